//! AWS::CodeBuild::Project.

use serde_json::{Value, json};

use super::{Attributes, Made, Refused, Site, Type, ask, camel, lower_tags, name, refused, tags};
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static PROJECT: Type = Type {
    name: "AWS::CodeBuild::Project",
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
            ("description", json!("")),
            ("sourceVersion", json!("")),
            ("vpcConfig", json!({})),
            ("logsConfig", json!({})),
            ("cache", json!({ "type": "NO_CACHE" })),
            ("timeoutInMinutes", json!(60)),
            ("queuedTimeoutInMinutes", json!(480)),
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

fn input(site: &Site, name: &str, properties: &Value) -> Value {
    let mut input = camel(properties);
    put(&mut input, "name", json!(name));
    put(&mut input, "tags", json!(lower_tags(&tags(site, properties, true))));
    if let Some(object) = input.as_object_mut() {
        object.remove("visibility");
    }
    let role = properties.text("ServiceRole");
    if !role.starts_with("arn:") {
        // The property takes a role's name, too.
        put(&mut input, "serviceRole", json!(format!("arn:aws:iam::{}:role/{role}", site.account)));
    }
    input
}

fn attributes(site: &Site, name: &str) -> Attributes {
    let arn = format!("arn:aws:codebuild:{}:{}:project/{name}", site.region, site.account);
    Attributes::from([("Arn".to_owned(), arn)])
}
