//! Roles that ask for the code of an MFA device, and what came of a code: a code is good once, so the credentials of such
//! a role are kept in memory until they run out, and never on disk.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use gangway_profiles::secret::Secret;

/// Kept credentials end so long before AWS ends them: whoever uses them asks anew some seconds before.
const ENDS_BEFORE: Duration = Duration::from_secs(60);

/// Which code is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MfaQuestion {
    /// The profile that names the device.
    pub profile: String,
    /// The role that asks for it.
    pub role_arn: String,
    /// The device: an ARN, or a serial number.
    pub serial: String,
    /// AWS took no code that was given before.
    pub refused: bool,
}

/// A code, once somebody typed it; none where nobody does.
pub type MfaAnswer<'a> = Pin<Box<dyn Future<Output = Option<Secret>> + Send + 'a>>;

/// Somebody who knows the codes of MFA devices.
pub trait AskMfaCode: Send + Sync {
    /// Asks for a code of six digits. May take as long as a person takes.
    fn code<'a>(&'a self, question: &'a MfaQuestion) -> MfaAnswer<'a>;
}

/// Nobody knows a code.
struct NoCodes;

impl AskMfaCode for NoCodes {
    fn code<'a>(&'a self, _question: &'a MfaQuestion) -> MfaAnswer<'a> {
        Box::pin(std::future::ready(None))
    }
}

/// Whom to ask, and the roles that codes were given for in this run of the program. A copy shares them.
#[derive(Clone)]
pub struct MfaRoles {
    asked: Arc<dyn AskMfaCode>,
    kept: Arc<Mutex<HashMap<String, Credentials>>>,
}

impl fmt::Debug for MfaRoles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MfaRoles(…)")
    }
}

/// Those of a program that asks nobody.
impl Default for MfaRoles {
    fn default() -> Self {
        Self::new(Arc::new(NoCodes))
    }
}

impl MfaRoles {
    /// Nothing is kept yet.
    #[must_use]
    pub fn new(asked: Arc<dyn AskMfaCode>) -> Self {
        Self { asked, kept: Arc::default() }
    }

    pub(super) async fn ask(&self, question: &MfaQuestion) -> Option<Secret> {
        self.asked.code(question).await
    }

    pub(super) fn find(&self, name: &str, now: SystemTime) -> Option<Credentials> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, one| one.expiry().is_none_or(|end| end > now + ENDS_BEFORE));
        kept.get(name).cloned()
    }

    pub(super) fn keep(&self, name: &str, credentials: &Credentials) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(name.to_owned(), credentials.clone());
    }
}

/// Whether a text can be a code: AWS refuses all others, and counts them.
pub fn is_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_code_is_kept_until_it_runs_out() {
        let roles = MfaRoles::default();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        let until = |seconds| {
            let end = now + Duration::from_secs(seconds);
            Credentials::new("ASIAX", "s", Some("t".to_owned()), Some(end), "test")
        };
        roles.keep("long", &until(3_600));
        roles.keep("short", &until(30));
        let copy = roles.clone();
        assert!(copy.find("long", now).is_some());
        assert!(copy.find("short", now).is_none() && copy.find("other", now).is_none());
        assert!(roles.find("long", now + Duration::from_secs(3_590)).is_none());
    }

    #[test]
    fn a_code_has_six_digits() {
        assert!(is_code("012345"));
        for bad in ["", "12345", "1234567", "12345a", " 12345", "１２３４５６"] {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
