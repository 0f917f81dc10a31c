//! The engine: takes a stack from task to task, tells every step as an event, and goes back when something fails.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};

use super::super::read::{Read as _, put};
use super::resolve::Scope;
use super::stack::{Before, Doing, Happened, Kind, Operation, Resource, Source, Stack, Task};
use super::template::Template;
use super::types::{self, Refused, Site, Type};
use super::{change_sets, changes, parameters};
use crate::call::AwsError;
use crate::control::PracticeFaultKind;
use crate::world::World;
use crate::world::agenda::Event;

/// Between two tasks, and before a call that must be tried again, in milliseconds.
const BREATH: i64 = 1_000;
const AGAIN: i64 = 5_000;

/// How often a call is tried while a fresh role isn't assumable: for about two minutes.
const TRIES: u32 = 24;

/// How long a deletion takes, in milliseconds.
const DELETION: i64 = 3_000;

/// Begins to make or change a stack.
pub(super) fn begin(
    world: &mut World,
    mut stack: Stack,
    kind: Kind,
    source: Source,
    token: Option<&str>,
) -> Result<(), AwsError> {
    let template = Template::read(&source.body)?;
    let order = template.order()?;
    let before = (kind == Kind::Update).then(|| Before {
        source: stack.source.clone(),
        resources: stack.resources.clone(),
        order: stack.order.clone(),
        outputs: stack.outputs.clone(),
    });
    let tasks = order.iter().map(|logical| Task::Make { logical: logical.clone() }).collect();
    stack.order = order
        .into_iter()
        .chain(stack.order.into_iter().filter(|old| !template.resources().contains_key(old)))
        .collect();
    stack.source = source;
    start(world, &mut stack, kind, tasks, before, token);
    let status = if kind == Kind::Create { "CREATE_IN_PROGRESS" } else { "UPDATE_IN_PROGRESS" };
    if kind == Kind::Update {
        stack.updated = Some(world.now);
    }
    tell(world, &mut stack, status, Some("User Initiated"), token);
    keep(world, stack);
    Ok(())
}

/// Begins to delete a stack.
pub(super) fn delete(
    world: &mut World,
    mut stack: Stack,
    source: Source,
    retained: Vec<String>,
    token: Option<&str>,
) -> Result<(), AwsError> {
    stack.source = source;
    let tasks = removals(&stack);
    let empty = tasks.is_empty();
    start(world, &mut stack, Kind::Delete, tasks, None, token);
    if let Some(operation) = &mut stack.operation {
        operation.retained = retained;
    }
    tell(world, &mut stack, "DELETE_IN_PROGRESS", Some("User Initiated"), token);
    if empty {
        stack.operation = None;
        gone(world, &mut stack);
    }
    keep(world, stack);
    Ok(())
}

/// Tries again to bring back what a rollback couldn't.
pub(super) fn resume_rollback(world: &mut World, mut stack: Stack, tasks: VecDeque<Task>) {
    let now = world.now;
    if let Some(operation) = &mut stack.operation {
        operation.failed.clear();
        operation.todo = tasks;
        operation.next = now;
    }
    tell(world, &mut stack, "UPDATE_ROLLBACK_IN_PROGRESS", Some("User Initiated"), None);
    keep(world, stack);
}

fn start(
    world: &World,
    stack: &mut Stack,
    kind: Kind,
    todo: VecDeque<Task>,
    before: Option<Before>,
    token: Option<&str>,
) {
    stack.operation = Some(Operation {
        kind,
        todo,
        doing: None,
        token: token.map(str::to_owned),
        before,
        touched: Vec::new(),
        leftover: Vec::new(),
        failed: Vec::new(),
        retained: Vec::new(),
        next: world.now.after_millis(2 * BREATH),
    });
}

/// Puts a stack back and plans its next step.
fn keep(world: &mut World, stack: Stack) {
    if let Some(operation) = &stack.operation {
        world.plan(operation.next, Event::Stack { stack: stack.id.clone() });
    }
    world.stacks.stacks.insert(stack.id.clone(), stack);
}

/// A stack's new status, with its event.
pub(super) fn tell(world: &mut World, stack: &mut Stack, status: &str, reason: Option<&str>, token: Option<&str>) {
    stack.status = status.to_owned();
    stack.reason = reason.map(str::to_owned);
    let token =
        token.map(str::to_owned).or_else(|| stack.operation.as_ref().and_then(|operation| operation.token.clone()));
    stack.events.push(Happened {
        id: world.uuid(),
        at: world.now,
        logical: stack.name.clone(),
        physical: stack.id.clone(),
        kind: "AWS::CloudFormation::Stack".to_owned(),
        status: status.to_owned(),
        reason: reason.map(str::to_owned),
        properties: None,
        token,
    });
}

