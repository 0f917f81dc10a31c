//! References as CloudFormation's functions.

use gangway_blueprint::id::Id;
use gangway_blueprint::text::{Part, Text};

use crate::tree::{Function, Node, Piece};

/// The name of a resource.
pub(super) fn name(id: &Id) -> Node {
    Node::Function(Function::Ref(id.to_string()))
}

/// An attribute of a resource.
pub(super) fn attribute(id: &Id, attribute: &'static str) -> Node {
    Node::Function(Function::GetAtt(id.to_string(), attribute))
}

/// A text: itself, one function, or pieces in a `Sub`. Where a literal holds `${`, which `Sub` would read, a `Join`.
pub(super) fn text(text: &Text) -> Node {
    if let Some(literal) = text.as_literal() {
        return literal.into();
    }
    if let [part] = text.parts() {
        return node(part);
    }
    let subs = |part: &Part| matches!(part, Part::Literal(literal) if literal.contains("${"));
    if text.parts().iter().any(subs) {
        return Node::Function(Function::Join(text.parts().iter().map(node).collect()));
    }
    Node::Function(Function::Sub(text.parts().iter().map(piece).collect()))
}

fn node(part: &Part) -> Node {
    match part {
        Part::Literal(literal) => literal.into(),
        Part::Arn(id) => attribute(id, "Arn"),
        Part::Name(id) => name(id),
        other => Node::Function(Function::Ref(inside(other))),
    }
}

fn piece(part: &Part) -> Piece {
    match part {
        Part::Literal(literal) => Piece::Literal(literal.clone()),
        reference => Piece::Reference(inside(reference)),
    }
}

/// What stands between `${` and `}`.
fn inside(part: &Part) -> String {
    match part {
        Part::Literal(literal) => literal.clone(),
        Part::Partition => "AWS::Partition".to_owned(),
        Part::Region => "AWS::Region".to_owned(),
        Part::Account => "AWS::AccountId".to_owned(),
        Part::Parameter(parameter) => parameter.name().to_owned(),
        Part::Name(id) => id.to_string(),
        Part::Arn(id) => format!("{id}.Arn"),
    }
}
