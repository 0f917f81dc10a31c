//! Pieces that several pages are made of.

use serde_json::Value;

use super::html::{Html, el};
use super::words::Words;

/// A list of facts: name and value.
pub(super) fn facts(pairs: impl IntoIterator<Item = (String, Html)>) -> Html {
    let pair = |(name, value)| el("div", &[], [el("dt", &[], name), el("dd", &[], value)]);
    el("dl", &[], pairs.into_iter().map(pair).collect::<Html>())
}

/// A list of links, or the sentence that says that there is nothing to list.
pub(super) fn list_or(words: Words, links: Vec<Html>, none: &str) -> Html {
    match links.is_empty() {
        true => el("p", &[], words.say(none)),
        false => el("ul", &[("class", "card")], links.into_iter().collect::<Html>()),
    }
}

/// A table with its heads.
pub(super) fn table<const N: usize>(words: Words, heads: [&str; N], rows: Html) -> Html {
    let head = heads.into_iter().map(|id| el("th", &[("scope", "col")], words.say(id))).collect::<Html>();
    el("table", &[], [el("thead", &[], el("tr", &[], head)), el("tbody", &[], rows)])
}

/// Something that may be wider than the window: it scrolls by itself, also by keyboard.
pub(super) fn wide(name: &str, inner: Html) -> Html {
    el("div", &[("class", "wide"), ("role", "region"), ("aria-label", name), ("tabindex", "0")], inner)
}

/// A state in its colour, and in the word that AWS's console has for it; where it has none, as it is spelled.
pub(super) fn badge(words: Words, status: &str) -> Html {
    badge_saying(status, words.find(&format!("state-{status}")).unwrap_or(status))
}

/// A state in its colour and in a word of ours.
pub(super) fn badge_saying(status: &str, word: &str) -> Html {
    let class = match status {
        "AVAILABLE" | "Succeeded" | "SUCCEEDED" => "badge good",
        "PENDING" | "InProgress" | "IN_PROGRESS" | "Stopping" => "badge busy",
        "ERROR" | "Failed" | "FAILED" | "FAULT" | "TIMED_OUT" => "badge bad",
        other if other.ends_with("FAILED") || other.contains("ROLLBACK") => "badge bad",
        other if other.contains("_FAILED_") => "badge bad",
        other if other.ends_with("INITIALIZING") || other.ends_with("DELETING") => "badge busy",
        other if other.ends_with("_COMPLETE") => "badge good",
        other if other.ends_with("_IN_PROGRESS") => "badge busy",
        _ => "badge",
    };
    el("span", &[("class", class)], word)
}

/// The items of a list in an answer.
pub(super) fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_said_in_the_readers_language() {
        let check = |language: &str, status: &str, said: &str| {
            let html = String::from_utf8(badge(Words::preferred(language), status).document()).expect("text");
            assert!(html.contains(&format!(">{said}<")), "{status}: {html}");
        };
        check("ja", "PENDING", "保留中");
        check("ja", "Succeeded", "成功");
        check("en", "PENDING", "Pending");
        check("en", "IN_PROGRESS", "In progress");
        // CloudFormation's console shows them so, in each language
        check("ja", "ROLLBACK_COMPLETE", "ROLLBACK_COMPLETE");
        check("ja", "<new>", "&lt;new&gt;");
    }
}
