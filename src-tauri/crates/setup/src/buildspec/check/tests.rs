use std::fmt::Write;

use gangway_catalog::recipes;
use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::buildspec::Buildspec;
use crate::document::{Build, Machine};
use crate::problem::Severity;

fn check(text: &str) -> String {
    check_at(text, true)
}

fn check_at(text: &str, in_repository: bool) -> String {
    let context = Context { field: "text", image: images::DEFAULT, in_repository };
    check_text(text, &context).iter().fold(String::new(), |mut lines, problem| {
        let mark = if problem.severity == Severity::Error { "" } else { " (warning)" };
        let facts = problem.facts.iter().filter(|(name, _)| *name != "line");
        let facts: Vec<_> =
            facts.map(|(name, fact)| format!("{name}={}", serde_json::to_value(fact).unwrap())).collect();
        let _ = writeln!(lines, "{}: {:?}{mark} {}", line(problem), problem.code, facts.join(" "));
        lines
    })
}

/// JSON is YAML, so this stands in for the writer of another room.
fn as_json(buildspec: &Buildspec) -> String {
    let mut phases = serde_json::Map::new();
    for phase in &buildspec.phases {
        let mut members = serde_json::Map::new();
        if !phase.runtime_versions.is_empty() {
            let versions = phase.runtime_versions.iter().map(|(key, version)| (key.clone(), version.clone().into()));
            members.insert("runtime-versions".to_owned(), serde_json::Value::Object(versions.collect()));
        }
        members.insert("commands".to_owned(), phase.commands.clone().into());
        phases.insert(phase.name.as_str().to_owned(), members.into());
    }
    let artifacts = buildspec.artifacts.clone().unwrap_or_default();
    serde_json::json!({
        "version": 0.2, "phases": phases,
        "artifacts": {"files": artifacts.files, "exclude-paths": artifacts.exclude_paths},
    })
    .to_string()
}

#[test]
fn no_recipe_has_a_problem_with_any_image() {
    for recipe in recipes::ALL {
        for manager in recipe.package_managers {
            for image in images::ALL {
                let build = Build {
                    recipe: recipe.id.to_owned(),
                    package_manager: manager.id.to_owned(),
                    machine: Machine { image: image.id.to_owned(), ..Machine::default() },
                    ..Build::default()
                };
                let text = as_json(&Buildspec::from_recipe(&build));
                let problems = check_text(&text, &Context { field: "text", image: image.id, in_repository: false });
                assert_eq!(problems, [], "{} {} {text}", manager.id, image.id);
            }
        }
    }
}

