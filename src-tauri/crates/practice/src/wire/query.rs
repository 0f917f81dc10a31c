//! The query protocol: a form with dotted names in, XML out.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::errors::{self, WireError};
use super::message::Request;
use super::model::{Model, Operation, Shape, ShapeKind};
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
}

#[derive(Default)]
struct Node {
    text: Option<String>,
    children: BTreeMap<String, Node>,
}

impl Form {
    /// Reads the body, or the address of a GET.
    pub(super) fn read(request: &Request, model: &Model) -> Result<Self, AwsError> {
        let source = if request.body.is_empty() { request.query.as_bytes() } else { request.body };
        let mut root = Node::default();
        let mut action = String::new();
        let mut version = String::new();
        for (name, text) in form_urlencoded::parse(source) {
            match &*name {
                "Action" => action = text.into_owned(),
                "Version" => version = text.into_owned(),
                name => root.put(name, text.into_owned()).map_err(|what| errors::malformed(Protocol::Query, &what))?,
            }
        }
        if action.is_empty() {
            return Err(AwsError::new("MissingAction", "The request must contain the parameter Action."));
        }
        if is_mere_address(request) && !READS.iter().any(|verb| action.starts_with(verb)) {
            let message = "The practice account takes a signed address only for what changes nothing: send this \
                           action with a signature in the Authorization header.";
            return Err(AwsError::new("AccessDenied", message));
        }
        if !version.is_empty() && version != model.metadata.api_version {
            let message = format!("Could not find operation {action} for version {version}");
            return Err(errors::unknown_operation(Protocol::Query, message));
        }
        Ok(Self { action, root })
    }

    /// The members by their shape.
    pub(super) fn typed(&self, model: &Model, shape: &Shape) -> Result<Value, String> {
        self.root.typed(model, shape)
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

    fn typed(&self, model: &Model, shape: &Shape) -> Result<Value, String> {
        match shape.kind {
            ShapeKind::Structure => {
                let mut members = Map::new();
                for (name, member) in &shape.members {
                    let wanted = member.location_name.as_deref().unwrap_or(name);
                    if let Some(child) = self.children.get(wanted) {
                        let typed =
                            child.typed(model, model.shape(member)).map_err(|what| format!("{name}: {what}"))?;
                        members.insert(name.clone(), typed);
                    }
                }
                Ok(Value::Object(members))
            }
            ShapeKind::List => {
                let Some(item) = shape.item() else { return Ok(Value::Array(Vec::new())) };
                let name = item.location_name.as_deref().unwrap_or("member");
                let items = if shape.flattened { Some(self) } else { self.children.get(name) };
                let items = items.map(Node::numbered).unwrap_or_default();
                items
                    .iter()
                    .map(|node| node.typed(model, model.shape(item)))
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
                        typed.insert(key, value.typed(model, model.shape(item))?);
                    }
                }
                Ok(Value::Object(typed))
            }
            _ => xml::scalar(shape, self.text.as_deref().unwrap_or_default()),
        }
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
