//! The tags of what a stack makes, and how each service changes them.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::handler::{HandlerError, HandlerRequest, ask, refused};
use crate::services::read::{Read as _, put};
use crate::world::World;

/// The resource's own tags with the stack's under them, and AWS's own.
pub(super) fn tags(request: &HandlerRequest, properties: &Value, system: bool) -> Vec<Value> {
    let mut all: Vec<Value> = properties.list("Tags").to_vec();
    let more = request.stack_tags.iter().chain(request.system_tags.iter().filter(|_| system));
    for tag in more {
        if !all.iter().any(|own| own.text("Key") == tag.text("Key")) {
            all.push(tag.clone());
        }
    }
    all
}

/// Tags as one object, as logs wants them.
pub(super) fn tag_map(tags: &[Value]) -> Map<String, Value> {
    tags.iter().map(|tag| (tag.text("Key").to_owned(), tag.member("Value").clone())).collect()
}

/// How a service lists, sets and takes away tags.
pub(super) struct Tagging {
    /// Of listing, tagging, untagging.
    pub(super) operations: [&'static str; 3],
    /// What names the resource, its tags, and the keys to take away.
    pub(super) members: [&'static str; 3],
}

/// Brings a resource's tags to what is wanted, in the service's own form: those that nobody asks for any longer go.
pub(super) fn retag(
    world: &mut World,
    request: &HandlerRequest,
    service: &str,
    tagging: &Tagging,
    id: &str,
    wanted: &Value,
) -> Result<(), HandlerError> {
    let [list, tag, untag] = tagging.operations;
    let [resource, tags, keys] = tagging.members;
    let mut call = |operation, more: Option<(&str, Value)>| {
        let mut input = json!({ resource: id });
        if let Some((member, value)) = more {
            put(&mut input, member, value);
        }
        ask(world, request, service, operation, input).map_err(|error| refused(&error))
    };
    let there = call(list, None)?;
    let gone: Vec<String> = names(there.member(tags)).difference(&names(wanted)).cloned().collect();
    if !gone.is_empty() {
        call(untag, Some((keys, json!(gone))))?;
    }
    if !names(wanted).is_empty() {
        call(tag, Some((tags, wanted.clone())))?;
    }
    Ok(())
}

fn names(tags: &Value) -> BTreeSet<String> {
    match tags {
        Value::Object(map) => map.keys().cloned().collect(),
        Value::Array(list) => {
            list.iter().filter_map(|tag| tag.given("Key").or(tag.given("key"))).map(str::to_owned).collect()
        }
        _ => BTreeSet::new(),
    }
}