/// A resource's new status, with its event.
fn note(world: &mut World, stack: &mut Stack, logical: &str, resource: &Resource, status: &str, reason: Option<&str>) {
    if let Some(own) =
        stack.resources.get_mut(logical).filter(|own| own.physical == resource.physical || own.physical.is_empty())
    {
        own.status = status.to_owned();
        own.reason = reason.map(str::to_owned);
        own.at = world.now;
    }
    stack.events.push(Happened {
        id: format!("{logical}-{status}-{}", world.uuid()),
        at: world.now,
        logical: logical.to_owned(),
        physical: resource.physical.clone(),
        kind: resource.kind.clone(),
        status: status.to_owned(),
        reason: reason.map(str::to_owned),
        properties: resource.properties.is_object().then(|| resource.properties.to_string()),
        token: stack.operation.as_ref().and_then(|operation| operation.token.clone()),
    });
}

/// Lets a stack go on.
pub(crate) fn happen(world: &mut World, id: &str) {
    let Some(mut stack) = world.stacks.stacks.remove(id) else { return };
    change_sets::ripen(world, &mut stack);
    let due = |stack: &Stack, world: &World| {
        stack.is_busy() && stack.operation.as_ref().is_some_and(|operation| operation.next <= world.now)
    };
    let mut moved = false;
    while due(&stack, world) {
        moved = true;
        let wait = step(world, &mut stack);
        let next = world.now.after_millis(wait);
        if let Some(operation) = &mut stack.operation {
            operation.next = next;
        }
    }
    if moved && stack.is_busy() {
        keep(world, stack);
    } else {
        world.stacks.stacks.insert(id.to_owned(), stack);
    }
}

/// Does the next step; gives the milliseconds until the one after it.
fn step(world: &mut World, stack: &mut Stack) -> i64 {
    let Some(operation) = &mut stack.operation else { return 0 };
    if let Some(doing) = operation.doing.take() {
        return if doing.called { complete(world, stack, doing) } else { perform(world, stack, doing) };
    }
    match operation.todo.pop_front() {
        Some(task) => take_up(world, stack, task),
        None => finish(world, stack),
    }
}

fn set_doing(stack: &mut Stack, doing: Doing) {
    if let Some(operation) = &mut stack.operation {
        operation.doing = Some(doing);
    }
}

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
    let there =
        stack.resources.get(logical).filter(|resource| !resource.physical.is_empty() && resource.kind == kind.name);
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

fn site(world: &World, stack: &Stack, logical: &str) -> Site {
    let tag = |name: &str, value: &str| json!({ "Key": format!("aws:cloudformation:{name}"), "Value": value });
    Site {
        region: stack.region.clone(),
        account: world.account.clone(),
        stack: stack.name.clone(),
        logical: logical.to_owned(),
        stack_tags: stack.source.tags.clone(),
        system_tags: vec![tag("stack-name", &stack.name), tag("logical-id", logical), tag("stack-id", &stack.id)],
    }
}

/// The resource as the template declares it, before anything is made.
fn blank(world: &World, stack: &Stack, logical: &str) -> Resource {
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
    }
}

/// Takes up a task and tells so.
fn take_up(world: &mut World, stack: &mut Stack, task: Task) -> i64 {
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
    };
    set_doing(stack, Doing { task, verb: verb.to_owned(), called: false, tries: 0 });
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
    match (operation.kind, policy.as_str()) {
        // What a failed update made is taken back whatever its policy.
        (Kind::UpdateRollbackCleanup, _) => false,
        (Kind::Rollback, "RetainExceptOnCreate") => false,
        (_, policy) => policy.starts_with("Retain"),
    }
}

