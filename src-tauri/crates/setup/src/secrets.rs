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

/// An address without what may be a password in it: of what stands before an `@`, and behind a `?` or `#`, the sign alone is
/// left, so that a reader still sees that something was there.
#[must_use]
pub fn without_credentials(address: &str) -> String {
    let scheme = address.find("://").map_or(0, |at| at + "://".len());
    // a password may hold any sign
    let (begin, rest) = match address.rfind('@') {
        Some(at) => (address.get(..scheme).filter(|_| scheme <= at), address.get(at..)),
        None => (None, Some(address)),
    };
    let rest = rest.unwrap_or_default();
    let end = rest.find(['?', '#']).map_or(rest.len(), |at| at + 1);
    [begin.unwrap_or_default(), rest.get(..end).unwrap_or_default()].concat()
}

/// Certificates without a private key among them: of a text that holds one, the line is left that says so.
#[must_use]
pub fn without_private_key(certificates: &str) -> String {
    const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
    if holds_private_key(certificates) { BEGIN.to_owned() } else { certificates.to_owned() }
}

/// Whether a text holds a private key, or the beginning of one, whatever stands around it.
#[must_use]
pub fn holds_private_key(text: &str) -> bool {
    text.to_ascii_uppercase().split("BEGIN").skip(1).any(|rest| {
        let label = rest.split(['-', '\n', '\r']).next().unwrap_or_default();
        label.contains("PRIVATE KEY") || label.contains("OPENSSH")
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

    #[test]
    fn an_address_loses_what_may_be_a_password() {
        for (address, left) in [
            ("https://gitlab.corp.example:8443/x", "https://gitlab.corp.example:8443/x"),
            ("https://ada:hunter2@gitlab.example", "https://@gitlab.example"),
            ("https://ada:hun/t@er2@gitlab.example/x", "https://@gitlab.example/x"),
            ("https://ada:hun?ter#2@gitlab.example", "https://@gitlab.example"),
            ("glpat-secret@gitlab.example:a/b", "@gitlab.example:a/b"),
            ("glpat-secret@https://gitlab.example", "@https://gitlab.example"),
            ("https://gitlab.example?private_token=x", "https://gitlab.example?"),
            ("https://a@gitlab.example/#token", "https://@gitlab.example/#"),
            ("@", "@"),
            ("", ""),
        ] {
            assert_eq!(without_credentials(address), left, "{address}");
            assert_eq!(without_credentials(left), left, "nothing is lost twice");
        }
    }

    #[test]
    fn a_private_key_is_known_by_its_head() {
        let certificate = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n";
        assert_eq!(without_private_key(certificate), certificate);
        for key in ["PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"]
        {
            let both = format!("{certificate}-----BEGIN {key}-----\nc2VjcmV0\n-----END {key}-----\n");
            let left = without_private_key(&both);
            assert!(!left.contains("c2VjcmV0") && holds_private_key(&left), "{left}");
            assert_eq!(without_private_key(&left), left);
        }
        for odd in ["-----begin private key-----\nc2V", "----- BEGIN PRIVATE KEY -----", "x\n-----BEGIN EC PRIVATE KEY"]
        {
            assert!(holds_private_key(odd), "{odd}");
        }
    }
}
