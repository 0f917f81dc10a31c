//! AWS::Logs::LogGroup.

use serde_json::{Value, json};

use super::handler::{Attributes, Made, Refused, Site, Type, ask, name, refused};
use super::tags::{Tagging, retag, tag_map, tags};
use crate::world::World;

pub(super) static LOG_GROUP: Type = Type {
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
    delete: |world, site, physical, _| call(world, site, "DeleteLogGroup", json!({ "logGroupName": physical })),
};

const TAGGING: Tagging = Tagging {
    operations: ["ListTagsForResource", "TagResource", "UntagResource"],
    members: ["resourceArn", "tags", "tagKeys"],
};

fn call(world: &mut World, site: &Site, operation: &str, input: Value) -> Result<(), Refused> {
    ask(world, site, "logs", operation, input).map(|_| ()).map_err(|error| refused(&error))
}

fn create(world: &mut World, site: &Site, properties: &Value) -> Result<Made, Refused> {
    let name = name(world, site, properties, "LogGroupName", 512);
    let tags = tag_map(&tags(site, properties, true));
    call(world, site, "CreateLogGroup", json!({ "logGroupName": name, "tags": tags }))?;
    let attributes = update(world, site, &name, properties)?;
    Ok((name, attributes))
}

fn update(world: &mut World, site: &Site, name: &str, properties: &Value) -> Result<Attributes, Refused> {
    match properties.get("RetentionInDays") {
        Some(days) => {
            call(world, site, "PutRetentionPolicy", json!({ "logGroupName": name, "retentionInDays": days }))?;
        }
        None => call(world, site, "DeleteRetentionPolicy", json!({ "logGroupName": name }))?,
    }
    let arn = format!("arn:aws:logs:{}:{}:log-group:{name}", site.region, site.account);
    retag(world, site, "logs", &TAGGING, &arn, &tag_map(&tags(site, properties, true)).into())?;
    Ok(Attributes::from([("Arn".to_owned(), format!("{arn}:*"))]))
}
