//! A clone's configuration: the one file, and what it includes of the clone itself.

use std::path::Path;

use crate::Suggestion;
use crate::bounded::{self, FileText};
use crate::reason::Reason;

/// Longest file that is read, in bytes.
const FILE_MAX: u64 = 256 * 1024;
/// Most included files that are read.
const INCLUDED_MAX: usize = 10;

/// What matters here of a configuration.
#[derive(Debug, Default)]
pub(super) struct Config {
    pub(super) remotes: Vec<ConfiguredRemote>,
    /// Branch and the remote that it follows.
    pub(super) follows: Vec<(String, String)>,
    /// `url.<base>.insteadOf`.
    pub(super) instead: Vec<Rewrite>,
    /// `url.<base>.pushInsteadOf`.
    pub(super) push_instead: Vec<Rewrite>,
    /// `core.worktree`.
    pub(super) worktree: Option<String>,
    /// `core.bare`.
    pub(super) is_bare: bool,
    /// `extensions.refStorage`, when the branches aren't kept as files.
    pub(super) ref_storage: Option<String>,
    /// `include.path`, as written.
    includes: Vec<String>,
    /// Whether something is included that may not be read, or under a condition.
    leaves_out: bool,
}

/// A remote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ConfiguredRemote {
    pub(super) name: String,
    pub(super) url: String,
    pub(super) push_url: Option<String>,
    /// Whether all its branches are fetched.
    pub(super) is_whole: bool,
}

/// What an address begins with, and what stands there instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rewrite {
    pub(super) begin: String,
    pub(super) base: String,
}

impl Config {
    /// That of a clone. What can't be read of it is told.
    pub(super) fn of_clone(root: Option<&Path>, common: &Path, suggestion: &mut Suggestion) -> Self {
        let mut config = Self::default();
        if config.read(common, "config").is_none() {
            suggestion.say_skipped(".git/config");
            return Self::default();
        }
        // A worktree's configuration lies in another folder: what that one includes is none of this clone's files.
        let within = root.filter(|root| common == root.join(".git"));
        let includes = std::mem::take(&mut config.includes);
        for (count, path) in includes.iter().enumerate() {
            let read = within.filter(|_| count < INCLUDED_MAX).and_then(|root| config.include(root, path));
            config.leaves_out |= read.is_none();
        }
        // What is left by now is included by what is included.
        if config.leaves_out || !config.includes.is_empty() {
            suggestion.say(Reason::IncludeLeftOut, []);
        }
        config
    }

    /// That of Git's own folder of a worktree or submodule, with what Git keeps apart for it.
    pub(super) fn of_git_folder(git: &Path) -> Self {
        let mut config = Self::default();
        for name in ["config", "config.worktree"] {
            let _ = config.read(git, name);
        }
        config
    }

    /// Takes over a file that is included: from Git's folder, and within the clone's.
    fn include(&mut self, root: &Path, path: &str) -> Option<()> {
        let path = if Path::new(path).has_root() { path.to_owned() } else { format!(".git/{path}") };
        let (bytes, whole) = bounded::bytes(root, &path, FILE_MAX)?;
        self.take(&bytes).filter(|()| whole)
    }

    /// Takes over a file; one that is missing says nothing.
    fn read(&mut self, folder: &Path, name: &str) -> Option<()> {
        match bounded::text(folder, name, FILE_MAX) {
            FileText::Missing => Some(()),
            FileText::Read(text) => self.take(text.as_bytes()),
            FileText::Skipped => {
                // Git minds no other encoding
                let (bytes, whole) = bounded::bytes(folder, name, FILE_MAX)?;
                self.take(&bytes).filter(|()| whole)
            }
        }
    }

    /// Takes over what a file says, or nothing of it.
    fn take(&mut self, bytes: &[u8]) -> Option<()> {
        let file = gix_config::File::from_bytes_no_includes(
            bytes,
            gix_config::file::Metadata::api(),
            gix_config::file::init::Options::default(),
        )
        .ok()?;
        for section in file.sections() {
            let name = section.header().name().to_string().to_ascii_lowercase();
            let subsection = section.header().subsection_name().map(ToString::to_string);
            let values =
                |key: &str| -> Vec<String> { section.body().values(key).iter().map(ToString::to_string).collect() };
            let last = |key: &str| values(key).pop();
            match (name.as_str(), subsection) {
                ("core", None) => {
                    self.worktree = last("worktree").or(self.worktree.take());
                    self.is_bare = last("bare").map_or(self.is_bare, |value| is_true(&value));
                }
                ("extensions", None) => {
                    let format = last("refstorage").map(|value| value.to_ascii_lowercase());
                    // `files`, or `files://` and a place
                    self.ref_storage = format.filter(|it| !it.starts_with("files")).or(self.ref_storage.take());
                }
                ("remote", Some(name)) => self.take_remote(name, &values),
                ("branch", Some(branch)) => self.follows.extend(last("remote").map(|remote| (branch, remote))),
                ("url", Some(base)) => {
                    let rewrite = |begin| Rewrite { begin, base: base.clone() };
                    self.instead.extend(values("insteadof").into_iter().map(rewrite));
                    self.push_instead.extend(values("pushinsteadof").into_iter().map(rewrite));
                }
                ("include", None) => self.includes.extend(values("path")),
                ("includeif", Some(_)) => self.leaves_out |= !values("path").is_empty(),
                _ => {}
            }
        }
        Some(())
    }

