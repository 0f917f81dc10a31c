//! Every way in which every command can end: its exit code, and what `--json` says, read back by the types that the
//! window has, without a member too many or too few.

use std::fmt::Debug;

use gangway_app::bindings::{Fault, FaultCode, JobMessage, Plan, Problem, Suggestion};
use gangway_app::views::{Names, SavedFiles, SetupStatus};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::program::{CallResult, Desk};

/// What `check` answers.
#[derive(Debug, Deserialize, Serialize)]
struct CheckReport {
    problems: Vec<Problem>,
    names: Names,
}

/// One line of long work, or of an end without an answer.
#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
enum Line {
    Job(Box<JobMessage>),
    Other(OtherLine),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum OtherLine {
    Plan {
        plan: Plan,
    },
    Fault {
        fault: Fault,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        problems: Vec<Problem>,
    },
}

/// Reads a value as a type, and sees that the type says all of it.
fn read<T: Debug + DeserializeOwned + Serialize>(value: &Value) -> T {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"));
    assert_eq!(&serde_json::to_value(&read).unwrap(), value, "{read:?}");
    read
}

/// The fault that a call ended with, after everything that it printed was read.
fn fault(command: &str, ended: &CallResult) -> Option<FaultCode> {
    let lines = ended.lines();
    let mut faults = Vec::new();
    for line in &lines {
        let of_its_own = line.get("kind").is_none();
        match command {
            "detect" if of_its_own => drop(read::<Suggestion>(line)),
            "check" if of_its_own => drop(read::<CheckReport>(line)),
            "export" if of_its_own => drop(read::<SavedFiles>(line)),
            "status" if of_its_own => drop(read::<SetupStatus>(line)),
            _ => {
                if let Line::Other(OtherLine::Fault { fault, problems }) = read::<Line>(line) {
                    assert_eq!(fault.code == FaultCode::SetupHasProblems, !problems.is_empty());
                    faults.push(fault.code);
                }
            }
        }
    }
    let long = ["deploy", "approve", "cancel", "teardown"].contains(&command);
    assert!(long || lines.len() <= 1, "one object: {ended:?}");
    assert!(faults.len() <= 1, "{faults:?}");
    faults.pop()
}

/// Calls a command with `--json` and says how it ended. What people would read is whole, too.
fn check(desk: &Desk, arguments: &[&str], code: i32, expected: Option<FaultCode>) {
    let ended = desk.run(&[arguments, &["--json"]].concat());
    assert_eq!(ended.code, Some(code), "{arguments:?}: {ended:?}");
    assert_eq!(fault(arguments[0], &ended), expected, "{arguments:?}: {ended:?}");
    // A finding of `check`, and that a person is waited for, are answers.
    let answered = matches!(code, 0 | 4) || arguments[0] == "check" && code == 3;
    assert!(
        (answered || !ended.errors.is_empty()) && !ended.errors.contains('⟦') && !ended.errors.contains("panicked"),
        "{arguments:?}: {ended:?}"
    );
}

#[test]
fn without_an_account() {
    use FaultCode::*;
    let desk = Desk::new();
    let clone = desk.clone_of_shop();
    let (good, out) = (desk.setup("shop"), desk.path("out").display().to_string());
    let bad = desk.write("bad.gangway.json", r#"{"gangway": 1, "name": ""}"#);
    let export = ["export", &good, "--format", "all", "--out", &out];
    check(&desk, &["detect", &clone], 0, None);
    let suggested = desk.path("suggested.gangway.json").display().to_string();
    check(&desk, &["detect", &clone, "--save", &suggested], 0, None);
    check(&desk, &["detect", &clone, "--save", &suggested], 1, Some(FileExists));
    check(&desk, &["detect", &clone, "--save", &suggested, "--overwrite"], 0, None);
    check(&desk, &["check", &suggested], 0, None);
    check(&desk, &["detect", "/no/such/folder"], 1, Some(PathNotFound));
    check(&desk, &["detect"], 2, None);
    check(&desk, &["check", &good], 0, None);
    check(&desk, &["check", "/no/such/file"], 1, Some(PathNotFound));
    check(&desk, &["check"], 2, None);
    check(&desk, &["check", &bad], 3, None);
    check(&desk, &export, 0, None);
    check(&desk, &export, 1, Some(FileExists));
    check(&desk, &["export", &good, "--format", "tablets", "--out", &out], 2, None);
    check(&desk, &["export", &bad, "--format", "all", "--out", &out], 3, Some(SetupHasProblems));
    let practice = desk.run(&["practice", "--for", "0s", "--json"]);
    assert_eq!(practice.code, Some(0), "{practice:?}");
    assert!(practice.object()["AWS_ENDPOINT_URL"].is_string(), "{practice:?}");
    check(&desk, &["practice", "--port", "70000"], 2, None);
    check(&desk, &["sign-in"], 1, Some(ProfileMissing));
    check(&desk, &["sign-in", "--device=yes"], 2, None);
    for command in ["deploy", "approve", "cancel", "status", "teardown"] {
        check(&desk, &[command, "/no/such/file"], 1, Some(PathNotFound));
        check(&desk, &[command], 2, None);
        check(&desk, &[command, &good], 2, Some(RegionMissing));
        check(&desk, &[command, &good, "--endpoint-url", "127.0.0.1:4100"], 2, None);
        check(&desk, &[command, &bad], 3, Some(SetupHasProblems));
    }
}

#[test]
fn in_an_account_that_refuses() {
    let desk = Desk::with_practice(&["--fault", "access-denied"]);
    let file = desk.setup("practice-github");
    for command in ["deploy", "approve", "cancel", "status", "teardown"] {
        check(&desk, &[command, &file], 5, Some(FaultCode::AccessDenied));
    }
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    check(&desk, &["practice", "--port", &port], 1, Some(FaultCode::PracticeUnreachable));
    let told = desk.run(&["practice", "--port", &port]);
    assert!(told.errors.contains("--port"), "{told:?}");
}

#[test]
fn in_an_account_where_a_person_is_waited_for() {
    use FaultCode::*;
    let desk = Desk::with_practice(&[]);
    let pending = desk.setup("shop-connection");
    check(&desk, &["cancel", &pending], 0, None);
    check(&desk, &["deploy", &pending, "--yes"], 4, None);
    check(&desk, &["status", &pending], 0, None);
    check(&desk, &["cancel", &pending], 0, None);

    let file = desk.setup_with_approval("practice-github");
    check(&desk, &["approve", &file, "--yes"], 1, Some(NotFound));
    check(&desk, &["deploy", &file], 3, Some(ApprovalMissing));
    check(&desk, &["deploy", &file, "--yes"], 4, None);
    check(&desk, &["approve", &file], 3, Some(ApprovalMissing));
    check(&desk, &["teardown", &file, "--yes"], 1, Some(JobRunning));
    check(&desk, &["approve", &file, "--yes", "--comment", "looks good"], 0, None);
    check(&desk, &["approve", &file, "--yes"], 1, Some(NotFound));
    check(&desk, &["teardown", &file], 3, Some(ApprovalMissing));
    check(&desk, &["teardown", &file, "--yes"], 0, None);

    check(&desk, &["deploy", &file, "--yes"], 4, None);
    check(&desk, &["cancel", &file], 0, None);
    check(&desk, &["approve", &file, "--yes", "--reject"], 0, None);
    check(&desk, &["deploy", &desk.setup("practice-github"), "--yes"], 0, None);
}

#[test]
fn in_an_account_where_something_fails() {
    let desk = Desk::with_practice(&["--fault", "build-fails"]);
    let file = desk.setup("practice-github");
    check(&desk, &["deploy", &file, "--yes"], 1, Some(FaultCode::BuildFailed));
}
