//! Words of a line that a person types or pastes: a name may hold anything, and none of it may do anything there.

use crate::environment::System;

/// A word as the shells of a system take it for one: sh and its kin, or PowerShell and cmd alike.
///
/// What PowerShell alone reads in double quotes has its backtick before it. cmd takes that for a part of the word, and the
/// command then finds no such name; no spelling is right in both.
#[must_use]
pub fn quoted(word: &str, system: System) -> String {
    if is_plain(word) {
        return word.to_owned();
    }
    if system == System::Unix {
        return format!("'{}'", word.replace('\'', r"'\''"));
    }
    let mut quoted = String::from('"');
    for character in word.chars() {
        match character {
            // a lone one would end the quotation in one of the two
            '"' => quoted.push_str("\"\""),
            // PowerShell takes typographic quotes for the straight one
            '$' | '`' | '“' | '”' | '„' => quoted.extend(['`', character]),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether no shell reads more into it. At the beginning, `@` means something to PowerShell and `=` to zsh.
fn is_plain(word: &str) -> bool {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./:@+=".contains(character);
    !word.is_empty() && !word.starts_with(['@', '=']) && word.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_one_and_does_nothing() {
        for (word, unix, windows) in [
            ("dev-1.x", "dev-1.x", "dev-1.x"),
            ("me@work", "me@work", "me@work"),
            ("@dev", "'@dev'", "\"@dev\""),
            ("=ls", "'=ls'", "\"=ls\""),
            ("my dev", "'my dev'", "\"my dev\""),
            ("it's", r"'it'\''s'", "\"it's\""),
            ("a&b|c>d", "'a&b|c>d'", "\"a&b|c>d\""),
            ("a,b;c", "'a,b;c'", "\"a,b;c\""),
            ("$(x) `y`", "'$(x) `y`'", "\"`$(x) ``y``\""),
            ("“;x;”", "'“;x;”'", "\"`“;x;`”\""),
            ("a\" & b", "'a\" & b'", "\"a\"\" & b\""),
            (r"CORP\dev", r"'CORP\dev'", "\"CORP\\dev\""),
            ("店", "'店'", "\"店\""),
            ("", "''", "\"\""),
        ] {
            assert_eq!((quoted(word, System::Unix).as_str(), quoted(word, System::Windows).as_str()), (unix, windows));
        }
    }
}
