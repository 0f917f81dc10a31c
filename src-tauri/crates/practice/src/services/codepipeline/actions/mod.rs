//! Actions: each starts something, and is looked at again until that is done. A type of action is a file with its
//! [`ActionType`], and its row in [`TYPES`].

mod approval;
mod build;
mod cloudformation;
mod s3;
mod source;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde_json::Value;

use super::console::Console;
use super::execution::{ActionRun, ActionStatus, Execution};
use crate::call::AwsError;
use crate::files::Files;
use crate::messages::PlayedPlace;
use crate::services::codepipeline::CodePipeline;
use crate::services::iam::policy::Context;
use crate::services::read::Read as _;
use crate::services::{self, archive, iam};
use crate::world::World;

/// A type of action that is played here. Its owner is AWS, its version 1.
pub(super) struct ActionType {
    pub(super) categories: &'static [&'static str],
    pub(super) provider: &'static str,
    /// Keys that its configuration must have.
    pub(super) required: &'static [&'static str],
    /// Keys that it may have.
    pub(super) optional: &'static [&'static str],
    /// How many artifacts it reads.
    pub(super) inputs: RangeInclusive<usize>,
    /// How many it writes.
    pub(super) outputs: RangeInclusive<usize>,
    /// What else its configuration must be.
    pub(super) check: fn(&Configuration<'_>) -> Result<(), AwsError>,
    /// Begins. A summary ends the action, as in `look`.
    start: fn(&mut World, &mut Work<'_>) -> Outcome,
    /// What has become of it: a summary when it is done, none while it isn't.
    look: fn(&mut World, &mut Work<'_>) -> Outcome,
    /// The console's page of what its configuration names.
    pub(super) entity: fn(&Console, &Value) -> Option<String>,
    /// The console's page of what it has begun elsewhere, by the id of that.
    pub(super) page: fn(&Console, &str) -> Option<String>,
}

const TYPES: &[&ActionType] =
    &[&source::CONNECTION, &build::CODE_BUILD, &approval::MANUAL, &s3::S3, &cloudformation::CLOUD_FORMATION];

/// The type that a declaration names.
pub(super) fn find(declaration: &Value) -> Option<&'static ActionType> {
    let id = declaration.member("actionTypeId");
    let known = |one: &&ActionType| {
        one.provider == id.text("provider")
            && one.categories.contains(&id.text("category"))
            && (id.text("owner"), id.text("version")) == ("AWS", "1")
    };
    TYPES.iter().copied().find(known)
}

/// The configuration of an action, to be checked.
pub(super) struct Configuration<'d> {
    /// The action's name.
    pub(super) action: &'d str,
    pub(super) values: &'d Value,
}

impl Configuration<'_> {
    fn one_of(&self, key: &str, allowed: &[&str]) -> Result<(), AwsError> {
        match self.values.given(key) {
            Some(value) if !allowed.contains(&value) => Err(refusal(format!(
                "Action configuration '{key}' of action '{}' must be one of {}",
                self.action,
                allowed.join(", ")
            ))),
            _ => Ok(()),
        }
    }
}

/// A declaration of an action that isn't taken.
pub(super) fn refusal(message: impl Into<String>) -> AwsError {
    AwsError::new("InvalidActionDeclarationException", message)
}

/// An error's code and message, as errorDetails has them.
type Failure = (String, String);

/// A summary of what was done; none while the action is at work.
type Outcome = Result<Option<String>, Failure>;

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

    /// Refuses what its role may not do.
    fn may(&self, world: &World, action: &str, resource: &str, context: Context<'_>) -> Result<(), Failure> {
        if iam::allowed(world, &self.role, action, resource, context) {
            return Ok(());
        }
        let lacks = "The provided role does not have sufficient permissions";
        Err(failure("AccessDenied", format!("{lacks}: AccessDenied on {action} for {resource}")))
    }

    /// An artifact that it reads, as it lies in the bucket.
    fn artifact(&self, world: &World, name: &str) -> Result<Vec<u8>, Failure> {
        let missing = || failure("InvalidInput", format!("The input artifact {name} does not exist"));
        let (bucket, key) = self.execution.artifacts.get(name).ok_or_else(missing)?;
        self.may(world, "s3:GetObject", &format!("arn:aws:s3:::{bucket}/{key}"), &[])?;
        services::s3::read(world, bucket, key).ok_or_else(missing)
    }

    /// The files of an artifact.
    fn files(&self, world: &World, name: &str) -> Result<Files, Failure> {
        archive::unpack(&self.artifact(world, name)?).ok_or_else(|| {
            let message = "is not a zip archive: a full clone can only be read by CodeBuild";
            failure("InvalidInput", format!("The artifact {name} {message}"))
        })
    }

    /// Whether the time is over that it was to take.
    fn is_due(&self, world: &World) -> bool {
        self.run.due.is_some_and(|due| due <= world.now)
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
        let action = played(work)?;
        if action.categories.contains(&"Deploy")
            && let Some(played) = world.played.take(PlayedPlace::Deploy)
        {
            return Err(failure(if played.code.is_empty() { "JobFailed" } else { &played.code }, played.text));
        }
        (action.start)(world, work)
    });
}

/// Looks whether an action that runs is done.
pub(super) fn look(world: &mut World, execution: &mut Execution, stage: usize, index: usize) {
    with(world, execution, stage, index, |world, work| (played(work)?.look)(world, work));
}

/// What plays the action: a newer version may have taken one that this one doesn't know.
fn played(work: &Work<'_>) -> Result<&'static ActionType, Failure> {
    let provider = work.declaration.member("actionTypeId").text("provider");
    let unknown = || failure("ConfigurationError", format!("The practice account does not play {provider} actions"));
    find(&work.declaration).ok_or_else(unknown)
}

fn wait(world: &mut World, work: &mut Work<'_>, millis: i64) -> Outcome {
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
    act: impl FnOnce(&mut World, &mut Work<'_>) -> Outcome,
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
