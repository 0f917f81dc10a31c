//! Setup files that several subjects use.

use std::path::{Path, PathBuf};

use crate::place;

/// The smallest useful setup: Node, a push, a copy to S3, of a repository of the practice provider.
#[must_use]
pub fn hello() -> PathBuf {
    place::repository().join("tests/setups/hello.gangway.json")
}

/// A setup that uses everything: variables of every kind, two pipelines, patterns, tags.
#[must_use]
pub fn full() -> PathBuf {
    place::repository().join("tests/setups/full.gangway.json")
}

/// Its text.
///
/// # Panics
/// When the file can't be read.
#[must_use]
pub fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()))
}
