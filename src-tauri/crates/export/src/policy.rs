//! Policy documents as a tree: the same for a template, where references stay references, and for JSON, where they are
//! resolved.

use gangway_blueprint::policy::{Condition, Effect, Policy, Principal, Reason, Statement};
use gangway_blueprint::text::Text;

use crate::tree::{Item, Member, Node};

/// A policy document. `text` writes a text with references, `why` the comment above a statement.
pub(crate) fn document(policy: &Policy, text: &dyn Fn(&Text) -> Node, why: &dyn Fn(Reason) -> Option<String>) -> Node {
    let statements = policy
        .statements
        .iter()
        .map(|statement| Item { comment: why(statement.reason), value: Node::Map(members(statement, text)) });
    Node::map([("Version", "2012-10-17".into()), ("Statement", Node::List(statements.collect()))])
}

fn members(statement: &Statement, text: &dyn Fn(&Text) -> Node) -> Vec<Member> {
    let effect = match statement.effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    };
    let mut members = vec![Member::of("Sid", statement.sid), Member::of("Effect", effect)];
    match statement.principal {
        Some(Principal::Service(service)) => {
            members.push(Member::of("Principal", Node::map([("Service", service.into())])));
        }
        Some(Principal::Everybody) => members.push(Member::of("Principal", "*")),
        None => {}
    }
    members.push(Member::of("Action", Node::one_or_list(statement.actions.iter().copied())));
    if !statement.resources.is_empty() {
        members.push(Member::of("Resource", Node::one_or_list(statement.resources.iter().map(text))));
    }
    if !statement.conditions.is_empty() {
        members.push(Member::of("Condition", conditions(&statement.conditions, text)));
    }
    members
}

/// By operator, then by key, as IAM groups them.
fn conditions(conditions: &[Condition], text: &dyn Fn(&Text) -> Node) -> Node {
    let mut operators: Vec<(&str, Vec<Member>)> = Vec::new();
    for condition in conditions {
        let member = Member::of(condition.key, Node::one_or_list(condition.values.iter().map(text)));
        match operators.iter_mut().find(|(operator, _)| *operator == condition.operator) {
            Some((_, members)) => members.push(member),
            None => operators.push((condition.operator, vec![member])),
        }
    }
    Node::Map(operators.into_iter().map(|(operator, members)| Member::of(operator, members)).collect())
}
