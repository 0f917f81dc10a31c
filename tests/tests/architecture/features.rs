//! What runs and what tests share one build: a dev-dependency that switches a feature on in a crate of the ordinary build
//! has it compiled twice, with all that stands on it (of `serde_core`, that is the AWS SDK and Tauri).

use std::collections::BTreeSet;
use std::process::Command;

use gangway_tests::place;

/// Every crate with its features, e.g. `serde v1.0.229 [alloc,default]`. A crate has several lines where it is built
/// several times, for this machine's build scripts and for the programs.
fn resolved(edges: &str) -> BTreeSet<String> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["tree", "--workspace", "--offline", "--prefix", "none", "--format", "{p} [{f}]", "--edges", edges])
        .current_dir(place::repository())
        .output()
        .expect("cargo shows the tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the tree is text");
    text.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Crates of the programs' build that are built otherwise for tests.
fn check(programs: &BTreeSet<String>, tests: &BTreeSet<String>) -> Vec<String> {
    let package = |line: &str| line.rsplit_once(" [").map_or(line, |(package, _)| package).to_owned();
    let shared: BTreeSet<String> = programs.iter().map(|line| package(line)).collect();
    let differ = programs.symmetric_difference(tests);
    differ.filter(|line| shared.contains(&package(line))).cloned().collect()
}

#[test]
fn tests_switch_no_feature_on_in_a_crate_of_the_programs() {
    let programs = resolved("no-dev");
    assert!(programs.iter().any(|line| line.starts_with("aws-sdk-")), "{programs:?}");
    let wrong = check(&programs, &resolved("normal,build,dev"));
    assert!(wrong.is_empty(), "switch these features on for every build, in the root Cargo.toml: {wrong:#?}");
}

#[test]
fn a_feature_that_only_tests_switch_on_is_found() {
    let lines = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    let programs = lines(&["a v1.0.0 [std]", "b v1.0.0 []", "b v1.0.0 [std]"]);
    let with = |more: &[&str]| check(&programs, &programs.iter().cloned().chain(lines(more)).collect());
    assert_eq!(with(&["new v1.0.0 [std]"]), Vec::<String>::new(), "what only tests use is no concern of the programs");
    assert_eq!(with(&["a v1.0.0 [default,std]"]), ["a v1.0.0 [default,std]"]);
    // one of two builds of a crate becomes the other
    assert_eq!(check(&programs, &lines(&["a v1.0.0 [std]", "b v1.0.0 [std]"])), ["b v1.0.0 []"]);
}
