//! Comments behind `#`, as YAML and shells have them alike.

use std::fmt::Write as _;

use textwrap::{Options, WordSplitter};

use super::visible::push_visible;

/// Columns of a comment, its indentation included.
pub(super) const WIDTH: usize = 100;

/// A comment's lines, each ending with a line end: paragraphs, wrapped. What can't be seen is spelled out, so that no
/// text ends a comment.
pub(crate) fn lines(indent: usize, comment: &str) -> String {
    let mut lines = String::new();
    if comment.is_empty() {
        return lines;
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
            let _ = writeln!(lines, "{}", format!("{:indent$}# {line}", "").trim_end());
        }
    }
    lines
}
