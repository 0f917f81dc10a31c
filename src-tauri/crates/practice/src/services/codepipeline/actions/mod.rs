//! Actions: each starts something, and is looked at again until that is done.

mod build;
mod deploy;
mod source;

use std::collections::BTreeMap;

use serde_json::Value;

use super::execution::{ActionRun, ActionStatus, Execution};
use crate::services::codepipeline::CodePipeline;
use crate::services::read::Read as _;
use crate::world::World;

/// How long a manual approval waits unless it says otherwise: 7 days, in minutes.
const APPROVAL: i64 = 7 * 24 * 60;

/// An error's code and message, as errorDetails has them.
type Failure = (String, String);

/// An action at work: what it needs to know, apart from the world.
struct Work<'e> {
    execution: &'e mut Execution,
    declaration: Value,
    /// The role that it works with.
    role: String,
    /// Bucket of the artifacts.
    bucket: String,
    run: ActionRun,
}

impl Work<'_> {
    fn configured(&self, key: &str) -> &str {
        self.run.resolved.get(key).map(String::as_str).unwrap_or_default()
    }
}

fn failure(code: &str, message: impl Into<String>) -> Failure {
    (code.to_owned(), message.into())
}

/// Starts an action.
pub(super) fn start(world: &mut World, execution: &mut Execution, stage: usize, index: usize) {
    with(world, execution, stage, index, |world, work| {
        work.run.id = world.ids.uuid();
        work.run.status = Some(ActionStatus::InProgress);
        work.run.started = world.now;
        let pairs = work.declaration.member("configuration").as_object().into_iter().flatten();
        let resolved =
            pairs.map(|(key, value)| (key.clone(), work.execution.resolve(value.as_str().unwrap_or_default())));
        work.run.resolved = resolved.collect();
        let pipeline = work.execution.declaration.text("name").to_owned();
        for output in work.declaration.list("outputArtifacts") {
            let name = output.text("name");
            let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
            let key = format!("{}/{}/{}", short(&pipeline, 20), short(name, 10), world.hex(7));
            work.run.outputs.insert(name.to_owned(), (work.bucket.clone(), key));
        }
        match work.declaration.member("actionTypeId").text("provider") {
            "CodeStarSourceConnection" => wait(world, work, 4_000),
            "CodeBuild" => build::start(world, work),
            "S3" => wait(world, work, 3_000),
            _ => {
                work.run.token = Some(world.ids.uuid());
                let minutes = work.declaration.number("timeoutInMinutes").unwrap_or(APPROVAL);
                wait(world, work, minutes.saturating_mul(60_000))
            }
        }
    });
}

/// Looks whether an action that runs is done.
pub(super) fn look(world: &mut World, execution: &mut Execution, stage: usize, index: usize) {
    with(world, execution, stage, index, |world, work| {
        let due = work.run.due.is_some_and(|due| due <= world.now);
        match work.declaration.member("actionTypeId").text("provider") {
            "CodeStarSourceConnection" if due => source::fetch(world, work).map(Some),
            "CodeBuild" => build::look(world, work),
            "S3" if due => deploy::copy(world, work).map(Some),
            "Manual" if due => Err(failure("TimedOut", "The approval timed out")),
            _ => Ok(None),
        }
    });
}

fn wait(world: &mut World, work: &mut Work<'_>, millis: i64) -> Result<Option<String>, Failure> {
    let due = world.now.after_millis(millis);
    work.run.due = Some(due);
    let execution = work.execution.id.clone();
    world.plan::<CodePipeline>(due, execution);
    Ok(None)
}

/// Lets `act` work on an action, and writes down how it ended: with a summary, with an error, or not yet.
fn with(
    world: &mut World,
    execution: &mut Execution,
    stage: usize,
    index: usize,
    act: impl FnOnce(&mut World, &mut Work<'_>) -> Result<Option<String>, Failure>,
) {
    let declaration = execution.action(stage, index).clone();
    let role = declaration.given("roleArn").unwrap_or(execution.declaration.text("roleArn")).to_owned();
    let bucket = bucket(execution).to_owned();
    let Some(run) = execution.stages.get(stage).and_then(|stage| stage.actions.get(index)).cloned() else { return };
    let mut work = Work { execution, declaration, role, bucket, run };
    let outcome = act(world, &mut work);
    let Work { declaration, mut run, .. } = work;
    run.updated = world.now;
    match outcome {
        Ok(None) => {}
        Ok(Some(summary)) => {
            run.status = Some(ActionStatus::Succeeded);
            run.summary = (!summary.is_empty()).then_some(summary);
            execution.artifacts.extend(run.outputs.clone());
            let namespace = declaration.given("namespace");
            let named = |(name, value): (&String, &String)| Some((format!("{}.{name}", namespace?), value.clone()));
            let named: BTreeMap<String, String> = run.variables.iter().filter_map(named).collect();
            execution.variables.extend(named);
        }
        Err(error) => {
            run.status = Some(ActionStatus::Failed);
            run.summary = run.summary.or_else(|| Some(error.1.clone()));
            run.error = Some(error);
        }
    }
    execution.updated = world.now;
    if let Some(place) = execution.stages.get_mut(stage).and_then(|stage| stage.actions.get_mut(index)) {
        *place = run;
    }
}

fn bucket(execution: &Execution) -> &str {
    let declaration = &execution.declaration;
    let one = declaration.member("artifactStore").given("location");
    let here = declaration.member("artifactStores").member(&execution.region).given("location");
    one.or(here).unwrap_or_default()
}
