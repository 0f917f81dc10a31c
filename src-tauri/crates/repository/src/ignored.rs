//! What a clone's `.gitignore` files leave out, by Git's own rules.
//!
//! The crate `ignore` would walk the clone as well, but it opens each `.gitignore` as it is: one that is a pipe or a link
//! to a device would never end. Here they are read within the bounds of [`bounded`].

use std::path::Path;

use gix_ignore::Search;
use gix_ignore::glob::pattern::Case;
use gix_ignore::search::Ignore;

use crate::bounded;

/// How much of all these files together is read, in bytes: each name is held against every pattern.
const ALL_MAX: usize = 32 * 1024;

/// The patterns that were read so far.
pub(crate) struct IgnorePatterns {
    patterns: Search,
    left: usize,
}

impl IgnorePatterns {
    /// Those that hold for the whole clone.
    pub(crate) fn of(root: &Path) -> Self {
        let mut ignored = Self { patterns: Search::default(), left: ALL_MAX };
        ignored.read(root, ".git/info/exclude", None);
        ignored
    }

    /// Reads those of a folder, given from the root. Its parents' must have been read before.
    pub(crate) fn enter(&mut self, root: &Path, folder: &str) {
        let file = if folder.is_empty() { ".gitignore".to_owned() } else { format!("{folder}/.gitignore") };
        self.read(root, &file, Some(root));
    }

    fn read(&mut self, root: &Path, file: &str, base: Option<&Path>) {
        let text = bounded::text(root, file, self.left as u64).read();
        let Some(text) = text.filter(|text| !text.is_empty()) else { return };
        let parse = Ignore { support_precious: false };
        if self.patterns.add_patterns_buffer(text.as_bytes(), root.join(file), base, parse).is_ok() {
            self.left = self.left.saturating_sub(text.len());
        }
    }

    /// Whether Git leaves a path out, when it doesn't leave out a folder above it.
    pub(crate) fn has(&self, path: &str, is_folder: bool) -> bool {
        let found = self.patterns.pattern_matching_relative_path(path.into(), Some(is_folder), Case::Sensitive);
        found.is_some_and(|found| !found.pattern.is_negative())
    }
}
