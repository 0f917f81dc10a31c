//! AWS::Logs::LogGroup.

use serde_json::{Value, json};

use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, name, refused};
use super::tags::{Tagging, retag, tag_map, tags};
use crate::world::World;

pub(super) static LOG_GROUP: ResourceType = ResourceType {
    name: "AWS::Logs::LogGroup",
    imitated: true,
    properties: &["LogGroupName", "RetentionInDays", "KmsKeyId", "LogGroupClass", "Tags"],
    required: &[],
    create_only: &["LogGroupName"],
    attributes: &["Arn"],
    tagged: true,
    seconds: 4,
    create,
    update,
    delete: |world, request, physical, _| call(world, request, "DeleteLogGroup", json!({ "logGroupName": physical })),
};

const TAGGING: Tagging = Tagging {
    operations: ["ListTagsForResource", "TagResource", "UntagResource"],
    members: ["resourceArn", "tags", "tagKeys"],
};

fn call(world: &mut World, request: &HandlerRequest, operation: &str, input: Value) -> Result<(), HandlerError> {
    ask(world, request, "logs", operation, input).map(|_| ()).map_err(|error| refused(&error))
}

fn create(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<NewResource, HandlerError> {
    let name = name(world, request, properties, "LogGroupName", 512);
    let tags = tag_map(&tags(request, properties, true));
    call(world, request, "CreateLogGroup", json!({ "logGroupName": name, "tags": tags }))?;
    let attributes = update(world, request, &name, properties)?;
    Ok((name, attributes))
}

fn update(
    world: &mut World,
    request: &HandlerRequest,
    name: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    match properties.get("RetentionInDays") {
        Some(days) => {
            call(world, request, "PutRetentionPolicy", json!({ "logGroupName": name, "retentionInDays": days }))?;
        }
        None => call(world, request, "DeleteRetentionPolicy", json!({ "logGroupName": name }))?,
    }
    let arn = format!("arn:aws:logs:{}:{}:log-group:{name}", request.region, request.account);
    retag(world, request, "logs", &TAGGING, &arn, &tag_map(&tags(request, properties, true)).into())?;
    Ok(Attributes::from([("Arn".to_owned(), format!("{arn}:*"))]))
}
