//! The sources that need no other profile, in the order in which the AWS CLI looks for them.

use crate::environment::{Environment, System};
use crate::fault::{Cause, ProfileFault};
use crate::files::{ConfigFiles, Profile};

use super::identity_center::{self, IdentityCenter};
use super::keys::{self, Keys};
use super::process::{self, Process};
use super::web_identity::{self, WebIdentity};

/// What a profile has by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseSource {
    /// A role with the token of another identity provider.
    WebIdentity(WebIdentity),
    /// IAM Identity Center.
    IdentityCenter(IdentityCenter),
    /// Keys in a file.
    Keys(Keys),
    /// What `aws login` keeps.
    Login(LoginSession),
    /// A program prints them.
    Process(Process),
}

/// A sign-in with the console's credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginSession {
    /// The identity's ARN, as it is written: it names the file of the sign-in.
    pub session: String,
}

/// The first that the profile has. `variables`: where those of a web identity count beside the profile.
pub(crate) fn of(
    profile: &Profile<'_>,
    files: &ConfigFiles,
    system: System,
    variables: Option<&Environment>,
) -> Result<Option<BaseSource>, ProfileFault> {
    if let Some(found) = web_identity::of(Some(profile), variables)? {
        return Ok(Some(BaseSource::WebIdentity(found)));
    }
    if let Some(found) = identity_center::of(profile, files)? {
        return Ok(Some(BaseSource::IdentityCenter(found)));
    }
    if let Some(found) = keys::of_section(profile, profile.in_credentials())? {
        return Ok(Some(BaseSource::Keys(found)));
    }
    if let Some(session) = profile.wanted("login_session")? {
        return Ok(Some(BaseSource::Login(LoginSession { session: session.to_owned() })));
    }
    if let Some(found) = process::of(profile, system)? {
        return Ok(Some(BaseSource::Process(found)));
    }
    Ok(keys::of_section(profile, profile.in_config())?.map(BaseSource::Keys))
}

/// What keys of a profile without a source say that it was meant to be.
pub(crate) fn unfinished(profile: &Profile<'_>) -> Result<(), ProfileFault> {
    let web_identity = || {
        let empty = profile.text("web_identity_token_file") == Some("");
        empty.then(|| profile.fault(Cause::KeyEmpty, "web_identity_token_file"))
    };
    let found = keys::without_id(profile).or_else(|| identity_center::without_account(profile)).or_else(web_identity);
    found.map_or(Ok(()), Err)
}
