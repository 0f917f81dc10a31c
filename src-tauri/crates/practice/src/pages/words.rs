//! The pages' own sentences, `en.json` and `ja.json`: this room shares none with the rest of the house.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A language's sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// As in `<html lang>`.
    pub(super) language: &'static str,
    table: &'static LazyLock<Table>,
}

type Table = HashMap<String, String>;

static ENGLISH: LazyLock<Table> = LazyLock::new(|| serde_json::from_str(include_str!("en.json")).unwrap_or_default());
static JAPANESE: LazyLock<Table> = LazyLock::new(|| serde_json::from_str(include_str!("ja.json")).unwrap_or_default());

impl Words {
    /// The language that the browser likes best of those that there are.
    pub(super) fn preferred(accept_language: &str) -> Self {
        let weighed = accept_language.split(',').filter_map(|item| {
            let mut parts = item.split(';');
            let tag = parts.next()?.trim().to_ascii_lowercase();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            let language = tag.split('-').next()?.to_owned();
            matches!(language.as_str(), "en" | "ja").then_some((language, weight))
        });
        // Of equals the first: max_by keeps the last, so the order is turned round.
        let mut weighed: Vec<_> = weighed.collect();
        weighed.reverse();
        match weighed.into_iter().max_by(|(_, a), (_, b)| a.total_cmp(b)) {
            Some((language, _)) if language == "ja" => Self { language: "ja", table: &JAPANESE },
            _ => Self { language: "en", table: &ENGLISH },
        }
    }

    /// A sentence, where there is one.
    pub(super) fn find(self, id: &str) -> Option<&'static str> {
        self.table.get(id).map(String::as_str)
    }

    /// A sentence.
    pub(super) fn say(self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A sentence with `{names}` filled in.
    pub(super) fn say_with(self, id: &str, facts: &[(&str, &str)]) -> String {
        let sentence = self.table.get(id).map_or(id, String::as_str);
        let mut said = String::with_capacity(sentence.len());
        let mut rest = sentence;
        // In one pass, so that a fact which looks like a name stays what it is.
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            match after.split_once('}') {
                Some((name, after)) => {
                    said.push_str(facts.iter().find(|(one, _)| *one == name).map_or(name, |(_, value)| value));
                    rest = after;
                }
                None => rest = after,
            }
        }
        said.push_str(rest);
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sentence: &str) -> Vec<String> {
        let mut names: Vec<_> = sentence
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let mut ids: Vec<_> = ENGLISH.keys().chain(JAPANESE.keys()).collect();
        ids.sort();
        ids.dedup();
        assert!(ids.len() > 30);
        for id in ids {
            let english = ENGLISH.get(id).unwrap_or_else(|| panic!("{id} is missing in English"));
            let japanese = JAPANESE.get(id).unwrap_or_else(|| panic!("{id} is missing in Japanese"));
            assert_eq!(names(english), names(japanese), "{id}");
        }
    }

    const SOURCES: [&str; 17] = [
        include_str!("access_token.rs"),
        include_str!("host.rs"),
        include_str!("register_app.rs"),
        include_str!("setup.rs"),
        include_str!("mod.rs"),
        include_str!("layout.rs"),
        include_str!("connect.rs"),
        include_str!("connection.rs"),
        include_str!("consent.rs"),
        include_str!("device.rs"),
        include_str!("parts.rs"),
        include_str!("pipeline.rs"),
        include_str!("refusals.rs"),
        include_str!("release.rs"),
        include_str!("approval.rs"),
        include_str!("build.rs"),
        include_str!("stacks.rs"),
    ];

    #[test]
    fn every_sentence_that_is_asked_for_exists() {
        let mut asked = 0;
        for source in SOURCES {
            for part in source.split("say(\"").skip(1).chain(source.split("say_with(\"").skip(1)) {
                let id = part.split('"').next().expect("an id");
                assert!(ENGLISH.contains_key(id), "{id}");
                asked += 1;
            }
        }
        assert!(asked > 30);
    }

    #[test]
    fn every_sentence_is_said() {
        for id in ENGLISH.keys() {
            // whole, or by a template: `state-{status}`
            let whole = format!("\"{id}\"");
            let template = id.split_once('-').map(|(stem, _)| format!("\"{stem}-{{"));
            let says =
                |source: &&str| source.contains(&whole) || template.iter().any(|it| source.contains(it.as_str()));
            assert!(SOURCES.iter().any(says), "{id}");
        }
    }

    #[test]
    fn the_browser_chooses() {
        let check = |header: &str| Words::preferred(header).language;
        assert_eq!(check(""), "en");
        assert_eq!(check("ja"), "ja");
        assert_eq!(check("ja-JP,ja;q=0.9,en;q=0.8"), "ja");
        assert_eq!(check("de,en;q=0.5,ja;q=0.4"), "en");
        assert_eq!(check("en;q=0.1, ja;q=0.2"), "ja");
        assert_eq!(check("q=;;,,ja;q=x"), "ja");
        assert_eq!(check("fr"), "en");
    }

    #[test]
    fn a_fact_is_never_read_as_a_name() {
        let words = Words::preferred("en");
        let said = words.say_with("connect-text", &[("provider", "{app}"), ("app", "{provider}")]);
        assert!(said.starts_with("{app} has said yes"), "{said}");
    }
}
