//! CodePipeline's globs ("Working with glob patterns in syntax" in its user guide): `*` stays within one part of a name,
//! `**` crosses slashes, `?` is one character but a slash, `[…]` one of a set, `{a,b}` one of several, `\` takes the next
//! character as it is. The program reads them by code of its own; `tests/globs.json` is the table that both must pass.

use globset::{Glob, GlobBuilder};

/// Whether a pattern matches a name. A pattern that isn't a glob matches nothing.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    glob(pattern).is_some_and(|glob| glob.compile_matcher().is_match(name))
}

fn glob(pattern: &str) -> Option<Glob> {
    let spelled = spelled_out(pattern)?;
    let mut builder = GlobBuilder::new(&spelled);
    builder.literal_separator(true).backslash_escape(true).empty_alternates(true).build().ok()
}

/// The library takes `**` for more than `*` only where it is a whole part of a path. Where it isn't, as in `release**`,
/// its meaning is written out: nothing but `*`, or a `*`, any number of parts, and a `*`. None: a group within a group.
fn spelled_out(pattern: &str) -> Option<String> {
    let mut spelled = String::new();
    let mut rest = pattern;
    let (mut part_begins, mut in_set, mut in_group) = (true, false, false);
    while let Some(character) = rest.chars().next() {
        let stars = if in_set { 0 } else { rest.len() - rest.trim_start_matches('*').len() };
        let mut taken = stars.max(character.len_utf8());
        let part_ends = rest.get(taken..).is_none_or(|after| after.is_empty() || after.starts_with('/'));
        match character {
            '*' if stars > 1 && !(part_begins && part_ends) => spelled.push_str("{*,*/**/*}"),
            '*' if stars > 1 => spelled.push_str("**"),
            '\\' if !in_set => {
                let escaped = rest.get(1..).and_then(|rest| rest.chars().next());
                spelled.push('\\');
                spelled.extend(escaped);
                taken += escaped.map_or(0, char::len_utf8);
            }
            '{' if !in_set && in_group => return None,
            _ => spelled.push(character),
        }
        match character {
            '{' if !in_set => in_group = true,
            '}' if !in_set => in_group = false,
            _ => {}
        }
        in_set = (in_set && character != ']') || (!in_set && character == '[');
        part_begins = character == '/';
        rest = rest.get(taken..).unwrap_or_default();
    }
    Some(spelled)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::services::read::Read as _;

    /// Patterns, each with names that it matches and names that it doesn't.
    const TABLE: &str = include_str!("../../../../../../tests/globs.json");

    #[test]
    fn patterns_match_as_the_common_table_says() {
        let table: Value = serde_json::from_str(TABLE).expect("JSON");
        let rows = table.as_array().expect("rows");
        assert!(rows.len() > 20);
        for row in rows {
            let pattern = row.text("pattern");
            for (member, expected) in [("matches", true), ("others", false)] {
                for name in row.list(member).iter().map(|name| name.as_str().expect("a name")) {
                    assert_eq!(matches(pattern, name), expected, "{pattern} and {name}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_pattern_makes_it_panic(pattern in "[a*?\\[\\]{},!\\\\/日-]{0,16}", name in "[a/]{0,8}") {
            let _ = matches(&pattern, &name);
        }
    }
}
