//! Tasks: what is to be done with one resource, and doing it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::changes;
use super::super::resolve::Scope;
use super::super::stack::{CurrentTask, OperationKind, Resource, Stack, Task};
use super::super::template::Template;
use super::super::types;
use super::super::types::handler::{Refused, Site, Type};
use super::events::note;
use super::{AGAIN, BREATH, TRIES, fail, set_doing};
use crate::messages::PracticeFaultKind;
use crate::other::Other;
use crate::services::read::Read as _;
use crate::world::World;

/// How long a deletion takes, in milliseconds.
const DELETION: i64 = 3_000;

/// What a Make task comes to.
enum Wish {
    /// It is as it should be, or isn't wanted.
    Nothing,
    Create(Value),
    Update(Value),
    Replace(Value),
}

fn wish(world: &World, stack: &Stack, logical: &str) -> Result<Wish, Refused> {
    let refuse = |reason: String| Refused { reason, passes: false, missing: false };
    let template = Template::read(&stack.source.body).map_err(|error| refuse(error.message))?;
    let Some(declared) = template.resources().get(logical) else { return Ok(Wish::Nothing) };
    let mut scope = Scope::new(&template, &stack.source, (&stack.region, &world.account), (&stack.name, &stack.id));
    scope.made = changes::made(&stack.resources);
    if !scope.wants(declared).map_err(refuse)? {
        return Ok(Wish::Nothing);
    }
    let properties = scope.value(declared.member("Properties")).map_err(refuse)?.unwrap_or_default();
    let properties = if properties.is_object() { properties } else { json!({}) };
    let Some(kind) = types::find(declared.text("Type")) else { return Ok(Wish::Nothing) };
    let there = stack
        .resources
        .get(logical)
        .filter(|resource| !resource.physical.is_empty() && resource.kind == declared.text("Type"));
    let Some(there) = there else { return Ok(Wish::Create(properties)) };
    let before = stack.operation.as_ref().and_then(|operation| operation.before.as_ref());
    let retagged = kind.tagged && before.is_some_and(|before| before.source.tags != stack.source.tags);
    if there.properties == properties && !retagged {
        return Ok(Wish::Nothing);
    }
    let changed = |name: &&&str| there.properties.get(**name) != properties.get(**name);
    if !kind.create_only.iter().any(|name| changed(&name)) {
        return Ok(Wish::Update(properties));
    }
    let named = kind.create_only.iter().find(|name| properties.given(name) == Some(there.physical.as_str()));
    if named.is_some() {
        let reason = format!(
            "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {} and update the stack again.",
            there.physical
        );
        return Err(refuse(reason));
    }
    Ok(Wish::Replace(properties))
}

fn site(world: &World, stack: &Stack, logical: &str, kind: &str) -> Site {
    let tag = |name: &str, value: &str| json!({ "Key": format!("aws:cloudformation:{name}"), "Value": value });
    Site {
        region: stack.region.clone(),
        account: world.account.clone(),
        stack: stack.name.clone(),
        logical: logical.to_owned(),
        kind: kind.to_owned(),
        stack_tags: stack.source.tags.clone(),
        system_tags: vec![tag("stack-name", &stack.name), tag("logical-id", logical), tag("stack-id", &stack.id)],
    }
}

/// The resource as the template declares it, before anything is made.
pub(super) fn blank(world: &World, stack: &Stack, logical: &str) -> Resource {
    let template = Template::read(&stack.source.body).ok();
    let declared =
        template.as_ref().and_then(|template| template.resources().get(logical)).cloned().unwrap_or_default();
    let policy = |member: &str| declared.given(member).unwrap_or("Delete").to_owned();
    Resource {
        kind: declared.text("Type").to_owned(),
        physical: String::new(),
        status: String::new(),
        reason: None,
        at: world.now,
        properties: Value::Null,
        attributes: BTreeMap::new(),
        deletion_policy: policy("DeletionPolicy"),
        replace_policy: policy("UpdateReplacePolicy"),
        other: Other::default(),
    }
}

