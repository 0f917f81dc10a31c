//! References to secrets and parameters, as CodeBuild reads them from a build's variables.

use gangway_catalog::arn::Arn;
use gangway_catalog::quotas;

/// `secret-id[:json-key[:version-stage[:version-id]]]`.
///
/// Source: CodeBuild user guide, "Build specification reference", `env/secrets-manager`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretReference<'a> {
    /// Name or ARN.
    pub id: &'a str,
    /// Whether `id` is an ARN.
    pub is_arn: bool,
    /// Key within the secret's JSON; none: the whole secret.
    pub json_key: Option<&'a str>,
}

/// Reads a reference to a secret; none when Secrets Manager or CodeBuild wouldn't take it.
#[must_use]
pub fn secret(text: &str) -> Option<SecretReference<'_>> {
    if !quotas::SECRET_ID.holds(text.len()) || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let is_arn = text.starts_with("arn:");
    // an ARN has six colons of its own
    let end = match is_arn {
        true => text.match_indices(':').nth(6).map_or(text.len(), |(at, _)| at),
        false => text.find(':').unwrap_or(text.len()),
    };
    let (id, rest) = text.split_at_checked(end)?;
    let good_id = if is_arn {
        Arn::parse(id).is_some_and(|arn| {
            arn.service == "secretsmanager"
                && !arn.region.is_empty()
                && arn.account.len() == 12
                && arn.resource.strip_prefix("secret:").is_some_and(|name| is_secret_name(without_suffix(name)))
        })
    } else {
        is_secret_name(id)
    };
    let mut parts = rest.strip_prefix(':').unwrap_or_default().split(':');
    let json_key = parts.next().filter(|key| !key.is_empty());
    let stage = parts.next().unwrap_or_default();
    let version = parts.next().unwrap_or_default();
    // a stage or a version, not both
    let good_rest = parts.next().is_none() && (stage.is_empty() || version.is_empty());
    (good_id && good_rest).then_some(SecretReference { id, is_arn, json_key })
}

/// An ARN's name without the hyphen and six characters that Secrets Manager adds; a partial ARN goes without them.
fn without_suffix(name: &str) -> &str {
    match name.rsplit_once('-') {
        Some((name, suffix)) if suffix.len() == 6 => name,
        _ => name,
    }
}

fn is_secret_name(name: &str) -> bool {
    quotas::SECRET_NAME.holds(name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+=.@-".contains(&byte))
}

/// Reads the name of a parameter, which may have a version or label behind a colon; gives the name alone, and none when
/// Parameter Store wouldn't take it. A name with a slash must begin with one.
#[must_use]
pub fn parameter(text: &str) -> Option<&str> {
    let (name, selector) = text.split_once(':').map_or((text, None), |(name, selector)| (name, Some(selector)));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    let levels = match name.strip_prefix('/') {
        Some(path) => path.split('/').collect::<Vec<_>>(),
        None => vec![name],
    };
    let good = quotas::PARAMETER_NAME.holds(name.len())
        && quotas::PARAMETER_LEVELS.holds(levels.len())
        && levels.iter().all(|level| !level.is_empty() && plain(level))
        && selector.is_none_or(|selector| !selector.is_empty() && plain(selector));
    good.then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ARN: &str = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf";

    #[test]
    fn secrets() {
        let read = |text| secret(text).map(|found| (found.id, found.json_key));
        assert_eq!(read("shop/db"), Some(("shop/db", None)));
        assert_eq!(read("shop/db:password"), Some(("shop/db", Some("password"))));
        assert_eq!(read("shop/db:password:AWSCURRENT"), Some(("shop/db", Some("password"))));
        assert_eq!(read("shop/db:::12345678"), Some(("shop/db", None)));
        assert_eq!(read(ARN), Some((ARN, None)));
        let with_key = format!("{ARN}:password");
        assert_eq!(secret(&with_key).map(|found| (found.id, found.json_key)), Some((ARN, Some("password"))));
        for text in [
            "",
            ":key",
            "a b",
            "a:b:c:d",
            "a:b:c:d:e",
            "arn:aws:s3:::bucket",
            "arn:aws:secretsmanager:eu-west-1::secret:x",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:-AbCdEf",
            "a\nb",
            "${x}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(secret(&"a".repeat(512)).is_some());
        assert!(secret(&"a".repeat(513)).is_none());
        let named =
            |size: usize| format!("arn:aws:secretsmanager:eu-west-1:123456789012:secret:{}-AbCdEf", "a".repeat(size));
        assert!(secret(&named(512)).is_some());
        assert!(secret(&named(513)).is_none());
        let long = |size: usize| format!("shop/db:{}", "k".repeat(size - "shop/db:".len()));
        assert!(secret(&long(2048)).is_some());
        assert!(secret(&long(2049)).is_none());
    }

    #[test]
    fn parameters() {
        for (text, name) in
            [("db", "db"), ("/shop/prod/db", "/shop/prod/db"), ("/shop/db:3", "/shop/db"), ("a.b-c_d:label", "a.b-c_d")]
        {
            assert_eq!(parameter(text), Some(name));
        }
        for text in ["", "/", "shop/db", "/shop//db", "/shop/", "a b", "a:", "a:b:c", "${x}", "日本"] {
            assert_eq!(parameter(text), None, "{text}");
        }
        assert!(parameter(&"/a".repeat(15)).is_some());
        assert!(parameter(&"/a".repeat(16)).is_none());
        assert!(parameter(&"a".repeat(1011)).is_some());
        assert!(parameter(&"a".repeat(1012)).is_none());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), odd in "[a:/]{0,20}|arn:[a-z:]{0,40}") {
            let _ = (secret(&text), parameter(&text), secret(&odd), parameter(&odd));
        }
    }
}
