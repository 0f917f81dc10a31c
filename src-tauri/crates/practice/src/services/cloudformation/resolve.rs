//! Intrinsic functions: references between the things of a template become values.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::parameters::scalar;
use super::stack::Source;
use super::template::Template;
use super::types::placeholder;
use crate::services::read::Read as _;

/// Stands for what is only known after the change, as change sets write it.
pub(super) const UNKNOWN: &str = "{{changeSet:KNOWN_AFTER_APPLY}}";

/// How deep functions and conditions may be nested.
const DEEPEST: usize = 60;

/// What references can mean.
pub(super) struct Scope<'t> {
    pub(super) template: &'t Template,
    pub(super) parameters: &'t BTreeMap<String, String>,
    pub(super) region: String,
    pub(super) account: String,
    pub(super) stack_name: String,
    pub(super) stack_id: String,
    /// Physical id and attributes of each resource that is there. Others are not known yet.
    pub(super) made: BTreeMap<String, (String, BTreeMap<String, String>)>,
    /// Conditions that were looked at: each only once, however many others name it.
    held: RefCell<BTreeMap<String, bool>>,
}

impl<'t> Scope<'t> {
    /// A scope in which nothing has been made yet.
    pub(super) fn new(template: &'t Template, source: &'t Source, place: (&str, &str), stack: (&str, &str)) -> Self {
        Self {
            template,
            parameters: &source.parameters,
            region: place.0.to_owned(),
            account: place.1.to_owned(),
            stack_name: stack.0.to_owned(),
            stack_id: stack.1.to_owned(),
            made: BTreeMap::new(),
            held: RefCell::default(),
        }
    }

    /// Whether a resource or output is wanted.
    pub(super) fn wants(&self, one: &Value) -> Result<bool, String> {
        one.given("Condition").map_or(Ok(true), |name| self.condition(name, 0))
    }

    /// A value with everything filled in; none when it is AWS::NoValue.
    pub(super) fn value(&self, value: &Value) -> Result<Option<Value>, String> {
        self.deep(value, 0)
    }

    fn deep(&self, value: &Value, depth: usize) -> Result<Option<Value>, String> {
        if depth > DEEPEST {
            return Err("Template error: functions are nested too deeply".to_owned());
        }
        match value {
            Value::Object(object) => {
                if let Some((name, inner)) =
                    single(object).filter(|(name, _)| *name == "Ref" || name.starts_with("Fn::"))
                {
                    return self.function(name, inner, depth + 1);
                }
                let mut out = Map::new();
                for (key, inner) in object {
                    if let Some(inner) = self.deep(inner, depth + 1)? {
                        out.insert(key.clone(), inner);
                    }
                }
                Ok(Some(Value::Object(out)))
            }
            Value::Array(list) => {
                let mut out = Vec::new();
                for inner in list {
                    out.extend(self.deep(inner, depth + 1)?);
                }
                Ok(Some(Value::Array(out)))
            }
            other => Ok(Some(other.clone())),
        }
    }

    fn text(&self, value: &Value, depth: usize) -> Result<String, String> {
        Ok(self.deep(value, depth)?.map(|value| scalar(&value)).unwrap_or_default())
    }

    fn function(&self, name: &str, inner: &Value, depth: usize) -> Result<Option<Value>, String> {
        let parts = inner.as_array().map(Vec::as_slice).unwrap_or_default();
        let wrong = || format!("Template error: every {name} object requires its own form of arguments");
        Ok(Some(match name {
            "Ref" => return self.reference(inner.as_str().ok_or_else(wrong)?),
            "Fn::GetAtt" => {
                let (resource, attribute) = match (inner, parts) {
                    (Value::String(text), _) => {
                        text.split_once('.').map(|(a, b)| (a.to_owned(), b.to_owned())).ok_or_else(wrong)?
                    }
                    (_, [resource, attribute]) => (scalar(resource), self.text(attribute, depth)?),
                    _ => return Err(wrong()),
                };
                self.attribute(&resource, &attribute)?
            }
            "Fn::Sub" => self.substitute(inner, depth)?,
            "Fn::Join" => {
                let [separator, list] = parts else { return Err(wrong()) };
                let list = self.deep(list, depth)?.unwrap_or_default();
                let list: Vec<String> = list.as_array().ok_or_else(wrong)?.iter().map(scalar).collect();
                json!(list.join(separator.as_str().ok_or_else(wrong)?))
            }
            "Fn::Split" => {
                let [separator, text] = parts else { return Err(wrong()) };
                let text = self.text(text, depth)?;
                let separator = separator.as_str().filter(|separator| !separator.is_empty()).ok_or_else(wrong)?;
                json!(text.split(separator).collect::<Vec<_>>())
            }
            "Fn::Select" => {
                let [index, list] = parts else { return Err(wrong()) };
                let index: usize = self.text(index, depth)?.parse().map_err(|_| wrong())?;
                let list = self.deep(list, depth)?.unwrap_or_default();
                let found = list.as_array().and_then(|list| list.get(index)).cloned();
                found.ok_or_else(|| {
                    format!("Template error: Fn::Select cannot select nonexistent value at index {index}")
                })?
            }
            "Fn::FindInMap" => {
                let [map, first, second] = parts else { return Err(wrong()) };
                let (map, first, second) =
                    (self.text(map, depth)?, self.text(first, depth)?, self.text(second, depth)?);
                let found =
                    self.template.mappings().get(&map).and_then(|map| map.get(&first)).and_then(|map| map.get(&second));
                found
                    .cloned()
                    .ok_or_else(|| format!("Template error: Unable to get mapping for {map}::{first}::{second}"))?
            }
            "Fn::If" => {
                let [condition, then, otherwise] = parts else { return Err(wrong()) };
                let held = self.condition(condition.as_str().ok_or_else(wrong)?, depth)?;
                return self.deep(if held { then } else { otherwise }, depth);
            }
            "Fn::Base64" => {
                use base64::Engine as _;
                json!(base64::engine::general_purpose::STANDARD.encode(self.text(inner, depth)?))
            }
            "Fn::GetAZs" => json!(["a", "b", "c"].map(|zone| format!("{}{zone}", self.region))),
            _ => return Err(format!("Template error: the practice account does not play {name}")),
        }))
    }

