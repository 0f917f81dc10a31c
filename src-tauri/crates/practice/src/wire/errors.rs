//! Errors as the services say them: which code, which status, and which codes may stand where.
//!
//! A code is either declared by the operation's model or stands on the written list of AWS's common errors
//! (`models/common-errors.json`, which the conformance tests read too). Anything else is a defect.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hyper::StatusCode;

use super::model::{Model, Operation};
use super::protocol::Protocol;
use super::validate::Violation;
use crate::call::AwsError;

/// The common errors by protocol, with their HTTP status.
static COMMON: LazyLock<BTreeMap<String, BTreeMap<String, u16>>> = LazyLock::new(|| {
    let source = include_str!("../../models/common-errors.json");
    let mut lists: serde_json::Map<String, serde_json::Value> = serde_json::from_str(source).unwrap_or_default();
    lists.remove("source");
    serde_json::from_value(serde_json::Value::Object(lists)).unwrap_or_default()
});

fn common(protocol: Protocol, code: &str) -> Option<u16> {
    let list = if protocol == Protocol::Cbor { Protocol::Json } else { protocol };
    COMMON.get(list.name())?.get(code).copied()
}

/// What can go wrong at any service.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CommonError {
    Throttled,
    Broken,
    Denied,
    Expired,
}

/// An error ready to be written.
pub(super) struct WireError<'a> {
    pub(super) code: &'a str,
    pub(super) status: StatusCode,
    pub(super) message: &'a str,
    /// The member's name in JSON and CBOR.
    pub(super) message_member: &'a str,
}

/// Whether the operation may answer this error.
pub(super) fn may_answer(protocol: Protocol, model: &Model, operation: &Operation, error: &AwsError) -> bool {
    let declared = || operation.errors.iter().filter_map(|name| model.error(name));
    common(protocol, &error.code).is_some()
        || operation.errors.contains(&error.code)
        || declared().any(|declared| declared.code == error.code)
}

/// Fills in what the model and the list know of an error.
pub(super) fn written<'a>(protocol: Protocol, model: Option<&'a Model>, error: &'a AwsError) -> WireError<'a> {
    let declared = model.and_then(|model| model.error(&error.code));
    let listed = || common(protocol, &error.code).unwrap_or(400);
    let status = match (error.status, &declared) {
        (0, Some(declared)) => declared.status,
        (0, None) => listed(),
        (status, _) => status,
    };
    WireError {
        code: declared.as_ref().map_or(error.code.as_str(), |declared| declared.code),
        status: StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST),
        message: &error.message,
        message_member: declared.and_then(|declared| declared.message).unwrap_or("message"),
    }
}

/// An operation that exists nowhere, or not here.
pub(super) fn unknown_operation(protocol: Protocol, message: String) -> AwsError {
    let code = match protocol {
        Protocol::Cbor | Protocol::Json => "UnknownOperationException",
        Protocol::Query | Protocol::Ec2 => "InvalidAction",
        Protocol::RestXml => "NotImplemented",
    };
    AwsError::new(code, message)
}

/// A body that can't be read.
pub(super) fn malformed(protocol: Protocol, what: &str) -> AwsError {
    let code = match protocol {
        Protocol::Cbor | Protocol::Json => "SerializationException",
        Protocol::Query => "MalformedInput",
        Protocol::Ec2 => "InvalidParameterValue",
        Protocol::RestXml => "MalformedXML",
    };
    AwsError::new(code, what)
}

/// A member that EC2 doesn't know.
pub(super) fn unknown_parameter(name: &str) -> AwsError {
    AwsError::new("UnknownParameter", format!("The parameter {name} is not recognized"))
}

/// A body that is too large.
pub(super) fn too_large(protocol: Protocol) -> AwsError {
    let code = match protocol {
        Protocol::Cbor | Protocol::Json => "RequestEntityTooLargeException",
        Protocol::Query | Protocol::Ec2 => "RequestEntityTooLarge",
        Protocol::RestXml => "EntityTooLarge",
    };
    AwsError::new(code, "The request is too large.")
}

/// Our own mistakes.
pub(super) fn internal(protocol: Protocol) -> &'static str {
    if matches!(protocol, Protocol::RestXml | Protocol::Ec2) { "InternalError" } else { "InternalFailure" }
}

/// Input that the model doesn't allow.
pub(super) fn invalid(service: &str, violations: &[Violation]) -> AwsError {
    let code = match service {
        "codebuild" => "InvalidInputException",
        "logs" => "InvalidParameterException",
        "cloudformation" | "iam" | "sts" => "ValidationError",
        "s3" => "InvalidArgument",
        "ec2" if violations.iter().any(Violation::is_absence) => "MissingParameter",
        "ec2" => "InvalidParameterValue",
        _ => "ValidationException",
    };
    let count = violations.len();
    let noun = if count == 1 { "error" } else { "errors" };
    let all: Vec<String> = violations.iter().map(Violation::to_string).collect();
    let message = format!("{count} validation {noun} detected: {}", all.join("; "));
    AwsError { code: code.to_owned(), message, status: 400 }
}

/// What can go wrong at any service, as this one says it.
pub(super) fn common_error(protocol: Protocol, model: Option<&Model>, error: CommonError) -> AwsError {
    use Protocol::{Cbor, Ec2, Json, Query, RestXml};
    let modelled = |code: &'static str| model.is_some_and(|model| model.error(code).is_some()).then_some(code);
    let (code, message) = match (error, protocol) {
        (CommonError::Throttled, Cbor | Json) => ("ThrottlingException", "Rate exceeded"),
        (CommonError::Throttled, Query) => ("Throttling", "Rate exceeded"),
        (CommonError::Throttled, Ec2) => ("RequestLimitExceeded", "Request limit exceeded."),
        (CommonError::Throttled, RestXml) => ("SlowDown", "Please reduce your request rate."),
        (CommonError::Broken, Cbor | Json) => {
            (modelled("InternalServerException").unwrap_or("InternalFailure"), "An internal error occurred.")
        }
        (CommonError::Broken, _) => (internal(protocol), "We encountered an internal error. Please try again."),
        (CommonError::Denied, Cbor | Json) => {
            ("AccessDeniedException", "User is not authorized to perform this action.")
        }
        (CommonError::Denied, Ec2) => ("UnauthorizedOperation", "You are not authorized to perform this operation."),
        (CommonError::Denied, _) => ("AccessDenied", "User is not authorized to perform this action."),
        (CommonError::Expired, Cbor | Json) => {
            ("ExpiredTokenException", "The security token included in the request is expired")
        }
        (CommonError::Expired, Ec2) => ("RequestExpired", "Request has expired."),
        (CommonError::Expired, _) => ("ExpiredToken", "The security token included in the request is expired"),
    };
    // The models leave the status of some of these open, and then say 400 for what can only be ours.
    let status = if matches!(error, CommonError::Broken) { 500 } else { 0 };
    AwsError { code: code.to_owned(), message: message.to_owned(), status }
}
