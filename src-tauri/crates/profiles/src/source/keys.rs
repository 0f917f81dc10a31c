//! Access keys that stand in a file or in variables.

use crate::command::Remedy;
use crate::environment::Environment;
use crate::fault::{Cause, Place, ProfileFault};
use crate::files::{Keys as Section, Profile};
use crate::secret::Secret;

/// Keys, complete and of characters that a request can carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// `AKIA…` or `ASIA…`.
    pub access_key_id: String,
    /// The secret access key.
    pub secret_access_key: Secret,
    /// Temporary keys have one.
    pub session_token: Option<Secret>,
    /// The account, when it is told beside them.
    pub account_id: Option<String>,
    /// When they run out, as the variable says.
    pub expiration: Option<String>,
    /// Where the first of them stands; none for variables.
    pub place: Option<Place>,
}

impl Keys {
    /// Whether the session token was forgotten: AWS knows temporary keys (`ASIA…`) only with theirs, and then says that
    /// the token in the request is invalid.
    #[must_use]
    pub fn lacks_token(&self) -> bool {
        self.access_key_id.starts_with("ASIA") && self.session_token.is_none()
    }
}

const ID: &str = "aws_access_key_id";
const SECRET: &str = "aws_secret_access_key";
/// Old and new name, the first wins.
const TOKENS: &[&str] = &["aws_security_token", "aws_session_token"];
const TOKEN_VARIABLES: &[&str] = &["AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"];

/// The keys of the environment. None without an id, whatever else is there.
pub(crate) fn of_environment(environment: &Environment) -> Result<Option<Keys>, ProfileFault> {
    let (id, secret) = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    let Some(access_key_id) = environment.get(id) else { return Ok(None) };
    let missing = || ProfileFault::new(Cause::KeysMissing(vec![secret])).about(secret);
    let secret_access_key = environment.get(secret).ok_or_else(missing)?;
    let token = environment.first(TOKEN_VARIABLES);
    for (variable, text) in [(id, access_key_id)].into_iter().chain(token) {
        if !sendable(text) {
            return Err(ProfileFault::new(Cause::CharacterUnusable).about(variable));
        }
    }
    Ok(Some(Keys {
        access_key_id: access_key_id.to_owned(),
        secret_access_key: Secret::new(secret_access_key),
        session_token: token.map(|(_, token)| Secret::new(token)),
        account_id: environment.get("AWS_ACCOUNT_ID").map(str::to_owned),
        expiration: environment.get("AWS_CREDENTIAL_EXPIRATION").map(str::to_owned),
        place: None,
    }))
}

/// The keys of a profile's section in one of the files: id and secret must stand in the same one.
pub(crate) fn of_section(profile: &Profile<'_>, section: Option<Section<'_>>) -> Result<Option<Keys>, ProfileFault> {
    let Some(section) = section else { return Ok(None) };
    let Some(id) = section.get(ID) else { return Ok(None) };
    let secret = section.get(SECRET).ok_or_else(|| missing(profile, SECRET).at(Some(id.place())))?;
    let token = TOKENS.iter().find_map(|key| section.get(key).map(|setting| (*key, setting)));
    let access_key_id = profile.checked(ID, id)?;
    let session_token = token.map(|(key, setting)| profile.checked(key, setting).map(|text| (key, setting, text)));
    let session_token = session_token.transpose()?;
    for (key, setting, text) in [(ID, id, access_key_id)].into_iter().chain(session_token) {
        if !sendable(text) {
            return Err(ProfileFault::of(profile.name(), Cause::CharacterUnusable)
                .at(Some(setting.place()))
                .about(key));
        }
    }
    Ok(Some(Keys {
        access_key_id: access_key_id.to_owned(),
        secret_access_key: Secret::new(profile.checked(SECRET, secret)?),
        session_token: session_token.map(|(_, _, text)| Secret::new(text)),
        account_id: section.get("aws_account_id").and_then(|setting| setting.text()).map(str::to_owned),
        expiration: None,
        place: Some(id.place()),
    }))
}

/// Whether a profile has either key: then it needs no other source for a role.
pub(crate) fn some(profile: &Profile<'_>) -> bool {
    profile.has(ID) || profile.has(SECRET)
}

/// That a profile without a source has a secret, and no id to it.
pub(crate) fn without_id(profile: &Profile<'_>) -> Option<ProfileFault> {
    let secret = profile.get(SECRET)?;
    (!profile.has(ID)).then(|| missing(profile, ID).at(Some(secret.place())))
}

fn missing(profile: &Profile<'_>, key: &'static str) -> ProfileFault {
    ProfileFault::of(profile.name(), Cause::KeysMissing(vec![key])).about(key).mended_by(Remedy::Configure)
}

/// Id and token stand in headers of each request.
fn sendable(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}
