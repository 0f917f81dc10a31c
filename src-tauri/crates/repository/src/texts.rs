//! The texts of a clone, for a copy that stands in for it: a bounded number of files of bounded size. What Git keeps
//! for itself or is told to ignore, what a link leads to, what is no text and what may hold a secret stays out.

use std::collections::VecDeque;
use std::fs;
use std::path::Path;

use gangway_catalog::recipes;
use gangway_setup::secrets;

use crate::ignored::IgnorePatterns;
use crate::{BUILDSPECS, bounded};

/// Most files of a copy.
const FILES_MAX: usize = 200;
/// Largest file of a copy, in bytes.
const FILE_MAX: u64 = 64 * 1024;
/// Most bytes of all files together: as JSON, where a line's end takes two, they still fit into one message.
const ALL_MAX: usize = 3 * 512 * 1024;
/// Most names of folders and files that are looked at.
const NAMES_MAX: usize = 5000;
/// Longest path from the root, in bytes.
const PATH_MAX: usize = 255;

/// What tools of languages without a recipe build, and nobody commits.
const MADE_FOLDERS: &[&str] = &["target", ".gradle"];

/// The texts of a clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloneTexts {
    /// Each file's path from the root, with `/`, and its text. Files nearer to the root come first. Of a large lock file
    /// only the beginning: that it is there is what a build asks for first.
    pub files: Vec<(String, String)>,
    /// How many files and links were left out; of a huge clone only as many as were looked at. What Git ignores doesn't
    /// count.
    pub skipped: usize,
}

/// Reads the texts of a clone's folder. What can't be read is left out and counted.
#[must_use]
pub fn texts(root: &Path) -> CloneTexts {
    let mut found = CloneTexts::default();
    let mut ignored = IgnorePatterns::of(root);
    let mut looked = 0;
    let mut folders = VecDeque::from([String::new()]);
    ignored.enter(root, "");
    // In a huge folder they might come too late.
    for name in needed().filter(|name| is_plain_file(root, name) && !ignored.has(name, false)) {
        found.take(root, name);
    }
    while let Some(folder) = folders.pop_front() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        let mut entries: Vec<_> = entries.flatten().take(NAMES_MAX.saturating_sub(looked)).collect();
        looked += entries.len();
        entries.sort_by_key(fs::DirEntry::file_name);
        if !folder.is_empty() {
            ignored.enter(root, &folder);
        }
        for entry in entries {
            let name = entry.file_name();
            let (Some(name), Ok(kind)) = (name.to_str(), entry.file_type()) else {
                found.skipped += 1;
                continue;
            };
            let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            let taken = folder.is_empty() && kind.is_file() && needed().any(|needed| needed == name);
            if taken || name.eq_ignore_ascii_case(".git") || ignored.has(&path, kind.is_dir()) {
                continue;
            }
            if !is_allowed(name, &path) {
                found.skipped += 1;
            } else if kind.is_dir() {
                folders.extend((!is_made(name)).then_some(path));
            } else if kind.is_file() {
                found.take(root, &path);
            } else {
                found.skipped += 1;
            }
        }
    }
    found
}

impl CloneTexts {
    /// Takes a regular file over, or counts it as left out.
    fn take(&mut self, root: &Path, path: &str) {
        let all: usize = self.files.iter().map(|(_, text)| text.len()).sum();
        let text = (self.files.len() < FILES_MAX).then(|| read(root, path)).flatten();
        match text.filter(|text| all + text.len() <= ALL_MAX && is_text(text) && secrets::kind(text).is_none()) {
            Some(text) => self.files.push((path.to_owned(), text)),
            None => self.skipped += 1,
        }
    }
}

/// Whether tools install or build a folder of this name.
pub(crate) fn is_made(name: &str) -> bool {
    recipes::ALL.iter().any(|recipe| recipe.made_folders.contains(&name)) || MADE_FOLDERS.contains(&name)
}

/// Names at the root without which the recipes' builds fail.
fn needed() -> impl Iterator<Item = &'static str> {
    let marks = recipes::ALL.iter().flat_map(|recipe| recipe.marks.iter());
    marks.chain(BUILDSPECS).copied().chain(lock_files())
}

fn lock_files() -> impl Iterator<Item = &'static str> {
    let managers = recipes::ALL.iter().flat_map(|recipe| recipe.package_managers.iter());
    managers.flat_map(|manager| manager.lock_files.iter().copied()).filter(|file| !is_mark(file))
}

/// pip's lock file is a mark of Python already.
fn is_mark(file: &str) -> bool {
    recipes::ALL.iter().any(|recipe| recipe.marks.contains(&file))
}

fn is_plain_file(root: &Path, name: &str) -> bool {
    fs::symlink_metadata(root.join(name)).is_ok_and(|data| data.is_file())
}

fn read(root: &Path, path: &str) -> Option<String> {
    let (mut bytes, whole) = bounded::bytes(root, path, FILE_MAX)?;
    if !whole {
        // Whole lines of it: none ends within a letter.
        lock_files().find(|file| *file == path)?;
        bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n')? + 1);
    }
    String::from_utf8(bytes).ok()
}

fn is_allowed(name: &str, path: &str) -> bool {
    !is_secret(name) && path.len() <= PATH_MAX && !path.contains(breaks_a_line)
}

