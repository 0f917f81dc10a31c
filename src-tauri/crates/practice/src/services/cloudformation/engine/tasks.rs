//! Tasks: what is to be done with one resource, and doing it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::stack::{CurrentTask, OperationKind, Resource, Stack, Task};
use super::super::types;
use super::super::types::handler::{HandlerError, HandlerRequest, ResourceType};
use super::desired_change::{DesiredChange, blank, desired_change};
use super::events::note;
use super::failures::fail;
use super::turns::{BREATH, set_current_task};
use crate::messages::{PlayedPlace, PracticeFaultKind};
use crate::other::Other;
use crate::world::World;

/// How long a deletion takes, in milliseconds.
const DELETION: i64 = 3_000;

/// Before a call that must be tried again, in milliseconds.
const AGAIN: i64 = 5_000;

/// How often a call is tried while a fresh role isn't assumable: for about two minutes.
const TRIES: u32 = 24;

fn handler_request(world: &World, stack: &Stack, logical: &str, kind: &str) -> HandlerRequest {
    let tag = |name: &str, value: &str| json!({ "Key": format!("aws:cloudformation:{name}"), "Value": value });
    HandlerRequest {
        region: stack.region.clone(),
        account: world.account.clone(),
        stack: stack.name.clone(),
        logical: logical.to_owned(),
        kind: kind.to_owned(),
        stack_tags: stack.source.tags.clone(),
        system_tags: vec![tag("stack-name", &stack.name), tag("logical-id", logical), tag("stack-id", &stack.id)],
    }
}

/// Takes up a task and tells so.
pub(super) fn take_up(world: &mut World, stack: &mut Stack, task: Task) -> i64 {
    let verb = match &task {
        Task::Make { logical } => {
            let logical = logical.clone();
            let wanted = desired_change(world, stack, &logical);
            let fresh = blank(world, stack, &logical);
            if let Some(own) = stack.resources.get_mut(&logical).filter(|own| own.kind == fresh.kind) {
                own.deletion_policy.clone_from(&fresh.deletion_policy);
                own.replace_policy.clone_from(&fresh.replace_policy);
            }
            let there =
                stack.resources.get(&logical).filter(|own| !own.physical.is_empty() && own.kind == fresh.kind).cloned();
            let (verb, reason) = match &wanted {
                Ok(DesiredChange::Nothing) => return 0,
                Ok(DesiredChange::Replace(_)) => (
                    "UPDATE",
                    Some("Requested update requires the creation of a new physical resource; hence creating one."),
                ),
                Ok(DesiredChange::Update(_)) => ("UPDATE", None),
                Err(_) if there.is_some() => ("UPDATE", None),
                _ => ("CREATE", None),
            };
            if verb == "CREATE"
                && let Some(old) =
                    stack.resources.insert(logical.clone(), fresh.clone()).filter(|old| !old.physical.is_empty())
            {
                leave(stack, &logical, old);
            }
            if let Some(operation) = &mut stack.operation {
                operation.touched.push(logical.clone());
            }
            let mut shown = there.unwrap_or(fresh);
            if let Ok(
                DesiredChange::Create(properties)
                | DesiredChange::Update(properties)
                | DesiredChange::Replace(properties),
            ) = wanted
            {
                shown.properties = properties;
            }
            note(world, stack, &logical, &shown, &format!("{verb}_IN_PROGRESS"), reason);
            verb
        }
        Task::Remove { logical, resource, leftover } => {
            let (logical, resource, leftover) = (logical.clone(), resource.clone(), *leftover);
            if resource.physical.is_empty() {
                stack.resources.remove(&logical);
                return 0;
            }
            if keeps(stack, &logical, &resource, leftover) {
                note(world, stack, &logical, &resource, "DELETE_SKIPPED", None);
                if !leftover {
                    stack.resources.remove(&logical);
                }
                return 0;
            }
            note(world, stack, &logical, &resource, "DELETE_IN_PROGRESS", None);
            "DELETE"
        }
        Task::Restore { logical } => {
            let logical = logical.clone();
            let old = stack
                .operation
                .as_ref()
                .and_then(|op| op.before.as_ref())
                .and_then(|before| before.resources.get(&logical))
                .cloned();
            let current = stack.resources.get(&logical).cloned();
            match (old, current) {
                (Some(old), Some(current)) if current.physical == old.physical => {
                    note(world, stack, &logical, &old, "UPDATE_IN_PROGRESS", None);
                    "UPDATE"
                }
                (old, current) => {
                    if let Some(current) = current.filter(|current| !current.physical.is_empty()) {
                        leave(stack, &logical, current);
                    }
                    match old {
                        Some(old) => {
                            note(world, stack, &logical, &old, "UPDATE_COMPLETE", None);
                            // It stayed in place all along: nothing of it has to be deleted.
                            if let Some(operation) = &mut stack.operation {
                                operation.leftover.retain(|(_, one)| one.physical != old.physical);
                            }
                            stack.resources.insert(logical, old)
                        }
                        None => stack.resources.remove(&logical),
                    };
                    return 0;
                }
            }
        }
        // `happen` takes up no such task.
        Task::Unknown(_) => return 0,
    };
    set_current_task(
        stack,
        CurrentTask { task: task.into(), verb: verb.to_owned(), called: false, tries: 0, other: Other::default() },
    );
    BREATH
}

