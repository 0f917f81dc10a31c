//! A sign-in to IAM Identity Center, and the account and role that a profile takes there.

use crate::choice::host_label;
use crate::command::Remedy;
use crate::endpoints;
use crate::fault::{Cause, ProfileFault};
use crate::files::{ConfigFiles, Keys as Section, Profile, Setting};

/// An account and a role, behind a portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityCenter {
    /// Where one signs in.
    pub portal: Portal,
    /// The account.
    pub account_id: String,
    /// The role, which is the permission set's name.
    pub role_name: String,
}

/// Where one signs in: one token for all profiles that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portal {
    /// The name of its `[sso-session …]`; none for the older form, where a profile has all keys. Only with a session can
    /// a token be renewed, and the authorization code be used.
    pub session: Option<String>,
    /// The start address, as it is written: it names the token's file.
    pub start_url: String,
    /// Identity Center's Region, which needn't be the profile's.
    pub region: String,
    /// What the client registers for; empty: the AWS CLI then asks for `sso:account:access`.
    pub scopes: Vec<String>,
}

const START: &str = "sso_start_url";
const REGION: &str = "sso_region";
const ACCOUNT: &str = "sso_account_id";
const ROLE: &str = "sso_role_name";
const SESSION: &str = "sso_session";

/// The keys of the profile, and of the session that it names.
struct SignInKeys<'a> {
    profile: Profile<'a>,
    session: Option<(&'a str, Section<'a>)>,
}

impl<'a> SignInKeys<'a> {
    fn new(profile: &Profile<'a>, files: &'a ConfigFiles) -> Result<Self, ProfileFault> {
        let Some(setting) = profile.get(SESSION) else { return Ok(Self { profile: *profile, session: None }) };
        let name = profile.checked(SESSION, setting)?;
        let missing =
            || profile.fault(Cause::SectionMissing { name: name.to_owned() }, SESSION).mended_by(Remedy::ConfigureSso);
        let section = files.session(name).ok_or_else(missing)?;
        for key in section.names() {
            let (of_session, of_profile) = (section.get(key), profile.get(key));
            if let (Some(of_session), Some(of_profile)) = (of_session, of_profile)
                && of_session.value != of_profile.value
            {
                return Err(profile.fault(Cause::SessionContradicts { session: name.to_owned() }, key));
            }
        }
        Ok(Self { profile: *profile, session: Some((name, section)) })
    }

    fn get(&self, key: &str) -> Option<Setting<'a>> {
        let of_session = self.session.as_ref().and_then(|(_, section)| section.get(key));
        of_session.or_else(|| self.profile.get(key))
    }

    fn fault(&self, cause: Cause, key: &str) -> ProfileFault {
        let place = self.get(key).map(|setting| setting.place()).or_else(|| self.profile.place());
        ProfileFault::of(self.profile.name(), cause).at(place).about(key)
    }

    /// The texts of keys that must all be there.
    fn texts<const N: usize>(&self, keys: [&'static str; N]) -> Result<[&'a str; N], ProfileFault> {
        let missing: Vec<&str> = keys.into_iter().filter(|key| self.get(key).is_none()).collect();
        if let Some(first) = missing.first() {
            let place = match &self.session {
                Some((_, section)) if [START, REGION].contains(first) => Some(section.place()),
                _ => self.profile.place(),
            };
            let fault = ProfileFault::of(self.profile.name(), Cause::KeysMissing(missing.clone()));
            return Err(fault.at(place).about(first).mended_by(Remedy::ConfigureSso));
        }
        let mut texts = [""; N];
        for (text, key) in texts.iter_mut().zip(keys) {
            let setting = self.get(key);
            *text = match setting.and_then(|setting| setting.text()) {
                None => return Err(self.fault(Cause::WrongShape, key)),
                Some("") => return Err(self.fault(Cause::KeyEmpty, key)),
                Some(text) => text,
            };
        }
        Ok(texts)
    }

    fn portal(&self, start_url: &str, region: &str) -> Result<Portal, ProfileFault> {
        let url = endpoints::read(start_url).map_err(|cause| self.fault(cause, START))?;
        if !endpoints::is_private(&url) {
            return Err(self.fault(Cause::AddressUnreadable, START));
        }
        if !host_label(region) {
            return Err(self.fault(Cause::RegionUnusable, REGION));
        }
        let scopes = self.session.as_ref().and_then(|(_, section)| section.get("sso_registration_scopes"));
        let scopes = scopes.and_then(|setting| setting.text()).unwrap_or_default().split(',').map(str::trim);
        Ok(Portal {
            session: self.session.as_ref().map(|(name, _)| (*name).to_owned()),
            start_url: start_url.to_owned(),
            region: region.to_owned(),
            scopes: scopes.filter(|scope| !scope.is_empty()).map(str::to_owned).collect(),
        })
    }
}

/// The profile's account and role; none where it names neither.
pub(crate) fn of(profile: &Profile<'_>, files: &ConfigFiles) -> Result<Option<IdentityCenter>, ProfileFault> {
    if !profile.has(ACCOUNT) && !profile.has(ROLE) {
        return Ok(None);
    }
    let keys = SignInKeys::new(profile, files)?;
    let [role_name, account_id, start_url, region] = keys.texts([ROLE, ACCOUNT, START, REGION])?;
    Ok(Some(IdentityCenter {
        portal: keys.portal(start_url, region)?,
        account_id: account_id.to_owned(),
        role_name: role_name.to_owned(),
    }))
}

/// Where a profile signs in, whether or not it names an account and a role already; none where it doesn't sign in to
/// Identity Center.
///
/// # Errors
/// As [`crate::source::resolve`].
pub fn portal(profile: &Profile<'_>, files: &ConfigFiles) -> Result<Option<Portal>, ProfileFault> {
    if ![SESSION, START, ACCOUNT, ROLE].iter().any(|key| profile.has(key)) {
        return Ok(None);
    }
    let keys = SignInKeys::new(profile, files)?;
    let [start_url, region] = keys.texts([START, REGION])?;
    keys.portal(start_url, region).map(Some)
}

/// That a profile without a source names where one signs in, and neither account nor role.
pub(crate) fn without_account(profile: &Profile<'_>) -> Option<ProfileFault> {
    let key = [SESSION, START].into_iter().find(|key| profile.has(key))?;
    let fault = profile.fault(Cause::KeysMissing(vec![ACCOUNT, ROLE]), key);
    Some(fault.about(ACCOUNT).mended_by(Remedy::ConfigureSso))
}
