//! awsJson 1.0 and 1.1: the operation in `x-amz-target`, one JSON object each way.

use base64::Engine;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::errors::{self, WireError};
use super::message::Request;
use super::model::{Model, Shape, ShapeKind};
use super::protocol::Protocol;
use crate::call::AwsError;

/// The operation of a target such as `com.amazonaws.codeconnections.CodeConnections_20231201.GetConnection`, long or short.
pub(super) fn operation(request: &Request, model: &Model) -> Result<String, AwsError> {
    let target = request.headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (prefix, operation) = target.rsplit_once('.').unwrap_or_default();
    let metadata = &model.metadata;
    if prefix == metadata.target_prefix || prefix == metadata.short_target() {
        Ok(operation.to_owned())
    } else {
        Err(errors::unknown_operation(Protocol::Json, format!("Unknown target {target}.")))
    }
}

/// The body as it stands; no body is an empty object.
pub(super) fn read(body: &[u8]) -> Result<Value, String> {
    if body.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(body).map_err(|_| "The body is not valid JSON.".to_owned())
}

/// Takes what the shape knows, and demands its types. Members that it doesn't know are dropped, as AWS does.
pub(super) fn typed(model: &Model, shape: &Shape, value: Value) -> Result<Value, String> {
    at(model, shape, value, "")
}

fn at(model: &Model, shape: &Shape, value: Value, path: &str) -> Result<Value, String> {
    match (shape.kind, value) {
        (ShapeKind::Structure, Value::Object(mut given)) => {
            let mut members = Map::new();
            for (name, member) in &shape.members {
                if let Some(value) = given.remove(name).filter(|value| !value.is_null()) {
                    members.insert(name.clone(), at(model, model.shape(member), value, &format!("{path}/{name}"))?);
                }
            }
            Ok(Value::Object(members))
        }
        (ShapeKind::List, Value::Array(items)) => {
            let Some(item) = shape.item().map(|item| model.shape(item)) else { return Ok(Value::Array(items)) };
            items
                .into_iter()
                .map(|value| at(model, item, value, &format!("{path}/*")))
                .collect::<Result<_, _>>()
                .map(Value::Array)
        }
        (ShapeKind::Map, Value::Object(entries)) => {
            let Some(item) = shape.entry().map(|(_, item)| model.shape(item)) else {
                return Ok(Value::Object(entries));
            };
            let entries = entries.into_iter().filter(|(_, value)| !value.is_null());
            let typed = entries.map(|(name, value)| Ok((name, at(model, item, value, &format!("{path}/*"))?)));
            typed.collect::<Result<_, String>>().map(Value::Object)
        }
        (ShapeKind::String, value @ Value::String(_)) | (ShapeKind::Boolean, value @ Value::Bool(_)) => Ok(value),
        (ShapeKind::Blob, Value::String(text)) if base64::engine::general_purpose::STANDARD.decode(&text).is_ok() => {
            Ok(Value::String(text))
        }
        (ShapeKind::Integer, Value::Number(number)) => {
            match whole(&number).filter(|number| i32::try_from(*number).is_ok()) {
                Some(number) => Ok(number.into()),
                None => Err(wrong(ShapeKind::Integer, path)),
            }
        }
        (ShapeKind::Long, Value::Number(number)) => {
            whole(&number).map(Value::from).ok_or_else(|| wrong(ShapeKind::Long, path))
        }
        (ShapeKind::Float | ShapeKind::Double | ShapeKind::Timestamp, value @ Value::Number(_)) => Ok(value),
        (ShapeKind::Timestamp, Value::String(text)) => instant(&text).ok_or_else(|| wrong(ShapeKind::Timestamp, path)),
        (kind, _) => Err(wrong(kind, path)),
    }
}

fn whole(number: &serde_json::Number) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float =
        || number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < EXACT).map(|float| float as i64);
    number.as_i64().or_else(float)
}

/// Seconds since 1970 of an ISO 8601 text.
pub(super) fn instant(text: &str) -> Option<Value> {
    let instant = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let millis = instant.unix_timestamp_nanos().checked_div(1_000_000)?;
    Some((millis as f64 / 1000.0).into())
}

fn wrong(kind: ShapeKind, path: &str) -> String {
    let path = if path.is_empty() { "/" } else { path };
    format!("The value at {path} is not of type {kind:?}.")
}

pub(super) fn error(written: &WireError) -> Vec<u8> {
    json!({ "__type": written.code, written.message_member: written.message }).to_string().into_bytes()
}
