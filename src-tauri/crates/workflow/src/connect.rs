//! Makes a connection, or adopts the one that is there, and waits until a person pressed the button in the browser.
//!
//! CreateConnection has no idempotency token: every attempt first lists, and matches name, provider and our tag.

use std::time::Duration;

use gangway_aws::connections::{Connection, ConnectionServer};
use gangway_aws::errors::CallError;
use gangway_aws::session::{Service, Session};
use gangway_catalog::arn;
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use crate::Approved;
use crate::job::{FlowError, Job};
use crate::model::{Change, ConnectionProgress, EventCode, JobSnapshot, Phase, Plan, PlanItem, StepState};
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::requests::{ConnectionRequest, is_ours, tagged};
use crate::resource_types::CONNECTION;
use crate::waiting::{PersonProgress, PersonTask, until_a_person_acts};
use crate::work::{FlowFuture, PlannedRequest};

/// A fresh connection may not be in the list at once: this often, and this long apart, before it's taken for not made.
const LOOKS: u32 = 4;
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// Plans: adopt, or make.
///
/// # Errors
/// What AWS says.
pub async fn plan(session: &Session, request: &ConnectionRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

async fn plan_once(session: &Session, request: &ConnectionRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    check_host(session, request).await?;
    let found = find(session, request).await?;
    let item = PlanItem {
        change: if found.is_some() { Change::Adopt } else { Change::Add },
        resource_type: CONNECTION.to_owned(),
        id: request.name.clone(),
        name: found.map(|connection| connection.arn),
        properties: Vec::new(),
    };
    Ok(Plan::new(&identity.account, session.region(), None, vec![item], request))
}

/// Refuses a host that no connection can be made through yet.
async fn check_host(session: &Session, request: &ConnectionRequest) -> Result<(), Fault> {
    let Some(arn) = &request.host_arn else { return Ok(()) };
    match session.hosts().find_once(arn).await? {
        Some(host) if host.state() == HostStatus::Available => Ok(()),
        Some(host) => {
            let fault = Fault::new(FaultCode::HostNotAvailable).with("name", host.name);
            Err(fault.with("status", host.status))
        }
        None => Err(Fault::new(FaultCode::HostGone).with("name", arn.as_str())),
    }
}

/// The connection of this name and provider that the person chose, else the one that was made for this setup; never one
/// in ERROR, which nobody can mend.
async fn find(session: &Session, request: &ConnectionRequest) -> Result<Option<Connection>, Fault> {
    let connections = session.connections();
    let mut same = connections.list().await?;
    same.retain(|connection| {
        connection.name == request.name
            && connection.provider == request.provider
            && connection.host_arn == request.host_arn
            && connection.status != "ERROR"
    });
    if let Some(at) = same.iter().position(|connection| Some(&connection.arn) == request.chosen.as_ref()) {
        return Ok(Some(same.swap_remove(at)));
    }
    for connection in same {
        match connections.tags(&connection.arn).await {
            Ok(tags) if is_ours(&tags, &request.setup_id) => return Ok(Some(connection)),
            Ok(_) => {}
            // Deleted since it was listed.
            Err(error) if error.not_found() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

impl PlannedRequest for ConnectionRequest {
    fn setup(&self) -> &str {
        &self.setup_id
    }

    fn carry_out<'a>(job: &'a Job, session: &'a Session, approved: &'a Approved<Self>) -> FlowFuture<'a> {
        Box::pin(carry_out(job, session, approved))
    }
}

async fn carry_out(job: &Job, session: &Session, approved: &Approved<ConnectionRequest>) -> Result<(), FlowError> {
    let request = approved.request();
    job.begin(Phase::Create);
    show(job, session, approved, None);
    let arn = match job.notes().connection_arn {
        Some(arn) => arn,
        None => make(job, session, approved).await?,
    };
    let (provider, host_arn) = (request.provider.clone(), request.host_arn.clone());
    job.record(Outcome::Connection { arn: arn.clone(), provider, host_arn })?;
    job.finish(Phase::Create, StepState::Succeeded);
    job.begin(Phase::Authorize);
    until_a_person_acts(job, &PendingConnection { session, approved, arn: &arn }).await
}

/// Adopts or creates, however often an answer is lost on the way.
async fn make(job: &Job, session: &Session, approved: &Approved<ConnectionRequest>) -> Result<String, FlowError> {
    let request = approved.request();
    let operation = "codeconnections:CreateConnection";
    let may_create = approved.plan().items.iter().any(|item| item.change == Change::Add);
    let mut attempt = 0;
    loop {
        if let Some(found) = look(job, session, request).await? {
            job.note(|notes| notes.connection_arn = Some(found.arn.clone()))?;
            // One that this very job made isn't news of an older one.
            let code = if may_create { EventCode::ConnectionCreated } else { EventCode::ConnectionAdopted };
            job.event(code, [("name", found.name.into()), ("arn", found.arn.clone().into())]);
            return Ok(found.arn);
        }
        if !may_create {
            // It was to be adopted and is gone: making one is another plan.
            return Err(FaultCode::PlanChanged.into());
        }
        job.note(|notes| notes.create_sent = true)?;
        job.before(operation)?;
        let tags = tagged(&request.tags, &request.setup_id);
        let leads_to = match &request.host_arn {
            Some(arn) => ConnectionServer::Host { arn },
            None => ConnectionServer::Cloud { provider: &request.provider },
        };
        let outcome = session.connections().create(&request.name, leads_to, &tags).await;
        job.after(operation, outcome.as_ref().err().map(|error| error.fault()))?;
        match outcome {
            Ok(arn) => {
                job.note(|notes| notes.connection_arn = Some(arn.clone()))?;
                job.event(
                    EventCode::ConnectionCreated,
                    [("name", request.name.as_str().into()), ("arn", arn.as_str().into())],
                );
                return Ok(arn);
            }
            Err(error) if (error.transient() || error.outcome_unknown()) && attempt < 8 => {
                attempt += 1;
                job.retrying(operation, attempt, error.fault()).await;
            }
            Err(error) => {
                if !error.outcome_unknown() {
                    // Surely nothing was made.
                    job.note(|notes| notes.create_sent = false)?;
                }
                if error.not_found() || error.code().ends_with("ResourceUnavailableException") {
                    // The host was AVAILABLE when this was planned; what it is now tells more than the refusal.
                    job.ask("codeconnections:ListHosts", || check_host(session, request)).await?;
                }
                return Err(error.into());
            }
        }
    }
}

/// Looks for ours; patiently when one may have been made a moment ago.
async fn look(job: &Job, session: &Session, request: &ConnectionRequest) -> Result<Option<Connection>, FlowError> {
    let looks = if job.notes().create_sent { LOOKS } else { 1 };
    for look in 1..=looks {
        let found = job.ask("codeconnections:ListConnections", || find(session, request)).await?;
        if found.is_some() || look == looks {
            return Ok(found);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Ok(None)
}

/// The connection that waits for the person in the browser.
struct PendingConnection<'a> {
    session: &'a Session,
    approved: &'a Approved<ConnectionRequest>,
    arn: &'a str,
}

impl PendingConnection<'_> {
    fn fault(&self, code: FaultCode) -> Fault {
        Fault::new(code).with("name", self.approved.request().name.as_str())
    }
}

impl PersonTask for PendingConnection<'_> {
    type Answer = Connection;

    const OPERATION: &'static str = "codeconnections:GetConnection";

    async fn look(&self) -> Result<Connection, CallError> {
        self.session.connections().get_once(self.arn).await
    }

    fn show(&self, job: &Job, connection: &Connection) {
        show(job, self.session, self.approved, Some(connection));
    }

    fn progress(&self, connection: &Connection) -> PersonProgress {
        match connection.status.as_str() {
            "AVAILABLE" => PersonProgress::Done,
            "ERROR" => PersonProgress::Failed(self.fault(FaultCode::ConnectionInError)),
            _ => PersonProgress::Pending,
        }
    }

    fn show_since(&self, shown: &mut JobSnapshot, since: &str) {
        if let Some(progress) = &mut shown.connection {
            progress.waiting_since = Some(since.to_owned());
        }
    }

    fn gone(&self) -> Fault {
        self.fault(FaultCode::ConnectionGone)
    }

    fn overdue(&self, minutes: u32) -> Fault {
        Fault::new(FaultCode::ConnectionNotAuthorized).with("minutes", minutes)
    }
}

fn show(job: &Job, session: &Session, approved: &Approved<ConnectionRequest>, connection: Option<&Connection>) {
    // A host, and what goes through it, is handled in the host's Region.
    let host = approved.request().host_arn.as_deref().and_then(arn::host);
    let region = host.map_or(session.region(), |host| host.region);
    let console = Console { region, endpoint: session.endpoint(Service::CodeConnections) };
    let before = job.snapshot().connection;
    let status = connection.map_or(String::new(), |connection| connection.status.clone());
    if connection.is_some() && before.as_ref().is_none_or(|before| before.status != status) {
        job.event_once(EventCode::ConnectionStatus, [("status", status.as_str().into())]);
    }
    job.show(|shown| {
        shown.connection = Some(ConnectionProgress {
            name: approved.request().name.clone(),
            arn: connection.map(|connection| connection.arn.clone()),
            status,
            address: connection.map(|connection| console.connection(&connection.arn)),
            list_address: Some(console.connections()),
            account: approved.plan().account.clone(),
            waiting_since: before.and_then(|before| before.waiting_since),
        });
    });
}
