//! Codes of MFA devices that the person typed. In memory, until they are used: each is good once.
//!
//! A session that needs a code fails with [`FaultCode::MfaCodeWanted`], and the window shows a field for it. The code is
//! tried at once with the account that asked for it; what came of it is kept, so whatever is asked next just works.

use std::collections::HashMap;
use std::future::ready;
use std::sync::{Mutex, PoisonError};

use gangway_aws::credentials::mfa::{AskMfaCode, MfaAnswer, MfaQuestion};
use gangway_catalog::fact::Fact;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::secret::Secret;

use crate::App;
use crate::views::*;

/// By the device's serial number.
#[derive(Default)]
pub(crate) struct TypedCodes(Mutex<HashMap<String, Secret>>);

impl TypedCodes {
    fn put(&self, serial: &str, code: &str) {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.insert(serial.to_owned(), Secret::new(code));
    }

    /// A code that nobody asked for isn't kept: it would be an old one when somebody does.
    fn forget(&self, serial: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(serial);
    }
}

impl AskMfaCode for TypedCodes {
    fn code<'a>(&'a self, question: &'a MfaQuestion) -> MfaAnswer<'a> {
        let code = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&question.serial);
        Box::pin(ready(code))
    }
}

/// The accounts that asked for a code last, by the device's serial number.
#[derive(Default)]
pub(crate) struct MfaQuestions(Mutex<HashMap<String, AccountRequest>>);

impl MfaQuestions {
    /// Hears why a session couldn't be opened.
    pub(crate) fn hear(&self, fault: &Fault, account: &AccountChoice, region: &str) {
        if let (FaultCode::MfaCodeWanted, Some(Fact::Text(serial))) = (fault.code, fault.facts.get("serial")) {
            let asked = AccountRequest { account: account.clone(), region: region.to_owned() };
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(serial.clone(), asked);
        }
    }

    fn of(&self, serial: &str) -> Option<AccountRequest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(serial).cloned()
    }
}

impl App {
    /// Takes the code that a device shows now, and tries it with the account that asked for it. Where nobody of this run
    /// of the program asked, it serves the next one who does: a job that an earlier run left.
    ///
    /// # Errors
    /// [`FaultCode::MfaCodeWanted`] of the kind `refused` for a code that isn't taken; as every call.
    pub async fn give_mfa_code(&self, question: GiveMfaCode) -> Result<(), Fault> {
        let GiveMfaCode { serial, code } = question;
        self.mfa_codes.put(&serial, &code);
        let Some(AccountRequest { account, region }) = self.access.mfa_questions.of(&serial) else { return Ok(()) };
        let opened = self.access.open(&account, &region).await;
        self.mfa_codes.forget(&serial);
        opened.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_wants_a_code_is_remembered() {
        let questions = MfaQuestions::default();
        let account = AccountChoice::Profile { name: "p".to_owned() };
        let fault = |code: FaultCode| Fault::new(code).with("serial", "s");
        questions.hear(&fault(FaultCode::AccessDenied), &account, "eu-west-1");
        assert_eq!(questions.of("s"), None);
        questions.hear(&fault(FaultCode::MfaCodeWanted), &account, "eu-west-1");
        let asked = AccountRequest { account, region: "eu-west-1".to_owned() };
        assert_eq!((questions.of("s"), questions.of("other")), (Some(asked), None));
    }

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
        codes.put("s", "123456");
        codes.forget("s");
        assert_eq!(codes.code(&question).await, None);
    }
}
