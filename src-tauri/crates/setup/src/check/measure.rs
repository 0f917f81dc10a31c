//! Texts and lists against their limits.

use gangway_catalog::quotas::Limit;

use crate::problem::{Problem, ProblemCode};

/// Length in characters against a limit: missing, too short or too long. True when the text can be looked at further.
pub(super) fn length(field: &str, text: &str, limit: &Limit, problems: &mut Vec<Problem>) -> bool {
    if text.is_empty() {
        if limit.least > 0 {
            problems.push(Problem::error(field, ProblemCode::Missing));
        }
        return false;
    }
    let characters = text.chars().count();
    if characters > limit.most {
        problems.push(Problem::error(field, ProblemCode::TooLong).with("limit", limit.most));
    } else if characters < limit.least {
        problems.push(Problem::error(field, ProblemCode::TooShort).with("limit", limit.least));
    }
    true
}

/// A name at AWS that may hold any characters there: ours fit every tool that will ever have to spell it.
pub(super) fn plain(field: &str, name: &str, problems: &mut Vec<Problem>) {
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)) {
        problems.push(Problem::error(field, ProblemCode::Characters).with("allowed", "A-Z a-z 0-9 . _ -"));
    }
}

/// Entries against a limit.
pub(super) fn entries(field: &str, count: usize, limit: &Limit, problems: &mut Vec<Problem>) {
    if count > limit.most {
        problems.push(Problem::error(field, ProblemCode::TooMany).with("limit", limit.most));
    } else if count < limit.least {
        problems.push(Problem::error(field, ProblemCode::TooFew).with("limit", limit.least));
    }
}

/// A text as a fact: what doesn't fit into a sentence is cut.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

pub(super) fn duplicate(field: impl Into<String>, name: &str) -> Problem {
    Problem::error(field, ProblemCode::Duplicate).with("name", shown(name))
}
