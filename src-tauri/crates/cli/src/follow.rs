//! A job, followed until it ends or only a person can go on.

use std::collections::HashSet;

use gangway_app::App;
use gangway_app::bindings::{
    EventCode, Fault, FaultCode, JobEvent, JobMessage, JobSnapshot, JobStatus, NextStep, ProviderType, provider_id,
};
use gangway_app::views::{JobCursor, SetupRef};

use crate::exit::Exit;
use crate::output::{Output, code};

/// How far to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FollowLimit {
    /// Until the job ends.
    End,
    /// Until the job ends or waits for a person.
    PersonOrEnd,
}

/// Numbers of the newest event and line that were told already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HistoryPosition {
    pub(crate) event: u32,
    pub(crate) line: u32,
}

/// The job that an earlier start of the program left at work: it was approved then, and goes on. Else the one that begins now.
pub(crate) async fn taken_up_or<E: From<Fault>>(
    app: &App,
    at_work: Option<JobSnapshot>,
    begun: impl AsyncFnOnce() -> Result<JobSnapshot, E>,
) -> Result<(JobSnapshot, HistoryPosition), E> {
    match at_work {
        Some(job) => {
            let known = before_it_was_taken_up(app, &job).await?;
            Ok((job, known))
        }
        None => Ok((begun().await?, HistoryPosition::default())),
    }
}

/// What an earlier start of the program told of a job: all until this one took it up.
pub(crate) async fn before_it_was_taken_up(app: &App, job: &JobSnapshot) -> Result<HistoryPosition, Fault> {
    let history = app.job_history(JobCursor { job: job.id.clone(), event: 0, line: 0 }).await?;
    let taken_up = history.events.iter().rev().find(|event| event.code == EventCode::Resumed);
    Ok(HistoryPosition { event: taken_up.map_or(0, |event| event.number.saturating_sub(1)), line: 0 })
}

/// Prints what happens in a job. Gives its last snapshot.
pub(crate) async fn follow(
    app: &App,
    job: JobSnapshot,
    known: HistoryPosition,
    until: FollowLimit,
    output: &Output,
) -> Result<JobSnapshot, Fault> {
    let mut watch = app.watch_job(JobCursor { job: job.id.clone(), event: known.event, line: known.line })?;
    let mut newest = job;
    let mut told_of_person = false;
    let mut builds = BuildSummaries::default();
    let mut hindrance: Option<Fault> = None;
    while let Some(message) = watch.next().await {
        output.object(&message);
        match message {
            JobMessage::Events { events } => events.iter().for_each(|event| output.line(&sentence(event, output))),
            JobMessage::Lines { lines } => {
                for line in lines {
                    output.line(&format!("    {} │ {}", line.action, line.text));
                }
            }
            JobMessage::Snapshot { snapshot } => newest = snapshot,
        }
        builds.tell(&newest, output);
        if newest.status == JobStatus::Running && hindrance != newest.fault {
            if let Some(fault) = &newest.fault {
                output.hindrance(fault);
            }
            hindrance.clone_from(&newest.fault);
        }
        match newest.status {
            JobStatus::WaitingForPerson => {
                if !told_of_person {
                    waiting(app, &newest, output).await;
                    told_of_person = true;
                }
                if until == FollowLimit::PersonOrEnd {
                    break;
                }
            }
            JobStatus::Running => told_of_person = false,
            JobStatus::Succeeded | JobStatus::Failed | JobStatus::Cancelled => break,
        }
    }
    Ok(newest)
}

/// Sentences on the builds of a job that were printed already.
#[derive(Default)]
struct BuildSummaries(HashSet<String>);

impl BuildSummaries {
    /// Prints what AWS says of each build in short.
    fn tell(&mut self, job: &JobSnapshot, output: &Output) {
        for stage in job.runs.iter().flat_map(|run| &run.stages) {
            for action in stage.actions.iter().filter(|action| action.provider == "CodeBuild") {
                let Some(text) = action.summary.as_deref() else { continue };
                let values = [
                    ("stage", stage.name.as_str().into()),
                    ("action", action.name.as_str().into()),
                    ("text", text.into()),
                ];
                let sentence = output.tell("cli-action-says", &values);
                if !self.0.contains(&sentence) {
                    output.line(&format!("    {sentence}"));
                    self.0.insert(sentence);
                }
            }
        }
    }
}

