//! `deploy FILE`: the connection, then everything else, each as it was shown and approved.

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, JobKind, JobSnapshot, JobStatus};
use gangway_app::views::{AccountRequest, Approve, SetupRef, SetupView, UseConnection};

use crate::account::Wishes;
use crate::commands::{at_work, open, sound};
use crate::exit::{Exit, Stop};
use crate::follow::{Known, Until, before_it_was_taken_up, ended, follow, run_succeeded};
use crate::output::Output;
use crate::plan::approve;
use crate::stand_in;

pub(super) struct Wish<'a> {
    pub(super) file: &'a Path,
    pub(super) yes: bool,
    pub(super) wait_for_authorization: bool,
}

pub(super) async fn run(wish: &Wish<'_>, wishes: &Wishes, output: &Output) -> Result<Exit, Stop> {
    let (app, setup) = open(&sound(wish.file, wishes, output)?, wishes, output).await?;
    if let Some(job) = at_work(&setup, JobKind::Deploy) {
        // It was approved before this program ended, and goes on.
        let known = before_it_was_taken_up(&app, &job).await?;
        let end = follow(&app, job, known, Until::PersonOrEnd, output).await?;
        return Ok(conclude(&end, output));
    }
    match connect(&app, &setup, wish, output).await? {
        Exit::Done => {}
        other => return Ok(other),
    }
    let id = setup.id;
    if let Some(it) = app.practise(SetupRef { id: id.clone() }).await? {
        stand_in::tell(&it, output);
    }
    let plan = app.plan_deployment(SetupRef { id: id.clone() }).await?;
    if let Err(refused) = approve(&plan, wish.yes, output) {
        // Should this fail, what is left goes with the next plan.
        app.discard_plan(SetupRef { id }).await.ok();
        return Err(refused.into());
    }
    let job = app.deploy(Approve { id, digest: plan.digest }).await?;
    let end = follow(&app, job, Known::default(), Until::PersonOrEnd, output).await?;
    Ok(conclude(&end, output))
}

fn conclude(end: &JobSnapshot, output: &Output) -> Exit {
    run_succeeded("cli-deployed", end, output);
    ended(end, output)
}

/// Sees to it that the setup's connection is AVAILABLE.
async fn connect(app: &App, setup: &SetupView, wish: &Wish<'_>, output: &Output) -> Result<Exit, Fault> {
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
            && one.status == "AVAILABLE"
    });
    if let Some(ready) = ready {
        app.use_connection(UseConnection { id, arn: ready.arn.clone() }).await?;
        output.line(&output.tell("cli-connection-used", &[("name", ready.name.as_str().into())]));
        return Ok(Exit::Done);
    }
    let (job, known) = match at_work(setup, JobKind::Connect) {
        Some(job) => {
            let known = before_it_was_taken_up(app, &job).await?;
            (job, known)
        }
        None => {
            let plan = app.plan_connection(SetupRef { id: id.clone() }).await?;
            approve(&plan, wish.yes, output)?;
            (app.connect(Approve { id, digest: plan.digest }).await?, Known::default())
        }
    };
    let until = if wish.wait_for_authorization { Until::End } else { Until::PersonOrEnd };
    let end = follow(app, job, known, until, output).await?;
    if end.status == JobStatus::WaitingForPerson {
        output.note(&output.tell("cli-authorize-then", &[]));
    }
    Ok(ended(&end, output))
}
