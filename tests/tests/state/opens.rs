//! Everything is listed, opens and shows what it showed.

use std::collections::BTreeSet;

use gangway_app::bindings::FaultCode;
use gangway_app::views::*;
use gangway_tests::state::{Desktop, REGION};
use serde_json::Value;

use crate::copy::{FolderCopy, copies, is_aside};
use crate::shown::{self, listed, named, opened, spelled};

/// Ids of the files in one folder of the record that weren't set aside.
fn ids(copy: &FolderCopy, folder: &str, ending: &str) -> BTreeSet<String> {
    let files = copy.recorded().keys().filter(|path| !is_aside(path));
    let ids = files.filter_map(|path| path.strip_prefix(folder)?.strip_suffix(ending));
    ids.map(str::to_owned).collect()
}

#[test]
fn setups_and_jobs_are_shown_as_they_were() {
    for copy in copies() {
        let desktop = copy.at_rest();
        shown::same(&copy.version, "setups", &shown::setups(&desktop));
        let setups: BTreeSet<_> = listed(&desktop).into_iter().map(|summary| summary.id).collect();
        assert_eq!(setups, ids(&copy, "setups/", ".json"));
        desktop.kill();
        copy.nothing_is_lost();
    }
}

#[test]
fn every_journal_is_a_job() {
    for copy in copies() {
        let desktop = copy.at_rest();
        let jobs: BTreeSet<_> = listed(&desktop).iter().flat_map(|summary| jobs_of(&desktop, &summary.id)).collect();
        assert_eq!(jobs, ids(&copy, "journals/", ".jsonl"));
    }
}

/// The jobs of a setup where it is, and in the practice account of each Region to which it can go from there: where
/// something of it stands, it stays.
fn jobs_of(desktop: &Desktop, id: &str) -> Vec<String> {
    let mut view = opened(desktop, id);
    if view.read_only {
        return Vec::new();
    }
    let mut jobs = std::mem::take(&mut view.jobs);
    for region in [REGION, "us-east-1"] {
        view.place.account = Some(AccountChoice::Practice);
        region.clone_into(&mut view.place.region);
        let SetupView { id, setup, place, .. } = view.clone();
        match desktop.ask(desktop.app().save_setup(SaveSetup { id: id.clone(), setup, place })) {
            Ok(_) => jobs.extend(opened(desktop, &id).jobs),
            Err(fault) => assert_eq!(fault.code, FaultCode::SetupDeployed),
        }
    }
    jobs.into_iter().map(|job| job.id).collect()
}

#[test]
fn settings_and_accounts_hold() {
    for copy in copies() {
        let desktop = copy.at_rest();
        shown::same(&copy.version, "settings", &shown::settings(&desktop));
    }
}

#[test]
fn nothing_is_told_of_what_was_set_aside_before() {
    for copy in copies() {
        let desktop = copy.at_rest();
        let faults = desktop.ask(desktop.app().overview(())).expect("Home").faults;
        assert!(faults.is_empty(), "{}: {faults:?}", copy.version);
    }
}

#[test]
fn a_setup_is_deployed_where_it_was_deployed() {
    for copy in copies() {
        let desktop = copy.at_rest();
        let mut view = named(&desktop, "moved");
        assert!(!view.deployed && view.jobs.is_empty(), "{}: it was never deployed where it is", copy.version);
        REGION.clone_into(&mut view.place.region);
        let SetupView { id, setup, place, .. } = view;
        let checked = desktop.ask(desktop.app().save_setup(SaveSetup { id: id.clone(), setup, place })).unwrap();
        assert!(checked.deployed && checked.connection_arn.is_some(), "{}: {checked:?}", copy.version);
        let back = opened(&desktop, &id);
        let kinds: Vec<_> = back.jobs.iter().map(|job| spelled(job.kind)).collect();
        assert_eq!((back.deployed, kinds), (true, vec!["deploy".to_owned()]), "{}", copy.version);
    }
}

/// Every text and number that somebody wrote into a setup.
fn answers(document: &Value) -> Vec<String> {
    match document {
        Value::Object(members) => members
            .iter()
            // The version is the program's, and what starts a pipeline or follows it may be spelled in another way.
            .filter(|(name, _)| !["gangway", "on", "to"].contains(&name.as_str()))
            .flat_map(|(_, value)| answers(value))
            .collect(),
        Value::Array(items) => items.iter().flat_map(answers).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

#[test]
fn a_setup_that_is_shared_has_every_answer_of_the_record() {
    for copy in copies() {
        let (desktop, desk) = (copy.at_rest(), tempfile::tempdir().unwrap());
        for id in ids(&copy, "setups/", ".json") {
            let path = desk.path().join(format!("{id}.gangway.json")).display().to_string();
            let question = SaveCopy { id: id.clone(), path: path.clone(), overwrite: false };
            desktop.ask(desktop.app().save_setup_copy(question)).expect("a shared copy");
            let stored: Value = serde_json::from_slice(&copy.recorded()[&format!("setups/{id}.json")]).unwrap();
            let shared: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let mut left = answers(&shared);
            for answer in answers(&stored["setup"]) {
                let at = left.iter().position(|one| *one == answer);
                left.swap_remove(at.unwrap_or_else(|| panic!("{}: {answer} isn't in {shared:#}", copy.version)));
            }
        }
    }
}
