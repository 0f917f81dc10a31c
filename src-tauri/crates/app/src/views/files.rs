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
    /// The format's id, which is its folder too, e.g. `cloudformation`.
    pub format: String,
    pub files: Vec<FileView>,
}

/// A file of a format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Path below the format's folder.
    pub path: String,
    pub text: String,
}

/// Where files are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase")]
pub enum Destination {
    /// Into a folder, which is made when it isn't there.
    Folder { path: String },
    /// Into one archive, which is made.
    Zip { path: String },
}

/// Write files of a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveFiles {
    /// Id of the setup.
    pub id: String,
    /// Ids of formats; none: all formats.
    pub formats: Vec<String>,
    /// Files within the formats, as `format/path`; none: all.
    pub files: Vec<String>,
    pub destination: Destination,
    /// Whether files that exist may be replaced.
    pub overwrite: bool,
}

/// The files that were written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedFiles {
    /// Absolute paths.
    pub paths: Vec<String>,
}

/// Ask for the requests to others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestsOfSetup {
    /// Id of the setup.
    pub id: String,
    /// Addresses of the server, or ranges that it is in, where somebody knows them.
    pub addresses: Vec<String>,
}

/// Write the requests to others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveRequests {
    pub of: RequestsOfSetup,
    /// The folder, which is made when it isn't there.
    pub path: String,
    /// Whether files that exist may be replaced.
    pub overwrite: bool,
}
