//! How stacks, their resources and events are shown.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::stack::{Resource, Stack, StackEvent};
use super::template::Template;
use super::{change_sets, find, invalid, named, parameters, requests};
use crate::call::{Answer, AwsError, Call};
use crate::services::read::{Read as _, paged, put, texts};
use crate::world::World;

/// Answers the calls that only look; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "DescribeStacks" => stacks(world, call),
        "ListStacks" => list(world, call),
        "DescribeStackEvents" => events(world, call),
        "DescribeEvents" => operation_events(world, call),
        "DescribeStackResources" => resources(world, call),
        "DescribeStackResource" => resource(world, call),
        "ListStackResources" => summaries(world, call),
        "GetTemplate" => template(world, call),
        "GetTemplateSummary" => summary(world, call),
        "ValidateTemplate" => validate(world, call),
        _ => return None,
    })
}

fn pages(list: &str, items: Vec<Value>, call: &Call, most: usize) -> Answer {
    let bad = || invalid("The next token is not valid");
    paged(list, items, ("NextToken", call.input.given("NextToken")), None, most).ok_or_else(bad)
}

fn stacks(world: &mut World, call: &Call) -> Answer {
    if call.input.given("StackName").is_some_and(|name| !name.is_empty()) {
        let stack = named(world, call)?;
        return Ok(json!({ "Stacks": [shown(stack)] }));
    }
    let mut alive: Vec<&Stack> = world
        .services
        .cloudformation
        .all()
        .filter(|stack| stack.region == call.region && stack.status != "DELETE_COMPLETE")
        .collect();
    alive.sort_by(|a, b| (b.created, &b.name).cmp(&(a.created, &a.name)));
    pages("Stacks", alive.into_iter().map(shown).collect(), call, 100)
}

fn shown(stack: &Stack) -> Value {
    let template = Template::read(&stack.source.body).ok();
    let mut shown = json!({
        "StackId": stack.id,
        "StackName": stack.name,
        "CreationTime": stack.created.seconds(),
        "StackStatus": stack.status,
        "Parameters": parameters::shown(template.as_ref(), &stack.source.parameters),
        "Outputs": stack.outputs,
        "Tags": stack.source.tags,
        "Capabilities": stack.source.capabilities,
        "DisableRollback": stack.source.on_failure == "DO_NOTHING",
        "NotificationARNs": [],
        "RollbackConfiguration": {},
        "EnableTerminationProtection": stack.protected,
        "DriftInformation": { "StackDriftStatus": "NOT_CHECKED" },
    });
    let description = template.as_ref().and_then(|template| template.root.get("Description")).cloned();
    put(&mut shown, "Description", description);
    put(&mut shown, "ChangeSetId", stack.change_set.as_ref().map(|id| json!(id)));
    put(&mut shown, "StackStatusReason", stack.reason.as_ref().map(|text| json!(text)));
    put(&mut shown, "LastUpdatedTime", stack.updated.map(|at| json!(at.seconds())));
    put(&mut shown, "DeletionTime", stack.deleted.map(|at| json!(at.seconds())));
    put(&mut shown, "RoleARN", stack.source.role.as_ref().map(|arn| json!(arn)));
    shown
}

fn list(world: &World, call: &Call) -> Answer {
    let wanted = texts(call.input.list("StackStatusFilter"));
    let mut all: Vec<&Stack> = world
        .services
        .cloudformation
        .all()
        .filter(|stack| stack.region == call.region && (wanted.is_empty() || wanted.contains(&stack.status)))
        .collect();
    all.sort_by(|a, b| (b.created, &b.id).cmp(&(a.created, &a.id)));
    let one = |stack: &Stack| {
        let mut one = json!({
            "StackId": stack.id, "StackName": stack.name, "CreationTime": stack.created.seconds(),
            "StackStatus": stack.status, "DriftInformation": { "StackDriftStatus": "NOT_CHECKED" },
        });
        put(&mut one, "StackStatusReason", stack.reason.as_ref().map(|text| json!(text)));
        put(&mut one, "LastUpdatedTime", stack.updated.map(|at| json!(at.seconds())));
        put(&mut one, "DeletionTime", stack.deleted.map(|at| json!(at.seconds())));
        one
    };
    pages("StackSummaries", all.into_iter().map(one).collect(), call, 100)
}

