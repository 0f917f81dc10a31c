//! What the reason of a stack's failure or of a call's refusal means: the table is `catalog::failures`.

use gangway_catalog::fact::Fact;
use gangway_catalog::failures::{Cause, MessagePlace};
use gangway_catalog::fault::Fault;

use crate::texts::shorten;

/// A fault whose cause is known, in the place of what was thought before.
pub fn because(fault: Fault, cause: Cause) -> Fault {
    fault.with("cause", cause.name())
}

/// The failure of a stack, a resource or a change set, with what its reason means.
pub fn of_stack(failure: Fault, reason: &str) -> Fault {
    let failure = failure.with("detail", shorten(reason));
    match MessagePlace::Stack.find("", reason) {
        Some(found) => because(failure, found.cause),
        None => failure,
    }
}

/// The failure of a host's network, with what AWS says of it and what that means.
pub fn of_host(failure: Fault, message: &str) -> Fault {
    let failure = failure.with("detail", shorten(message));
    match MessagePlace::Host.find("", message) {
        Some(found) => because(failure, found.cause),
        None => failure,
    }
}

/// The refusal of a call of CloudFormation, with what its reason means.
pub(crate) fn of_refusal(refusal: Fault, operation: &str, message: &str) -> Fault {
    match MessagePlace::Stack.find("", message).filter(|_| operation.starts_with("cloudformation:")) {
        Some(found) => because(refusal, found.cause),
        None => refusal,
    }
}

/// Whether a failure is told to have a cause.
pub fn has_cause(failure: &Fault, cause: Cause) -> bool {
    failure.facts.get("cause") == Some(&Fact::from(cause.name()))
}

/// The refusal of a call, with who refused it, where that isn't only a missing permission.
pub(crate) fn of_denial(refusal: Fault, message: &str) -> Fault {
    match MessagePlace::Call.find("", message) {
        Some(found) if found.cause != Cause::PermissionMissing => because(refusal, found.cause),
        _ => refusal,
    }
}

#[cfg(test)]
mod tests {
    use gangway_catalog::fault::FaultCode;

    use super::*;

    #[test]
    fn the_reason_of_a_stack_and_of_a_denial_is_known() {
        let stack = |reason: &str| of_stack(Fault::new(FaultCode::StackFailed), reason).facts.get("cause").cloned();
        assert_eq!(stack("Role with name shop already exists."), Some(Fact::from("role-exists")));
        assert_eq!(stack("Resource creation cancelled"), None);
        let denial = |message: &str| of_denial(FaultCode::AccessDenied.into(), message).facts.get("cause").cloned();
        let refused = "User: u is not authorized to perform: iam:TagRole ";
        for (why, cause) in [
            ("with an explicit deny in a permissions boundary: arn:aws:iam::1:policy/p", Some("boundary-denies")),
            ("because no session policy allows the iam:TagRole action", Some("session-denies")),
            ("because no VPC endpoint policy allows the iam:TagRole action", Some("endpoint-denies")),
            ("with an explicit deny in a resource-based policy", Some("resource-denies")),
            ("with an explicit deny", Some("explicitly-denied")),
            ("because no identity-based policy allows the iam:TagRole action", None),
            ("", None),
        ] {
            assert_eq!(denial(&format!("{refused}{why}")), cause.map(Fact::from), "{why}");
        }
    }
}
