//! Codes of MFA devices that the person typed. In memory, until they are used: each is good once.

use std::collections::HashMap;
use std::future::ready;
use std::sync::{Mutex, PoisonError};

use gangway_aws::credentials::mfa::{AskMfaCode, MfaAnswer, MfaQuestion};
use gangway_profiles::secret::Secret;

use crate::App;

/// By the device's serial number.
#[derive(Default)]
pub(crate) struct TypedCodes(Mutex<HashMap<String, Secret>>);

impl TypedCodes {
    fn put(&self, serial: &str, code: &str) {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.insert(serial.to_owned(), Secret::new(code));
    }
}

impl AskMfaCode for TypedCodes {
    fn code<'a>(&'a self, question: &'a MfaQuestion) -> MfaAnswer<'a> {
        let code = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&question.serial);
        Box::pin(ready(code))
    }
}

impl App {
    /// Takes the code that a device shows now, for the next question that needs it: that question was answered by
    /// [`gangway_catalog::fault::FaultCode::MfaCodeWanted`].
    pub fn give_mfa_code(&self, serial: &str, code: &str) {
        self.mfa_codes.put(serial, code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_code_is_given_once() {
        let codes = TypedCodes::default();
        let question =
            MfaQuestion { profile: "p".to_owned(), role_arn: "r".to_owned(), serial: "s".to_owned(), refused: false };
        assert_eq!(codes.code(&question).await, None);
        codes.put("other", "000000");
        codes.put("s", "123456");
        assert_eq!(codes.code(&question).await, Some(Secret::new("123456")));
        assert_eq!(codes.code(&question).await, None);
    }
}
