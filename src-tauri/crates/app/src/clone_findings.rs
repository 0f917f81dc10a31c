//! What the person's clone knows of a source that AWS couldn't read. AWS says the same of a wrong name, of a branch that was
//! never pushed and of an app that isn't installed; the clone, as of its last fetch, tells some of them apart.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gangway_catalog::failures::Cause;
use gangway_repository::{KnownBranches, known_branches};
use gangway_store::Documents;
use gangway_workflow::{AskClone, CloneFinding};

use crate::setups::StoredSetup;

/// So many branches are named.
const BRANCHES_TOLD: usize = 5;

/// For the jobs: the clone is that of their setup.
pub(crate) fn for_jobs(setups: Documents<StoredSetup>, home: Option<PathBuf>) -> AskClone {
    Arc::new(move |setup, repository, branch| {
        let kept = setups.read(setup).ok().flatten().map(StoredSetup::from)?;
        let folder = kept.place.folder?;
        of_folder(Path::new(&folder), home.as_deref(), repository, branch)
    })
}

/// What the clone that a folder lies in says of a repository and a branch.
pub(crate) fn of_folder(folder: &Path, home: Option<&Path>, repository: &str, branch: &str) -> Option<CloneFinding> {
    finding(&known_branches(folder, home)?, repository, branch)
}

fn finding(known: &KnownBranches, repository: &str, branch: &str) -> Option<CloneFinding> {
    let found = |cause: Cause, known: Option<&str>| Some(CloneFinding { cause, known: known.map(str::to_owned) });
    if known.repository.is_empty() {
        return None;
    }
    if known.repository != repository {
        let same = known.repository.eq_ignore_ascii_case(repository);
        let cause = if same { Cause::RepositoryMisspelled } else { Cause::RepositoryElsewhere };
        return found(cause, Some(&known.repository));
    }
    if known.remote.contains(branch) {
        return found(Cause::BranchHidden, None);
    }
    // Whoever fetches some branches only can't say that another one is missing.
    if !known.is_whole {
        return None;
    }
    if let Some(other) = known.remote.iter().find(|other| other.to_lowercase() == branch.to_lowercase()) {
        return found(Cause::BranchMisspelled, Some(other));
    }
    if known.local.contains(branch) {
        return found(Cause::BranchNotPushed, None);
    }
    let usual = |name: &str| matches!(name, "main" | "master");
    if let Some(default) = known.default.as_deref().filter(|name| usual(name) && usual(branch)) {
        return found(Cause::BranchMisspelled, Some(default));
    }
    let mut names: Vec<&str> = known.default.as_deref().into_iter().collect();
    names.extend(known.remote.iter().map(String::as_str).filter(|name| Some(*name) != known.default.as_deref()));
    let more = if names.len() > BRANCHES_TOLD { ", …" } else { "" };
    names.truncate(BRANCHES_TOLD);
    found(Cause::BranchAbsent, Some(&format!("{}{more}", names.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(branch: &str, change: impl FnOnce(&mut KnownBranches)) -> Option<(Cause, Option<String>)> {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut known = KnownBranches {
            repository: "Acme-Inc/Shop".to_owned(),
            remote: names(&["main", "release/1"]),
            is_whole: true,
            default: Some("main".to_owned()),
            local: names(&["main", "idea"]),
        };
        change(&mut known);
        finding(&known, "Acme-Inc/Shop", branch).map(|found| (found.cause, found.known))
    }

    fn named(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn a_branch_that_cannot_be_read_is_looked_for_in_the_clone() {
        assert_eq!(check("main", |_| {}), Some((Cause::BranchHidden, None)));
        assert_eq!(check("master", |_| {}), Some((Cause::BranchMisspelled, named("main"))));
        assert_eq!(check("Release/1", |_| {}), Some((Cause::BranchMisspelled, named("release/1"))));
        assert_eq!(check("idea", |_| {}), Some((Cause::BranchNotPushed, None)));
        assert_eq!(check("gone", |_| {}), Some((Cause::BranchAbsent, named("main, release/1"))));
        let many = |known: &mut KnownBranches| known.remote.extend((0..9).map(|number| format!("r{number}")));
        assert_eq!(check("gone", many), Some((Cause::BranchAbsent, named("main, r0, r1, r2, r3, …"))));
    }

    #[test]
    fn a_repository_is_compared_letter_by_letter() {
        let other = |name: &str| {
            let name = name.to_owned();
            check("main", move |known| known.repository = name)
        };
        assert_eq!(other("acme-inc/shop"), Some((Cause::RepositoryMisspelled, named("acme-inc/shop"))));
        assert_eq!(other("acme/store"), Some((Cause::RepositoryElsewhere, named("acme/store"))));
        assert_eq!(other(""), None);
    }

    #[test]
    fn a_clone_that_fetched_a_part_only_claims_no_absence() {
        assert_eq!(check("gone", |known| known.is_whole = false), None);
        assert_eq!(check("idea", |known| known.is_whole = false), None);
        assert_eq!(check("main", |known| known.is_whole = false), Some((Cause::BranchHidden, None)));
    }
}
