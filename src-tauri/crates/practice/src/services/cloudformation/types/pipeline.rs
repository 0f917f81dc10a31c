//! AWS::CodePipeline::Pipeline.

use serde_json::{Map, Value, json};

use super::super::parameters::scalar;
use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, name, refused};
use super::tags::{Tagging, retag, tags};
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static PIPELINE: ResourceType = ResourceType {
    name: "AWS::CodePipeline::Pipeline",
    imitated: true,
    properties: &[
        "Name",
        "RoleArn",
        "Stages",
        "ArtifactStore",
        "ArtifactStores",
        "PipelineType",
        "ExecutionMode",
        "Triggers",
        "Variables",
        "Tags",
        "RestartExecutionOnUpdate",
        "DisableInboundStageTransitions",
    ],
    required: &["RoleArn", "Stages"],
    create_only: &["Name"],
    attributes: &["Version"],
    tagged: true,
    seconds: 4,
    create,
    update,
    delete: |world, request, physical, _| {
        ask(world, request, "codepipeline", "DeletePipeline", json!({ "name": physical }))
            .map(|_| ())
            .map_err(|error| refused(&error))
    },
};

const TAGGING: Tagging = Tagging {
    operations: ["ListTagsForResource", "TagResource", "UntagResource"],
    members: ["resourceArn", "tags", "tagKeys"],
};

/// The declaration that CreatePipeline takes, still as templates write it.
fn declaration(name: &str, properties: &Value) -> Value {
    let mut declaration = properties.clone();
    put(&mut declaration, "Name", json!(name));
    let stores = properties.list("ArtifactStores");
    if !stores.is_empty() {
        let store = |one: &Value| (one.text("Region").to_owned(), one.member("ArtifactStore").clone());
        put(&mut declaration, "ArtifactStores", Value::Object(stores.iter().map(store).collect::<Map<_, _>>()));
    }
    declaration
}

fn create(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<NewResource, HandlerError> {
    let name = name(world, request, properties, "Name", 100);
    let input = json!({ "pipeline": declaration(&name, properties), "tags": tags(request, properties, true) });
    ask(world, request, "codepipeline", "CreatePipeline", input).map_err(|error| refused(&error))?;
    let attributes = doors(world, request, &name, properties)?;
    Ok((name, attributes))
}

fn update(
    world: &mut World,
    request: &HandlerRequest,
    name: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    let input = json!({ "pipeline": declaration(name, properties) });
    ask(world, request, "codepipeline", "UpdatePipeline", input).map_err(|error| refused(&error))?;
    let arn = format!("arn:aws:codepipeline:{}:{}:{name}", request.region, request.account);
    retag(world, request, "codepipeline", &TAGGING, &arn, &tags(request, properties, true).into())?;
    if properties.get("RestartExecutionOnUpdate").is_some_and(|restart| scalar(restart) == "true") {
        let start = ask(world, request, "codepipeline", "StartPipelineExecution", json!({ "name": name }));
        start.map_err(|error| refused(&error))?;
    }
    doors(world, request, name, properties)
}

/// Closes the stages that shall be closed; gives the attributes.
fn doors(
    world: &mut World,
    request: &HandlerRequest,
    name: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    for door in properties.list("DisableInboundStageTransitions") {
        let input = json!({
            "pipelineName": name, "stageName": door.member("StageName"), "transitionType": "Inbound",
            "reason": door.member("Reason"),
        });
        ask(world, request, "codepipeline", "DisableStageTransition", input).map_err(|error| refused(&error))?;
    }
    let shown =
        ask(world, request, "codepipeline", "GetPipeline", json!({ "name": name })).map_err(|error| refused(&error))?;
    let version = shown.member("pipeline").number("version").unwrap_or(1);
    Ok(Attributes::from([("Version".to_owned(), version.to_string())]))
}