fn leave(stack: &mut Stack, logical: &str, resource: Resource) {
    if let Some(operation) = &mut stack.operation {
        operation.leftover.push((logical.to_owned(), resource));
    }
}

/// Whether a resource that leaves the stack stays in the account.
fn keeps(stack: &Stack, logical: &str, resource: &Resource, leftover: bool) -> bool {
    let Some(operation) = &stack.operation else { return false };
    if operation.retained.iter().any(|name| name == logical) {
        return true;
    }
    let replaced = leftover && stack.resources.contains_key(logical);
    let policy = if replaced { &resource.replace_policy } else { &resource.deletion_policy };
    match (&operation.kind, policy.as_str()) {
        // What a failed update made is taken back whatever its policy.
        (OperationKind::UpdateRollbackCleanup, _) => false,
        (OperationKind::Rollback, "RetainExceptOnCreate") => false,
        (_, policy) => policy.starts_with("Retain"),
    }
}

/// Makes the call of a task.
pub(super) fn perform(world: &mut World, stack: &mut Stack, mut doing: CurrentTask) -> i64 {
    let outcome = match &*doing.task {
        Task::Make { logical } => make(world, stack, &logical.clone()),
        Task::Remove { logical, resource, .. } => {
            let request = handler_request(world, stack, logical, &resource.kind);
            let kind = types::find(&resource.kind);
            let deleted =
                kind.map_or(Ok(()), |kind| (kind.delete)(world, &request, &resource.physical, &resource.properties));
            match deleted {
                Err(refused) if !refused.missing => Err(refused),
                _ => Ok(DELETION),
            }
        }
        Task::Restore { logical } => restore(world, stack, &logical.clone()),
        Task::Unknown(_) => Ok(0),
    };
    match outcome {
        Ok(wait) => {
            doing.called = true;
            set_current_task(stack, doing);
            wait
        }
        Err(refused) if refused.passes && doing.tries < TRIES => {
            doing.tries += 1;
            set_current_task(stack, doing);
            AGAIN
        }
        Err(refused) => fail(world, stack, &doing, &refused.reason),
    }
}

