//! What the intrinsic functions of a template refer to, by name.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Every name that a value refers to.
pub(super) fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                match (key.as_str(), inner) {
                    ("Ref", Value::String(name)) => drop(found.insert(name.clone())),
                    ("Fn::GetAtt", Value::Array(parts)) => {
                        found.extend(parts.first().and_then(Value::as_str).map(str::to_owned));
                    }
                    ("Fn::GetAtt", Value::String(text)) => {
                        found.extend(text.split('.').next().map(str::to_owned));
                    }
                    ("Fn::Sub", Value::String(text)) => found.extend(substituted(text, &Map::new())),
                    ("Fn::Sub", Value::Array(parts)) => {
                        let own = parts.get(1).and_then(Value::as_object).cloned().unwrap_or_default();
                        let text = parts.first().and_then(Value::as_str).unwrap_or_default();
                        found.extend(substituted(text, &own));
                        own.values().for_each(|value| references(value, found));
                    }
                    _ => references(inner, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}

/// The names in `${…}`, without the text's own.
fn substituted(text: &str, own: &Map<String, Value>) -> Vec<String> {
    let names = text.split("${").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.trim());
    names
        .filter(|name| !name.starts_with('!') && !own.contains_key(*name))
        .filter_map(|name| name.split('.').next().map(str::to_owned))
        .collect()
}
