//! Deletes a host and makes another one in its place: for whatever AWS changes of none that was set up, such as its VPC, its
//! certificate, or the name servers that it asks.
//!
//! The old one goes first, its connections before it: the same server can't have two hosts at once, nor the same VPC. A job
//! that ends in between goes on with making the new one.

use gangway_aws::connections::Connection;
use gangway_aws::hosts::{Host, HostVpc};
use gangway_aws::identity::Identity;
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use super::create::WantedHost;
use super::delete::{delete_connections, delete_host, removed};
use super::progress::{fault, item, progress, show};
use super::readers::readers;
use super::server::{Server, new_properties};
use super::setting_up::AwaitedHost;
use crate::Approved;
use crate::connection_deletion::is_refusal;
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Phase, Plan, PlanItem, StepState};
use crate::notes::ReplacedHost;
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::requests::{HostReplacementRequest, REPLACES_TAG};
use crate::resource_types::PIPELINE;
use crate::work::{FlowFuture, PlannedRequest};

/// Plans: which pipelines stand still, which connections go, and what the new host has that the old one hadn't.
///
/// # Errors
/// [`FaultCode::HostGone`]; [`FaultCode::HostBusy`] while AWS is at work on the host; [`FaultCode::HostExists`] when
/// another one leads to the server already; what AWS says. Who may not look at pipelines is told in the plan.
pub async fn plan(session: &Session, request: &HostReplacementRequest) -> Result<Plan, Fault> {
    let (identity, host, connections) = patiently(|| look(session, request)).await?;
    let readers = readers(session, &connections).await?;
    let mut items: Vec<PlanItem> = readers.pipelines.into_iter().map(interrupted).collect();
    items.extend(connections.into_iter().map(removed));
    let properties = new_properties(&host, &request.name, &request.endpoint, vpc(request).as_ref());
    items.push(item(Change::Replace, &host.name, Some(host.arn), properties));
    let plan = Plan::new(&identity.account, session.region(), None, items, request);
    Ok(plan.with_unseen(readers.unseen, request))
}

async fn look(session: &Session, request: &HostReplacementRequest) -> Result<(Identity, Host, Vec<Connection>), Fault> {
    let identity = session.identity().await?;
    let hosts = session.hosts().list().await?;
    let (old, others): (Vec<Host>, Vec<Host>) = hosts.into_iter().partition(|host| host.arn == request.arn);
    let host = old.into_iter().next().ok_or_else(|| gone(request))?;
    if matches!(host.state(), HostStatus::Preparing | HostStatus::Deleting) {
        return Err(fault(FaultCode::HostBusy, &host));
    }
    let server = Server { provider: &host.provider, endpoint: &request.endpoint };
    if let Some(other) = server.best(others, None) {
        return Err(fault(FaultCode::HostExists, &other).with("endpoint", other.endpoint.as_str()));
    }
    let connections = session.connections().through_host(&request.arn).await?;
    Ok((identity, host, connections))
}

fn interrupted(pipeline: String) -> PlanItem {
    PlanItem {
        change: Change::Interrupt,
        resource_type: PIPELINE.to_owned(),
        id: pipeline,
        name: None,
        properties: Vec::new(),
    }
}

impl PlannedRequest for HostReplacementRequest {
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

async fn carry_out(job: &Job, session: &Session, approved: &Approved<HostReplacementRequest>) -> Result<(), FlowError> {
    let (plan, request) = (approved.plan(), approved.request());
    job.show(|shown| shown.host = Some(progress(session, plan)));
    let old = what_it_leaves(job, session, approved).await?;
    if job.notes().host_arn.is_none() {
        delete_connections(job, session, plan, &request.arn).await?;
        delete_host(job, session, plan, &request.arn).await?;
        let name = progress(session, plan).name;
        job.event_once(EventCode::HostDeleted, [("name", name.into()), ("arn", request.arn.as_str().into())]);
    }
    job.begin(Phase::CreateHost);
    let arn = match job.notes().host_arn {
        Some(arn) => arn,
        None => wanted(request, &old).make(job, session).await?,
    };
    job.record(Outcome::HostReplaced {
        old: request.arn.clone(),
        arn: arn.clone(),
        name: request.name.clone(),
        endpoint: request.endpoint.clone(),
        network: request.network.clone(),
    })?;
    job.finish(Phase::CreateHost, StepState::Succeeded);
    AwaitedHost { session, plan, arn: &arn, changed: false }.until_available(job).await
}

/// What the new host takes over. Nothing is deleted before it is noted: afterwards nobody could say it.
async fn what_it_leaves(
    job: &Job,
    session: &Session,
    approved: &Approved<HostReplacementRequest>,
) -> Result<ReplacedHost, FlowError> {
    if let Some(noted) = job.notes().replaced {
        return Ok(noted);
    }
    let request = approved.request();
    let hosts = session.hosts();
    // It was to be replaced and is gone: making one is another plan.
    let found = job.ask("codeconnections:ListHosts", || hosts.find_once(&request.arn)).await?;
    let host = found.ok_or(FaultCode::PlanChanged)?;
    show(job, session, approved.plan(), &host);
    let tags = match job.ask("codeconnections:ListTagsForResource", || hosts.tags(&host.arn)).await {
        // Whoever may not read them can't take them over.
        Err(error) if is_refusal(error.fault()) => Default::default(),
        answer => answer?,
    };
    let left = ReplacedHost { provider: host.provider, tags };
    job.note(|notes| notes.replaced = Some(left.clone()))?;
    Ok(left)
}

fn wanted<'a>(request: &'a HostReplacementRequest, old: &'a ReplacedHost) -> WantedHost<'a> {
    // AWS's own can't be given.
    let own = old.tags.iter().filter(|(name, _)| !name.starts_with("aws:"));
    let mut tags: std::collections::BTreeMap<_, _> = own.map(|(name, value)| (name.clone(), value.clone())).collect();
    tags.insert(REPLACES_TAG.to_owned(), request.arn.clone());
    WantedHost {
        name: &request.name,
        server: Server { provider: &old.provider, endpoint: &request.endpoint },
        vpc: vpc(request),
        tags,
        mark: REPLACES_TAG,
    }
}

fn vpc(request: &HostReplacementRequest) -> Option<HostVpc> {
    request.network.as_ref().map(HostVpc::from)
}

fn gone(request: &HostReplacementRequest) -> Fault {
    Fault::new(FaultCode::HostGone).with("name", request.arn.as_str())
}
