//! What an operation has before it, and how it turns to something else.

use std::collections::VecDeque;

use super::super::stack::{CurrentTask, OperationKind, Stack, Task};
use crate::other::WithOther;

/// Between two tasks, in milliseconds.
pub(super) const BREATH: i64 = 1_000;

/// A task is at work from now on.
pub(super) fn set_current_task(stack: &mut Stack, task: CurrentTask) {
    if let Some(operation) = &mut stack.operation {
        operation.doing = Some(task);
    }
}

/// What an update has touched so far goes back to how it was.
pub(super) fn turn_back(stack: &mut Stack) {
    let touched = stack.operation.as_ref().map(|operation| operation.touched.clone()).unwrap_or_default();
    let tasks = touched.into_iter().rev().map(|logical| Task::Restore { logical }.into());
    turn(stack, OperationKind::UpdateRollback, tasks.collect());
}

/// The operation goes on as one of another kind, with other tasks before it.
pub(super) fn turn(stack: &mut Stack, kind: OperationKind, todo: VecDeque<WithOther<Task>>) {
    if let Some(operation) = &mut stack.operation {
        operation.kind = kind;
        operation.todo = todo;
        operation.doing = None;
        operation.failed.clear();
    }
}

/// Everything that a stack holds, the last first.
pub(super) fn removals(stack: &Stack) -> VecDeque<WithOther<Task>> {
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
