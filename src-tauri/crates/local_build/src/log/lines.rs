//! From bytes, as they come, to lines of text.

use anstream::adapter::strip_str;

use super::Mask;

/// Most characters of a line; what follows is counted.
pub const LINE_MAX: usize = 16_384;
/// Bytes of a line that are kept while its end hasn't come: a character has up to four, and commands to a terminal go.
const KEPT_MAX: usize = LINE_MAX * 4 + 65_536;

/// Makes lines of what a command writes. What comes is text afterwards: no commands to a terminal, no control characters but
/// tabs, nothing that isn't Unicode; secrets are masked, wherever the pieces that came were cut.
#[derive(Debug)]
pub struct LineCutter<'m> {
    mask: &'m Mask,
    line: Vec<u8>,
    /// Bytes of the line that weren't kept.
    dropped: usize,
}

impl<'m> LineCutter<'m> {
    /// At the beginning of a line.
    #[must_use]
    pub fn new(mask: &'m Mask) -> Self {
        Self { mask, line: Vec::new(), dropped: 0 }
    }

    /// Takes a piece, and hands over the lines that are whole.
    pub fn write(&mut self, piece: &[u8], each: &mut dyn FnMut(&str)) {
        let mut rest = piece;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.keep(&rest[..end]);
            self.end(each);
            rest = &rest[end + 1..];
        }
        self.keep(rest);
    }

    /// Hands over a last line that has no end.
    pub fn finish(&mut self, each: &mut dyn FnMut(&str)) {
        if !self.line.is_empty() || self.dropped > 0 {
            self.end(each);
        }
    }

    fn keep(&mut self, piece: &[u8]) {
        let most = KEPT_MAX + self.mask.longest();
        let room = most.saturating_sub(self.line.len()).min(piece.len());
        self.line.extend_from_slice(&piece[..room]);
        self.dropped += piece.len() - room;
    }

    fn end(&mut self, each: &mut dyn FnMut(&str)) {
        let text = String::from_utf8_lossy(&self.line);
        let masked = self.mask.apply(&plain(&text));
        // a secret of which only the beginning was kept isn't known as one
        let masked = if self.dropped > 0 { without_end(&masked, self.mask.longest()) } else { &masked };
        match masked.char_indices().nth(LINE_MAX) {
            None if self.dropped == 0 => each(masked),
            cut => {
                let at = cut.map_or(masked.len(), |(at, _)| at);
                let more = masked.len() - at + self.dropped;
                each(&format!("{}… (+{more} bytes)", &masked[..at]));
            }
        }
        self.line.clear();
        self.dropped = 0;
    }
}

fn without_end(text: &str, bytes: usize) -> &str {
    let at = (0..=text.len().saturating_sub(bytes)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..at]
}

/// A line as text.
fn plain(line: &str) -> String {
    if line.bytes().all(|byte| byte >= b' ' && byte != 0x7f && byte < 0x80) {
        return line.to_owned();
    }
    // whoever counts on a terminal writes one state over the other: the last one stands
    let line = line.rsplit('\r').find(|state| !state.is_empty()).unwrap_or_default();
    // commands of one character (C1, ECMA-48) are written as those of two, which are known below
    let line = line.chars().fold(String::with_capacity(line.len()), |mut line, c| {
        match c {
            '\u{80}'..='\u{9f}' => line.extend(['\u{1b}', char::from(c as u8 - 0x40)]),
            _ => line.push(c),
        }
        line
    });
    strip_str(&line).to_string().chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(secrets: &[&str], pieces: &[&[u8]]) -> Vec<String> {
        let mask = Mask::new(secrets.iter().copied());
        let mut cutter = LineCutter::new(&mask);
        let mut lines = Vec::new();
        let mut each = |line: &str| lines.push(line.to_owned());
        for piece in pieces {
            cutter.write(piece, &mut each);
        }
        cutter.finish(&mut each);
        lines
    }

    #[test]
    fn lines_are_text() {
        assert_eq!(check(&[], &[b"a\nb"]), ["a", "b"]);
        assert_eq!(check(&[], &[b"a\n\nb\n"]), ["a", "", "b"]);
        assert_eq!(check(&[], &[b"\x1b[31mred\x1b[0m \x07\x00x\ty"]), ["red x\ty"]);
        assert_eq!(check(&[], &[b"10 %\r 90 %\r100 %\r\n"]), ["100 %"]);
        assert_eq!(check(&[], &[b"\xff\xfe ok"]), ["\u{fffd}\u{fffd} ok"]);
        assert_eq!(check(&[], &["\u{9b}31mred".as_bytes()]), ["red"]);
        assert_eq!(check(&[], &[b"\x1b]0;title\x07text"]), ["text"]);
        // a character of several bytes in two pieces
        let two = "日本".as_bytes();
        assert_eq!(check(&[], &[&two[..4], &two[4..]]), ["日本"]);
    }

    #[test]
    fn secrets_are_masked_however_they_come() {
        assert_eq!(check(&["hunter2"], &[b"x hun", b"ter2 y"]), ["x *** y"]);
        assert_eq!(check(&["hunter2"], &[b"hun\x1b[31mter\x1b[0m2"]), ["***"]);
        assert_eq!(check(&["ab", "abcd"], &[b"abcd ab"]), ["*** ***"]);
        assert_eq!(check(&["", " "], &[b"a b"]), ["a b"]);
        assert_eq!(
            check(&["-----BEGIN KEY\nABCDEFGHIJ\n}\n"], &[b"-----BEGIN KEY\nABCDEFGHIJ\n}"]),
            ["***", "***", "}"]
        );
    }

    #[test]
    fn an_endless_line_is_cut_and_shows_no_part_of_a_secret() {
        let endless = vec![b'x'; KEPT_MAX * 3];
        let lines = check(&[], &[&endless]);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with(" bytes)") && lines[0].chars().count() < LINE_MAX + 40, "{}", lines[0].len());
        // masked ones make room for the end of what was kept
        let secret = "s".repeat(60_000);
        let many = secret.repeat(9);
        let lines = check(&[&secret], &[many.as_bytes()]);
        assert!(!lines[0].contains('s') || lines[0].find('s') > lines[0].find('…'), "{}", &lines[0][..20]);
    }

    proptest! {
        #[test]
        fn whatever_comes_is_text_without_the_secret(pieces in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 0..8)) {
            let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            let mut whole = vec![b"secret-value".as_slice()];
            whole.extend(pieces);
            for line in check(&["secret-value"], &whole) {
                prop_assert!(!line.contains("secret-value"));
                prop_assert!(line.chars().all(|c| !c.is_control() || c == '\t'));
            }
        }
    }
}
