//! What is shown of a host, and what is said when it failed.

use gangway_aws::failure_causes;
use gangway_aws::hosts::Host;
use gangway_aws::session::{Service, Session};
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};

use crate::job::Job;
use crate::model::{Change, EventCode, HostProgress, Plan, PlanItem};
use crate::resource_types::HOST;

/// What is shown before AWS was asked: `name`, `arn`, … as they are planned.
pub(crate) fn progress(session: &Session, plan: &Plan) -> HostProgress {
    let console = Console { region: session.region(), endpoint: session.endpoint(Service::CodeConnections) };
    let planned = plan.items.iter().find(|item| item.resource_type == HOST);
    HostProgress {
        name: planned.map(|item| item.id.clone()).unwrap_or_default(),
        arn: planned.and_then(|item| item.name.clone()),
        provider: String::new(),
        endpoint: String::new(),
        vpc: None,
        status: None,
        status_text: String::new(),
        message: None,
        list_address: console.hosts(),
        account: plan.account.clone(),
        waiting_since: None,
    }
}

/// Shows what AWS says of the host.
pub(crate) fn show(job: &Job, session: &Session, plan: &Plan, host: &Host) {
    let before = job.snapshot().host;
    if before.as_ref().is_none_or(|before| before.status_text != host.status) {
        job.event(EventCode::HostStatus, [("status", host.status.as_str().into())]);
    }
    job.show(|shown| {
        shown.host = Some(HostProgress {
            name: host.name.clone(),
            arn: Some(host.arn.clone()),
            provider: host.provider.clone(),
            endpoint: host.endpoint.clone(),
            vpc: host.vpc.as_ref().map(|vpc| vpc.vpc.clone()),
            status: Some(host.state()),
            status_text: host.status.clone(),
            message: host.message.clone(),
            waiting_since: before.and_then(|before| before.waiting_since),
            ..progress(session, plan)
        });
    });
}

/// A host as an item of a plan.
pub(crate) fn item(change: Change, name: &str, arn: Option<String>, properties: Vec<String>) -> PlanItem {
    PlanItem { change, resource_type: HOST.to_owned(), id: name.to_owned(), name: arn, properties }
}

/// A fault about a host, with its name and status.
pub(crate) fn fault(code: FaultCode, host: &Host) -> Fault {
    Fault::new(code).with("name", host.name.as_str()).with("status", host.status.as_str())
}

/// AWS couldn't set up its part of the VPC, and says why.
pub(crate) fn network_failed(host: &Host) -> Fault {
    failure_causes::of_host(fault(FaultCode::HostNetworkFailed, host), host.message.as_deref().unwrap_or_default())
}
