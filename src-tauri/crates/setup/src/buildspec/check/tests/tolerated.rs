//! What isn't in the reference, and what CodeBuild takes or may take: a warning that says so.

use super::told;

fn warns(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

/// A buildspec that builds, with a section behind it; its first line is the fourth.
fn with(section: &str) -> String {
    format!("version: 0.2\nphases:\n  build: {{commands: [make]}}\n{section}\n")
}

fn in_build(members: &str) -> String {
    let indented: String = members.lines().map(|line| format!("    {line}\n")).collect();
    format!("version: 0.2\nphases:\n  build:\n{indented}")
}

#[test]
fn one_text_in_the_place_of_a_list() {
    warns(&in_build("commands: make"), &["4 warned one-text commands"]);
    warns(&in_build("commands: |\n  make\n  make test"), &["4 warned one-text commands"]);
    warns(&in_build("commands: >-\n\n  make\n  test"), &["4 warned one-text commands"]);
    warns(&in_build("commands:\n  make\n  test"), &["5 warned one-text commands"]);
    warns(&in_build("commands: [make]\nfinally: rm -r x"), &["5 warned one-text finally"]);
    warns(r#"{"version": "0.2", "phases": {"build": {"commands": "make"}}}"#, &["1 warned one-text commands"]);
    warns(&with("artifacts:\n  files: '**/*'"), &["5 warned one-text files"]);
    warns(&with("artifacts:\n  files:\n    a.jar\n    b.jar"), &["6 warned one-text files"]);
    warns(&with("artifacts: {files: [a], secondary-artifacts: {two: {files: b}}}"), &["4 warned one-text files"]);
    warns(&with("reports: {unit: {files: '*.xml'}}"), &["4 warned one-text files"]);
    warns(&with("cache: {paths: /root/.m2}"), &["4 warned one-text paths", "4 warned Combination cache"]);
    warns(&with("env: {exported-variables: A}"), &["4 warned one-text exported-variables"]);
}

#[test]
fn versions_that_lose_a_zero() {
    let runtime = |line: &str| {
        format!("version: 0.2\nphases:\n  install:\n    runtime-versions: {{{line}}}\n    commands: [make]\n")
    };
    for version in ["3.10", "3.20", "1.100"] {
        warns(&runtime(&format!("python: {version}")), &[&format!("4 warned UnquotedVersion {version}")]);
    }
    warns(&runtime("golang: 1.20"), &["4 warned UnquotedVersion 1.20"]);
    warns(&with("env: {variables: {V: 1.20, W: 1.2}}"), &["4 warned UnquotedVersion 1.20"]);
    for good in ["python: '3.10'", "python: \"3.10\"", "python: 3.13", "dotnet: 8.0", "golang: 1.x", "python: $P"] {
        warns(&runtime(good), &[]);
    }
}

#[test]
fn actions_of_github() {
    warns(&in_build("steps:\n  - uses: actions/setup-node@v4\n  - run: make"), &["5 warned steps"]);
    warns(&in_build("commands: [make]\nsteps: [{run: make}]"), &["5 warned steps"]);
    warns(&in_build("steps: []"), &["4 warned steps"]);
    warns(&in_build("steps:"), &["2 warned no-commands"]);
    warns(&in_build("commands: [make]\nsteps: make"), &["5 warned list steps"]);
    let install =
        "version: 0.2\nphases:\n  install:\n    steps:\n      - uses: a/b@v1\n  build:\n    commands: [make]\n";
    warns(install, &["5 warned steps"]);
}

#[test]
fn nothing_but_a_batch() {
    for kind in ["build-list: [{identifier: a}]", "build-graph: [{identifier: a}]", "build-fanout: {parallelism: 2}"] {
        warns(&format!("version: 0.2\nbatch:\n  {kind}\n"), &["2 warned batch"]);
    }
    warns("version: 0.2\nbatch: {build-matrix: {static: {env: {image: x}}}}\nphases:\n", &["2 warned batch"]);
    warns("version: 0.2\nphases:\n  install:\nbatch: {build-list: []}\n", &["4 warned batch"]);
    // a project of ours starts it as a single build
    warns(&with("batch: {fast-fail: false, build-list: [{identifier: a, depend-on: [b], depend-on: [c]}]}"), &[]);
}

#[test]
fn phases_without_commands() {
    for phases in
        ["{build: }", "{build: {commands: }}", "{build: {commands: []}, install: {finally: []}}", "{install: {}}"]
    {
        warns(&format!("version: 0.2\nphases: {phases}\n"), &["2 warned no-commands"]);
    }
    warns("version: 0.2\nphases: {install: {runtime-versions: {nodejs: 22}}}\n", &["2 warned no-commands"]);
    warns("version: 0.2\nphases: {post_build: {finally: [make]}}\n", &[]);
    warns("version: 0.2\nphases: {install: , build: {commands: [make]}, post_build: {commands: }}\n", &[]);
    warns(
        "version: 0.2\nphases: {install: {runtime-versions: , commands: [make]}}\n",
        &["2 warned empty runtime-versions"],
    );
    warns(
        "version: 0.2\nphases: {install: {runtime-versions: {nodejs: }, commands: [make]}}\n",
        &["2 warned empty nodejs"],
    );
}

#[test]
fn members_that_nobody_reads() {
    warns(&with("x-common: &note hello"), &["4 warned unknown x-common"]);
    warns(&with("eb_codebuild_settings: {ComputeType: x}"), &["4 warned beanstalk eb_codebuild_settings"]);
    warns(&with("deploy:\n  sh:"), &["4 warned unknown deploy"]);
    warns(&with("environment_variables: {plaintext: {A: b}}"), &["4 warned unknown environment_variables"]);
    warns(&with("artifacts: {type: zip, files: [a]}"), &["4 warned unknown type"]);
    warns(&with("artifacts: {files: [a], packaging: ZIP}"), &["4 warned unknown packaging"]);
    warns(&with("env: {compute-type: BUILD_GENERAL1_LARGE}"), &["4 warned unknown compute-type"]);
    warns(&with("env: {NODE_ENV: production}"), &["4 warned unknown NODE_ENV"]);
    warns(&with("cache: {type: LOCAL}"), &["4 warned unknown type", "4 warned Combination cache"]);
    warns(&with("reports: {unit: {format: x, files: [a]}}"), &["4 warned unknown format"]);
    warns(
        &with("artifacts: {files: [a], secondary-artifacts: {b: {type: S3, files: [b]}}}"),
        &["4 warned unknown type"],
    );
    warns(&in_build("commands: [make]\ncommand: [test]"), &["5 warned unknown command"]);
    warns(&in_build("commands: [make]\nenvironment: {A: b}"), &["5 warned unknown environment"]);
}

#[test]
fn members_in_another_place() {
    let misplaced = |line, name: &str, place: &str| format!("{line} warned misplaced {name} ({place})");
    for (text, expected) in [
        (in_build("commands: [make]\npost_build: {commands: [a]}"), misplaced(5, "post_build", "phases")),
        (in_build("commands: [make]\nartifacts: {files: [a]}"), misplaced(5, "artifacts", "top")),
        (
            in_build("commands: [make]\nruntime-versions: {nodejs: 22}"),
            misplaced(5, "runtime-versions", "phases → install"),
        ),
        (with("secondary-artifacts: {a: {files: [a]}}"), misplaced(4, "secondary-artifacts", "artifacts")),
        (with("install: {commands: [a]}"), misplaced(4, "install", "phases")),
        (with("commands: [a]"), misplaced(4, "commands", "phases → build")),
        (with("variables: {A: b}"), misplaced(4, "variables", "env")),
        (with("git-credential-helper: yes"), misplaced(4, "git-credential-helper", "env")),
        (with("env: {cache: {paths: [a]}}"), misplaced(4, "cache", "top")),
        (with("artifacts: {files: [a], cache: {paths: [a]}}"), misplaced(4, "cache", "top")),
    ] {
        warns(&text, &[&expected]);
    }
}

#[test]
fn other_spellings() {
    let spelling = |line, name: &str, expected: &str| format!("{line} warned spelling {name} ({expected})");
    for (text, expected) in [
        (in_build("Commands: [make]"), spelling(4, "Commands", "commands")),
        (in_build("COMMANDS:\n  - make"), spelling(4, "COMMANDS", "commands")),
        (with("Artifacts: {files: [a]}"), spelling(4, "Artifacts", "artifacts")),
        (with("artifacts: {Files: [a], files: [b]}"), spelling(4, "Files", "files")),
        (with("artifacts: {files: [a], base_directory: b}"), spelling(4, "base_directory", "base-directory")),
        (with("artifacts: {files: [a], discardPaths: yes}"), spelling(4, "discardPaths", "discard-paths")),
        (with("env: {parameter_store: {A: /a}}"), spelling(4, "parameter_store", "parameter-store")),
        ("version: 0.2\nphases:\n  Build: {commands: [make]}\n".to_owned(), spelling(3, "Build", "build")),
        ("version: 0.2\nphases:\n  PRE_BUILD: {commands: [make]}\n".to_owned(), spelling(3, "PRE_BUILD", "pre_build")),
        ("Version: 0.2\nphases:\n  build: {commands: [make]}\n".to_owned(), spelling(1, "Version", "version")),
        ("version: 0.2\nPhases:\n  build: {commands: [make]}\n".to_owned(), spelling(2, "Phases", "phases")),
    ] {
        warns(&text, &[&expected]);
    }
}

#[test]
fn values_that_no_page_names() {
    warns(&with("env: {shell: zsh}"), &["4 warned value shell zsh"]);
    warns(&with("env: {git-credential-helper: always}"), &["4 warned value git-credential-helper always"]);
    warns(&with("proxy: {logs: 1}"), &["4 warned value logs 1"]);
    warns(&with("artifacts: {files: [a], discard-paths: maybe}"), &["4 warned value discard-paths maybe"]);
    warns(&with("reports: {unit: {files: [a], file-format: JUNIT}}"), &["4 warned value file-format JUNIT"]);
    warns(&with("cache: {action: clear}"), &["4 warned value action clear", "4 warned Combination cache"]);
    warns(&in_build("commands: [make]\non-failure: IGNORE"), &["5 warned value on-failure IGNORE"]);
    warns(&with("").replace("0.2", "0.20"), &["1 warned value version 0.20"]);
    warns(&with("").replace("0.2", "0.1"), &["1 warned old-version"]);
    for good in [
        "env: {shell: /bin/sh, git-credential-helper: no}",
        "env: {shell: , git-credential-helper: }",
        "reports: {unit: {files: [a], file-format: junitxml}}",
        "artifacts: {files: [a], discard-paths: No, enable-symlinks: 'yes'}",
        "proxy: {upload-artifacts: no, logs: TRUE}",
    ] {
        warns(&with(good), &[]);
    }
    for good in ["ABORT", "CONTINUE", "RETRY", "RETRY-3", "RETRY-.*timeout.*", "RETRY-2-'.*timeout'", ""] {
        warns(&in_build(&format!("commands: [make]\non-failure: {good}\nrun-as: root")), &[]);
    }
    for good in ["'0.2'", "\"0.2\"", "0.2 # note", "!!str 0.2"] {
        warns(&with("").replace("0.2", good), &[]);
    }
}

#[test]
fn values_of_another_shape() {
    warns(&with("env: x"), &["4 warned members env"]);
    warns(&with("artifacts: none"), &["4 warned members artifacts"]);
    warns(&with("cache: no"), &["4 warned members cache", "4 warned Combination cache"]);
    warns(&with("env: {variables: {A: [b]}}"), &["4 warned text A"]);
    warns(&with("env:\n  variables:\n    A: b\n    parameter-store:\n      C: /d"), &["8 warned text parameter-store"]);
    warns(&with("artifacts: {files: [a], base-directory: [b]}"), &["4 warned text base-directory"]);
    warns(&with("artifacts: {files: [a], name: {b: c}}"), &["4 warned text name"]);
    warns(&with("artifacts: {files: {a: b}}"), &["4 warned list files"]);
    warns(&with("artifacts:\n  files:\n    - a: b\n    - [c]"), &["6 warned entry files", "7 warned entry files"]);
    warns(&with("env: {exported-variables: {A: b}}"), &["4 warned list exported-variables"]);
    warns(&with("artifacts: {secondary-artifacts: {a: {files: [b]}}}"), &["4 warned no-files artifacts"]);
    warns(&with("artifacts: {base-directory: dist}"), &["4 warned no-files artifacts"]);
    for (runtimes, expected) in [("nodejs", "members runtime-versions"), ("{nodejs: [22]}", "text nodejs")] {
        let text = format!("version: 0.2\nphases: {{install: {{runtime-versions: {runtimes}, commands: [make]}}}}\n");
        warns(&text, &[&format!("2 warned {expected}")]);
    }
    for good in ["env:", "env: {variables: }", "artifacts:", "cache:\n  paths:", "reports: {unit: }", "proxy: ~"] {
        let told = told(&with(good));
        assert!(told.iter().all(|told| told.ends_with("Combination cache")), "{good} {told:?}");
    }
}

#[test]
fn commands_that_are_no_text() {
    let command =
        |entry: &str| format!("version: 0.2\nphases:\n  build:\n    commands:\n      - {entry}\n      - make\n");
    for entry in ["", "# later", "~", "null"] {
        warns(&command(entry), &["5 warned empty-entry commands"]);
    }
    for entry in ["true", "False", "no", "5", "0.5", "1e3"] {
        warns(&command(entry), &[&format!("5 warned not-text {entry}")]);
    }
    for entry in ["'true'", "\"5\"", "|\n        true", "''", "yesterday", "5 + 5", "exit 1", "true && make"] {
        warns(&command(entry), &[]);
    }
}

#[test]
fn the_same_twice() {
    warns(&with("env: {shell: sh}\nenv: {shell: bash}"), &["5 warned duplicate env"]);
    warns(&with("").replace("}\n", "}\n  build: {commands: [test]}\n"), &["4 warned duplicate build"]);
    warns(&in_build("commands: [make]\ncommands: [test]"), &["5 warned duplicate commands"]);
    warns(&with("env: {variables: {A: b, A: c}}"), &["4 warned duplicate A"]);
    warns(&with("artifacts: {files: [a], name: b, name: c}"), &["4 warned duplicate name"]);
    warns(&with("reports: {unit: {files: [a]}, unit: {files: [b]}}"), &["4 warned duplicate unit"]);
    warns(
        "version: 0.2\nphases: {install: {runtime-versions: {nodejs: 22, nodejs: 24}, commands: [make]}}\n",
        &["2 warned duplicate nodejs"],
    );
}

#[test]
fn another_document() {
    warns(&with("---\nversion: 0.2"), &["4 warned document"]);
    warns(&with("---\nnot: [closed"), &["4 warned document"]);
    warns(&with("...\n---\n# nothing"), &["5 warned document"]);
    warns(&format!("---\n{}", with("")), &[]);
}

#[test]
fn runtimes_of_other_images() {
    for runtime in ["docker: 18", "docker: 20", "android: 29"] {
        let name = runtime.split(':').next().unwrap();
        let text =
            format!("version: 0.2\nphases: {{install: {{runtime-versions: {{{runtime}}}, commands: [make]}}}}\n");
        warns(&text, &[&format!("2 warned runtime {name}")]);
    }
}
