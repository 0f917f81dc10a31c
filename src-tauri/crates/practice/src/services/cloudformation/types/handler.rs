//! What the handlers of all types have in common: what they are given, how they call a service, and what they answer.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::call::{Answer, AwsError};
use crate::services;
use crate::services::read::Read as _;
use crate::world::World;

/// A type of resource.
pub(crate) struct ResourceType {
    pub(crate) name: &'static str,
    /// Whether there is more of it than a name in the stack.
    pub(crate) imitated: bool,
    pub(crate) properties: &'static [&'static str],
    pub(crate) required: &'static [&'static str],
    /// A change of these replaces the resource.
    pub(crate) create_only: &'static [&'static str],
    /// What Fn::GetAtt can read.
    pub(crate) attributes: &'static [&'static str],
    /// Whether the stack's tags go on it.
    pub(crate) tagged: bool,
    /// How many seconds it usually takes until it is made.
    pub(crate) seconds: i64,
    pub(crate) create: fn(&mut World, &HandlerRequest, &Value) -> Result<NewResource, HandlerError>,
    pub(crate) update: fn(&mut World, &HandlerRequest, &str, &Value) -> Result<Attributes, HandlerError>,
    pub(crate) delete: fn(&mut World, &HandlerRequest, &str, &Value) -> Result<(), HandlerError>,
}

/// The values that Fn::GetAtt reads.
pub(crate) type Attributes = BTreeMap<String, String>;

/// A resource that was made: its physical id and attributes.
pub(crate) type NewResource = (String, Attributes);

/// Why a resource was not made, as a stack event says it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HandlerError {
    pub(crate) reason: String,
    /// A fresh role isn't assumable yet: the engine tries again.
    pub(crate) passes: bool,
    /// There is no such thing: a deletion is content with that.
    pub(crate) missing: bool,
}

/// What a handler is told of the resource, beside its properties.
pub(crate) struct HandlerRequest {
    pub(crate) region: String,
    pub(crate) account: String,
    pub(crate) stack: String,
    pub(crate) logical: String,
    /// Type of the resource, e.g. `AWS::S3::Bucket`.
    pub(crate) kind: String,
    /// The stack's own tags, objects with `Key` and `Value`.
    pub(crate) stack_tags: Vec<Value>,
    /// `aws:cloudformation:…`, for the services that take them.
    pub(crate) system_tags: Vec<Value>,
}

/// Calls a service in the Region of the stack.
pub(super) fn ask(world: &mut World, request: &HandlerRequest, service: &str, operation: &str, input: Value) -> Answer {
    services::ask(world, &request.region, service, operation, input)
}

/// A service's error as the event of a stack tells it.
pub(super) fn refused(error: &AwsError) -> HandlerError {
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
    HandlerError { reason, passes, missing: handler == "NotFound" }
}

/// A name that the template gives, or one made from stack and logical id.
pub(super) fn name(
    world: &mut World,
    request: &HandlerRequest,
    properties: &Value,
    member: &str,
    longest: usize,
) -> String {
    if let Some(name) = properties.given(member) {
        return name.to_owned();
    }
    let end = world.ids.upper(12);
    let room = longest.saturating_sub(end.len() + 1);
    let start: String = format!("{}-{}", request.stack, request.logical).chars().take(room).collect();
    format!("{start}-{end}")
}
