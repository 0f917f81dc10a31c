//! The types of resources, and how each is made, changed and deleted: always by the calls that anybody could make.

mod bucket;
mod connection;
mod log_group;
mod pipeline;
pub(super) mod placeholder;
mod project;
mod role;
mod tags;

use std::collections::BTreeMap;

use serde_json::Value;

use self::tags::tags;
use crate::call::{Answer, AwsError};
use crate::services;
use crate::services::read::Read as _;
use crate::world::World;

/// A type of resource.
pub(super) struct Type {
    pub(super) name: &'static str,
    /// Whether there is more of it than a name in the stack.
    pub(super) imitated: bool,
    pub(super) properties: &'static [&'static str],
    pub(super) required: &'static [&'static str],
    /// A change of these replaces the resource.
    pub(super) create_only: &'static [&'static str],
    /// What Fn::GetAtt can read.
    pub(super) attributes: &'static [&'static str],
    /// Whether the stack's tags go on it.
    pub(super) tagged: bool,
    /// How many seconds it usually takes until it is made.
    pub(super) seconds: i64,
    pub(super) create: fn(&mut World, &Site, &Value) -> Result<Made, Refused>,
    pub(super) update: fn(&mut World, &Site, &str, &Value) -> Result<Attributes, Refused>,
    pub(super) delete: fn(&mut World, &Site, &str, &Value) -> Result<(), Refused>,
}

/// What Fn::GetAtt reads.
pub(super) type Attributes = BTreeMap<String, String>;

/// A resource that was made: its physical id and attributes.
pub(super) type Made = (String, Attributes);

/// Why a resource was not made, as a stack event says it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    pub(super) reason: String,
    /// A fresh role isn't assumable yet: the engine tries again.
    pub(super) passes: bool,
    /// There is no such thing: a deletion is content with that.
    pub(super) missing: bool,
}

/// Where and for whom a resource is made.
pub(super) struct Site {
    pub(super) region: String,
    pub(super) account: String,
    pub(super) stack: String,
    pub(super) logical: String,
    /// The resource's type.
    pub(super) kind: String,
    /// `Key` and `Value`: the stack's own tags.
    pub(super) stack_tags: Vec<Value>,
    /// `aws:cloudformation:…`, for the services that take them.
    pub(super) system_tags: Vec<Value>,
}

const TYPES: [&Type; 9] = [
    &bucket::BUCKET,
    &bucket::POLICY,
    &role::ROLE,
    &role::POLICY,
    &log_group::LOG_GROUP,
    &project::PROJECT,
    &pipeline::PIPELINE,
    &connection::NEW,
    &connection::OLD,
];

/// A type by its name; for one that isn't imitated a placeholder. None when that is no type's name at all.
pub(super) fn find(name: &str) -> Option<&'static Type> {
    let imitated = TYPES.into_iter().find(|kind| kind.name == name);
    imitated.or_else(|| placeholder::is_name(name).then_some(&placeholder::PLACEHOLDER))
}

/// Properties that a type doesn't know, or lacks.
pub(super) fn check(kind: &Type, site: &Site, properties: &Value) -> Result<(), Refused> {
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
        format!("Properties validation failed for resource {} with message:\n[{}]", site.logical, wrong.join(", "));
    Err(Refused { reason, passes: false, missing: false })
}

fn ask(world: &mut World, site: &Site, service: &str, operation: &str, input: Value) -> Answer {
    services::ask(world, &site.region, service, operation, input)
}

/// A service's error as the event of a stack tells it.
fn refused(error: &AwsError) -> Refused {
    let handler = match error.code.as_str() {
        "EntityAlreadyExists"
        | "BucketAlreadyExists"
        | "BucketAlreadyOwnedByYou"
        | "ResourceAlreadyExistsException"
        | "PipelineNameInUseException" => "AlreadyExists",
        "NoSuchEntity"
        | "NoSuchBucket"
        | "ResourceNotFoundException"
        | "PipelineNotFoundException"
        | "NoSuchBucketPolicy" => "NotFound",
        "AccessDenied" | "AccessDeniedException" => "AccessDenied",
        "LimitExceededException" | "LimitExceeded" | "AccountLimitExceededException" => "ServiceLimitExceeded",
        _ => "InvalidRequest",
    };
    let reason = format!(
        "Resource handler returned message: \"{} (Code: {})\" (HandlerErrorCode: {handler})",
        error.message, error.code
    );
    let passes = error.message.contains("sts:AssumeRole") || error.message.contains("AssumeRole on role");
    Refused { reason, passes, missing: handler == "NotFound" }
}

/// A name that the template gives, or one made from stack and logical id.
fn name(world: &mut World, site: &Site, properties: &Value, member: &str, longest: usize) -> String {
    if let Some(name) = properties.given(member) {
        return name.to_owned();
    }
    let end = world.ids.upper(12);
    let room = longest.saturating_sub(end.len() + 1);
    let start: String = format!("{}-{}", site.stack, site.logical).chars().take(room).collect();
    format!("{start}-{end}")
}
