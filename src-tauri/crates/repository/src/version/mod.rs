//! Which version satisfies what a project asks for: one that an image brings, else the one that the project names. An
//! image fetches versions that it doesn't bring, and newer ones than its table here have come since.
//!
//! An image's `22` (or `3.12`) is a release line: it stands for its newest `22.x.y`. So a lower bound within the line is
//! met and an upper bound isn't; but what asks for nothing beyond the line (`22.11.0`, `~22.4`) gets it.

mod npm;
mod pep440;

use gangway_catalog::recipes::Grammar;

/// Longest requirement that is read, in bytes.
const LONGEST: usize = 200;

/// The version to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The image brings it.
    Brought(String),
    /// It is asked for by its number, and the image fetches it.
    Fetched(String),
}

/// The version to take: the usual one when it satisfies, else the newest of those that an image brings (`versions`, newest
/// first), else the newest that the requirement itself names. None when it names none, or can't be read.
pub(crate) fn choose(asked: &str, grammar: Grammar, versions: &[&str], usual: &str) -> Option<Choice> {
    let asked = asked.trim();
    if asked.is_empty() || asked.len() > LONGEST {
        return None;
    }
    let fits = |version: &&str| numbers(version).is_some_and(|line| satisfies(&line, asked, grammar));
    let fitting = || versions.iter().copied().filter(fits);
    let brought = fitting().find(|version| *version == usual).or_else(|| fitting().next());
    brought.map(|version| Choice::Brought(version.to_owned())).or_else(|| {
        let parts = usual.split('.').count();
        named(asked, grammar, parts).map(Choice::Fetched)
    })
}

/// The newest release line, of so many numbers, that a requirement names and that satisfies it.
fn named(asked: &str, grammar: Grammar, parts: usize) -> Option<String> {
    let numbered = asked.split(|it: char| !it.is_ascii_digit() && it != '.').filter_map(numbers);
    let lines = numbered.map(|numbers| numbers.into_iter().take(parts).collect::<Vec<_>>());
    let line = lines.filter(|line| satisfies(line, asked, grammar)).max()?;
    Some(line.iter().map(ToString::to_string).collect::<Vec<_>>().join("."))
}

/// Whether a release line satisfies a requirement.
fn satisfies(line: &[u64], asked: &str, grammar: Grammar) -> bool {
    match grammar {
        Grammar::NpmRange => npm::satisfies(line, asked),
        Grammar::Pep440 => pep440::satisfies(line, asked),
        Grammar::Exact => numbers(asked).is_some_and(|asked| is_within(&asked, line)),
        Grammar::AtLeast => numbers(asked).is_some_and(|asked| newest(line, asked.len()) >= asked),
    }
}

/// Whether the line is the version's own, or belongs to what the version leaves open.
fn is_within(version: &[u64], line: &[u64]) -> bool {
    version.iter().zip(line).all(|(version, line)| version == line)
}

/// The newest version of a line, with so many numbers.
fn newest(line: &[u64], count: usize) -> Vec<u64> {
    line.iter().copied().chain(std::iter::repeat(u64::MAX)).take(count).collect()
}

