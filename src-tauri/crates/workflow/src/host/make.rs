//! Makes a host for a server, or uses the one that is there, and waits until it is AVAILABLE.
//!
//! A company has one host for a server, and fifty people use it: one that exists is always used, whoever made it, and one
//! whose network failed is mended.

use gangway_aws::hosts::{Host, HostVpc};
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use super::create::WantedHost;
use super::progress::{item, progress, show};
use super::server::{Server, differences};
use super::setting_up::AwaitedHost;
use super::update::update;
use crate::Approved;
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Phase, Plan, StepState};
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::requests::{HostRequest, SETUP_TAG, tagged};
use crate::resource_types::HOST;
use crate::work::{FlowFuture, PlannedRequest};

/// Plans: adopt, mend, or make.
///
/// # Errors
/// [`FaultCode::HostNetworkMissing`] when a new one would have to be in a network, and none is chosen; what AWS says.
pub async fn plan(session: &Session, request: &HostRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

async fn plan_once(session: &Session, request: &HostRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let hosts = session.hosts().list().await?;
    let item = match server(request).best(hosts, request.chosen.as_deref()) {
        Some(host) if host.state() == HostStatus::Failed => {
            let changed = differences(&host, &request.endpoint, vpc(request).as_ref());
            item(Change::Modify, &host.name, Some(host.arn), changed)
        }
        Some(host) => item(Change::Adopt, &host.name, Some(host.arn), Vec::new()),
        None if request.private && request.network.is_none() => {
            return Err(Fault::new(FaultCode::HostNetworkMissing).with("endpoint", request.endpoint.as_str()));
        }
        None => item(Change::Add, &request.name, None, Vec::new()),
    };
    Ok(Plan::new(&identity.account, session.region(), None, vec![item], request))
}

fn server(request: &HostRequest) -> Server<'_> {
    Server { provider: &request.provider, endpoint: &request.endpoint }
}

fn wanted(request: &HostRequest) -> WantedHost<'_> {
    WantedHost {
        name: &request.name,
        server: server(request),
        vpc: vpc(request),
        tags: tagged(&request.tags, &request.setup_id),
        mark: SETUP_TAG,
    }
}

fn vpc(request: &HostRequest) -> Option<HostVpc> {
    request.network.as_ref().map(HostVpc::from)
}

impl PlannedRequest for HostRequest {
    fn setup(&self) -> &str {
        &self.setup_id
    }

    fn carry_out<'a>(job: &'a Job, session: &'a Session, approved: &'a Approved<Self>) -> FlowFuture<'a> {
        Box::pin(carry_out(job, session, approved))
    }
}

async fn carry_out(job: &Job, session: &Session, approved: &Approved<HostRequest>) -> Result<(), FlowError> {
    let (plan, request) = (approved.plan(), approved.request());
    job.begin(Phase::CreateHost);
    job.show(|shown| shown.host = Some(progress(session, plan)));
    let planned = plan.items.iter().find(|item| item.resource_type == HOST);
    let change = planned.map(|item| item.change);
    let arn = match (job.notes().host_arn, planned.and_then(|item| item.name.clone())) {
        (Some(arn), _) => arn,
        (None, Some(arn)) => take(job, session, approved, &arn).await?,
        (None, None) => wanted(request).make(job, session).await?,
    };
    let made = change == Some(Change::Add);
    job.record(Outcome::Host {
        arn: arn.clone(),
        provider: request.provider.clone(),
        endpoint: request.endpoint.clone(),
        made,
    })?;
    let mends = change == Some(Change::Modify) && !job.notes().updated;
    if mends {
        let host = there(job, session, &arn).await?.ok_or_else(|| gone(request))?;
        update(job, session, &host, &request.endpoint, vpc(request).as_ref()).await?;
    }
    job.finish(Phase::CreateHost, StepState::Succeeded);
    AwaitedHost { session, plan, arn: &arn, changed: mends }.until_available(job).await
}

async fn there(job: &Job, session: &Session, arn: &str) -> Result<Option<Host>, FlowError> {
    Ok(job.ask("codeconnections:ListHosts", || session.hosts().find_once(arn)).await?)
}

/// Uses the host that the person saw in the plan, as long as it still is one for this server.
async fn take(job: &Job, session: &Session, approved: &Approved<HostRequest>, arn: &str) -> Result<String, FlowError> {
    let request = approved.request();
    let host = there(job, session, arn).await?.filter(|host| server(request).is_of(host));
    // It was to be used and is gone: making one is another plan.
    let Some(host) = host else { return Err(FaultCode::PlanChanged.into()) };
    show(job, session, approved.plan(), &host);
    job.note(|notes| notes.host_arn = Some(host.arn.clone()))?;
    job.event(EventCode::HostAdopted, [("name", host.name.into()), ("arn", host.arn.clone().into())]);
    Ok(host.arn)
}

fn gone(request: &HostRequest) -> Fault {
    Fault::new(FaultCode::HostGone).with("name", request.name.as_str())
}
