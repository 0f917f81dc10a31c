//! Texts of a clone or a person, made fit to be shown again: short, on one line, and without what may be a password.

use gangway_setup::{remote, secrets};

/// Most characters of it.
const LONGEST: usize = 100;

/// A text that wasn't understood. What stands before an `@`, or behind a `?` or `#`, may be a token.
pub(crate) fn harmless(text: &str) -> String {
    let kept = text.rsplit_once('@').map_or(text, |(_, rest)| rest);
    let kept = kept.split(['?', '#']).next().unwrap_or_default();
    let is_secret = secrets::kind(kept).is_some() || (kept.is_empty() && !text.is_empty());
    if is_secret { "…".to_owned() } else { line(kept, LONGEST) }
}

/// So many characters of a text, on one line.
pub(crate) fn line(text: &str, most: usize) -> String {
    text.chars().filter(|it| !it.is_control()).take(most).collect()
}

/// The name of a remote: Git takes any text for one, an address with its password as well.
pub(crate) fn remote_name(name: &str) -> String {
    let address = remote::parse(name, &|_| None).ok().and_then(|remote| remote.address);
    harmless(address.as_deref().map_or(name, |address| address.strip_prefix("git@").unwrap_or(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_an_address_loses_its_password() {
        for (name, shown) in [
            ("origin", "origin"),
            ("my remote", "my remote"),
            ("https://u:S3CRET@github.com/o/n", "https://github.com/o/n"),
            ("https://S3CRET@github.com/o/n.git", "https://github.com/o/n.git"),
            ("https://github.com/o/n?access_token=S3CRET", "https://github.com/o/n"),
            ("https://u:S3CRET@github.com", "github.com"),
            ("https://u:S3@CRET@github.com/o", "github.com/o"),
            ("u:S3CRET@host", "host"),
            ("S3CRET@github.com:o/n", "github.com:o/n"),
            ("git@github.com:o/n", "github.com:o/n"),
            ("http://host/#S3CRET", "http://host/"),
            ("ghp_0123456789abcdefABCDEF0123456789abcd", "…"),
            ("backup-glpat-abcdefghij0123456789", "…"),
            ("S3CRET@", "…"),
            ("", ""),
            ("two\nlines\u{7}", "twolines"),
        ] {
            assert_eq!(remote_name(name), shown, "{name}");
        }
        assert_eq!(remote_name(&"x".repeat(1000)).len(), LONGEST);
    }
}
