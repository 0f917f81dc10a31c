//! What a model demands: of a request (lengths, ranges, enums, patterns) and of our own answers (nothing unknown).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use base64::Engine;
use serde_json::{Map, Value};

use super::model::{Model, Shape, ShapeKind};

/// One thing that is wrong with a request, in AWS's own words.
pub(super) struct Violation {
    /// None for secrets and for what isn't there.
    value: Option<String>,
    path: String,
    constraint: String,
}

impl Violation {
    /// Whether a member that must be there isn't.
    pub(super) fn is_absence(&self) -> bool {
        self.constraint == ABSENT
    }
}

/// What is said of a member that must be there and isn't.
const ABSENT: &str = "Member must not be null";

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, path, constraint } = self;
        match value {
            Some(value) => write!(f, "Value '{value}' at '{path}' failed to satisfy constraint: {constraint}"),
            None => write!(f, "Value at '{path}' failed to satisfy constraint: {constraint}"),
        }
    }
}

/// Most violations that one answer lists.
const MOST: usize = 10;

/// Most characters of a value that an answer repeats.
const ECHO: usize = 200;

/// What is wrong with this input; empty when nothing is.
pub(super) fn violations(model: &Model, shape: &Shape, input: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    walk(model, shape, input, "", &mut found);
    found.truncate(MOST);
    found
}

fn walk(model: &Model, shape: &Shape, value: &Value, path: &str, found: &mut Vec<Violation>) {
    if found.len() >= MOST {
        return;
    }
    constraints(shape, value, path, found);
    match (shape.kind, value) {
        (ShapeKind::Structure, Value::Object(members)) => {
            for name in shape.required.iter().filter(|name| !members.contains_key(*name)) {
                let constraint = ABSENT.to_owned();
                found.push(Violation { value: None, path: join(path, name), constraint });
            }
            for (name, member) in &shape.members {
                if let Some(value) = members.get(name) {
                    walk(model, model.shape(member), value, &join(path, name), found);
                }
            }
        }
        (ShapeKind::List, Value::Array(items)) => {
            let Some(item) = shape.item() else { return };
            for (index, value) in items.iter().enumerate() {
                walk(model, model.shape(item), value, &format!("{path}.{}.member", index + 1), found);
            }
        }
        (ShapeKind::Map, Value::Object(entries)) => {
            let Some((key, item)) = shape.entry() else { return };
            for (name, value) in entries {
                walk(model, model.shape(key), &Value::from(name.as_str()), &format!("{path}.key"), found);
                walk(model, model.shape(item), value, &format!("{path}.{name}.member"), found);
            }
        }
        _ => {}
    }
}

/// AWS writes members with a small first letter.
fn join(path: &str, name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    let name: String = first.into_iter().chain(letters).collect();
    if path.is_empty() { name } else { format!("{path}.{name}") }
}

fn constraints(shape: &Shape, value: &Value, path: &str, found: &mut Vec<Violation>) {
    let mut wrong = |constraint: String| {
        let shown = match value {
            Value::String(text) => text.chars().take(ECHO).collect(),
            other => other.to_string().chars().take(ECHO).collect(),
        };
        let value = (!shape.sensitive).then_some(shown);
        found.push(Violation { value, path: path.to_owned(), constraint });
    };
    let size = match (shape.kind, value) {
        (ShapeKind::String, Value::String(text)) => Some(("length", text.chars().count() as f64)),
        (ShapeKind::Blob, Value::String(text)) => Some(("length", text.len() as f64 / 4.0 * 3.0)),
        (ShapeKind::List, Value::Array(items)) => Some(("length", items.len() as f64)),
        (ShapeKind::Map, Value::Object(entries)) => Some(("length", entries.len() as f64)),
        (ShapeKind::Integer | ShapeKind::Long | ShapeKind::Float | ShapeKind::Double, Value::Number(number)) => {
            number.as_f64().map(|number| ("value", number))
        }
        _ => None,
    };
    if let Some((measure, size)) = size {
        if let Some(min) = shape.min.filter(|min| size < *min) {
            wrong(format!("Member must have {measure} greater than or equal to {min}"));
        }
        if let Some(max) = shape.max.filter(|max| size > *max) {
            wrong(format!("Member must have {measure} less than or equal to {max}"));
        }
    }
    let (ShapeKind::String, Value::String(text)) = (shape.kind, value) else { return };
    if !shape.options.is_empty() && !shape.options.contains(text) {
        wrong(format!("Member must satisfy enum value set: [{}]", shape.options.join(", ")));
    }
    if let (Some(regex), Some(pattern)) = (shape.regex(), &shape.pattern)
        && !regex.is_match(text)
    {
        wrong(format!("Member must satisfy regular expression pattern: {pattern}"));
    }
}

