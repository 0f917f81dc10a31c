//! What a failed task does to its operation.

use super::super::stack::{CurrentTask, OperationKind, Stack, Task};
use super::desired_change::blank;
use super::endings::rest;
use super::events::{note, tell};
use super::turns::{BREATH, removals, turn, turn_back};
use crate::world::World;

/// A task failed; gives the milliseconds until the next step.
pub(super) fn fail(world: &mut World, stack: &mut Stack, doing: &CurrentTask, reason: &str) -> i64 {
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
