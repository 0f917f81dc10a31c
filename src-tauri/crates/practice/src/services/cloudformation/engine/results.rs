//! What a stack comes to: its outputs, and what it no longer wants.

use serde_json::{Value, json};

use super::super::resolve::Scope;
use super::super::stack::{Resource, Stack};
use super::super::template::Template;
use super::super::{changes, parameters};
use crate::services::read::{Read as _, put};
use crate::world::World;

/// What is in the stack and no longer in its template.
pub(super) fn unwanted(world: &World, stack: &Stack) -> Vec<(String, Resource)> {
    let Ok(template) = Template::read(&stack.source.body) else { return Vec::new() };
    let mut scope = Scope::new(&template, &stack.source, (&stack.region, &world.account), (&stack.name, &stack.id));
    scope.made = changes::made(&stack.resources);
    let wanted = |logical: &str, resource: &Resource| {
        let declared = template.resources().get(logical).filter(|declared| declared.text("Type") == resource.kind);
        declared.is_some_and(|declared| scope.wants(declared).unwrap_or(true))
    };
    let order = stack.order.iter().filter_map(|logical| Some((logical, stack.resources.get(logical)?)));
    order.filter(|(logical, one)| !wanted(logical, one)).map(|(logical, one)| (logical.clone(), one.clone())).collect()
}

pub(super) fn outputs(world: &World, stack: &Stack) -> Vec<Value> {
    let Ok(template) = Template::read(&stack.source.body) else { return Vec::new() };
    let mut scope = Scope::new(&template, &stack.source, (&stack.region, &world.account), (&stack.name, &stack.id));
    scope.made = changes::made(&stack.resources);
    let one = |(key, declared): (&String, &Value)| {
        if !scope.wants(declared).ok()? {
            return None;
        }
        let value = scope.value(declared.member("Value")).ok()??;
        let mut output = json!({ "OutputKey": key, "OutputValue": parameters::scalar(&value) });
        put(&mut output, "Description", declared.get("Description").cloned());
        let export = scope.value(declared.member("Export").member("Name")).ok().flatten();
        put(&mut output, "ExportName", export.filter(Value::is_string));
        Some(output)
    };
    template.outputs().iter().filter_map(one).collect()
}
