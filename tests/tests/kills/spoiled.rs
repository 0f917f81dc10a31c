//! Answers that something in between spoils: each call of a deployment and of a tear-down, in each way. Afterwards the
//! account is as after an undisturbed voyage, at once or when the person has tried again as the sentence says.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::end::EndState;
use crate::point::Command::{self, Deploy, TearDown};
use crate::spoiling::{self, Spoiling};
use crate::stage::Stage;

/// All of it is tried where this is set: `cargo xtask campaign answers` does.
const ALL: &str = "GANGWAY_ALL_ANSWERS";

/// They mostly wait: more at a time than there are cores.
const AT_A_TIME: usize = 8;

/// How often a person tries, at most: once more than answers are spoiled, where nothing but a person repeats a call.
const TRIES: usize = 5;

/// What a spoiled answer may be called: by codes of faults.
const SENTENCES: &[&str] = &[
    "answered-by-another",
    "answer-unreadable",
    "no-answer",
    "no-network",
    "aws-unavailable",
    "throttled",
    "request-without-effect",
];

/// The account after a deployment and after the tear-down, and the calls of both.
struct Voyage {
    ends: [EndState; 2],
    calls: [BTreeSet<String>; 2],
}

/// Deploys and tears down, with the answers to one call of each spoiled in one way. Also what was wrong on the way.
async fn voyage(spoiled: [Option<&str>; 2], way: Option<&Spoiling>) -> (Voyage, Vec<String>) {
    let mut stage = Stage::prepare().await;
    let mut wrong = Vec::new();
    let mut ends = Vec::new();
    let mut calls = Vec::new();
    for (command, operation) in [Deploy, TearDown].into_iter().zip(spoiled) {
        if let (Some(way), Some(operation)) = (way, operation) {
            stage.spoil(operation, *way);
        }
        wrong.extend(until_it_is_done(&mut stage, command, operation).await);
        ends.push(EndState::of_account(&stage).await);
        calls.push(stage.calls());
    }
    let (ends, calls) = (ends.try_into().expect("two ends"), calls.try_into().expect("two lists"));
    (Voyage { ends, calls }, wrong)
}

/// A person does what the sentences say, until the command succeeds.
async fn until_it_is_done(stage: &mut Stage, command: Command, operation: Option<&str>) -> Vec<String> {
    let mut wrong = Vec::new();
    for _ in 0..TRIES {
        let (said, code, silence) = stage.attempt(command).await;
        wrong.extend(silence.map(|time| format!("{command:?}: {time:?} without a sentence")));
        if code == 0 {
            return wrong;
        }
        wrong.extend(untrue(&said, operation).map(|why| format!("{command:?} ends with {code}: {why}")));
    }
    wrong.push(format!("{command:?} isn't done after {TRIES} tries"));
    wrong
}

/// What is wrong with the sentence in which an attempt ended.
fn untrue(said: &[Value], operation: Option<&str>) -> Option<String> {
    let faults = said.iter().rev().flat_map(|line| [&line["fault"], &line["snapshot"]["fault"]]);
    let Some(fault) = faults.into_iter().find(|fault| fault.is_object()) else {
        return Some(format!("without a sentence: {:?}", said.last()));
    };
    let code = fault["code"].as_str().unwrap_or_default();
    if !SENTENCES.contains(&code) {
        return Some(format!("it isn't told what happened: {fault}"));
    }
    let name = operation.and_then(|it| it.split_once(':')).unwrap_or_default().1;
    let looks = ["Get", "List", "Describe", "Batch", "GET"].iter().any(|beginning| name.starts_with(beginning));
    let told = fault["facts"]["changes"].as_str();
    let wanted = if looks { "no" } else { "perhaps" };
    told.filter(|told| *told != wanted)
        .map(|_| format!("{name} may {} have changed anything: {fault}", if looks { "not" } else { "" }))
}

/// Which calls are spoiled in which ways: in the sample every third way, each of another call.
fn chosen(calls: &[BTreeSet<String>; 2]) -> Vec<([Option<String>; 2], &'static Spoiling)> {
    let most = calls.iter().map(BTreeSet::len).max().unwrap_or_default();
    let nth = |calls: &BTreeSet<String>, number: usize| calls.iter().nth(number % calls.len()).cloned();
    let all = std::env::var_os(ALL).is_some();
    let mut cases = Vec::new();
    for (number, way) in spoiling::ALL.iter().enumerate().step_by(if all { 1 } else { 3 }) {
        let turns = if all { 0..most } else { number..number + 1 };
        cases.extend(turns.map(|turn| (calls.each_ref().map(|calls| nth(calls, turn)), way)));
    }
    cases
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_spoiled_answer_changes_nothing_in_the_end() {
    let (wanted, wrong) = voyage([None, None], None).await;
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(wanted.calls.iter().all(|calls| calls.len() > 8), "{:#?}", wanted.calls);
    let turns = Arc::new(Semaphore::new(AT_A_TIME));
    let mut tried = JoinSet::new();
    for (operations, way) in chosen(&wanted.calls) {
        let turns = Arc::clone(&turns);
        tried.spawn(async move {
            let _turn = turns.acquire().await;
            let name = format!("{} to {operations:?}", way.name);
            // A task of its own: that it panics is one finding among others.
            let sailing = tokio::spawn(async move {
                let spoiled = operations.each_ref().map(|operation| operation.as_deref());
                voyage(spoiled, Some(way)).await
            });
            (name, sailing.await)
        });
    }
    let mut found = Vec::new();
    while let Some(voyage) = tried.join_next().await {
        match voyage.expect("a voyage is made") {
            (name, Ok((voyage, wrong))) => {
                found.extend(wrong.into_iter().map(|what| format!("{name}: {what}")));
                for (end, wanted) in voyage.ends.iter().zip(&wanted.ends) {
                    found.extend(end.against(wanted).into_iter().map(|what| format!("{name}: {what}")));
                }
            }
            (name, Err(why)) => found.push(format!("{name}: {why}")),
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
