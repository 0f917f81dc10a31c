//! `teardown FILE`: deletes what `deploy` made, as it was shown and approved.

use std::path::Path;

use gangway_app::bindings::{Fault, FaultCode, JobKind, JobStatus, PlanItem};
use gangway_app::views::{Approve, PlanTearDown};

use crate::account::Wishes;
use crate::commands::{at_work, open, sound};
use crate::exit::{Exit, Stop};
use crate::follow::{Known, Until, before_it_was_taken_up, ended, follow};
use crate::output::Output;
use crate::plan::approve;

pub(super) struct Wish<'a> {
    pub(super) file: &'a Path,
    pub(super) yes: bool,
    pub(super) connection: bool,
}

pub(super) async fn run(wish: &Wish<'_>, wishes: &Wishes, output: &Output) -> Result<Exit, Stop> {
    let (app, setup) = open(&sound(wish.file, wishes, output)?, wishes).await?;
    let (job, known, keeps) = match at_work(&setup, JobKind::TearDown) {
        // It was approved before this program ended, and goes on.
        Some(job) => {
            let known = before_it_was_taken_up(&app, &job).await?;
            (job, known, false)
        }
        None => {
            if let Some(deploying) = at_work(&setup, JobKind::Deploy) {
                return Err(Fault::new(FaultCode::JobRunning).with("job", deploying.id).into());
            }
            let plan = app.plan_tear_down(PlanTearDown { id: setup.id.clone(), connection: wish.connection }).await?;
            if plan.items.is_empty() {
                output.object(&serde_json::json!({ "kind": "plan", "plan": plan }));
                let place = [("account", plan.account.as_str().into()), ("region", plan.region.as_str().into())];
                output.line(&output.tell("cli-plan-empty", &place));
                return Ok(Exit::Done);
            }
            let keeps = !wish.connection;
            if keeps {
                output.line(&output.tell("cli-plan-connection-stays", &[]));
            }
            if plan.items.iter().any(PlanItem::outlives_stack) {
                output.line(&output.tell("cli-plan-stays", &[]));
            }
            approve(&plan, wish.yes, output)?;
            (app.tear_down(Approve { id: setup.id, digest: plan.digest }).await?, Known::default(), keeps)
        }
    };
    let end = follow(&app, job, known, Until::End, output).await?;
    if end.status == JobStatus::Succeeded {
        output.line(&output.tell("cli-torn-down", &[]));
        if keeps {
            output.line(&output.tell("cli-connection-stayed", &[]));
        }
    }
    Ok(ended(&end, output))
}
