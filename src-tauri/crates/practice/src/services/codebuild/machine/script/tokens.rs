//! Words and operators of a script.

/// A word with its quotes, or an operator.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Word(String),
    Operator(&'static str),
}

const OPERATORS: [&str; 9] = ["&&", "||", ";;", ";", "|", "&", "(", ")", "\n"];

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == ' ' || c == '\t' || c == '\r' {
            rest = rest.get(1..).unwrap_or_default();
        } else if c == '#' {
            rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default();
        } else if let Some(operator) = OPERATORS.iter().find(|operator| rest.starts_with(**operator)) {
            found.push(Token::Operator(operator));
            rest = rest.get(operator.len()..).unwrap_or_default();
        } else {
            let end = word(rest);
            found.push(Token::Word(rest.get(..end).unwrap_or_default().replace("\\\n", "")));
            rest = rest.get(end..).unwrap_or_default();
        }
    }
    found
}

/// Where the word at the start ends, quotes and substitutions included.
fn word(text: &str) -> usize {
    let mut quote: Option<char> = None;
    let mut open = 0_usize;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match (quote, c) {
            (Some('\''), '\'') => quote = None,
            (Some('\''), _) => {}
            (_, '\\') => escaped = true,
            (Some('"'), '"') => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (_, '(') if open > 0 || text.get(..at).is_some_and(|before| before.ends_with('$')) => open += 1,
            (_, ')') if open > 0 => open -= 1,
            (None, ' ' | '\t' | '\r' | '\n' | ';' | '|' | '(' | ')') if open == 0 => return at,
            (None, '&') if open == 0 && !text.get(..at).is_some_and(|before| before.ends_with('>')) => return at,
            _ => {}
        }
    }
    text.len()
}

/// Where the bracket that opens the text closes; its length when it doesn't.
pub(super) fn closing(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open <= 1 => return at + 1,
            ')' => open -= 1,
            _ => {}
        }
    }
    text.len()
}

pub(super) fn assignment(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once('=')?;
    let first = name.chars().next()?;
    let fits =
        (first.is_ascii_alphabetic() || first == '_') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    fits.then_some((name, value))
}

/// `> file`, `2>&1`, `< file`: whether it redirects the output, and where to when that's in the same word.
pub(super) fn redirection(word: &str) -> Option<(bool, &str)> {
    let errors = word.strip_prefix('2');
    let output =
        word.strip_prefix("&>").or(word.strip_prefix(">>")).or(word.strip_prefix('>')).or(word.strip_prefix("1>"));
    if let Some(target) = output {
        return Some((true, target));
    }
    if let Some(target) = errors.and_then(|word| word.strip_prefix(">>").or(word.strip_prefix('>'))) {
        return Some((false, target));
    }
    word.strip_prefix('<').map(|target| (false, target))
}
