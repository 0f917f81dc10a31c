mod refused;
mod tolerated;
mod yaml;

use std::fmt::Write;
use std::sync::LazyLock;

use gangway_catalog::fact::Fact;
use gangway_catalog::{images, recipes};
use gangway_words::{Language, Value, Words};
use insta::assert_snapshot;
use proptest::prelude::*;

use super::findings::{PROBLEMS_MAX, line};
use super::*;
use crate::buildspec::{Buildspec, missing_rights};
use crate::document::{Build, Machine};
use crate::problem::Severity;

fn check(text: &str) -> String {
    check_at(text, true)
}

fn check_at(text: &str, in_repository: bool) -> String {
    let context = Context { field: "text", image: images::DEFAULT, in_repository, variables: &[] };
    check_text(text, &context).iter().fold(String::new(), |mut lines, problem| {
        let mark = if problem.severity == Severity::Error { "" } else { " (warning)" };
        let facts = problem.facts.iter().filter(|(name, _)| *name != "line");
        let facts: Vec<_> =
            facts.map(|(name, fact)| format!("{name}={}", serde_json::to_value(fact).unwrap())).collect();
        let _ = writeln!(lines, "{}: {:?}{mark} {}", line(problem), problem.code, facts.join(" "));
        lines
    })
}

/// Both languages have a sentence for exactly this.
fn assert_said(problem: &Problem) {
    static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| [Words::new(Language::En), Words::new(Language::Ja)]);
    let spelled = serde_json::to_value(problem.code).unwrap();
    let id = format!("problem-{}", spelled.as_str().unwrap());
    for words in WORDS.iter() {
        let say = |detail: Option<&str>| {
            let value = |(name, fact): (&'static str, &Fact)| match fact {
                Fact::Text(text) => (name, Value::from(if name == "detail" { detail.unwrap_or(text) } else { text })),
                Fact::Number(number) => (name, Value::from(*number)),
            };
            let names = [
                "detail", "expected", "kind", "limit", "name", "place", "runtime", "value", "values", "variable",
                "version", "versions",
            ];
            let values: Vec<_> =
                names.into_iter().filter_map(|name| Some((name, problem.facts.get(name)?))).map(value).collect();
            words.say(&id, &values)
        };
        let said = say(None);
        assert!(!said.contains('⟦'), "{said}");
        let is_general = problem.facts.get("detail").is_none_or(|detail| *detail == Fact::from("unknown"));
        let is_departure = problem.code == ProblemCode::BuildspecDeparture;
        assert!(is_general || !is_departure || said != say(Some("something else")), "{said}");
    }
}

/// Each problem as `line refused|warned what name`.
fn told(text: &str) -> Vec<String> {
    let context = Context { field: "text", image: images::DEFAULT, in_repository: true, variables: &[] };
    let told = |problem: &Problem| {
        assert_said(problem);
        let fact = |name: &str| match problem.facts.get(name) {
            Some(Fact::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let what = if problem.severity == Severity::Error { "refused" } else { "warned" };
        let code = match problem.code {
            ProblemCode::BuildspecDeparture => String::new(),
            code => format!(" {code:?}"),
        };
        let mut told = format!("{} {what}{code}", line(problem));
        let shown = match problem.code {
            ProblemCode::BuildspecShape => ["expected", "name"].as_slice(),
            ProblemCode::RuntimeVersion => &["runtime", "version"],
            ProblemCode::BuildspecDeparture if fact("detail").as_deref() == Some("value") => {
                &["detail", "name", "value"]
            }
            ProblemCode::ReferenceNotListed => &["kind", "name"],
            ProblemCode::BuildspecUnknownKey => &["name"],
            ProblemCode::UnquotedVersion => &["value"],
            _ => &["detail", "kind", "name", "value"],
        };
        told.extend(shown.iter().filter_map(|name| fact(name)).map(|fact| format!(" {fact}")));
        told.extend(
            ["place", "expected"]
                .iter()
                .filter(|_| code.is_empty())
                .filter_map(|name| fact(name))
                .map(|fact| format!(" ({fact})")),
        );
        told
    };
    check_text(text, &context).iter().map(told).collect()
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
                let problems = check_text(
                    &text,
                    &Context { field: "text", image: image.id, in_repository: false, variables: &[] },
                );
                assert_eq!(problems, [], "{} {} {text}", manager.id, image.id);
            }
        }
    }
}

