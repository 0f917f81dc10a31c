//! The buildspecs that stand in a clone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gangway_catalog::quotas;
use gangway_repository::{FileText, checked_out_branch, file_text};
use gangway_setup::document::{BuildspecPlace, Setup};

use crate::paths;

/// What the clone has at each path that a build of the setup takes its buildspec from, as a check wants to know it. Nothing
/// where another branch is checked out: that one isn't built. The clone is asked for only when there is such a path.
pub(crate) fn of_setup(setup: &Setup, clone: impl FnOnce() -> Option<PathBuf>) -> BTreeMap<String, Option<String>> {
    let paths = setup.builds.iter().filter_map(|build| match &build.buildspec {
        BuildspecPlace::Repository { path } => Some(path.as_str()),
        BuildspecPlace::Project { .. } => None,
    });
    let mut paths = paths.peekable();
    let folder = paths.peek().and_then(|_| clone()).filter(|folder| folder.is_dir());
    let Some(folder) = folder else { return BTreeMap::new() };
    if checked_out_branch(&folder).is_some_and(|branch| branch != setup.repository.branch) {
        return BTreeMap::new();
    }
    let known = |path: &str| match look(&folder, path) {
        FileText::Read(text) => Some((path.to_owned(), Some(text))),
        FileText::Missing => Some((path.to_owned(), None)),
        FileText::Skipped => None,
    };
    paths.filter_map(known).collect()
}

/// A buildspec of a clone.
pub(crate) fn read(folder: &Path, path: &str) -> Option<String> {
    look(folder, path).read()
}

fn look(folder: &Path, path: &str) -> FileText {
    if !paths::within(path) {
        return FileText::Skipped;
    }
    file_text(folder, path, quotas::BUILDSPEC_FILE.most as u64)
}
