//! Parameters: what the person gives, against what the template declares.

use std::collections::BTreeMap;

use regex::Regex;
use serde_json::{Value, json};

use super::invalid;
use super::stack::Source;
use super::template::{Template, format_error};
use crate::call::AwsError;
use crate::services::read::Read as _;

/// The longest value, in bytes (CloudFormation quotas).
const LONGEST: usize = 4_096;

/// The values of all parameters.
pub(super) fn values(
    template: &Template,
    given: &[Value],
    before: Option<&Source>,
) -> Result<BTreeMap<String, String>, AwsError> {
    let mut values = BTreeMap::new();
    let unknown: Vec<&str> = given
        .iter()
        .map(|one| one.text("ParameterKey"))
        .filter(|key| !template.parameters().contains_key(*key))
        .collect();
    if !unknown.is_empty() {
        return Err(invalid(format!("Parameters: [{}] do not exist in the template", unknown.join(", "))));
    }
    let mut missing = Vec::new();
    for (name, declared) in template.parameters() {
        let one = given.iter().find(|one| one.text("ParameterKey") == name);
        let previous = before.and_then(|source| source.parameters.get(name));
        let value = match one {
            Some(one) if one.flag("UsePreviousValue") => {
                let none = || {
                    invalid(format!(
                        "Invalid input for parameter key {name}. Cannot specify usePreviousValue as true for a \
                         parameter key not in the previous template"
                    ))
                };
                Some(previous.ok_or_else(none)?.clone())
            }
            Some(one) => one.given("ParameterValue").map(str::to_owned),
            None => None,
        };
        match value.or_else(|| declared.get("Default").map(scalar)) {
            Some(value) => {
                check(name, declared, &value)?;
                values.insert(name.clone(), value);
            }
            None => missing.push(name.as_str()),
        }
    }
    if missing.is_empty() {
        Ok(values)
    } else {
        Err(invalid(format!("Parameters: [{}] must have values", missing.join(", "))))
    }
}

/// A default may be written as a number or a boolean.
pub(super) fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn check(name: &str, declared: &Value, value: &str) -> Result<(), AwsError> {
    let fails = |what: &str| {
        let told = declared.given("ConstraintDescription");
        let message = told.map_or_else(
            || format!("Parameter {name} failed to satisfy constraint: {what}"),
            |told| format!("Parameter {name} failed to satisfy constraint: {told}"),
        );
        Err(invalid(message))
    };
    if value.len() > LONGEST {
        return fails(&format!("Parameter value must have length less than or equal to {LONGEST}"));
    }
    // of a list, each entry is looked at by itself
    let entries: Vec<&str> = match declared.text("Type") {
        "CommaDelimitedList" => value.split(',').map(str::trim).collect(),
        _ => vec![value],
    };
    let allowed = declared.list("AllowedValues");
    if !allowed.is_empty() && !entries.iter().all(|entry| allowed.iter().any(|one| scalar(one) == *entry)) {
        return Err(invalid(format!("Parameter '{name}' must be one of AllowedValues")));
    }
    if declared.text("Type") == "Number" && value.parse::<f64>().is_err() {
        return Err(invalid(format!("Parameter '{name}' must be a number.")));
    }
    if let Some(pattern) = declared.given("AllowedPattern") {
        let bad = |_| format_error(format!("AllowedPattern of parameter {name} is not a regular expression"));
        let matcher = Regex::new(&format!("^(?:{pattern})$")).map_err(bad)?;
        if !entries.iter().all(|entry| matcher.is_match(entry)) {
            return fails(&format!("Parameter {name} must match pattern {pattern}"));
        }
    }
    let bound = |member: &str| declared.get(member).map(scalar).and_then(|text| text.parse::<f64>().ok());
    let length = value.chars().count() as f64;
    if bound("MinLength").is_some_and(|least| length < least) || bound("MaxLength").is_some_and(|most| length > most) {
        return fails("Parameter length must be within its bounds");
    }
    let number = value.parse::<f64>().unwrap_or_default();
    if bound("MinValue").is_some_and(|least| number < least) || bound("MaxValue").is_some_and(|most| number > most) {
        return fails("Parameter value must be within its bounds");
    }
    Ok(())
}

/// As the describing calls show them: a NoEcho value is masked.
pub(super) fn shown(template: Option<&Template>, values: &BTreeMap<String, String>) -> Vec<Value> {
    let hidden = |name: &str| {
        let declared = template.and_then(|template| template.parameters().get(name)).and_then(|one| one.get("NoEcho"));
        declared.is_some_and(|flag| scalar(flag) == "true")
    };
    let one = |(name, value): (&String, &String)| {
        let value = if hidden(name) { "****" } else { value };
        json!({ "ParameterKey": name, "ParameterValue": value })
    };
    values.iter().map(one).collect()
}
