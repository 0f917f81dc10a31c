//! The query protocol: a form with dotted names in, XML out; and EC2's dialect of it.
//!
//! EC2 writes every list flat (`SubnetId.1`, and never `SubnetIds.member.1`), begins each name with a capital, and knows
//! no wrapper around what it answers. What it doesn't know it refuses, where the others look past it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::errors::{self, CommonError, WireError};
use super::message::Request;
use super::model::{Member, Model, Operation, Shape, ShapeKind};
use super::protocol::Protocol;
use super::xml;
use crate::call::AwsError;

/// Deepest name, e.g. `Parameters.member.1.ParameterKey` is 4.
const DEEPEST: usize = 32;

/// How the names of operations begin that change nothing.
const READS: [&str; 6] = ["Describe", "Estimate", "Get", "List", "Simulate", "Validate"];

/// Whether all of the request stands in its address. AWS takes these, too; but any web page can have a browser ask for an
/// address, and old browsers don't say that a page did.
fn is_mere_address(request: &Request) -> bool {
    matches!(request.method, "GET" | "HEAD") && !request.headers.contains_key("authorization")
}

/// A form that was read: the operation and its members as a tree.
pub(super) struct Form {
    pub(super) action: String,
    root: Node,
    dialect: Dialect,
}

/// How the names of members are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Query,
    Ec2,
}

