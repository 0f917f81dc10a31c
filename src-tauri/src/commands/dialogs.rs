//! The system's own dialogs for folders and files.

use serde::Deserialize;
use ts_rs::TS;

/// The name that a save dialog proposes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestedName {
    /// File name with its ending.
    pub name: String,
}
