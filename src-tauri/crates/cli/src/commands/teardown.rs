//! `teardown FILE`: deletes what `deploy` made, as it was shown and approved.

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Change, Fault, FaultCode, JobKind, JobStatus, PlanItem};
use gangway_app::environment::{System, quoted};
use gangway_app::views::{ApprovePlan, HostObstacle, HostOfTearDown, HostsRequest, PlanTearDown, SetupView};

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
    /// Whether the host goes, too, which it does after the connection.
    pub(super) host: bool,
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
            let question =
                PlanTearDown { id: setup.id.clone(), connection: arguments.connection, host: arguments.host };
            let shown = app.plan_tear_down(question).await?;
            let (plan, host) = (shown.plan, shown.host);
            if !plan.items.iter().any(|item| item.change == Change::Remove) {
                output.object(&serde_json::json!({ "kind": "plan", "plan": plan }));
                let place = [("account", plan.account.as_str().into()), ("region", plan.region.as_str().into())];
                let nothing = if arguments.connection { "cli-plan-empty" } else { "cli-plan-no-stack" };
                output.line(&output.tell(nothing, &place));
                for kept in plan.items.iter().filter(|item| item.is_connection()) {
                    output.line(&output.tell("cli-plan-connection-kept", &[("name", kept.id.as_str().into())]));
                }
                tell_why_the_host_stays(host.as_ref(), arguments.host, output);
                tell_of_the_host_left(&app, &setup, output).await;
                return Ok(Exit::Done);
            }
            let keeps = !arguments.connection;
            if keeps {
                output.line(&output.tell("cli-plan-connection-stays", &[]));
            }
            tell_why_the_host_stays(host.as_ref(), arguments.host, output);
            if plan.items.iter().any(PlanItem::outlives_stack) {
                output.line(&output.tell("cli-plan-stays", &[]));
            }
            approve(&plan, arguments.yes, output)?;
            (
                app.tear_down(ApprovePlan { id: setup.id.clone(), digest: plan.digest }).await?,
                HistoryPosition::default(),
                keeps,
            )
        }
    };
    let end = follow(&app, job, known, FollowLimit::End, output).await?;
    if end.status == JobStatus::Succeeded {
        output.line(&output.tell("cli-torn-down", &[]));
        if keeps {
            output.line(&output.tell("cli-connection-stayed", &[]));
        }
        tell_of_the_host_left(&app, &setup, output).await;
    }
    Ok(ended(&end, output))
}

/// Says why the host isn't in the plan.
fn tell_why_the_host_stays(host: Option<&HostOfTearDown>, asked: bool, output: &Output) {
    let Some(HostOfTearDown { name, obstacle, .. }) = host else {
        if asked {
            output.line(&output.tell("cli-plan-no-host", &[]));
        }
        return;
    };
    let (id, names) = match obstacle {
        None if asked => return,
        None | Some(HostObstacle::ConnectionStays) => ("cli-plan-host-stays", String::new()),
        Some(HostObstacle::NotOurs) => ("tear-down-host-notOurs", String::new()),
        Some(HostObstacle::Setups { names }) => ("tear-down-host-setups", names.join(", ")),
        Some(HostObstacle::Connections { names }) => ("tear-down-host-connections", names.join(", ")),
    };
    output.line(&output.tell(id, &[("name", name.as_str().into()), ("names", names.into())]));
}

/// Says that the setup's host is still there, which connections go through it, and how both are deleted.
async fn tell_of_the_host_left(app: &App, setup: &SetupView, output: &Output) {
    let (Some(account), Some(arn)) = (setup.place.account.clone(), &setup.place.host_arn) else { return };
    let question = HostsRequest { account, region: setup.place.region.clone(), setup: None };
    // What was asked for is done, whether this can be looked at or not.
    let there = app.hosts(question).await.unwrap_or_default();
    let Some(host) = there.iter().find(|host| host.arn == *arn) else { return };
    let command = format!("gangway-cli host delete {}", quoted(&host.name, System::HERE));
    let facts = [
        ("name", host.name.as_str().into()),
        ("count", i64::try_from(host.connections.len()).unwrap_or(i64::MAX).into()),
        ("names", host.connections.join(", ").into()),
        ("command", command.into()),
    ];
    output.line(&output.tell("cli-teardown-host-left", &facts));
    output.line(&output.tell("cli-teardown-host-left-next", &facts));
}
