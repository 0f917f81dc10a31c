//! A host that goes with its last user: the tear-down of the setup for which it was made.

use gangway_aws::connections::Connection;
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use super::delete;
use super::progress::{fault, item, progress};
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Phase, Plan, PlanItem, StepState};
use crate::outcome::Outcome;
use crate::resource_types::CONNECTION;

/// The host as an item of a plan with these other items: it stays as long as a connection goes through it that they don't
/// delete. None: it is gone already.
pub(crate) async fn host_item(session: &Session, arn: &str, items: &[PlanItem]) -> Result<Option<PlanItem>, Fault> {
    let Some(host) = session.hosts().find_once(arn).await? else { return Ok(None) };
    if host.state() == HostStatus::Preparing {
        return Err(fault(FaultCode::HostBusy, &host));
    }
    let through = session.connections().through_host(arn).await?;
    let change = if others(through, items).is_empty() { Change::Remove } else { Change::Keep };
    Ok(Some(item(change, &host.name, Some(host.arn), Vec::new())))
}

/// The connections through a host that a plan with these items doesn't delete.
pub fn others(through: Vec<Connection>, items: &[PlanItem]) -> Vec<Connection> {
    let goes = |connection: &Connection| {
        items.iter().any(|item| {
            item.change == Change::Remove
                && item.resource_type == CONNECTION
                && item.name.as_ref() == Some(&connection.arn)
        })
    };
    through.into_iter().filter(|connection| !goes(connection)).collect()
}

/// Refuses the work when a connection goes through the host that nobody saw in the plan.
pub(crate) async fn check(job: &Job, session: &Session, arn: &str, plan: &Plan) -> Result<(), FlowError> {
    let connections = session.connections();
    let through = job.ask("codeconnections:ListConnections", || connections.through_host(arn)).await?;
    if others(through, &plan.items).is_empty() { Ok(()) } else { Err(FaultCode::PlanChanged.into()) }
}

/// Deletes the host, whose planned connections are gone by now; none that anybody else's has come to go through since.
pub(crate) async fn delete_host(job: &Job, session: &Session, plan: &Plan, arn: &str) -> Result<(), FlowError> {
    job.begin(Phase::DeleteHost);
    check(job, session, arn, plan).await?;
    let shown = progress(session, plan);
    let name = shown.name.clone();
    job.show(|job| job.host = Some(shown));
    delete::delete_host(job, session, plan, arn).await?;
    job.record(Outcome::HostDeleted { arn: arn.to_owned() })?;
    job.event(EventCode::HostDeleted, [("name", name.into()), ("arn", arn.into())]);
    job.finish(Phase::DeleteHost, StepState::Succeeded);
    Ok(())
}
