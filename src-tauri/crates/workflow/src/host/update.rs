//! How a host is changed, whoever planned it. AWS takes it only while nobody has set the host up, or when its network
//! failed.

use gangway_aws::hosts::{Host, HostVpc};
use gangway_aws::session::Session;
use gangway_catalog::fault::FaultCode;
use gangway_catalog::hosts::HostStatus;

use super::progress::fault;
use super::server::differences;
use crate::job::{FlowError, Job};
use crate::model::EventCode;

/// Changes a host to what was approved, or finds that this job did so before the program ended.
pub(crate) async fn update(
    job: &Job,
    session: &Session,
    host: &Host,
    endpoint: &str,
    vpc: Option<&HostVpc>,
) -> Result<(), FlowError> {
    let operation = "codeconnections:UpdateHost";
    if job.notes().updated {
        return Ok(());
    }
    let arrived =
        job.notes().update_sent && differences(host, endpoint, vpc).is_empty() && host.state() != HostStatus::Failed;
    if !arrived {
        if !host.state().is_editable() {
            return Err(fault(FaultCode::HostNotEditable, host).into());
        }
        job.note(|notes| notes.update_sent = true)?;
        job.before(operation)?;
        let sent = job.ask(operation, || session.hosts().update(&host.arn, endpoint, vpc)).await;
        job.after(operation, sent.as_ref().err().map(|error| error.fault()))?;
        if let Err(error) = sent {
            // A call that was repeated, as its answer was lost, is refused: AWS is at work on the first one.
            let hosts = session.hosts();
            let now = job.ask("codeconnections:ListHosts", || hosts.find_once(&host.arn)).await?;
            let arrived = now
                .as_ref()
                .is_some_and(|now| now.state() == HostStatus::Preparing && differences(now, endpoint, vpc).is_empty());
            if !arrived {
                let not_taken = ["ConflictException", "UnsupportedOperationException", "ResourceUnavailableException"];
                return Err(match now {
                    _ if !not_taken.iter().any(|code| error.code().ends_with(code)) => error.into(),
                    Some(now) => fault(FaultCode::HostNotEditable, &now).into(),
                    None => fault(FaultCode::HostGone, host).into(),
                });
            }
        }
    }
    job.note(|notes| notes.updated = true)?;
    job.event(EventCode::HostChanged, [("name", host.name.as_str().into()), ("arn", host.arn.as_str().into())]);
    Ok(())
}
