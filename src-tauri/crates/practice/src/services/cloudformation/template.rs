//! Templates: read, and checked as far as that goes without making anything.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};

use super::references::references;
use super::{invalid, types};
use crate::call::AwsError;
use crate::services::read::Read as _;
use crate::services::yaml;

/// The largest template that a request may carry, in bytes (CloudFormation quotas).
const LARGEST: usize = 51_200;

/// What a template may hold (CloudFormation quotas): its description, in bytes; its sections, in entries; a name in
/// them, in characters.
const DESCRIPTION: usize = 1024;
const SECTIONS: [(&str, usize); 4] = [("Resources", 500), ("Parameters", 200), ("Mappings", 200), ("Outputs", 200)];
const NAME: usize = 255;

/// How many templates are kept as they were read: the engine asks for the same one at every step.
const KEPT: usize = 8;

static READ: Mutex<VecDeque<(String, Template)>> = Mutex::new(VecDeque::new());

/// A template that was checked.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pub(super) root: Arc<Value>,
    order: Arc<[String]>,
}

/// A format error, as the service words it.
pub(super) fn format_error(message: impl std::fmt::Display) -> AwsError {
    invalid(format!("Template format error: {message}"))
}

impl Template {
    /// Reads and checks a template, or remembers how it was read.
    pub(super) fn read(body: &str) -> Result<Self, AwsError> {
        let kept = || READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, template)) = kept().iter().find(|(text, _)| text == body) {
            return Ok(template.clone());
        }
        let template = Self::parse(body)?;
        let mut kept = kept();
        kept.truncate(KEPT - 1);
        kept.push_front((body.to_owned(), template.clone()));
        Ok(template)
    }

    fn parse(body: &str) -> Result<Self, AwsError> {
        if body.len() > LARGEST {
            let message = "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: \
                           Member must have length less than or equal to 51200";
            return Err(invalid(message));
        }
        let root = if body.trim_start().starts_with('{') {
            serde_json::from_str(body).map_err(|error| format_error(format!("JSON not well-formed. ({error})")))?
        } else {
            yaml::read(body, yaml::Aliases::Refused)
                .map_err(|error| format_error(format!("YAML not well-formed. ({error})")))?
        };
        let template = Self { root: Arc::new(root), order: Arc::default() };
        template.check()?;
        Ok(Self { order: template.sorted()?.into(), ..template })
    }

    fn section(&self, name: &str) -> &Map<String, Value> {
        static EMPTY: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        self.root.get(name).and_then(Value::as_object).unwrap_or(&EMPTY)
    }

    pub(super) fn parameters(&self) -> &Map<String, Value> {
        self.section("Parameters")
    }

    pub(super) fn conditions(&self) -> &Map<String, Value> {
        self.section("Conditions")
    }

    pub(super) fn mappings(&self) -> &Map<String, Value> {
        self.section("Mappings")
    }

    pub(super) fn resources(&self) -> &Map<String, Value> {
        self.section("Resources")
    }

    pub(super) fn outputs(&self) -> &Map<String, Value> {
        self.section("Outputs")
    }

    fn check(&self) -> Result<(), AwsError> {
        let known = [
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Rules",
            "Mappings",
            "Conditions",
            "Transform",
            "Resources",
            "Outputs",
            "Hooks",
        ];
        let Some(root) = self.root.as_object() else { return Err(format_error("unsupported structure.")) };
        let unknown: Vec<&str> = root.keys().map(String::as_str).filter(|key| !known.contains(key)).collect();
        if !unknown.is_empty() {
            return Err(invalid(format!("Invalid template property or properties [{}]", unknown.join(", "))));
        }
        let version = root.get("AWSTemplateFormatVersion");
        if version.is_some_and(|version| version != "2010-09-09") {
            return Err(format_error("unsupported value for AWSTemplateFormatVersion."));
        }
        if root.contains_key("Transform") {
            return Err(invalid("The practice account plays no transforms"));
        }
        if self.resources().is_empty() {
            return Err(format_error("At least one Resources member must be defined."));
        }
        if self.root.text("Description").len() > DESCRIPTION {
            return Err(format_error(format!("'Description' length is greater than {DESCRIPTION}.")));
        }
        for (section, most) in SECTIONS {
            let found = self.section(section).len();
            if found > most {
                let what = section.to_ascii_lowercase();
                return Err(format_error(format!(
                    "Number of {what}, {found}, is greater than maximum allowed, {most}"
                )));
            }
            if let Some(name) = self.section(section).keys().find(|name| name.len() > NAME) {
                return Err(format_error(format!("{section} name {name} is longer than {NAME} characters.")));
            }
        }
        if let Some(place) = null(&self.root, String::new()) {
            return Err(format_error(format!("[{place}] 'null' values are not allowed in templates")));
        }
        self.check_resources()?;
        self.check_references()
    }

    fn check_resources(&self) -> Result<(), AwsError> {
        let mut unrecognized = Vec::new();
        for (name, resource) in self.resources() {
            if !name.chars().all(|c| c.is_ascii_alphanumeric()) || name.is_empty() {
                return Err(format_error(format!("Resource name {name} is non alphanumeric.")));
            }
            let Some(kind) = resource.given("Type") else {
                return Err(format_error(format!(
                    "[/Resources/{name}] Every Resources object must contain a Type member."
                )));
            };
            if types::find(kind).is_none() {
                unrecognized.push(kind);
            }
            let members = [
                "Type",
                "Properties",
                "DependsOn",
                "Condition",
                "DeletionPolicy",
                "UpdateReplacePolicy",
                "Metadata",
                "CreationPolicy",
                "UpdatePolicy",
            ];
            let unknown = resource
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, _)| key)
                .find(|key| !members.contains(&key.as_str()));
            if let Some(unknown) = unknown {
                return Err(format_error(format!(
                    "[/Resources/{name}] Invalid template resource property '{unknown}'"
                )));
            }
            for policy in ["DeletionPolicy", "UpdateReplacePolicy"] {
                let value = resource.get(policy).map(|value| value.as_str().unwrap_or_default());
                if value.is_some_and(|value| !["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"].contains(&value))
                {
                    return Err(format_error(format!("Unrecognized {policy} for resource '{name}'")));
                }
            }
        }
        if unrecognized.is_empty() {
            return Ok(());
        }
        Err(format_error(format!("Unrecognized resource types: [{}]", unrecognized.join(", "))))
    }

    /// Everything that is referred to must be there.
    fn check_references(&self) -> Result<(), AwsError> {
        let mut unresolved = BTreeSet::new();
        let known = |name: &str| {
            self.resources().contains_key(name) || self.parameters().contains_key(name) || name.starts_with("AWS::")
        };
        for resource in self.resources().values() {
            let mut found = BTreeSet::new();
            references(resource, &mut found);
            found.extend(depends_on(resource));
            unresolved.extend(found.into_iter().filter(|name| !known(name)));
        }
        if !unresolved.is_empty() {
            let names: Vec<String> = unresolved.into_iter().collect();
            let message = format!(
                "Unresolved resource dependencies [{}] in the Resources block of the template",
                names.join(", ")
            );
            return Err(format_error(message));
        }
        for (name, output) in self.outputs() {
            let mut found = BTreeSet::new();
            references(output, &mut found);
            if let Some(missing) = found.iter().find(|name| !known(name)) {
                let message =
                    format!("Unresolved resource dependencies [{missing}] in the Outputs block of the template");
                return Err(format_error(message));
            }
            if output.get("Value").is_none() {
                return Err(format_error(format!("Output {name} is malformed. The Value field is missing")));
            }
        }
        for (name, resource) in self.resources() {
            let condition = resource.given("Condition");
            if let Some(missing) = condition.filter(|condition| !self.conditions().contains_key(*condition)) {
                return Err(format_error(format!("Unresolved condition dependency {missing} in resource {name}")));
            }
        }
        Ok(())
    }

    /// What a resource needs: other resources, by reference or by DependsOn.
    fn needs(&self, resource: &Value) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        references(resource, &mut found);
        found.extend(depends_on(resource));
        found.retain(|name| self.resources().contains_key(name));
        found
    }

    /// The resources in an order in which each comes after what it needs.
    pub(super) fn order(&self) -> &[String] {
        &self.order
    }

    fn sorted(&self) -> Result<Vec<String>, AwsError> {
        let mut left: BTreeMap<&String, BTreeSet<String>> =
            self.resources().iter().map(|(name, resource)| (name, self.needs(resource))).collect();
        let mut order: Vec<String> = Vec::new();
        let mut done: BTreeSet<&String> = BTreeSet::new();
        while !left.is_empty() {
            // In the template's own order as far as the references allow it.
            let free = self
                .resources()
                .keys()
                .find(|name| left.get(name).is_some_and(|needs| needs.iter().all(|need| done.contains(need))));
            let Some(free) = free else {
                let names: Vec<&str> = left.keys().map(|name| name.as_str()).collect();
                return Err(invalid(format!("Circular dependency between resources: [{}]", names.join(", "))));
            };
            left.remove(free);
            done.insert(free);
            order.push(free.clone());
        }
        Ok(order)
    }

    /// The capabilities that its resources ask for.
    pub(super) fn capabilities(&self) -> Vec<&'static str> {
        let iam = |resource: &&Value| resource.text("Type").starts_with("AWS::IAM::");
        let named = |resource: &Value| {
            let properties = resource.member("Properties");
            ["RoleName", "UserName", "GroupName", "ManagedPolicyName"]
                .iter()
                .any(|name| properties.get(*name).is_some())
        };
        let all: Vec<&Value> = self.resources().values().filter(iam).collect();
        match (all.is_empty(), all.into_iter().any(named)) {
            (true, _) => Vec::new(),
            (false, true) => vec!["CAPABILITY_NAMED_IAM"],
            (false, false) => vec!["CAPABILITY_IAM"],
        }
    }

    /// Refuses when the person hasn't acknowledged what the template makes.
    pub(super) fn check_capabilities(&self, given: &[Value]) -> Result<(), AwsError> {
        let has = |wanted: &str| given.iter().any(|given| given == wanted || given == "CAPABILITY_NAMED_IAM");
        match self.capabilities().into_iter().find(|wanted| !has(wanted)) {
            None => Ok(()),
            Some(missing) => {
                Err(AwsError::new("InsufficientCapabilitiesException", format!("Requires capabilities : [{missing}]")))
            }
        }
    }
}

/// Where a template says nothing where it must say something.
fn null(value: &Value, place: String) -> Option<String> {
    match value {
        Value::Null => Some(place),
        Value::Object(members) => members.iter().find_map(|(name, inner)| null(inner, format!("{place}/{name}"))),
        Value::Array(items) => items.iter().enumerate().find_map(|(at, inner)| null(inner, format!("{place}/{at}"))),
        _ => None,
    }
}

fn depends_on(resource: &Value) -> Vec<String> {
    match resource.member("DependsOn") {
        Value::String(one) => vec![one.clone()],
        Value::Array(list) => crate::services::read::texts(list),
        _ => Vec::new(),
    }
}
