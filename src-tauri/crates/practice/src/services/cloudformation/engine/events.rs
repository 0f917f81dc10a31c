//! Every step is told as an event.

use super::super::stack::{Operation, Resource, Stack, StackEvent};
use crate::other::Other;
use crate::world::World;

/// How many events a stack remembers: those of many updates.
const REMEMBERED: usize = 1_000;

fn keep(stack: &mut Stack, event: StackEvent) {
    stack.events.push(event);
    let surplus = stack.events.len().saturating_sub(REMEMBERED);
    stack.events.drain(..surplus);
}

/// A stack's new status, with its event.
pub(in super::super) fn tell(
    world: &mut World,
    stack: &mut Stack,
    status: &str,
    reason: Option<&str>,
    token: Option<&str>,
) {
    stack.status = status.to_owned();
    stack.reason = reason.map(str::to_owned);
    let token =
        token.map(str::to_owned).or_else(|| stack.operation.as_ref().and_then(|operation| operation.token.clone()));
    let event = StackEvent {
        id: world.uuid(),
        at: world.now,
        logical: stack.name.clone(),
        physical: stack.id.clone(),
        kind: "AWS::CloudFormation::Stack".to_owned(),
        status: status.to_owned(),
        reason: reason.map(str::to_owned),
        properties: None,
        token,
        other: Other::default(),
    };
    keep(stack, event);
}

/// A resource's new status, with its event.
pub(super) fn note(
    world: &mut World,
    stack: &mut Stack,
    logical: &str,
    resource: &Resource,
    status: &str,
    reason: Option<&str>,
) {
    if let Some(own) =
        stack.resources.get_mut(logical).filter(|own| own.physical == resource.physical || own.physical.is_empty())
    {
        own.status = status.to_owned();
        own.reason = reason.map(str::to_owned);
        own.at = world.now;
    }
    let event = StackEvent {
        id: format!("{logical}-{status}-{}", world.uuid()),
        at: world.now,
        logical: logical.to_owned(),
        physical: resource.physical.clone(),
        kind: resource.kind.clone(),
        status: status.to_owned(),
        reason: reason.map(str::to_owned),
        properties: resource.properties.is_object().then(|| resource.properties.to_string()),
        token: stack.operation.as_ref().and_then(|operation| operation.token.clone()),
        other: Other::default(),
    };
    keep(stack, event);
}

/// The last event of an operation still carries its token.
pub(super) fn tell_last(
    world: &mut World,
    stack: &mut Stack,
    status: &str,
    reason: Option<&str>,
    operation: &Operation,
) {
    tell(world, stack, status, reason, operation.token.as_deref());
}
