//! The source tree: which files there are, and their text without comments.

use std::fs;
use std::path::Path;
use std::process::Command;

use gangway_tests::place;

/// A source file.
pub(crate) struct File {
    /// From the root, with `/`.
    pub(crate) path: String,
    /// As it stands.
    pub(crate) text: String,
}

/// All text files that are kept in git or would be, below the given folders and with the given endings.
pub(crate) fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let root = place::repository();
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--"])
        .args(folders)
        .current_dir(&root)
        .output()
        .expect("git lists the files");
    let list = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let found: Vec<File> = list
        .split('\0')
        .filter(|path| endings.is_empty() || endings.iter().any(|ending| path.ends_with(ending)))
        .filter_map(|path| Some(File { path: path.to_owned(), text: read(&root.join(path))? }))
        .collect();
    assert!(!found.is_empty(), "no file in {folders:?}: the check would look at nothing");
    found
}

fn read(path: &Path) -> Option<String> {
    String::from_utf8(fs::read(path).ok()?).ok()
}

/// What stays of a source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Code only: comments and the insides of strings are gone.
    Code,
    /// Code and strings.
    Strings,
}

/// A Rust or TypeScript source without its comments; line ends stay, so that line numbers hold.
pub(crate) fn without_comments(text: &str, keep: Keep) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, is_string) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (block_comment(rest), false)
        } else if let Some(length) = string(rest, kept.chars().next_back()) {
            (length, true)
        } else {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let (taken, after) = rest.split_at(length);
        if is_string && keep == Keep::Strings {
            kept.push_str(taken);
        } else {
            kept.push(' ');
            kept.extend(taken.chars().filter(|c| *c == '\n'));
        }
        rest = after;
    }
    kept
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of the string literal that begins here, if one does.
fn string(text: &str, before: Option<char>) -> Option<usize> {
    let word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if !word && text.starts_with('r') {
        let hashes = text[1..].chars().take_while(|c| *c == '#').count();
        if text[1 + hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = 2 + hashes;
            return Some(text[body..].find(&end).map_or(text.len(), |at| body + at + end.len()));
        }
    }
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    if quote == '\'' {
        // in Rust also a lifetime, which has no end
        let end = text[1..].find(['\'', '\n'])? + 1;
        let mut after = text[1..].chars();
        let lifetime = after.next().is_some_and(char::is_alphabetic) && after.next() != Some('\'');
        if !text[end..].starts_with('\'') || (lifetime && text[1..end].contains(['<', '>', ' ', ',', '('])) {
            return None;
        }
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

/// The part of a Rust source that ships: without `#[cfg(test)]` modules at its end.
pub(crate) fn shipped(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod ").map_or(text, |at| {
        let module = &text[at..];
        if module.lines().nth(1).is_some_and(|line| line.trim_end().ends_with('{')) { &text[..at] } else { text }
    })
}

/// Whether a Rust file holds tests only.
pub(crate) fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_tests.rs") || path.contains("/tests/")
}

#[test]
fn comments_go_and_code_stays() {
    let source =
        "use a; // tauri\n/* x /* y */ z */ let s = \"// no\"; fn f<'a>(x: &'a str, c: char) { c == '\"' } r#\"a\"b\"#";
    let code = without_comments(source, Keep::Code);
    assert!(!code.contains("tauri") && !code.contains('z') && !code.contains("no") && !code.contains("a\"b"));
    assert!(code.contains("fn f<'a>(x: &'a str, c: char)"), "{code}");
    assert!(without_comments(source, Keep::Strings).contains("\"// no\""));
    assert_eq!(without_comments("a\n/*\n*/b", Keep::Code).lines().count(), 3);
}
