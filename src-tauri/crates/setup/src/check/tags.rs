//! Tags. Each goes to every resource, so the strictest service's rules hold: CodeBuild's for lengths and characters,
//! IAM's for keys that differ in case only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use gangway_catalog::quotas::{self, Limit};
use regex::Regex;

use super::duplicate;
use super::{entries, length};
use crate::problem::{Problem, ProblemCode};
use crate::secrets;

/// codebuild 2016-10-06, `KeyInput` and `ValueInput`.
static TAKEN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\p{L}\p{Z}\p{N}_.:/=@+\-]*$").ok());

/// Reserved by AWS, in any case.
const RESERVED: &str = "aws:";
/// Ours: `gangway:setup` marks what belongs to a setup.
const OURS: &str = "gangway:";

pub(super) fn check(tags: &BTreeMap<String, String>, problems: &mut Vec<Problem>) {
    let limit = Limit { most: quotas::TAGS.most - quotas::OWN_TAGS, ..quotas::TAGS };
    entries("tags", tags.len(), &limit, problems);
    let mut keys = BTreeSet::new();
    for (key, value) in tags.iter().take(limit.most) {
        // The whole key: the row is found by it.
        let field = format!("tags.{key}");
        let lower = key.to_lowercase();
        if length(&field, key, &quotas::TAG_KEY, problems) {
            let reserved = [RESERVED, OURS].into_iter().find(|prefix| lower.starts_with(prefix));
            if let Some(prefix) = reserved {
                problems.push(Problem::error(&field, ProblemCode::ReservedPrefix).with("prefix", prefix));
            }
        }
        length(&field, value, &quotas::TAG_VALUE, problems);
        if !taken(key) || !taken(value) {
            problems.push(Problem::error(&field, ProblemCode::TagForm));
        }
        if let Some(kind) = secrets::kind(value) {
            problems.push(Problem::error(&field, ProblemCode::LooksLikeSecret).with("kind", kind));
        }
        if !keys.insert(lower) {
            problems.push(duplicate(field, key));
        }
    }
}

fn taken(text: &str) -> bool {
    // most tags are plain, and need no look at Unicode's tables
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" _.:/=@+-".contains(&byte);
    text.bytes().all(plain) || TAKEN.as_ref().is_some_and(|pattern| pattern.is_match(text))
}
