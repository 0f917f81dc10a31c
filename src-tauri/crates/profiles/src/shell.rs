//! A line split into words as botocore does it: `shlex` for headings everywhere and commands on Unix, the rules of
//! Microsoft's C runtime for commands on Windows. Nothing is expanded.

/// A quotation that isn't closed, or a backslash with nothing behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unbalanced;

/// As Python's `shlex.split`.
pub(crate) fn posix(text: &str) -> Result<Vec<String>, Unbalanced> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if let ' ' | '\t' | '\r' | '\n' = character {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match character {
            '\'' => loop {
                match characters.next().ok_or(Unbalanced)? {
                    '\'' => break,
                    inner => word.push(inner),
                }
            },
            '"' => loop {
                match characters.next().ok_or(Unbalanced)? {
                    '"' => break,
                    '\\' => match characters.next().ok_or(Unbalanced)? {
                        escaped @ ('"' | '\\') => word.push(escaped),
                        plain => word.extend(['\\', plain]),
                    },
                    inner => word.push(inner),
                }
            },
            '\\' => word.push(characters.next().ok_or(Unbalanced)?),
            plain => word.push(plain),
        }
    }
    words.extend(word);
    Ok(words)
}

/// As botocore splits commands on Windows: only double quotes are quotes, and a backslash is one unless it leads up to a
/// double quote.
pub(crate) fn windows(text: &str) -> Result<Vec<String>, Unbalanced> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let (mut quoted, mut backslashes) = (false, 0);
    for character in text.chars() {
        if character == '\\' {
            backslashes += 1;
            continue;
        }
        if character == '"' {
            let literal = backslashes % 2 == 1;
            push_backslashes(&mut word, backslashes / 2);
            backslashes = 0;
            let word = word.get_or_insert_default();
            if literal {
                word.push('"');
            } else {
                quoted = !quoted;
            }
            continue;
        }
        push_backslashes(&mut word, backslashes);
        backslashes = 0;
        if let (' ' | '\t', false) = (character, quoted) {
            words.extend(word.take());
        } else {
            word.get_or_insert_default().push(character);
        }
    }
    if quoted {
        return Err(Unbalanced);
    }
    push_backslashes(&mut word, backslashes);
    words.extend(word);
    Ok(words)
}

fn push_backslashes(word: &mut Option<String>, count: usize) {
    if count > 0 {
        word.get_or_insert_default().extend(std::iter::repeat_n('\\', count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_unix() {
        let check = |text: &str, expected: &[&str]| assert_eq!(posix(text).unwrap(), expected, "{text}");
        check("", &[]);
        check("profile a#b", &["profile", "a#b"]);
        check("profile  \"my profile\"", &["profile", "my profile"]);
        check("profile 'a\"b'c", &["profile", "a\"bc"]);
        check(r#"a "b\"c\d\\" e\ f ''"#, &["a", r#"b"c\d\"#, "e f", ""]);
        check("$HOME/x ~/y `z`", &["$HOME/x", "~/y", "`z`"]);
        for bad in ["a 'b", "a \"b", "a\\", "\"a\\"] {
            assert_eq!(posix(bad), Err(Unbalanced), "{bad}");
        }
    }

    #[test]
    fn words_of_windows() {
        let check = |text: &str, expected: &[&str]| assert_eq!(windows(text).unwrap(), expected, "{text}");
        check("", &[]);
        check(r#""C:\Program Files\x.exe" --a 'b c'"#, &[r"C:\Program Files\x.exe", "--a", "'b", "c'"]);
        check(r#"a\\"b c" d\"e \\ """#, &[r"a\b c", "d\"e", r"\\", ""]);
        check("a\tb\\", &["a", "b\\"]);
        assert_eq!(windows("a \"b"), Err(Unbalanced));
    }
}
