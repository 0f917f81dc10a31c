//! A build's way through its phases, one step after another.

mod log;
mod prepare;

use std::collections::VecDeque;

use self::log::{raw, say};
use self::prepare::{download, phases, provision};
use super::artifacts;
use super::build::{Build, PhaseRun, Status, Step};
use super::failure::{COMMAND_FAILED, Failure};
use super::machine::{Outcome, Shell};
use super::state::CodeBuild;
use crate::files::Tree;
use crate::messages::{PlayedPlace, PracticeFaultKind};
use crate::other::Other;
use crate::other::WithOther;
use crate::services::codepipeline::CodePipeline;
use crate::world::World;

/// How long the phases around the commands usually take, in milliseconds.
const QUEUED: i64 = 1_000;
const PROVISIONING: i64 = 20_000;
const DOWNLOADING: i64 = 4_000;
const UPLOADING: i64 = 2_000;
const FINALIZING: i64 = 1_500;

/// Lets a build take its next step. False when only a newer version knows that.
pub(super) fn happen(world: &mut World, id: &str) -> bool {
    let Some(mut build) = world.services.codebuild.builds.remove(id) else { return true };
    let known = !build.is_unknown();
    if known && build.status == Status::InProgress {
        let wait = if build.stopping { stop(world, &mut build) } else { step(world, &mut build) };
        if let Some(wait) = wait {
            world.plan::<CodeBuild>(world.now.after_millis(wait), id);
        } else if let Some(from) = &build.pipeline {
            let execution = from.execution.clone();
            world.plan::<CodePipeline>(world.now, execution);
        }
    }
    world.services.codebuild.builds.insert(id.to_owned(), build);
    known
}

fn stop(world: &World, build: &mut Build) -> Option<i64> {
    if let Some(phase) = build.phases.last_mut() {
        phase.ended = Some(world.now);
    }
    end(world, build, Status::Stopped);
    None
}

fn end(world: &World, build: &mut Build, status: Status) {
    build.phases.push(PhaseRun {
        name: "COMPLETED".to_owned(),
        started: world.now,
        ended: None,
        failed: None,
        other: Other::default(),
    });
    build.status = status;
    build.ended = Some(world.now);
    build.todo.clear();
    // The machine is gone, and its files with it.
    build.shell = Shell::default();
    build.workspace = Tree::default();
}

/// Does the next step; gives the milliseconds until the one after it, none at the end.
fn step(world: &mut World, build: &mut Build) -> Option<i64> {
    match build.todo.pop_front()?.into_value() {
        Step::Queued => {
            begin(world, build, "SUBMITTED");
            finish(world, build, None);
            begin(world, build, "QUEUED");
            build.todo.push_back(Step::Provisioning.into());
            Some(QUEUED)
        }
        Step::Provisioning => {
            finish(world, build, None);
            begin(world, build, "PROVISIONING");
            build.todo.push_back(Step::Downloading.into());
            Some(PROVISIONING)
        }
        Step::Downloading => {
            let pulled = provision(world, build);
            let failed = pulled.is_some();
            finish(world, build, pulled);
            if failed {
                build.todo.push_back(Step::Finalizing.into());
                return Some(0);
            }
            begin(world, build, "DOWNLOAD_SOURCE");
            build.todo.push_back(Step::Download.into());
            Some(DOWNLOADING)
        }
        Step::Download => {
            let outcome = download(world, build);
            let failed = outcome.is_err();
            leave(world, build, outcome.err());
            let then = if failed { VecDeque::from([Step::Finalizing.into()]) } else { commands(build) };
            build.todo = then;
            Some(200)
        }
        Step::Enter { phase } => {
            begin(world, build, &phase.to_uppercase());
            say(world, build, &format!("Entering phase {}", phase.to_uppercase()));
            Some(0)
        }
        Step::Run { phase, command, finally } => Some(run(world, build, phase, command, finally)),
        Step::Ran { phase, command, outcome } => {
            ran(world, build, &phase, &command, &outcome);
            Some(0)
        }
        Step::Leave { phase } => {
            let failed = build.phases.last_mut().and_then(|run| run.failed.take());
            let stops = failed.is_some() && !build.spec.phases.get(&phase).is_some_and(|spec| spec.continues);
            leave(world, build, failed);
            // A failed build still runs post_build; what failed before that doesn't get so far.
            if stops && phase != "build" {
                build.todo.retain(|step| matches!(**step, Step::Uploading));
            }
            Some(0)
        }
        Step::Uploading => {
            export(build);
            begin(world, build, "UPLOAD_ARTIFACTS");
            build.todo.push_back(Step::Upload.into());
            Some(UPLOADING)
        }
        Step::Upload => {
            let (lines, outcome) = artifacts::upload(world, build);
            for line in lines {
                say(world, build, &line);
            }
            match outcome {
                Ok(written) => {
                    build.artifacts = written;
                    leave(world, build, None);
                }
                Err(failure) => leave(world, build, Some(failure)),
            }
            build.todo.push_back(Step::Finalizing.into());
            Some(0)
        }
        Step::Finalizing => {
            begin(world, build, "FINALIZING");
            build.todo.push_back(Step::Completed.into());
            Some(FINALIZING)
        }
        Step::Completed => {
            finish(world, build, None);
            let status = if build.failed() { Status::Failed } else { Status::Succeeded };
            end(world, build, status);
            None
        }
        // `happen` takes no such step.
        Step::Unknown(_) => None,
    }
}

