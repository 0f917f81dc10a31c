//! Whole clones, made by Git itself or by somebody who means harm.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

mod branches;
mod git_folders;
mod hostile;
mod languages;
#[cfg(unix)]
mod links_and_pipes;
mod remotes;
mod texts;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use gangway_catalog::fact::Fact;
use gangway_repository::reason::Reason;
use gangway_repository::{Suggestion, inspect_folder};
use gangway_words::{Language, Value, Words};
use tempfile::TempDir;

/// Runs Git in a folder, without the configuration of whoever runs the tests.
fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("Git is installed");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A clone with these files and one commit.
fn clone(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "first"]);
    folder
}

/// A folder with these files, Git's own among them.
fn made(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

/// A clone on `main` with this configuration, of which Git keeps no more than what Gangway reads.
fn configured(config: &str) -> TempDir {
    made(&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/config", config), (".git/refs/heads/main", "0000\n")])
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes())).unwrap();
}

fn inspect(folder: &Path) -> Suggestion {
    inspect_folder(folder, None).unwrap()
}

/// Whether a reason is among those that are given.
fn says(suggestion: &Suggestion, line: &str) -> bool {
    evidence(suggestion).iter().any(|said| said == line)
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| Language::ALL.iter().map(|one| Words::new(*one)).collect());

/// The evidence, one line each. Whatever is said can be said in both languages.
fn evidence(suggestion: &Suggestion) -> Vec<String> {
    for (words, reason) in WORDS.iter().flat_map(|one| suggestion.evidence.iter().map(move |reason| (one, reason))) {
        let values: Vec<_> = reason
            .facts
            .iter()
            .map(|(name, fact)| match fact {
                Fact::Text(text) => (name.as_str(), Value::from(text.as_str())),
                Fact::Number(number) => (name.as_str(), Value::from(*number)),
            })
            .collect();
        let said = words.say(&format!("evidence-{}", reason.code), &values);
        assert!(!said.contains(['⟦', '{']), "{said}");
    }
    suggestion
        .evidence
        .iter()
        .map(|evidence| {
            evidence.facts.iter().fold(evidence.code.clone(), |mut line, (name, fact)| {
                let _ = match fact {
                    Fact::Text(text) => write!(line, " {name}={text}"),
                    Fact::Number(number) => write!(line, " {name}={number}"),
                };
                line
            })
        })
        .collect()
}

#[test]
fn every_reason_has_its_words() {
    for words in WORDS.iter() {
        for reason in Reason::ALL {
            assert!(words.has(&format!("evidence-{}", reason.code())), "{reason:?}");
        }
    }
}
