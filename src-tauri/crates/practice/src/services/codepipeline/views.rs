//! How pipelines and executions are shown.

use serde_json::{Value, json};

use super::actions::find;
use super::console::Console;
use super::execution::{ActionRun, Execution, Revision, StageRun};
use super::{Pipeline, executions, key, pipeline};
use crate::call::{Answer, AwsError, Call};
use crate::services::codebuild::played;
use crate::services::read::{Read as _, paged, put};
use crate::world::World;

/// Answers these calls; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    let name = call.input.given("pipelineName").or(call.input.given("name")).unwrap_or_default().to_owned();
    let show: fn(&World, &Call, &str) -> Answer = match call.operation.as_str() {
        "GetPipelineState" => state,
        "GetPipelineExecution" => execution,
        "ListPipelineExecutions" => list,
        "ListActionExecutions" => actions,
        _ => return None,
    };
    Some(match pipeline(world, &call.region, &name) {
        Ok(_) => show(world, call, &key(&call.region, &name)),
        Err(error) => Err(error),
    })
}

fn bad_token() -> AwsError {
    AwsError::new("InvalidNextTokenException", "The next token is not valid")
}

fn state(world: &World, call: &Call, place: &str) -> Answer {
    let Some(pipeline) = world.services.codepipeline.pipelines.get(place) else { return Ok(json!({})) };
    let all = executions(world, place);
    let console = Console::new(world, call);
    let stages = pipeline.declaration.list("stages").iter();
    let stages = stages.map(|stage| stage_state(&console, pipeline, stage, &all));
    Ok(json!({
        "pipelineName": pipeline.declaration.text("name"),
        "pipelineVersion": pipeline.declaration.number("version"),
        "stageStates": stages.collect::<Vec<_>>(),
        "created": pipeline.created.seconds(),
        "updated": pipeline.updated.seconds(),
    }))
}

/// A stage shows the execution that entered it last.
fn stage_state(console: &Console, pipeline: &Pipeline, stage: &Value, all: &[&Execution]) -> Value {
    let name = stage.text("name");
    let mine = |execution: &Execution| execution.stages.iter().position(|run| run.name == name);
    let entered = all.iter().filter_map(|execution| {
        let run = execution.stages.get(mine(execution)?)?;
        run.status.is_some().then_some((*execution, run))
    });
    let latest = entered.max_by_key(|(execution, run)| (run.entered, execution.number));
    let closed = pipeline.closed.get(name);
    let mut inbound = json!({ "enabled": closed.is_none() });
    if let Some((reason, at)) = closed {
        put(&mut inbound, "disabledReason", json!(reason));
        put(&mut inbound, "lastChangedAt", json!(at.seconds()));
        put(&mut inbound, "lastChangedBy", json!(format!("arn:aws:iam::{}:user/practice", console.account)));
    }
    let actions = stage.list("actions").iter().map(|action| action_state(console, action, latest));
    let mut shown = json!({
        "stageName": name, "inboundTransitionState": inbound, "actionStates": actions.collect::<Vec<_>>(),
    });
    let waiting: Vec<Value> = all
        .iter()
        .filter(|execution| mine(execution).is_some_and(|at| at > 0 && execution.waits_before(at)))
        .map(
            |execution| json!({ "pipelineExecutionId": execution.id, "status": "InProgress", "type": kind(execution) }),
        )
        .collect();
    put(&mut shown, "inboundExecution", waiting.last().cloned());
    put(&mut shown, "inboundExecutions", (!waiting.is_empty()).then(|| json!(waiting)));
    if let Some((execution, run)) = latest {
        let status = run.status.as_ref().map(|status| status.as_str());
        put(
            &mut shown,
            "latestExecution",
            json!({ "pipelineExecutionId": execution.id, "status": status, "type": kind(execution) }),
        );
        let (by_itself, by_hand) = run.retried;
        if by_itself + by_hand > 0 {
            let latest = if by_hand > 0 { "ManualStageRetry" } else { "AutomatedStageRetry" };
            put(
                &mut shown,
                "retryStageMetadata",
                json!({
                    "autoStageRetryAttempt": by_itself, "manualStageRetryAttempt": by_hand, "latestRetryTrigger": latest,
                }),
            );
        }
    }
    shown
}

fn kind(execution: &Execution) -> &'static str {
    if execution.rolls_back_to.is_some() { "ROLLBACK" } else { "STANDARD" }
}

