//! What Git keeps about a clone: where it is, its remotes, its branches. Read from the files themselves, since Git and
//! its libraries follow includes, open whatever lies there, and read without end.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gangway_setup::remote;

use crate::bounded;
use crate::reason::Reason;
use crate::{InspectProblem, Suggestion, problem, take_remote};

/// A clone of a repository on this computer.
#[derive(Debug)]
pub(crate) struct GitClone {
    /// The folder with the files; none for a bare clone.
    pub(crate) root: Option<PathBuf>,
    /// Git's folder of this worktree: `HEAD`.
    pub(crate) git: PathBuf,
    /// Git's folder that all worktrees share: `config`, `refs`, `packed-refs`.
    common: PathBuf,
}

/// Most parents that are looked at.
const PARENTS_MAX: usize = 64;
/// Longest `.git`, `HEAD` and `commondir` file, in bytes.
const POINTER_MAX: u64 = 4096;
/// Longest configuration that is read, in bytes.
const CONFIG_MAX: u64 = 256 * 1024;
/// How much of `packed-refs` is read, in bytes.
const PACKED_MAX: u64 = 1024 * 1024;
/// Most files and folders below `refs` that are looked at.
const REFS_MAX: usize = 5000;
/// Most branches that are told.
pub const BRANCHES_MAX: usize = 200;

