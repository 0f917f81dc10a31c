//! What a repository tells.

use gangway_repository::Suggestion;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was typed, dropped or chosen as the repository: a folder, a URL, or `owner/name`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectRepository {
    /// It.
    pub text: String,
}

/// Take over what was found in a repository.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplySuggestion {
    /// Which setup.
    pub id: String,
    /// What was found.
    pub suggestion: Suggestion,
    /// The setup file of the clone to take instead, one of `suggestion.setup_files`.
    pub setup_file: Option<String>,
}
