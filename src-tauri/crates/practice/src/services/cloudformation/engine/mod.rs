//! The engine: takes a stack from task to task, tells every step as an event, and goes back when something fails.

mod desired_change;
mod endings;
mod events;
mod failures;
mod results;
mod tasks;
mod turns;

use std::collections::VecDeque;

use self::endings::{finish, gone};
pub(super) use self::events::tell;
use self::tasks::{complete, perform, take_up};
use self::turns::{BREATH, removals, turn_back};
use super::stack::{Operation, OperationKind, Snapshot, Source, Stack, Task};
use super::template::Template;
use crate::call::AwsError;
use crate::other::{Other, WithOther};
use crate::services::cloudformation::CloudFormation;
use crate::shared::Shared;
use crate::world::World;

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
    stack.ripen_change_sets(world.now);
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
