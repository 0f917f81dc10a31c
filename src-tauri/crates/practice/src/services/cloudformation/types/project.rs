//! AWS::CodeBuild::Project.

use serde_json::{Value, json};

use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, name, refused};
use super::tags::tags;
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static PROJECT: ResourceType = ResourceType {
    name: "AWS::CodeBuild::Project",
    imitated: true,
    properties: &[
        "Name",
        "Description",
        "Artifacts",
        "BadgeEnabled",
        "Cache",
        "ConcurrentBuildLimit",
        "EncryptionKey",
        "Environment",
        "LogsConfig",
        "QueuedTimeoutInMinutes",
        "SecondaryArtifacts",
        "SecondarySources",
        "ServiceRole",
        "Source",
        "SourceVersion",
        "Tags",
        "TimeoutInMinutes",
        "Visibility",
        "VpcConfig",
    ],
    required: &["Artifacts", "Environment", "ServiceRole", "Source"],
    create_only: &["Name"],
    attributes: &["Arn"],
    tagged: true,
    seconds: 4,
    create,
    update: |world, request, physical, properties| {
        let mut input = input(request, physical, properties);
        // What the template no longer says goes back to the service's default.
        let defaults = [
            ("Description", json!("")),
            ("SourceVersion", json!("")),
            ("VpcConfig", json!({})),
            ("LogsConfig", json!({})),
            ("Cache", json!({ "type": "NO_CACHE" })),
            ("TimeoutInMinutes", json!(60)),
            ("QueuedTimeoutInMinutes", json!(480)),
        ];
        for (member, default) in defaults {
            if input.get(member).is_none() {
                put(&mut input, member, default);
            }
        }
        ask(world, request, "codebuild", "UpdateProject", input).map_err(|error| refused(&error))?;
        Ok(attributes(request, physical))
    },
    delete: |world, request, physical, _| {
        ask(world, request, "codebuild", "DeleteProject", json!({ "name": physical }))
            .map(|_| ())
            .map_err(|error| refused(&error))
    },
};

fn create(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<NewResource, HandlerError> {
    let name = name(world, request, properties, "Name", 150);
    let input = input(request, &name, properties);
    ask(world, request, "codebuild", "CreateProject", input).map_err(|error| refused(&error))?;
    let attributes = attributes(request, &name);
    Ok((name, attributes))
}

/// What CreateProject takes, still as templates write it.
fn input(request: &HandlerRequest, name: &str, properties: &Value) -> Value {
    let mut input = properties.clone();
    put(&mut input, "Name", json!(name));
    put(&mut input, "Tags", json!(tags(request, properties, true)));
    let role = properties.text("ServiceRole");
    if !role.starts_with("arn:") {
        // The property takes a role's name, too.
        put(&mut input, "ServiceRole", json!(format!("arn:aws:iam::{}:role/{role}", request.account)));
    }
    input
}

fn attributes(request: &HandlerRequest, name: &str) -> Attributes {
    let arn = format!("arn:aws:codebuild:{}:{}:project/{name}", request.region, request.account);
    Attributes::from([("Arn".to_owned(), arn)])
}
