//! The types of resources, and how each is made, changed and deleted: always by the calls that anybody could make.

mod bucket;
mod connection;
pub(super) mod handler;
mod host;
mod log_group;
mod pipeline;
pub(super) mod placeholder;
mod project;
mod role;
mod tags;

use serde_json::Value;

use self::handler::{HandlerError, HandlerRequest, ResourceType};

const TYPES: [&ResourceType; 10] = [
    &bucket::BUCKET,
    &bucket::POLICY,
    &role::ROLE,
    &role::POLICY,
    &log_group::LOG_GROUP,
    &project::PROJECT,
    &pipeline::PIPELINE,
    &connection::NEW,
    &connection::OLD,
    &host::HOST,
];

/// A type by its name; for one that isn't imitated a placeholder. None when that is no type's name at all.
pub(super) fn find(name: &str) -> Option<&'static ResourceType> {
    let imitated = TYPES.into_iter().find(|kind| kind.name == name);
    imitated.or_else(|| placeholder::is_name(name).then_some(&placeholder::PLACEHOLDER))
}

/// Properties that a type doesn't know, or lacks.
pub(super) fn check(kind: &ResourceType, request: &HandlerRequest, properties: &Value) -> Result<(), HandlerError> {
    if !kind.imitated {
        return Ok(());
    }
    let given = properties.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
    let mut wrong: Vec<String> = given
        .filter(|key| !kind.properties.contains(key))
        .map(|key| format!("#: extraneous key [{key}] is not permitted"))
        .collect();
    let absent = kind.required.iter().filter(|key| properties.get(**key).is_none());
    wrong.extend(absent.map(|key| format!("#: required key [{key}] not found")));
    if wrong.is_empty() {
        return Ok(());
    }
    let reason =
        format!("Properties validation failed for resource {} with message:\n[{}]", request.logical, wrong.join(", "));
    Err(HandlerError { reason, passes: false, missing: false })
}
