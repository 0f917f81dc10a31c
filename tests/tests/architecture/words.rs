//! Every code has its sentence, every sentence has somebody who says it.

use std::collections::BTreeSet;

use gangway_app::bindings::FaultCode;
use gangway_app::views::NoticeCode;
use gangway_setup::problem::ProblemCode;
use gangway_words::{Language, Words, table};
use gangway_workflow::model::EventCode;
use regex::Regex;
use serde::Serialize;

use crate::code::{Keep, files, without_comments};

/// How a code is written in an id.
fn spelled(code: &impl Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned)).expect("a code is a word")
}

/// The ids that the codes ask for.
fn asked() -> BTreeSet<String> {
    let faults = FaultCode::ALL.iter().map(|code| format!("fault-{}", spelled(code)));
    let faults = faults.flat_map(|id| [format!("{id}.next"), id]);
    let problems = ProblemCode::ALL.iter().map(|code| format!("problem-{}", spelled(code)));
    let events = EventCode::ALL.iter().map(|code| format!("event-{}", spelled(code)));
    let notices = NoticeCode::ALL.iter().map(|code| format!("notice-{}", spelled(code)));
    faults.chain(problems).chain(events).chain(notices).collect()
}

/// Ids that nothing says: no code asks for them, no source holds them whole, and no template of a source can become
/// them (`run-phase-${phase}`, `format!("resource-{purpose}")`).
fn silent(ids: &BTreeSet<String>, asked: &BTreeSet<String>, sources: &str) -> Vec<String> {
    let quoted: BTreeSet<&str> = Regex::new(r#"["'`]([a-z][A-Za-z0-9-]*(?:\.[a-z]+)?)["'`]"#)
        .expect("a pattern")
        .captures_iter(sources)
        .filter_map(|found| found.get(1).map(|id| id.as_str()))
        .collect();
    let stems: BTreeSet<&str> = Regex::new(r#"["`]([a-z][a-z0-9-]*-)\$?\{"#)
        .expect("a pattern")
        .captures_iter(sources)
        .filter_map(|found| found.get(1).map(|stem| stem.as_str()))
        .collect();
    let said = |id: &str| asked.contains(id) || quoted.contains(id) || stems.iter().any(|stem| id.starts_with(stem));
    ids.iter()
        .filter(|id| !said(id) && !id.split_once('.').is_some_and(|(message, _)| said(message)))
        .cloned()
        .collect()
}

fn ids() -> BTreeSet<String> {
    table::of(Language::En).expect("the sentences can be read").into_keys().collect()
}

#[test]
fn every_code_has_its_sentence() {
    let ids = ids();
    let missing: Vec<String> = asked().into_iter().filter(|id| !ids.contains(id)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// The details of a problem that is told by them alone, as the sources name them.
fn details(sources: &str) -> BTreeSet<String> {
    let named = Regex::new(r#"ProblemCode::Combination\)\s*\.with\("detail", "([a-z-]+)"\)"#).expect("a pattern");
    named.captures_iter(sources).map(|found| found[1].to_owned()).collect()
}

/// Those that are told by no sentence of their own.
fn untold(details: &BTreeSet<String>) -> Vec<String> {
    let told = |language: &Language, detail: &str| {
        let say = |detail: &str| Words::new(*language).say("problem-combination", &[("detail", detail.into())]);
        say(detail) != say("other")
    };
    details.iter().filter(|detail| !Language::ALL.iter().all(|language| told(language, detail))).cloned().collect()
}

#[test]
fn every_combination_is_told_by_a_sentence_of_its_own() {
    let sources = files(&["src-tauri/crates/setup"], &[".rs"]).into_iter().map(|file| file.text).collect::<String>();
    let details = details(&sources);
    assert!(details.contains("trigger-provider"), "{details:?}");
    assert_eq!(untold(&details), Vec::<String>::new());
}

#[test]
fn a_combination_that_nobody_tells_is_found() {
    let sources = r#"Problem::error(field, ProblemCode::Combination).with("detail", "nobody-tells");
        Problem::warning(at("trigger"), ProblemCode::Combination)
            .with("detail", "trigger-provider")"#;
    assert_eq!(untold(&details(sources)), ["nobody-tells"]);
}

#[test]
fn every_sentence_is_said() {
    let sources: String = files(&["src-tauri", "ui/src"], &[".rs", ".ts", ".tsx"])
        .iter()
        .filter(|file| !file.path.ends_with("words/ids.ts"))
        .map(|file| without_comments(&file.text, Keep::Strings))
        .collect();
    assert_eq!(silent(&ids(), &asked(), &sources), Vec::<String>::new());
}

#[test]
fn a_sentence_that_nobody_says_is_found() {
    let set = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let sources = r#"say("home-title"); say(`run-phase-${phase}`); words.say(&format!("resource-{purpose}"), &[])"#;
    let ids =
        set(&["home-title", "home-title.hint", "run-phase-stack", "resource-bucket", "fault-x", "home-old", "run-x"]);
    assert_eq!(silent(&ids, &set(&["fault-x"]), sources), vec!["home-old", "run-x"]);
}
