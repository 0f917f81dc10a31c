//! A change set that CloudFormation's own check, or a hook, refuses: its reason names the check alone, and the events of the
//! change set name the resources.

use gangway_catalog::failures::{Cause, MessagePlace};
use gangway_catalog::fault::Fault;

use crate::failure_causes::because;
use crate::stacks::RefusedResource;
use crate::texts::shorten;

/// So many resources are named at once.
const RESOURCES_TOLD: usize = 3;

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

#[cfg(test)]
mod tests {
    use gangway_catalog::fact::Fact;
    use gangway_catalog::fault::FaultCode;

    use super::*;
    use crate::failure_causes::{has_cause, of_stack};

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
}
