//! The practice provider: repositories, branches, commits with their files.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::history::REMEMBERED;
use super::ids::Ids;
use crate::blobs::Blobs;
use crate::files::Tree;
use crate::messages::{PracticeCopy, PracticePullRequest, PracticePush, PracticeSource};
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;

/// Every repository, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Provider {
    pub(crate) repositories: Vec<Repository>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Repository {
    /// As the API spells provider types.
    pub(crate) provider: String,
    /// `owner/name`.
    pub(crate) name: String,
    /// Branches, the default first, each with its newest commit.
    pub(crate) branches: Vec<Branch>,
    /// Every commit by its id.
    pub(crate) commits: BTreeMap<String, Shared<Commit>>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Branch {
    pub(crate) name: String,
    pub(crate) commit: String,
    /// Of a branch that stands in for a person's own: what the last copy brought, as path and digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    copied: Option<BTreeMap<String, String>>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Commit {
    pub(crate) message: String,
    pub(crate) at: Moment,
    /// The repository's first is 1.
    number: u64,
    pub(crate) files: Tree,
    #[serde(flatten)]
    pub(crate) other: Other,
}

/// What a provider tells of a push.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PushEvent {
    pub(crate) repository: String,
    pub(crate) branch: String,
    pub(crate) commit: String,
    pub(crate) changed: Vec<String>,
    /// The branch wasn't there before.
    pub(crate) new_branch: bool,
}

/// What a provider tells of a pull request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PullRequestEvent {
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

    /// Writes a commit onto a branch, which is made when it isn't there.
    fn commit(&mut self, branch: &str, message: &str, files: Tree, ids: &mut Ids, now: Moment) -> &mut Branch {
        let id = ids.hex(40);
        let number = self.commits.values().map(|commit| commit.number).max().unwrap_or_default() + 1;
        let commit = Commit { message: message.to_owned(), at: now, number, files, other: Other::default() };
        self.commits.insert(id.clone(), commit.into());
        let index = self.branches.iter().position(|known| known.name == branch).unwrap_or_else(|| {
            self.branches.push(Branch {
                name: branch.to_owned(),
                commit: String::new(),
                copied: None,
                other: Other::default(),
            });
            self.branches.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "found or just pushed")]
        let branch = &mut self.branches[index];
        branch.commit = id;
        branch
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
        self.commits.get(&self.branch(branch)?.commit).map(|commit| &**commit)
    }
}

impl Provider {
    /// A repository by `owner/name`; providers don't tell upper from lower case.
    pub(crate) fn repository(&self, name: &str) -> Option<&Repository> {
        self.repositories.iter().find(|repository| repository.name.eq_ignore_ascii_case(name))
    }

    /// The repository of this name; it is made when it isn't there.
    fn repository_mut(&mut self, name: &str, provider: &str) -> &mut Repository {
        let known = self.repositories.iter().position(|repository| repository.name.eq_ignore_ascii_case(name));
        let index = known.unwrap_or_else(|| {
            let branches = Vec::new();
            let commits = BTreeMap::new();
            let provider = provider.to_owned();
            self.repositories.push(Repository {
                provider,
                name: name.to_owned(),
                branches,
                commits,
                other: Other::default(),
            });
            self.repositories.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "found or just pushed")]
        &mut self.repositories[index]
    }

    /// Writes a commit; makes the repository and the branch (from the default branch) when they aren't there.
    pub(crate) fn push(&mut self, push: &PracticePush, ids: &mut Ids, now: Moment, blobs: &Blobs) -> PushEvent {
        let repository = self.repository_mut(&push.repository, "GitHub");
        let known = repository.branch(&push.branch).or(repository.branches.first());
        let before = known.and_then(|branch| repository.commits.get(&branch.commit));
        let mut files = before.map(|commit| commit.files.clone()).unwrap_or_default();
        for file in &push.files {
            match &file.text {
                Some(text) => files.write(&file.path, text, blobs),
                None => files.remove(&file.path),
            }
        }
        let new_branch = repository.branch(&push.branch).is_none();
        let id = repository.commit(&push.branch, &push.message, files, ids, now).commit.clone();
        repository.forget();
        PushEvent {
            repository: repository.name.clone(),
            branch: push.branch.clone(),
            commit: id,
            changed: push.files.iter().map(|file| file.path.clone()).collect(),
            new_branch,
        }
    }

    /// Has a copy stand in for a person's own repository. What the provider had before stays its own, and so does a file
    /// that was pushed here after the last copy, until the person's own changes.
    pub(crate) fn copy(&mut self, copy: &PracticeCopy, ids: &mut Ids, now: Moment, blobs: &Blobs) -> PracticeSource {
        let known = self.repository(&copy.repository);
        let branch = known.and_then(|repository| repository.branch(&copy.branch));
        match branch.map(|branch| branch.copied.is_some()) {
            Some(false) => return PracticeSource::Own,
            Some(true) if copy.sample => return PracticeSource::Copy,
            None if copy.sample && known.is_some() => return PracticeSource::NoBranch,
            Some(true) | None => {}
        }
        let brought: BTreeMap<String, String> =
            copy.files.iter().map(|(path, text)| (path.clone(), digest(text))).collect();
        let before = branch.and_then(|branch| branch.copied.clone()).unwrap_or_default();
        if branch.is_some() && before == brought {
            return PracticeSource::Copy;
        }
        let head = known.and_then(|known| known.head(&copy.branch));
        let mut files = head.map(|head| head.files.clone()).unwrap_or_default();
        files.retain(|path| !before.contains_key(path) || brought.contains_key(path));
        let changed = copy.files.iter().filter(|(path, _)| before.get(path) != brought.get(path));
        changed.for_each(|(path, text)| files.write(path, text, blobs));
        let repository = self.repository_mut(&copy.repository, &copy.provider);
        repository.commit(&copy.branch, "A copy to practice with", files, ids, now).copied = Some(brought);
        repository.forget();
        PracticeSource::Copy
    }

