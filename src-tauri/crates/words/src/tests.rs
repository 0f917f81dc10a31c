use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::table::{Table, of};

fn table(language: Language) -> Table {
    match of(language) {
        Ok(table) => table,
        Err(errors) => panic!("{errors:#?}"),
    }
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_values() {
    let (en, ja) = (table(Language::En), table(Language::Ja));
    let differing: Vec<&String> =
        en.keys().chain(ja.keys()).filter(|id| !en.contains_key(*id) || en.get(*id) != ja.get(*id)).collect();
    assert!(differing.is_empty(), "missing in one language, or other variables: {differing:#?}");
}

/// The `.ftl` files below a folder, as subjects.
fn subjects(folder: &Path, below: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(subjects(&entry.path(), &format!("{name}/")));
        } else {
            found.insert(name.strip_suffix(".ftl").unwrap_or(&name).to_owned());
        }
    }
    found
}

#[test]
fn every_file_of_sentences_is_in_the_list() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(language.tag());
        let listed: BTreeSet<String> = language.files().iter().map(|file| file.subject.to_owned()).collect();
        assert_eq!(listed, subjects(&folder, ""), "{}", folder.display());
    }
}

#[test]
fn a_subject_holds_the_same_sentences_in_both_languages_in_the_same_order() {
    for (en, ja) in Language::En.files().iter().zip(Language::Ja.files()) {
        assert_eq!(ids_in_order(en), ids_in_order(ja), "{}", en.subject);
    }
}

fn ids_in_order(file: &SentenceFile) -> Vec<&'static str> {
    file.text
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .filter(|id| !id.contains(' '))
        .collect()
}

/// A sentence without letters: it names a value, and nothing else (`{$name}`), or is the same in every language.
fn is_only_values(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

/// A sentence with 1 in place of every value: a name in Latin letters is no English.
fn example(words: &Words, id: &str, variables: &BTreeSet<String>) -> String {
    let values: Vec<(&str, Value)> = variables.iter().map(|name| (name.as_str(), Value::from("1"))).collect();
    match id.split_once('.') {
        None => words.say(id, &values),
        Some((message, attribute)) => words.say_attribute(message, attribute, &values),
    }
}

#[test]
fn no_sentence_is_empty_and_each_is_in_its_language() {
    let (en, ja) = (Words::new(Language::En), Words::new(Language::Ja));
    for (id, variables) in table(Language::En) {
        let (english, japanese) = (example(&en, &id, &variables), example(&ja, &id, &variables));
        for text in [&english, &japanese] {
            assert!(!text.trim().is_empty(), "{id} is empty");
            assert!(!text.contains('⟦') && !text.contains("{$"), "{id} isn't whole: {text}");
        }
        // What is the same in both is a name: 日本語, GitHub, AWS CodeBuild.
        if english != japanese {
            assert!(!holds_japanese(&english), "English {id} holds Japanese: {english}");
            let good = holds_japanese(&japanese) || is_only_values(&japanese) || is_name(&japanese);
            assert!(good, "Japanese {id} isn't Japanese: {japanese}");
        }
    }
}

fn holds_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

/// A name rather than a sentence: at most four words, no full stop.
fn is_name(text: &str) -> bool {
    text.split_whitespace().count() <= 4 && !text.ends_with('.')
}

#[test]
fn an_unknown_id_is_visible() {
    let words = Words::new(Language::En);
    assert_eq!(words.say("no-such-sentence", &[]), "⟦no-such-sentence⟧");
    assert_eq!(words.say_attribute("no-such-sentence", "next", &[]), "⟦no-such-sentence.next⟧");
    assert!(!words.has("no-such-sentence"));
}

#[test]
fn values_are_text_and_never_patterns() {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("en")]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(FluentResource::try_new("greeting = Hello, { $name }!".to_owned()).unwrap());
    let words = Words { language: Language::En, bundle };
    for hostile in ["{ $name }", "{ -term }", "\n.next = x", "<b>", "\u{202e}abc", "${AWS::Region}"] {
        assert_eq!(words.say("greeting", &[("name", hostile.into())]), format!("Hello, {hostile}!"));
    }
    assert_eq!(words.say("greeting", &[]), "Hello, {$name}!");
}

#[test]
fn the_nearest_language() {
    for (tag, language) in [
        ("ja", Language::Ja),
        ("ja-JP", Language::Ja),
        ("JA_jp.UTF-8", Language::Ja),
        ("en-GB", Language::En),
        ("jam", Language::En),
        ("de", Language::En),
        ("", Language::En),
    ] {
        assert_eq!(Language::nearest(tag), language, "{tag}");
    }
}

#[test]
fn words_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Words>();
}
