//! Changes a host that nobody has set up yet, and waits until it is AVAILABLE.

use gangway_aws::hosts::{Host, HostVpc};
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};

use super::progress::{fault, item, progress, show};
use super::server::differences;
use super::setting_up::AwaitedHost;
use super::update::update;
use crate::Approved;
use crate::job::{FlowError, Job};
use crate::model::{Change, Phase, Plan, StepState};
use crate::patience::patiently;
use crate::requests::HostChangeRequest;
use crate::work::{FlowFuture, PlannedRequest};

/// Plans: what of the host changes.
///
/// # Errors
/// [`FaultCode::HostGone`]; [`FaultCode::HostNotEditable`]; what AWS says.
pub async fn plan(session: &Session, request: &HostChangeRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

async fn plan_once(session: &Session, request: &HostChangeRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let host = session.hosts().find_once(&request.arn).await?.ok_or_else(|| gone(request))?;
    if !host.state().is_editable() {
        return Err(fault(FaultCode::HostNotEditable, &host));
    }
    let changed = differences(&host, &request.endpoint, vpc(request).as_ref());
    let item = item(Change::Modify, &host.name, Some(host.arn), changed);
    Ok(Plan::new(&identity.account, session.region(), None, vec![item], request))
}

impl PlannedRequest for HostChangeRequest {
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

async fn carry_out(job: &Job, session: &Session, approved: &Approved<HostChangeRequest>) -> Result<(), FlowError> {
    let (plan, request) = (approved.plan(), approved.request());
    job.begin(Phase::ChangeHost);
    job.show(|shown| shown.host = Some(progress(session, plan)));
    let changed = !job.notes().updated;
    if changed {
        let hosts = session.hosts();
        let found: Option<Host> = job.ask("codeconnections:ListHosts", || hosts.find_once(&request.arn)).await?;
        let host = found.ok_or_else(|| gone(request))?;
        show(job, session, plan, &host);
        update(job, session, &host, &request.endpoint, vpc(request).as_ref()).await?;
    }
    job.finish(Phase::ChangeHost, StepState::Succeeded);
    AwaitedHost { session, plan, arn: &request.arn, changed }.until_available(job).await
}

fn vpc(request: &HostChangeRequest) -> Option<HostVpc> {
    request.network.as_ref().map(HostVpc::from)
}

fn gone(request: &HostChangeRequest) -> Fault {
    Fault::new(FaultCode::HostGone).with("name", request.arn.as_str())
}
