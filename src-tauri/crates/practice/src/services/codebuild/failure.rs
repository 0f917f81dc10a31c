//! Why a phase of a build failed.

use serde::{Deserialize, Serialize};

use crate::other::Other;

/// CodeBuild's code of a phase whose command failed.
pub(super) const COMMAND_FAILED: &str = "COMMAND_EXECUTION_ERROR";

/// Why a phase failed, as the build shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Failure {
    pub(super) code: String,
    pub(super) message: String,
    #[serde(flatten)]
    other: Other,
}

impl Failure {
    pub(super) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), other: Other::default() }
    }

    /// What the project or its role is to blame for.
    pub(super) fn client_error(message: impl Into<String>) -> Self {
        Self::new("CLIENT_ERROR", message)
    }
}

/// What the log says of a file whose text is lost.
pub(super) fn lost(path: &str) -> String {
    format!("The practice account no longer has the text of {path}")
}
