//! The files of a setup, and where they go.

use gangway_setup::problem::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The files of a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    /// One entry a format that can be written.
    pub formats: Vec<FormatView>,
    /// What stands in the way of all formats, or of one that is missing.
    pub problems: Vec<Problem>,
}

/// The files of one format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatView {
    /// Its id and folder, e.g. `cloudformation`.
    pub format: String,
    /// Its files.
    pub files: Vec<FileView>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Path below the format's folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Where files go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase")]
pub enum Destination {
    /// Into a folder, which is made when it isn't there.
    Folder {
        /// Its path.
        path: String,
    },
    /// Into one archive.
    Zip {
        /// Its path.
        path: String,
    },
}

/// Write files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveFiles {
    /// Which setup.
    pub id: String,
    /// Formats; none: all.
    pub formats: Vec<String>,
    /// Files within the formats, as `format/path`; none: all.
    pub files: Vec<String>,
    /// Where to.
    pub destination: Destination,
    /// Whether files that exist may be replaced.
    pub overwrite: bool,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The files, as whole paths.
    pub paths: Vec<String>,
}