    pub(super) fn pull_request(&self, request: &PracticePullRequest) -> Result<PullRequestEvent, String> {
        let known = self.repository(&request.repository);
        let repository = known.ok_or_else(|| format!("no repository {}", request.repository))?;
        let from = repository.branch(&request.from).ok_or_else(|| format!("no branch {}", request.from))?;
        let into = repository.head(&request.into).ok_or_else(|| format!("no branch {}", request.into))?;
        let source = repository.head(&request.from).ok_or_else(|| format!("no branch {}", request.from))?;
        let changed = source.files.differences(&into.files);
        Ok(PullRequestEvent {
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

fn digest(text: &str) -> String {
    STANDARD_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::PracticeFile;

    struct Play(Provider, Ids);

    impl Play {
        fn copy(&mut self, branch: &str, files: &[(&str, &str)], sample: bool) -> PracticeSource {
            let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
            let (provider, repository, branch) = ("GitLab".to_owned(), "new/shop".to_owned(), branch.to_owned());
            let copy = PracticeCopy { provider, repository, branch, files, sample };
            self.0.copy(&copy, &mut self.1, Moment(0), &Blobs::default())
        }

        fn push(&mut self, path: &str, text: &str) {
            let files = vec![PracticeFile { path: path.to_owned(), text: Some(text.to_owned()) }];
            let (repository, branch) = ("new/shop".to_owned(), "main".to_owned());
            self.0.push(
                &PracticePush { repository, branch, message: String::new(), files },
                &mut self.1,
                Moment(0),
                &Blobs::default(),
            );
        }

        /// The files of `main`, and how many commits there are.
        fn main(&self) -> (String, usize) {
            let repository = self.0.repository("new/shop").expect("a repository");
            let files = repository.head("main").expect("a branch").files.read(&Blobs::default()).expect("small texts");
            let files: Vec<String> = files.iter().map(|(path, text)| format!("{path}={text}")).collect();
            (files.join(" "), repository.commits.len())
        }
    }

    #[test]
    fn a_copy_follows_the_clone_and_keeps_what_was_pushed_here() {
        let mut play = Play(Provider::default(), Ids::new(1));
        assert_eq!(play.copy("main", &[("a", "1"), ("b", "1"), ("c", "1")], false), PracticeSource::Copy);
        assert_eq!(play.main(), ("a=1 b=1 c=1".to_owned(), 1));
        assert_eq!(play.0.repository("new/shop").map(|it| it.provider.as_str()), Some("GitLab"));
        play.copy("main", &[("a", "1"), ("b", "1"), ("c", "1")], false);
        assert_eq!(play.main().1, 1, "nothing changed: nothing to commit");
        play.push("buildspec.yml", "mine");
        play.push("a", "mine");
        play.copy("main", &[("a", "1"), ("b", "2")], false);
        assert_eq!(play.main(), ("a=mine b=2 buildspec.yml=mine".to_owned(), 4));
        play.copy("main", &[("a", "3"), ("b", "2")], false);
        assert_eq!(play.main().0, "a=3 b=2 buildspec.yml=mine");
        assert_eq!(play.copy("other", &[("o", "1")], false), PracticeSource::Copy);
        assert_eq!(
            play.0.repository("new/shop").and_then(|it| it.head("other")).map(|it| it.files.paths().count()),
            Some(1)
        );
    }

    #[test]
    fn what_the_provider_has_stays_its_own() {
        let mut play = Play(Provider::default(), Ids::new(1));
        play.push("a", "1");
        assert_eq!(play.copy("main", &[("a", "2")], false), PracticeSource::Own);
        assert_eq!(play.main(), ("a=1".to_owned(), 1));
        assert_eq!(play.copy("typo", &[("a", "2")], true), PracticeSource::NoBranch);
    }

    #[test]
    fn a_sample_gives_way_to_the_clone() {
        let mut play = Play(Provider::default(), Ids::new(1));
        assert_eq!(play.copy("main", &[("package.json", "{}")], true), PracticeSource::Copy);
        assert_eq!(play.copy("main", &[("setup.py", "")], false), PracticeSource::Copy);
        assert_eq!(play.main().0, "setup.py=");
        assert_eq!(play.copy("main", &[("package.json", "{}")], true), PracticeSource::Copy);
        assert_eq!(play.main().0, "setup.py=", "nor does a sample replace a copy");
    }
}
