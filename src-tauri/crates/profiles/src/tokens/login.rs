//! What `aws login` keeps below `~/.aws/login/cache`: read to tell how a sign-in stands, never written.

use std::fmt;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};

use super::{SignIn, standing, timestamp};
use crate::command::Remedy;
use crate::fault::{Cause, Place, ProfileFault};
use crate::source::base::LoginSession;

/// How long before their end the keys are renewed: botocore's number.
const RENEWED_BEFORE: Duration = Duration::minutes(5);

/// The name of a session's file.
#[must_use]
pub fn session_file(session: &LoginSession) -> String {
    format!("{:x}.json", Sha256::digest(session.session.as_bytes()))
}

/// What a session's file tells. The keys and tokens in it are left to AWS's SDK.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptSession {
    /// Until when the keys in it are good: minutes, not hours.
    pub expires_at: OffsetDateTime,
    /// The account.
    pub account_id: String,
    /// Whether all is there that new keys are asked for with. AWS takes it for some hours, which no file tells.
    pub renewable: bool,
}

impl fmt::Debug for KeptSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptSession").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SessionFile {
    access_token: AccessToken,
    client_id: Option<String>,
    refresh_token: Option<String>,
    dpop_key: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AccessToken {
    account_id: String,
    expires_at: String,
    #[serde(rename = "accessKeyId")]
    _id: String,
    #[serde(rename = "secretAccessKey")]
    _secret: String,
    #[serde(rename = "sessionToken")]
    _token: String,
}

impl KeptSession {
    /// Reads a file. `None`: the AWS CLI can't use it either.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let file: SessionFile = serde_json::from_str(text).ok()?;
        Some(Self {
            expires_at: timestamp::read(&file.access_token.expires_at)?,
            account_id: file.access_token.account_id,
            renewable: file.client_id.is_some() && file.refresh_token.is_some() && file.dpop_key.is_some(),
        })
    }

    /// How the sign-in stands.
    #[must_use]
    pub fn standing(&self, now: OffsetDateTime) -> SignIn {
        standing(self.expires_at, self.renewable.then_some(RENEWED_BEFORE), now)
    }
}

/// The session of a profile's file, or what the person must do. `text`: none where there is no file, or one that can't be
/// opened.
///
/// # Errors
/// [`Cause::NotSignedIn`], [`Cause::SignInUnreadable`] and [`Cause::SignInExpired`].
pub fn current(
    profile: &str,
    path: &str,
    text: Option<&str>,
    now: OffsetDateTime,
) -> Result<KeptSession, ProfileFault> {
    let fault = |cause, place: bool| {
        let place = place.then(|| Place { path: path.to_owned(), line: None });
        ProfileFault::of(profile, cause).at(place).mended_by(Remedy::Login)
    };
    let text = text.ok_or_else(|| fault(Cause::NotSignedIn, false))?;
    let session = KeptSession::read(text).ok_or_else(|| fault(Cause::SignInUnreadable, true))?;
    match session.standing(now) {
        SignIn::Expired => Err(fault(Cause::SignInExpired, false)),
        SignIn::Valid | SignIn::Renewable => Ok(session),
    }
}
