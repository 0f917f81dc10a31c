//! The characters of a text as libyaml takes them: which it refuses, which end a line, where a tab is a space.

use super::{Cause, YamlProblem};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text for a parser of YAML 1.2, and the lines that it had.
pub(super) struct PreparedText {
    pub(super) text: String,
    /// The given text's line on which each line of this one begins, from 1.
    lines: Vec<usize>,
    /// Where a tab stands before anything else on its line: line from 1 and column from 0, of `text`.
    pub(super) tabs: Vec<(usize, usize)>,
}

impl PreparedText {
    /// Gives the first character that is refused, if there is one.
    pub(super) fn of(given: &str) -> Result<Self, YamlProblem> {
        let given = given.strip_prefix(BYTE_ORDER_MARK).unwrap_or(given);
        let mut prepared = Self { text: String::with_capacity(given.len()), lines: vec![1], tabs: Vec::new() };
        let mut line = 1;
        let mut start = LineStart::default();
        let mut characters = given.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\r' if characters.peek() == Some(&'\n') => {}
                // the last three end a line in YAML 1.1, and in no editor
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    line += usize::from(c == '\n');
                    prepared.text.push('\n');
                    prepared.lines.push(line);
                    start = LineStart::default();
                }
                '\t' if start.ended => prepared.text.push(' '),
                '\t' => {
                    prepared.tabs.push((prepared.lines.len(), start.column));
                    start.column += 1;
                    prepared.text.push(' ');
                }
                // taken at the start of a line, and for a character anywhere else
                BYTE_ORDER_MARK => {
                    if start.column > 0 {
                        prepared.text.push(char::REPLACEMENT_CHARACTER);
                        start.ended = true;
                    }
                }
                c if is_refused(c) => return Err(YamlProblem { line, cause: Cause::Character }),
                c => {
                    start.see(c, characters.peek().copied());
                    prepared.text.push(c);
                }
            }
        }
        // nothing stands behind the last end of a line
        if start.column == 0 && prepared.lines.len() > 1 {
            prepared.lines.pop();
        }
        Ok(prepared)
    }

    /// Moves the next line behind another one far to the right, unless it is there already.
    pub(super) fn indent_behind(&mut self, line: usize) {
        const FAR: &str = "                                ";
        let mut at = 0;
        for (index, text) in self.text.split_inclusive('\n').enumerate() {
            if index >= line && !text.starts_with(FAR) {
                break;
            }
            at += text.len();
        }
        self.text.insert_str(at, FAR);
    }

    /// The given text's line of a line of the prepared one.
    pub(super) fn line(&self, prepared: usize) -> usize {
        // at the end of a text the parser stands behind its last line
        let last = self.lines.last().copied().unwrap_or(1);
        let index = prepared.saturating_sub(1);
        self.lines.get(index).copied().unwrap_or(last)
    }
}

/// Whether a line has begun with anything that isn't indentation: spaces, tabs, and the `- ` of lists.
#[derive(Default)]
struct LineStart {
    ended: bool,
    column: usize,
}

impl LineStart {
    fn see(&mut self, c: char, next: Option<char>) {
        let indents = match c {
            ' ' => true,
            '-' | '?' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        self.ended |= !indents;
        self.column += 1;
    }
}

/// YAML 1.1, "Character set", without the line breaks.
fn is_refused(c: char) -> bool {
    match c {
        '\u{7f}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    }
}