/// What would stand otherwise in a list of files than it is: ends of lines, marks of direction, Windows' separator.
fn breaks_a_line(it: char) -> bool {
    it.is_control() || matches!(it, '\\' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_text(text: &str) -> bool {
    !text.contains(|it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t'))
}

/// Whether a file or folder is known for holding secrets.
fn is_secret(name: &str) -> bool {
    const NAMES: &[&str] = &[
        ".npmrc",
        ".yarnrc",
        ".yarnrc.yml",
        ".pypirc",
        ".netrc",
        "_netrc",
        ".pgpass",
        ".my.cnf",
        ".htpasswd",
        ".dockercfg",
        ".docker",
        ".aws",
        ".azure",
        ".kube",
        "kubeconfig",
        ".ssh",
        ".gnupg",
        ".terraformrc",
        ".vault-token",
        "local.settings.json",
    ];
    const BEGINNINGS: &[&str] = &[".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"];
    const PARTS: &[&str] =
        &["secret", "credential", "passwd", "service-account", "service_account", ".tfvars", ".tfstate"];
    const ENDS: &[&str] =
        &[".env", ".pem", ".key", ".p8", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk", ".asc", ".gpg"];
    let name = name.to_ascii_lowercase();
    NAMES.contains(&name.as_str())
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || PARTS.iter().any(|part| name.contains(part))
        || ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::disallowed_methods, reason = "a test's own file")]
    fn write(root: &Path, path: &str, text: &[u8]) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn texts_only_and_nothing_secret() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (path, text) in [
            ("package.json", &b"{}"[..]),
            ("src/index.js", b"let a\n"),
            (".git/config", b"[core]"),
            ("node_modules/a/index.js", b"x"),
            (".env.local", b"A=b"),
            ("keys/server.pem", b"x"),
            ("token.txt", b"AKIAIOSFODNN7EXAMPLE"),
            ("logo.png", b"\x89PNG\x00"),
            ("null.txt", b"\0"),
        ] {
            write(root, path, text);
        }
        write(root, "large.txt", &vec![b'a'; 64 * 1024 + 1]);
        let found = texts(root);
        let paths: Vec<_> = found.files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["package.json", "src/index.js"]);
        assert_eq!(found.skipped, 6);
    }

    #[test]
    fn what_git_ignores_is_not_even_counted() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (path, text) in [
            (".gitignore", "/dist/\n*.log\n!keep.log\nbuildspec.yml\n"),
            (".git/info/exclude", "notes.txt\n"),
            ("buildspec.yml", "version: 0.2"),
            ("dist/a.js", "x"),
            ("keep.log", "x"),
            ("notes.txt", "x"),
            ("sub/.gitignore", "/own.txt\n!deep.log\n"),
            ("sub/deep.log", "x"),
            ("sub/dist/b.js", "x"),
            ("sub/other.log", "x"),
            ("sub/own.txt", "x"),
            ("sub/sub/own.txt", "x"),
        ] {
            write(root, path, text.as_bytes());
        }
        let found = texts(root);
        let paths: Vec<_> = found.files.iter().map(|(path, _)| path.as_str()).collect();
        let expected = [".gitignore", "keep.log", "sub/.gitignore", "sub/deep.log", "sub/dist/b.js", "sub/sub/own.txt"];
        assert_eq!((paths.as_slice(), found.skipped), (&expected[..], 0));
    }

    #[test]
    fn secrets_by_name() {
        for name in [
            ".env",
            ".ENV.local",
            ".envrc",
            "prod.env",
            "secrets.yml",
            ".secrets",
            "credentials.json",
            "tls.KEY",
            "my-service-account.json",
            "prod.auto.tfvars.json",
            "terraform.tfstate.backup",
            ".npmrc",
            "id_rsa.bak",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["package.json", "index.js", "environment.ts", "keys.py", ".gitignore", "uv.lock"] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn a_large_lock_file_is_there_and_what_a_build_needs_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "pnpm-lock.yaml", &b"lockfileVersion: '9.0'\n".repeat(5000));
        write(folder.path(), "package.json", b"{}");
        for number in 0..NAMES_MAX {
            write(folder.path(), &format!("a{number}.txt"), b"a");
        }
        let found = texts(folder.path());
        let names: Vec<_> = found.files.iter().take(2).map(|(path, _)| path.as_str()).collect();
        assert_eq!((names.as_slice(), found.files.len()), (&["package.json", "pnpm-lock.yaml"][..], FILES_MAX));
        let lock = &found.files[1].1;
        assert!(lock.len() as u64 <= FILE_MAX && lock.ends_with("'9.0'\n"), "{}", lock.len());
    }

    #[test]
    fn it_is_bounded() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..FILES_MAX + 7 {
            write(folder.path(), &format!("{number}.txt"), b"a");
        }
        let found = texts(folder.path());
        assert_eq!((found.files.len(), found.skipped), (FILES_MAX, 7));
        let folder = tempfile::tempdir().unwrap();
        for number in 0..30 {
            write(folder.path(), &format!("{number}.txt"), &vec![b'a'; 64 * 1024]);
        }
        assert_eq!(texts(folder.path()).files.len(), 24);
        assert_eq!(texts(&folder.path().join("none")), CloneTexts::default());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/text.txt", b"a");
        let root = folder.path().join("root");
        fs::create_dir(&root).unwrap();
        std::os::unix::fs::symlink("../a", root.join("folder")).unwrap();
        std::os::unix::fs::symlink("../a/text.txt", root.join("file.txt")).unwrap();
        assert_eq!(texts(&root), CloneTexts { files: Vec::new(), skipped: 2 });
    }
}
