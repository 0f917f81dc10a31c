//! How an execution goes on: into a stage, through its actions in their order, out again.

use std::collections::BTreeSet;

use super::execution::{ActionRun, ActionStatus, Execution, Status};
use super::starts::roll_back;
use super::{actions, executions};
use crate::services::codepipeline::CodePipeline;
use crate::services::read::Read as _;
use crate::world::World;

/// Lets an execution go on as far as it can at this moment. False when only a newer version knows how.
pub(super) fn happen(world: &mut World, id: &str) -> bool {
    let Some(mut execution) = world.services.codepipeline.executions.remove(id) else { return true };
    if execution.is_unknown() {
        world.services.codepipeline.executions.insert(id.to_owned(), execution);
        return false;
    }
    let mut left = BTreeSet::new();
    while execution.status.is_running() {
        let at = execution.at;
        match step(world, &mut execution) {
            Step::Waits => break,
            Step::Goes if execution.at != at || !execution.status.is_running() => drop(left.insert(at)),
            Step::Goes => {}
        }
    }
    let (pipeline, queued) = (execution.pipeline.clone(), execution.mode() == "QUEUED");
    world.services.codepipeline.executions.insert(id.to_owned(), execution);
    for stage in left {
        // A queue moves one by one; elsewhere the newest overtakes, and who is overtaken must notice.
        let next = if queued { 1 } else { usize::MAX };
        call_in(world, &pipeline, next, |execution| execution.waits_before(stage));
    }
    true
}

/// Lets everything of a pipeline look again whether it can go on.
pub(super) fn wake(world: &mut World, pipeline: &str) {
    call_in(world, pipeline, usize::MAX, |execution| execution.waits_before(execution.at));
}

/// Lets the first of those that wait look again.
fn call_in(world: &mut World, pipeline: &str, most: usize, waits: impl Fn(&Execution) -> bool) {
    let all = executions(world, pipeline);
    let waiting = all.into_iter().filter(|execution| waits(execution)).take(most);
    let waiting: Vec<String> = waiting.map(|execution| execution.id.clone()).collect();
    for execution in waiting {
        world.plan::<CodePipeline>(world.now, execution);
    }
}

enum Step {
    Goes,
    Waits,
}

fn step(world: &mut World, execution: &mut Execution) -> Step {
    let at = execution.at;
    match execution.stages.get(at).and_then(|stage| stage.status.as_ref()) {
        None => enter(world, execution, at),
        Some(Status::Succeeded) => {
            let last = at + 1 >= execution.stages.len() || execution.rolls_back_to.is_some();
            if last {
                end(world, execution, Status::Succeeded);
            } else if execution.status == Status::Stopping {
                end(world, execution, Status::Stopped);
            } else {
                execution.at = at + 1;
            }
            Step::Goes
        }
        Some(_) => work(world, execution, at),
    }
}

fn end(world: &World, execution: &mut Execution, status: Status) {
    execution.status = status;
    execution.updated = world.now;
}

fn enter(world: &mut World, execution: &mut Execution, at: usize) -> Step {
    if execution.stages.get(at).is_none() {
        end(world, execution, Status::Failed);
        return Step::Goes;
    }
    if execution.status == Status::Stopping {
        end(world, execution, Status::Stopped);
        return Step::Goes;
    }
    let others = executions(world, &execution.pipeline);
    let newer_waits = others.iter().any(|other| other.number > execution.number && other.waits_before(at));
    let older_waits = others.iter().any(|other| other.number < execution.number && other.waits_before(at));
    let occupied = others.iter().any(|other| other.is_inside(at));
    let name = execution.stages.get(at).map(|stage| stage.name.clone()).unwrap_or_default();
    let closed = world
        .services
        .codepipeline
        .pipelines
        .get(&execution.pipeline)
        .is_some_and(|pipeline| pipeline.closed.contains_key(&name));
    match execution.mode() {
        "PARALLEL" => {
            if closed {
                return Step::Waits;
            }
        }
        "QUEUED" => {
            if closed || occupied || older_waits {
                return Step::Waits;
            }
        }
        _ => {
            // Whatever comes later overtakes what only waits.
            if newer_waits && at > 0 {
                end(world, execution, Status::Superseded);
                return Step::Goes;
            }
            if closed || occupied {
                let number = execution.number;
                let overtaken: Vec<String> = others
                    .iter()
                    .filter(|other| other.number < number && other.waits_before(at) && at > 0)
                    .map(|other| other.id.clone())
                    .collect();
                for execution in overtaken {
                    world.plan::<CodePipeline>(world.now, execution);
                }
                return Step::Waits;
            }
        }
    }
    let now = world.now;
    if let Some(stage) = execution.stages.get_mut(at) {
        stage.status = Some(Status::InProgress);
        stage.entered = now;
    }
    execution.updated = now;
    Step::Goes
}

