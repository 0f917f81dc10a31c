//! `teardown FILE`: deletes what `deploy` made, as it was shown and approved.

use std::path::Path;

use gangway_app::bindings::{Change, Fault, FaultCode, JobKind, JobStatus, PlanItem};
use gangway_app::views::{ApprovePlan, PlanTearDown};

use crate::account::GlobalOptions;
use crate::commands::{at_work, open, sound, tell_of_twins};
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, HistoryPosition, before_it_was_taken_up, ended, follow};
use crate::output::Output;
use crate::plan::approve;

pub(super) struct Arguments<'a> {
    pub(super) file: &'a Path,
    pub(super) yes: bool,
    pub(super) connection: bool,
}

pub(super) async fn run(
    arguments: &Arguments<'_>,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let (app, setup) = open(&sound(arguments.file, options, output)?, options, output).await?;
    tell_of_twins(&app, &setup.id, output)?;
    let (job, known, keeps) = match at_work(&setup, JobKind::TearDown) {
        // It was approved before this program ended, and goes on.
        Some(job) => {
            let known = before_it_was_taken_up(&app, &job).await?;
            (job, known, false)
        }
        None => {
            if let Some(deploying) = at_work(&setup, JobKind::Deploy) {
                return Err(Fault::new(FaultCode::JobInterrupted).with("job", deploying.id).into());
            }
            let plan =
                app.plan_tear_down(PlanTearDown { id: setup.id.clone(), connection: arguments.connection }).await?;
            if !plan.items.iter().any(|item| item.change == Change::Remove) {
                output.object(&serde_json::json!({ "kind": "plan", "plan": plan }));
                let place = [("account", plan.account.as_str().into()), ("region", plan.region.as_str().into())];
                let nothing = if arguments.connection { "cli-plan-empty" } else { "cli-plan-no-stack" };
                output.line(&output.tell(nothing, &place));
                for kept in &plan.items {
                    output.line(&output.tell("cli-plan-connection-kept", &[("name", kept.id.as_str().into())]));
                }
                return Ok(Exit::Done);
            }
            let keeps = !arguments.connection;
            if keeps {
                output.line(&output.tell("cli-plan-connection-stays", &[]));
            }
            if plan.items.iter().any(PlanItem::outlives_stack) {
                output.line(&output.tell("cli-plan-stays", &[]));
            }
            approve(&plan, arguments.yes, output)?;
            (app.tear_down(ApprovePlan { id: setup.id, digest: plan.digest }).await?, HistoryPosition::default(), keeps)
        }
    };
    let end = follow(&app, job, known, FollowLimit::End, output).await?;
    if end.status == JobStatus::Succeeded {
        output.line(&output.tell("cli-torn-down", &[]));
        if keeps {
            output.line(&output.tell("cli-connection-stayed", &[]));
        }
    }
    Ok(ended(&end, output))
}