impl Dialect {
    /// A member's name in the form.
    fn name(self, name: &str, member: &Member) -> String {
        let usual = member.location_name.as_deref().unwrap_or(name);
        match (self, &member.query_name) {
            (Self::Query, _) => usual.to_owned(),
            (Self::Ec2, Some(name)) => name.clone(),
            (Self::Ec2, None) => capitalized(usual),
        }
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[derive(Default)]
struct Node {
    text: Option<String>,
    children: BTreeMap<String, Node>,
}

impl Form {
    /// Reads the body, or the address of a GET.
    pub(super) fn read(protocol: Protocol, request: &Request, model: &Model) -> Result<Self, AwsError> {
        let source = if request.body.is_empty() { request.query.as_bytes() } else { request.body };
        let mut root = Node::default();
        let mut action = String::new();
        let mut version = String::new();
        for (name, text) in form_urlencoded::parse(source) {
            match &*name {
                "Action" => action = text.into_owned(),
                "Version" => version = text.into_owned(),
                name => root.put(name, text.into_owned()).map_err(|what| errors::malformed(protocol, &what))?,
            }
        }
        if action.is_empty() {
            return Err(AwsError::new("MissingAction", "The request must contain the parameter Action."));
        }
        if is_mere_address(request) && !READS.iter().any(|verb| action.starts_with(verb)) {
            let message = "The practice account takes a signed address only for what changes nothing: send this \
                           action with a signature in the Authorization header.";
            let AwsError { code, .. } = errors::common_error(protocol, None, CommonError::Denied);
            return Err(AwsError { code, message: message.to_owned(), status: 403 });
        }
        if !version.is_empty() && version != model.metadata.api_version {
            let message = format!("Could not find operation {action} for version {version}");
            return Err(errors::unknown_operation(protocol, message));
        }
        let dialect = if protocol == Protocol::Ec2 { Dialect::Ec2 } else { Dialect::Query };
        Ok(Self { action, root, dialect })
    }

    /// The members by their shape.
    pub(super) fn typed(&self, model: &Model, shape: &Shape) -> Result<Value, String> {
        self.root.typed(model, shape, self.dialect)
    }

    /// The first name that a service takes offence at, because it doesn't know it.
    pub(super) fn stranger(&self, model: &Model, shape: &Shape) -> Option<String> {
        match self.dialect {
            Dialect::Query => None,
            Dialect::Ec2 => self.root.stranger(model, shape, ""),
        }
    }
}

impl Node {
    fn put(&mut self, name: &str, text: String) -> Result<(), String> {
        if name.split('.').count() > DEEPEST {
            return Err("A parameter's name is nested too deeply.".to_owned());
        }
        let mut node = self;
        for part in name.split('.') {
            node = node.children.entry(part.to_owned()).or_default();
        }
        node.text = Some(text);
        Ok(())
    }

    fn typed(&self, model: &Model, shape: &Shape, dialect: Dialect) -> Result<Value, String> {
        match shape.kind {
            ShapeKind::Structure => {
                let mut members = Map::new();
                for (name, member) in &shape.members {
                    if let Some(child) = self.children.get(&dialect.name(name, member)) {
                        let typed = child
                            .typed(model, model.shape(member), dialect)
                            .map_err(|what| format!("{name}: {what}"))?;
                        members.insert(name.clone(), typed);
                    }
                }
                Ok(Value::Object(members))
            }
            ShapeKind::List => {
                let Some(item) = shape.item() else { return Ok(Value::Array(Vec::new())) };
                let name = item.location_name.as_deref().unwrap_or("member");
                let flat = shape.flattened || dialect == Dialect::Ec2;
                let items = if flat { Some(self) } else { self.children.get(name) };
                let items = items.map(Node::numbered).unwrap_or_default();
                items
                    .iter()
                    .map(|node| node.typed(model, model.shape(item), dialect))
                    .collect::<Result<_, _>>()
                    .map(Value::Array)
            }
            ShapeKind::Map => {
                let Some((_, item)) = shape.entry() else { return Ok(Value::Object(Map::new())) };
                let entries = if shape.flattened { Some(self) } else { self.children.get("entry") };
                let mut typed = Map::new();
                for entry in entries.map(Node::numbered).unwrap_or_default() {
                    let key = entry.children.get("key").and_then(|key| key.text.clone()).unwrap_or_default();
                    if let Some(value) = entry.children.get("value") {
                        typed.insert(key, value.typed(model, model.shape(item), dialect)?);
                    }
                }
                Ok(Value::Object(typed))
            }
            _ => xml::scalar(shape, self.text.as_deref().unwrap_or_default()),
        }
    }

    /// The first name below this one that isn't EC2's. A signature in the address is nobody's business here.
    fn stranger(&self, model: &Model, shape: &Shape, path: &str) -> Option<String> {
        self.children.iter().find_map(|(part, child)| {
            let name = if path.is_empty() { part.clone() } else { format!("{path}.{part}") };
            let of_signature = path.is_empty() && part.starts_with("X-Amz-");
            let inner = match shape.kind {
                ShapeKind::Structure => shape
                    .members
                    .iter()
                    .find(|(name, member)| Dialect::Ec2.name(name, member) == *part)
                    .map(|(_, one)| one),
                ShapeKind::List => shape.item().filter(|_| part.parse::<u32>().is_ok()),
                _ => None,
            };
            match inner {
                _ if of_signature => None,
                Some(inner) => child.stranger(model, model.shape(inner), &name),
                None => Some(name),
            }
        })
    }

    /// The children `1`, `2`, … in their order.
    fn numbered(&self) -> Vec<&Node> {
        let numbers = self.children.iter().filter_map(|(name, node)| Some((name.parse::<u32>().ok()?, node)));
        let ordered: BTreeMap<u32, &Node> = numbers.collect();
        ordered.into_values().collect()
    }
}

/// The answer's body.
pub(super) fn write(model: &Model, operation: &Operation, name: &str, value: &Value, request_id: &str) -> Vec<u8> {
    let mut out = String::new();
    let root = format!("{name}Response");
    xml::open(&mut out, &root, &model.metadata.xml_namespace);
    if let Some(shape) = model.output(operation) {
        match model.result_wrapper(operation) {
            Some(wrapper) => xml::element(&mut out, wrapper, model, shape, value),
            None => xml::content(&mut out, model, shape, value),
        }
    }
    xml::open(&mut out, "ResponseMetadata", "");
    xml::simple(&mut out, "RequestId", request_id);
    xml::close(&mut out, "ResponseMetadata");
    xml::close(&mut out, &root);
    out.into_bytes()
}

pub(super) fn error(model: Option<&Model>, written: &WireError, request_id: &str) -> Vec<u8> {
    let mut out = String::new();
    xml::open(&mut out, "ErrorResponse", model.map_or("", |model| &model.metadata.xml_namespace));
    xml::open(&mut out, "Error", "");
    xml::simple(&mut out, "Type", if written.status.is_server_error() { "Receiver" } else { "Sender" });
    xml::simple(&mut out, "Code", written.code);
    xml::simple(&mut out, "Message", written.message);
    xml::close(&mut out, "Error");
    xml::simple(&mut out, "RequestId", request_id);
    xml::close(&mut out, "ErrorResponse");
    out.into_bytes()
}

/// The answer's body, as EC2 writes it: no wrapper, the request's id first, and a word where there is nothing to say.
pub(super) fn write_ec2(model: &Model, operation: &Operation, name: &str, value: &Value, request_id: &str) -> Vec<u8> {
    let mut out = String::new();
    let root = format!("{name}Response");
    xml::open(&mut out, &root, &model.metadata.xml_namespace);
    xml::simple(&mut out, "requestId", request_id);
    match model.output(operation) {
        Some(shape) => xml::content(&mut out, model, shape, value),
        None => xml::simple(&mut out, "return", "true"),
    }
    xml::close(&mut out, &root);
    out.into_bytes()
}

pub(super) fn error_ec2(written: &WireError, request_id: &str) -> Vec<u8> {
    let mut out = String::new();
    xml::open(&mut out, "Response", "");
    xml::open(&mut out, "Errors", "");
    xml::open(&mut out, "Error", "");
    xml::simple(&mut out, "Code", written.code);
    xml::simple(&mut out, "Message", written.message);
    xml::close(&mut out, "Error");
    xml::close(&mut out, "Errors");
    xml::simple(&mut out, "RequestID", request_id);
    xml::close(&mut out, "Response");
    out.into_bytes()
}