/// The numbers that a version begins with: `3.12.1`, `v20.x`, `1.26rc1`. What follows them doesn't decide between lines.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let text = text.trim().trim_start_matches(['v', 'V']);
    let mut numbers = Vec::new();
    for part in text.split('.').take(4) {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (digits, rest) = part.split_at(end);
        if digits.is_empty() {
            break;
        }
        numbers.push(digits.parse().ok()?);
        if !rest.is_empty() {
            break;
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NODE: &[&str] = &["24", "22"];
    const PYTHON: &[&str] = &["3.14", "3.13", "3.12", "3.11", "3.10"];
    const GO: &[&str] = &["1.26", "1.25", "1.24"];

    /// What an image fetches has a `+` before it.
    fn check(grammar: Grammar, versions: &[&str], usual: &str, cases: &[(&str, Option<&str>)]) {
        for (asked, expected) in cases {
            let found = choose(asked, grammar, versions, usual).map(|choice| match choice {
                Choice::Brought(version) => version,
                Choice::Fetched(version) => format!("+{version}"),
            });
            assert_eq!(found.as_deref(), *expected, "{grammar:?} {asked}");
        }
    }

    #[test]
    fn npm_ranges() {
        check(
            Grammar::NpmRange,
            NODE,
            "22",
            &[
                ("22", Some("22")),
                ("v22.11.0", Some("22")),
                ("=22.11.0", Some("22")),
                ("24.x", Some("24")),
                (">=18", Some("22")),
                (">= 18.0.0", Some("22")),
                (">=23", Some("24")),
                (">22", Some("24")),
                ("^22.3.0", Some("22")),
                ("^20 || ^24", Some("24")),
                ("^20||>=24.1 <25", Some("24")),
                ("20.1.0 || 22.11.0", Some("22")),
                (">=18 <23", Some("22")),
                ("18 - 22", Some("22")),
                ("18 - 22.3", Some("+18")),
                ("~22.4", Some("22")),
                ("22.0.0-rc.1", Some("22")),
                (">=22.4 <22.9", Some("22")),
                ("*", Some("22")),
                ("<24", Some("22")),
                ("20", Some("+20")),
                ("v20.11.1", Some("+20")),
                ("26", Some("+26")),
                ("^18.0.0", Some("+18")),
                ("~20.4", Some("+20")),
                ("20.x", Some("+20")),
                ("16 || 18 || 20", Some("+20")),
                ("<=21 >=18", Some("+21")),
                (">=18 <22", Some("+18")),
                (">=27.1", Some("+27")),
                ("26.0.0-rc.1", Some("+26")),
                (">=99999999999999999999", None),
                ("lts/*", None),
                ("lts/jod", None),
                ("latest", None),
                ("node", None),
                ("", None),
                (">=", None),
                ("<22.5", None),
                ("<22.5 || ", Some("22")),
            ],
        );
    }

    #[test]
    fn python_specifiers() {
        check(
            Grammar::Pep440,
            PYTHON,
            "3.13",
            &[
                ("3.12", Some("3.12")),
                ("3.12.4", Some("3.12")),
                ("3.10", Some("3.10")),
                ("3.13-dev", Some("3.13")),
                ("3.13t", Some("3.13")),
                (">=3.10", Some("3.13")),
                (">= 3.14.0rc1", Some("3.14")),
                (">=3.10,<3.13", Some("3.12")),
                (">=3.8, <3.12, !=3.9.*", Some("3.11")),
                ("^3.11", Some("3.13")),
                ("^3.9 || ^2.7", Some("3.13")),
                ("~3.11", Some("3.11")),
                ("~=3.11", Some("3.13")),
                ("~=3.11.2", Some("3.11")),
                ("==3.12.*", Some("3.12")),
                ("!=3.13.*", Some("3.14")),
                ("!=3.13.1", Some("3.13")),
                (">3.13", Some("3.14")),
                ("3", Some("3.13")),
                ("*", Some("3.13")),
                ("3.8", Some("+3.8")),
                ("3.9.18", Some("+3.9")),
                ("3.15", Some("+3.15")),
                ("==3.8.*", Some("+3.8")),
                (">=3.7, <3.9", Some("+3.7")),
                ("~3.9", Some("+3.9")),
                (">=3.15", Some("+3.15")),
                ("2.7", Some("+2.7")),
                ("2", Some("+2")),
                ("<3.10", None),
                ("pypy3.10", None),
                ("", None),
                (">=", None),
                ("||", None),
            ],
        );
    }

    #[test]
    fn exact_versions() {
        let cases = [
            ("1.25.3", Some("1.25")),
            ("1.24", Some("1.24")),
            ("1", Some("1.26")),
            ("1.2", Some("+1.2")),
            ("1.23.4", Some("+1.23")),
            ("1.27", Some("+1.27")),
            ("go1.22.1", None),
            ("1.26.99999999999999999999", None),
            ("latest", None),
        ];
        check(Grammar::Exact, GO, "1.26", &cases);
    }

    #[test]
    fn oldest_versions() {
        let cases = [
            ("1.18", Some("1.25")),
            ("1.25.9", Some("1.25")),
            ("1.26rc1", Some("1.26")),
            ("1.26.2", Some("1.26")),
            ("1.27", Some("+1.27")),
            ("1.28rc1", Some("+1.28")),
            ("2.0.1", Some("+2.0")),
            ("default", None),
        ];
        check(Grammar::AtLeast, GO, "1.25", &cases);
    }

    proptest! {
        #[test]
        fn no_requirement_makes_it_panic(text in any::<String>(), odd in "[<>=!~^0-9.x*|, v{}+-]{0,60}") {
            for asked in [text, odd] {
                for grammar in [Grammar::NpmRange, Grammar::Pep440, Grammar::Exact, Grammar::AtLeast] {
                    match choose(&asked, grammar, NODE, "22") {
                        Some(Choice::Brought(version)) => prop_assert!(NODE.contains(&version.as_str())),
                        Some(Choice::Fetched(version)) => prop_assert!(version.bytes().all(|it| it.is_ascii_digit())),
                        None => {}
                    }
                }
            }
        }
    }
}
