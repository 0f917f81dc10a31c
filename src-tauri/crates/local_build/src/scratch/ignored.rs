//! What Git leaves out by the `.gitignore` files of a clone and its `info/exclude`.

use std::fs;
use std::io::Read;
use std::path::Path;

use gix_ignore::Search;
use gix_ignore::glob::pattern::Case;
use gix_ignore::search::Ignore;

use gix::bstr::BStr;

/// The longest file of patterns that is read, in bytes.
const FILE_MAX: u64 = 1024 * 1024;

#[derive(Default)]
pub(super) struct IgnorePatterns(Search);

impl IgnorePatterns {
    /// Patterns for the whole clone, which lie in its repository.
    pub(super) fn read_exclude(&mut self, root: &Path, repository: &Path) {
        self.read(&repository.join("info/exclude"), root, None);
    }

    /// Those of a folder. Its parents' must have been read before.
    pub(super) fn enter(&mut self, root: &Path, folder: &Path) {
        let file = root.join(folder).join(".gitignore");
        self.read(&file, &file, Some(root));
    }

    fn read(&mut self, file: &Path, source: &Path, base: Option<&Path>) {
        // Git follows no link here, and a pipe would never end
        if !fs::symlink_metadata(file).is_ok_and(|about| about.is_file()) {
            return;
        }
        let mut text = Vec::new();
        if fs::File::open(file).and_then(|file| file.take(FILE_MAX).read_to_end(&mut text)).is_ok() {
            // a pattern that can't be read leaves nothing out
            let _ = self.0.add_patterns_buffer(&text, source, base, Ignore { support_precious: false });
        }
    }

    /// Whether Git leaves a path out, when it doesn't leave out a folder above it.
    pub(super) fn has(&self, path: &BStr, is_folder: bool) -> bool {
        let found = self.0.pattern_matching_relative_path(path, Some(is_folder), Case::Sensitive);
        found.is_some_and(|found| !found.pattern.is_negative())
    }
}
