//! The practice provider: repositories, branches, commits with their files.
//!
//! Like the real ones it finds a repository in any case of the letters, and reports what happens in it under the name as
//! it is spelled here. Branches and paths are found as they are spelled alone.

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
    /// That copy was a sample.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sampled: bool,
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
    pub(crate) provider: String,
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
    pub(crate) provider: String,
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
                sampled: false,
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

    /// Whether it stands in for a person's own.
    fn stands_in(&self) -> bool {
        self.branches.first().is_some_and(|branch| branch.copied.is_some())
    }

    /// The newest commit of a branch.
    pub(crate) fn head(&self, branch: &str) -> Option<&Commit> {
        self.commits.get(&self.branch(branch)?.commit).map(|commit| &**commit)
    }
}

impl Provider {
    /// A repository of a provider by `owner/name`, in any case of the letters.
    pub(crate) fn repository(&self, provider: &str, name: &str) -> Option<&Repository> {
        self.of(provider).find(|repository| repository.name.eq_ignore_ascii_case(name))
    }

    /// All repositories of a provider.
    pub(crate) fn of(&self, provider: &str) -> impl Iterator<Item = &Repository> {
        self.repositories.iter().filter(move |repository| repository.provider == provider)
    }

    /// A repository by its name alone, as a push names it.
    fn named(&self, name: &str) -> Option<&Repository> {
        self.repositories.iter().find(|repository| repository.name.eq_ignore_ascii_case(name))
    }

    /// Where the repository of this name at this provider is. One that stands in for a person's own is spelled, and lies,
    /// as was said last: nobody here knows better.
    fn place(&mut self, provider: &str, name: &str) -> Option<usize> {
        let same = |one: &Repository| one.name.eq_ignore_ascii_case(name);
        let here = self.repositories.iter().position(|one| same(one) && one.provider == provider);
        let place = here.or_else(|| self.repositories.iter().position(|one| same(one) && one.stands_in()))?;
        if let Some(found) = self.repositories.get_mut(place).filter(|found| found.stands_in()) {
            (found.provider, found.name) = (provider.to_owned(), name.to_owned());
        }
        Some(place)
    }

    /// The repository of this name at this provider; it is made when it isn't there.
    fn repository_mut(&mut self, provider: &str, name: &str) -> &mut Repository {
        let place = self.place(provider, name).unwrap_or_else(|| {
            let (provider, name) = (provider.to_owned(), name.to_owned());
            self.repositories.push(Repository { provider, name, ..Repository::default() });
            self.repositories.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "found or just pushed")]
        &mut self.repositories[place]
    }

