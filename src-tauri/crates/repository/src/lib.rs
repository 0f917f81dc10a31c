//! Reads a local clone and suggests answers. Never runs what it reads, never follows a link out of it, and reads a
//! bounded amount of a bounded number of files, however large the clone is.
//!
//! Knows no account and no window. Start reading at [`Suggestion`].
#![warn(missing_docs)]

use std::path::Path;

use gangway_catalog::fact::FactMap;
use gangway_catalog::providers::ProviderType;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was found, and why the program thinks so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Suggestion {
    /// The clone's folder; none for a URL or `owner/name`.
    pub folder: Option<String>,
    /// The address of the remote, without credentials.
    pub remote: Option<String>,
    /// The provider, when the host tells.
    pub provider: Option<ProviderType>,
    /// A provider that AWS doesn't offer: `bitbucket-data-center`, `ghe-com`, `azure-devops-server`.
    pub not_offered: Option<String>,
    /// `owner/name`.
    pub name: String,
    /// The branch that is checked out.
    pub current_branch: Option<String>,
    /// The remote's default branch.
    pub default_branch: Option<String>,
    /// Branches that the clone knows, sorted, at most 200.
    pub branches: Vec<String>,
    /// A recipe of the catalog that fits.
    pub recipe: Option<String>,
    /// The package manager that the lock files show.
    pub package_manager: Option<String>,
    /// The runtime version that the project asks for.
    pub runtime_version: Option<String>,
    /// A buildspec at the root, relative path.
    pub buildspec: Option<String>,
    /// Its text, when it is readable and below 64 KiB.
    pub buildspec_text: Option<String>,
    /// Setup files (`*.gangway.json`) at the root, relative paths.
    pub setup_files: Vec<String>,
    /// Why the program thinks so.
    pub evidence: Vec<Evidence>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Which sentence: `evidence-<code>` in `words`.
    pub code: String,
    /// The values that it names.
    pub facts: FactMap,
}

/// Why a text or a folder gave no suggestion.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InspectProblem {
    /// Nothing is there.
    #[error("no such folder")]
    NotFound {
        /// Which path.
        path: String,
    },
    /// It's there but can't be read.
    #[error("can't be read: {detail}")]
    Unreadable {
        /// Which path.
        path: String,
        /// What the system says.
        detail: String,
    },
    /// A folder, but not of a clone.
    #[error("not a repository")]
    NotARepository {
        /// Which path.
        path: String,
    },
    /// Neither a folder, nor a URL, nor `owner/name`.
    #[error("not understood")]
    NotUnderstood {
        /// What was given, shortened.
        text: String,
    },
}

/// Reads a clone: the folder itself or any folder within it.
///
/// # Errors
/// An [`InspectProblem`]; the clone is never changed and nothing of it is run.
pub fn inspect_folder(path: &Path) -> Result<Suggestion, InspectProblem> {
    Err(InspectProblem::NotARepository { path: path.display().to_string() })
}

/// Reads what was typed, dropped or chosen: a folder, a URL, or `owner/name`.
///
/// # Errors
/// An [`InspectProblem`] when it is none of them.
pub fn inspect_text(text: &str) -> Result<Suggestion, InspectProblem> {
    let path = Path::new(text);
    if path.is_absolute() { inspect_folder(path) } else { Err(InspectProblem::NotUnderstood { text: text.to_owned() }) }
}
