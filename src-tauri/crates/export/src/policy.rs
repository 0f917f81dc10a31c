//! Policy documents as a tree.

use gangway_blueprint::policy::{Condition, Effect, Policy, Principal, Reason, Statement};

use crate::tree::{Item, Member, Node};

/// The comment above a statement, where the file has comments.
pub(crate) type Comments<'a> = &'a dyn Fn(Reason) -> Option<String>;

/// A policy document.
pub(crate) fn document(policy: &Policy, comments: Comments<'_>) -> Node {
    let statements = policy
        .statements
        .iter()
        .map(|statement| Item { comment: comments(statement.reason), value: Node::Map(members(statement)) });
    Node::map([("Version", "2012-10-17".into()), ("Statement", Node::List(statements.collect()))])
}

fn members(statement: &Statement) -> Vec<Member> {
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
        members.push(Member::of("Resource", Node::one_or_list(&statement.resources)));
    }
    if !statement.conditions.is_empty() {
        members.push(Member::of("Condition", conditions(&statement.conditions)));
    }
    members
}

/// By operator, then by key, as IAM groups them.
fn conditions(conditions: &[Condition]) -> Node {
    let mut operators: Vec<(&str, Vec<Member>)> = Vec::new();
    for condition in conditions {
        let member = Member::of(condition.key, Node::one_or_list(&condition.values));
        match operators.iter_mut().find(|(operator, _)| *operator == condition.operator) {
            Some((_, members)) => members.push(member),
            None => operators.push((condition.operator, vec![member])),
        }
    }
    Node::Map(operators.into_iter().map(|(operator, members)| Member::of(operator, members)).collect())
}
