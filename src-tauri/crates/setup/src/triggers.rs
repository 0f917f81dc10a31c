//! Does a push or a pull request start a pipeline?
//!
//! CodePipeline's globs ("Working with glob patterns in syntax"): `*` stays within one part of a name, `**` crosses
//! slashes, `?` is one character but a slash, `[…]` one of a set, `{a,b}` one of several, `\` takes the next
//! character as it is. Groups don't nest. Excludes beat includes.

use std::borrow::Cow;

use globset::{Glob, GlobBuilder};

use crate::document::Trigger;

/// Whether a push to `branch` starts a pipeline whose source action has `source_branch`.
#[must_use]
pub fn push_starts(trigger: &Trigger, source_branch: &str, branch: &str) -> bool {
    match trigger {
        Trigger::Push => source_branch == branch,
        Trigger::Filters { push, .. } => push.iter().any(|filter| {
            matches_any(&filter.branches.include, branch) && !matches_any(&filter.branches.exclude, branch)
        }),
        Trigger::Manual | Trigger::Planned(_) => false,
    }
}

fn matches_any(patterns: &[String], branch: &str) -> bool {
    patterns.iter().any(|pattern| matches(pattern, branch))
}

/// Whether a pattern matches a branch. A pattern that isn't a glob matches nothing.
#[must_use]
pub fn matches(pattern: &str, branch: &str) -> bool {
    if is_literal(pattern) {
        return pattern == branch;
    }
    // compiling costs far more than looking at what stands before the first special character
    let beginning = pattern.find(SPECIAL).and_then(|end| pattern.get(..end)).unwrap_or_default();
    branch.starts_with(beginning) && glob(pattern).is_ok_and(|glob| glob.compile_matcher().is_match(branch))
}

/// Why a pattern isn't a glob: each has its words in `problem-pattern-form`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternProblem {
    /// A `[` without `]`, or a range that runs backwards.
    Set,
    /// A `{` without `}`, or the other way round.
    Group,
    /// A group within a group.
    NestedGroup,
    /// A `\` at the end.
    Escape,
    /// Anything else that makes no glob.
    Other,
}

impl PatternProblem {
    /// The value of the fact `detail`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Group => "group",
            Self::NestedGroup => "nested-group",
            Self::Escape => "escape",
            Self::Other => "other",
        }
    }
}

/// Whether a text is a glob of CodePipeline.
///
/// # Errors
/// A [`PatternProblem`] when it isn't.
pub fn check_pattern(pattern: &str) -> Result<(), PatternProblem> {
    if is_literal(pattern) { Ok(()) } else { glob(pattern).map(|_| ()) }
}

/// What isn't taken as it is.
const SPECIAL: [char; 7] = ['*', '?', '[', ']', '{', '}', '\\'];

/// Without any special character a pattern is the branch itself, and costs nothing.
fn is_literal(pattern: &str) -> bool {
    !pattern.contains(SPECIAL)
}

fn glob(pattern: &str) -> Result<Glob, PatternProblem> {
    use globset::ErrorKind;
    let problem = |error: globset::Error| match error.kind() {
        ErrorKind::UnclosedClass | ErrorKind::InvalidRange(..) => PatternProblem::Set,
        ErrorKind::UnopenedAlternates | ErrorKind::UnclosedAlternates => PatternProblem::Group,
        ErrorKind::NestedAlternates => PatternProblem::NestedGroup,
        ErrorKind::DanglingEscape => PatternProblem::Escape,
        _ => PatternProblem::Other,
    };
    let pattern = spelled_out(pattern)?;
    GlobBuilder::new(&pattern)
        .literal_separator(true)
        .backslash_escape(true)
        .empty_alternates(true)
        .build()
        .map_err(problem)
}

