//! AWS::CodeConnections::Connection and its older twin. What they make is PENDING: the stack doesn't wait for people.

use serde_json::{Value, json};

use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, refused};
use super::tags::{Tagging, retag, tags};
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static NEW: ResourceType = ResourceType {
    name: "AWS::CodeConnections::Connection",
    imitated: true,
    properties: PROPERTIES,
    required: &["ConnectionName"],
    create_only: CREATE_ONLY,
    attributes: ATTRIBUTES,
    tagged: true,
    seconds: 3,
    create: |world, request, properties| create(world, request, "codeconnections", properties),
    update: |world, request, physical, properties| update(world, request, "codeconnections", physical, properties),
    delete: |world, request, physical, _| delete(world, request, "codeconnections", physical),
};

pub(super) static OLD: ResourceType = ResourceType {
    name: "AWS::CodeStarConnections::Connection",
    imitated: true,
    properties: PROPERTIES,
    required: &["ConnectionName"],
    create_only: CREATE_ONLY,
    attributes: ATTRIBUTES,
    tagged: true,
    seconds: 3,
    create: |world, request, properties| create(world, request, "codestar-connections", properties),
    update: |world, request, physical, properties| update(world, request, "codestar-connections", physical, properties),
    delete: |world, request, physical, _| delete(world, request, "codestar-connections", physical),
};

const TAGGING: Tagging = Tagging {
    operations: ["ListTagsForResource", "TagResource", "UntagResource"],
    members: ["ResourceArn", "Tags", "TagKeys"],
};

const PROPERTIES: &[&str] = &["ConnectionName", "ProviderType", "HostArn", "Tags"];
const CREATE_ONLY: &[&str] = &["ConnectionName", "ProviderType", "HostArn"];
const ATTRIBUTES: &[&str] = &["ConnectionArn", "ConnectionStatus", "OwnerAccountId"];

fn create(
    world: &mut World,
    request: &HandlerRequest,
    service: &str,
    properties: &Value,
) -> Result<NewResource, HandlerError> {
    let mut input =
        json!({ "ConnectionName": properties.member("ConnectionName"), "Tags": tags(request, properties, false) });
    for member in ["ProviderType", "HostArn"] {
        put(&mut input, member, properties.get(member).cloned());
    }
    let made = ask(world, request, service, "CreateConnection", input).map_err(|error| refused(&error))?;
    let arn = made.text("ConnectionArn").to_owned();
    let attributes = attributes(world, request, service, &arn)?;
    Ok((arn, attributes))
}

fn update(
    world: &mut World,
    request: &HandlerRequest,
    service: &str,
    arn: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    retag(world, request, service, &TAGGING, arn, &tags(request, properties, false).into())?;
    attributes(world, request, service, arn)
}

fn attributes(
    world: &mut World,
    request: &HandlerRequest,
    service: &str,
    arn: &str,
) -> Result<Attributes, HandlerError> {
    let shown = ask(world, request, service, "GetConnection", json!({ "ConnectionArn": arn }))
        .map_err(|error| refused(&error))?;
    let connection = shown.member("Connection");
    let all = [
        ("ConnectionArn", arn),
        ("ConnectionStatus", connection.text("ConnectionStatus")),
        ("OwnerAccountId", connection.text("OwnerAccountId")),
    ];
    Ok(all.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
}

fn delete(world: &mut World, request: &HandlerRequest, service: &str, arn: &str) -> Result<(), HandlerError> {
    ask(world, request, service, "DeleteConnection", json!({ "ConnectionArn": arn }))
        .map(|_| ())
        .map_err(|error| refused(&error))
}
