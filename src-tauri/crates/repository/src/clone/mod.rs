//! What Git keeps about a clone: where it is, its remotes, its branches. Read from the files themselves, since Git and
//! its libraries follow includes, open whatever lies there, and read without end.

mod address;
mod config;
mod pointer;
mod refs;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gangway_catalog::shown_path::shown_path;

use crate::reason::Reason;
use crate::shown::harmless;
use crate::ssh_config::SshConfig;
use crate::{InspectProblem, KnownBranches, Suggestion, bounded, problem};

use config::Config;
use pointer::{GitFolders, POINTER_MAX};
use refs::{Branches, is_branch};

/// A clone of a repository on this computer.
#[derive(Debug)]
pub(crate) struct GitClone {
    /// The folder with the files; none for a bare clone.
    pub(crate) root: Option<PathBuf>,
    git: Result<GitFolders, ForeignGitFolder>,
}

/// A `.git` that leads to a folder which isn't this clone's: it isn't looked at.
#[derive(Debug)]
struct ForeignGitFolder {
    target: String,
}

/// Most parents that are looked at.
const PARENTS_MAX: usize = 64;
/// Most branches that are told.
const BRANCHES_MAX: usize = 200;
/// Longest hash of a commit, in bytes of its name: SHA-256.
const HASH_MAX: usize = 64;

/// The clone that a folder lies in.
pub(crate) fn find(start: &Path) -> Result<Option<GitClone>, InspectProblem> {
    for folder in start.ancestors().take(PARENTS_MAX) {
        let dot_git = folder.join(".git");
        if bounded::is_folder(&dot_git) && is_git_folder(&dot_git) {
            // the folder can be asked about, but not read: better said than called no clone
            fs::read_dir(&dot_git).map_err(|error| problem(&error, &dot_git))?;
            return Ok(Some(found(Some(folder.to_owned()), dot_git)));
        }
        if let Some(target) = pointer::target(folder) {
            let git = pointer::follow(folder, &target).ok_or(ForeignGitFolder { target });
            return Ok(Some(GitClone { root: Some(folder.to_owned()), git }));
        }
        let is_bare = ["objects", "refs"].iter().all(|name| bounded::is_folder(&folder.join(name)));
        if is_git_folder(folder) && is_bare {
            let root = folder.parent().filter(|_| folder.ends_with(".git")).map(Path::to_owned);
            return Ok(Some(found(root, folder.to_owned())));
        }
    }
    Ok(None)
}

fn is_git_folder(git: &Path) -> bool {
    match fs::symlink_metadata(git.join("HEAD")) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::PermissionDenied,
    }
}

fn found(root: Option<PathBuf>, git: PathBuf) -> GitClone {
    GitClone { root, git: Ok(GitFolders { common: git.clone(), own: git }) }
}

/// Reads branches and remotes into a suggestion.
pub(crate) fn read(clone: &GitClone, ssh: &SshConfig<'_>, suggestion: &mut Suggestion) -> Result<(), InspectProblem> {
    let git = match &clone.git {
        Ok(git) => git,
        Err(ForeignGitFolder { target }) => {
            suggestion.say(Reason::GitLeadsAway, [("path", harmless(target).into())]);
            return Ok(());
        }
    };
    let head = head(&git.own)?;
    let config = Config::of_clone(clone.root.as_deref(), &git.common, suggestion);
    let current = current_branch(&head, &config, suggestion);
    let remote = address::read(&config, current.as_deref(), ssh, suggestion);
    suggestion.current_branch = current;
    if config.ref_storage.is_some() {
        return Ok(());
    }
    let branches = refs::read(&git.common, remote.as_ref().map(|remote| remote.name.as_str()));
    if let Some(remote) = remote {
        suggestion.default_branch = default_branch(&branches, suggestion);
        suggestion.branches_complete = branches.is_whole && remote.is_whole;
    } else {
        suggestion.branches_complete = branches.is_whole;
    }
    tell(branches.names, suggestion);
    Ok(())
}

