//! The tree as JSON. Comments have no place there. All of it is ASCII: on Windows the AWS CLI reads files in the system's
//! encoding, and IAM takes no policy with characters beyond Latin 1.

use gangway_blueprint::text::Text;
use serde_json::{Map, Value};

use crate::tree::Node;

/// JSON text with two spaces an indentation, ending with a line end. `references`: what a text that holds references
/// becomes.
pub fn write(node: &Node, references: &dyn Fn(&Text) -> Value) -> String {
    ascii(&format!("{:#}\n", value(node, references)))
}

/// Like [`write`], on one line.
pub(crate) fn write_compact(node: &Node, references: &dyn Fn(&Text) -> Value) -> String {
    ascii(&value(node, references).to_string())
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

fn ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            ascii.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    ascii
}
