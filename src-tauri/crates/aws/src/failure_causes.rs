//! What the reason of a stack's failure or of a call's refusal means: the table is `catalog::failures`.

use gangway_catalog::fact::Fact;
use gangway_catalog::failures::{Cause, MessagePlace};
use gangway_catalog::fault::Fault;

use crate::errors::shorten;
use crate::stacks::RefusedResource;

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

/// A change set that CloudFormation's own check refuses, with the resources that it names; the first of them says why.
pub fn of_refused_resources(failure: Fault, resources: &[RefusedResource]) -> Fault {
    let Some(first) = resources.first() else { return failure };
    let said = |one: &RefusedResource| match (one.resource.as_str(), one.resource_type.as_str()) {
        ("", _) => one.reason.clone(),
        (resource, "") => format!("{resource}: {}", one.reason),
        (resource, kind) => format!("{resource} ({kind}): {}", one.reason),
    };
    let told: Vec<String> = resources.iter().take(RESOURCES_TOLD).map(said).collect();
    let known = MessagePlace::Stack.find("", &first.reason).map(|found| found.cause);
    // That a check refused is what led here.
    let cause = known.filter(|cause| *cause != Cause::HookRefused).unwrap_or(Cause::ChangeRefused);
    because(failure.with("detail", shorten(&told.join("; "))), cause)
}

/// So many resources are named at once.
const RESOURCES_TOLD: usize = 3;

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
    fn a_refused_change_set_names_its_resources() {
        let refused = |resource: &str, reason: &str| RefusedResource {
            resource: resource.to_owned(),
            resource_type: "AWS::Logs::LogGroup".to_owned(),
            physical_id: None,
            reason: reason.to_owned(),
        };
        let hook = "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck].";
        let failed = of_stack(Fault::new(FaultCode::ChangeSetFailed), hook);
        assert!(has_cause(&failed, Cause::HookRefused));
        assert_eq!(of_refused_resources(failed.clone(), &[]), failed);
        let exists = "Resource of type 'AWS::Logs::LogGroup' with identifier '/a' already exists.";
        let told = of_refused_resources(failed.clone(), &[refused("Group", exists), refused("Other", "why not")]);
        assert!(has_cause(&told, Cause::LogGroupExists), "{told}");
        let detail = format!("Group (AWS::Logs::LogGroup): {exists}; Other (AWS::Logs::LogGroup): why not");
        assert_eq!(told.facts.get("detail"), Some(&Fact::from(detail)));
        for reason in ["a rule of the company", hook] {
            let told = of_refused_resources(failed.clone(), &[refused("", reason)]);
            assert!(has_cause(&told, Cause::ChangeRefused), "{told}");
            assert_eq!(told.facts.get("detail"), Some(&Fact::from(reason)));
        }
        let endless = of_refused_resources(failed, &[refused("A", &"\u{202e}<b>\n".repeat(50_000))]);
        assert!(matches!(endless.facts.get("detail"), Some(Fact::Text(text)) if text.chars().count() < 700));
    }

    #[test]
    fn the_reason_of_a_stack_and_of_a_denial_is_known() {
        let stack = |reason: &str| of_stack(Fault::new(FaultCode::StackFailed), reason).facts.get("cause").cloned();
        assert_eq!(stack("Role with name shop already exists."), Some(Fact::from("name-taken")));
        assert_eq!(stack("Resource creation cancelled"), None);
        let denial = |message: &str| of_denial(FaultCode::AccessDenied.into(), message).facts.get("cause").cloned();
        let refused = "User: u is not authorized to perform: iam:CreateRole ";
        for (why, cause) in [
            ("with an explicit deny in a permissions boundary: arn:aws:iam::1:policy/p", Some("boundary-denies")),
            ("because no session policy allows the iam:CreateRole action", Some("session-denies")),
            ("because no VPC endpoint policy allows the iam:CreateRole action", Some("endpoint-denies")),
            ("with an explicit deny in a resource-based policy", Some("resource-denies")),
            ("with an explicit deny", Some("explicitly-denied")),
            ("because no identity-based policy allows the iam:CreateRole action", None),
            ("", None),
        ] {
            assert_eq!(denial(&format!("{refused}{why}")), cause.map(Fact::from), "{why}");
        }
    }
}
