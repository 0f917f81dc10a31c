//! The tree as YAML that readers of YAML 1.1 and 1.2 understand alike.
//!
//! Text is written plain only where a strict list of characters makes every reader take it for text; otherwise in
//! double quotes, or as a `|` block when it has lines. So no text ever leaves its place, becomes a number, a date, a
//! truth value, a tag or a reference, or moves the text around it.
//!
//! All of it is ASCII: the AWS CLI opens a template in the encoding of the system, which in a Japanese Windows is cp932,
//! and refuses what it can't decode. Other characters are escaped, for which a text with lines stands in quotes, too.

use std::fmt::Write as _;

use gangway_blueprint::text::Text;

use super::comment;
use super::visible::{ascii, is_visible, push_visible};
use crate::tree::{Item, Member, Node};

/// [`write`] or [`write_visible`].
pub(crate) type Write = fn(&str, &Node, &dyn Fn(&Text) -> String) -> String;

/// YAML text: the comment on top, an empty line, then the members of the map. `references`: how a text that holds
/// references stands on one line, quoted already.
pub fn write(comment: &str, node: &Node, references: &dyn Fn(&Text) -> String) -> String {
    ascii(&written(ascii, comment, node, references))
}

/// Like [`write`], for people's eyes: with every character that can be seen.
pub(crate) fn write_visible(comment: &str, node: &Node, references: &dyn Fn(&Text) -> String) -> String {
    written(str::to_owned, comment, node, references)
}

/// `spelled`: how the text of a comment stands there, which counts when it is wrapped.
fn written(spelled: fn(&str) -> String, comment: &str, node: &Node, references: &dyn Fn(&Text) -> String) -> String {
    let mut writer = Writer { out: comment::lines(0, &spelled(comment)), spelled, references };
    match node {
        Node::Map(members) if !members.is_empty() => {
            if !writer.out.is_empty() {
                writer.out.push('\n');
            }
            writer.members(0, members);
        }
        other => {
            let value = writer.inline(other).unwrap_or_else(|| "[]".to_owned());
            let _ = writeln!(writer.out, "{value}");
        }
    }
    writer.out
}

/// The `references` of a document that holds none.
pub fn literal(text: &Text) -> String {
    quoted(&text.resolve(|_| String::new()))
}

struct Writer<'a> {
    out: String,
    spelled: fn(&str) -> String,
    references: &'a dyn Fn(&Text) -> String,
}

impl Writer<'_> {
    fn members(&mut self, indent: usize, members: &[Member]) {
        for member in members {
            if member.apart && !self.out.is_empty() {
                self.out.push('\n');
            }
            self.comment(indent, member.comment.as_deref());
            let _ = write!(self.out, "{:indent$}", "");
            self.member(indent, member);
        }
    }

    fn member(&mut self, indent: usize, member: &Member) {
        let _ = write!(self.out, "{}:", scalar(&member.key));
        self.value(indent, &member.value);
    }

    fn items(&mut self, indent: usize, items: &[Item]) {
        for item in items {
            self.comment(indent, item.comment.as_deref());
            match &item.value {
                // The first member of a map stands behind the dash, and what stands above it, above the dash.
                Node::Map(members) if !members.is_empty() => {
                    for (index, member) in members.iter().enumerate() {
                        let (column, dash) = if index == 0 { (indent, "- ") } else { (indent + 2, "") };
                        self.comment(column, member.comment.as_deref());
                        let _ = write!(self.out, "{:column$}{dash}", "");
                        self.member(indent + 2, member);
                    }
                }
                value => {
                    let _ = write!(self.out, "{:indent$}-", "");
                    self.value(indent, value);
                }
            }
        }
    }

    /// What stands behind `key:` or `-`, up to the end of its last line.
    fn value(&mut self, indent: usize, node: &Node) {
        if let Some(value) = self.inline(node) {
            let _ = writeln!(self.out, " {value}");
            return;
        }
        match node {
            Node::Text(text) => {
                let text = text.as_literal().unwrap_or_default();
                if text.is_ascii() { self.block(indent + 2, text) } else { self.quoted_lines(indent + 2, text) }
            }
            Node::List(items) => {
                self.out.push('\n');
                self.items(indent + 2, items);
            }
            Node::Map(members) => {
                self.out.push('\n');
                self.members(indent + 2, members);
            }
            // all others are inline
            Node::Number(_) | Node::Verbatim(_) | Node::Bool(_) => self.out.push('\n'),
        }
    }

    /// A value that fits behind its key; none: it needs lines of its own.
    fn inline(&self, node: &Node) -> Option<String> {
        match node {
            Node::Text(text) => match text.as_literal() {
                Some(literal) if has_lines(literal) => None,
                Some(literal) => Some(scalar(literal)),
                None => Some((self.references)(text)),
            },
            Node::Number(number) => Some(number.to_string()),
            Node::Verbatim(number) => Some((*number).to_owned()),
            Node::Bool(value) => Some(value.to_string()),
            Node::List(items) if items.is_empty() => Some("[]".to_owned()),
            Node::Map(members) if members.is_empty() => Some("{}".to_owned()),
            Node::List(_) | Node::Map(_) => None,
        }
    }

    fn block(&mut self, indent: usize, text: &str) {
        self.out.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                let _ = write!(self.out, "{:indent$}{line}", "");
            }
            self.out.push('\n');
        }
    }

    /// A line of the text on each line, in double quotes: what goes on behind a backslash loses its indentation, but for
    /// what stands behind another backslash.
    fn quoted_lines(&mut self, indent: usize, text: &str) {
        self.out.push_str(" \"");
        for (index, line) in text.split_inclusive('\n').enumerate() {
            if index > 0 {
                let _ = write!(self.out, "\\\n{:indent$}{}", "", if line.starts_with(' ') { "\\" } else { "" });
            }
            self.out.push_str(&escaped(line));
        }
        self.out.push_str("\"\n");
    }

    fn comment(&mut self, indent: usize, comment: Option<&str>) {
        self.out.push_str(&comment::lines(indent, &(self.spelled)(comment.unwrap_or_default())));
    }
}

/// Text on one line, plain or quoted.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Words that YAML 1.1 reads as a truth value or nothing; `=` and `<<` never pass the list of characters.
const RESERVED: &[&str] = &["y", "n", "yes", "no", "true", "false", "on", "off", "null"];

/// Text that every reader takes for text: begins with a letter or a slash, so that it is no number, no date, no sign of
/// YAML's own, and goes on with a few harmless characters. A colon at the end of a word would make a key.
fn is_plain(text: &str) -> bool {
    let harmless =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '*' | '@' | '+' | ' ');
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        && text.chars().all(harmless)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !RESERVED.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Text on one line in double quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            other => push_visible(&mut out, other),
        }
    }
    out
}

/// Whether a text is written on lines of its own: it has lines, and every reader gives them back unchanged from a `|`
/// block.
fn has_lines(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let visible = |line: &str| line.chars().all(|c| c == '\t' || is_visible(c));
    text.contains('\n')
        && !body.is_empty()
        && !body.ends_with('\n')
        // the first line tells the indentation
        && !body.starts_with([' ', '\t', '\n'])
        && body.split('\n').all(|line| visible(line) && (line.is_empty() || !line.trim_matches([' ', '\t']).is_empty()))
}

#[cfg(test)]
mod tests;
