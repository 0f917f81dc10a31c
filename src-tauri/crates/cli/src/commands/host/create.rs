//! `host create FILE`: the host that a setup wishes for, as it was shown and approved; one that is there is used.

use gangway_app::App;
use gangway_app::bindings::{HostStatus, JobKind, JobStatus, needs_host};
use gangway_app::views::{ApprovePlan, HostFit, HostView, HostsRequest, SetupRef, SetupView, UseHost};

use super::PersonWait;
use crate::commands::at_work;
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, ended, follow, taken_up_or};
use crate::output::Output;
use crate::plan::approve;

/// Sees to it that the setup's host is AVAILABLE, where its provider needs one.
pub(in crate::commands) async fn available(
    app: &App,
    setup: &SetupView,
    person: PersonWait,
    output: &Output,
) -> Result<Exit, CommandError> {
    let needed = setup.setup.repository.provider.is_some_and(needs_host);
    let Some(account) = setup.place.account.clone().filter(|_| needed) else { return Ok(Exit::Done) };
    let id = setup.id.clone();
    let region = setup.place.region.clone();
    let there = app.hosts(HostsRequest { account, region, setup: Some(id.clone()) }).await?;
    let ready = |one: &&HostView| one.fit == Some(HostFit::Fits) && one.status == HostStatus::Available;
    let chosen = there.iter().filter(ready).find(|one| Some(&one.arn) == setup.place.host_arn.as_ref());
    // One for this server that is ready needn't be made: a company shares it.
    if let Some(ready) = chosen.or_else(|| there.iter().find(ready)) {
        if chosen.is_none() {
            app.use_host(UseHost { id, arn: ready.arn.clone() }).await?;
        }
        output.line(&output.tell("cli-host-used", &[("name", ready.name.as_str().into())]));
        return Ok(Exit::Done);
    }
    let begun = async || {
        let plan = app.plan_host(SetupRef { id: id.clone() }).await?;
        approve(&plan, person.yes, output)?;
        app.create_host(ApprovePlan { id: id.clone(), digest: plan.digest }).await
    };
    let (job, known) = taken_up_or(app, at_work(setup, JobKind::Host), begun).await?;
    let until = if person.waits { FollowLimit::End } else { FollowLimit::PersonOrEnd };
    let end = follow(app, job, known, until, output).await?;
    if end.status == JobStatus::WaitingForPerson {
        output.note(&output.tell("cli-host-then", &[]));
    }
    Ok(ended(&end, output))
}
