//! The engine: takes a stack from task to task, tells every step as an event, and goes back when something fails.

mod endings;
mod events;
mod results;
mod tasks;

use std::collections::VecDeque;

use self::endings::{finish, gone, rest};
use self::events::note;
pub(super) use self::events::tell;
use self::tasks::{blank, complete, perform, take_up};
use super::change_sets;
use super::stack::{CurrentTask, Operation, OperationKind, Snapshot, Source, Stack, Task};
use super::template::Template;
use crate::call::AwsError;
use crate::other::{Other, WithOther};
use crate::services::cloudformation::CloudFormation;
use crate::shared::Shared;
use crate::world::World;

/// Between two tasks, and before a call that must be tried again, in milliseconds.
const BREATH: i64 = 1_000;
const AGAIN: i64 = 5_000;

/// How often a call is tried while a fresh role isn't assumable: for about two minutes.
const TRIES: u32 = 24;

/// Begins to make or change a stack.
pub(super) fn begin(
    world: &mut World,
    mut stack: Stack,
    kind: OperationKind,
    source: Source,
    token: Option<&str>,
) -> Result<(), AwsError> {
    let template = Template::read(&source.body)?;
    let order = template.order().to_vec();
    let (creates, updates) = (kind == OperationKind::Create, kind == OperationKind::Update);
    let before = updates.then(|| Snapshot {
        source: stack.source.clone(),
        resources: stack.resources.clone(),
        order: stack.order.clone(),
        outputs: stack.outputs.clone(),
        other: Other::default(),
    });
    let tasks = order.iter().map(|logical| Task::Make { logical: logical.clone() }.into()).collect();
    stack.order = order
        .into_iter()
        .chain(stack.order.into_iter().filter(|old| !template.resources().contains_key(old)))
        .collect();
    stack.source = source;
    start(world, &mut stack, kind, tasks, before, token);
    let status = if creates { "CREATE_IN_PROGRESS" } else { "UPDATE_IN_PROGRESS" };
    if updates {
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
    start(world, &mut stack, OperationKind::Delete, tasks, None, token);
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
pub(super) fn resume_rollback(world: &mut World, mut stack: Stack, tasks: VecDeque<WithOther<Task>>) {
    let now = world.now;
    if let Some(operation) = &mut stack.operation {
        operation.failed.clear();
        operation.todo = tasks;
        operation.next = now;
    }
    tell(world, &mut stack, "UPDATE_ROLLBACK_IN_PROGRESS", Some("User Initiated"), None);
    keep(world, stack);
}

/// Takes an update back before it is through.
pub(super) fn cancel(world: &mut World, mut stack: Stack) {
    turn_back(&mut stack);
    tell(world, &mut stack, "UPDATE_ROLLBACK_IN_PROGRESS", Some("User Initiated"), None);
    keep(world, stack);
}

fn start(
    world: &World,
    stack: &mut Stack,
    kind: OperationKind,
    todo: VecDeque<WithOther<Task>>,
    before: Option<Snapshot>,
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
        other: Other::default(),
    });
}

/// Puts a stack back and plans its next step.
fn keep(world: &mut World, stack: impl Into<Shared<Stack>>) {
    let stack = stack.into();
    if let Some(operation) = &stack.operation {
        world.plan::<CloudFormation>(operation.next, &stack.id);
    }
    world.services.cloudformation.stacks.insert(stack.id.clone(), stack);
}

/// Lets a stack go on. False when only a newer version knows how.
pub(super) fn happen(world: &mut World, id: &str) -> bool {
    let Some(mut stack) = world.services.cloudformation.stacks.remove(id) else { return true };
    change_sets::ripen(world, &mut stack);
    let known = |stack: &Stack| stack.operation.as_ref().is_none_or(|operation| !operation.is_unknown());
    let due = |stack: &Stack, world: &World| {
        stack.is_busy() && stack.operation.as_ref().is_some_and(|operation| operation.next <= world.now)
    };
    let mut moved = false;
    while known(&stack) && due(&stack, world) {
        moved = true;
        let wait = step(world, &mut stack);
        let next = world.now.after_millis(wait);
        if let Some(operation) = &mut stack.operation {
            operation.next = next;
        }
    }
    let stuck = !moved && !known(&stack);
    if moved && stack.is_busy() {
        keep(world, stack);
    } else {
        world.services.cloudformation.stacks.insert(id.to_owned(), stack);
    }
    !stuck
}

/// Does the next step; gives the milliseconds until the one after it.
fn step(world: &mut World, stack: &mut Stack) -> i64 {
    let Some(operation) = &mut stack.operation else { return 0 };
    if let Some(doing) = operation.doing.take() {
        return if doing.called { complete(world, stack, doing) } else { perform(world, stack, doing) };
    }
    match operation.todo.pop_front() {
        Some(task) => take_up(world, stack, task.into_value()),
        None => finish(world, stack),
    }
}

fn set_doing(stack: &mut Stack, doing: CurrentTask) {
    if let Some(operation) = &mut stack.operation {
        operation.doing = Some(doing);
    }
}

fn fail(world: &mut World, stack: &mut Stack, doing: &CurrentTask, reason: &str) -> i64 {
    let logical = match &*doing.task {
        Task::Make { logical } | Task::Restore { logical } | Task::Remove { logical, .. } => logical.clone(),
        Task::Unknown(_) => return 0,
    };
    let resource = match &*doing.task {
        Task::Remove { resource, .. } => (**resource).clone(),
        _ => stack.resources.get(&logical).cloned().unwrap_or_else(|| blank(world, stack, &logical)),
    };
    note(world, stack, &logical, &resource, &format!("{}_FAILED", doing.verb), Some(reason));
    let Some(operation) = &mut stack.operation else { return 0 };
    operation.failed.push(logical.clone());
    match (&operation.kind, stack.source.on_failure.as_str()) {
        (OperationKind::Create, "DO_NOTHING") => {
            rest(world, stack, "CREATE_FAILED", &format!("The following resource(s) failed to create: [{logical}]."));
        }
        (OperationKind::Update, "DO_NOTHING") => {
            rest(world, stack, "UPDATE_FAILED", &format!("The following resource(s) failed to update: [{logical}]."));
        }
        (OperationKind::Create, policy) => {
            let (kind, status, wish) = match policy {
                "DELETE" => (OperationKind::Delete, "DELETE_IN_PROGRESS", "Delete"),
                _ => (OperationKind::Rollback, "ROLLBACK_IN_PROGRESS", "Rollback"),
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
        (OperationKind::Update, _) => {
            turn_back(stack);
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

/// What an update has touched so far goes back to how it was.
fn turn_back(stack: &mut Stack) {
    let touched = stack.operation.as_ref().map(|operation| operation.touched.clone()).unwrap_or_default();
    let tasks = touched.into_iter().rev().map(|logical| Task::Restore { logical }.into());
    turn(stack, OperationKind::UpdateRollback, tasks.collect());
}

fn turn(stack: &mut Stack, kind: OperationKind, todo: VecDeque<WithOther<Task>>) {
    if let Some(operation) = &mut stack.operation {
        operation.kind = kind;
        operation.todo = todo;
        operation.doing = None;
        operation.failed.clear();
    }
}

/// Everything that a stack holds, the last first.
fn removals(stack: &Stack) -> VecDeque<WithOther<Task>> {
    let there = stack.order.iter().rev().filter_map(|logical| Some((logical, stack.resources.get(logical)?)));
    there
        .map(|(logical, one)| Task::Remove {
            logical: logical.clone(),
            resource: Box::new(one.clone()),
            leftover: false,
        })
        .map(WithOther::from)
        .collect()
}
