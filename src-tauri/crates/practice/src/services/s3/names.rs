//! Bucket names.

/// Names that somebody else in the world has already taken.
const TAKEN: [&str; 6] = ["artifacts", "my-bucket", "mybucket", "test", "test-bucket", "example"];

/// Whether S3 would take this as the name of a general-purpose bucket.
pub(super) fn valid(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let address = name.split('.').count() == 4 && name.split('.').all(|part| part.parse::<u8>().is_ok());
    let reserved = ["xn--", "sthree-", "amzn-s3-demo-"].iter().any(|prefix| name.starts_with(prefix))
        || ["-s3alias", "--ol-s3", ".mrap", "--x-s3"].iter().any(|suffix| name.ends_with(suffix));
    (3..=63).contains(&name.len())
        && name.chars().all(allowed)
        && edge(name.chars().next())
        && edge(name.chars().next_back())
        && !name.contains("..")
        && !address
        && !reserved
}

/// Whether somebody else has it.
pub(super) fn taken(name: &str) -> bool {
    TAKEN.contains(&name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_follow_the_rules_for_general_purpose_buckets() {
        let good = ["abc", "a-b", "my.bucket.1", &"a".repeat(63)];
        let bad =
            ["ab", "A-b", "-ab", "ab-", "a..b", "10.0.0.1", "xn--abc", "a_b", "あいう", &"a".repeat(64), "abc-s3alias"];
        assert!(good.iter().all(|name| super::valid(name)));
        assert!(bad.iter().all(|name| !super::valid(name)));
    }
}
