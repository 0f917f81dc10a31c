//! What a repository tells.

use gangway_repository::Suggestion;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was typed, dropped or chosen as the repository: a folder, a URL, or `owner/name`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectRepository {
    pub text: String,
}

/// A repository of the practice account, as its state lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectPractice {
    /// Spelled as the API spells provider types.
    pub provider: String,
    /// `owner/name`.
    pub name: String,
    /// The first is the default.
    pub branches: Vec<ListedBranch>,
}

/// A branch whose files are known by their paths only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListedBranch {
    pub name: String,
    /// Paths from the root, with `/`.
    pub files: Vec<String>,
}

/// Take over what was found in a repository.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplySuggestion {
    /// Id of the setup.
    pub id: String,
    pub suggestion: Suggestion,
    /// The setup file of the clone to take instead, one of `suggestion.setup_files`.
    pub setup_file: Option<String>,
}

/// What stands in for a person's repository in the practice account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StandInView {
    /// `owner/name`.
    pub repository: String,
    /// How many files of the clone were copied; 0 when a small sample stands in.
    pub files: u32,
    /// How many files of the clone were left out.
    pub skipped: u32,
}
