//! What a person may ask of executions: start, stop, retry, roll back, approve, open and close stages.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::execution::{ActionRun, ActionStatus, Execution, Revision, Status};
use super::{executions, key, pipeline, progress, starts};
use crate::call::{Answer, AwsError, Call};
use crate::services::codebuild;
use crate::services::codepipeline::CodePipeline;
use crate::services::read::Read as _;
use crate::world::World;

/// Answers these calls; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "StartPipelineExecution" => start(world, call),
        "StopPipelineExecution" => stop(world, call),
        "RetryStageExecution" => retry(world, call),
        "RollbackStage" => roll_back(world, call),
        "PutApprovalResult" => approve(world, call),
        "DisableStageTransition" => transition(world, call, false),
        "EnableStageTransition" => transition(world, call, true),
        _ => return None,
    })
}

fn start(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let name = input.text("name");
    let known = pipeline(world, &call.region, name)?;
    let token = input.given("clientRequestToken");
    if let Some(id) = token.and_then(|token| known.tokens.get(token)) {
        return Ok(json!({ "pipelineExecutionId": id }));
    }
    let declared = known.declaration.list("variables").to_vec();
    let mut variables = BTreeMap::new();
    for given in input.list("variables") {
        if !declared.iter().any(|variable| variable.text("name") == given.text("name")) {
            let message = format!("Variable {} is not declared in the pipeline", given.text("name"));
            return Err(AwsError::new("ValidationException", message));
        }
        variables.insert(format!("variables.{}", given.text("name")), given.text("value").to_owned());
    }
    let lacks = |variable: &&Value| {
        variable.given("defaultValue").is_none()
            && !variables.contains_key(&format!("variables.{}", variable.text("name")))
    };
    if let Some(missing) = declared.iter().find(lacks) {
        let message = format!("Variable {} has no default value and must be given", missing.text("name"));
        return Err(AwsError::new("ValidationException", message));
    }
    let revisions = input.list("sourceRevisions").iter().map(|revision| {
        let commit = revision.text("revisionValue").to_owned();
        (revision.text("actionName").to_owned(), Revision { commit, ..Revision::default() })
    });
    let revisions = revisions.collect();
    let place = key(&call.region, name);
    let by = ("StartPipelineExecution".to_owned(), format!("arn:aws:iam::{}:user/practice", world.account));
    let full = || {
        let message = "The pipeline has reached the limit for concurrent pipeline executions.";
        AwsError::new("ConcurrentPipelineExecutionsLimitExceededException", message)
    };
    let id = starts::start(world, &place, by, variables, revisions).ok_or_else(full)?;
    if let Some(token) = token {
        pipeline(world, &call.region, name)?.tokens.insert(token.to_owned(), id.clone());
    }
    Ok(json!({ "pipelineExecutionId": id }))
}

fn find<'w>(world: &'w mut World, call: &Call, name: &str, id: &str) -> Result<&'w mut Execution, AwsError> {
    pipeline(world, &call.region, name)?;
    let place = key(&call.region, name);
    let unknown = || {
        let message = format!("The pipeline execution {id} does not exist in pipeline {name}");
        AwsError::new("PipelineExecutionNotFoundException", message)
    };
    let found = world.services.codepipeline.executions.get_mut(id).filter(|execution| execution.pipeline == place);
    found.map(|execution| &mut **execution).ok_or_else(unknown)
}

fn stop(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let id = input.text("pipelineExecutionId").to_owned();
    let now = world.now;
    let execution = find(world, call, input.text("pipelineName"), &id)?;
    let abandon = input.flag("abandon");
    match execution.status {
        Status::Stopping if !abandon => {
            let message = format!("The pipeline execution {id} is already stopping");
            return Err(AwsError::new("DuplicatedStopRequestException", message));
        }
        Status::InProgress | Status::Stopping => {}
        _ => {
            let message = format!("The pipeline execution {id} is not in progress");
            return Err(AwsError::new("PipelineExecutionNotStoppableException", message));
        }
    }
    execution.stopped_for = Some(input.text("reason").to_owned());
    execution.status = Status::Stopping;
    let mut builds = Vec::new();
    if abandon {
        execution.status = Status::Stopped;
        execution.updated = now;
        for stage in &mut execution.stages {
            if stage.status == Some(Status::InProgress) {
                stage.status = Some(Status::Stopped);
            }
            for action in stage.actions.iter_mut().filter(|action| action.status == Some(ActionStatus::InProgress)) {
                action.status = Some(ActionStatus::Abandoned);
                action.updated = now;
                builds.extend(action.external_id.clone());
            }
        }
    }
    for build in builds {
        codebuild::stop(world, &build);
    }
    world.plan::<CodePipeline>(now, id.clone());
    progress::wake(world, &key(&call.region, input.text("pipelineName")));
    Ok(json!({ "pipelineExecutionId": id }))
}

/// The index of a stage in the pipeline's present structure.
fn stage_index(world: &mut World, call: &Call) -> Result<usize, AwsError> {
    let name = call.input.text("stageName");
    let pipeline = pipeline(world, &call.region, call.input.text("pipelineName"))?;
    let index = pipeline.declaration.list("stages").iter().position(|stage| stage.text("name") == name);
    index.ok_or_else(|| AwsError::new("StageNotFoundException", format!("The pipeline has no stage {name}")))
}

