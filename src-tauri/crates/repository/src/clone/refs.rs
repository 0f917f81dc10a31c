//! The branches that a clone knows: refs with a file of their own, and those that Git packed into one. Names are compared
//! and never made into paths: the name of a remote is whatever somebody wrote into the configuration.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::bounded;
use crate::clone::pointer::POINTER_MAX;

/// Where a clone keeps its own branches.
const LOCAL: &str = "refs/heads/";
/// How much of `packed-refs` is read, in bytes.
const PACKED_MAX: u64 = 1024 * 1024;
/// Most files and folders below `refs` that are looked at.
const REFS_MAX: usize = 5000;
/// Longest name of a branch, in bytes.
const NAME_MAX: usize = 255;

/// Local branches, and those of one remote.
#[derive(Debug, Default)]
pub(super) struct Branches {
    pub(super) names: BTreeSet<String>,
    /// The branch that the remote's `HEAD` names.
    pub(super) remote_head: Option<String>,
    /// Whether nothing was left out.
    pub(super) is_whole: bool,
}

/// Whether Git would take a name for a branch.
pub(super) fn is_branch(name: &str) -> bool {
    let reference = format!("refs/heads/{name}");
    name.len() <= NAME_MAX && name != "HEAD" && gix_validate::reference::name(reference.as_str().into()).is_ok()
}

/// Reads the branches out of Git's folder: those of this clone, and those of a remote.
pub(super) fn read(common: &Path, remote: Option<&str>) -> Branches {
    let mut beginnings = vec![LOCAL.to_owned()];
    beginnings.extend(remote.map(|remote| format!("refs/remotes/{remote}/")));
    below(common, &beginnings)
}

/// Those of this clone alone.
pub(super) fn local(common: &Path) -> Branches {
    below(common, &[LOCAL.to_owned()])
}

/// Those that a remote had when it was fetched last.
pub(super) fn of_remote(common: &Path, remote: &str) -> Branches {
    below(common, &[format!("refs/remotes/{remote}/")])
}

fn below(common: &Path, beginnings: &[String]) -> Branches {
    let mut branches = Branches { is_whole: true, ..Branches::default() };
    branches.take_loose(common, beginnings);
    branches.take_packed(common, beginnings);
    branches
}

impl Branches {
    /// Refs that have a file of their own. Links aren't followed.
    fn take_loose(&mut self, common: &Path, beginnings: &[String]) {
        let mut left = REFS_MAX;
        let mut folders: Vec<(PathBuf, String)> = vec![(common.join("refs"), "refs/".to_owned())];
        self.is_whole &= bounded::is_folder(&common.join("refs"));
        if !self.is_whole {
            return;
        }
        while let Some((folder, path)) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else { continue };
                let path = format!("{path}{name}");
                let below = format!("{path}/");
                let on_the_way = |begin: &String| begin.starts_with(&below) || below.starts_with(begin.as_str());
                if !beginnings.iter().any(on_the_way) {
                    continue;
                }
                if left == 0 {
                    self.is_whole = false;
                    return;
                }
                left -= 1;
                if kind.is_dir() {
                    folders.push((entry.path(), below));
                } else if kind.is_file() {
                    self.take(&path, beginnings);
                    if name == "HEAD" {
                        self.take_head(&folder, &path);
                    }
                } else if name != "HEAD" {
                    self.is_whole = false;
                }
            }
        }
    }

    fn take_packed(&mut self, common: &Path, beginnings: &[String]) {
        if fs::symlink_metadata(common.join("packed-refs")).is_err() {
            return;
        }
        let read = bounded::bytes(common, "packed-refs", PACKED_MAX);
        self.is_whole &= read.as_ref().is_some_and(|(_, whole)| *whole);
        let (bytes, _) = read.unwrap_or_default();
        for line in String::from_utf8_lossy(&bytes).lines().filter(|line| !line.starts_with(['#', '^'])) {
            if let Some((_, path)) = line.split_once(' ') {
                self.take(path, beginnings);
            }
        }
    }

    fn take(&mut self, path: &str, beginnings: &[String]) {
        let name = beginnings.iter().find_map(|begin| path.strip_prefix(begin.as_str()));
        self.names.extend(name.filter(|name| is_branch(name)).map(str::to_owned));
    }

    /// `refs/remotes/<remote>/HEAD`, found at its place.
    fn take_head(&mut self, folder: &Path, path: &str) {
        let Some(remote) = path.strip_suffix("HEAD").filter(|path| path.starts_with("refs/remotes/")) else { return };
        let head = bounded::text(folder, "HEAD", POINTER_MAX).read().unwrap_or_default();
        let branch = head.trim().strip_prefix("ref: ").and_then(|path| path.strip_prefix(remote));
        if let Some(branch) = branch.filter(|name| is_branch(name)) {
            self.remote_head = Some(branch.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_git_would_take() {
        for name in ["main", "feature/x", "release-1.4", "日本", "a@b", "HEAD2"] {
            assert!(is_branch(name), "{name}");
        }
        for name in
            ["", "HEAD", ".invalid", "a b", "a..b", "../x", "/x", "x/", "a//b", "x.lock", "a\\b", "c:x", "@{-1}", "x\n"]
        {
            assert!(!is_branch(name), "{name}");
        }
        assert!(!is_branch(&"x".repeat(256)));
    }
}
