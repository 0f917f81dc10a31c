//! npm's ranges. Source: "Semantic Versioning for npm", docs.npmjs.com.

use nodejs_semver::{MAX_SAFE_INTEGER, Range, Version};

pub(super) fn satisfies(line: &[u64], asked: &str) -> bool {
    let Some((newest, whole)) = newest(line).zip(whole(line)) else { return false };
    asked
        .split("||")
        .filter_map(|range| Range::parse(range).ok())
        .any(|range| newest.satisfies(&range) || whole.allows_all(&range))
}

/// `22` as `22.MAX.MAX`.
fn newest(line: &[u64]) -> Option<Version> {
    let number = |at: usize| line.get(at).copied().unwrap_or(MAX_SAFE_INTEGER);
    Version::parse(format!("{}.{}.{}", number(0), number(1), number(2))).ok()
}

/// All versions of a line, those before its first release as well.
fn whole(line: &[u64]) -> Option<Range> {
    let (last, before) = line.split_last()?;
    let version = |last: u64| {
        let numbers: Vec<String> =
            before.iter().chain([&last]).chain([&0; 3]).take(3).map(ToString::to_string).collect();
        format!("{}-0", numbers.join("."))
    };
    Range::parse(format!(">={} <{}", version(*last), version(last + 1))).ok()
}