#[test]
fn the_whole_reference_is_known() {
    assert_snapshot!(check(include_str!("whole.yml")), @r#"
    6: ReferenceNotListed (warning) kind="parameter" name="/path/name" value="/path/name" variable="PARAMETER"
    8: ReferenceNotListed (warning) kind="secret" name="secret-id" value="secret-id:json-key:version-stage" variable="SECRET"
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
    5: UnquotedVersion (warning) value="3.10"
    6: BuildspecUnknownKey name="node" values="android, docker, dotnet, golang, java, nodejs, php, python, ruby, rust"
    7: RuntimeVersion (warning) runtime="nodejs" version="20" versions="24, 22"
    13: BuildspecShape expected="quoted-text" name="commands"
    14: BuildspecUnknownKey name="pre-build" values="install, pre_build, build, post_build"
    17: BuildspecDeparture (warning) detail="one-text" name="commands"
    18: BuildspecDeparture (warning) detail="duplicate" name="build"
    19: BuildspecDeparture (warning) detail="misplaced" name="runtime-versions" place="phases → install"
    21: BuildspecDeparture (warning) detail="one-text" name="files"
    21: BuildspecDeparture (warning) detail="value" name="file-format" value="JUNIT" values="CUCUMBERJSON, JUNITXML, NUNITXML, NUNIT3XML, TESTNGXML, VISUALSTUDIOTRX, CLOVERXML, COBERTURAXML, JACOCOXML, SIMPLECOV"
    24: BuildspecDeparture (warning) detail="value" name="discard-paths" value="maybe" values="yes, no"
    26: BuildspecDeparture (warning) detail="value" name="shell" value="zsh" values="sh, bash, /bin/sh, /bin/bash, powershell.exe, cmd.exe"
    27: UnquotedVersion (warning) value="1.20"
    27: BuildspecDeparture (warning) detail="text" name="W"
    "#);
}

/// A text of one's own would end up in files and templates; what stands in the repository is there already.
#[test]
fn secrets_stand_in_no_buildspec() {
    let text = "version: 0.2
env: {variables: {KEY: AKIAIOSFODNN7EXAMPLE}}
phases: {build: {commands: ['curl -H ghp_0123456789abcdefABCDEF0123456789abcd']}}";
    assert_snapshot!(check_at(text, false), @r#"
    2: LooksLikeSecret kind="aws-access-key"
    3: LooksLikeSecret kind="github-token"
    "#);
    assert_snapshot!(check(text), @r#"
    2: LooksLikeSecret (warning) kind="aws-access-key"
    3: LooksLikeSecret (warning) kind="github-token"
    "#);
}

#[test]
fn the_role_may_read_what_the_variables_name() {
    let text = "version: 0.2
env:
  parameter-store: {URL: /shop/url, OTHER: '/shop/url:3', BAD: shop/url}
  secrets-manager: {PASSWORD: 'prod/db:password', USER: 'prod/db:user', TOKEN: prod/token}
phases: {build: {commands: [make]}}
";
    let variable = |name: &str, kind, value: &str| Variable { name: name.to_owned(), kind, value: value.to_owned() };
    let check = |variables: &[Variable]| {
        let context = Context { field: "text", image: "", in_repository: true, variables };
        let problems = check_text(text, &context);
        assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{problems:#?}");
        let of = |problem: &Problem| problem.facts.get("name").cloned();
        problems.iter().filter_map(of).map(|name| format!("{name:?}")).collect::<Vec<_>>().join(" ")
    };
    let missing = missing_rights(text, &[]);
    assert_eq!(
        missing,
        [
            variable("URL", VariableKind::ParameterStore, "/shop/url"),
            variable("PASSWORD", VariableKind::SecretsManager, "prod/db:password"),
            variable("TOKEN", VariableKind::SecretsManager, "prod/token"),
        ]
    );
    assert_snapshot!(check(&[]), @r#"Text("/shop/url") Text("prod/db") Text("prod/token")"#);
    // once they are added, nothing is missing
    assert_eq!(missing_rights(text, &missing), []);
    assert_eq!(check(&missing), "");
    let by_another_name =
        [variable("X", VariableKind::SecretsManager, "prod/db"), variable("Y", VariableKind::Plain, "/shop/url")];
    assert_snapshot!(check(&by_another_name), @r#"Text("/shop/url") Text("prod/token")"#);
    // the project's value is the one that CodeBuild takes
    let own = [variable("URL", VariableKind::Plain, "x"), variable("OTHER", VariableKind::Plain, "x")];
    assert_snapshot!(check(&own), @r#"Text("prod/db") Text("prod/token")"#);
}

#[test]
fn aliases_cost_nothing() {
    let mut bomb = "version: 0.2\na0: &a0 [x]\n".to_owned();
    for level in 1..40 {
        let _ = writeln!(bomb, "a{level}: &a{level} [*a{0},*a{0},*a{0},*a{0}]", level - 1);
    }
    assert!(check(&bomb).contains("NoCommands"));
    // the same list in very many places, and very many mappings merged into one
    let entries = |entry: &str, count: usize| vec![entry; count].join(",");
    let names = |count: usize| (0..count).map(|index| format!("k{index}: 1")).collect::<Vec<_>>().join(",");
    let list = format!("version: 0.2\nx: &x {{files: [{}]}}\nreports: {{{}}}\n", entries("[]", 9000), {
        (0..2000).map(|index| format!("r{index}: *x")).collect::<Vec<_>>().join(",")
    });
    assert!(check(&list).contains("NoCommands"));
    let merged = format!("version: 0.2\nx: &x {{{}}}\nenv: {{<<: [{}]}}\n", names(4000), entries("*x", 5000));
    assert!(check(&merged).contains("NoCommands"));
}

#[test]
fn size_at_the_limit_and_one_past() {
    let text = |size: usize| {
        let text = "version: 0.2\nphases: {build: {commands: [make]}}\n";
        format!("{text}#{}", "x".repeat(size - text.len() - 1))
    };
    assert_eq!(check_at(&text(quotas::BUILDSPEC.most), false), "");
    assert_snapshot!(check_at(&text(quotas::BUILDSPEC.most + 1), false), @"1: TooLong limit=20000");
    assert_eq!(check(&text(quotas::BUILDSPEC_FILE.most)), "");
    assert_snapshot!(check(&text(quotas::BUILDSPEC_FILE.most + 1)), @"1: TooLong limit=65536");
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
fn no_error_is_lost_among_warnings() {
    let many = (0..500).fold("version: 0.2\n".to_owned(), |mut text, index| {
        let _ = writeln!(text, "k{index}: 1");
        text
    });
    let told = check(&format!("{many}phases: {{deploy: {{commands: [make]}}}}\n"));
    assert_eq!(told.lines().count(), PROBLEMS_MAX);
    assert!(told.contains("BuildspecUnknownKey") && told.contains("2: BuildspecDeparture"), "{told}");
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
        for problem in check_text(&text, &Context { field: "f", image: images::DEFAULT, in_repository: true, variables: &[] }) {
            prop_assert!(line(&problem) >= 1);
        }
    }
}
