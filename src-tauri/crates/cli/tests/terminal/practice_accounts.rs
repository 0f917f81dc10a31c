//! Practice accounts of terminals: what stands in one is in no other.

use crate::program::{CallResult, Desk};

const STARTED_OVER: &str = "The practice account has started over";

/// How a deployment that nobody approves would begin: whether it would make the stack.
fn would_make(asked: &CallResult) -> bool {
    assert_eq!(asked.code, Some(3), "{asked:?}");
    asked.lines()[0]["plan"]["items"].as_array().unwrap().iter().any(|item| item["change"] == "add")
}

#[test]
fn two_practice_accounts_and_one_home_are_two_accounts() {
    let mut desk = Desk::new();
    let file = desk.setup("practice-github");
    let ask = ["deploy", &file, "--json"];
    let address = desk.practices_in(Some("a"), "0");
    let port = address.rsplit(':').next().unwrap().to_owned();
    let deployed = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(deployed.code, Some(0), "{deployed:?}");
    assert!(!would_make(&desk.run(&ask)));

    // Another account, elsewhere and at the address of the first.
    for (folder, port) in [(Some("b"), "0"), (None, "0"), (Some("b"), &port)] {
        desk.practices_in(folder, port);
        let asked = desk.run(&ask);
        assert!(would_make(&asked) && !asked.errors.contains(STARTED_OVER), "{folder:?} {port}: {asked:?}");
    }
    // The first one again.
    for port in [port.as_str(), "0"] {
        desk.practices_in(Some("a"), port);
        let asked = desk.run(&ask);
        assert!(!would_make(&asked) && !asked.errors.contains(STARTED_OVER), "{port}: {asked:?}");
    }
    // Its own world, with nothing of what was made in it.
    std::fs::remove_file(desk.path("a/practice-world.json")).unwrap();
    desk.practices_in(Some("a"), "0");
    let asked = desk.run(&ask);
    assert!(would_make(&asked) && asked.errors.contains(STARTED_OVER), "{asked:?}");
    let asked = desk.run(&ask);
    assert!(would_make(&asked) && !asked.errors.contains(STARTED_OVER), "it is told once: {asked:?}");
}

#[test]
fn one_that_keeps_nothing_has_started_over_when_it_runs_again() {
    let mut desk = Desk::new();
    let file = desk.setup("practice-github");
    let address = desk.practices_in(None, "0");
    let deployed = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(deployed.code, Some(0), "{deployed:?}");
    desk.end_practice();
    let asked = desk.run(&["deploy", &file, "--json"]);
    let told = asked.lines();
    assert_eq!(told.last().unwrap()["fault"]["code"], "practice-unreachable", "{asked:?}");
    let detail = told.last().unwrap()["fault"]["facts"]["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains(&address), "it says which one: {detail}");

    desk.practices_in(None, address.rsplit(':').next().unwrap());
    let asked = desk.run(&["deploy", &file, "--json"]);
    assert!(would_make(&asked) && asked.errors.contains(STARTED_OVER), "{asked:?}");
}
