//! HTML as a tree of elements: text is escaped because there is no other way to put it in.

use std::fmt::Write;

/// A piece of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Nothing.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// The whole document.
    pub(super) fn document(self) -> Vec<u8> {
        format!("<!doctype html>\n{}\n", self.0).into_bytes()
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&#39;"),
                // Marks that turn the direction of everything behind them.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => escaped.push('\u{fffd}'),
                letter if letter.is_control() && !matches!(letter, '\n' | '\t') => escaped.push('\u{fffd}'),
                letter => escaped.push(letter),
            }
        }
        Self(escaped)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<const N: usize> From<[Self; N]> for Html {
    fn from(pieces: [Self; N]) -> Self {
        pieces.into_iter().collect()
    }
}

impl FromIterator<Self> for Html {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

/// An element with its attributes and what stands in it. An attribute without a value is written as its name.
pub(super) fn el(name: &'static str, attributes: &[(&'static str, &str)], inner: impl Into<Html>) -> Html {
    let mut out = format!("<{name}");
    for (attribute, value) in attributes {
        let Html(value) = Html::from(*value);
        // Writing to memory can't fail.
        let _ = if value.is_empty() { write!(out, " {attribute}") } else { write!(out, " {attribute}=\"{value}\"") };
    }
    out.push('>');
    if !matches!(name, "input" | "meta" | "link" | "br" | "hr" | "img") {
        let Html(inner) = inner.into();
        let _ = write!(out, "{inner}</{name}>");
    }
    Html(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let Html(out) = el("p", &[("title", "\" onclick=\"x")], "<script>alert('&')</script>\u{202e}\u{7}");
        assert_eq!(
            out,
            "<p title=\"&quot; onclick=&quot;x\">&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\u{fffd}\u{fffd}</p>"
        );
    }
}
