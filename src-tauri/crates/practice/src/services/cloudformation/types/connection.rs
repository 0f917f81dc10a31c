//! AWS::CodeConnections::Connection and its older twin. What they make is PENDING: the stack doesn't wait for people.

use serde_json::{Value, json};

use super::handler::{Attributes, Made, Refused, Site, Type, ask, refused};
use super::tags::{Tagging, retag, tags};
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static NEW: Type = Type {
    name: "AWS::CodeConnections::Connection",
    imitated: true,
    properties: PROPERTIES,
    required: &["ConnectionName"],
    create_only: CREATE_ONLY,
    attributes: ATTRIBUTES,
    tagged: true,
    seconds: 3,
    create: |world, site, properties| create(world, site, "codeconnections", properties),
    update: |world, site, physical, properties| update(world, site, "codeconnections", physical, properties),
    delete: |world, site, physical, _| delete(world, site, "codeconnections", physical),
};

pub(super) static OLD: Type = Type {
    name: "AWS::CodeStarConnections::Connection",
    imitated: true,
    properties: PROPERTIES,
    required: &["ConnectionName"],
    create_only: CREATE_ONLY,
    attributes: ATTRIBUTES,
    tagged: true,
    seconds: 3,
    create: |world, site, properties| create(world, site, "codestar-connections", properties),
    update: |world, site, physical, properties| update(world, site, "codestar-connections", physical, properties),
    delete: |world, site, physical, _| delete(world, site, "codestar-connections", physical),
};

const TAGGING: Tagging = Tagging {
    operations: ["ListTagsForResource", "TagResource", "UntagResource"],
    members: ["ResourceArn", "Tags", "TagKeys"],
};

const PROPERTIES: &[&str] = &["ConnectionName", "ProviderType", "HostArn", "Tags"];
const CREATE_ONLY: &[&str] = &["ConnectionName", "ProviderType", "HostArn"];
const ATTRIBUTES: &[&str] = &["ConnectionArn", "ConnectionStatus", "OwnerAccountId"];

fn create(world: &mut World, site: &Site, service: &str, properties: &Value) -> Result<Made, Refused> {
    let mut input =
        json!({ "ConnectionName": properties.member("ConnectionName"), "Tags": tags(site, properties, false) });
    for member in ["ProviderType", "HostArn"] {
        put(&mut input, member, properties.get(member).cloned());
    }
    let made = ask(world, site, service, "CreateConnection", input).map_err(|error| refused(&error))?;
    let arn = made.text("ConnectionArn").to_owned();
    let attributes = attributes(world, site, service, &arn)?;
    Ok((arn, attributes))
}

fn update(world: &mut World, site: &Site, service: &str, arn: &str, properties: &Value) -> Result<Attributes, Refused> {
    retag(world, site, service, &TAGGING, arn, &tags(site, properties, false).into())?;
    attributes(world, site, service, arn)
}

fn attributes(world: &mut World, site: &Site, service: &str, arn: &str) -> Result<Attributes, Refused> {
    let shown =
        ask(world, site, service, "GetConnection", json!({ "ConnectionArn": arn })).map_err(|error| refused(&error))?;
    let connection = shown.member("Connection");
    let all = [
        ("ConnectionArn", arn),
        ("ConnectionStatus", connection.text("ConnectionStatus")),
        ("OwnerAccountId", connection.text("OwnerAccountId")),
    ];
    Ok(all.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
}

fn delete(world: &mut World, site: &Site, service: &str, arn: &str) -> Result<(), Refused> {
    ask(world, site, service, "DeleteConnection", json!({ "ConnectionArn": arn }))
        .map(|_| ())
        .map_err(|error| refused(&error))
}
