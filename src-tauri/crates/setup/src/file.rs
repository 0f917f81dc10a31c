//! The setup file: text to [`Setup`] and back.

use crate::document::Setup;

/// A setup that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The answers; members that this version doesn't know are kept.
    pub setup: Setup,
    /// The file was written by a newer version: shown, never written.
    pub read_only: bool,
}

/// Why a text isn't a setup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {detail}")]
pub struct FileProblem {
    /// From 1; 0 when no line is to blame.
    pub line: usize,
    /// What the reader met, in English: a fact for the sentence, not a sentence.
    pub detail: String,
}

/// Reads a setup file.
///
/// # Errors
/// A [`FileProblem`] when the text isn't JSON or isn't a setup.
pub fn open(text: &str) -> Result<Opened, FileProblem> {
    let setup: Setup =
        serde_json::from_str(text).map_err(|error| FileProblem { line: error.line(), detail: error.to_string() })?;
    let read_only = setup.gangway > crate::document::VERSION;
    Ok(Opened { setup, read_only })
}

/// Writes a setup file: stable, readable, with a newline at the end.
#[must_use]
pub fn to_text(setup: &Setup) -> String {
    serde_json::to_string_pretty(setup).map(|text| text + "\n").unwrap_or_default()
}