    /// Writes a commit; makes the repository and the branch (from the default branch) when they aren't there.
    pub(crate) fn push(&mut self, push: &PracticePush, ids: &mut Ids, now: Moment, blobs: &Blobs) -> PushEvent {
        let provider = self.named(&push.repository).map_or("GitHub", |known| &known.provider).to_owned();
        let repository = self.repository_mut(&provider, &push.repository);
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
            provider,
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
        let known = self.place(&copy.provider, &copy.repository).and_then(|place| self.repositories.get(place));
        let branch = known.and_then(|repository| repository.branch(&copy.branch));
        match branch {
            Some(branch) if branch.copied.is_none() => return PracticeSource::Own,
            // A sample never takes the place of a person's files.
            Some(branch) if copy.sample && !branch.sampled => return PracticeSource::Copy,
            None if copy.sample && known.is_some() => return PracticeSource::NoBranch,
            Some(_) | None => {}
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
        let repository = self.repository_mut(&copy.provider, &copy.repository);
        let message = if copy.sample { "A sample to practice with" } else { "Your folder, as it is now" };
        let branch = repository.commit(&copy.branch, message, files, ids, now);
        (branch.copied, branch.sampled) = (Some(brought), copy.sample);
        repository.forget();
        PracticeSource::Copy
    }

    pub(super) fn pull_request(&self, request: &PracticePullRequest) -> Result<PullRequestEvent, String> {
        let known = self.named(&request.repository);
        let repository = known.ok_or_else(|| format!("no repository {}", request.repository))?;
        let from = repository.branch(&request.from).ok_or_else(|| format!("no branch {}", request.from))?;
        let into = repository.head(&request.into).ok_or_else(|| format!("no branch {}", request.into))?;
        let source = repository.head(&request.from).ok_or_else(|| format!("no branch {}", request.from))?;
        let changed = source.files.differences(&into.files);
        Ok(PullRequestEvent {
            provider: repository.provider.clone(),
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
            self.copy_to("GitLab", "new/shop", branch, files, sample)
        }

        fn copy_to(
            &mut self,
            provider: &str,
            name: &str,
            branch: &str,
            files: &[(&str, &str)],
            sample: bool,
        ) -> PracticeSource {
            let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
            let (provider, repository, branch) = (provider.to_owned(), name.to_owned(), branch.to_owned());
            let copy = PracticeCopy { provider, repository, branch, files, sample };
            self.0.copy(&copy, &mut self.1, Moment(0), &Blobs::default())
        }

        fn push(&mut self, path: &str, text: &str) -> PushEvent {
            self.push_to("new/shop", path, text)
        }

        fn push_to(&mut self, name: &str, path: &str, text: &str) -> PushEvent {
            let files = vec![PracticeFile { path: path.to_owned(), text: Some(text.to_owned()) }];
            let (repository, branch) = (name.to_owned(), "main".to_owned());
            let push = PracticePush { repository, branch, message: String::new(), files };
            self.0.push(&push, &mut self.1, Moment(0), &Blobs::default())
        }

        /// Every repository with its newest commit's message.
        fn all(&self) -> Vec<String> {
            let message = |it: &Repository| it.head("main").map(|head| head.message.clone()).unwrap_or_default();
            self.0.repositories.iter().map(|it| format!("{} {}: {}", it.provider, it.name, message(it))).collect()
        }

        /// The files of `main`, and how many commits there are.
        fn main(&self) -> (String, usize) {
            let repository = self.0.named("new/shop").expect("a repository");
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
        assert_eq!(play.0.named("new/shop").map(|it| it.provider.as_str()), Some("GitLab"));
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
            play.0.named("new/shop").and_then(|it| it.head("other")).map(|it| it.files.paths().count()),
            Some(1)
        );
    }

    #[test]
    fn what_the_provider_has_stays_its_own() {
        let mut play = Play(Provider::default(), Ids::new(1));
        play.push("a", "1");
        assert_eq!(play.copy_to("GitHub", "new/shop", "main", &[("a", "2")], false), PracticeSource::Own);
        assert_eq!(play.main(), ("a=1".to_owned(), 1));
        assert_eq!(play.copy_to("GitHub", "new/shop", "typo", &[("a", "2")], true), PracticeSource::NoBranch);
    }

    #[test]
    fn a_stand_in_is_spelled_and_lies_as_was_said_last() {
        let mut play = Play(Provider::default(), Ids::new(1));
        play.copy_to("GitHub", "acme-inc/shop", "main", &[("a", "1")], false);
        assert_eq!(play.all(), ["GitHub acme-inc/shop: Your folder, as it is now"]);
        play.copy_to("GitHub", "Acme-Inc/Shop", "main", &[("a", "1")], false);
        assert_eq!(play.all(), ["GitHub Acme-Inc/Shop: Your folder, as it is now"], "the setup was corrected");
        assert_eq!(
            play.push_to("ACME-INC/shop", "b", "2").repository,
            "ACME-INC/shop",
            "so it is called at the provider"
        );
        play.copy_to("GitLab", "Acme-Inc/Shop", "main", &[("a", "2")], false);
        assert_eq!(play.all(), ["GitLab Acme-Inc/Shop: Your folder, as it is now"], "the setup has another provider");
        play.copy_to("GitLab", "Acme-Inc/Shop", "main", &[("a", "2")], true);
        assert_eq!(play.all().len(), 1);
    }

    #[test]
    fn what_the_provider_has_keeps_its_spelling_and_its_provider() {
        let mut play = Play(Provider::default(), Ids::new(1));
        play.push_to("Acme-Inc/Shop", "a", "1");
        assert_eq!(play.copy_to("GitHub", "acme-inc/shop", "main", &[("a", "2")], false), PracticeSource::Own);
        assert_eq!(play.push_to("acme-inc/SHOP", "b", "2").repository, "Acme-Inc/Shop");
        assert_eq!(play.copy_to("GitLab", "Acme-Inc/Shop", "main", &[("a", "2")], false), PracticeSource::Copy);
        assert_eq!(play.all(), ["GitHub Acme-Inc/Shop: ", "GitLab Acme-Inc/Shop: Your folder, as it is now"]);
        let found = |provider: &str, name: &str| play.0.repository(provider, name).map(|it| it.provider.as_str());
        assert_eq!(found("GitHub", "ACME-INC/SHOP"), Some("GitHub"));
        assert_eq!(found("GitLab", "acme-inc/shop"), Some("GitLab"));
        assert_eq!((found("Bitbucket", "acme-inc/shop"), found("GitHub", "acme-inc/shop2")), (None, None));
    }

    #[test]
    fn a_sample_follows_the_setup() {
        let mut play = Play(Provider::default(), Ids::new(1));
        play.copy("main", &[("package.json", "{}")], true);
        play.push("buildspec.yml", "mine");
        assert_eq!(play.copy("main", &[("pyproject.toml", "")], true), PracticeSource::Copy);
        assert_eq!(play.main().0, "buildspec.yml=mine pyproject.toml=", "another recipe, and what was pushed stays");
        play.copy("main", &[("setup.py", "")], false);
        play.copy("main", &[("package.json", "{}")], true);
        assert_eq!(play.main().0, "buildspec.yml=mine setup.py=", "the clone's files stay");
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
