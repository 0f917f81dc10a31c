//! Python's version specifiers, and what pyenv and Poetry write in their place.
//!
//! No library does this: PEP 440's `==3.12.4` compares with one release and never with a line of them, and Poetry's `^`
//! isn't PEP 440. `uv-pep440` is an internal crate of uv without a stable interface; `pep440_rs` has rested since 2024.

use super::{is_within, newest, numbers};

const OPERATORS: &[&str] = &["~=", ">=", "<=", "===", "==", "!=", ">", "<", "^", "~", "="];

pub(super) fn satisfies(line: &[u64], asked: &str) -> bool {
    asked.split("||").any(|specifiers| all_of(line, specifiers))
}

/// Every specifier, separated by commas or spaces.
fn all_of(line: &[u64], specifiers: &str) -> bool {
    // `>= 3.10` is one specifier
    let joined = OPERATORS
        .iter()
        .fold(specifiers.replace(',', " "), |text, operator| text.replace(&format!("{operator} "), operator));
    let mut specifiers = joined.split_whitespace().peekable();
    specifiers.peek().is_some() && specifiers.all(|specifier| is_met(line, specifier) == Some(true))
}

/// None when the specifier can't be read.
fn is_met(line: &[u64], specifier: &str) -> Option<bool> {
    let start = specifier.find(|c: char| !"<>=!~^".contains(c)).unwrap_or(specifier.len());
    let (operator, asked) = specifier.split_at(start);
    if asked == "*" {
        return Some(true);
    }
    let asked = numbers(asked)?;
    let newest = newest(line, asked.len());
    let same = |count: usize| is_within(asked.get(..count).unwrap_or(&asked), line);
    Some(match operator {
        "" | "=" | "==" | "===" => same(asked.len()),
        // a release that is left out is one of many of its line
        "!=" => asked.len() > line.len() || !same(asked.len()),
        ">=" => newest >= asked,
        ">" => newest > asked,
        "<=" => newest <= asked,
        "<" => newest < asked,
        // Poetry: up to the next major version; up to the next minor one
        "^" => same(1) && newest >= asked,
        "~" => same(2) && newest >= asked,
        // all but the last number
        "~=" => same(asked.len().saturating_sub(1)) && newest >= asked,
        _ => return None,
    })
}