fn by_name<'w>(world: &'w World, call: &Call) -> Result<&'w Stack, AwsError> {
    let name = call.input.text("StackName");
    let id = find(world, &call.region, name);
    let unknown = || invalid(format!("Stack [{name}] does not exist"));
    id.and_then(|id| world.services.cloudformation.get(&id)).ok_or_else(unknown)
}

fn event(stack: &Stack, event: &StackEvent) -> Value {
    let mut one = json!({
        "StackId": stack.id, "EventId": event.id, "LogicalResourceId": event.logical,
        "PhysicalResourceId": event.physical, "ResourceType": event.kind, "Timestamp": event.at.seconds(),
        "ResourceStatus": event.status,
    });
    put(&mut one, "ResourceStatusReason", event.reason.as_ref().map(|text| json!(text)));
    put(&mut one, "ResourceProperties", event.properties.as_ref().map(|text| json!(text)));
    put(&mut one, "ClientRequestToken", event.token.as_ref().map(|text| json!(text)));
    one
}

fn events(world: &mut World, call: &Call) -> Answer {
    let stack = by_name(world, call)?;
    let one = |happened: &StackEvent| {
        let mut one = event(stack, happened);
        put(&mut one, "StackName", json!(stack.name));
        one
    };
    pages("StackEvents", stack.events.iter().rev().map(one).collect(), call, 100)
}

/// The same events as the newer call tells them, all or only the failures.
fn operation_events(world: &mut World, call: &Call) -> Answer {
    if call.input.given("ChangeSetName").is_some() {
        return change_sets::events(world, call);
    }
    let stack = by_name(world, call)?;
    let only_failed = call.input.member("Filters").flag("FailedEvents");
    let one = |happened: &StackEvent| {
        let failed = happened.status.ends_with("_FAILED");
        let kind = match (happened.logical == stack.name, failed) {
            (true, _) => "STACK_EVENT",
            (false, true) => "PROVISIONING_ERROR",
            (false, false) => "PROGRESS_EVENT",
        };
        let mut one = event(stack, happened);
        put(&mut one, "EventType", json!(kind));
        (failed || !only_failed).then_some(one)
    };
    pages("OperationEvents", stack.events.iter().rev().filter_map(one).collect(), call, 100)
}

/// The stack's resources that have begun to be, in their order.
fn ordered(stack: &Stack) -> impl Iterator<Item = (&String, &Resource)> {
    let there = stack.order.iter().filter_map(|logical| Some((logical, stack.resources.get(logical)?)));
    there.filter(|(_, resource)| !resource.status.is_empty())
}

fn member(stack: &Stack, logical: &str, resource: &Resource, time: &str) -> Value {
    let mut shown = json!({
        "LogicalResourceId": logical, "ResourceType": resource.kind, time: resource.at.seconds(),
        "ResourceStatus": resource.status, "DriftInformation": { "StackResourceDriftStatus": "NOT_CHECKED" },
    });
    if time == "Timestamp" {
        put(&mut shown, "StackName", json!(stack.name));
        put(&mut shown, "StackId", json!(stack.id));
    }
    put(&mut shown, "PhysicalResourceId", (!resource.physical.is_empty()).then(|| json!(resource.physical)));
    put(&mut shown, "ResourceStatusReason", resource.reason.as_ref().map(|text| json!(text)));
    shown
}

fn resources(world: &mut World, call: &Call) -> Answer {
    let wanted = call.input.given("LogicalResourceId");
    if let Some(physical) = call.input.given("PhysicalResourceId") {
        let holds = |stack: &&Stack| stack.resources.values().any(|one| one.physical == physical);
        let unknown = || invalid(format!("Stack for {physical} does not exist"));
        let stack = world.services.cloudformation.all().find(holds).ok_or_else(unknown)?;
        let all: Vec<Value> = ordered(stack).map(|(logical, one)| member(stack, logical, one, "Timestamp")).collect();
        return Ok(json!({ "StackResources": all }));
    }
    let stack = named(world, call)?;
    let fits = |logical: &&String| wanted.is_none_or(|wanted| wanted == logical.as_str());
    let all: Vec<Value> = ordered(stack)
        .filter(|(logical, _)| fits(logical))
        .map(|(logical, one)| member(stack, logical, one, "Timestamp"))
        .collect();
    Ok(json!({ "StackResources": all }))
}

