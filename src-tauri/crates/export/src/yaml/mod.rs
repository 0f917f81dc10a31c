//! The tree as YAML that readers of YAML 1.1 and 1.2 understand alike.
//!
//! Text is written plain only where a strict list of characters makes every reader take it for text; otherwise in
//! double quotes, or as a `|` block when it has lines. So no text ever leaves its place, becomes a number, a date, a
//! truth value, a tag or a reference, or moves the text around it.

use std::fmt::Write as _;

use textwrap::{Options, WordSplitter};

use crate::tree::{Function, Item, Member, Node};

/// Columns of a comment, its indentation included.
const WIDTH: usize = 100;

/// YAML text: the comment on top, an empty line, then the members of the map.
pub fn write(comment: &str, node: &Node) -> String {
    let mut out = String::new();
    write_comment(&mut out, 0, comment);
    match node {
        Node::Map(members) if !members.is_empty() => {
            if !out.is_empty() {
                out.push('\n');
            }
            write_members(&mut out, 0, members);
        }
        other => {
            let value = inline(other).unwrap_or_else(|| "[]".to_owned());
            let _ = writeln!(out, "{value}");
        }
    }
    out
}

fn write_members(out: &mut String, indent: usize, members: &[Member]) {
    for member in members {
        if member.apart && !out.is_empty() {
            out.push('\n');
        }
        write_comment(out, indent, member.comment.as_deref().unwrap_or_default());
        let _ = write!(out, "{:indent$}", "");
        write_member(out, indent, member);
    }
}

fn write_member(out: &mut String, indent: usize, member: &Member) {
    let _ = write!(out, "{}:", scalar(&member.key));
    write_value(out, indent, &member.value);
}

fn write_items(out: &mut String, indent: usize, items: &[Item]) {
    for item in items {
        write_comment(out, indent, item.comment.as_deref().unwrap_or_default());
        match &item.value {
            // The first member of a map stands behind the dash, and what stands above it, above the dash.
            Node::Map(members) if !members.is_empty() => {
                for (index, member) in members.iter().enumerate() {
                    let (column, dash) = if index == 0 { (indent, "- ") } else { (indent + 2, "") };
                    write_comment(out, column, member.comment.as_deref().unwrap_or_default());
                    let _ = write!(out, "{:column$}{dash}", "");
                    write_member(out, indent + 2, member);
                }
            }
            value => {
                let _ = write!(out, "{:indent$}-", "");
                write_value(out, indent, value);
            }
        }
    }
}

/// What stands behind `key:` or `-`, up to the end of its last line.
fn write_value(out: &mut String, indent: usize, node: &Node) {
    if let Some(value) = inline(node) {
        let _ = writeln!(out, " {value}");
        return;
    }
    match node {
        Node::Text(text) => write_block(out, indent + 2, text),
        Node::List(items) => {
            out.push('\n');
            write_items(out, indent + 2, items);
        }
        Node::Map(members) => {
            out.push('\n');
            write_members(out, indent + 2, members);
        }
        // all others are inline
        Node::Number(_) | Node::Verbatim(_) | Node::Bool(_) | Node::Function(_) => out.push('\n'),
    }
}

/// A value that fits behind its key; none: it needs lines of its own.
fn inline(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) if is_block(text) => None,
        Node::Text(text) => Some(scalar(text)),
        Node::Number(number) => Some(number.to_string()),
        Node::Verbatim(number) => Some((*number).to_owned()),
        Node::Bool(value) => Some(value.to_string()),
        Node::List(items) if items.is_empty() => Some("[]".to_owned()),
        Node::Map(members) if members.is_empty() => Some("{}".to_owned()),
        Node::Function(Function::Ref(name)) => Some(format!("!Ref {}", scalar(name))),
        Node::Function(Function::GetAtt(id, attribute)) => {
            Some(format!("!GetAtt {}", scalar(&format!("{id}.{attribute}"))))
        }
        Node::Function(Function::Sub(pieces)) => Some(format!("!Sub {}", quoted(&Function::sub_text(pieces)))),
        Node::Function(Function::Join(values)) => {
            let values: Vec<String> = values.iter().map(in_flow).collect();
            Some(format!("!Join [\"\", [{}]]", values.join(", ")))
        }
        Node::List(_) | Node::Map(_) => None,
    }
}

/// A value between brackets: text always quoted.
fn in_flow(node: &Node) -> String {
    match node {
        Node::Text(text) => quoted(text),
        other => inline(other).unwrap_or_else(|| "[]".to_owned()),
    }
}

/// Text on one line, plain or quoted.
fn scalar(text: &str) -> String {
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

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
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
    out.push('"');
    out
}

/// A character, or its escape when it couldn't be seen, would move its neighbours, or isn't taken by YAML.
fn push_visible(out: &mut String, character: char) {
    let code = u32::from(character);
    let _ = match code {
        _ if is_visible(character) => out.write_char(character),
        0..=0xff => write!(out, "\\x{code:02X}"),
        0x100..=0xffff => write!(out, "\\u{code:04X}"),
        _ => write!(out, "\\U{code:08X}"),
    };
}

/// Neither a control nor a format character, no line or paragraph separator, no unusual space but the ideographic one,
/// no unassigned end of a plane. (A `char` is never a lone surrogate.)
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{1680}' | '\u{180e}'
                | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3164}'
                | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}'
        )
        && u32::from(character) & 0xfffe != 0xfffe
}

/// Whether a text is written as a `|` block: it has lines, and every reader gives them back unchanged.
fn is_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let visible = |line: &str| line.chars().all(|c| c == '\t' || is_visible(c));
    text.contains('\n')
        && !body.is_empty()
        && !body.ends_with('\n')
        // the first line tells the indentation
        && !body.starts_with([' ', '\t', '\n'])
        && body.split('\n').all(|line| visible(line) && (line.is_empty() || !line.trim_matches([' ', '\t']).is_empty()))
}

fn write_block(out: &mut String, indent: usize, text: &str) {
    out.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            let _ = write!(out, "{:indent$}{line}", "");
        }
        out.push('\n');
    }
}

/// Comments are paragraphs, wrapped. What can't be seen is spelled out, so that no text ends a comment.
fn write_comment(out: &mut String, indent: usize, comment: &str) {
    if comment.is_empty() {
        return;
    }
    let width = WIDTH.saturating_sub(indent + 2);
    // names of files have hyphens
    let unbroken = |width| Options::new(width).word_splitter(WordSplitter::NoHyphenation);
    for paragraph in comment.split('\n') {
        let mut visible = String::with_capacity(paragraph.len());
        paragraph.chars().for_each(|character| push_visible(&mut visible, character));
        // What is indented is there to be copied: it stays whole.
        let width = if visible.starts_with(' ') { usize::MAX } else { width };
        for line in textwrap::wrap(&visible, unbroken(width)) {
            let _ = writeln!(out, "{}", format!("{:indent$}# {line}", "").trim_end());
        }
    }
}

#[cfg(test)]
mod tests;
