//! Texts that look like secrets: shapes that the issuers document, so that a key never ends up in a file by mistake.

use std::sync::LazyLock;

use regex::RegexSet;

/// Kind, as the fact `kind` names it, and shape. Boundaries are ASCII's: tokens are, and the search is faster for it.
const SHAPES: &[(&str, &str)] = &[
    // IAM user guide, "IAM identifiers": unique id prefixes of long-term and temporary keys
    ("aws-access-key", r"(?-u:\b)(?:AKIA|ASIA)[A-Z2-7]{16}(?-u:\b)"),
    // GitHub docs, "About authentication to GitHub": token formats
    ("github-token", r"(?-u:\b)(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{20,})"),
    // GitLab docs, "Token overview": prefixes
    ("gitlab-token", r"(?-u:\b)gl(?:pat|dt|rt|ptt|oas|cbt|ft|agent)-[A-Za-z0-9_-]{10,}"),
    // Slack docs, "Tokens": prefixes
    ("slack-token", r"(?-u:\b)xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    // Atlassian's app passwords and API tokens
    ("atlassian-token", r"(?-u:\b)AT(?:ATT|BB|CTT)[A-Za-z0-9_=.-]{16,}"),
    // RFC 7468
    ("private-key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    // RFC 7519: three base64url parts, the first of which begins with `{"`
    ("jwt", r"(?-u:\b)eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"),
    ("npm-token", r"(?-u:\b)npm_[A-Za-z0-9]{36}(?-u:\b)"),
    ("password-in-address", r"(?-u:\b)[a-z][a-z0-9+.-]*://[^ \t\r\n/:@]*:[^ \t\r\n/@$]+@"),
];

static SET: LazyLock<Option<RegexSet>> = LazyLock::new(|| RegexSet::new(SHAPES.iter().map(|(_, shape)| shape)).ok());

/// The kind of secret that a text holds, if it looks like one.
#[must_use]
pub fn kind(text: &str) -> Option<&'static str> {
    let shape = SET.as_ref().and_then(|set| set.matches(text).iter().next()).and_then(|index| SHAPES.get(index));
    shape.map(|(kind, _)| *kind).or_else(|| holds_aws_secret_key(text).then_some("aws-secret-key"))
}

/// The lines, from 1, that hold something like a secret, and its kind.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    // most texts are answered by one look
    let text = kind(text).map_or("", |_| text);
    text.lines().enumerate().filter_map(|(index, line)| Some((index + 1, kind(line)?)))
}

/// A word of 40 characters of base64, with upper case, lower case and digits: a commit's hash has no upper case.
fn holds_aws_secret_key(text: &str) -> bool {
    let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'+');
    text.as_bytes().split(|byte| !base64(byte)).filter(|word| word.len() == 40).any(|word| {
        let has = |test: fn(&u8) -> bool| word.iter().any(test);
        has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit)
    })
}

/// Whether a variable's name says that its value is secret.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "PRIVATE_KEY", "CREDENTIAL"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_secrets() {
        let pem = "-----BEGIN RSA PRIVATE KEY-----\nMII";
        let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";
        for (text, expected) in [
            ("AKIAIOSFODNN7EXAMPLE", Some("aws-access-key")),
            ("key=ASIAIOSFODNN7EXAMPLE;", Some("aws-access-key")),
            ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE1", Some("aws-secret-key")),
            ("KEY='wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE1'", Some("aws-secret-key")),
            ("https://example.com/A1/a-path-that-is-somewhat-longer-than-forty", None),
            ("ghp_0123456789abcdefABCDEF0123456789abcd", Some("github-token")),
            ("github_pat_11ABCDEFG0123456789_abcdefghij", Some("github-token")),
            ("glpat-abcdefghij0123456789", Some("gitlab-token")),
            ("xoxb-123456789012-abcdef", Some("slack-token")),
            ("ATBBabcdefghijklmnop1234", Some("atlassian-token")),
            (pem, Some("private-key")),
            (jwt, Some("jwt")),
            ("npm_0123456789abcdefghij0123456789abcdef", Some("npm-token")),
            ("postgres://shop:hunter2@db.example.com/shop", Some("password-in-address")),
            ("postgres://shop:$DB_PASSWORD@db/shop", None),
            ("https://github.com/octo/app", None),
            ("da39a3ee5e6b4b0d3255bfef95601890afd80709", None),
            ("AKIA", None),
            ("MAKIAIOSFODNN7EXAMPLE", None),
            ("production", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
        assert!(SET.is_some(), "every shape compiles");
    }

    #[test]
    fn names_of_secrets() {
        assert!(is_secret_name("db_password") && is_secret_name("NPM_TOKEN") && is_secret_name("X_API_KEY"));
        assert!(!is_secret_name("NODE_ENV") && !is_secret_name("KEYBOARD"));
    }
}
