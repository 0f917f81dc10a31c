//! The files of sentences, one a subject, each in both languages.

use crate::Language;

/// The sentences of one subject.
#[derive(Clone, Copy, Debug)]
pub struct SentenceFile {
    /// The path below the language's folder, without `.ftl`: `steps/build`.
    pub subject: &'static str,
    /// The file's text.
    pub text: &'static str,
}

macro_rules! subjects {
    ($($subject:literal)*) => {
        const ENGLISH: &[SentenceFile] =
            &[$(SentenceFile { subject: $subject, text: include_str!(concat!("../en/", $subject, ".ftl")) }),*];
        const JAPANESE: &[SentenceFile] =
            &[$(SentenceFile { subject: $subject, text: include_str!(concat!("../ja/", $subject, ".ftl")) }),*];
    };
}

subjects! {
    "actions" "causes" "certificates" "cli/help" "cli/output"
    "events" "evidence" "faults" "files" "host-jobs" "networks" "notices" "problems" "providers" "reasons" "recipes"
    "regions" "requests" "resources" "runs"
    "screens/connections" "screens/files" "screens/home" "screens/hosts" "screens/practice" "screens/run" "screens/runs"
    "screens/settings" "sign-in"
    "steps/account" "steps/build" "steps/connection" "steps/deploy" "steps/host" "steps/repository" "steps/review"
    "steps/triggers" "steps/wizard"
    "terms" "window"
}

/// All files of a language.
pub(crate) fn of(language: Language) -> &'static [SentenceFile] {
    match language {
        Language::En => ENGLISH,
        Language::Ja => JAPANESE,
    }
}
