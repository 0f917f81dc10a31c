//! What a word becomes before its command sees it.

use super::tokens::closing;
use super::{Player, nested};

/// The longest word, in bytes: Linux's MAX_ARG_STRLEN.
const LONGEST: usize = 128 * 1024;

impl Player<'_, '_> {
    /// Quotes off, variables and substitutions filled in; an empty unquoted one vanishes.
    pub(super) fn expand(&mut self, word: &str) -> Vec<String> {
        let mut text = String::new();
        let mut quoted = false;
        let mut quote: Option<char> = None;
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let mut taken = c.len_utf8();
            match (quote, c) {
                (Some('\''), '\'') | (Some('"'), '"') => quote = None,
                (None, '\'' | '"') => {
                    quote = Some(c);
                    quoted = true;
                }
                (Some('\''), _) => text.push(c),
                (_, '\\') => {
                    let next = rest.get(1..).and_then(|rest| rest.chars().next());
                    text.extend(next);
                    taken += next.map_or(0, char::len_utf8);
                }
                (_, '$') => {
                    let (value, length) = self.dollar(rest);
                    text.push_str(&value);
                    taken = length;
                    if text.len() > LONGEST {
                        self.exited = true;
                        return vec![text];
                    }
                }
                _ => text.push(c),
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        if text.is_empty() && !quoted { Vec::new() } else { vec![text] }
    }

    /// The value of what stands behind a dollar sign, and how long that is.
    fn dollar(&mut self, text: &str) -> (String, usize) {
        let after = text.get(1..).unwrap_or_default();
        if after.starts_with('(') {
            let end = closing(after);
            let inner = after.get(1..end.saturating_sub(1)).unwrap_or_default().to_owned();
            let start = self.outcome.lines.len();
            nested(self.shell, &inner, self.outcome, self.depth + 1);
            let lines: Vec<String> = self.outcome.lines.drain(start..).collect();
            return (lines.join(" "), end + 1);
        }
        if after.starts_with('{') {
            let end = after.find('}').unwrap_or(after.len());
            let inner = after.get(1..end).unwrap_or_default();
            let (name, default) = inner.split_once(":-").unwrap_or((inner, ""));
            let value = self.shell.variables.get(name).filter(|value| !value.is_empty());
            let value = value.cloned().unwrap_or_else(|| default.to_owned());
            return (value, (end + 2).min(text.len()));
        }
        if after.starts_with('?') {
            return (self.shell.variables.get("?").cloned().unwrap_or_else(|| "0".to_owned()), 2);
        }
        let name: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        if name.is_empty() {
            return ("$".to_owned(), 1);
        }
        (self.shell.variables.get(&name).cloned().unwrap_or_default(), name.len() + 1)
    }
}
