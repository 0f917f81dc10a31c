//! Creating, updating and deleting stacks directly, and reading what a request brings.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};

use super::stack::{OperationKind, Source, Stack, Task};
use super::template::Template;
use super::{changes, engine, find, invalid, named, parameters};
use crate::call::{Answer, AwsError, Call};
use crate::other::{Other, WithOther};
use crate::services::read::{Read as _, texts};
use crate::services::s3;
use crate::world::World;

/// Answers the calls that change stacks; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreateStack" => create(world, call),
        "UpdateStack" => update(world, call),
        "DeleteStack" => delete(world, call),
        "CancelUpdateStack" => cancel(world, call),
        "ContinueUpdateRollback" => go_on(world, call),
        "UpdateTerminationProtection" => protect(world, call),
        _ => return None,
    })
}

/// The template's text: sent along, lying in a bucket, or that of before.
pub(super) fn body(world: &World, input: &Value, before: Option<&Source>) -> Result<String, AwsError> {
    if let Some(body) = input.given("TemplateBody") {
        return Ok(body.to_owned());
    }
    if let Some(url) = input.given("TemplateURL") {
        let path = url.split_once("://").map_or(url, |(_, rest)| rest).split('?').next().unwrap_or_default();
        let (host, path) = path.split_once('/').unwrap_or_default();
        let (bucket, key) = match host.split_once(".s3.") {
            Some((bucket, _)) => (bucket, path),
            None => path.split_once('/').unwrap_or_default(),
        };
        let unreadable = || invalid("S3 error: Access Denied");
        return String::from_utf8(s3::read(world, bucket, key).ok_or_else(unreadable)?).map_err(|_| unreadable());
    }
    let previous = before.filter(|_| input.flag("UsePreviousTemplate")).map(|source| source.body.clone());
    previous.ok_or_else(|| invalid("Either Template URL or Template Body must be specified."))
}

/// All that a stack is made from, checked.
pub(super) fn source(world: &World, input: &Value, before: Option<&Source>) -> Result<(Template, Source), AwsError> {
    let body = body(world, input, before)?;
    let template = Template::read(&body)?;
    template.check_capabilities(input.list("Capabilities"))?;
    let parameters = parameters::values(&template, input.list("Parameters"), before)?;
    let tags = input.get("Tags").and_then(Value::as_array).cloned();
    let tags = tags.unwrap_or_else(|| before.map(|source| source.tags.clone()).unwrap_or_default());
    let on_failure = match input.given("OnFailure").or(input.given("OnStackFailure")) {
        Some(wish) => wish,
        None if input.flag("DisableRollback") => "DO_NOTHING",
        None => "ROLLBACK",
    };
    let source = Source {
        body,
        parameters,
        tags,
        capabilities: input.list("Capabilities").to_vec(),
        role: input.given("RoleARN").map(str::to_owned),
        on_failure: on_failure.to_owned(),
        other: Other::default(),
    };
    Ok((template, source))
}

/// A stack in which there is nothing yet.
pub(super) fn empty(world: &mut World, region: &str, name: &str, status: &str) -> Stack {
    let uuid = world.uuid();
    let id = format!("arn:aws:cloudformation:{region}:{}:stack/{name}/{uuid}", world.account);
    Stack {
        id,
        name: name.to_owned(),
        region: region.to_owned(),
        status: status.to_owned(),
        reason: None,
        created: world.now,
        updated: None,
        deleted: None,
        source: Source::default(),
        outputs: Vec::new(),
        resources: BTreeMap::new(),
        order: Vec::new(),
        events: Vec::new(),
        change_sets: BTreeMap::new(),
        change_set: None,
        operation: None,
        protected: false,
        other: Other::default(),
    }
}

/// Whether a request with this token has already begun: asking twice is then no mistake.
pub(super) fn known_token(stack: &Stack, input: &Value) -> bool {
    let token = input.given("ClientRequestToken");
    token.is_some() && stack.events.iter().any(|event| event.token.as_deref() == token)
}

fn create(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let name = input.text("StackName");
    if let Some(there) = find(world, &call.region, name).and_then(|id| world.services.cloudformation.get(&id)) {
        if known_token(there, input) {
            return Ok(json!({ "StackId": there.id }));
        }
        return Err(AwsError::new("AlreadyExistsException", format!("Stack [{name}] already exists")));
    }
    check_name(name)?;
    let (template, source) = source(world, input, None)?;
    let mut stack = empty(world, &call.region, name, "CREATE_IN_PROGRESS");
    changes::list(&template, &source, &stack, &world.account).map_err(invalid)?;
    stack.protected = input.flag("EnableTerminationProtection");
    let id = stack.id.clone();
    engine::begin(world, stack, OperationKind::Create, source, input.given("ClientRequestToken"))?;
    Ok(json!({ "StackId": id }))
}

