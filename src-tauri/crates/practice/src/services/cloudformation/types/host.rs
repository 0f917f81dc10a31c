//! AWS::CodeConnections::Host. What it makes waits for a person, and before that for its VPC: the stack waits for neither. A
//! deletion does wait until what the host has in its VPC is gone.

use serde_json::{Value, json};

use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, refused};
use super::tags::{Tagging, retag, tags};
use crate::services::read::{Read as _, put};
use crate::world::World;

pub(super) static HOST: ResourceType = ResourceType {
    name: "AWS::CodeConnections::Host",
    imitated: true,
    properties: &["Name", "ProviderType", "ProviderEndpoint", "VpcConfiguration", "Tags"],
    required: &["Name", "ProviderType", "ProviderEndpoint"],
    create_only: &["Name", "ProviderType"],
    attributes: &["HostArn", "HostId", "Status"],
    tagged: true,
    seconds: 3,
    create,
    update,
    delete,
};

const SERVICE: &str = "codeconnections";

const TAGGING: Tagging = Tagging {
    operations: ["ListTagsForResource", "TagResource", "UntagResource"],
    members: ["ResourceArn", "Tags", "TagKeys"],
};

fn create(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<NewResource, HandlerError> {
    let mut input = json!({ "Tags": tags(request, properties, false) });
    for member in ["Name", "ProviderType", "ProviderEndpoint", "VpcConfiguration"] {
        put(&mut input, member, properties.get(member).cloned());
    }
    let made = ask(world, request, SERVICE, "CreateHost", input).map_err(|error| refused(&error))?;
    let arn = made.text("HostArn").to_owned();
    let attributes = attributes(world, request, &arn)?;
    Ok((arn, attributes))
}

/// Only what differs is changed: a host that is set up can have other tags, and nothing else.
fn update(
    world: &mut World,
    request: &HandlerRequest,
    arn: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    let there = get(world, request, arn)?;
    let mut input = json!({ "HostArn": arn });
    for member in ["ProviderEndpoint", "VpcConfiguration"] {
        let wanted = properties.get(member).filter(|wanted| there.member(member) != *wanted);
        put(&mut input, member, wanted.cloned());
    }
    if input.as_object().is_some_and(|members| members.len() > 1) {
        ask(world, request, SERVICE, "UpdateHost", input).map_err(|error| refused(&error))?;
    }
    retag(world, request, SERVICE, &TAGGING, arn, &tags(request, properties, false).into())?;
    attributes(world, request, arn)
}

fn get(world: &mut World, request: &HandlerRequest, arn: &str) -> Result<Value, HandlerError> {
    ask(world, request, SERVICE, "GetHost", json!({ "HostArn": arn })).map_err(|error| refused(&error))
}

fn attributes(world: &mut World, request: &HandlerRequest, arn: &str) -> Result<Attributes, HandlerError> {
    let shown = get(world, request, arn)?;
    let id = arn.rsplit('/').next().unwrap_or_default();
    let all = [("HostArn", arn), ("HostId", id), ("Status", shown.text("Status"))];
    Ok(all.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
}

fn delete(world: &mut World, request: &HandlerRequest, arn: &str, _: &Value) -> Result<(), HandlerError> {
    if !get(world, request, arn)?.text("Status").contains("DELETING") {
        ask(world, request, SERVICE, "DeleteHost", json!({ "HostArn": arn })).map_err(|error| refused(&error))?;
    }
    match get(world, request, arn) {
        Err(gone) if gone.missing => Ok(()),
        Err(other) => Err(other),
        Ok(_) => {
            let reason = format!(
                "Resource handler returned message: \"Host {arn} did not stabilize\" (HandlerErrorCode: NotStabilized)"
            );
            Err(HandlerError { reason, passes: true, missing: false })
        }
    }
}
