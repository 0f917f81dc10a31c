//! Text of others on a terminal: a name, a commit's message, a build's log. It stays on its line, and says nothing to the
//! terminal itself.

/// What stands where a line would have ended.
const LINE_END: char = '\u{21b5}';

/// What stands where a character would have spoken to the terminal.
const REPLACEMENT: char = '\u{fffd}';

/// The text as one line.
pub(crate) fn one_line(text: &str) -> String {
    // Windows' line end is one.
    text.replace("\r\n", "\n").chars().map(shown).collect()
}

/// The text as one line between quotation marks, of which it can't get out.
pub(crate) fn quoted(text: &str) -> String {
    let closes = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '"' | '＂');
    let inside: String = one_line(text).chars().map(|c| if closes(c) { '\'' } else { c }).collect();
    format!("“{inside}”")
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => LINE_END,
        '\t' => c,
        _ if c.is_control() || turns(c) || is_hidden(c) => REPLACEMENT,
        _ => c,
    }
}

/// Turns the direction of writing, and with it shows one thing as another.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Says something that nobody sees: annotations, tags, shorthand controls, a byte order mark.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_line_or_speaks_to_the_terminal() {
        let check = |text: &str, expected: &str| assert_eq!(one_line(text), expected, "{text:?}");
        check("fix typo”.\n\nAll checks are green.", "fix typo”.↵↵All checks are green.");
        check("a\r\nb\rc\nd", "a↵b↵c↵d");
        check("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f", "a↵b↵c↵d↵e↵f");
        check("a\u{200e}b\u{200f}c\u{61c}d", "a\u{fffd}b\u{fffd}c\u{fffd}d");
        check("\u{202e}nimda\u{202c} \u{2067}x\u{2069}", "\u{fffd}nimda\u{fffd} \u{fffd}x\u{fffd}");
        check(
            "\u{1b}]0;title\u{7}\u{9b}31m\u{8}\u{7f}\0",
            "\u{fffd}]0;title\u{fffd}\u{fffd}31m\u{fffd}\u{fffd}\u{fffd}",
        );
        check("\u{feff}a\u{e0041}\u{fff9}b\u{206e}", "\u{fffd}a\u{fffd}\u{fffd}b\u{fffd}");
        check("日本語 👩\u{200d}💻 a\tb", "日本語 👩\u{200d}💻 a\tb");
        check("", "");
    }

    #[test]
    fn a_quotation_ends_where_it_ends() {
        let check = |text: &str, expected: &str| assert_eq!(quoted(text), expected);
        check("fix typo", "“fix typo”");
        check("fix typo”.\nAll “checks” are green", "“fix typo'.↵All 'checks' are green”");
        check("「直した」。\"ok\"", "“'直した'。'ok'”");
    }
}
