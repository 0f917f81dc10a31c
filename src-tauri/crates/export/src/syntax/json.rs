//! The tree as JSON. Comments have no place there.

use gangway_blueprint::text::Text;
use serde_json::{Map, Value};

use crate::tree::Node;

/// JSON text with two spaces an indentation, ending with a line end. `references`: what a text that holds references
/// becomes.
pub fn write(node: &Node, references: &dyn Fn(&Text) -> Value) -> String {
    format!("{:#}\n", value(node, references))
}

/// Like [`write`], as a value.
pub fn value(node: &Node, references: &dyn Fn(&Text) -> Value) -> Value {
    match node {
        Node::Text(text) => text.as_literal().map_or_else(|| references(text), Value::from),
        Node::Number(number) => (*number).into(),
        Node::Verbatim(number) => number.parse::<f64>().map_or_else(|_| (*number).into(), Value::from),
        Node::Bool(value) => (*value).into(),
        Node::List(items) => items.iter().map(|item| value(&item.value, references)).collect(),
        Node::Map(members) => {
            let member = |member: &crate::tree::Member| (member.key.clone(), value(&member.value, references));
            Value::Object(members.iter().map(member).collect::<Map<_, _>>())
        }
    }
}

/// The `references` of a document that holds none.
pub fn literal(text: &Text) -> Value {
    text.resolve(|_| String::new()).into()
}
