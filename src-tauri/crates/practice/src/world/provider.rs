//! The practice provider: repositories, branches, commits with their files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::Ids;
use super::{Moment, REMEMBERED};
use crate::control::messages::{PracticePullRequest, PracticePush};

/// The text of each file, by its path from the root.
pub(crate) type Files = BTreeMap<String, String>;

/// Every repository, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Provider {
    pub(crate) repositories: Vec<Repository>,
}

/// A repository.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Repository {
    /// As the API spells provider types.
    pub(crate) provider: String,
    /// `owner/name`.
    pub(crate) name: String,
    /// Branches, the default first, each with its newest commit.
    pub(crate) branches: Vec<Branch>,
    /// Every commit by its id.
    pub(crate) commits: BTreeMap<String, Commit>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Branch {
    pub(crate) name: String,
    pub(crate) commit: String,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Commit {
    pub(crate) message: String,
    pub(crate) at: Moment,
    /// The repository's first is 1.
    number: u64,
    pub(crate) files: Files,
}

/// What a push did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pushed {
    pub(crate) repository: String,
    pub(crate) branch: String,
    pub(crate) commit: String,
    pub(crate) changed: Vec<String>,
    /// The branch wasn't there before.
    pub(crate) new_branch: bool,
}

/// What happened to a pull request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PullRequest {
    pub(crate) repository: String,
    pub(crate) from: String,
    pub(crate) into: String,
    pub(crate) title: String,
    /// `OPEN`, `UPDATED` or `CLOSED`.
    pub(crate) event: String,
    /// The newest commit of `from`.
    pub(crate) commit: String,
    /// Files that differ between the two branches.
    pub(crate) changed: Vec<String>,
}

impl Repository {
    /// A branch by its name.
    pub(crate) fn branch(&self, name: &str) -> Option<&Branch> {
        self.branches.iter().find(|branch| branch.name == name)
    }

    /// Forgets the oldest commits, but never a branch's newest.
    fn forget(&mut self) {
        let newest = self.commits.values().map(|commit| commit.number).max().unwrap_or_default();
        let heads = &self.branches;
        self.commits.retain(|id, commit| {
            newest - commit.number < REMEMBERED as u64 || heads.iter().any(|branch| branch.commit == *id)
        });
    }

    /// The newest commit of a branch.
    pub(crate) fn head(&self, branch: &str) -> Option<&Commit> {
        self.commits.get(&self.branch(branch)?.commit)
    }
}

impl Provider {
    /// A repository by `owner/name`; providers don't tell upper from lower case.
    pub(crate) fn repository(&self, name: &str) -> Option<&Repository> {
        self.repositories.iter().find(|repository| repository.name.eq_ignore_ascii_case(name))
    }

    fn repository_mut(&mut self, name: &str) -> &mut Repository {
        let known = self.repositories.iter().position(|repository| repository.name.eq_ignore_ascii_case(name));
        let index = known.unwrap_or_else(|| {
            let branches = Vec::new();
            let commits = BTreeMap::new();
            let provider = "GitHub".to_owned();
            self.repositories.push(Repository { provider, name: name.to_owned(), branches, commits });
            self.repositories.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "found or just pushed")]
        &mut self.repositories[index]
    }

    /// Writes a commit; makes the repository and the branch (from the default branch) when they aren't there.
    pub(crate) fn push(&mut self, push: &PracticePush, ids: &mut Ids, now: Moment) -> Pushed {
        let repository = self.repository_mut(&push.repository);
        let known = repository.branch(&push.branch).or(repository.branches.first());
        let before = known.and_then(|branch| repository.commits.get(&branch.commit));
        let mut files = before.map(|commit| commit.files.clone()).unwrap_or_default();
        for file in &push.files {
            match &file.text {
                Some(text) => files.insert(file.path.clone(), text.clone()),
                None => files.remove(&file.path),
            };
        }
        let id = ids.hex(40);
        let number = repository.commits.values().map(|commit| commit.number).max().unwrap_or_default() + 1;
        repository.commits.insert(id.clone(), Commit { message: push.message.clone(), at: now, number, files });
        let branch = repository.branches.iter_mut().find(|branch| branch.name == push.branch);
        let new_branch = branch.is_none();
        match branch {
            Some(branch) => branch.commit.clone_from(&id),
            None => repository.branches.push(Branch { name: push.branch.clone(), commit: id.clone() }),
        }
        repository.forget();
        Pushed {
            repository: repository.name.clone(),
            branch: push.branch.clone(),
            commit: id,
            changed: push.files.iter().map(|file| file.path.clone()).collect(),
            new_branch,
        }
    }

    pub(super) fn pull_request(&self, request: &PracticePullRequest) -> Result<PullRequest, String> {
        let known = self.repository(&request.repository);
        let repository = known.ok_or_else(|| format!("no repository {}", request.repository))?;
        let from = repository.branch(&request.from).ok_or_else(|| format!("no branch {}", request.from))?;
        let into = repository.head(&request.into).ok_or_else(|| format!("no branch {}", request.into))?;
        let source = repository.head(&request.from).ok_or_else(|| format!("no branch {}", request.from))?;
        let paths = source.files.keys().chain(into.files.keys());
        let mut changed: Vec<String> =
            paths.filter(|path| source.files.get(*path) != into.files.get(*path)).cloned().collect();
        changed.sort();
        changed.dedup();
        Ok(PullRequest {
            repository: repository.name.clone(),
            from: request.from.clone(),
            into: request.into.clone(),
            title: request.title.clone(),
            event: request.event.clone(),
            commit: from.commit.clone(),
            changed,
        })
    }
}
