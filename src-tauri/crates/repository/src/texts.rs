//! The texts of a clone, for a copy that stands in for it: a bounded number of files of bounded size. What Git keeps
//! for itself, what a link leads to, what is no text and what may hold a secret stays out.

use std::collections::VecDeque;
use std::fs;
use std::path::Path;

use gangway_setup::secrets;

use crate::bounded;

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

/// What tools install or build, and nobody commits.
const MADE: &[&str] = &["node_modules", ".venv", "venv", "__pycache__", "target", ".tox", ".next", ".gradle"];

/// The texts of a clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Each file's path from the root, with `/`, and its text. Files nearer to the root come first.
    pub files: Vec<(String, String)>,
    /// How many files and links were left out; of a huge clone only as many as were looked at.
    pub skipped: usize,
}

/// Reads the texts of a clone's folder. What can't be read is left out and counted.
#[must_use]
pub fn texts(root: &Path) -> Texts {
    let mut found = Texts::default();
    let mut all = 0;
    let mut looked = 0;
    let mut folders = VecDeque::from([String::new()]);
    while let Some(folder) = folders.pop_front() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        let mut entries: Vec<_> = entries.flatten().take(NAMES_MAX.saturating_sub(looked)).collect();
        looked += entries.len();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let (Some(name), Ok(kind)) = (name.to_str(), entry.file_type()) else {
                found.skipped += 1;
                continue;
            };
            if name.eq_ignore_ascii_case(".git") {
                continue;
            }
            let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            let allowed =
                !is_secret(name) && path.len() <= PATH_MAX && !path.contains(|it: char| it.is_control() || it == '\\');
            if kind.is_dir() && allowed {
                if !MADE.contains(&name) {
                    folders.push_back(path);
                }
                continue;
            }
            let wanted = kind.is_file() && allowed && found.files.len() < FILES_MAX;
            let text = wanted.then(|| bounded::text(root, &path, FILE_MAX).read()).flatten();
            match text.filter(|text| all + text.len() <= ALL_MAX && is_text(text) && secrets::kind(text).is_none()) {
                Some(text) => {
                    all += text.len();
                    found.files.push((path, text));
                }
                None => found.skipped += 1,
            }
        }
    }
    found
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
        ".git-credentials",
        ".aws",
        ".ssh",
        ".gnupg",
    ];
    const BEGINNINGS: &[&str] = &[".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "credentials", "secrets."];
    const ENDS: &[&str] =
        &[".env", ".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk", ".asc", ".tfvars", ".tfstate"];
    let name = name.to_ascii_lowercase();
    NAMES.contains(&name.as_str())
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
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
        assert_eq!(texts(&folder.path().join("none")), Texts::default());
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
        assert_eq!(texts(&root), Texts { files: Vec::new(), skipped: 2 });
    }
}