fn begin(world: &World, build: &mut Build, name: &str) {
    build.phases.push(PhaseRun {
        name: name.to_owned(),
        started: world.now,
        ended: None,
        failed: None,
        other: Other::default(),
    });
}

fn finish(world: &World, build: &mut Build, failed: Option<Failure>) {
    if let Some(phase) = build.phases.last_mut() {
        phase.ended = Some(world.now);
        phase.failed = failed;
    }
}

/// Ends a phase with the lines that the log has for it.
fn leave(world: &mut World, build: &mut Build, failed: Option<Failure>) {
    let name = build.phases.last().map(|phase| phase.name.clone()).unwrap_or_default();
    let state = if failed.is_some() { "FAILED" } else { "SUCCEEDED" };
    let (code, message) = failed.as_ref().map_or(("", ""), |failure| (&failure.code, &failure.message));
    say(world, build, &format!("Phase complete: {name} State: {state}"));
    say(world, build, &format!("Phase context status code: {code} Message: {message}"));
    finish(world, build, failed);
}

/// The steps of all phases.
fn commands(build: &Build) -> VecDeque<WithOther<Step>> {
    let mut steps = VecDeque::new();
    for name in phases(&build.spec) {
        let phase = name.to_owned();
        steps.push_back(Step::Enter { phase: phase.clone() }.into());
        let Some(spec) = build.spec.phases.get(name) else { continue };
        let all = spec
            .commands
            .iter()
            .map(|command| (command, false))
            .chain(spec.finally.iter().map(|command| (command, true)));
        for (command, finally) in all {
            steps.push_back(Step::Run { phase: phase.clone(), command: command.clone(), finally }.into());
        }
        steps.push_back(Step::Leave { phase }.into());
    }
    steps.push_back(Step::Uploading.into());
    steps
}

fn run(world: &mut World, build: &mut Build, phase: String, command: String, finally: bool) -> i64 {
    let failed = build.phases.last().is_some_and(|run| run.failed.is_some());
    if failed && !finally {
        return 0;
    }
    say(world, build, &format!("Running command {command}"));
    let outcome = if let Some(played) = world.played.take(PlayedPlace::BuildLog) {
        Outcome::failed(&played.text, played.code.parse().unwrap_or(1))
    } else if let Some(played) =
        world.played.take_where(|it| it.place == PlayedPlace::BuildPhase && it.code == COMMAND_FAILED)
    {
        let status = played.text.rsplit("exit status ").next().and_then(|status| status.trim().parse().ok());
        Outcome::told(played.text, status.unwrap_or(1))
    } else if world.faults.take_any(PracticeFaultKind::BuildFails) {
        Outcome::failed("A fault of the practice account makes this command fail.", 1)
    } else {
        build.play(&command, &world.blobs)
    };
    let millis = outcome.millis;
    build.todo.push_front(Step::Ran { phase, command, outcome: Box::new(outcome) }.into());
    millis
}

fn ran(world: &mut World, build: &mut Build, phase: &str, command: &str, outcome: &Outcome) {
    let not_run = outcome.not_run.iter().map(|tool| format!("[Practice] \"{tool}\" is not imitated: not run."));
    raw(world, build, &not_run.collect::<Vec<_>>());
    raw(world, build, &outcome.lines);
    if outcome.code == 0 {
        return;
    }
    say(world, build, "");
    say(world, build, &format!("Command did not exit successfully {command} exit status {}", outcome.code));
    let continues = build.spec.phases.get(phase).is_some_and(|spec| spec.continues);
    if !continues {
        build.shell.variables.insert("CODEBUILD_BUILD_SUCCEEDING".to_owned(), "0".to_owned());
    }
    let message = || format!("Error while executing command: {command}. Reason: exit status {}", outcome.code);
    let message = outcome.told.clone().unwrap_or_else(message);
    if let Some(run) = build.phases.last_mut() {
        run.failed = run.failed.take().or(Some(Failure::new(COMMAND_FAILED, message)));
    }
}

fn export(build: &mut Build) {
    let values = build.spec.exported.iter();
    let value = |name: &String| Some((name.clone(), build.shell.variables.get(name)?.clone()));
    build.exported = values.filter_map(value).collect();
}