    fn reference(&self, name: &str) -> Result<Option<Value>, String> {
        Ok(Some(match name {
            "AWS::NoValue" => return Ok(None),
            "AWS::Region" => json!(self.region),
            "AWS::AccountId" => json!(self.account),
            "AWS::Partition" => json!("aws"),
            "AWS::URLSuffix" => json!("amazonaws.com"),
            "AWS::StackName" => json!(self.stack_name),
            "AWS::StackId" => json!(self.stack_id),
            "AWS::NotificationARNs" => json!([]),
            _ => match (self.parameters.get(name), self.made.get(name)) {
                (Some(value), _) => self.parameter(name, value),
                (None, Some((physical, _))) => json!(physical),
                (None, None) if self.template.resources().contains_key(name) => json!(UNKNOWN),
                (None, None) => return Err(format!("Template error: instance of Fn::Ref references undefined {name}")),
            },
        }))
    }

    /// A parameter's value: lists are split.
    fn parameter(&self, name: &str, value: &str) -> Value {
        let kind = self.template.parameters().get(name).map(|declared| declared.text("Type")).unwrap_or_default();
        if kind == "CommaDelimitedList" || kind.starts_with("List<") {
            return json!(value.split(',').map(str::trim).collect::<Vec<_>>());
        }
        json!(value)
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Value, String> {
        let kind = self.template.resources().get(resource).map(|one| one.text("Type")).unwrap_or_default();
        let found = super::types::find(kind);
        if !found.is_some_and(|kind| !kind.imitated || kind.attributes.contains(&attribute)) {
            return Err(format!(
                "Template error: resource {resource} does not support attribute type {attribute} in Fn::GetAtt"
            ));
        }
        Ok(match self.made.get(resource) {
            None => json!(UNKNOWN),
            Some((physical, _)) if found.is_some_and(|kind| !kind.imitated) => {
                json!(placeholder::attribute(kind, physical, attribute, &self.region, &self.account))
            }
            Some((_, attributes)) => json!(attributes.get(attribute).cloned().unwrap_or_default()),
        })
    }

    fn substitute(&self, inner: &Value, depth: usize) -> Result<Value, String> {
        let (text, own) = match inner {
            Value::String(text) => (text.as_str(), None),
            Value::Array(parts) => {
                (parts.first().and_then(Value::as_str).unwrap_or_default(), parts.get(1).and_then(Value::as_object))
            }
            _ => {
                return Err("Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments"
                    .to_owned());
            }
        };
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            out.push_str(before);
            let Some((name, then)) = after.split_once('}') else {
                out.push_str("${");
                rest = after;
                continue;
            };
            let name = name.trim();
            if let Some(literal) = name.strip_prefix('!') {
                out.push_str(&format!("${{{literal}}}"));
            } else if let Some(value) = own.and_then(|own| own.get(name)) {
                out.push_str(&self.text(value, depth)?);
            } else if let Some((resource, attribute)) = name.split_once('.') {
                out.push_str(&scalar(&self.attribute(resource, attribute)?));
            } else {
                out.push_str(&self.reference(name)?.map(|value| scalar(&value)).unwrap_or_default());
            }
            rest = then;
        }
        out.push_str(rest);
        Ok(json!(out))
    }

    fn condition(&self, name: &str, depth: usize) -> Result<bool, String> {
        if let Some(held) = self.held.borrow().get(name) {
            return Ok(*held);
        }
        let unknown = || format!("Template error: unresolved condition dependency {name}");
        let held = self.holds(self.template.conditions().get(name).ok_or_else(unknown)?, depth + 1)?;
        self.held.borrow_mut().insert(name.to_owned(), held);
        Ok(held)
    }

    fn holds(&self, condition: &Value, depth: usize) -> Result<bool, String> {
        if depth > DEEPEST {
            return Err("Template error: conditions are nested too deeply".to_owned());
        }
        let wrong =
            || "Template error: a condition must be Fn::Equals, Fn::Not, Fn::And, Fn::Or or Condition".to_owned();
        let (name, inner) = condition.as_object().and_then(single).ok_or_else(wrong)?;
        let parts = inner.as_array().map(Vec::as_slice).unwrap_or_default();
        match (name, parts) {
            ("Condition", _) => self.condition(inner.as_str().ok_or_else(wrong)?, depth),
            ("Fn::Equals", [a, b]) => Ok(self.text(a, depth)? == self.text(b, depth)?),
            ("Fn::Not", [one]) => Ok(!self.holds(one, depth + 1)?),
            ("Fn::And", all) => all.iter().try_fold(true, |held, one| Ok(held & self.holds(one, depth + 1)?)),
            ("Fn::Or", all) => all.iter().try_fold(false, |held, one| Ok(held | self.holds(one, depth + 1)?)),
            _ => Err(wrong()),
        }
    }
}

fn single(object: &Map<String, Value>) -> Option<(&str, &Value)> {
    let mut members = object.iter();
    let (name, inner) = members.next()?;
    members.next().is_none().then_some((name.as_str(), inner))
}
