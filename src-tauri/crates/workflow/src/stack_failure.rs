//! Why a stack failed: by the resource that failed first. A deployment and a look at the account say the same.

use gangway_aws::errors::CallError;
use gangway_aws::failure_causes;
use gangway_aws::session::Session;
use gangway_aws::stacks::Stack;
use gangway_catalog::fault::{Fault, FaultCode};

use crate::stack::{StackFollower, begins};
use crate::taken_bucket;

/// The failure of a deployment of a stack, from the events of that time.
pub(crate) async fn of_deployment(session: &Session, stack: &Stack, follow: &StackFollower) -> Fault {
    let first = follow.first_failure(stack);
    let fault = Fault::new(FaultCode::StackFailed).with("stack", stack.name.as_str());
    let fault = fault.with("status", stack.status.as_str()).with("resource", first.name);
    let fault = failure_causes::of_stack(fault, &first.reason);
    taken_bucket::told_apart(session, fault, &first.resource_type, first.physical_id.as_deref()).await
}

/// The failure of a deletion.
pub(crate) fn of_deletion(stack: &Stack, follow: &StackFollower) -> Fault {
    let first = follow.first_failure(stack);
    let fault = Fault::new(FaultCode::TearDownFailed).with("stack", stack.name.as_str());
    failure_causes::of_stack(fault.with("resource", first.name), &first.reason)
}

/// Why the last that was done to a stack failed; none where its status says that it didn't, or that it goes on.
///
/// # Errors
/// As every call of AWS.
pub async fn stack_failure(session: &Session, stack: &Stack) -> Result<Option<Fault>, CallError> {
    let deletes = stack.status == "DELETE_FAILED";
    let deploys = matches!(
        stack.status.as_str(),
        "CREATE_FAILED"
            | "ROLLBACK_COMPLETE"
            | "ROLLBACK_FAILED"
            | "UPDATE_ROLLBACK_COMPLETE"
            | "UPDATE_ROLLBACK_FAILED"
    );
    if !deletes && !deploys {
        return Ok(None);
    }
    let mut events = session.stacks().events_since(&stack.id, None).await?;
    let begun = events.iter().rposition(begins).unwrap_or_default();
    let mut follow = StackFollower::after(None);
    follow.take(events.split_off(begun));
    Ok(Some(if deletes { of_deletion(stack, &follow) } else { of_deployment(session, stack, &follow).await }))
}
