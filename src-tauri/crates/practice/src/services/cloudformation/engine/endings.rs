//! How an operation ends, and what goes on from there.

use super::super::stack::{OperationKind, Stack, Task};
use super::events::{tell, tell_last};
use super::results::{outputs, unwanted};
use super::turns::{BREATH, turn};
use crate::world::World;
use crate::world::history::REMEMBERED;

/// The operation ends here, with this status.
pub(super) fn rest(world: &mut World, stack: &mut Stack, status: &str, reason: &str) {
    tell(world, stack, status, Some(reason), None);
    stack.operation = None;
    executed(stack, "EXECUTE_FAILED");
}

fn executed(stack: &mut Stack, status: &str) {
    let done = stack.change_sets.values_mut().filter(|set| set.execution == "EXECUTE_IN_PROGRESS");
    done.for_each(|set| set.execution = status.to_owned());
}

/// All tasks are done.
pub(super) fn finish(world: &mut World, stack: &mut Stack) -> i64 {
    let Some(operation) = stack.operation.clone() else { return 0 };
    let failed = operation.failed.join(", ");
    match operation.kind {
        OperationKind::Create => {
            stack.outputs = outputs(world, stack);
            stack.operation = None;
            executed(stack, "EXECUTE_COMPLETE");
            tell_last(world, stack, "CREATE_COMPLETE", None, &operation);
        }
        OperationKind::Update => {
            let unwanted = unwanted(world, stack);
            let tasks = operation.leftover.iter().chain(&unwanted).rev();
            let tasks = tasks.map(|(logical, one)| {
                Task::Remove { logical: logical.clone(), resource: Box::new(one.clone()), leftover: true }.into()
            });
            turn(stack, OperationKind::Cleanup, tasks.collect());
            for (logical, _) in unwanted {
                stack.resources.remove(&logical);
                stack.order.retain(|name| *name != logical);
            }
            stack.outputs = outputs(world, stack);
            tell(world, stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", None, None);
            return BREATH;
        }
        OperationKind::Cleanup => {
            stack.operation = None;
            executed(stack, "EXECUTE_COMPLETE");
            tell_last(world, stack, "UPDATE_COMPLETE", None, &operation);
        }
        OperationKind::UpdateRollback if !failed.is_empty() => {
            tell(
                world,
                stack,
                "UPDATE_ROLLBACK_FAILED",
                Some(&format!("The following resource(s) failed to update: [{failed}].")),
                None,
            );
        }
        OperationKind::UpdateRollback => {
            let tasks = operation.leftover.iter().rev();
            let tasks = tasks.map(|(logical, one)| {
                Task::Remove { logical: logical.clone(), resource: Box::new(one.clone()), leftover: true }.into()
            });
            turn(stack, OperationKind::UpdateRollbackCleanup, tasks.collect());
            if let Some(before) = operation.before {
                stack.source = before.source;
                stack.order = before.order;
                stack.outputs = before.outputs;
            }
            tell(world, stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", None, None);
            return BREATH;
        }
        OperationKind::UpdateRollbackCleanup => {
            stack.operation = None;
            executed(stack, "EXECUTE_FAILED");
            tell_last(world, stack, "UPDATE_ROLLBACK_COMPLETE", None, &operation);
        }
        OperationKind::Rollback => {
            let status = if failed.is_empty() { "ROLLBACK_COMPLETE" } else { "ROLLBACK_FAILED" };
            let reason =
                (!failed.is_empty()).then(|| format!("The following resource(s) failed to delete: [{failed}]."));
            stack.operation = None;
            executed(stack, "EXECUTE_FAILED");
            tell_last(world, stack, status, reason.as_deref(), &operation);
        }
        OperationKind::Delete if failed.is_empty() => {
            stack.operation = None;
            gone(world, stack);
        }
        OperationKind::Delete => {
            stack.operation = None;
            let reason = format!("The following resource(s) failed to delete: [{failed}].");
            tell_last(world, stack, "DELETE_FAILED", Some(&reason), &operation);
        }
        // `happen` takes no such step.
        OperationKind::Unknown(_) => {}
    }
    0
}

/// The stack is deleted.
pub(super) fn gone(world: &mut World, stack: &mut Stack) {
    stack.deleted = Some(world.now);
    stack.resources.clear();
    stack.order.clear();
    tell(world, stack, "DELETE_COMPLETE", None, None);
    forget(world);
}

/// Forgets the stacks that were deleted first.
fn forget(world: &mut World) {
    let deleted = world.services.cloudformation.all().filter_map(|stack| Some((stack.deleted?, stack.id.clone())));
    let mut deleted: Vec<_> = deleted.collect();
    deleted.sort_unstable();
    for (_, id) in deleted.iter().take((deleted.len() + 1).saturating_sub(REMEMBERED)) {
        world.services.cloudformation.stacks.remove(id);
    }
}