fn retry(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let at = stage_index(world, call)?;
    let id = input.text("pipelineExecutionId").to_owned();
    find(world, call, input.text("pipelineName"), &id)?;
    let place = key(&call.region, input.text("pipelineName"));
    let entered = |execution: &&&Execution| execution.stages.get(at).is_some_and(|stage| stage.status.is_some());
    let latest = executions(world, &place).iter().rev().find(entered).map(|execution| execution.id.clone());
    if latest.as_ref() != Some(&id) {
        let message = "The stage has been run by a newer execution: only the latest one can be retried";
        return Err(AwsError::new("NotLatestPipelineExecutionException", message));
    }
    let now = world.now;
    let execution = find(world, call, input.text("pipelineName"), &id)?;
    let failed = matches!(
        execution.stages.get(at).and_then(|stage| stage.status.as_ref()),
        Some(Status::Failed | Status::Stopped)
    );
    if !failed || execution.status.is_running() {
        let message = format!("The stage {} can't be retried: it has not failed", input.text("stageName"));
        return Err(AwsError::new("StageNotRetryableException", message));
    }
    progress::again(execution, at, input.text("retryMode") == "ALL_ACTIONS");
    if let Some(stage) = execution.stages.get_mut(at) {
        stage.retried.1 += 1;
        stage.entered = now;
    }
    execution.at = at;
    execution.status = Status::InProgress;
    execution.updated = now;
    world.plan::<CodePipeline>(now, id.clone());
    Ok(json!({ "pipelineExecutionId": id }))
}

fn roll_back(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let at = stage_index(world, call)?;
    let refuse = |message: &str| Err(AwsError::new("UnableToRollbackStageException", message));
    let target = find(world, call, input.text("pipelineName"), input.text("targetPipelineExecutionId"))?.clone();
    let version = pipeline(world, &call.region, input.text("pipelineName"))?.declaration.number("version");
    if target.declaration.number("version") != version {
        let message = "The target execution ran with an older structure of the pipeline";
        return Err(AwsError::new("PipelineExecutionOutdatedException", message));
    }
    if at == 0 || target.mode() == "PARALLEL" {
        return refuse("This stage can't be rolled back");
    }
    if target.stages.get(at).is_none_or(|stage| stage.status != Some(Status::Succeeded)) {
        return refuse("The target execution did not succeed in this stage");
    }
    let place = key(&call.region, input.text("pipelineName"));
    let latest = executions(world, &place).last().map(|execution| (*execution).clone());
    let id = starts::roll_back(world, latest.as_ref().unwrap_or(&target), at, &target, false);
    Ok(json!({ "pipelineExecutionId": id }))
}

fn approve(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let at = stage_index(world, call)?;
    let now = world.now;
    let by = format!("arn:aws:iam::{}:user/practice", world.account);
    let (action_name, token) = (input.text("actionName"), input.text("token"));
    let place = key(&call.region, input.text("pipelineName"));
    let asks = |action: &ActionRun| action.name == action_name && action.token.as_deref() == Some(token);
    let asks_here =
        |execution: &&Execution| execution.stages.get(at).is_some_and(|stage| stage.actions.iter().any(asks));
    let found = executions(world, &place).into_iter().find(asks_here).map(|execution| execution.id.clone());
    let unknown = || AwsError::new("InvalidApprovalTokenException", "The approval token is not valid");
    let id = found.ok_or_else(unknown)?;
    let execution = find(world, call, input.text("pipelineName"), &id)?;
    let actions = execution.stages.get_mut(at).map(|stage| stage.actions.iter_mut());
    let action = actions.into_iter().flatten().find(|action| asks(action)).ok_or_else(unknown)?;
    if action.status != Some(ActionStatus::InProgress) {
        return Err(AwsError::new(
            "ApprovalAlreadyCompletedException",
            "The approval action has already been approved or rejected",
        ));
    }
    let summary = input.member("result").text("summary").to_owned();
    action.updated = now;
    action.updated_by = Some(by);
    action.summary = Some(summary.clone());
    if input.member("result").text("status") == "Approved" {
        action.status = Some(ActionStatus::Succeeded);
    } else {
        action.status = Some(ActionStatus::Failed);
        let message = if summary.is_empty() { "Rejected".to_owned() } else { format!("Rejected: {summary}") };
        action.error = Some(("Rejected".to_owned(), message));
    }
    world.plan::<CodePipeline>(now, id);
    Ok(json!({ "approvedAt": now.seconds() }))
}

fn transition(world: &mut World, call: &Call, open: bool) -> Answer {
    let input = &call.input;
    stage_index(world, call)?;
    let now = world.now;
    if input.text("transitionType") == "Outbound" {
        // The service keeps this type for old clients: only a stage's entrance can be closed.
        return Ok(json!({}));
    }
    let pipeline = pipeline(world, &call.region, input.text("pipelineName"))?;
    let stage = input.text("stageName").to_owned();
    if open {
        pipeline.closed.remove(&stage);
        progress::wake(world, &key(&call.region, input.text("pipelineName")));
    } else {
        pipeline.closed.insert(stage, (input.text("reason").to_owned(), now));
    }
    Ok(json!({}))
}
