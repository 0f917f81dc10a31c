//! Setup files that several subjects use.

use std::path::{Path, PathBuf};

use gangway_setup::document::Setup;

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

/// The smallest useful setup under another name, as a document.
///
/// # Panics
/// When its file isn't one.
#[must_use]
pub fn named(name: &str) -> Setup {
    let mut setup: Setup = serde_json::from_str(&text(&hello())).expect("a setup file");
    setup.name = name.to_owned();
    setup.connection.name = name.to_owned();
    setup
}

/// Its text.
///
/// # Panics
/// When the file can't be read.
#[must_use]
pub fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()))
}