fn action_state(console: &Console, action: &Value, latest: Option<(&Execution, &StageRun)>) -> Value {
    let name = action.text("name");
    let mut shown = json!({ "actionName": name });
    let entity = find(action).and_then(|kind| (kind.entity)(console, action.member("configuration")));
    put(&mut shown, "entityUrl", entity.map(Value::String));
    let run = latest.and_then(|(_, stage)| stage.actions.iter().find(|run| run.name == name));
    let Some((run, execution)) = run.zip(latest.map(|(execution, _)| execution)) else { return shown };
    let Some(status) = &run.status else { return shown };
    let mut one = json!({
        "actionExecutionId": run.id, "status": status.as_str(), "lastStatusChange": run.updated.seconds(),
    });
    put(&mut one, "summary", run.summary.as_ref().map(|text| json!(text)));
    put(&mut one, "token", run.token.as_ref().map(|text| json!(text)));
    put(&mut one, "lastUpdatedBy", run.updated_by.as_ref().map(|text| json!(text)));
    external(&mut one, action, run, console);
    put(&mut shown, "latestExecution", one);
    if let Some(revision) = execution.revisions.get(name).filter(|_| run.error.is_none()) {
        let taken = json!({ "revisionId": revision.commit, "revisionChangeId": revision.commit, "created": run.updated.seconds() });
        put(&mut shown, "currentRevision", (!revision.commit.is_empty()).then_some(taken));
    }
    shown
}

fn external(to: &mut Value, declaration: &Value, run: &ActionRun, console: &Console) {
    put(to, "externalExecutionId", run.external_id.as_ref().map(|text| json!(text)));
    let page = run.external_id.as_deref().and_then(|id| (find(declaration)?.page)(console, id));
    put(to, "externalExecutionUrl", page.map(Value::String));
    put(to, "logStreamARN", run.log_stream.as_ref().map(|text| json!(text)));
    put(to, "errorDetails", run.error.as_ref().map(|(code, message)| json!({ "code": code, "message": message })));
}

fn revision(action: &str, revision: &Revision) -> Value {
    let mut shown = json!({ "actionName": action, "revisionId": revision.commit });
    put(&mut shown, "revisionSummary", (!revision.summary.is_empty()).then(|| json!(revision.summary)));
    shown
}

