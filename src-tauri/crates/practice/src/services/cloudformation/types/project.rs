//! AWS::CodeBuild::Project.

use serde_json::{Value, json};

use super::handler::{Attributes, Made, Refused, Site, Type, ask, name, refused};
use super::tags::tags;
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static PROJECT: Type = Type {
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
    update: |world, site, physical, properties| {
        let mut input = input(site, physical, properties);
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
        ask(world, site, "codebuild", "UpdateProject", input).map_err(|error| refused(&error))?;
        Ok(attributes(site, physical))
    },
    delete: |world, site, physical, _| {
        ask(world, site, "codebuild", "DeleteProject", json!({ "name": physical }))
            .map(|_| ())
            .map_err(|error| refused(&error))
    },
};

fn create(world: &mut World, site: &Site, properties: &Value) -> Result<Made, Refused> {
    let name = name(world, site, properties, "Name", 150);
    let input = input(site, &name, properties);
    ask(world, site, "codebuild", "CreateProject", input).map_err(|error| refused(&error))?;
    let attributes = attributes(site, &name);
    Ok((name, attributes))
}

/// What CreateProject takes, still as templates write it.
fn input(site: &Site, name: &str, properties: &Value) -> Value {
    let mut input = properties.clone();
    put(&mut input, "Name", json!(name));
    put(&mut input, "Tags", json!(tags(site, properties, true)));
    let role = properties.text("ServiceRole");
    if !role.starts_with("arn:") {
        // The property takes a role's name, too.
        put(&mut input, "ServiceRole", json!(format!("arn:aws:iam::{}:role/{role}", site.account)));
    }
    input
}

fn attributes(site: &Site, name: &str) -> Attributes {
    let arn = format!("arn:aws:codebuild:{}:{}:project/{name}", site.region, site.account);
    Attributes::from([("Arn".to_owned(), arn)])
}
