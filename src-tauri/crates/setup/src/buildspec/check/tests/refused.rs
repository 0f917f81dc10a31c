//! What CodeBuild refuses before any command has run. The messages are those of public reports.

use super::told;

fn refuses(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let told = told(text);
        let refused: Vec<&str> = told.iter().filter(|told| told.contains(" refused ")).map(String::as_str).collect();
        assert_eq!(refused, [*expected], "{text}\n{told:#?}");
    }
}

fn in_build(members: &str) -> String {
    let indented: String = members.lines().map(|line| format!("    {line}\n")).collect();
    format!("version: 0.2\nphases:\n  build:\n{indented}")
}

#[test]
fn texts_without_content() {
    // "wrong number of container tags, expected 1"
    refuses(&[
        ("", "1 refused NoCommands"),
        ("\n\n", "1 refused NoCommands"),
        ("# version: 0.2\n#phases:\n", "1 refused NoCommands"),
        ("---\n...\n", "1 refused NoCommands"),
        ("~", "1 refused NoCommands"),
        ("\u{feff}", "1 refused NoCommands"),
        ("just text", "1 refused BuildspecShape mapping buildspec"),
        ("- version: 0.2\n", "1 refused BuildspecShape mapping buildspec"),
        ("version: 0.2\n", "1 refused NoCommands"),
        ("version: 0.2\nphases:\n", "2 refused NoCommands"),
        ("version: 0.2\nphases: {}\n", "2 refused NoCommands"),
        ("version: 0.2\nartifacts: {files: [a]}\n", "1 refused NoCommands"),
    ]);
}

#[test]
fn versions() {
    // "invalid buildspec `version` specified: 2, see documentation"
    let with = |version: &str| format!("{version}\nphases: {{build: {{commands: [make]}}}}\n");
    for version in
        ["version: 0.3", "version: 2", "version: 0.2.0", "version: '1.0'", "version: v0.2", "version: latest"]
    {
        refuses(&[(&with(version), "1 refused BuildspecShape version version")]);
    }
    for version in ["version: [0.2]", "version: {0: 2}"] {
        refuses(&[(&with(version), "1 refused BuildspecShape version version")]);
    }
    refuses(&[
        ("phases: {build: {commands: [make]}}", "1 refused BuildspecShape version version"),
        ("# made by hand\nphases: {build: {commands: [make]}}", "2 refused BuildspecShape version version"),
        // no space behind the colon, and no colon
        (&with("version:0.2"), "2 refused YamlSyntax mapping values are not allowed in this context"),
        (&with("version 0.2"), "2 refused YamlSyntax mapping values are not allowed in this context"),
    ]);
}

#[test]
fn phases() {
    // "Invalid buildspec phase name: artifacts. Expecting: build,install,post_build,pre_build"
    let phase =
        |name: &str| format!("version: 0.2\nphases:\n  build:\n    commands: [make]\n  {name}:\n    commands: [a]\n");
    for name in ["deploy", "pre-build", "prebuild", "postbuild", "test", "artifacts", "commands", "builds", "finally"] {
        refuses(&[(&phase(name), &format!("5 refused BuildspecUnknownKey {name}"))]);
    }
    refuses(&[
        ("version: 0.2\nphases:\n  - build:\n      commands: [make]\n", "3 refused BuildspecShape mapping phases"),
        ("version: 0.2\nphases: build\n", "2 refused BuildspecShape mapping phases"),
        ("version: 0.2\nphases:\n  build:\n    - make\n", "4 refused BuildspecShape mapping build"),
        ("version: 0.2\nphases:\n  build: make\n", "3 refused BuildspecShape mapping build"),
    ]);
}

#[test]
fn commands() {
    // "Expected Commands[0] to be of string type: found subkeys instead at line 6, …"
    let quoted = |line| format!("{line} refused BuildspecShape quoted-text commands");
    refuses(&[
        (&in_build("commands:\n  - echo \"Hello: world\""), &quoted(5)),
        (&in_build("commands:\n  - make\n  - echo note: two"), &quoted(6)),
        (&in_build("commands:\n  - command -v x || { echo \"ERROR: no\"; exit 1; }"), &quoted(5)),
        (&in_build("commands:\n  - {make: all}"), &quoted(5)),
        (&in_build("commands:\n  - [ -f x ]"), &quoted(5)),
        (&in_build("commands:\n  - name: Test\n    run: make"), &quoted(5)),
        (&in_build("commands:\n  - - make"), &quoted(5)),
        (&in_build("commands:\n  build: make"), "5 refused BuildspecShape list commands"),
        (&in_build("commands: [make]\nfinally:\n  - echo a: b"), "6 refused BuildspecShape quoted-text finally"),
        (&in_build("commands: [make]\nfinally: {a: b}"), "5 refused BuildspecShape list finally"),
    ]);
}

#[test]
fn runtimes() {
    // "Unknown runtime named 'node'. This build image has the following runtimes: …"
    let runtime = |line: &str| {
        format!("version: 0.2\nphases:\n  install:\n    runtime-versions:\n      {line}\n    commands: [make]\n")
    };
    for name in ["node", "go", "jdk", "maven", "npm", "Python", "corretto"] {
        refuses(&[(&runtime(&format!("{name}: 22")), &format!("5 refused BuildspecUnknownKey {name}"))]);
    }
    refuses(&[(&runtime("- nodejs: 22"), "5 refused BuildspecShape mapping runtime-versions")]);
}

#[test]
fn lists_where_members_are_needed() {
    let with = |section: &str| format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\n{section}\n");
    for (section, name) in [
        ("env: [a]", "env"),
        ("env: {variables: [{A: b}]}", "variables"),
        ("env: {parameter-store: [/a]}", "parameter-store"),
        ("env: {secrets-manager: [a]}", "secrets-manager"),
        ("artifacts: [target/*.jar]", "artifacts"),
        ("artifacts: {files: [a], secondary-artifacts: [a]}", "secondary-artifacts"),
        ("reports: [unit]", "reports"),
        ("reports: {unit: [a.xml]}", "unit"),
        ("cache: ['/root/.m2/**/*']", "cache"),
        ("proxy: [logs]", "proxy"),
    ] {
        refuses(&[(&with(section), &format!("3 refused BuildspecShape mapping {name}"))]);
    }
}