/// Why it was stopped; and, once it is over, that its builds are played.
fn status_summary(execution: &Execution) -> Option<String> {
    let over = !execution.status.is_running();
    let builds = execution.stages.iter().enumerate().flat_map(|(at, stage)| {
        let begun = stage.actions.iter().enumerate().filter(|(_, run)| run.external_id.is_some());
        begun.map(move |(index, _)| execution.action(at, index).member("actionTypeId").text("provider"))
    });
    let played = (over && builds.into_iter().any(|provider| provider == "CodeBuild")).then_some(played::RUN);
    let parts: Vec<&str> = execution.stopped_for.as_deref().into_iter().chain(played).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn common(execution: &Execution) -> Value {
    let mut shown = json!({
        "pipelineExecutionId": execution.id,
        "status": execution.status.as_str(),
        "trigger": { "triggerType": execution.trigger.0, "triggerDetail": execution.trigger.1 },
        "executionMode": execution.mode(),
        "executionType": kind(execution),
    });
    put(&mut shown, "statusSummary", status_summary(execution).map(Value::String));
    let target = execution.rolls_back_to.as_ref();
    put(&mut shown, "rollbackMetadata", target.map(|id| json!({ "rollbackTargetPipelineExecutionId": id })));
    shown
}

fn execution(world: &World, call: &Call, place: &str) -> Answer {
    let id = call.input.text("pipelineExecutionId");
    let found = world.services.codepipeline.executions.get(id).filter(|execution| execution.pipeline == place);
    let unknown =
        || AwsError::new("PipelineExecutionNotFoundException", format!("The pipeline execution {id} does not exist"));
    let execution = found.ok_or_else(unknown)?;
    let mut shown = common(execution);
    put(&mut shown, "pipelineName", json!(execution.declaration.text("name")));
    put(&mut shown, "pipelineVersion", json!(execution.declaration.number("version")));
    let artifact = |(action, revision): (&String, &Revision)| {
        let stage = execution.stage(0).list("actions");
        let output = stage.iter().find(|one| one.text("name") == action).map(|one| one.list("outputArtifacts"))?;
        let name = output.first()?.text("name");
        Some(json!({ "name": name, "revisionId": revision.commit, "revisionSummary": revision.summary }))
    };
    put(&mut shown, "artifactRevisions", json!(execution.revisions.iter().filter_map(artifact).collect::<Vec<_>>()));
    let own = execution.variables.iter().filter_map(|(name, value)| Some((name.strip_prefix("variables.")?, value)));
    let variables: Vec<Value> = own.map(|(name, value)| json!({ "name": name, "resolvedValue": value })).collect();
    put(&mut shown, "variables", (!variables.is_empty()).then(|| json!(variables)));
    Ok(json!({ "pipelineExecution": shown }))
}

fn list(world: &World, call: &Call, place: &str) -> Answer {
    let one = |execution: &&Execution| {
        let mut shown = common(execution);
        put(&mut shown, "startTime", json!(execution.started.seconds()));
        put(&mut shown, "lastUpdateTime", json!(execution.updated.seconds()));
        let known = execution.revisions.iter().filter(|(_, revision)| !revision.commit.is_empty());
        put(&mut shown, "sourceRevisions", json!(known.map(|(name, one)| revision(name, one)).collect::<Vec<_>>()));
        put(&mut shown, "stopTrigger", execution.stopped_for.as_ref().map(|reason| json!({ "reason": reason })));
        shown
    };
    let all = executions(world, place).iter().rev().map(one).collect();
    let token = ("nextToken", call.input.given("nextToken"));
    paged("pipelineExecutionSummaries", all, token, call.input.number("maxResults"), 100).ok_or_else(bad_token)
}

fn actions(world: &World, call: &Call, place: &str) -> Answer {
    let wanted = call.input.member("filter").given("pipelineExecutionId");
    let console = Console::new(world, call);
    let mut all = Vec::new();
    for execution in executions(world, place).iter().rev().filter(|one| wanted.is_none_or(|id| id == one.id)) {
        for (at, stage) in execution.stages.iter().enumerate().rev() {
            // Every attempt is listed; a newer one comes first.
            let attempts = stage.earlier.iter().chain(&stage.actions).rev();
            for run in attempts.filter(|run| run.status.is_some()) {
                let index = stage.actions.iter().position(|action| action.name == run.name).unwrap_or_default();
                all.push(detail(&console, execution, stage, run, execution.action(at, index)));
            }
        }
    }
    let token = ("nextToken", call.input.given("nextToken"));
    paged("actionExecutionDetails", all, token, call.input.number("maxResults"), 100).ok_or_else(bad_token)
}

fn detail(console: &Console, execution: &Execution, stage: &StageRun, run: &ActionRun, declaration: &Value) -> Value {
    let located = |name: &str, place: Option<&(String, String)>| {
        let mut shown = json!({ "name": name });
        put(&mut shown, "s3location", place.map(|(bucket, key)| json!({ "bucket": bucket, "key": key })));
        shown
    };
    let inputs = declaration.list("inputArtifacts").iter().map(|one| one.text("name"));
    let inputs: Vec<Value> = inputs.map(|name| located(name, execution.artifacts.get(name))).collect();
    let outputs: Vec<Value> = run.outputs.iter().map(|(name, place)| located(name, Some(place))).collect();
    let mut input = json!({
        "actionTypeId": declaration.member("actionTypeId"),
        "configuration": declaration.member("configuration"),
        "resolvedConfiguration": run.resolved,
        "region": execution.region,
        "inputArtifacts": inputs,
    });
    put(&mut input, "roleArn", declaration.get("roleArn").cloned());
    put(&mut input, "namespace", declaration.get("namespace").cloned());
    let mut result = json!({});
    external(&mut result, declaration, run, console);
    put(&mut result, "externalExecutionSummary", run.summary.as_ref().map(|text| json!(text)));
    let mut shown = json!({
        "pipelineExecutionId": execution.id,
        "actionExecutionId": run.id,
        "pipelineVersion": execution.declaration.number("version"),
        "stageName": stage.name,
        "actionName": run.name,
        "startTime": run.started.seconds(),
        "lastUpdateTime": run.updated.seconds(),
        "status": run.status.as_ref().map(|status| status.as_str()),
        "input": input,
        "output": { "outputArtifacts": outputs, "executionResult": result, "outputVariables": run.variables },
    });
    put(&mut shown, "updatedBy", run.updated_by.as_ref().map(|text| json!(text)));
    shown
}
