//! `host wait FILE`: until the setup's host is AVAILABLE. Makes nothing.

use gangway_app::App;
use gangway_app::bindings::{Change, Fault, FaultCode, JobKind};
use gangway_app::views::{ApprovePlan, SetupRef, SetupView};

use crate::commands::at_work;
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, HistoryPosition, before_it_was_taken_up, ended, follow};
use crate::output::Output;

pub(super) async fn run(app: &App, setup: &SetupView, output: &Output) -> Result<Exit, CommandError> {
    let (job, known) = match at_work(setup, JobKind::Host) {
        Some(job) => {
            let known = before_it_was_taken_up(app, &job).await?;
            (job, known)
        }
        None => {
            let id = setup.id.clone();
            let plan = app.plan_host(SetupRef { id: id.clone() }).await?;
            // To use one that is there changes nothing in the account, so nobody has to approve it.
            if plan.items.iter().any(|item| item.change != Change::Adopt) {
                let endpoint = setup.setup.host.as_ref().map(|wish| wish.endpoint.as_str()).unwrap_or("none");
                return Err(Fault::new(FaultCode::HostMissing).with("endpoint", endpoint).into());
            }
            (app.create_host(ApprovePlan { id, digest: plan.digest }).await?, HistoryPosition::default())
        }
    };
    let end = follow(app, job, known, FollowLimit::End, output).await?;
    Ok(ended(&end, output))
}