/// Makes the call of a task.
fn perform(world: &mut World, stack: &mut Stack, mut doing: Doing) -> i64 {
    let outcome = match &doing.task {
        Task::Make { logical } => make(world, stack, &logical.clone()),
        Task::Remove { logical, resource, .. } => {
            let site = site(world, stack, logical);
            let kind = types::find(&resource.kind);
            let deleted =
                kind.map_or(Ok(()), |kind| (kind.delete)(world, &site, &resource.physical, &resource.properties));
            match deleted {
                Err(refused) if !refused.missing => Err(refused),
                _ => Ok(DELETION),
            }
        }
        Task::Restore { logical } => restore(world, stack, &logical.clone()),
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
    let site = site(world, stack, logical);
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
    let mut site = site(world, stack, logical);
    site.stack_tags = source.tags;
    let attributes = (kind.update)(world, &site, &old.physical, &old.properties)?;
    apply(stack, logical, old.properties, attributes);
    Ok(kind.seconds * 500)
}

/// The time that a task takes is over.
fn complete(world: &mut World, stack: &mut Stack, doing: Doing) -> i64 {
    let status = format!("{}_COMPLETE", doing.verb);
    match doing.task {
        Task::Make { logical } | Task::Restore { logical } => {
            if let Some(resource) = stack.resources.get(&logical).cloned() {
                note(world, stack, &logical, &resource, &status, None);
            }
        }
        Task::Remove { logical, resource, leftover } => {
            note(world, stack, &logical, &resource, &status, None);
            if !leftover {
                stack.resources.remove(&logical);
            }
        }
    }
    0
}

fn fail(world: &mut World, stack: &mut Stack, doing: &Doing, reason: &str) -> i64 {
    let logical = match &doing.task {
        Task::Make { logical } | Task::Restore { logical } | Task::Remove { logical, .. } => logical.clone(),
    };
    let resource = match &doing.task {
        Task::Remove { resource, .. } => (**resource).clone(),
        _ => stack.resources.get(&logical).cloned().unwrap_or_else(|| blank(world, stack, &logical)),
    };
    note(world, stack, &logical, &resource, &format!("{}_FAILED", doing.verb), Some(reason));
    let Some(operation) = &mut stack.operation else { return 0 };
    operation.failed.push(logical.clone());
    match (operation.kind, stack.source.on_failure.as_str()) {
        (Kind::Create, "DO_NOTHING") => {
            rest(world, stack, "CREATE_FAILED", &format!("The following resource(s) failed to create: [{logical}]."));
        }
        (Kind::Update, "DO_NOTHING") => {
            rest(world, stack, "UPDATE_FAILED", &format!("The following resource(s) failed to update: [{logical}]."));
        }
        (Kind::Create, policy) => {
            let (kind, status, wish) = match policy {
                "DELETE" => (Kind::Delete, "DELETE_IN_PROGRESS", "Delete"),
                _ => (Kind::Rollback, "ROLLBACK_IN_PROGRESS", "Rollback"),
            };
            turn(stack, kind, removals(stack));
            tell(
                world,
                stack,
                status,
                Some(&format!("The following resource(s) failed to create: [{logical}]. {wish} requested by user.")),
                None,
            );
        }
        (Kind::Update, _) => {
            let touched =
                operation.touched.iter().rev().map(|logical| Task::Restore { logical: logical.clone() }).collect();
            turn(stack, Kind::UpdateRollback, touched);
            tell(
                world,
                stack,
                "UPDATE_ROLLBACK_IN_PROGRESS",
                Some(&format!("The following resource(s) failed to update: [{logical}].")),
                None,
            );
        }
        // What can't be deleted doesn't keep the rest from being deleted.
        _ => {}
    }
    BREATH
}

/// The operation ends here, with this status.
fn rest(world: &mut World, stack: &mut Stack, status: &str, reason: &str) {
    tell(world, stack, status, Some(reason), None);
    stack.operation = None;
    executed(stack, "EXECUTE_FAILED");
}

fn executed(stack: &mut Stack, status: &str) {
    let done = stack.change_sets.values_mut().filter(|set| set.execution == "EXECUTE_IN_PROGRESS");
    done.for_each(|set| set.execution = status.to_owned());
}

fn turn(stack: &mut Stack, kind: Kind, todo: VecDeque<Task>) {
    if let Some(operation) = &mut stack.operation {
        operation.kind = kind;
        operation.todo = todo;
        operation.doing = None;
        operation.failed.clear();
    }
}

/// Everything that a stack holds, the last first.
fn removals(stack: &Stack) -> VecDeque<Task> {
    let there = stack.order.iter().rev().filter_map(|logical| Some((logical, stack.resources.get(logical)?)));
    there
        .map(|(logical, one)| Task::Remove {
            logical: logical.clone(),
            resource: Box::new(one.clone()),
            leftover: false,
        })
        .collect()
}

/// All tasks are done.
fn finish(world: &mut World, stack: &mut Stack) -> i64 {
    let Some(operation) = stack.operation.clone() else { return 0 };
    let failed = operation.failed.join(", ");
    match operation.kind {
        Kind::Create => {
            stack.outputs = outputs(world, stack);
            stack.operation = None;
            executed(stack, "EXECUTE_COMPLETE");
            tell_last(world, stack, "CREATE_COMPLETE", None, &operation);
        }
        Kind::Update => {
            let unwanted = unwanted(world, stack);
            let tasks = operation.leftover.iter().chain(&unwanted).rev();
            let tasks = tasks.map(|(logical, one)| Task::Remove {
                logical: logical.clone(),
                resource: Box::new(one.clone()),
                leftover: true,
            });
            turn(stack, Kind::Cleanup, tasks.collect());
            for (logical, _) in unwanted {
                stack.resources.remove(&logical);
                stack.order.retain(|name| *name != logical);
            }
            stack.outputs = outputs(world, stack);
            tell(world, stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", None, None);
            return BREATH;
        }
        Kind::Cleanup => {
            stack.operation = None;
            executed(stack, "EXECUTE_COMPLETE");
            tell_last(world, stack, "UPDATE_COMPLETE", None, &operation);
        }
        Kind::UpdateRollback if !failed.is_empty() => {
            tell(
                world,
                stack,
                "UPDATE_ROLLBACK_FAILED",
                Some(&format!("The following resource(s) failed to update: [{failed}].")),
                None,
            );
        }
        Kind::UpdateRollback => {
            let tasks = operation.leftover.iter().rev();
            let tasks = tasks.map(|(logical, one)| Task::Remove {
                logical: logical.clone(),
                resource: Box::new(one.clone()),
                leftover: true,
            });
            turn(stack, Kind::UpdateRollbackCleanup, tasks.collect());
            if let Some(before) = operation.before {
                stack.source = before.source;
                stack.order = before.order;
                stack.outputs = before.outputs;
            }
            tell(world, stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", None, None);
            return BREATH;
        }
        Kind::UpdateRollbackCleanup => {
            stack.operation = None;
            executed(stack, "EXECUTE_FAILED");
            tell_last(world, stack, "UPDATE_ROLLBACK_COMPLETE", None, &operation);
        }
        Kind::Rollback => {
            let status = if failed.is_empty() { "ROLLBACK_COMPLETE" } else { "ROLLBACK_FAILED" };
            let reason =
                (!failed.is_empty()).then(|| format!("The following resource(s) failed to delete: [{failed}]."));
            stack.operation = None;
            executed(stack, "EXECUTE_FAILED");
            tell_last(world, stack, status, reason.as_deref(), &operation);
        }
        Kind::Delete if failed.is_empty() => {
            stack.operation = None;
            gone(world, stack);
        }
        Kind::Delete => {
            stack.operation = None;
            let reason = format!("The following resource(s) failed to delete: [{failed}].");
            tell_last(world, stack, "DELETE_FAILED", Some(&reason), &operation);
        }
    }
    0
}

/// The last event of an operation still carries its token.
fn tell_last(world: &mut World, stack: &mut Stack, status: &str, reason: Option<&str>, operation: &Operation) {
    tell(world, stack, status, reason, operation.token.as_deref());
}

fn gone(world: &mut World, stack: &mut Stack) {
    stack.deleted = Some(world.now);
    stack.resources.clear();
    stack.order.clear();
    tell(world, stack, "DELETE_COMPLETE", None, None);
}

/// What is in the stack and no longer in its template.
fn unwanted(world: &World, stack: &Stack) -> Vec<(String, Resource)> {
    let Ok(template) = Template::read(&stack.source.body) else { return Vec::new() };
    let mut scope = Scope::new(&template, &stack.source, (&stack.region, &world.account), (&stack.name, &stack.id));
    scope.made = changes::made(&stack.resources);
    let wanted = |logical: &str, resource: &Resource| {
        let declared = template.resources().get(logical).filter(|declared| declared.text("Type") == resource.kind);
        declared.is_some_and(|declared| scope.wants(declared).unwrap_or(true))
    };
    let order = stack.order.iter().filter_map(|logical| Some((logical, stack.resources.get(logical)?)));
    order.filter(|(logical, one)| !wanted(logical, one)).map(|(logical, one)| (logical.clone(), one.clone())).collect()
}

fn outputs(world: &World, stack: &Stack) -> Vec<Value> {
    let Ok(template) = Template::read(&stack.source.body) else { return Vec::new() };
    let mut scope = Scope::new(&template, &stack.source, (&stack.region, &world.account), (&stack.name, &stack.id));
    scope.made = changes::made(&stack.resources);
    let one = |(key, declared): (&String, &Value)| {
        if !scope.wants(declared).ok()? {
            return None;
        }
        let value = scope.value(declared.member("Value")).ok()??;
        let mut output = json!({ "OutputKey": key, "OutputValue": parameters::scalar(&value) });
        put(&mut output, "Description", declared.get("Description").cloned());
        let export = scope.value(declared.member("Export").member("Name")).ok().flatten();
        put(&mut output, "ExportName", export.filter(Value::is_string));
        Some(output)
    };
    template.outputs().iter().filter_map(one).collect()
}
