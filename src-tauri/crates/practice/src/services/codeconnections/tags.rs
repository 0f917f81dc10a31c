//! Tags of connections and hosts.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{not_found, text};
use crate::call::{Answer, AwsError, Call};
use crate::world::World;

/// Tags of one resource (the API model's limit for one request).
const QUOTA: usize = 200;

/// A tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tag {
    /// Key.
    pub(crate) key: String,
    /// Value.
    pub(crate) value: String,
}

/// The tags of a request; a key that comes twice keeps its last value.
pub(super) fn from_input(input: &Value) -> Result<Vec<Tag>, AwsError> {
    let mut tags = Vec::new();
    for tag in input.as_array().map(Vec::as_slice).unwrap_or_default() {
        let part = |name: &str| tag[name].as_str().unwrap_or_default().to_owned();
        let tag = Tag { key: part("Key"), value: part("Value") };
        if tag.key.to_ascii_lowercase().starts_with("aws:") {
            let message = "Tag keys that begin with aws: are reserved.";
            return Err(AwsError::new("InvalidInputException", message));
        }
        put(&mut tags, tag);
    }
    Ok(tags)
}

fn put(tags: &mut Vec<Tag>, tag: Tag) {
    match tags.iter_mut().find(|one| one.key == tag.key) {
        Some(one) => one.value = tag.value,
        None => tags.push(tag),
    }
}

/// The tags of the connection or host that has this ARN.
fn of<'a>(world: &'a mut World, arn: &str) -> Result<&'a mut Vec<Tag>, AwsError> {
    let state = &mut *world.services.codeconnections;
    let connections = state.connections.iter_mut().map(|one| (&one.arn, &mut one.tags));
    let hosts = state.hosts.iter_mut().map(|one| (&one.arn, &mut one.tags));
    let found = connections.chain(hosts).find(|(one, _)| one.as_str() == arn);
    found.map(|(_, tags)| tags).ok_or_else(|| not_found("Resource", arn))
}

pub(super) fn tag(world: &mut World, call: &Call) -> Answer {
    let new = from_input(&call.input["Tags"])?;
    let tags = of(world, text(call, "ResourceArn"))?;
    let mut merged = tags.clone();
    for tag in new {
        put(&mut merged, tag);
    }
    if merged.len() > QUOTA {
        return Err(AwsError::new("LimitExceededException", format!("A resource can have {QUOTA} tags.")));
    }
    *tags = merged;
    Ok(Value::Object(Map::new()))
}

pub(super) fn untag(world: &mut World, call: &Call) -> Answer {
    let keys = call.input["TagKeys"].as_array().cloned().unwrap_or_default();
    of(world, text(call, "ResourceArn"))?.retain(|tag| !keys.contains(&Value::from(tag.key.as_str())));
    Ok(Value::Object(Map::new()))
}

pub(super) fn list(world: &mut World, call: &Call) -> Answer {
    Ok(json!({ "Tags": of(world, text(call, "ResourceArn"))? }))
}