/// The library knows `**` only as a whole part of a path. Elsewhere, as in `release**`, CodePipeline's `**` still
/// crosses slashes: nothing but `*`, or a `*`, any number of parts, and a `*`.
fn spelled_out(pattern: &str) -> Result<Cow<'_, str>, PatternProblem> {
    const CROSSING: &str = "{*,*/**/*}";
    let mut spelled = String::with_capacity(pattern.len());
    let (mut changed, mut in_group, mut in_set) = (false, false, false);
    let mut characters = pattern.char_indices().peekable();
    let mut previous = None;
    while let Some((index, character)) = characters.next() {
        match character {
            '\\' if !in_set => {
                spelled.push('\\');
                let Some((_, escaped)) = characters.next() else { return Err(PatternProblem::Escape) };
                spelled.push(escaped);
                previous = Some(escaped);
                continue;
            }
            '[' if !in_set => in_set = true,
            ']' if in_set => in_set = false,
            '{' if !in_set && in_group => return Err(PatternProblem::NestedGroup),
            '{' if !in_set => in_group = true,
            '}' if !in_set => in_group = false,
            '*' if !in_set => {
                let mut stars = 1;
                while characters.next_if(|(_, next)| *next == '*').is_some() {
                    stars += 1;
                }
                let whole_part = previous.is_none_or(|before| before == '/')
                    && pattern.get(index + stars..).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
                if stars > 1 && !whole_part {
                    changed = true;
                    spelled.push_str(CROSSING);
                } else {
                    spelled.push_str(if stars > 1 { "**" } else { "*" });
                }
                changed |= stars > 2;
                previous = Some('*');
                continue;
            }
            _ => {}
        }
        spelled.push(character);
        previous = Some(character);
    }
    Ok(if changed { Cow::Owned(spelled) } else { Cow::Borrowed(pattern) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Patterns, each with names that it matches and names that it doesn't. The practice account reads patterns by code of
    /// its own, and passes the same table.
    const TABLE: &str = include_str!("../../../../tests/globs.json");

    #[test]
    fn patterns_match_as_codepipeline_says() {
        let table: serde_json::Value = serde_json::from_str(TABLE).expect("JSON");
        let rows = table.as_array().expect("rows");
        assert!(rows.len() > 20);
        for row in rows {
            let pattern = row["pattern"].as_str().expect("a pattern");
            for (member, expected) in [("matches", true), ("others", false)] {
                let names: Vec<&str> =
                    row[member].as_array().expect("names").iter().filter_map(|n| n.as_str()).collect();
                assert!(!expected || names.is_empty() || check_pattern(pattern).is_ok(), "{pattern}");
                for name in names {
                    assert_eq!(matches(pattern, name), expected, "{pattern} and {name}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_glob() {
        for (pattern, problem) in [
            ("a[", PatternProblem::Set),
            ("[z-a]", PatternProblem::Set),
            ("{a", PatternProblem::Group),
            ("a}", PatternProblem::Group),
            ("{a,{b,c}}", PatternProblem::NestedGroup),
            ("a\\", PatternProblem::Escape),
        ] {
            assert_eq!(check_pattern(pattern), Err(problem), "{pattern}");
            assert!(!matches(pattern, pattern));
        }
    }

    #[test]
    fn what_starts_a_pipeline() {
        let list = |patterns: &[&str]| patterns.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>();
        assert!(push_starts(&Trigger::Push, "main", "main"));
        assert!(!push_starts(&Trigger::Push, "main", "dev"));
        assert!(!push_starts(&Trigger::Manual, "main", "main"));
        let filters = Trigger::branches(list(&["main", "release/**"]), list(&["release/old/**"]));
        assert!(push_starts(&filters, "main", "release/1"));
        assert!(!push_starts(&filters, "main", "release/old/1"), "excludes win");
        assert!(!push_starts(&filters, "main", "dev"));
        assert!(!push_starts(&Trigger::pull_requests(vec![], vec![]), "main", "main"));
    }

    proptest! {
        #[test]
        fn no_pattern_makes_it_panic(pattern in any::<String>(), branch in any::<String>()) {
            let _ = (matches(&pattern, &branch), check_pattern(&pattern));
        }

        #[test]
        fn no_odd_pattern_makes_it_panic(pattern in "[a*?\\[\\]{},!\\\\/-]{0,16}", branch in "[a/]{0,8}") {
            if matches(&pattern, &branch) {
                prop_assert!(check_pattern(&pattern).is_ok());
            }
        }

        #[test]
        fn a_name_without_special_characters_matches_itself_only(a in "[a-z0-9/._-]{1,9}", b in "[a-z0-9/._-]{1,9}") {
            prop_assert_eq!(matches(&a, &b), a == b);
        }
    }
}
