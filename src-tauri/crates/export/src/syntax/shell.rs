//! One word of a shell.

use super::visible::push_visible;

/// A word; a name that was checked needs no quotes.
pub(crate) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    let mut visible = String::new();
    text.chars().for_each(|character| push_visible(&mut visible, character));
    format!("'{}'", visible.replace('\'', r"'\''"))
}
