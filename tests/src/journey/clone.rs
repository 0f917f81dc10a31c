//! A local clone to begin with: real files, a real `.git`, a remote that is never called.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;

/// Makes a clone of a repository of the practice provider, e.g. `hello-node`, in a folder.
///
/// # Panics
/// Without git.
#[must_use]
pub fn clone_of(name: &str, folder: &Path) -> PathBuf {
    let clone = folder.join(name);
    copy(&place::repository().join("src-tauri/crates/practice/src/world/beginning").join(name), &clone);
    commit(&clone, &format!("git@github.com:gangway-practice/{name}.git"));
    clone
}

/// Makes a clone of a person's own repository, `owner/name`, with these files, in a folder.
///
/// # Panics
/// Without git.
#[must_use]
pub fn own_clone(repository: &str, files: &[(&str, &str)], folder: &Path) -> PathBuf {
    own_clone_from(&format!("git@github.com:{repository}.git"), files, folder)
}

/// The same with any remote, e.g. `git@git.example.com:group/name.git`.
///
/// # Panics
/// Without git.
#[must_use]
pub fn own_clone_from(remote: &str, files: &[(&str, &str)], folder: &Path) -> PathBuf {
    let name = remote.rsplit('/').next().unwrap_or(remote);
    let clone = folder.join(name.strip_suffix(".git").unwrap_or(name));
    for (path, text) in files {
        let file = clone.join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder of the clone");
        std::fs::write(file, text).expect("a file of the clone");
    }
    commit(&clone, remote);
    clone
}

/// Makes a clone of a folder, with one commit of all that it holds.
fn commit(clone: &Path, remote: &str) {
    for arguments in [
        vec!["init", "--quiet", "--initial-branch=main"],
        vec!["remote", "add", "origin", remote],
        vec!["add", "--all"],
        vec!["-c", "user.name=A Person", "-c", "user.email=person@example.com", "commit", "--quiet", "-m", "Say hello"],
        vec!["update-ref", "refs/remotes/origin/main", "HEAD"],
        vec!["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"],
    ] {
        let done = Command::new("git").arg("-C").arg(clone).args(&arguments).status().expect("git");
        assert!(done.success(), "git {arguments:?}");
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder of the clone");
    for entry in std::fs::read_dir(from).expect("a practice repository").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file of the clone");
        }
    }
}
