//! SimulatePrincipalPolicy: what somebody may do, without doing it.

use serde_json::{Value, json};

use super::policy::Decision;
use super::{by_arn, decide};
use crate::call::{Answer, Call};
use crate::services::read::{Read as _, texts};
use crate::world::World;

pub(super) fn principal(world: &World, call: &Call) -> Answer {
    let input = &call.input;
    let source = input.text("PolicySourceArn");
    let mut resources = texts(input.list("ResourceArns"));
    if resources.is_empty() {
        resources.push("*".to_owned());
    }
    let entries: Vec<(String, String)> = input
        .list("ContextEntries")
        .iter()
        .flat_map(|entry| {
            let key = entry.text("ContextKeyName").to_owned();
            texts(entry.list("ContextKeyValues")).into_iter().map(move |value| (key.clone(), value))
        })
        .collect();
    let context: Vec<(&str, &str)> = entries.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let mut results = Vec::new();
    for action in texts(input.list("ActionNames")) {
        for resource in &resources {
            // The person's own keys may do everything in this account.
            let decision = match by_arn(world, source) {
                None => Decision::Allowed,
                Some(_) => decide(world, source, &action, resource, &context),
            };
            results.push(json!({
                "EvalActionName": action, "EvalResourceName": resource, "EvalDecision": spelled(decision),
                "MatchedStatements": [], "MissingContextValues": [],
            }));
        }
    }
    Ok(json!({ "EvaluationResults": Value::Array(results), "IsTruncated": false }))
}

fn spelled(decision: Decision) -> &'static str {
    match decision {
        Decision::Allowed => "allowed",
        Decision::ExplicitDeny => "explicitDeny",
        Decision::ImplicitDeny => "implicitDeny",
    }
}
