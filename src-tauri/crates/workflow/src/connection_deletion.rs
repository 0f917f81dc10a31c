//! How a connection is deleted, whoever planned it: until AWS no longer shows it.

use std::time::Duration;

use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};

use crate::effect::AcceptedRequest;
use crate::job::{FlowError, Job};

/// A connection that was deleted may still be shown for a moment.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// Deletes the connection, until AWS no longer shows it: an authorization to somebody's repositories isn't left behind.
pub(crate) async fn delete_connection(job: &Job, session: &Session, arn: &str) -> Result<(), FlowError> {
    let connections = session.connections();
    let operation = "codeconnections:DeleteConnection";
    job.change(operation, || connections.delete(arn)).await?;
    let mut accepted = AcceptedRequest::now(operation);
    loop {
        match job.ask_without_end("codeconnections:GetConnection", || connections.get(arn)).await {
            Err(error) if error.not_found() => return Ok(()),
            // Whoever may delete it but not look at it has AWS's word.
            Err(error) if is_refusal(error.fault()) => return Ok(()),
            Err(error) => return Err(error.into()),
            Ok(_) if accepted.is_overdue() => accepted.send_again(job, || connections.delete(arn)).await?,
            Ok(_) => job.pause(BETWEEN_LOOKS).await,
        }
    }
}

/// Whether AWS says that these credentials may not ask.
pub(crate) fn is_refusal(fault: &Fault) -> bool {
    matches!(fault.code, FaultCode::AccessDenied | FaultCode::DeniedByOrganization)
}