    /// A remote may have several sections.
    fn take_remote(&mut self, name: String, values: &dyn Fn(&str) -> Vec<String>) {
        let at = self.remotes.iter().position(|remote| remote.name == name).unwrap_or_else(|| {
            self.remotes.push(ConfiguredRemote { name, ..ConfiguredRemote::default() });
            self.remotes.len() - 1
        });
        let Some(remote) = self.remotes.get_mut(at) else { return };
        // An empty value takes back those before it. Git fetches from the first that is left.
        let first = |key: &str| values(key).rsplit(String::is_empty).next().and_then(|left| left.first()).cloned();
        if remote.url.is_empty() {
            remote.url = first("url").unwrap_or_default();
        }
        remote.push_url = remote.push_url.take().or_else(|| first("pushurl"));
        let whole = |refspec: &String| refspec.trim_start_matches('+').starts_with("refs/heads/*:");
        remote.is_whole |= values("fetch").iter().any(whole);
    }

    /// An address as Git reads it: the longest beginning that fits is replaced.
    pub(super) fn rewritten<'a>(rewrites: &'a [Rewrite], url: &str) -> Option<(String, &'a Rewrite)> {
        let fitting = rewrites.iter().filter(|rewrite| url.starts_with(&rewrite.begin));
        // of several that are as long the first one counts
        let rewrite = fitting.rev().max_by_key(|rewrite| rewrite.begin.len())?;
        Some((format!("{}{}", rewrite.base, url.get(rewrite.begin.len()..)?), rewrite))
    }
}

/// As Git reads a truth.
fn is_true(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Config {
        let mut config = Config::default();
        config.take(text.as_bytes()).unwrap();
        config
    }

    #[test]
    fn remotes_of_a_configuration() {
        let config = parse(
            "[core]\n\tbare = false\n[remote \"up\"]\n\turl = https://a/b/c\n[Remote \"origin\"]\n\turl = git@github.com:o/n.git\n\turl = second\n[branch \"main\"]\n\tremote = up\n[include]\n\tpath = /etc/passwd\n[remote \"origin\"]\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n\tpushurl = third\n",
        );
        let listed: Vec<_> = config.remotes.iter().map(|r| (r.name.as_str(), r.url.as_str(), r.is_whole)).collect();
        assert_eq!(listed, [("up", "https://a/b/c", false), ("origin", "git@github.com:o/n.git", true)]);
        assert_eq!(config.remotes[1].push_url.as_deref(), Some("third"));
        assert_eq!(config.follows, [("main".to_owned(), "up".to_owned())]);
        assert_eq!(config.includes, ["/etc/passwd"]);
        let reset = parse("[remote \"origin\"]\nurl = first\nurl =\nurl = second\n");
        assert_eq!(reset.remotes[0].url, "second");
    }

    #[test]
    fn the_longest_beginning_is_replaced() {
        let config = parse(
            "[url \"https://github.com/\"]\ninsteadOf = gh:\ninsteadOf = github:\n[url \"https://S3CRET@github.com/octo/\"]\nINSTEADOF = gh:o/\n[url \"git@github.com:\"]\npushInsteadOf = https://github.com/\n[url \"https://other/\"]\ninsteadOf = gh:\n",
        );
        let instead = |url: &str| Config::rewritten(&config.instead, url).map(|(url, _)| url);
        for (url, expected) in [
            ("gh:team/app", Some("https://github.com/team/app")),
            ("github:team/app", Some("https://github.com/team/app")),
            ("gh:o/app", Some("https://S3CRET@github.com/octo/app")),
            ("GH:team/app", None),
            ("https://github.com/team/app", None),
            ("", None),
        ] {
            assert_eq!(instead(url).as_deref(), expected, "{url}");
        }
        let pushed = Config::rewritten(&config.push_instead, "https://github.com/team/app");
        assert_eq!(pushed.map(|(url, _)| url).as_deref(), Some("git@github.com:team/app"));
    }

    #[test]
    fn how_branches_are_kept() {
        for (text, expected) in [
            ("[extensions]\nrefStorage = reftable", Some("reftable")),
            ("[extensions]\n\trefstorage = RefTable", Some("reftable")),
            ("[extensions]\nrefStorage = reftable:///srv/refs", Some("reftable:///srv/refs")),
            ("[extensions]\nrefStorage = files", None),
            ("[extensions]\nobjectFormat = sha256", None),
            ("", None),
        ] {
            assert_eq!(parse(text).ref_storage.as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_configuration_makes_it_panic(bytes in any::<Vec<u8>>(), odd in "[\\[\\]\"a-c=\n\\\\;# \u{e9}]{0,60}") {
            for bytes in [&bytes, odd.as_bytes()] {
                let _ = Config::default().take(bytes);
            }
        }
    }
}
