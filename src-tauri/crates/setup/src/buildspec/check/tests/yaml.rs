//! YAML as CodeBuild reads it: libyaml's, of version 1.1.

use super::told;

fn in_build(lines: &str) -> String {
    format!("version: 0.2\nphases:\n  build:\n    commands:\n{lines}\n")
}

#[test]
fn tabs_never_indent() {
    // "found character that cannot start any token at line 4"
    for (text, line) in [
        ("version: 0.2\nphases:\n\tbuild: {commands: [make]}\n", 3),
        ("version: 0.2\nphases:\n  build:\n  \tcommands: [make]\n", 4),
        ("version: 0.2\nphases:\n  build:\n    commands:\n\t- make\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      -\tmake\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n    \t  - make\n", 5),
        ("version: 0.2\n\t# a note\nphases: {build: {commands: [make]}}\n", 2),
        ("version: 0.2\nphases:\n  build:\n\t\n    commands: [make]\n", 4),
        // left of a block's text
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - |\n        cat <<-EOF\n\t\ttext\n", 7),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - make\n\t  all\n", 6),
    ] {
        assert_eq!(told(text), [format!("{line} refused YamlSyntax tab")], "{text}");
    }
}

#[test]
fn tabs_between_and_within_words() {
    for text in [
        "version:\t0.2\nphases: {build: {commands: [make]}}",
        "version: 0.2\t# note\nphases: {build: {commands: [make]}}",
        "{\n\t\"version\": \"0.2\",\n\t\"phases\": {\n\t\t\"build\": {\"commands\": [\n\t\t\t\"make\"\n\t\t]}\n\t}\n}",
        &in_build("      - if true; then make;\telse exit 1;\tfi"),
        &in_build("      - |\n        cat <<-EOF\n        \ttext\n        EOF"),
        &in_build("      - |\n        all:\n        \tmake"),
        &in_build("      - \"one\n\ttwo\""),
        &in_build("      - 'one\n\ttwo'"),
        &in_build("      - one\n        \ttwo"),
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn characters() {
    for c in ['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{80}', '\u{fffe}'] {
        let text = in_build(&format!("      - make\n      - echo {c}"));
        assert_eq!(told(&text), ["6 refused YamlSyntax character"], "{c:?}");
    }
    for c in ['\u{a0}', 'é', '日', '\u{200b}', '\u{1f600}', '\u{feff}'] {
        assert_eq!(told(&in_build(&format!("      - echo {c}"))), [""; 0], "{c:?}");
    }
}

#[test]
fn ends_of_lines() {
    let good = in_build("      - make\n      - echo a: b");
    let wrong = "6 refused BuildspecShape quoted-text commands";
    assert_eq!(told(&good), [wrong]);
    assert_eq!(told(&good.replace('\n', "\r\n")), [wrong]);
    assert_eq!(told(&format!("\u{feff}{good}")), [wrong]);
    assert_eq!(told(&format!("\u{feff}\u{feff}{good}")), [wrong]);
    assert_eq!(told(&format!("---\n{good}...\n")), ["7 refused BuildspecShape quoted-text commands"]);
    assert_eq!(told(&format!("%YAML 1.1\n---\n{good}")), ["8 refused BuildspecShape quoted-text commands"]);
    // no editor counts this one
    assert_eq!(told(&good.replace("- make", "- 'ma\u{2028}ke'")), [wrong]);
}

#[test]
fn quotes_over_several_lines() {
    for quoted in ["\"one\ntwo\"", "'one\ntwo'", "\"one\n\ntwo\n  three\"", "'one\n- two: three'"] {
        assert_eq!(told(&in_build(&format!("      - {quoted}\n      - make"))), [""; 0], "{quoted}");
    }
    let never_closed =
        format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\nenv: \"a\n{}", "b\n".repeat(500));
    assert!(told(&never_closed)[0].starts_with("3 refused YamlSyntax "));
}

#[test]
fn broken() {
    for (text, line) in [
        ("version: 0.2\nphases:\n  build:\n    commands:\n    - make\n   - test\n", 6),
        ("version: 0.2\nphases:\n  build:\n   commands:\n    - make\n  artifacts\n    files: a\n", 7),
        ("version: 0.2\nphases: {build: {commands: [make}}\n", 2),
        ("version: 0.2\nphases: [\n", 2),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - 'make\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - @make\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - `date`\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - %PATH%\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - \"a\" && \"b\"\n", 5),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - *.sh\n", 5),
        ("version: 0.2\n: x\nphases: {build: {commands: [make]}}\n", 2),
        ("version: 0.2\nphases:\n  build:\n    commands:\n      - :\n", 5),
        ("<<<<<<< HEAD\nversion: 0.2\n=======\nversion: 0.2\n>>>>>>> x\n", 2),
    ] {
        let told = told(text);
        assert!(told[0].starts_with(&format!("{line} refused YamlSyntax ")), "{text}\n{told:#?}");
    }
    assert_eq!(told(&"[".repeat(9000)), ["1 refused YamlSyntax recursion limit exceeded"]);
    assert_eq!(told(&format!("{}a", "- ".repeat(40))), ["1 refused YamlSyntax depth"]);
    assert_eq!(told("a: &a [*a]"), ["1 refused YamlSyntax recursion"]);
}

#[test]
fn aliases_and_merges() {
    let common = "version: 0.2\nx-common: &c\n  commands: [make]\nphases:\n";
    let unknown = "2 warned unknown x-common";
    for phase in
        ["build: *c", "build: {<<: *c}", "build: {<<: [*c], on-failure: ABORT}", "build: {<<: *c, commands: [a]}"]
    {
        assert_eq!(told(&format!("{common}  {phase}\n")), [unknown], "{phase}");
    }
    let texts = |commands: &str| {
        format!(
            "version: 0.2\nphases:\n  install: {{commands: &i [make, &m 'make: all']}}\n  build: {{commands: {commands}}}\n"
        )
    };
    assert_eq!(told(&texts("*i")), [""; 0]);
    assert_eq!(told(&texts("[*m, b]")), [""; 0]);
    assert_eq!(told(&texts("[a, *i]")), ["4 refused BuildspecShape alias-text commands"]);
    // what stands in a place that nobody reads is looked at where it's used
    let wrong = "version: 0.2\nx: &c [a: b]\nphases: {build: {commands: *c}, post_build: {commands: *c}}\n";
    assert_eq!(told(wrong), ["2 refused BuildspecShape quoted-text commands", "2 warned unknown x"]);
}