fn make(world: &mut World, stack: &mut Stack, logical: &str) -> Result<i64, HandlerError> {
    let wanted = desired_change(world, stack, logical)?;
    if world.faults.take_any(PracticeFaultKind::StackFails) {
        let reason = "Resource handler returned message: \"A fault of the practice account makes this resource fail\" (HandlerErrorCode: InternalFailure)";
        return Err(HandlerError { reason: reason.to_owned(), passes: false, missing: false });
    }
    if let Some(played) = world.played.take(PlayedPlace::Stack) {
        return Err(HandlerError { reason: played.text, passes: false, missing: false });
    }
    let mut resource = blank(world, stack, logical);
    let Some(kind) = types::find(&resource.kind) else { return Ok(0) };
    let request = handler_request(world, stack, logical, &resource.kind);
    match wanted {
        DesiredChange::Nothing => Ok(0),
        DesiredChange::Create(properties) => {
            create(world, stack, &request, kind, &mut resource, properties)?;
            note(world, stack, logical, &resource, "CREATE_IN_PROGRESS", Some("Resource creation Initiated"));
            Ok(kind.seconds * 1000)
        }
        DesiredChange::Replace(properties) => {
            let old = stack.resources.get(logical).cloned();
            create(world, stack, &request, kind, &mut resource, properties)?;
            note(world, stack, logical, &resource, "UPDATE_IN_PROGRESS", Some("Resource creation Initiated"));
            if let Some(old) = old {
                leave(stack, logical, old);
            }
            Ok(kind.seconds * 1000)
        }
        DesiredChange::Update(properties) => {
            types::check(kind, &request, &properties)?;
            let physical = stack.resources.get(logical).map(|own| own.physical.clone()).unwrap_or_default();
            let attributes = (kind.update)(world, &request, &physical, &properties)?;
            apply(stack, logical, properties, attributes);
            Ok(kind.seconds * 500)
        }
    }
}

fn create(
    world: &mut World,
    stack: &mut Stack,
    request: &HandlerRequest,
    kind: &ResourceType,
    resource: &mut Resource,
    properties: Value,
) -> Result<(), HandlerError> {
    types::check(kind, request, &properties)?;
    let (physical, attributes) = (kind.create)(world, request, &properties)?;
    resource.physical = physical;
    resource.attributes = attributes;
    resource.properties = properties;
    stack.resources.insert(request.logical.clone(), resource.clone());
    Ok(())
}

fn apply(stack: &mut Stack, logical: &str, properties: Value, attributes: BTreeMap<String, String>) {
    if let Some(own) = stack.resources.get_mut(logical) {
        own.properties = properties;
        own.attributes.extend(attributes);
    }
}

fn restore(world: &mut World, stack: &mut Stack, logical: &str) -> Result<i64, HandlerError> {
    let before = stack.operation.as_ref().and_then(|operation| operation.before.as_ref());
    let Some((old, source)) =
        before.and_then(|before| Some((before.resources.get(logical)?.clone(), before.source.clone())))
    else {
        return Ok(0);
    };
    let Some(kind) = types::find(&old.kind) else { return Ok(0) };
    let mut request = handler_request(world, stack, logical, &old.kind);
    request.stack_tags = source.tags;
    let attributes = (kind.update)(world, &request, &old.physical, &old.properties)?;
    apply(stack, logical, old.properties, attributes);
    Ok(kind.seconds * 500)
}

/// The time that a task takes is over.
pub(super) fn complete(world: &mut World, stack: &mut Stack, doing: CurrentTask) -> i64 {
    let status = format!("{}_COMPLETE", doing.verb);
    let reason =
        |kind: &str| types::find(kind).is_some_and(|kind| !kind.imitated).then_some(types::placeholder::NOT_IMITATED);
    match doing.task.into_value() {
        Task::Make { logical } | Task::Restore { logical } => {
            if let Some(resource) = stack.resources.get(&logical).cloned() {
                note(world, stack, &logical, &resource, &status, reason(&resource.kind));
            }
        }
        Task::Remove { logical, resource, leftover } => {
            note(world, stack, &logical, &resource, &status, reason(&resource.kind));
            if !leftover {
                stack.resources.remove(&logical);
            }
        }
        Task::Unknown(_) => {}
    }
    0
}
