//! Makes a host for a server, or uses the one that is there, and waits until it is AVAILABLE.
//!
//! A company has one host for a server, and fifty people use it: one that exists is always used, whoever made it, and one
//! whose network failed is mended. CreateHost has no idempotency token: every attempt first lists, and matches server,
//! name and our tag.

use std::time::Duration;

use gangway_aws::hosts::{Host, HostVpc, NewHost};
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use super::progress::{item, progress, show};
use super::server::{Server, differences};
use super::setting_up::AwaitedHost;
use super::update::update;
use crate::Approved;
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Phase, Plan, StepState};
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::requests::{HostRequest, is_ours, tagged};
use crate::resource_types::HOST;
use crate::work::{FlowFuture, PlannedRequest};

/// A fresh host may not be in the list at once: this often, and this long apart, before it's taken for not made.
const LOOKS: u32 = 4;
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// How often a host is asked for whose making wasn't answered, at most.
const TRIES: u32 = 8;

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
        (None, None) => make(job, session, approved).await?,
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

/// Makes a host, and only one, however often an answer is lost on the way.
async fn make(job: &Job, session: &Session, approved: &Approved<HostRequest>) -> Result<String, FlowError> {
    let request = approved.request();
    let operation = "codeconnections:CreateHost";
    let (vpc, tags) = (vpc(request), tagged(&request.tags, &request.setup_id));
    let made = |name: &str, arn: &str| {
        job.note(|notes| notes.host_arn = Some(arn.to_owned()))?;
        job.event(EventCode::HostCreated, [("name", name.into()), ("arn", arn.into())]);
        Ok::<_, FlowError>(arn.to_owned())
    };
    let mut attempt = 0;
    loop {
        match look(job, session, request).await? {
            HostsFound::Ours(host) => return made(&host.name, &host.arn),
            // Somebody made one since the plan was shown: to use it is another plan.
            HostsFound::Others => return Err(FaultCode::PlanChanged.into()),
            HostsFound::None => {}
        }
        job.note(|notes| notes.create_sent = true)?;
        job.before(operation)?;
        let host = NewHost {
            name: &request.name,
            provider: &request.provider,
            endpoint: &request.endpoint,
            vpc: vpc.as_ref(),
            tags: &tags,
        };
        let outcome = session.hosts().create(host).await;
        job.after(operation, outcome.as_ref().err().map(|error| error.fault()))?;
        match outcome {
            Ok(arn) => return made(&request.name, &arn),
            Err(error) if (error.transient() || error.outcome_unknown()) && attempt < TRIES => {
                attempt += 1;
                job.retrying(operation, attempt, error.fault()).await;
            }
            Err(error) => {
                if !error.outcome_unknown() {
                    // Surely nothing was made.
                    job.note(|notes| notes.create_sent = false)?;
                }
                return Err(error.into());
            }
        }
    }
}

/// What is there before one is made.
enum HostsFound {
    /// The one that this job made, and lost sight of.
    Ours(Box<Host>),
    /// One of use that somebody else made for this server.
    Others,
    None,
}

/// Looks for hosts of this server; patiently when one may have been made a moment ago.
async fn look(job: &Job, session: &Session, request: &HostRequest) -> Result<HostsFound, FlowError> {
    let sent = job.notes().create_sent;
    let looks = if sent { LOOKS } else { 1 };
    for look in 1..=looks {
        let found = job.ask("codeconnections:ListHosts", || find(session, request, sent)).await?;
        if !matches!(found, HostsFound::None) || look == looks {
            return Ok(found);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Ok(HostsFound::None)
}

async fn find(session: &Session, request: &HostRequest, sent: bool) -> Result<HostsFound, Fault> {
    let server = server(request);
    let mut same = session.hosts().list().await?;
    same.retain(|host| server.is_of(host) && host.state() != HostStatus::Deleting);
    if sent {
        for host in same.iter().filter(|host| host.name == request.name) {
            match session.hosts().tags(&host.arn).await {
                Ok(tags) if is_ours(&tags, &request.setup_id) => return Ok(HostsFound::Ours(Box::new(host.clone()))),
                Ok(_) => {}
                // Deleted since it was listed.
                Err(error) if error.not_found() => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(if server.best(same, None).is_some() { HostsFound::Others } else { HostsFound::None })
}

fn gone(request: &HostRequest) -> Fault {
    Fault::new(FaultCode::HostGone).with("name", request.name.as_str())
}
