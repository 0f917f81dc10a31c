//! Which of the versions that an image brings satisfies what a project asks for: npm's ranges, PEP 440's specifiers,
//! Poetry's carets, and plain versions, as far as they decide between major (Node.js) or minor (Python) versions.
//!
//! An image's `22` stands for its newest `22.x.y`, so a lower bound within 22 is met and an upper bound isn't.

/// Longest requirement that is read, in bytes.
const LONGEST: usize = 200;

/// The version to take among those that an image brings, newest first: the usual one when it is asked for, else the
/// newest that is. None when none of them is, or the requirement can't be read.
pub(crate) fn choose<'a>(asked: &str, versions: &[&'a str], usual: &str) -> Option<&'a str> {
    let fits: Vec<&'a str> = versions.iter().copied().filter(|version| satisfies(version, asked)).collect();
    fits.iter().copied().find(|version| *version == usual).or_else(|| fits.first().copied())
}

fn satisfies(version: &str, asked: &str) -> bool {
    let Some(version) = numbers(version) else { return false };
    asked.len() <= LONGEST && asked.split("||").any(|range| all_of(&version, range))
}

/// Every comparator of a range, separated by commas or spaces; or `a - b`.
fn all_of(version: &[u64], range: &str) -> bool {
    if let Some((low, high)) = range.split_once(" - ") {
        return compare(version, ">=", low) == Some(true) && compare(version, "<=", high) == Some(true);
    }
    let mut any = false;
    // `>= 18` is one comparator
    let spaced = ["~=", ">=", "<=", "==", "!=", ">", "<", "^", "~", "="]
        .iter()
        .fold(range.replace(',', " "), |range, operator| range.replace(&format!("{operator} "), operator));
    for part in spaced.split_whitespace() {
        let start = part.find(|c: char| !"<>=!~^".contains(c)).unwrap_or(part.len());
        let (operator, asked) = part.split_at(start);
        if compare(version, operator, asked) != Some(true) {
            return false;
        }
        any = true;
    }
    any
}

/// None when the comparator can't be read.
fn compare(version: &[u64], operator: &str, asked: &str) -> Option<bool> {
    let asked = asked.trim().trim_start_matches(['v', 'V']);
    if matches!(asked, "*" | "x" | "X") {
        return Some(true);
    }
    let asked = numbers(asked)?;
    // what the image's version leaves open is taken as the newest
    let precise = asked.iter().enumerate().map(|(index, _)| version.get(index).copied().unwrap_or(u64::MAX));
    let precise: Vec<u64> = precise.collect();
    let known = version.len().min(asked.len());
    let same = |count: usize| version.get(..count) == asked.get(..count) && asked.len() >= count;
    Some(match operator {
        "" | "=" | "==" | "===" => same(known),
        "!=" => asked.len() > version.len() || !same(known),
        ">=" => precise >= asked,
        ">" => precise > asked,
        "<=" => precise <= asked,
        "<" => precise < asked,
        "^" => same(1) && precise >= asked,
        // npm: up to the next minor; PEP 440 `~=`: all but the last number
        "~" => same(known.min(2)) && precise >= asked,
        "~=" => same(asked.len().saturating_sub(1).min(version.len())) && precise >= asked,
        _ => return None,
    })
}

/// `3.12.1`, `20.x` and `20.*` as numbers; what follows them (`-rc.1`, `+sha`) doesn't matter here.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let text = text.split(['-', '+']).next().unwrap_or_default();
    let mut numbers = Vec::new();
    for part in text.split('.').take(4) {
        if matches!(part, "x" | "X" | "*") {
            break;
        }
        numbers.push(part.parse().ok()?);
    }
    (!numbers.is_empty()).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NODE: &[&str] = &["24", "22"];
    const PYTHON: &[&str] = &["3.14", "3.13", "3.12", "3.11", "3.10"];

    #[test]
    fn node_ranges() {
        for (asked, expected) in [
            ("22", Some("22")),
            ("v22.11.0", Some("22")),
            ("24.x", Some("24")),
            (">=18", Some("22")),
            (">= 18.0.0", Some("22")),
            (">=23", Some("24")),
            (">22", Some("24")),
            ("^22.3.0", Some("22")),
            ("^20 || ^24", Some("24")),
            (">=18 <23", Some("22")),
            ("18 - 22", Some("22")),
            ("~22.4", Some("22")),
            ("*", Some("22")),
            ("<24", Some("22")),
            ("20", None),
            ("^18.0.0", None),
            ("lts/*", None),
            ("latest", None),
            ("", None),
            (">=", None),
            ("<22.5", None),
        ] {
            assert_eq!(choose(asked, NODE, "22"), expected, "{asked}");
        }
    }

    #[test]
    fn python_specifiers() {
        for (asked, expected) in [
            ("3.12", Some("3.12")),
            ("3.12.4", Some("3.12")),
            ("3.10", Some("3.10")),
            (">=3.10", Some("3.13")),
            (">=3.10,<3.13", Some("3.12")),
            (">=3.8, <3.12, !=3.9.*", Some("3.11")),
            ("^3.11", Some("3.13")),
            ("~=3.11", Some("3.13")),
            ("~=3.11.2", Some("3.11")),
            ("==3.12.*", Some("3.12")),
            ("!=3.13.*", Some("3.14")),
            ("!=3.13.1", Some("3.13")),
            (">3.13", Some("3.14")),
            ("3", Some("3.13")),
            ("3.8", None),
            ("2.7", None),
            ("pypy3.10", None),
        ] {
            assert_eq!(choose(asked, PYTHON, "3.13"), expected, "{asked}");
        }
    }

    proptest! {
        #[test]
        fn no_requirement_makes_it_panic(text in any::<String>(), odd in "[<>=!~^0-9.x*|, v-]{0,40}") {
            for asked in [text, odd] {
                if let Some(version) = choose(&asked, NODE, "22") {
                    prop_assert!(NODE.contains(&version));
                }
            }
        }
    }
}
