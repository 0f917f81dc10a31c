//! The tree as JSON. Functions in their long form; comments have no place there.

use serde_json::{Map, Value, json};

use crate::tree::{Function, Node};

/// JSON text with two spaces an indentation, ending with a line end.
pub fn write(node: &Node) -> String {
    format!("{:#}\n", value(node))
}

/// The same as a value.
pub fn value(node: &Node) -> Value {
    match node {
        Node::Text(text) => text.as_str().into(),
        Node::Number(number) => (*number).into(),
        Node::Verbatim(number) => number.parse::<f64>().map_or_else(|_| (*number).into(), Value::from),
        Node::Bool(value) => (*value).into(),
        Node::List(items) => items.iter().map(|item| value(&item.value)).collect(),
        Node::Map(members) => Value::Object(
            members.iter().map(|member| (member.key.clone(), value(&member.value))).collect::<Map<_, _>>(),
        ),
        Node::Function(function) => match function {
            Function::Ref(name) => json!({ "Ref": name }),
            Function::GetAtt(id, attribute) => json!({ "Fn::GetAtt": [id, attribute] }),
            Function::Sub(pieces) => json!({ "Fn::Sub": Function::sub_text(pieces) }),
            Function::Join(values) => json!({ "Fn::Join": ["", values.iter().map(value).collect::<Vec<_>>()] }),
        },
    }
}
