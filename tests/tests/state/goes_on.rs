//! What was at work goes on from where it stood, and what ended short of its aim can be tried again.

use std::fmt::Write as _;

use gangway_app::bindings::{JobKind, JobSnapshot, JobStatus, NextStep};
use gangway_app::views::*;
use gangway_practice::FAST_SPEED;
use gangway_tests::button;
use gangway_tests::state::Desktop;

use crate::copy::copies;
use crate::shown::{self, listed, opened, spelled};

/// In the order in which a person would.
const KINDS: [JobKind; 4] = [JobKind::Connect, JobKind::Deploy, JobKind::Run, JobKind::TearDown];

/// Does for a job what only a person can, until it ends. Says what was done, and how it ended.
fn to_its_end(desktop: &Desktop, job: &str) -> String {
    let mut said = String::new();
    loop {
        let shown = desktop.until(job, |shown| shown.status != JobStatus::Running);
        match (shown.status, shown.kind) {
            (JobStatus::WaitingForPerson, JobKind::Connect) => {
                let page = shown.connection.and_then(|connection| connection.address).expect("a page to open");
                desktop.ask(button::press(&page));
                said += "authorized, ";
                desktop.end(job);
            }
            (JobStatus::WaitingForPerson, _) => {
                approve(desktop, &shown);
                said += "approved, ";
            }
            _ => return ended(&said, &shown),
        }
    }
}

fn approve(desktop: &Desktop, waiting: &JobSnapshot) {
    let mut actions = waiting.run.iter().flat_map(|run| &run.stages).flat_map(|stage| &stage.actions);
    let action = actions.find(|action| action.awaits_approval).expect("an approval that waits").name.clone();
    let answer = AnswerApproval { job: waiting.id.clone(), action, approve: true, comment: String::new() };
    desktop.ask(desktop.app().answer_approval(answer)).expect("an answered approval");
}

fn ended(said: &str, shown: &JobSnapshot) -> String {
    let fault = shown.fault.as_ref().map(|fault| format!(" {}", spelled(fault.code))).unwrap_or_default();
    format!("{said}{}{fault}", spelled(shown.status))
}

/// Names of setups and their jobs that `wanted` picks, in the order in which a person would go on with them.
fn picked(desktop: &Desktop, wanted: fn(&JobSnapshot) -> bool) -> Vec<(String, JobSnapshot)> {
    let mut found = Vec::new();
    for setup in listed(desktop) {
        let jobs = opened(desktop, &setup.id).jobs;
        let of_kind = |kind: JobKind| jobs.iter().find(|job| job.kind == kind && wanted(job)).cloned();
        found.extend(KINDS.into_iter().filter_map(of_kind).map(|job| (setup.name.clone(), job)));
    }
    found
}

fn is_at_work(job: &JobSnapshot) -> bool {
    job.status.is_at_work()
}

fn may_be_retried(job: &JobSnapshot) -> bool {
    !job.status.is_at_work() && job.next.contains(&NextStep::Retry)
}

#[test]
fn jobs_go_on_and_are_tried_again() {
    for copy in copies() {
        let desktop = copy.at_rest();
        let (at_work, ended) = (picked(&desktop, is_at_work), picked(&desktop, may_be_retried));
        desktop.kill();
        let desktop = copy.program(FAST_SPEED);
        let mut said = String::new();
        for (setup, job) in at_work {
            let end = to_its_end(&desktop, &job.id);
            writeln!(said, "{setup} {}: went on, {end}", spelled(job.kind)).expect("text takes text");
        }
        for (setup, job) in ended {
            let again = desktop.ask(desktop.app().retry_job(JobRef { job: job.id.clone() })).expect("one more try");
            assert_eq!(again.status, JobStatus::Running, "{again:#?}");
            let end = to_its_end(&desktop, &job.id);
            writeln!(said, "{setup} {}: tried again, {end}", spelled(job.kind)).expect("text takes text");
        }
        for setup in listed(&desktop).into_iter().filter(|setup| setup.deployed) {
            writeln!(said, "{} is deployed", setup.name).expect("text takes text");
        }
        shown::same(&copy.version, "goes-on", &said);
        desktop.kill();
        copy.nothing_is_lost();
    }
}