/// The clone that a folder lies in.
pub(crate) fn find(start: &Path) -> Result<Option<GitClone>, InspectProblem> {
    for folder in start.ancestors().take(PARENTS_MAX) {
        let dot_git = folder.join(".git");
        let git = match fs::symlink_metadata(&dot_git) {
            Ok(metadata) if metadata.is_dir() => Some(dot_git),
            // a worktree or a submodule: the file says where Git's folder is
            Ok(metadata) if metadata.is_file() => bounded::text(folder, ".git", POINTER_MAX)
                .read()
                .and_then(|text| text.strip_prefix("gitdir:").map(|path| folder.join(path.trim()))),
            _ => None,
        };
        if let Some(git) = git.filter(|git| is_git_folder(git)) {
            // the folder can be asked about, but not read: better said than called no clone
            fs::read_dir(&git).map_err(|error| problem(&error, &git))?;
            return Ok(Some(found(Some(folder.to_owned()), git)));
        }
        if is_git_folder(folder) && folder.join("objects").is_dir() && folder.join("refs").is_dir() {
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
    let common = bounded::text(&git, "commondir", POINTER_MAX).read().map(|path| git.join(path.trim()));
    let common = common.filter(|common| common.is_dir()).unwrap_or_else(|| git.clone());
    GitClone { root, git, common }
}

/// What `HEAD` says.
fn head(clone: &GitClone) -> Option<String> {
    bounded::text(&clone.git, "HEAD", POINTER_MAX).read()
}

/// The branch that is checked out.
pub(crate) fn checked_out_branch(clone: &GitClone) -> Option<String> {
    branch_of(&head(clone)?)
}

fn branch_of(head: &str) -> Option<String> {
    head.trim().strip_prefix("ref: refs/heads/").filter(|name| is_told(name)).map(str::to_owned)
}

/// Reads branches and remotes into a suggestion.
pub(crate) fn read(clone: &GitClone, suggestion: &mut Suggestion) -> Result<(), InspectProblem> {
    let Some(head) = head(clone) else {
        let path = clone.git.join("HEAD").display().to_string();
        return Err(InspectProblem::Unreadable { path, detail: "not a readable file".to_owned() });
    };
    let current = branch_of(&head);
    match &current {
        Some(branch) => suggestion.say(Reason::Branch, [("branch", branch.as_str().into())]),
        None => suggestion.say(Reason::Detached, []),
    }
    let remotes = remotes(&clone.common, suggestion);
    let chosen = choose(&remotes, current.as_deref());
    let branches = branches(&clone.common, chosen.map(|remote| remote.name.as_str()));
    suggestion.current_branch = current;
    match chosen {
        Some(chosen) => {
            let name = chosen.name.as_str();
            match remote::parse(&chosen.url) {
                // without a host it is a path on this machine, whatever it looks like
                Ok(address) if address.host.is_some() => {
                    suggestion.say(Reason::Remote, [("remote", name.into()), ("name", address.name.as_str().into())]);
                    take_remote(suggestion, address);
                }
                Ok(_) | Err(_) => suggestion.say(Reason::RemoteNotUnderstood, [("remote", name.into())]),
            }
            if remotes.remotes.len() > 1 {
                let count = remotes.remotes.len();
                suggestion.say(Reason::SeveralRemotes, [("remote", name.into()), ("count", count.into())]);
            }
            suggestion.default_branch = default_branch(&clone.common, name, &branches, suggestion);
        }
        None => suggestion.say(Reason::NoRemote, []),
    }
    suggestion.branches = told(branches, suggestion);
    Ok(())
}

/// A remote of the configuration.
struct Remote {
    name: String,
    url: String,
}

#[derive(Default)]
struct Remotes {
    remotes: Vec<Remote>,
    /// Branch and the remote that it follows.
    follows: Vec<(String, String)>,
}

fn remotes(common: &Path, suggestion: &mut Suggestion) -> Remotes {
    let skipped = |suggestion: &mut Suggestion| {
        suggestion.say(Reason::FileSkipped, [("file", ".git/config".into())]);
        Remotes::default()
    };
    if fs::symlink_metadata(common.join("config")).is_err() {
        return Remotes::default();
    }
    match bounded::bytes(common, "config", CONFIG_MAX) {
        Some((bytes, true)) => parse_config(&bytes).unwrap_or_else(|| skipped(suggestion)),
        Some((_, false)) | None => skipped(suggestion),
    }
}

/// Reads the one file, without what it includes: that may lie anywhere.
fn parse_config(bytes: &[u8]) -> Option<Remotes> {
    let config = gix_config::File::from_bytes_no_includes(
        bytes,
        gix_config::file::Metadata::api(),
        gix_config::file::init::Options::default(),
    )
    .ok()?;
    let mut remotes = Remotes::default();
    for section in config.sections() {
        let header = section.header();
        let Some(name) = header.subsection_name().map(ToString::to_string) else { continue };
        let value = |key: &str| section.body().values(key).first().map(ToString::to_string);
        match header.name().to_string().to_ascii_lowercase().as_str() {
            "remote" => {
                if let Some(url) = value("url").filter(|_| !remotes.remotes.iter().any(|known| known.name == name)) {
                    remotes.remotes.push(Remote { name, url });
                }
            }
            "branch" => remotes.follows.extend(value("remote").map(|remote| (name, remote))),
            _ => {}
        }
    }
    Some(remotes)
}

/// The remote to take: `origin`, else the one that the current branch follows, else the first.
fn choose<'a>(remotes: &'a Remotes, current: Option<&str>) -> Option<&'a Remote> {
    let named = |name: &str| remotes.remotes.iter().find(|remote| remote.name == name);
    let followed = || {
        let follows = remotes.follows.iter().find(|(branch, _)| Some(branch.as_str()) == current)?;
        named(&follows.1)
    };
    named("origin").or_else(followed).or_else(|| remotes.remotes.first())
}

/// Whether a ref's name can be shown as a branch.
fn is_told(name: &str) -> bool {
    !name.is_empty() && name.len() <= 255 && name != "HEAD" && name != ".invalid" && !name.chars().any(char::is_control)
}

/// Local branches, and those of the remote.
fn branches(common: &Path, remote: Option<&str>) -> BTreeSet<String> {
    let mut prefixes = vec!["refs/heads/".to_owned()];
    prefixes.extend(remote.map(|remote| format!("refs/remotes/{remote}/")));
    let mut names = BTreeSet::new();
    let mut left = REFS_MAX;
    for prefix in &prefixes {
        loose(&common.join(prefix), &mut names, &mut left);
    }
    let packed = bounded::bytes(common, "packed-refs", PACKED_MAX).map(|(bytes, _)| bytes).unwrap_or_default();
    for line in String::from_utf8_lossy(&packed).lines() {
        let Some((_, reference)) = line.split_once(' ').filter(|_| !line.starts_with(['#', '^'])) else { continue };
        let name = prefixes.iter().find_map(|prefix| reference.strip_prefix(prefix.as_str()));
        names.extend(name.filter(|name| is_told(name)).map(str::to_owned));
    }
    names
}

