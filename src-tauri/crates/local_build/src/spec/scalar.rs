//! How a value of YAML becomes text: Go's reader makes a number or a truth value of a plain one before it is text again.

use gangway_setup::buildspec::yaml::{Kind, Node};

/// The words of YAML 1.1 for true, without regard to capitals.
const TRUE: &[&str] = &["y", "yes", "true", "on"];
const FALSE: &[&str] = &["n", "no", "false", "off"];

/// A value as text; none when it is a list or a mapping. `3.10` without quotes is `3.1`, and `yes` is `true`.
pub(super) fn text(node: &Node) -> Option<String> {
    let Kind::Scalar { text, plain } = &node.resolved().kind else { return None };
    if node.is_null() {
        return Some(String::new());
    }
    if !*plain {
        return Some(text.clone());
    }
    // one letter is no truth value for Go's reader
    if text.len() > 1 && is_one_of(text, TRUE) {
        return Some("true".to_owned());
    }
    if text.len() > 1 && is_one_of(text, FALSE) {
        return Some("false".to_owned());
    }
    Some(without_zeros(text).to_owned())
}

/// A value as it stands, for a command: nothing is made of it.
pub(super) fn verbatim(node: &Node) -> Option<String> {
    node.text().map(str::to_owned)
}

/// `yes`, `true`, `on`, quoted or not.
pub(super) fn flag(node: Option<&Node>) -> bool {
    node.and_then(Node::text).is_some_and(|text| is_one_of(text, TRUE))
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// A number with a fraction loses the zeros behind it, and a fraction of zeros goes altogether.
fn without_zeros(text: &str) -> &str {
    let Some((whole, fraction)) = text.split_once('.') else { return text };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // past fifteen digits a number isn't exact, and nobody means one
    if !digits(whole) || !digits(fraction) || text.len() > 15 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use gangway_setup::buildspec::yaml;

    use super::*;

    fn check(value: &str) -> Option<String> {
        let document = yaml::read(&format!("a: {value}")).expect("reads");
        text(document.root.as_ref()?.member("a")?)
    }

    #[test]
    fn plain_values_become_what_go_makes_of_them() {
        for (value, expected) in [
            ("3.10", "3.1"),
            ("'3.10'", "3.10"),
            ("18.0", "18"),
            ("3.1.10", "3.1.10"),
            ("22", "22"),
            ("100", "100"),
            ("yes", "true"),
            ("\"yes\"", "yes"),
            ("Off", "false"),
            ("y", "y"),
            ("~", ""),
            ("", ""),
            ("text", "text"),
        ] {
            assert_eq!(check(value).as_deref(), Some(expected), "{value}");
        }
        assert_eq!(check("[a]"), None);
    }
}
