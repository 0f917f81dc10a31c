//! Which host a name stands for that the person gave it in `~/.ssh/config`. That file is read and nothing else: no key, no
//! known host, and nothing is run that a line of it would have ssh run.
//!
//! The crates that read this format open what it includes as they find it, a pipe or a device as well, and take their
//! home from the environment. Source of the rules: ssh_config(5) of OpenSSH.

use std::fs;
use std::path::{Component, Path, PathBuf};

use gix_ignore::glob::wildmatch;

use crate::bounded;

/// Longest file that is read, in bytes.
const FILE_MAX: u64 = 256 * 1024;
/// Most files that are read for one name.
const FILES_MAX: usize = 32;
/// Most names of a folder that are held against a pattern.
const NAMES_MAX: usize = 1000;

/// The person's configuration of ssh.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SshConfig<'a> {
    /// The person's home folder, when it is known.
    pub(crate) home: Option<&'a Path>,
}

impl SshConfig<'_> {
    /// The host that a name stands for, as the configuration spells it.
    pub(crate) fn host_of(self, name: &str) -> Option<String> {
        let home = self.home?;
        let text = bounded::own_text(&home.join(".ssh/config"), FILE_MAX)?;
        let host = Lookup { home, name, files_left: FILES_MAX }.find(&text, true)?;
        let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte));
        (plain && !host.is_empty()).then_some(host)
    }
}

/// One name that is looked for.
struct Lookup<'a> {
    home: &'a Path,
    name: &'a str,
    files_left: usize,
}