#[test]
fn the_whole_reference_is_known() {
    assert_snapshot!(check(include_str!("whole.yml")), @r#"
    6: Combination (warning) detail="references"
    7: Combination (warning) detail="references"
    60: Combination (warning) detail="cache"
    "#);
    // what the project itself asks for, its role may read
    assert_snapshot!(check_at(include_str!("whole.yml"), false), @r#"60: Combination (warning) detail="cache""#);
}

#[test]
fn mistakes_that_people_make() {
    assert_snapshot!(check(
        "version: 0.3
phases:
  install:
    runtime-versions:
      python: 3.10
      node: 22
      nodejs: 20
      java: corretto21
      ruby: $RUBY
      golang: 1.x
    commands:
      - echo one
      - echo note: two
  pre-build:
    commands: []
  build:
    commands: npm test
  build:
    runtime-versions: {nodejs: '22'}
reports:
  unit: {files: '*.xml', file-format: JUNIT}
artifacts:
  files: [a]
  discard-paths: maybe
env:
  shell: zsh
  variables: {V: 1.20, W: [a]}
"
    ), @r#"
    1: BuildspecShape expected="version" name="version"
    5: UnquotedVersion value="3.10"
    6: BuildspecUnknownKey name="node"
    7: RuntimeVersion (warning) runtime="nodejs" version="20" versions="24, 22"
    13: BuildspecShape expected="quoted-text" name="commands"
    14: BuildspecUnknownKey name="pre-build"
    17: BuildspecShape expected="list" name="commands"
    18: Duplicate name="build"
    19: BuildspecUnknownKey name="runtime-versions"
    21: BuildspecShape expected="list" name="files"
    21: Unknown value="JUNIT"
    24: BuildspecShape expected="flag" name="discard-paths"
    26: Unknown value="zsh"
    27: UnquotedVersion (warning) value="1.20"
    27: BuildspecShape expected="text" name="W"
    "#);
}

#[test]
fn what_is_hardly_yaml() {
    assert_snapshot!(check(""), @"1: NoCommands");
    assert_snapshot!(check("# only a comment\n"), @"1: NoCommands");
    assert_snapshot!(check("just text"), @"1: BuildspecShape expected=\"mapping\" name=\"buildspec\"");
    assert_snapshot!(check("version: 0.2\nphases:\n  build:\n    commands:\n"), @"2: NoCommands");
    assert_snapshot!(check("phases: {build: {commands: [make]}}"), @"1: BuildspecShape expected=\"version\" name=\"version\"");
    assert_snapshot!(check("version: 0.2\nphases:\n\tbuild: {}\n"), @r#"3: YamlSyntax detail="tabs disallowed within this context (block indentation)""#);
    assert_snapshot!(check("version: 0.2\nphases: [\n"), @r#"2: YamlSyntax detail="while parsing a node, did not find expected node content""#);
    assert_snapshot!(check("version: 0.2\n---\nversion: 0.2\n"), @"2: YamlSyntax detail=\"a second document begins here\"");
    assert_snapshot!(check(&"[".repeat(9000)), @r#"1: YamlSyntax detail="recursion limit exceeded""#);
}

#[test]
fn secrets_stand_in_no_buildspec() {
    let text = "version: 0.2
env: {variables: {KEY: AKIAIOSFODNN7EXAMPLE}}
phases: {build: {commands: ['curl -H ghp_0123456789abcdefABCDEF0123456789abcd']}}";
    assert_snapshot!(check(text), @r#"
    2: LooksLikeSecret kind="aws-access-key"
    3: LooksLikeSecret kind="github-token"
    "#);
}

#[test]
fn aliases_cost_nothing() {
    let mut bomb = "version: 0.2\na0: &a0 [x]\n".to_owned();
    for level in 1..40 {
        let _ = writeln!(bomb, "a{level}: &a{level} [*a{0},*a{0},*a{0},*a{0}]", level - 1);
    }
    assert!(check(&bomb).contains("BuildspecUnknownKey"));
    assert_eq!(check("version: 0.2\nphases: {install: {commands: &c [make]}, build: {commands: *c}}"), "");
}

#[test]
fn size_at_the_limit_and_one_past() {
    let text = |size: usize| {
        let text = "version: 0.2\nphases: {build: {commands: [make]}}\n";
        format!("{text}#{}", "x".repeat(size - text.len() - 1))
    };
    assert_eq!(check(&text(quotas::BUILDSPEC.most)), "");
    assert_snapshot!(check(&text(quotas::BUILDSPEC.most + 1)), @"1: TooLong limit=20000");
}

#[test]
fn report_groups_at_the_limit_and_one_past() {
    let text = |count: usize| {
        let groups: Vec<_> = (0..count).map(|index| format!("r{index}: {{files: [a.xml]}}")).collect();
        format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\nreports: {{{}}}\n", groups.join(", "))
    };
    assert_eq!(check(&text(5)), "");
    assert_snapshot!(check(&text(6)), @"3: TooMany limit=5");
}

#[test]
fn the_list_of_problems_is_bounded() {
    let many = (0..500).fold("version: 0.2\n".to_owned(), |mut text, index| {
        let _ = writeln!(text, "k{index}: 1");
        text
    });
    assert_eq!(check(&many).lines().count(), PROBLEMS_MAX);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = check_text(&text, &Context::default());
    }

    #[test]
    fn nothing_like_a_buildspec_makes_it_panic(
        text in "(version: 0.2\n)?((phases|env|artifacts|install|commands|runtime-versions|[-&*!|>{}\\[\\]'\":,# a1.\t]){1,4}(\n| )){0,20}"
    ) {
        for problem in check_text(&text, &Context { field: "f", image: images::DEFAULT, in_repository: true }) {
            prop_assert!(line(&problem) >= 1);
        }
    }
}
