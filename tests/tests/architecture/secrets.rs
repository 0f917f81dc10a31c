//! No secret lies in the repository, nor a path of somebody's machine.

use regex::Regex;

use crate::code::{File, files};

/// Shapes of secrets. AWS's own examples carry EXAMPLE in them and are none.
const SHAPES: &[&str] = &[
    r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b",
    r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
    r"\bgithub_pat_[A-Za-z0-9_]{60,}",
    r"\bglpat-[A-Za-z0-9_-]{20}\b",
    r"\bxox[abprs]-[A-Za-z0-9-]{20,}",
    r"\bnpm_[A-Za-z0-9]{36}\b",
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\n|\s)*[A-Za-z0-9+/]{40}",
];

/// Whether the text is one character or one short run over and over: a shape to test with, no secret.
fn made_up(text: &str) -> bool {
    let tail: Vec<char> = text.chars().rev().take(16).collect();
    let mut kinds = tail.clone();
    kinds.sort_unstable();
    kinds.dedup();
    text.contains("EXAMPLE") || text.contains("1234567890") || text.contains("0123456789") || kinds.len() <= 4
}

fn check(files: &[File]) -> Vec<String> {
    let shapes: Vec<Regex> = SHAPES.iter().map(|shape| Regex::new(shape).expect("a pattern")).collect();
    let mut wrong = Vec::new();
    for file in files {
        let found = shapes.iter().flat_map(|shape| shape.find_iter(&file.text));
        for one in found.filter(|found| !made_up(found.as_str())) {
            let line = file.text.get(..one.start()).map_or(0, |before| before.lines().count());
            wrong.push(format!("{}:{line}", file.path));
        }
    }
    wrong
}

#[test]
fn no_secret_lies_in_the_repository() {
    assert_eq!(check(&files(&["."], &[])), Vec::<String>::new());
}

#[test]
fn secrets_are_found() {
    // put together here, so that this file holds none
    for (begin, rest) in [
        ("AKIA", "QX7J2MWT5ZKD4RVB"),
        ("ghp_", "a8F3kLm0Qw9ZxC7vB2nT5yU1iO4pE6rS8dG0"),
        ("-----BEGIN RSA ", "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7b1kq0XhV3yT9mZs4uPqLr2w8"),
    ] {
        let file = File { path: "a".to_owned(), text: format!("key = {begin}{rest}") };
        assert_eq!(check(&[file]).len(), 1, "{begin}");
    }
    let example = File { path: "a".to_owned(), text: "AKIAIOSFODNN7EXAMPLE".to_owned() };
    assert_eq!(check(&[example]).len(), 0);
}