/// Takes up a task and tells so.
pub(super) fn take_up(world: &mut World, stack: &mut Stack, task: Task) -> i64 {
    let verb = match &task {
        Task::Make { logical } => {
            let logical = logical.clone();
            let wanted = wish(world, stack, &logical);
            let fresh = blank(world, stack, &logical);
            if let Some(own) = stack.resources.get_mut(&logical).filter(|own| own.kind == fresh.kind) {
                own.deletion_policy.clone_from(&fresh.deletion_policy);
                own.replace_policy.clone_from(&fresh.replace_policy);
            }
            let there =
                stack.resources.get(&logical).filter(|own| !own.physical.is_empty() && own.kind == fresh.kind).cloned();
            let (verb, reason) = match &wanted {
                Ok(Wish::Nothing) => return 0,
                Ok(Wish::Replace(_)) => (
                    "UPDATE",
                    Some("Requested update requires the creation of a new physical resource; hence creating one."),
                ),
                Ok(Wish::Update(_)) => ("UPDATE", None),
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
            if let Ok(Wish::Create(properties) | Wish::Update(properties) | Wish::Replace(properties)) = wanted {
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
    set_doing(
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
            let site = site(world, stack, logical, &resource.kind);
            let kind = types::find(&resource.kind);
            let deleted =
                kind.map_or(Ok(()), |kind| (kind.delete)(world, &site, &resource.physical, &resource.properties));
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
            set_doing(stack, doing);
            wait
        }
        Err(refused) if refused.passes && doing.tries < TRIES => {
            doing.tries += 1;
            set_doing(stack, doing);
            AGAIN
        }
        Err(refused) => fail(world, stack, &doing, &refused.reason),
    }
}

fn make(world: &mut World, stack: &mut Stack, logical: &str) -> Result<i64, Refused> {
    let wanted = wish(world, stack, logical)?;
    if world.faults.take_any(PracticeFaultKind::StackFails) {
        let reason = "Resource handler returned message: \"A fault of the practice account makes this resource fail\" (HandlerErrorCode: InternalFailure)";
        return Err(Refused { reason: reason.to_owned(), passes: false, missing: false });
    }
    let mut resource = blank(world, stack, logical);
    let Some(kind) = types::find(&resource.kind) else { return Ok(0) };
    let site = site(world, stack, logical, &resource.kind);
    match wanted {
        Wish::Nothing => Ok(0),
        Wish::Create(properties) => {
            create(world, stack, &site, kind, &mut resource, properties)?;
            note(world, stack, logical, &resource, "CREATE_IN_PROGRESS", Some("Resource creation Initiated"));
            Ok(kind.seconds * 1000)
        }
        Wish::Replace(properties) => {
            let old = stack.resources.get(logical).cloned();
            create(world, stack, &site, kind, &mut resource, properties)?;
            note(world, stack, logical, &resource, "UPDATE_IN_PROGRESS", Some("Resource creation Initiated"));
            if let Some(old) = old {
                leave(stack, logical, old);
            }
            Ok(kind.seconds * 1000)
        }
        Wish::Update(properties) => {
            types::check(kind, &site, &properties)?;
            let physical = stack.resources.get(logical).map(|own| own.physical.clone()).unwrap_or_default();
            let attributes = (kind.update)(world, &site, &physical, &properties)?;
            apply(stack, logical, properties, attributes);
            Ok(kind.seconds * 500)
        }
    }
}

fn create(
    world: &mut World,
    stack: &mut Stack,
    site: &Site,
    kind: &Type,
    resource: &mut Resource,
    properties: Value,
) -> Result<(), Refused> {
    types::check(kind, site, &properties)?;
    let (physical, attributes) = (kind.create)(world, site, &properties)?;
    resource.physical = physical;
    resource.attributes = attributes;
    resource.properties = properties;
    stack.resources.insert(site.logical.clone(), resource.clone());
    Ok(())
}

fn apply(stack: &mut Stack, logical: &str, properties: Value, attributes: BTreeMap<String, String>) {
    if let Some(own) = stack.resources.get_mut(logical) {
        own.properties = properties;
        own.attributes.extend(attributes);
    }
}

fn restore(world: &mut World, stack: &mut Stack, logical: &str) -> Result<i64, Refused> {
    let before = stack.operation.as_ref().and_then(|operation| operation.before.as_ref());
    let Some((old, source)) =
        before.and_then(|before| Some((before.resources.get(logical)?.clone(), before.source.clone())))
    else {
        return Ok(0);
    };
    let Some(kind) = types::find(&old.kind) else { return Ok(0) };
    let mut site = site(world, stack, logical, &old.kind);
    site.stack_tags = source.tags;
    let attributes = (kind.update)(world, &site, &old.physical, &old.properties)?;
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
