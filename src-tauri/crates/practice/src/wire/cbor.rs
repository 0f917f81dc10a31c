//! Smithy RPC v2 CBOR: the operation in the path, one CBOR map each way.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ciborium::Value as Cbor;
use serde_json::{Map, Number, Value};

use super::errors::{self, WireError};
use super::message::Request;
use super::model::{Model, Shape, ShapeKind};
use super::protocol::Protocol;
use crate::call::AwsError;

/// Tag of a number that counts seconds since 1970 (RFC 8949 §3.4.2).
const EPOCH: u64 = 1;

/// The operation of a path such as `/service/CodeConnections_20231201/operation/GetConnection`; botocore writes the
/// service with its package.
pub(super) fn operation(request: &Request, model: &Model) -> Result<String, AwsError> {
    let path = request.path.rsplit_once("/service/").map_or("", |(_, path)| path);
    match path.split_once("/operation/") {
        Some((service, operation))
            if service == model.metadata.short_target() || service == model.metadata.target_prefix =>
        {
            Ok(operation.to_owned())
        }
        _ => Err(errors::unknown_operation(Protocol::Cbor, format!("Unknown path {}.", request.path))),
    }
}

/// The body in JSON's terms: bytes as base64 text, instants as seconds. No body is an empty map.
pub(super) fn read(body: &[u8]) -> Result<Value, String> {
    if body.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let broken = || "The body is not valid CBOR.".to_owned();
    let mut rest = body;
    let value: Cbor = ciborium::from_reader(&mut rest).map_err(|_| broken())?;
    if !rest.is_empty() {
        return Err(broken());
    }
    plain(value).ok_or_else(broken)
}

fn plain(value: Cbor) -> Option<Value> {
    Some(match value {
        Cbor::Null => Value::Null,
        Cbor::Bool(flag) => flag.into(),
        Cbor::Integer(number) => {
            let number = i128::from(number);
            i64::try_from(number).map(Value::from).or_else(|_| u64::try_from(number).map(Value::from)).ok()?
        }
        Cbor::Float(number) => Value::Number(Number::from_f64(number)?),
        Cbor::Text(text) => text.into(),
        Cbor::Bytes(bytes) => STANDARD.encode(bytes).into(),
        Cbor::Array(items) => Value::Array(items.into_iter().map(plain).collect::<Option<_>>()?),
        Cbor::Map(entries) => {
            let entry = |(key, value): (Cbor, Cbor)| Some((key.into_text().ok()?, plain(value)?));
            Value::Object(entries.into_iter().map(entry).collect::<Option<_>>()?)
        }
        Cbor::Tag(EPOCH, instant) => plain(*instant).filter(Value::is_number)?,
        _ => return None,
    })
}

/// The answer's body.
pub(super) fn write(model: &Model, shape: Option<&Shape>, value: &Value) -> Vec<u8> {
    bytes(&shape.map_or(Cbor::Map(Vec::new()), |shape| typed(model, shape, value)))
}

/// The value has been checked: what doesn't fit its shape can't come here.
fn typed(model: &Model, shape: &Shape, value: &Value) -> Cbor {
    match (shape.kind, value) {
        (ShapeKind::Structure, Value::Object(members)) => {
            let known = members.iter().filter_map(|(name, value)| {
                let member = shape.members.get(name)?;
                Some((Cbor::Text(name.clone()), typed(model, model.shape(member), value)))
            });
            Cbor::Map(known.collect())
        }
        (ShapeKind::List, Value::Array(items)) => {
            let item = shape.item().map(|item| model.shape(item));
            Cbor::Array(
                item.map(|item| items.iter().map(|value| typed(model, item, value)).collect()).unwrap_or_default(),
            )
        }
        (ShapeKind::Map, Value::Object(entries)) => {
            let item = shape.entry().map(|(_, item)| model.shape(item));
            let typed = |item| {
                entries.iter().map(|(name, value)| (Cbor::Text(name.clone()), typed(model, item, value))).collect()
            };
            Cbor::Map(item.map(typed).unwrap_or_default())
        }
        (ShapeKind::Blob, Value::String(text)) => Cbor::Bytes(STANDARD.decode(text).unwrap_or_default()),
        (ShapeKind::Timestamp, Value::Number(number)) => Cbor::Tag(EPOCH, Box::new(numeric(number))),
        (ShapeKind::Float | ShapeKind::Double, Value::Number(number)) => {
            Cbor::Float(number.as_f64().unwrap_or_default())
        }
        (_, Value::Number(number)) => numeric(number),
        (_, Value::Bool(flag)) => Cbor::Bool(*flag),
        (_, Value::String(text)) => Cbor::Text(text.clone()),
        _ => Cbor::Null,
    }
}

fn numeric(number: &Number) -> Cbor {
    match (number.as_i64(), number.as_u64()) {
        (Some(number), _) => Cbor::Integer(number.into()),
        (None, Some(number)) => Cbor::Integer(number.into()),
        (None, None) => Cbor::Float(number.as_f64().unwrap_or_default()),
    }
}

pub(super) fn error(written: &WireError) -> Vec<u8> {
    let entry = |name: &str, text: &str| (Cbor::Text(name.to_owned()), Cbor::Text(text.to_owned()));
    bytes(&Cbor::Map(vec![entry("__type", written.code), entry(written.message_member, written.message)]))
}

fn bytes(value: &Cbor) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory can't fail.
    let _ = ciborium::into_writer(value, &mut bytes);
    bytes
}
