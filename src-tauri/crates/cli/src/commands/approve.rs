//! `approve FILE`: answers the approval that the newest run waits for, and watches what follows.

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, JobKind, JobMessage, JobSnapshot, RunView};
use gangway_app::views::{AnswerApproval, JobCursor, SetupRef};

use crate::account::GlobalOptions;
use crate::commands::{at_work, open, sound};
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, HistoryPosition, ended, follow, run_succeeded, tell_of_runs};
use crate::output::Output;
use crate::plain::quoted;

pub(super) struct Arguments<'a> {
    pub(super) file: &'a Path,
    pub(super) reject: bool,
    pub(super) comment: &'a str,
    pub(super) yes: bool,
}

pub(super) async fn run(
    arguments: &Arguments<'_>,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let file = sound(arguments.file, options, output)?;
    let status = options.status_reader().status(&file, options.choose().await?).await?;
    let waiting = status.run.as_ref().and_then(|run| Some((run, waiting(run)?)));
    let Some((run, action)) = waiting else {
        let fault = Fault::new(FaultCode::NotFound).with("what", file.names().pipeline);
        let none = if status.stack.is_some() { "cli-approve-none" } else { "cli-approve-no-pipeline" };
        output.told(&fault, &output.tell(none, &[]));
        return Ok(Exit::Failed);
    };
    let commit = run.revision_summary.as_deref().or(run.revision.as_deref()).unwrap_or_default();
    let values =
        [("pipeline", run.pipeline.as_str().into()), ("action", action.into()), ("commit", quoted(commit).into())];
    output.note(&output.tell("cli-approve-what", &values));
    let question = if arguments.reject { "cli-ask-reject" } else { "cli-ask-approve" };
    if !arguments.yes && !output.confirm(&output.tell(question, &[])) {
        output.note(&output.tell("cli-approve-unanswered", &[]));
        output.told(&FaultCode::ApprovalMissing.into(), &output.tell("cli-next-approval-missing", &[]));
        return Ok(Exit::Problems);
    }
    let (app, setup) = open(&file, options, output).await?;
    let job = match at_work(&setup, JobKind::Deploy) {
        Some(job) => job,
        None => app.watch_run(SetupRef { id: setup.id }).await?,
    };
    // One that was just taken up looks first.
    let job = until(&app, job, |job| waits(job, action)).await?;
    let execution = |run: &RunView| run.execution.clone();
    if job.run().and_then(execution) != execution(run) {
        // Another run than the one that was shown: nobody has looked at its commit.
        return Err(CommandError::Fault(FaultCode::PlanChanged.into()));
    }
    let answer = AnswerApproval {
        job: job.id.clone(),
        action: action.to_owned(),
        approve: !arguments.reject,
        comment: arguments.comment.to_owned(),
    };
    let known = HistoryPosition { event: job.last_event, line: job.last_line };
    let job = app.answer_approval(answer).await?;
    let job = until(&app, job, |job| !waits(job, action)).await?;
    let end = follow(&app, job, known, FollowLimit::PersonOrEnd, output).await?;
    let rejected = end.fault.as_ref().filter(|fault| arguments.reject && fault.code == FaultCode::ApprovalRejected);
    if let Some(fault) = rejected {
        output.line(&output.say("fault-approval-rejected", &fault.facts));
        tell_of_runs(&end, output);
        return Ok(Exit::Done);
    }
    run_succeeded("cli-run-succeeded", &end, output);
    Ok(ended(&end, output))
}

/// Name of the action that waits for an approval.
fn waiting(run: &RunView) -> Option<&str> {
    let mut actions = run.stages.iter().flat_map(|stage| &stage.actions);
    actions.find(|action| action.awaits_approval).map(|action| action.name.as_str())
}

fn waits(job: &JobSnapshot, action: &str) -> bool {
    job.run().and_then(waiting) == Some(action)
}

/// The job, once it sees what is known here already, or has ended.
async fn until(app: &App, job: JobSnapshot, seen: impl Fn(&JobSnapshot) -> bool) -> Result<JobSnapshot, Fault> {
    let mut watch = app.watch_job(JobCursor { job: job.id.clone(), event: job.last_event, line: job.last_line })?;
    let mut newest = job;
    while newest.status.is_at_work() && !seen(&newest) {
        match watch.next().await {
            Some(JobMessage::Snapshot { snapshot }) => newest = snapshot,
            Some(_) => {}
            None => break,
        }
    }
    Ok(newest)
}
