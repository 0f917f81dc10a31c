//! Texts of AWS's, as long as somebody can mean them.

/// Longest text of AWS's that is passed on to be shown, in characters.
const LONGEST_DETAIL: usize = 600;

/// Longest text of AWS's that is kept to be read: longer than any that AWS documents, in characters.
const LONGEST_TEXT: usize = 4_000;

/// A text of AWS's, to be read and shown elsewhere: whole, unless somebody has made it without end.
pub(crate) fn bounded(text: String) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// A text of AWS's, fit to be shown: one line, not too long.
pub(crate) fn shorten(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_DETAIL + 1).collect();
    if line.chars().count() > LONGEST_DETAIL {
        let mut short: String = line.chars().take(LONGEST_DETAIL).collect();
        short.push('…');
        short
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_hostile_message_is_cut_to_one_line() {
        let text = shorten(&"a\n\u{1b}<b>é".repeat(1000));
        assert_eq!(text.chars().count(), LONGEST_DETAIL + 1);
        assert!(!text.contains(['\n', '\u{1b}']));
    }

    #[test]
    fn a_text_that_is_read_elsewhere_is_whole_as_far_as_anybody_means_it() {
        assert_eq!(bounded("a\nb".to_owned()), "a\nb");
        assert_eq!(bounded("長".repeat(100_000)).chars().count(), LONGEST_TEXT + 1);
    }
}