impl Lookup<'_> {
    /// The first `HostName` that holds for the name: as with ssh, the first one counts.
    fn find(&mut self, text: &str, holds: bool) -> Option<String> {
        let mut holds_here = holds;
        for line in text.lines() {
            let words = words(line);
            let Some((keyword, words)) = words.split_first() else { continue };
            match keyword.to_ascii_lowercase().as_str() {
                "host" => holds_here = holds && self.is_one_of(words),
                "match" => holds_here = holds && self.matches(words),
                "hostname" if holds_here => {
                    return words.first().map(|host| host.replace("%h", self.name).replace("%%", "%"));
                }
                "include" if holds_here => {
                    let files: Vec<PathBuf> = words.iter().flat_map(|pattern| self.included(pattern)).collect();
                    for path in files {
                        self.files_left = self.files_left.checked_sub(1)?;
                        let text = bounded::own_text(&path, FILE_MAX);
                        if let Some(host) = text.and_then(|text| self.find(&text, true)) {
                            return Some(host);
                        }
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether one of the patterns fits, and none that is forbidden.
    fn is_one_of<T: AsRef<str>>(&self, patterns: &[T]) -> bool {
        let fits = |pattern: &str| wildmatch(pattern.into(), self.name.into(), wildmatch::Mode::empty());
        let (forbidden, wanted): (Vec<_>, Vec<_>) =
            patterns.iter().map(AsRef::as_ref).partition(|pattern| pattern.starts_with('!'));
        wanted.into_iter().any(fits) && !forbidden.into_iter().filter_map(|it| it.strip_prefix('!')).any(fits)
    }

    /// Whether a `Match` holds, as far as the name alone decides it. What asks for more (`exec`, `user`, …) doesn't.
    fn matches(&self, words: &[String]) -> bool {
        let mut words = words.iter();
        while let Some(criterion) = words.next() {
            let (no, criterion) = criterion.strip_prefix('!').map_or((false, criterion.as_str()), |it| (true, it));
            let holds = match criterion.to_ascii_lowercase().as_str() {
                "all" => true,
                "host" | "originalhost" => {
                    words.next().is_some_and(|list| self.is_one_of(&list.split(',').collect::<Vec<_>>()))
                }
                _ => return false,
            };
            if holds == no {
                return false;
            }
        }
        true
    }

    /// The files that an `Include` names, below the person's home: with a pattern in the last part of the path, all that
    /// fit.
    fn included(&self, pattern: &str) -> Vec<PathBuf> {
        let path = match pattern.strip_prefix("~/") {
            Some(rest) => self.home.join(rest),
            None => self.home.join(".ssh").join(pattern),
        };
        let leads_out = !path.starts_with(self.home) || path.components().any(|part| part == Component::ParentDir);
        let (Some(folder), Some(name), false) = (path.parent(), path.file_name(), leads_out) else { return Vec::new() };
        let name = name.to_string_lossy();
        if !name.contains(['*', '?', '[']) {
            return vec![path];
        }
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(NAMES_MAX);
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let fits = |it: &String| {
            !it.starts_with('.') && wildmatch(name.as_ref().into(), it.as_str().into(), wildmatch::Mode::empty())
        };
        let mut found: Vec<PathBuf> = names.filter(fits).map(|name| folder.join(name)).collect();
        found.sort();
        found
    }
}

/// The words of a line: keyword first, a `=` between them or not, in quotes or not. None for a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next().filter(|first| *first != '#') {
        let word = if first == '"' {
            let inner = rest.get(1..).unwrap_or_default();
            let (word, after) = inner.split_once('"').unwrap_or((inner, ""));
            rest = after;
            word
        } else {
            let ends = |it: char| it.is_whitespace() || (words.is_empty() && it == '=');
            let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
            rest = after;
            word
        };
        words.push(word.to_owned());
        rest = rest.trim_start();
        if words.len() == 1 {
            rest = rest.strip_prefix('=').unwrap_or(rest).trim_start();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[expect(clippy::disallowed_methods, reason = "a test's own file")]
    fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = home.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        home
    }

    fn host_of(home: &tempfile::TempDir, name: &str) -> Option<String> {
        SshConfig { home: Some(home.path()) }.host_of(name)
    }

    #[test]
    fn names_and_the_hosts_that_they_stand_for() {
        let home = home(&[(
            ".ssh/config",
            "# two accounts\n\
             Host github.com-work\n\tHostName github.com\n\tUser git\n\tIdentityFile ~/.ssh/work\n\n\
             Host gl *.work !secret.work\n  hostname = gitlab.com\n\
             Host Case\nHostName bitbucket.org\n\
             host \"two words\" quoted\nHOSTNAME \"github.com\"\n\
             Host short-*\n  HostName %h.example.com\n\
             Host empty\n  User git\n\
             Match host matched,other exec \"touch /tmp/was-run\"\n  HostName never.example.com\n\
             Match originalhost matched\n  HostName ssh.dev.azure.com\n\
             Match user me\n  HostName never.example.com\n\
             Match !host x* all\n  Port 22\n\
             Host odd\n  HostName not a/host\n\
             Host evil\n  HostName a;b\n\
             Host twice\n  HostName first.example.com\n  HostName second.example.com\n\
             Host twice\n  HostName third.example.com\n",
        )]);
        for (name, expected) in [
            ("github.com-work", Some("github.com")),
            ("gl", Some("gitlab.com")),
            ("a.work", Some("gitlab.com")),
            ("secret.work", None),
            ("Case", Some("bitbucket.org")),
            ("case", None),
            ("quoted", Some("github.com")),
            ("short-a", Some("short-a.example.com")),
            ("empty", None),
            ("matched", Some("ssh.dev.azure.com")),
            ("odd", Some("not")),
            ("evil", None),
            ("twice", Some("first.example.com")),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(host_of(&home, name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn what_stands_before_the_first_host_holds_for_all_and_what_stands_first_counts() {
        let all = home(&[(".ssh/config", "HostName everywhere.example.com\nHost a\nHostName a.example.com\n")]);
        assert_eq!(host_of(&all, "a").as_deref(), Some("everywhere.example.com"));
        let star = home(&[(".ssh/config", "Host *\n  ServerAliveInterval 60\nHost a\n  HostName github.com\n")]);
        assert_eq!(host_of(&star, "a").as_deref(), Some("github.com"));
    }

    #[test]
    fn included_files_of_the_persons_home_are_read() {
        let home = home(&[
            (
                ".ssh/config",
                "Include config.d/*.conf other\nInclude ~/dotfiles/ssh\nInclude ../../../../etc/ssh/ssh_config /etc/ssh/ssh_config\n\
                 Host nested\n  Include nested\nHost b\n  HostName late.example.com\n",
            ),
            (".ssh/config.d/1.conf", "Host a\n  HostName github.com\n"),
            (".ssh/config.d/2.conf", "Host a b\n  HostName gitlab.com\n"),
            (".ssh/config.d/3.bak", "Host c\n  HostName never.example.com\n"),
            (".ssh/other", "Host d\n  HostName bitbucket.org\n"),
            (".ssh/nested", "HostName nested.example.com\n"),
            ("dotfiles/ssh", "Host e\n  HostName dev.azure.com\n"),
        ]);
        for (name, expected) in [
            ("a", Some("github.com")),
            ("b", Some("gitlab.com")),
            ("c", None),
            ("d", Some("bitbucket.org")),
            ("e", Some("dev.azure.com")),
            ("nested", Some("nested.example.com")),
            ("unknown", None),
        ] {
            assert_eq!(host_of(&home, name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn files_that_include_one_another_come_to_an_end() {
        let home = home(&[
            (".ssh/config", "Include a a\nHost x\n  HostName never.example.com\n"),
            (".ssh/a", "Include b config\n"),
            (".ssh/b", "Include a b\n"),
        ]);
        assert_eq!(host_of(&home, "x"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_of_the_persons_own_is_followed_and_a_pipe_never_ends() {
        let home = home(&[("dotfiles/config", "Host a\n  HostName github.com\nInclude pipe zero\n"), (".ssh/x", "")]);
        std::os::unix::fs::symlink("../dotfiles/config", home.path().join(".ssh/config")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", home.path().join(".ssh/zero")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(home.path().join(".ssh/pipe")).status().unwrap();
        assert!(made.success());
        assert_eq!(host_of(&home, "a").as_deref(), Some("github.com"));
        assert_eq!(host_of(&home, "b"), None);
        fs::remove_file(home.path().join(".ssh/config")).unwrap();
        fs::rename(home.path().join(".ssh/pipe"), home.path().join(".ssh/config")).unwrap();
        assert_eq!(host_of(&home, "a"), None);
        assert_eq!(SshConfig { home: None }.host_of("a"), None);
    }

    proptest! {
        #[test]
        fn no_configuration_makes_it_panic(text in any::<String>(), odd in "((Host|Match|HostName|Include)?[ =\"!*?%h,#\n\u{e9}-]{0,5}){0,20}") {
            for text in [text, odd] {
                let _ = Lookup { home: Path::new("/nowhere"), name: "a", files_left: 1 }.find(&text, true);
            }
        }
    }
}
