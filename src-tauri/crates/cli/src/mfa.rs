//! The code of an MFA device, asked for at the terminal.

use std::io::{self, BufRead, IsTerminal};
use std::sync::Arc;

use gangway_app::{AskMfaCode, MfaAnswer, MfaQuestion, Secret, is_code};
use gangway_words::{Language, Words};

use crate::output::Output;

/// How often a text that can't be a code is asked for again.
const TRIES: usize = 3;

/// Somebody at the keyboard; nobody where the input comes from elsewhere.
struct Keyboard {
    language: Language,
}

/// Who is asked.
pub(crate) fn keyboard(language: Language) -> Arc<dyn AskMfaCode> {
    Arc::new(Keyboard { language })
}

impl AskMfaCode for Keyboard {
    fn code<'a>(&'a self, question: &'a MfaQuestion) -> MfaAnswer<'a> {
        let (language, question) = (self.language, question.clone());
        // whoever types takes as long as it takes
        let typed = tokio::task::spawn_blocking(move || ask(language, &question));
        Box::pin(async move { typed.await.ok().flatten() })
    }
}

fn ask(language: Language, question: &MfaQuestion) -> Option<Secret> {
    if !io::stdin().is_terminal() {
        return None;
    }
    let output = Output::new(Words::new(language));
    if question.refused {
        output.note(&output.tell("cli-mfa-refused", &[]));
    }
    for _ in 0..TRIES {
        output.note(&output.tell("cli-mfa-question", &[("serial", question.serial.as_str().into())]));
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).ok()?;
        let code: String = line.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if code.is_empty() {
            return None;
        }
        if is_code(&code) {
            return Some(Secret::new(code));
        }
        output.note(&output.tell("cli-mfa-form", &[]));
    }
    None
}