/// Tells that the run of a job reached its end, and where it is seen.
pub(crate) fn run_succeeded(sentence: &str, job: &JobSnapshot, output: &Output) {
    if job.status != JobStatus::Succeeded {
        return;
    }
    output.line(&output.tell(sentence, &[]));
    if let Some(run) = job.run() {
        output.line(&format!("  {}", run.address));
    }
}

/// Prints what AWS says of how the runs of a job ended. It goes where the lines go that say how: whoever keeps those keeps
/// this, too.
pub(crate) fn tell_of_runs(job: &JobSnapshot, output: &Output) {
    for text in job.runs.iter().filter_map(|run| run.status_summary.as_deref()) {
        output.line(&output.tell("cli-run-says", &[("text", text.into())]));
    }
}

/// The exit code of a job, with its fault told, and what else goes on from here.
pub(crate) fn ended(job: &JobSnapshot, output: &Output) -> Exit {
    tell_of_runs(job, output);
    let exit = told(job, output);
    // whoever has just deleted everything is done
    if exit != Exit::Done && job.next.contains(&NextStep::PlanDeployment) {
        output.note(&output.tell("cli-plan-again", &[]));
    }
    exit
}

fn told(job: &JobSnapshot, output: &Output) -> Exit {
    match (job.status, &job.fault) {
        (JobStatus::Succeeded, _) => Exit::Done,
        (JobStatus::WaitingForPerson | JobStatus::Running, _) => Exit::Waiting,
        (_, Some(fault)) => {
            output.fault(fault);
            Exit::of(fault)
        }
        (JobStatus::Cancelled, None) => {
            output.fault(&FaultCode::Cancelled.into());
            Exit::Failed
        }
        (JobStatus::Failed, None) => Exit::Failed,
    }
}

/// Who may do at the provider what a connection waits for: often not the person themselves.
pub(crate) fn who_authorizes(provider: ProviderType, output: &Output) -> String {
    output.tell(&format!("browser-{}-who", provider_id(provider)), &[])
}

fn sentence(event: &JobEvent, output: &Output) -> String {
    // With its Z: it is UTC, as in AWS's own logs.
    let time = event.at.get(11..20).unwrap_or_default();
    format!("{time}  {}", output.say(&format!("event-{}", code(&event.code)), &event.facts))
}

/// What the person is to do, and where.
async fn waiting(app: &App, job: &JobSnapshot, output: &Output) {
    if let Some(connection) = job.connection.as_ref().filter(|_| job.next.contains(&NextStep::OpenConnectionPage)) {
        let values = [("name", connection.name.as_str().into()), ("account", connection.account.as_str().into())];
        output.line(&output.tell("cli-authorize", &values));
        let setup = app.open_setup(SetupRef { id: job.setup.clone() }).await;
        if let Some(provider) = setup.ok().and_then(|setup| setup.setup.repository.provider) {
            output.line(&who_authorizes(provider, output));
        }
        for address in connection.address.iter().chain(&connection.list_address) {
            output.line(&format!("  {address}"));
        }
    }
    if let Some(host) = job.host.as_ref().filter(|_| job.next.contains(&NextStep::OpenHostPage)) {
        let values = [("name", host.name.as_str().into()), ("account", host.account.as_str().into())];
        output.line(&output.tell("cli-host-set-up", &values));
        let provider = ProviderType::from_api_name(&host.provider);
        if let Some(provider) = provider {
            output.line(&output.tell(&format!("cli-host-set-up-{}", provider_id(provider)), &[]));
        }
        output.line(&format!("  {}", host.list_address));
    }
    if job.next.contains(&NextStep::Approve) {
        output.line(&output.tell("cli-approval-waits", &[]));
        if let Some(run) = job.run() {
            output.line(&format!("  {}", run.address));
        }
    }
    if let Some(fault) = &job.fault {
        output.warning(fault);
    }
}
