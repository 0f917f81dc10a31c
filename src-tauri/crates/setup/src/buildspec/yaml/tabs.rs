//! Tabs at the start of a line. libyaml takes them within brackets and quotes, and right of the place where a text must be
//! indented; nowhere else.

use saphyr_parser::{Event, ScalarStyle, Span};

use super::characters::PreparedText;

/// The tabs that no event has accounted for yet.
pub(super) struct Tabs<'a> {
    lines: Vec<&'a str>,
    /// Line from 1 and column from 0.
    left: Vec<(usize, usize)>,
    /// The lists and mappings that are open.
    open: Vec<Opening>,
}

struct Opening {
    line: usize,
    column: usize,
    brackets: bool,
}

impl<'a> Tabs<'a> {
    pub(super) fn new(prepared: &'a PreparedText) -> Self {
        // most texts have none, and need no second look
        let lines = if prepared.tabs.is_empty() { Vec::new() } else { prepared.text.lines().collect() };
        Self { lines, left: prepared.tabs.clone(), open: Vec::new() }
    }

    pub(super) fn see(&mut self, event: &Event<'_>, span: Span) {
        if self.left.is_empty() {
            return;
        }
        let (first, last) = (span.start.line(), span.end.line());
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let character = self.line(first).chars().nth(span.start.col());
                let brackets = matches!(character, Some('[' | '{'));
                let is_list = matches!(event, Event::SequenceStart(..));
                // a list that begins below the `k` of `key:` is placed at its first value, and indents like the key
                let column = match self.open.last() {
                    Some(outer) if is_list && !brackets && character != Some('-') => outer.column,
                    _ => span.start.col(),
                };
                self.open.push(Opening { line: first, column, brackets });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Opening { line, brackets: true, .. }) = self.open.pop() {
                    self.allow(line, last, 0);
                }
            }
            Event::Scalar(_, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted, ..) => self.allow(first, last, 0),
            Event::Scalar(_, ScalarStyle::Plain, ..) => {
                let indent = self.open.last().map_or(0, |open| open.column + 1);
                // whoever reads to the end of a line looks for the text's next one, behind empty ones
                let ends = self.line(last).chars().skip(span.end.col()).all(char::is_whitespace);
                let empty = self.lines.iter().skip(last).take_while(|line| line.trim().is_empty()).count();
                self.allow(first, if ends { last + empty } else { last }, indent);
                if ends {
                    let next = last + empty + 1;
                    let text = self.line(next);
                    let begins = text.chars().take_while(|c| c.is_whitespace()).count();
                    self.left.retain(|(line, at)| *line != next || *at < indent || *at >= begins);
                }
            }
            // a block is placed at its first line with text
            Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..) => {
                self.allow(first.saturating_sub(1), last, span.start.col());
            }
            _ => {}
        }
    }

    /// The line, from 1, of the first tab in the place of indentation.
    pub(super) fn first_that_indents(&self) -> Option<usize> {
        self.left.first().map(|(line, _)| *line)
    }

    /// Tabs behind the first line, up to the last, from a column on.
    fn allow(&mut self, first: usize, last: usize, column: usize) {
        self.left.retain(|(line, at)| *line <= first || *line > last || *at < column);
    }

    fn line(&self, line: usize) -> &str {
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default()
    }
}
