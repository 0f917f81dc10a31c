//! AWS CodePipeline: pipelines, and executions that go from stage to stage while time passes.
//!
//! Start reading in `progress.rs`: how an execution enters a stage, lets its actions work, and leaves it.

mod actions;
mod console;
mod definitions;
mod execution;
mod globs;
mod progress;
mod requests;
mod starts;
mod structure;
#[cfg(test)]
mod tests;
mod triggers;
mod views;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::execution::Execution;
use super::{Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;
use crate::world::World;
use crate::world::provider::{PullRequestEvent, PushEvent};

/// Pipelines and executions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// By `region/name`.
    pipelines: BTreeMap<String, Pipeline>,
    /// By id.
    executions: BTreeMap<String, Shared<Execution>>,
    /// How many there have been: their order.
    started: u64,
    #[serde(flatten)]
    other: Other,
}

/// A pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Pipeline {
    region: String,
    /// The model's `PipelineDeclaration`, with its version.
    declaration: Value,
    created: Moment,
    updated: Moment,
    tags: Vec<Value>,
    /// Whether pushes reach it: only when its connections were AVAILABLE at its last creation or update.
    listens: bool,
    /// Stages that nothing may enter: reason and since when.
    closed: BTreeMap<String, (String, Moment)>,
    /// Client tokens of started executions.
    tokens: BTreeMap<String, String>,
    #[serde(flatten)]
    other: Other,
}

/// AWS CodePipeline.
pub(crate) struct CodePipeline;

impl Service for CodePipeline {
    type State = State;

    const OPERATIONS: &str = "CreatePipeline DeletePipeline DisableStageTransition EnableStageTransition GetPipeline \
        GetPipelineExecution GetPipelineState ListActionExecutions ListPipelineExecutions ListPipelines \
        ListTagsForResource PutApprovalResult RetryStageExecution RollbackStage StartPipelineExecution \
        StopPipelineExecution TagResource UntagResource UpdatePipeline";

    fn call(world: &mut World, call: &Call) -> Answer {
        definitions::call(world, call)
            .or_else(|| views::call(world, call))
            .or_else(|| requests::call(world, call))
            .unwrap_or_else(|| Err(unknown_operation(call)))
    }

    fn happen(world: &mut World, id: &str) -> bool {
        progress::happen(world, id)
    }

    fn on_push(world: &mut World, push: &PushEvent) {
        triggers::on_push(world, push);
    }

    fn on_pull_request(world: &mut World, request: &PullRequestEvent) {
        triggers::on_pull_request(world, request);
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let resource = |key: &String| {
            let name = key.split_once('/').map_or(key.as_str(), |(_, name)| name).to_owned();
            let latest = executions(world, key).last().map(|execution| execution.status.as_str().to_owned());
            let status = latest.unwrap_or_default();
            PracticeResource { resource_type: "AWS::CodePipeline::Pipeline".to_owned(), name, status }
        };
        world.services.codepipeline.pipelines.keys().map(resource).collect()
    }
}

fn key(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}

/// The pipeline that a request names.
fn pipeline<'w>(world: &'w mut World, region: &str, name: &str) -> Result<&'w mut Pipeline, AwsError> {
    let account = world.account.clone();
    world.services.codepipeline.pipelines.get_mut(&key(region, name)).ok_or_else(|| {
        let message = format!("Account '{account}' does not have a pipeline with name '{name}'");
        AwsError::new("PipelineNotFoundException", message)
    })
}

/// A pipeline's executions, the oldest first.
fn executions<'w>(world: &'w World, pipeline: &str) -> Vec<&'w Execution> {
    let all = world.services.codepipeline.executions.values().map(|execution| &**execution);
    let mut all: Vec<_> = all.filter(|execution| execution.pipeline == pipeline).collect();
    all.sort_by_key(|execution| execution.number);
    all
}
