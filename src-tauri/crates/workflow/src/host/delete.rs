//! Deletes a host, the connections that go through it first: AWS deletes no host that any goes through.

use std::time::Duration;

use gangway_aws::connections::Connection;
use gangway_aws::errors::CallError;
use gangway_aws::hosts::Host;
use gangway_aws::pacing;
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;
use tokio::time::Instant;

use super::progress::{fault, item, progress, show};
use crate::Approved;
use crate::connection_deletion::delete_connection;
use crate::effect::AcceptedRequest;
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Phase, Plan, PlanItem, StepState};
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::requests::HostDeletionRequest;
use crate::resource_types::CONNECTION;
use crate::work::{FlowFuture, PlannedRequest};

const OPERATION: &str = "codeconnections:DeleteHost";

/// How long AWS may take down its part of the VPC.
const PATIENCE: Duration = Duration::from_secs(1_800);

/// Plans: which connections go, then the host.
///
/// # Errors
/// [`FaultCode::HostGone`]; [`FaultCode::HostBusy`] while its VPC is being set up; what AWS says.
pub async fn plan(session: &Session, request: &HostDeletionRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

async fn plan_once(session: &Session, request: &HostDeletionRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let gone = || Fault::new(FaultCode::HostGone).with("name", request.arn.as_str());
    let host = session.hosts().find_once(&request.arn).await?.ok_or_else(gone)?;
    if host.state() == HostStatus::Preparing {
        return Err(fault(FaultCode::HostBusy, &host));
    }
    let connections = session.connections().through_host(&request.arn).await?;
    let mut items: Vec<PlanItem> = connections.into_iter().map(removed).collect();
    items.push(item(Change::Remove, &host.name, Some(host.arn), Vec::new()));
    Ok(Plan::new(&identity.account, session.region(), None, items, request))
}

/// A connection that goes, as an item of a plan.
pub(super) fn removed(connection: Connection) -> PlanItem {
    PlanItem {
        change: Change::Remove,
        resource_type: CONNECTION.to_owned(),
        id: connection.name,
        name: Some(connection.arn),
        properties: Vec::new(),
    }
}

impl PlannedRequest for HostDeletionRequest {
    fn setup(&self) -> &str {
        &self.setup_id
    }

    fn subject(&self) -> &str {
        &self.arn
    }

    fn carry_out<'a>(job: &'a Job, session: &'a Session, approved: &'a Approved<Self>) -> FlowFuture<'a> {
        Box::pin(carry_out(job, session, approved))
    }
}

async fn carry_out(job: &Job, session: &Session, approved: &Approved<HostDeletionRequest>) -> Result<(), FlowError> {
    let (plan, arn) = (approved.plan(), approved.request().arn.as_str());
    job.show(|shown| shown.host = Some(progress(session, plan)));
    delete_connections(job, session, plan, arn).await?;
    delete_host(job, session, plan, arn).await?;
    job.record(Outcome::HostDeleted { arn: arn.to_owned() })?;
    let name = progress(session, plan).name;
    job.event(EventCode::HostDeleted, [("name", name.into()), ("arn", arn.into())]);
    Ok(())
}

/// Deletes the connections that the person saw in the plan. One that was made since is another plan.
pub(super) async fn delete_connections(job: &Job, session: &Session, plan: &Plan, arn: &str) -> Result<(), FlowError> {
    job.begin(Phase::DeleteConnection);
    let connections = session.connections();
    let there = job.ask("codeconnections:ListConnections", || connections.through_host(arn)).await?;
    let planned: Vec<&PlanItem> = plan.items.iter().filter(|item| item.resource_type == CONNECTION).collect();
    let seen = |connection: &Connection| planned.iter().any(|item| item.name.as_ref() == Some(&connection.arn));
    if !there.iter().all(seen) {
        return Err(FaultCode::PlanChanged.into());
    }
    for item in &planned {
        let Some(connection) = &item.name else { continue };
        if there.iter().any(|it| it.arn == *connection) {
            delete_connection(job, session, connection).await?;
        }
        job.record(Outcome::ConnectionDeleted { arn: connection.clone() })?;
        job.event_once(
            EventCode::ConnectionDeleted,
            [("name", item.id.as_str().into()), ("arn", connection.as_str().into())],
        );
    }
    job.finish(Phase::DeleteConnection, if planned.is_empty() { StepState::Skipped } else { StepState::Succeeded });
    Ok(())
}

/// Deletes the host, or goes on with a deletion that is under way, until AWS no longer shows it.
pub(super) async fn delete_host(job: &Job, session: &Session, plan: &Plan, arn: &str) -> Result<(), FlowError> {
    job.begin(Phase::DeleteHost);
    let hosts = session.hosts();
    let look =
        async || Ok::<_, FlowError>(job.ask_without_end("codeconnections:ListHosts", || hosts.find_once(arn)).await?);
    let Some(host) = look().await? else { return Ok(()) };
    show(job, session, plan, &host);
    if host.state() != HostStatus::Deleting {
        send(job, session, &host).await?;
    }
    let begun = Instant::now();
    let mut accepted = AcceptedRequest::now(OPERATION);
    loop {
        let Some(host) = look().await? else { return Ok(()) };
        show(job, session, plan, &host);
        if host.state() != HostStatus::Deleting && accepted.is_overdue() {
            accepted.send_again(job, || hosts.delete(arn)).await?;
            continue;
        }
        if begun.elapsed() > PATIENCE {
            return Err(fault(FaultCode::HostBusy, &host).into());
        }
        job.pause(pacing::host(begun.elapsed())).await;
    }
}

/// AWS deletes none that it works on, or that connections go through.
async fn send(job: &Job, session: &Session, host: &Host) -> Result<(), FlowError> {
    job.before(OPERATION)?;
    let sent = job.ask(OPERATION, || session.hosts().delete(&host.arn)).await;
    job.after(OPERATION, sent.as_ref().err().map(CallError::fault))?;
    match sent {
        Err(error) if error.code().ends_with("ResourceUnavailableException") => {
            // A deletion whose answer was lost is sent again while AWS is at it already.
            let hosts = session.hosts();
            let there = job.ask("codeconnections:ListHosts", || hosts.find_once(&host.arn)).await?;
            match there {
                Some(there) if there.state() != HostStatus::Deleting => Err(fault(FaultCode::HostBusy, &there).into()),
                _ => Ok(()),
            }
        }
        sent => Ok(sent?),
    }
}