/// Lets the actions of the stage work, the next ones only when those before have succeeded.
fn work(world: &mut World, execution: &mut Execution, at: usize) -> Step {
    let count = execution.stages.get(at).map_or(0, |stage| stage.actions.len());
    let status = |execution: &Execution, index: usize| {
        execution.stages.get(at).and_then(|stage| stage.actions.get(index)).and_then(|action| action.status.clone())
    };
    for index in 0..count {
        if status(execution, index) == Some(ActionStatus::InProgress) {
            actions::look(world, execution, at, index);
        }
    }
    let all: Vec<Option<ActionStatus>> = (0..count).map(|index| status(execution, index)).collect();
    let running = all.contains(&Some(ActionStatus::InProgress));
    let failed = all.iter().any(|status| matches!(status, Some(ActionStatus::Failed | ActionStatus::Abandoned)));
    if running {
        return Step::Waits;
    }
    if failed {
        return fail(world, execution, at);
    }
    if all.iter().all(|status| *status == Some(ActionStatus::Succeeded)) {
        set(world, execution, at, Status::Succeeded);
        return Step::Goes;
    }
    if execution.status == Status::Stopping {
        set(world, execution, at, Status::Stopped);
        end(world, execution, Status::Stopped);
        return Step::Goes;
    }
    let order = |index: usize| execution.action(at, index).number("runOrder").unwrap_or(1);
    let next = (0..count).filter(|index| all.get(*index) == Some(&None)).map(order).min();
    let group: Vec<usize> =
        (0..count).filter(|index| all.get(*index) == Some(&None) && Some(order(*index)) == next).collect();
    for index in group {
        actions::start(world, execution, at, index);
    }
    Step::Goes
}

fn set(world: &World, execution: &mut Execution, at: usize, status: Status) {
    if let Some(stage) = execution.stages.get_mut(at) {
        stage.status = Some(status);
    }
    execution.updated = world.now;
}

/// A stage has failed: try again, roll back, or be failed.
fn fail(world: &mut World, execution: &mut Execution, at: usize) -> Step {
    if execution.status == Status::Stopping {
        set(world, execution, at, Status::Stopped);
        end(world, execution, Status::Stopped);
        return Step::Goes;
    }
    let on_failure = execution.stage(at).member("onFailure").clone();
    let tried = execution.stages.get(at).map_or(0, |stage| stage.retried.0);
    if on_failure.text("result") == "RETRY" && tried == 0 {
        let all = on_failure.member("retryConfiguration").text("retryMode") == "ALL_ACTIONS";
        again(execution, at, all);
        if let Some(stage) = execution.stages.get_mut(at) {
            stage.retried.0 += 1;
        }
        return Step::Goes;
    }
    set(world, execution, at, Status::Failed);
    end(world, execution, Status::Failed);
    if on_failure.text("result") == "ROLLBACK" && execution.rolls_back_to.is_none() {
        let target = last_success(world, execution, at).cloned();
        if let Some(target) = target {
            roll_back(world, execution, at, &target, true);
        }
    }
    Step::Goes
}

/// The newest execution before this one that brought the stage to success with the same structure.
pub(super) fn last_success<'w>(world: &'w World, execution: &Execution, at: usize) -> Option<&'w Execution> {
    let version = execution.declaration.number("version");
    let good = |other: &&&Execution| {
        other.number < execution.number
            && other.declaration.number("version") == version
            && other.rolls_back_to.is_none()
            && other.stages.get(at).is_some_and(|stage| stage.status == Some(Status::Succeeded))
    };
    executions(world, &execution.pipeline).iter().rev().find(good).copied()
}

/// Makes a stage's failed actions, or all, ready to start again.
pub(super) fn again(execution: &mut Execution, at: usize, all: bool) {
    if let Some(stage) = execution.stages.get_mut(at) {
        stage.status = Some(Status::InProgress);
        let over = |action: &&mut ActionRun| all || action.status != Some(ActionStatus::Succeeded);
        for action in stage.actions.iter_mut().filter(over) {
            if action.status.is_some() {
                stage.earlier.push(action.clone());
            }
            action.reset();
        }
    }
}