/// A stack's name, as far as the model doesn't say it.
pub(super) fn check_name(name: &str) -> Result<(), AwsError> {
    let fits = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && name.len() <= 128;
    if fits {
        return Ok(());
    }
    Err(invalid(format!(
        "1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: Member must \
         satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
    )))
}

fn update(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let stack = named(world, call)?.clone();
    if known_token(&stack, input) {
        return Ok(json!({ "StackId": stack.id }));
    }
    check_updatable(&stack)?;
    let (template, source) = source(world, input, Some(&stack.source))?;
    let changes = changes::list(&template, &source, &stack, &world.account).map_err(invalid)?;
    if changes.is_empty() && source.tags == stack.source.tags {
        return Err(invalid("No updates are to be performed."));
    }
    let id = stack.id.clone();
    engine::begin(world, stack, OperationKind::Update, source, input.given("ClientRequestToken"))?;
    Ok(json!({ "StackId": id }))
}

/// Only a stack that rests in a good state can be updated.
pub(super) fn check_updatable(stack: &Stack) -> Result<(), AwsError> {
    let good = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE"];
    if good.contains(&stack.status.as_str()) {
        return Ok(());
    }
    Err(invalid(format!("Stack:{} is in {} state and can not be updated.", stack.id, stack.status)))
}

fn delete(world: &mut World, call: &Call) -> Answer {
    let Some(id) = find(world, &call.region, call.input.text("StackName")) else { return Ok(json!({})) };
    let Some(mut stack) = world.services.cloudformation.get(&id).cloned() else { return Ok(json!({})) };
    if stack.status.starts_with("DELETE_") && stack.status != "DELETE_FAILED" {
        return Ok(json!({}));
    }
    if stack.protected {
        return Err(invalid(format!(
            "Stack [{}] cannot be deleted while TerminationProtection is enabled",
            stack.name
        )));
    }
    let rolling =
        ["UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS", "ROLLBACK_IN_PROGRESS"].contains(&stack.status.as_str());
    if rolling {
        return Err(invalid(format!("Stack [{}] cannot be deleted while in status {}", stack.name, stack.status)));
    }
    stack.change_sets.clear();
    let source = stack.source.clone();
    let retained = texts(call.input.list("RetainResources"));
    if !retained.is_empty() && stack.status != "DELETE_FAILED" {
        let message = format!(
            "Invalid operation on stack [{}]. RetainResources can only be specified on DELETE_FAILED stacks",
            stack.id
        );
        return Err(invalid(message));
    }
    engine::delete(world, stack, source, retained, call.input.given("ClientRequestToken"))?;
    Ok(json!({}))
}

fn protect(world: &mut World, call: &Call) -> Answer {
    let id = named(world, call)?.id.clone();
    if let Some(stack) = world.services.cloudformation.stacks.get_mut(&id) {
        stack.protected = call.input.flag("EnableTerminationProtection");
    }
    Ok(json!({ "StackId": id }))
}

fn cancel(world: &mut World, call: &Call) -> Answer {
    let stack = named(world, call)?.clone();
    if stack.status != "UPDATE_IN_PROGRESS" {
        return Err(invalid("CancelUpdateStack cannot be called from current stack status"));
    }
    engine::cancel(world, stack);
    Ok(json!({}))
}

fn go_on(world: &mut World, call: &Call) -> Answer {
    let stack = named(world, call)?.clone();
    if stack.status != "UPDATE_ROLLBACK_FAILED" {
        return Err(invalid(format!(
            "Stack:{} is in {} state and can not continue update rollback.",
            stack.id, stack.status
        )));
    }
    let skipped = texts(call.input.list("ResourcesToSkip"));
    let failed = stack.operation.as_ref().map(|operation| operation.failed.clone()).unwrap_or_default();
    let again: VecDeque<WithOther<Task>> = failed
        .into_iter()
        .filter(|logical| !skipped.contains(logical))
        .map(|logical| Task::Restore { logical }.into())
        .collect();
    engine::resume_rollback(world, stack, again);
    Ok(json!({}))
}
