//! The files as they stand: those that Git follows, and new ones that it wouldn't leave out. A plain folder is copied whole.

use std::fs;
use std::path::{Path, PathBuf};

use gix::bstr::ByteSlice;

use super::files::{Copier, name};
use super::ignored::IgnorePatterns;
use super::repository::{Clone, TrackedFiles};
use super::{CopyError, Remark};

pub(super) fn copy(root: &Path, clone: Option<&Clone>, copier: &mut Copier) -> Result<(), CopyError> {
    let mut patterns = IgnorePatterns::default();
    let mut tracked = TrackedFiles::default();
    if let Some(clone) = clone {
        patterns.read_exclude(root, clone.inner().common_dir());
        tracked = clone.tracked();
    }
    let mut walk = Walk { root, is_clone: clone.is_some(), patterns, tracked, links: Vec::new() };
    walk.folder(Path::new(""), false, copier)?;
    // last, so that nothing is written through one
    walk.links.iter().try_for_each(|(path, target)| copier.link(path, target))
}

struct Walk<'a> {
    root: &'a Path,
    is_clone: bool,
    patterns: IgnorePatterns,
    tracked: TrackedFiles,
    links: Vec<(PathBuf, PathBuf)>,
}

impl Walk<'_> {
    /// `is_left_out`: Git leaves the folder out, except for files that it follows.
    fn folder(&mut self, folder: &Path, is_left_out: bool, copier: &mut Copier) -> Result<(), CopyError> {
        let mut waiting = vec![(folder.to_owned(), is_left_out)];
        while let Some((folder, is_left_out)) = waiting.pop() {
            let entries = match fs::read_dir(self.root.join(&folder)) {
                Ok(entries) => entries,
                Err(error) => {
                    copier.remark(&folder, &error)?;
                    continue;
                }
            };
            copier.folder(&folder)?;
            if self.is_clone {
                self.patterns.enter(self.root, &folder);
            }
            let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| folder.join(entry.file_name())).collect();
            paths.sort();
            for path in paths {
                if let Some(inner) = self.entry(&path, is_left_out, copier)? {
                    waiting.push(inner);
                }
            }
        }
        Ok(())
    }

    /// Copies what lies at a path; a folder is given back.
    fn entry(
        &mut self,
        path: &Path,
        is_left_out: bool,
        copier: &mut Copier,
    ) -> Result<Option<(PathBuf, bool)>, CopyError> {
        let whole = self.root.join(path);
        let about = match fs::symlink_metadata(&whole) {
            Ok(about) => about,
            Err(error) => return copier.remark(path, &error).map(|()| None),
        };
        if path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(".git")) {
            return Ok(None);
        }
        let name = name(path);
        let is_left_out = is_left_out || (self.is_clone && self.patterns.has(name.as_bstr(), about.is_dir()));
        if is_left_out && !self.tracked.has(name.as_bstr(), about.is_dir()) {
            return Ok(None);
        }
        if about.is_dir() {
            if self.is_clone && fs::symlink_metadata(whole.join(".git")).is_ok() {
                let is_submodule = self.tracked.has(name.as_bstr(), false);
                let remark = if is_submodule { Remark::Submodule } else { Remark::NestedRepository };
                copier.remarks.push(remark(path.to_owned()));
                return Ok(None);
            }
            if self.is_clone && self.tracked.has(name.as_bstr(), false) {
                copier.remarks.push(Remark::Submodule(path.to_owned()));
            }
            return Ok(Some((path.to_owned(), is_left_out)));
        }
        if about.is_symlink() {
            match fs::read_link(&whole) {
                Ok(target) => self.links.push((path.to_owned(), target)),
                Err(error) => copier.remark(path, &error)?,
            }
        } else if about.is_file() {
            copier.file(&whole, path)?;
        } else {
            copier.remarks.push(Remark::Special(path.to_owned()));
        }
        Ok(None)
    }
}
