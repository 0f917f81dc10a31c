//! The files before readers and linters of YAML: a reader of YAML 1.1 sees the values that were meant.

use gangway_blueprint::text::Parameter;
use gangway_export::PIPELINE_TEMPLATE;
use gangway_export::syntax::{json, yaml};
use gangway_export::tree::{Member, Node};
use gangway_setup::document::{BuildspecPlace, Patterns, Trigger};
use gangway_words::Language;
use serde_json::{Value, json};

use crate::judges::{Documents, Judge};
use crate::samples::{Sample, samples};

fn files() -> Documents {
    let mut documents = Documents::new();
    for (index, sample) in samples().iter().enumerate() {
        // A buildspec that a person wrote is theirs: it is handed on as it is.
        let written = matches!(sample.setup.builds[0].buildspec, BuildspecPlace::Project { text: Some(_) });
        let files = sample.files(Language::ALL[index % Language::ALL.len()]);
        for file in files.into_iter().filter(|file| file.path != "README.md") {
            if !(written && file.path.starts_with("buildspec")) {
                documents.insert(format!("{} {}", sample.name, file.path), file.text);
            }
        }
    }
    documents
}

#[test]
fn yamllint_finds_nothing() {
    let Some(findings) = Judge::Yamllint.findings("yamllint_finds_nothing", &[], &files()) else { return };
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn yamllint_has_teeth() {
    let documents = Documents::from([("a key twice".to_owned(), "a: 1\na: 2\n".to_owned())]);
    let Some(findings) = Judge::Yamllint.findings("yamllint_has_teeth", &[], &documents) else { return };
    assert!(findings[0].contains("duplication"), "{findings:#?}");
}

/// Each resource's texts come back as they went in.
#[test]
fn a_reader_of_yaml_1_1_sees_what_was_meant() {
    let all = samples();
    let mut documents = Documents::new();
    for sample in &all {
        let [en, ja] = [Language::En, Language::Ja].map(|language| sample.file(language, PIPELINE_TEMPLATE));
        assert_eq!(en, ja, "{}: the language changed the template", sample.name);
        assert!(en.is_ascii(), "{}: not every system reads {en}", sample.name);
        documents.insert(sample.name.clone(), en);
    }
    let test = "a_reader_of_yaml_1_1_sees_what_was_meant";
    let Some(read) = Judge::PyYaml.ask(test, &[], &documents) else { return };
    for sample in &all {
        check(sample, &read[&sample.name]);
    }
}

fn check(sample: &Sample, template: &Value) {
    assert_eq!(template["AWSTemplateFormatVersion"], "2010-09-09");
    assert_eq!(template["Parameters"]["ConnectionArn"]["AllowedPattern"], Parameter::ConnectionArn.pattern());
    let setup = &sample.setup;
    let properties = |id: &str| &template["Resources"][id]["Properties"];
    let source = &properties("MainPipeline")["Stages"][0]["Actions"][0]["Configuration"];
    assert_eq!(source["FullRepositoryId"], setup.repository.name.as_str(), "{}", sample.name);
    assert_eq!(source["BranchName"], setup.repository.branch.as_str(), "{}", sample.name);
    assert_eq!(source["ConnectionArn"], json!({ "Ref": "ConnectionArn" }));
    let project = properties("BuildProject");
    if let BuildspecPlace::Project { text: Some(text) } = &setup.builds[0].buildspec {
        assert_eq!(project["Source"]["BuildSpec"], text.as_str(), "{}", sample.name);
    }
    for (index, variable) in setup.builds[0].variables.iter().enumerate() {
        assert_eq!(project["Environment"]["EnvironmentVariables"][index]["Value"], variable.value.as_str());
    }
    if let Trigger::Filters { push, .. } = &setup.pipelines[0].trigger
        && let Some(Patterns { include, exclude }) = push.first().map(|filter| &filter.branches)
    {
        let branches = &properties("MainPipeline")["Triggers"][0]["GitConfiguration"]["Push"][0]["Branches"];
        assert_eq!(branches["Includes"], json!(include), "{}", sample.name);
        assert_eq!(branches.get("Excludes"), Some(&json!(exclude)).filter(|_| !exclude.is_empty()));
    }
    for (key, value) in &setup.tags {
        assert!(project["Tags"].as_array().is_some_and(|tags| tags.contains(&json!({ "Key": key, "Value": value }))));
    }
}

#[test]
fn the_reader_has_teeth() {
    // Were they not quoted, this is what CloudFormation would read.
    let bare = "version: 3.10\nanswer: no\ntime: 12:30:45\n";
    let documents = Documents::from([("bare".to_owned(), bare.to_owned())]);
    let Some(read) = Judge::PyYaml.ask("the_reader_has_teeth", &[], &documents) else { return };
    assert_eq!(read["bare"], json!({ "version": 3.1, "answer": false, "time": 45045 }));
}

/// Characters of every sort: all of Latin 1, separators, marks that turn the direction, wide ones.
fn characters() -> impl Iterator<Item = char> {
    let others =
        "\u{ad}\u{61c}\u{200b}\u{200e}\u{202e}\u{2028}\u{2029}\u{2066}\u{3000}\u{feff}\u{fffe}\u{ffff}\u{1ffff}日、😀";
    ('\0'..='\u{ff}').chain(others.chars())
}

/// Words that YAML 1.1 takes for something else than text.
const WORDS: &[&str] = &[
    "",
    "y",
    "Y",
    "yes",
    "No",
    "TRUE",
    "off",
    "null",
    "Null",
    "~",
    "=",
    "<<",
    "1",
    "-1",
    "+1",
    "1_000",
    "0o7",
    "017",
    "0x1F",
    "0b11",
    "1.5",
    ".5",
    "1e3",
    ".inf",
    "-.INF",
    ".nan",
    "12:30:45",
    "1:2",
    "2012-10-17",
    "2012-10-17T00:00:00Z",
    "---",
    "...",
    "- a",
    "? a",
    "a: b",
    "a #b",
    "!Ref a",
    "!!int 1",
    "&a b",
    "*a",
    "| a",
    "> a",
    "%YAML 1.1",
    "[a]",
    "{a: b}",
    "a\nb",
    "a\n\nb\n",
    "a\n",
    "\na",
    " a\nb",
    "a\n b",
    "a\n---\nb",
    "a\n# b",
    "a \nb",
    "a\t\nb",
    "a\r\nb",
    "a\n\n",
];

#[test]
fn a_reader_of_yaml_1_1_takes_every_text_for_itself() {
    let around = characters().flat_map(|c| {
        [format!("{c}"), format!("{c}a"), format!("a{c}"), format!("a {c}b"), format!("a{c} b"), format!("a\n{c}b\nc")]
    });
    let texts: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).chain(around).collect();
    let keys = texts.iter().collect::<std::collections::BTreeSet<_>>();
    let tree = Node::Map(vec![
        Member::of("list", Node::list(&texts)),
        Member::of("keys", Node::Map(keys.into_iter().map(|key| Member::of(key, true).commented(key)).collect())),
    ]);
    let documents = Documents::from([("texts".to_owned(), yaml::write("", &tree, &yaml::literal))]);
    let test = "a_reader_of_yaml_1_1_takes_every_text_for_itself";
    let Some(read) = Judge::PyYaml.ask(test, &[], &documents) else { return };
    let (read, meant) = (&read["texts"], json::value(&tree, &json::literal));
    for (index, text) in texts.iter().enumerate() {
        assert_eq!(read["list"][index], text.as_str());
    }
    assert!(*read == meant, "a key was read as something else");
}
