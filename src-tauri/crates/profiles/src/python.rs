//! Text as Python's `str` sees it, where that differs from Rust's.

/// `str.isspace`: Rust's white space and four separators of ASCII.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// `str.strip()`.
pub(crate) fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The lines of a file that was opened as text: `\n`, `\r\n` and `\r` end one.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (line, after) = rest.split_at(rest.find(['\n', '\r']).unwrap_or(rest.len()));
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after);
        Some(line)
    })
}

/// `str.splitlines()`, which knows more ends of a line than a file has.
pub(crate) fn inner_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// `int(text)`, where it fits: a sign, digits, and single underscores between digits.
pub(crate) fn int(text: &str) -> Option<i64> {
    let text = strip(text);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = digits.split('_').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    plain.then(|| text.replace('_', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_lines_of_three_kinds() {
        let check = |text: &str, expected: &[&str]| assert_eq!(lines(text).collect::<Vec<_>>(), expected, "{text:?}");
        check("", &[]);
        check("\n", &[""]);
        check("a\nb", &["a", "b"]);
        check("a\r\nb\rc\n\n", &["a", "b", "c", ""]);
        check("a\u{b}b\u{2028}c", &["a\u{b}b\u{2028}c"]);
    }

    #[test]
    fn space_is_what_python_strips() {
        assert_eq!(strip("\u{1c} \u{a0}\u{3000}a b\u{85}\u{1f}\t"), "a b");
        assert_eq!(strip("\u{feff}a\u{200b}"), "\u{feff}a\u{200b}");
    }

    #[test]
    fn a_number_is_what_python_reads() {
        for (text, expected) in [
            ("3600", Some(3600)),
            (" +3_600 ", Some(3600)),
            ("-1", Some(-1)),
            ("", None),
            ("1h", None),
            ("1__0", None),
            ("_1", None),
            ("3600.0", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(int(text), expected, "{text:?}");
        }
    }
}
