//! `deploy FILE`: the host of a server of one's own, the connection, then everything else, each as it was shown and approved.

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, JobKind, JobSnapshot, JobStatus};
use gangway_app::views::{AccountRequest, ApprovePlan, SetupRef, SetupView, UseConnection};

use crate::account::GlobalOptions;
use crate::arguments::HostOptions;
use crate::commands::host::{self, PersonWait};
use crate::commands::{at_work, deployable, open, tell_of_twins};
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, HistoryPosition, before_it_was_taken_up, ended, follow, run_succeeded, taken_up_or};
use crate::output::Output;
use crate::plan::approve;
use crate::practice_account;

pub(super) struct Arguments<'a> {
    pub(super) file: &'a Path,
    pub(super) yes: bool,
    pub(super) wait_for_authorization: bool,
    pub(super) host: &'a HostOptions,
}

pub(super) async fn run(
    arguments: &Arguments<'_>,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let (app, setup) = open(&deployable(arguments.file, options, output)?, options, output).await?;
    tell_of_twins(&app, &setup.id, output)?;
    if let Some(job) = at_work(&setup, JobKind::Deploy) {
        // It was approved before this program ended, and goes on.
        let known = before_it_was_taken_up(&app, &job).await?;
        let end = follow(&app, job, known, FollowLimit::PersonOrEnd, output).await?;
        return Ok(conclude(&end, output));
    }
    let person = PersonWait { yes: arguments.yes, waits: arguments.wait_for_authorization };
    let setup = host::with_options(&app, setup, arguments.host, output).await?;
    match host::create::available(&app, &setup, person, output).await? {
        Exit::Done => {}
        other => return Ok(other),
    }
    let setup = app.open_setup(SetupRef { id: setup.id }).await?;
    match connect(&app, &setup, arguments, output).await? {
        Exit::Done => {}
        other => return Ok(other),
    }
    let id = setup.id;
    if let Some(it) = app.practise(SetupRef { id: id.clone() }).await? {
        practice_account::tell(&it, output);
    }
    let plan = app.plan_deployment(SetupRef { id: id.clone() }).await?;
    if let Err(refused) = approve(&plan, arguments.yes, output) {
        // Should this fail, what is left goes with the next plan.
        app.discard_plan(SetupRef { id }).await.ok();
        return Err(refused.into());
    }
    let job = app.deploy(ApprovePlan { id, digest: plan.digest }).await?;
    let end = follow(&app, job, HistoryPosition::default(), FollowLimit::PersonOrEnd, output).await?;
    Ok(conclude(&end, output))
}

fn conclude(end: &JobSnapshot, output: &Output) -> Exit {
    run_succeeded("cli-deployed", end, output);
    ended(end, output)
}

/// Sees to it that the setup's connection is AVAILABLE.
async fn connect(app: &App, setup: &SetupView, arguments: &Arguments<'_>, output: &Output) -> Result<Exit, Fault> {
    let id = setup.id.clone();
    let Some(account) = setup.place.account.clone() else { return Ok(Exit::Failed) };
    let there = app.connections(AccountRequest { account, region: setup.place.region.clone() }).await?;
    let chosen = there.iter().find(|one| Some(&one.arn) == setup.place.connection_arn.as_ref());
    if chosen.is_some_and(|one| one.status == "AVAILABLE") {
        return Ok(Exit::Done);
    }
    // One of this name that is ready needn't be made: a team shares it.
    let ready = there.iter().find(|one| {
        one.name == setup.setup.connection.name
            && one.provider == setup.setup.repository.provider
            && one.host_arn == setup.place.host_arn
            && one.status == "AVAILABLE"
    });
    if let Some(ready) = ready {
        app.use_connection(UseConnection { id, arn: ready.arn.clone() }).await?;
        output.line(&output.tell("cli-connection-used", &[("name", ready.name.as_str().into())]));
        return Ok(Exit::Done);
    }
    let begun = async || {
        let plan = app.plan_connection(SetupRef { id: id.clone() }).await?;
        approve(&plan, arguments.yes, output)?;
        app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await
    };
    let (job, known) = taken_up_or(app, at_work(setup, JobKind::Connect), begun).await?;
    let until = if arguments.wait_for_authorization { FollowLimit::End } else { FollowLimit::PersonOrEnd };
    let end = follow(app, job, known, until, output).await?;
    if end.status == JobStatus::WaitingForPerson {
        output.note(&output.tell("cli-authorize-then", &[]));
    }
    Ok(ended(&end, output))
}