/// What `HEAD` says. In old clones it is a link whose target is said, and not followed.
fn head(git: &Path) -> Result<String, InspectProblem> {
    let path = git.join("HEAD");
    if let Ok(target) = fs::read_link(&path) {
        return Ok(format!("ref: {}", target.display()));
    }
    bounded::text(git, "HEAD", POINTER_MAX)
        .read()
        .ok_or_else(|| InspectProblem::Unreadable { path: shown_path(&path), detail: "not a readable file".to_owned() })
}

/// The branch that is checked out.
pub(crate) fn checked_out_branch(clone: &GitClone) -> Option<String> {
    branch_of(&head(&clone.git.as_ref().ok()?.own).ok()?).map(str::to_owned)
}

fn branch_of(head: &str) -> Option<&str> {
    head.trim().strip_prefix("ref: refs/heads/").filter(|name| is_branch(name))
}

/// The branch that is checked out, and if none, why.
fn current_branch(head: &str, config: &Config, suggestion: &mut Suggestion) -> Option<String> {
    let head = head.trim();
    if let Some(format) = &config.ref_storage {
        suggestion.say(Reason::RefStorage, [("format", harmless(format).into())]);
        return None;
    }
    let branch = branch_of(head);
    let is_commit = !head.is_empty() && head.len() <= HASH_MAX && head.bytes().all(|byte| byte.is_ascii_hexdigit());
    match branch {
        Some(branch) => suggestion.say(Reason::Branch, [("branch", branch.into())]),
        None if is_commit => suggestion.say(Reason::Detached, []),
        None => suggestion.say_skipped(".git/HEAD"),
    }
    branch.map(str::to_owned)
}

/// What the remote's `HEAD` says; else `main` or `master`, when there is one.
fn default_branch(branches: &Branches, suggestion: &mut Suggestion) -> Option<String> {
    if let Some(branch) = &branches.remote_head {
        suggestion.say(Reason::DefaultBranch, [("branch", branch.as_str().into())]);
        return Some(branch.clone());
    }
    let usual = ["main", "master"].into_iter().find(|name| branches.names.contains(*name))?;
    suggestion.say(Reason::DefaultBranchGuessed, [("branch", usual.into())]);
    Some(usual.to_owned())
}

/// What the clone knows of its remote's branches; none where it has no remote that is understood, or keeps its refs in
/// another way.
pub(crate) fn known_branches(clone: &GitClone, ssh: &SshConfig<'_>) -> Option<KnownBranches> {
    let git = clone.git.as_ref().ok()?;
    let mut read = Suggestion::default();
    let config = Config::of_clone(clone.root.as_deref(), &git.common, &mut read);
    if config.ref_storage.is_some() {
        return None;
    }
    let head = head(&git.own).ok()?;
    let remote = address::read(&config, branch_of(&head), ssh, &mut read)?;
    let fetched = refs::of_remote(&git.common, &remote.name);
    Some(KnownBranches {
        repository: read.name,
        is_whole: fetched.is_whole && remote.is_whole && !fetched.names.is_empty(),
        default: fetched.remote_head,
        remote: fetched.names,
        local: refs::local(&git.common).names,
    })
}

/// Tells so many branches, the ones that matter among them.
fn tell(mut branches: BTreeSet<String>, suggestion: &mut Suggestion) {
    // Without any branch nobody can say that one is missing.
    suggestion.branches_complete &= !branches.is_empty() && branches.len() <= BRANCHES_MAX;
    let mut kept: BTreeSet<String> =
        [&suggestion.current_branch, &suggestion.default_branch].into_iter().flatten().cloned().collect();
    while let Some(branch) = branches.pop_first().filter(|_| kept.len() < BRANCHES_MAX) {
        kept.insert(branch);
    }
    suggestion.branches = kept.into_iter().collect();
}