/// Values that AWS's own answers have outside of the models' enums, by the member's name.
static OPEN_ENUMS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let source = include_str!("../../models/open-enums.json");
    let file: Value = serde_json::from_str(source).unwrap_or_default();
    serde_json::from_value(file["members"].clone()).unwrap_or_default()
});

fn in_enum(shape: &Shape, text: &String, path: &str) -> bool {
    let member = path.rsplit('.').next().unwrap_or_default();
    shape.options.is_empty()
        || shape.options.contains(text)
        || OPEN_ENUMS.get(member).is_some_and(|open| open.contains(text))
}

/// Our own answer, without its nulls; what is wrong with it when the model doesn't allow it.
pub(super) fn conforming(model: &Model, shape: Option<&Shape>, value: &Value) -> Result<Value, String> {
    match shape {
        Some(shape) => conform(model, shape, value, ""),
        None if value.as_object().is_none_or(Map::is_empty) => Ok(Value::Object(Map::new())),
        None => Err("the operation has no output".to_owned()),
    }
}

fn conform(model: &Model, shape: &Shape, value: &Value, path: &str) -> Result<Value, String> {
    let fits = match (shape.kind, value) {
        (ShapeKind::Structure, Value::Object(members)) => return structure(model, shape, members, path),
        (ShapeKind::List, Value::Array(items)) => {
            let item = shape.item().map(|item| model.shape(item)).ok_or_else(|| format!("{path} has no items"))?;
            let checked =
                items.iter().enumerate().map(|(at, value)| conform(model, item, value, &format!("{path}[{at}]")));
            return checked.collect::<Result<_, _>>().map(Value::Array);
        }
        (ShapeKind::Map, Value::Object(entries)) => {
            let entry = shape.entry().map(|(_, item)| model.shape(item));
            let item = entry.ok_or_else(|| format!("{path} has no entries"))?;
            let checked = entries.iter().map(|(name, value)| {
                conform(model, item, value, &format!("{path}[{name}]")).map(|value| (name.clone(), value))
            });
            return checked.collect::<Result<_, _>>().map(Value::Object);
        }
        (ShapeKind::String, Value::String(text)) => in_enum(shape, text, path),
        (ShapeKind::Blob, Value::String(text)) => base64::engine::general_purpose::STANDARD.decode(text).is_ok(),
        (ShapeKind::Boolean, Value::Bool(_)) => true,
        (ShapeKind::Integer | ShapeKind::Long, Value::Number(number)) => number.is_i64() || number.is_u64(),
        (ShapeKind::Float | ShapeKind::Double | ShapeKind::Timestamp, Value::Number(_)) => true,
        _ => false,
    };
    if fits { Ok(value.clone()) } else { Err(format!("{path} can't be {value}")) }
}

fn structure(model: &Model, shape: &Shape, members: &Map<String, Value>, path: &str) -> Result<Value, String> {
    let mut checked = Map::new();
    for (name, value) in members.iter().filter(|(_, value)| !value.is_null()) {
        let path = format!("{path}.{name}");
        let member = shape.members.get(name).ok_or_else(|| format!("{path} is unknown"))?;
        checked.insert(name.clone(), conform(model, model.shape(member), value, &path)?);
    }
    match shape.required.iter().find(|name| !checked.contains_key(*name)) {
        Some(name) => Err(format!("{path}.{name} is missing")),
        None => Ok(Value::Object(checked)),
    }
}
