//! The build action: starts a build of a project and waits for it.

use serde_json::Value;

use super::{ActionType, Configuration, Failure, Outcome, Work, failure, refusal};
use crate::call::AwsError;
use crate::messages::PlayedPlace;
use crate::other::Other;
use crate::services::codebuild::{self, PipelineRequest, Status, played};
use crate::services::iam;
use crate::services::read::Read as _;
use crate::world::World;

pub(super) static CODE_BUILD: ActionType = ActionType {
    categories: &["Build", "Test"],
    provider: "CodeBuild",
    required: &["ProjectName"],
    optional: &["PrimarySource", "BatchEnabled", "CombineArtifacts", "EnvironmentVariables", "BuildspecOverride"],
    inputs: 1..=5,
    outputs: 0..=5,
    check,
    start,
    look,
    entity: |console, configuration| Some(console.project(configuration.text("ProjectName"), "view")),
    page: |console, id| {
        let (project, _) = id.split_once(':')?;
        Some(console.project(project, &format!("build/{}/log", id.replace(':', "%3A"))))
    },
};

fn check(configuration: &Configuration<'_>) -> Result<(), AwsError> {
    let variables = configuration.values.given("EnvironmentVariables");
    let read = |text: &str| serde_json::from_str::<Vec<Value>>(text).is_ok();
    if variables.is_some_and(|text| !text.contains("#{") && !read(text)) {
        let action = configuration.action;
        return Err(refusal(format!("EnvironmentVariables of action '{action}' must be a JSON array")));
    }
    Ok(())
}

fn start(world: &mut World, work: &mut Work<'_>) -> Outcome {
    let project = work.configured("ProjectName").to_owned();
    let region = work.execution.region.clone();
    let arn = format!("arn:aws:codebuild:{region}:{}:project/{project}", world.account);
    for action in ["codebuild:StartBuild", "codebuild:BatchGetBuilds"] {
        if !iam::allowed(world, &work.role, action, &arn, &[]) {
            let message = format!("{} is not authorized to perform: {action} on resource: {arn}", work.role);
            return Err(failure(
                "PermissionError",
                format!("Error calling {}: {message}", action.trim_start_matches("codebuild:")),
            ));
        }
    }
    if let Some(played) = world.played.take(PlayedPlace::BuildStart) {
        return Err(failure("JobFailed", played.text));
    }
    let pipeline = input(work)?;
    let initiator = format!("codepipeline/{}", work.execution.declaration.text("name"));
    let started = codebuild::start(world, &region, &project, |_| {}, &initiator, Some(pipeline));
    let id = started.map_err(|error| {
        failure("JobFailed", format!("Error calling startBuild: {} ({})", error.message, error.code))
    })?;
    work.run.external_id = Some(id);
    work.run.summary = Some(played::ACTION.to_owned());
    Ok(None)
}

fn input(work: &Work<'_>) -> Result<PipelineRequest, Failure> {
    let mut inputs = Vec::new();
    for artifact in work.declaration.list("inputArtifacts") {
        let name = artifact.text("name");
        let missing = || failure("JobFailed", format!("The input artifact {name} does not exist"));
        let (_, key) = work.execution.artifacts.get(name).ok_or_else(missing)?;
        inputs.push((name.to_owned(), key.clone()));
    }
    let primary = work.configured("PrimarySource");
    inputs.sort_by_key(|(name, _)| name != primary);
    let text = work.configured("EnvironmentVariables");
    let variables: Vec<Value> = if text.is_empty() {
        Vec::new()
    } else {
        serde_json::from_str(text)
            .map_err(|_| failure("ConfigurationError", "EnvironmentVariables is not a JSON array"))?
    };
    let override_text = work.configured("BuildspecOverride");
    let outputs = work.run.outputs.iter().map(|(name, (_, key))| (name.clone(), key.clone()));
    Ok(PipelineRequest {
        execution: work.execution.id.clone(),
        bucket: work.bucket.clone(),
        inputs,
        outputs: outputs.collect(),
        commit: work.execution.revisions.values().next().map(|revision| revision.commit.clone()).unwrap_or_default(),
        variables,
        buildspec: (!override_text.is_empty()).then(|| override_text.to_owned()),
        other: Other::default(),
    })
}

fn look(world: &mut World, work: &mut Work<'_>) -> Outcome {
    let gone = || failure("JobFailed", "The build no longer exists");
    let build = codebuild::build(world, work.run.external_id.as_deref().unwrap_or_default()).ok_or_else(gone)?;
    work.run.log_stream = build.log_stream(&world.account);
    match &build.status {
        Status::InProgress => Ok(None),
        Status::Succeeded => {
            work.run.variables = build.exported.clone();
            // What the build didn't write isn't there for later actions.
            work.run.outputs.retain(|name, _| build.artifacts.iter().any(|(written, _, _)| written == name));
            Ok(Some(played::ACTION.to_owned()))
        }
        ended => {
            let state = format!("Build terminated with state: {}", ended.as_str());
            let reason = build
                .failure()
                .map(|(phase, code, message)| format!("{state}. Phase: {phase}, Code: {code}, Message: {message}"));
            work.run.summary = Some(format!("{} {state}", played::ACTION));
            Err(failure("JobFailed", reason.unwrap_or(state)))
        }
    }
}
