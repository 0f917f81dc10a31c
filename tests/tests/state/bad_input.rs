//! Journals that were cut off or written by another version, and worlds of another version: nothing is lost, and the
//! person is told.

use std::collections::BTreeSet;

use gangway_app::bindings::{Fault, FaultCode};
use gangway_tests::state::Desktop;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::copy::{FolderCopy, WORLD, copies, is_aside};
use crate::later::MARK;
use crate::shown::{listed, opened};
use crate::unknown::{pushed, used};

/// What Home tells.
fn told(desktop: &Desktop) -> Vec<Fault> {
    desktop.ask(desktop.app().overview(())).expect("Home").faults
}

/// Ids of the jobs that the setups show where they are.
fn jobs(desktop: &Desktop) -> BTreeSet<String> {
    let setups = listed(desktop).into_iter();
    setups.flat_map(|summary| opened(desktop, &summary.id).jobs).map(|job| job.id).collect()
}

/// The journals of a folder whose jobs are shown.
fn journals(copy: &FolderCopy) -> Vec<String> {
    let shown = jobs(&copy.at_rest());
    let files = copy.recorded().keys().filter(|file| file.ends_with(".jsonl"));
    files.filter(|file| shown.iter().any(|id| file.contains(id.as_str()))).cloned().collect()
}

fn copy_of(version: &str) -> FolderCopy {
    copies().find(|copy| copy.version == version).expect("a copy")
}

/// A few cases of one journal and a place in it, for each folder.
fn check(cases: u32, holds: fn(FolderCopy, &str, &[u8], &Index)) {
    for version in copies() {
        let all = journals(&version);
        let mut runner =
            TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 0, ..Config::default() });
        let outcome = runner.run(&(any::<Index>(), any::<Index>()), |(journal, place)| {
            let file = journal.get(&all);
            holds(copy_of(&version.version), file, &version.recorded()[file], &place);
            Ok(())
        });
        outcome.unwrap_or_else(|error| panic!("{}: {error}", version.version));
    }
}

/// The id of the job that a journal belongs to.
fn id(file: &str) -> &str {
    file.trim_start_matches("journals/").trim_end_matches(".jsonl")
}

#[test]
fn a_journal_that_a_kill_cut_off_anywhere_is_the_job_as_far_as_it_goes() {
    check(32, |mut copy, file, whole, place| {
        let length = place.index(whole.len());
        copy.change(file, &whole[..length]);
        let desktop = copy.at_rest();
        let begun = whole[..length].contains(&b'\n');
        assert_eq!(jobs(&desktop).contains(id(file)), begun, "{file}: {length} bytes");
        assert_eq!(told(&desktop), [], "a kill is nothing to tell");
        used(&desktop);
        desktop.kill();
        if begun {
            copy.nothing_is_lost();
        }
    });
}

#[test]
fn a_journal_with_a_torn_line_in_its_midst_is_kept_whole_beside_the_job() {
    check(32, |mut copy, file, whole, place| {
        let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
        if ends.len() < 2 {
            return;
        }
        // The end of a line that isn't the first goes, and what stands before it.
        let line = 1 + place.index(ends.len() - 1);
        let torn = [&whole[..ends[line] - 3], b"\n", &whole[ends[line] + 1..]].concat();
        copy.change(file, &torn);
        let desktop = copy.at_rest();
        assert!(jobs(&desktop).contains(id(file)), "{file}: line {line}");
        let codes: Vec<_> = told(&desktop).into_iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [FaultCode::SetAside], "{file}: line {line}");
        desktop.kill();
        let now = copy.now();
        let kept = now.iter().filter(|(name, bytes)| is_aside(name) && **bytes == torn);
        assert_eq!(kept.count(), 1, "{file}: line {line} is kept whole");
    });
}