fn resource(world: &mut World, call: &Call) -> Answer {
    let logical = call.input.text("LogicalResourceId");
    let stack = named(world, call)?;
    let unknown = || invalid(format!("Resource {logical} does not exist for stack {}", stack.name));
    let resource = stack.resources.get(logical).ok_or_else(unknown)?;
    let mut shown = member(stack, logical, resource, "LastUpdatedTimestamp");
    put(&mut shown, "StackName", json!(stack.name));
    put(&mut shown, "StackId", json!(stack.id));
    Ok(json!({ "StackResourceDetail": shown }))
}

fn summaries(world: &mut World, call: &Call) -> Answer {
    let stack = named(world, call)?;
    let all = ordered(stack).map(|(logical, one)| member(stack, logical, one, "LastUpdatedTimestamp")).collect();
    pages("StackResourceSummaries", all, call, 100)
}

fn template(world: &mut World, call: &Call) -> Answer {
    let stack = named(world, call)?;
    let wanted = call.input.given("ChangeSetName");
    let set = wanted.and_then(|name| stack.change_sets.values().find(|set| set.name == name || set.id == name));
    let body = set.map_or(&stack.source.body, |set| &set.source.body);
    Ok(json!({ "TemplateBody": body, "StagesAvailable": ["Original", "Processed"] }))
}

fn declared(name: &str, declared: &Value) -> Value {
    let mut one = json!({ "ParameterKey": name, "NoEcho": declared.get("NoEcho").is_some_and(|flag| parameters::scalar(flag) == "true") });
    put(&mut one, "DefaultValue", declared.get("Default").map(|value| json!(parameters::scalar(value))));
    put(&mut one, "Description", declared.get("Description").cloned());
    one
}

fn capabilities(answer: &mut Value, template: &Template) {
    let needed = template.capabilities();
    if needed.is_empty() {
        return;
    }
    put(answer, "Capabilities", json!(needed));
    let kinds = template.resources().values().map(|one| one.text("Type"));
    let kinds: BTreeSet<&str> = kinds.filter(|kind| kind.starts_with("AWS::IAM::")).collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    let reason = format!("The following resource(s) require capabilities: [{}]", kinds.join(", "));
    put(answer, "CapabilitiesReason", json!(reason));
}

fn validate(world: &World, call: &Call) -> Answer {
    let template = Template::read(&requests::body(world, &call.input, None)?)?;
    let all: Vec<Value> = template.parameters().iter().map(|(name, one)| declared(name, one)).collect();
    let mut answer = json!({ "Parameters": all });
    put(&mut answer, "Description", template.root.get("Description").cloned());
    capabilities(&mut answer, &template);
    Ok(answer)
}

fn summary(world: &mut World, call: &Call) -> Answer {
    let body = match call.input.given("StackName") {
        Some(_) => named(world, call)?.source.body.clone(),
        None => requests::body(world, &call.input, None)?,
    };
    let template = Template::read(&body)?;
    let parameter = |(name, one): (&String, &Value)| {
        let mut shown = declared(name, one);
        put(&mut shown, "ParameterType", json!(one.given("Type").unwrap_or("String")));
        let allowed: Vec<String> = one.list("AllowedValues").iter().map(parameters::scalar).collect();
        let constraints = if allowed.is_empty() { json!({}) } else { json!({ "AllowedValues": allowed }) };
        put(&mut shown, "ParameterConstraints", constraints);
        shown
    };
    let mut kinds: Vec<&str> = template.resources().values().map(|one| one.text("Type")).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let all: Vec<Value> = template.parameters().iter().map(parameter).collect();
    let mut answer = json!({ "Parameters": all, "ResourceTypes": kinds, "Version": "2010-09-09" });
    put(&mut answer, "Description", template.root.get("Description").cloned());
    put(&mut answer, "Metadata", template.root.get("Metadata").map(|value| json!(value.to_string())));
    capabilities(&mut answer, &template);
    Ok(answer)
}
