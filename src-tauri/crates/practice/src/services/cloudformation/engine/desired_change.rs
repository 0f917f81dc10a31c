//! What the template wants of one resource, against what is there.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::resolve::Scope;
use super::super::stack::{Resource, Stack};
use super::super::template::Template;
use super::super::types::handler::HandlerError;
use super::super::{changes, types};
use crate::other::Other;
use crate::services::read::Read as _;
use crate::world::World;

/// What there is to do for a resource.
pub(super) enum DesiredChange {
    /// The resource is as it should be, or isn't wanted.
    Nothing,
    Create(Value),
    Update(Value),
    Replace(Value),
}

/// What brings the resource to what the template wants; why that can't be told or done.
pub(super) fn desired_change(world: &World, stack: &Stack, logical: &str) -> Result<DesiredChange, HandlerError> {
    let refuse = |reason: String| HandlerError { reason, passes: false, missing: false };
    let template = Template::read(&stack.source.body).map_err(|error| refuse(error.message))?;
    let Some(declared) = template.resources().get(logical) else { return Ok(DesiredChange::Nothing) };
    let mut scope = Scope::new(&template, &stack.source, (&stack.region, &world.account), (&stack.name, &stack.id));
    scope.made = changes::made(&stack.resources);
    if !scope.wants(declared).map_err(refuse)? {
        return Ok(DesiredChange::Nothing);
    }
    let properties = scope.value(declared.member("Properties")).map_err(refuse)?.unwrap_or_default();
    let properties = if properties.is_object() { properties } else { json!({}) };
    let Some(kind) = types::find(declared.text("Type")) else { return Ok(DesiredChange::Nothing) };
    let there = stack
        .resources
        .get(logical)
        .filter(|resource| !resource.physical.is_empty() && resource.kind == declared.text("Type"));
    let Some(there) = there else { return Ok(DesiredChange::Create(properties)) };
    let before = stack.operation.as_ref().and_then(|operation| operation.before.as_ref());
    let retagged = kind.tagged && before.is_some_and(|before| before.source.tags != stack.source.tags);
    if there.properties == properties && !retagged {
        return Ok(DesiredChange::Nothing);
    }
    let changed = |name: &&&str| there.properties.get(**name) != properties.get(**name);
    if !kind.create_only.iter().any(|name| changed(&name)) {
        return Ok(DesiredChange::Update(properties));
    }
    let named = kind.create_only.iter().find(|name| properties.given(name) == Some(there.physical.as_str()));
    if named.is_some() {
        let reason = format!(
            "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {} and update the stack again.",
            there.physical
        );
        return Err(refuse(reason));
    }
    Ok(DesiredChange::Replace(properties))
}

/// The resource as the template declares it, before anything is made.
pub(super) fn blank(world: &World, stack: &Stack, logical: &str) -> Resource {
    let template = Template::read(&stack.source.body).ok();
    let declared =
        template.as_ref().and_then(|template| template.resources().get(logical)).cloned().unwrap_or_default();
    let policy = |member: &str| declared.given(member).unwrap_or("Delete").to_owned();
    Resource {
        kind: declared.text("Type").to_owned(),
        physical: String::new(),
        status: String::new(),
        reason: None,
        at: world.now,
        properties: Value::Null,
        attributes: BTreeMap::new(),
        deletion_policy: policy("DeletionPolicy"),
        replace_policy: policy("UpdateReplacePolicy"),
        other: Other::default(),
    }
}
