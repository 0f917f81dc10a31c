//! What an update would do: the list that a change set shows.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::resolve::{Scope, UNKNOWN};
use super::stack::{Resource, Source, Stack};
use super::template::Template;
use super::types;
use super::types::handler::ResourceType;
use crate::services::read::{Read as _, put};

/// Compares what is wanted with what is there; the changes as DescribeChangeSet shows them.
pub(super) fn list(template: &Template, source: &Source, stack: &Stack, account: &str) -> Result<Vec<Value>, String> {
    let mut scope = Scope::new(template, source, (&stack.region, account), (&stack.name, &stack.id));
    let retagged = source.tags != stack.source.tags;
    let mut changes = Vec::new();
    for logical in template.order() {
        let Some(declared) = template.resources().get(logical) else { continue };
        if !scope.wants(declared)? {
            continue;
        }
        let name = declared.text("Type");
        let Some(kind) = types::find(name) else { continue };
        let wanted = scope.value(declared.member("Properties"))?.unwrap_or_default();
        let there =
            stack.resources.get(logical).filter(|resource| resource.kind == name && !resource.physical.is_empty());
        let Some(there) = there else {
            changes.push(change("Add", logical, name, None));
            continue;
        };
        let details = details(kind, declared, there, &wanted);
        let replacement = replacement(&details);
        if replacement == "False" {
            scope.made.insert(logical.clone(), (there.physical.clone(), there.attributes.clone()));
        }
        let only_tags = details.is_empty() && retagged && kind.tagged;
        if details.is_empty() && !only_tags {
            continue;
        }
        let mut one = change("Modify", logical, name, Some(&there.physical));
        put(&mut one, "Replacement", json!(replacement));
        put(&mut one, "Scope", json!([if only_tags { "Tags" } else { "Properties" }]));
        put(&mut one, "Details", json!(details));
        if replacement == "True" {
            let policy = if there.replace_policy == "Retain" { "ReplaceAndRetain" } else { "ReplaceAndDelete" };
            put(&mut one, "PolicyAction", json!(policy));
        }
        changes.push(one);
    }
    for logical in stack.order.iter().rev() {
        let Some(there) = stack.resources.get(logical) else { continue };
        let declared = template.resources().get(logical).filter(|declared| declared.text("Type") == there.kind);
        let stays = declared.map_or(Ok(false), |declared| scope.wants(declared))?;
        if !stays {
            let mut one = change("Remove", logical, &there.kind, Some(&there.physical));
            let policy = if there.deletion_policy.starts_with("Retain") { "Retain" } else { "Delete" };
            put(&mut one, "PolicyAction", json!(policy));
            changes.push(one);
        }
    }
    Ok(changes.into_iter().map(|change| json!({ "Type": "Resource", "ResourceChange": change })).collect())
}

fn change(action: &str, logical: &str, kind: &str, physical: Option<&str>) -> Value {
    let mut change =
        json!({ "Action": action, "LogicalResourceId": logical, "ResourceType": kind, "Scope": [], "Details": [] });
    put(&mut change, "PhysicalResourceId", physical.map(|id| json!(id)));
    change
}

/// One entry for each property that changes.
fn details(kind: &ResourceType, declared: &Value, there: &Resource, wanted: &Value) -> Vec<Value> {
    let empty = serde_json::Map::new();
    let (old, new) = (there.properties.as_object().unwrap_or(&empty), wanted.as_object().unwrap_or(&empty));
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    let mut details = Vec::new();
    for name in names.into_iter().filter(|name| old.get(*name) != new.get(*name)) {
        let unknown = new.get(name).is_some_and(|value| value.to_string().contains(UNKNOWN));
        let recreation = match (kind.create_only.contains(&name.as_str()), unknown) {
            (false, _) => "Never",
            (true, false) => "Always",
            (true, true) => "Conditionally",
        };
        let written = declared.member("Properties").member(name).to_string();
        let cause = if unknown {
            "ResourceReference"
        } else if written.contains("\"Ref\"") || written.contains("\"Fn::Sub\"") {
            "ParameterReference"
        } else {
            "DirectModification"
        };
        details.push(json!({
            "Target": { "Attribute": "Properties", "Name": name, "RequiresRecreation": recreation, "Path": format!("/Properties/{name}") },
            "Evaluation": if unknown { "Dynamic" } else { "Static" },
            "ChangeSource": cause,
        }));
    }
    details
}

fn replacement(details: &[Value]) -> &'static str {
    let has = |wanted: &str| details.iter().any(|detail| detail.member("Target").text("RequiresRecreation") == wanted);
    match (has("Always"), has("Conditionally")) {
        (true, _) => "True",
        (false, true) => "Conditional",
        (false, false) => "False",
    }
}

/// Physical id and attributes of everything that a stack holds.
pub(super) fn made(resources: &BTreeMap<String, Resource>) -> BTreeMap<String, (String, BTreeMap<String, String>)> {
    let there = resources.iter().filter(|(_, resource)| !resource.physical.is_empty());
    there.map(|(name, one)| (name.clone(), (one.physical.clone(), one.attributes.clone()))).collect()
}