#[test]
fn a_journal_of_another_version_stays_as_it_is() {
    for version in copies() {
        for file in journals(&version) {
            let text = String::from_utf8(version.recorded()[&file].clone()).unwrap();
            let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            lines[0]["work"]["work"] = MARK.into();
            lines.push(json!({ "entry": MARK, "weather": { "sun": [1] } }));
            let newer: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let mut copy = copy_of(&version.version);
            copy.change(&file, newer.as_bytes());
            let desktop = copy.at_rest();
            used(&desktop);
            assert!(told(&desktop).iter().all(|fault| fault.code != FaultCode::SetAside), "{:?}", told(&desktop));
            desktop.kill();
            assert!(copy.now()[&file] == newer.as_bytes(), "{file} isn't as it was");
            copy.nothing_is_lost();
        }
    }
}

/// A copy whose world is another.
fn with_world(copy: FolderCopy, change: impl FnOnce(&mut Value)) -> FolderCopy {
    let mut copy = copy;
    let mut world = serde_json::from_slice(&copy.recorded()[WORLD]).expect("a world");
    change(&mut world);
    copy.change(WORLD, world.to_string().as_bytes());
    copy
}

/// Whether a person hears that the practice account began anew: then nothing of theirs may be shown as deployed in it.
fn is_told_of_a_new_beginning(copy: &FolderCopy) -> bool {
    let desktop = copy.program(gangway_practice::USUAL_SPEED);
    desktop.ask(desktop.app().practice_endpoint()).expect("the practice account starts");
    let told = told(&desktop).iter().any(|fault| format!("{:?}", fault.facts).contains("practice"));
    let nothing_is_there = listed(&desktop).iter().all(|setup| !setup.deployed);
    told && nothing_is_there
}

fn world_is_kept(copy: &FolderCopy) {
    let kept = copy.now().into_values().any(|bytes| bytes == copy.recorded()[WORLD]);
    assert!(kept, "{}: the world of another version is lost", copy.version);
}

#[tokio::test]
async fn a_world_of_a_later_version_is_kept() {
    for copy in copies() {
        let copy = with_world(copy, |world| world["version"] = 99.into());
        pushed(&copy).await;
        world_is_kept(&copy);
    }
}

#[test]
fn a_new_world_in_the_place_of_a_later_versions_is_told() {
    for copy in copies() {
        let copy = with_world(copy, |world| world["version"] = 99.into());
        assert!(is_told_of_a_new_beginning(&copy), "{}", copy.version);
        world_is_kept(&copy);
    }
}

/// The names of the roles of a stack at which nothing is at work.
async fn roles(copy: &FolderCopy) -> Vec<String> {
    let options = gangway_practice::Options {
        home: Some(copy.home().join("practice")),
        speed: 1,
        ..gangway_practice::Options::default()
    };
    let practice = gangway_practice::Practice::start(options).await.expect("the practice account starts");
    let world = gangway_practice::control::Client::new(practice.endpoint()).state().await.expect("the world");
    practice.stop().await;
    let resources = world.resources.into_iter();
    let roles = resources.filter(|it| it.resource_type == "AWS::IAM::Role" && it.name.starts_with("shop-"));
    roles.map(|it| it.name).collect()
}

#[tokio::test]
async fn a_world_in_which_a_service_is_missing_goes_on() {
    for version in copies() {
        let there = roles(&version).await;
        assert!(!there.is_empty(), "{}: a world with roles", version.version);
        let without_logs = |world: &mut Value| {
            assert!(world["world"].as_object_mut().expect("a world").remove("logs").is_some(), "a service");
        };
        let copy = with_world(copy_of(&version.version), without_logs);
        assert_eq!(roles(&copy).await, there, "{}", version.version);
    }
}

#[tokio::test]
async fn a_world_with_a_service_more_keeps_it() {
    for copy in copies() {
        let copy = with_world(copy, |world| world["world"][MARK] = json!({ "functions": [{ "name": MARK }] }));
        pushed(&copy).await;
        let now = String::from_utf8(copy.now()[WORLD].clone()).unwrap();
        assert!(now.contains(&format!("\"functions\":[{{\"name\":\"{MARK}\"}}]")), "{}", copy.version);
    }
}
