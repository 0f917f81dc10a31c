//! What the reference says a buildspec does: one row a point, run for real by this system's shells.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that can't go on has failed")]
#![allow(clippy::print_stdout, reason = "the table of cases is what the test shows")]
#![allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]

mod support;
mod table;

use gangway_local_build::End;
use proptest::prelude::*;

#[test]
fn every_case_leaves_its_trace() {
    let cases = table::cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let (trace, expected) = (support::check(&case.input), &case.trace);
        println!("{} | {} | {}", if trace == *expected { "ok   " } else { "WRONG" }, case.name, case.source);
        if trace != *expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- found\n{trace}", case.name));
        }
    }
    println!("{} cases, {} wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn unindented(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// A ground on which nothing runs and everything succeeds, as the imitation of a build is: the cases find it out.
#[test]
fn a_build_that_is_made_up_is_found() {
    let made_up = |case: &table::Case| support::Check { ends: Some((0, End::Exited(0))), ..case.input.clone() };
    let cases = table::cases();
    let found = cases.iter().filter(|case| support::check(&made_up(case)) != case.trace).count();
    // those that end before a command, or that look at nothing but what a buildspec says, are the same
    assert!(found > cases.len() * 3 / 4, "{found} of {}", cases.len());
}

/// The lines of a whole log, each without its time.
#[test]
fn the_log_is_written_as_codebuild_writes_it() {
    let input = support::Check {
        spec: [
            "phases:",
            "  install: {commands: [echo a]}",
            "  build:",
            "    commands:",
            "      - |",
            "        echo b",
            "        exit 3",
            "artifacts: {files: ['*.txt', none]}",
        ]
        .join("\n"),
        files: vec![("one.txt".to_owned(), "1".to_owned())],
        ..support::Check::default()
    };
    let expected = "\
        Phase is DOWNLOAD_SOURCE
        CODEBUILD_SRC_DIR=COPY
        Processing environment variables
        Moving to directory COPY
        Phases found in YAML: 2
        INSTALL: 1 commands
        BUILD: 1 commands
        Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED
        Phase context status code:  Message:
        Entering phase INSTALL
        Running command echo a
        > a
        >
        Phase complete: INSTALL State: SUCCEEDED
        Phase context status code:  Message:
        Entering phase PRE_BUILD
        Phase complete: PRE_BUILD State: SUCCEEDED
        Phase context status code:  Message:
        Entering phase BUILD
        Running command echo b
        > exit 3
        > b
        >
        Command did not exit successfully echo b
        > exit 3 exit status 3
        Phase complete: BUILD State: FAILED
        Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: echo b
        > exit 3. Reason: exit status 3
        Entering phase POST_BUILD
        Phase complete: POST_BUILD State: SUCCEEDED
        Phase context status code:  Message:
        Expanding base directory path: .
        Assembling file list
        Expanding .
        Expanding file paths for base directory .
        Assembling file list
        Expanding *.txt
        Expanding none
        Skipping invalid file path none
        Found 1 file(s)
        Phase complete: UPLOAD_ARTIFACTS State: SUCCEEDED
        Phase context status code:  Message:";
    assert_eq!(support::log(&input), unindented(expected));
}

#[test]
fn a_command_of_any_length_is_run() {
    let long = format!("phases:\n  build:\n    commands:\n      - 'echo {} | wc -c'\n", "あ".repeat(20_000));
    let input = support::Check { spec: long, ..support::Check::default() };
    assert_eq!(support::check(&input), "| 60001\nBUILD SUCCEEDED\n= SUCCEEDED");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a variable holds goes over to the next command and the next phase, in either shell.
    #[test]
    fn variables_go_over_as_they_are(value in "[^\\x00]{0,40}", bash: bool) {
        let input = support::Check {
            spec: [
                "phases:",
                "  install: {commands: ['B=$A', true]}",
                "  build: {commands: ['printf %s \"$B\" > b', 'printf %s \"$A\" | cmp - b && echo same']}",
                "artifacts: {files: [b]}",
            ]
            .join("\n"),
            variables: vec![("A".to_owned(), value.clone())],
            sh: if bash { "bash" } else { "sh" }.to_owned(),
            ..support::Check::default()
        };
        let told = support::check(&input);
        prop_assert_eq!(told, "INSTALL SUCCEEDED\n| same\nBUILD SUCCEEDED\nkept: b\n= SUCCEEDED");
        prop_assert_eq!(support::kept(&input, "b"), value);
    }
}
