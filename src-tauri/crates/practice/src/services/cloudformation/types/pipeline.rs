//! AWS::CodePipeline::Pipeline.

use serde_json::{Map, Value, json};

use super::super::parameters::scalar;
use super::handler::{Attributes, Made, Refused, Site, Type, ask, name, refused};
use super::tags::{Tagging, retag, tags};
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static PIPELINE: Type = Type {
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
    delete: |world, site, physical, _| {
        ask(world, site, "codepipeline", "DeletePipeline", json!({ "name": physical }))
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

fn create(world: &mut World, site: &Site, properties: &Value) -> Result<Made, Refused> {
    let name = name(world, site, properties, "Name", 100);
    let input = json!({ "pipeline": declaration(&name, properties), "tags": tags(site, properties, true) });
    ask(world, site, "codepipeline", "CreatePipeline", input).map_err(|error| refused(&error))?;
    let attributes = doors(world, site, &name, properties)?;
    Ok((name, attributes))
}

fn update(world: &mut World, site: &Site, name: &str, properties: &Value) -> Result<Attributes, Refused> {
    let input = json!({ "pipeline": declaration(name, properties) });
    ask(world, site, "codepipeline", "UpdatePipeline", input).map_err(|error| refused(&error))?;
    let arn = format!("arn:aws:codepipeline:{}:{}:{name}", site.region, site.account);
    retag(world, site, "codepipeline", &TAGGING, &arn, &tags(site, properties, true).into())?;
    if properties.get("RestartExecutionOnUpdate").is_some_and(|restart| scalar(restart) == "true") {
        let start = ask(world, site, "codepipeline", "StartPipelineExecution", json!({ "name": name }));
        start.map_err(|error| refused(&error))?;
    }
    doors(world, site, name, properties)
}

/// Closes the stages that shall be closed; gives the attributes.
fn doors(world: &mut World, site: &Site, name: &str, properties: &Value) -> Result<Attributes, Refused> {
    for door in properties.list("DisableInboundStageTransitions") {
        let input = json!({
            "pipelineName": name, "stageName": door.member("StageName"), "transitionType": "Inbound",
            "reason": door.member("Reason"),
        });
        ask(world, site, "codepipeline", "DisableStageTransition", input).map_err(|error| refused(&error))?;
    }
    let shown =
        ask(world, site, "codepipeline", "GetPipeline", json!({ "name": name })).map_err(|error| refused(&error))?;
    let version = shown.member("pipeline").number("version").unwrap_or(1);
    Ok(Attributes::from([("Version".to_owned(), version.to_string())]))
}