/// Refs that have a file of their own. Links aren't followed.
fn loose(folder: &Path, names: &mut BTreeSet<String>, left: &mut usize) {
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if *left == 0 {
                return;
            }
            *left -= 1;
            let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else { continue };
            let name = format!("{prefix}{name}");
            if kind.is_dir() && name.len() < 255 {
                folders.push((entry.path(), name + "/"));
            } else if kind.is_file() && is_told(&name) && !name.ends_with(".lock") {
                names.insert(name);
            }
        }
    }
}

/// What the remote's `HEAD` says; else `main` or `master`, when there is one.
fn default_branch(
    common: &Path,
    remote: &str,
    branches: &BTreeSet<String>,
    suggestion: &mut Suggestion,
) -> Option<String> {
    let head = bounded::text(common, &format!("refs/remotes/{remote}/HEAD"), POINTER_MAX).read();
    let prefix = format!("ref: refs/remotes/{remote}/");
    let told = head.as_deref().and_then(|head| head.trim().strip_prefix(&prefix)).filter(|name| is_told(name));
    if let Some(branch) = told {
        suggestion.say(Reason::DefaultBranch, [("branch", branch.into())]);
        return Some(branch.to_owned());
    }
    let usual = ["main", "master"].into_iter().find(|name| branches.contains(*name))?;
    suggestion.say(Reason::DefaultBranchGuessed, [("branch", usual.into())]);
    Some(usual.to_owned())
}

/// So many branches, the ones that matter among them.
fn told(mut branches: BTreeSet<String>, suggestion: &Suggestion) -> Vec<String> {
    let mut kept: BTreeSet<String> =
        [&suggestion.current_branch, &suggestion.default_branch].into_iter().flatten().cloned().collect();
    while let Some(branch) = branches.pop_first().filter(|_| kept.len() < BRANCHES_MAX) {
        kept.insert(branch);
    }
    kept.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn remotes_of_a_configuration() {
        let config = b"[core]\n\tbare = false\n[remote \"up\"]\n\turl = https://a/b/c\n[Remote \"origin\"]\n\turl = git@github.com:o/n.git\n\turl = second\n[branch \"main\"]\n\tremote = up\n[include]\n\tpath = /etc/passwd\n";
        let remotes = parse_config(config).unwrap();
        let listed: Vec<_> = remotes.remotes.iter().map(|r| (r.name.as_str(), r.url.as_str())).collect();
        assert_eq!(listed, [("up", "https://a/b/c"), ("origin", "git@github.com:o/n.git")]);
        assert_eq!(choose(&remotes, Some("main")).map(|remote| remote.name.as_str()), Some("origin"));
    }

    #[test]
    fn without_an_origin_the_followed_remote_counts() {
        let config = b"[remote \"a\"]\nurl = x\n[remote \"b\"]\nurl = y\n[branch \"dev\"]\nremote = b\n";
        let remotes = parse_config(config).unwrap();
        let chosen = |current| choose(&remotes, current).map(|remote| remote.name.as_str());
        assert_eq!(chosen(Some("dev")), Some("b"));
        assert_eq!(chosen(Some("main")), Some("a"));
        assert_eq!(chosen(None), Some("a"));
        assert!(choose(&Remotes::default(), None).is_none());
    }

    proptest! {
        #[test]
        fn no_configuration_makes_it_panic(bytes in any::<Vec<u8>>(), odd in "[\\[\\]\"a-c=\n\\\\;# \u{e9}]{0,60}") {
            let _ = (parse_config(&bytes), parse_config(odd.as_bytes()));
        }
    }
}
