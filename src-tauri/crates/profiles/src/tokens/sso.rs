//! Identity Center's token and the registration of the client, as the AWS CLI keeps them below `~/.aws/sso/cache`.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::json;
use sha1::{Digest, Sha1};
use time::{Duration, OffsetDateTime};

use super::{SignIn, json, standing, timestamp};
use crate::command::Remedy;
use crate::fault::{Cause, Place, ProfileFault};
use crate::secret::Secret;
use crate::source::identity_center::Portal;

/// How long before its end a token is renewed, and a registration no longer used: botocore's numbers.
const RENEWED_BEFORE: Duration = Duration::minutes(15);

/// The name of a portal's token file: of the session's name, or in the older form of the start address as it is written.
/// Two ways to write one address are two sign-ins.
#[must_use]
pub fn token_file(portal: &Portal) -> String {
    hashed(portal.session.as_ref().unwrap_or(&portal.start_url).as_bytes())
}

/// The name of the file that keeps a client's registration.
#[must_use]
pub fn registration_file(portal: &Portal) -> String {
    // Python's `sort_keys`, and null for what isn't given
    let scopes = if portal.scopes.is_empty() { json!(null) } else { json!(portal.scopes) };
    let key = json!({
        "region": portal.region,
        "scopes": scopes,
        "session_name": portal.session,
        "startUrl": portal.start_url,
        "tool": "botocore",
    });
    hashed(json::text(&key).as_bytes())
}

fn hashed(bytes: &[u8]) -> String {
    format!("{:x}.json", Sha1::digest(bytes))
}

/// A token, and what it is renewed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// What Identity Center's portal is asked with.
    pub access_token: Secret,
    /// When it runs out.
    pub expires_at: OffsetDateTime,
    /// What renews it; none in the older form, and where the portal gave no right to it.
    pub refresh_token: Option<Secret>,
    /// The client that asked for it; the AWS CLI keeps it in the older form, too.
    pub client: Option<Client>,
}

/// A registered client.
#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: String,
    /// Its secret.
    pub secret: Secret,
    /// When the registration runs out: then nothing is renewed with it.
    pub expires_at: OffsetDateTime,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// The file's members, in the order in which the AWS CLI writes them.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TokenFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    access_token: String,
    expires_at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    registration_expires_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
}

impl Token {
    /// Reads a file. `None`: it isn't a token of any age.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let file: TokenFile = serde_json::from_str(text).ok()?;
        let registered = file.registration_expires_at.as_deref().and_then(timestamp::read);
        let client = match (file.client_id, file.client_secret, registered) {
            (Some(id), Some(secret), Some(expires_at)) => Some(Client { id, secret: Secret::new(secret), expires_at }),
            _ => None,
        };
        Some(Self {
            access_token: Secret::new(file.access_token),
            expires_at: timestamp::read(&file.expires_at)?,
            refresh_token: file.refresh_token.map(Secret::new),
            client,
        })
    }

    /// The file's text, as the AWS CLI writes it.
    #[must_use]
    pub fn write(&self, portal: &Portal) -> Secret {
        let client = self.client.as_ref();
        Secret::new(json::text(&TokenFile {
            start_url: Some(portal.start_url.clone()),
            region: Some(portal.region.clone()),
            access_token: self.access_token.reveal().to_owned(),
            expires_at: timestamp::write(self.expires_at),
            client_id: client.map(|client| client.id.clone()),
            client_secret: client.map(|client| client.secret.reveal().to_owned()),
            registration_expires_at: client.map(|client| timestamp::write(client.expires_at)),
            refresh_token: self.refresh_token.as_ref().map(|token| token.reveal().to_owned()),
        }))
    }

    /// How the sign-in stands. Only a portal with a session renews tokens. A valid token may still have been ended at
    /// AWS: then the portal answers `UnauthorizedException`.
    #[must_use]
    pub fn standing(&self, portal: &Portal, now: OffsetDateTime) -> SignIn {
        let client = self.client.as_ref().is_some_and(|client| client.expires_at > now);
        let renewable = portal.session.is_some() && self.refresh_token.is_some() && client;
        standing(self.expires_at, renewable.then_some(RENEWED_BEFORE), now)
    }
}

/// A registered client, as its own file keeps it until a token is there.
#[derive(Clone, PartialEq, Eq)]
pub struct Registration {
    /// The client.
    pub client: Client,
    /// What it registered for.
    pub scopes: Vec<String>,
    /// How it may ask for tokens; empty for the device code, which the AWS CLI registers without them.
    pub grant_types: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RegistrationFile {
    client_id: String,
    client_secret: String,
    expires_at: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    grant_types: Vec<String>,
}

impl Registration {
    /// Reads a file. `None`: it isn't a registration.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let file: RegistrationFile = serde_json::from_str(text).ok()?;
        let expires_at = timestamp::read(&file.expires_at)?;
        let client = Client { id: file.client_id, secret: Secret::new(file.client_secret), expires_at };
        Some(Self { client, scopes: file.scopes, grant_types: file.grant_types })
    }

    /// The file's text, as the AWS CLI writes it.
    #[must_use]
    pub fn write(&self) -> Secret {
        Secret::new(json::text(&RegistrationFile {
            client_id: self.client.id.clone(),
            client_secret: self.client.secret.reveal().to_owned(),
            expires_at: timestamp::write(self.client.expires_at),
            scopes: self.scopes.clone(),
            grant_types: self.grant_types.clone(),
        }))
    }

    /// Whether a new token may be asked for with it, by authorization code or else by device code: not shortly before
    /// its end, and not with the other kind.
    #[must_use]
    pub fn usable(&self, with_code: bool, now: OffsetDateTime) -> bool {
        let for_code = self.grant_types.iter().any(|kind| kind == "authorization_code");
        self.client.expires_at - now >= RENEWED_BEFORE && for_code == with_code
    }
}

/// The token of a profile's file, or what the person must do. `text`: none where there is no file, or one that can't be
/// opened.
///
/// # Errors
/// [`Cause::NotSignedIn`], [`Cause::SignInUnreadable`] and [`Cause::SignInExpired`].
pub fn current(
    profile: &str,
    portal: &Portal,
    path: &str,
    text: Option<&str>,
    now: OffsetDateTime,
) -> Result<Token, ProfileFault> {
    let fault = |cause, place: bool| {
        let place = place.then(|| Place { path: path.to_owned(), line: None });
        ProfileFault::of(profile, cause).at(place).mended_by(Remedy::SsoLogin)
    };
    let text = text.ok_or_else(|| fault(Cause::NotSignedIn, false))?;
    let token = Token::read(text).ok_or_else(|| fault(Cause::SignInUnreadable, true))?;
    match token.standing(portal, now) {
        SignIn::Expired => Err(fault(Cause::SignInExpired, false)),
        SignIn::Valid | SignIn::Renewable => Ok(token),
    }
}
