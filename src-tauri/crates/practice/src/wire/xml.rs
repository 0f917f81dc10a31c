//! XML as the query protocol and S3 use it: values written by their shape, and small documents read into a tree.

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use serde_json::{Map, Number, Value};
use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};

use super::json::instant;
use super::model::{Member, Model, Shape, ShapeKind, TimestampFormat};

/// Deepest nesting of a document that is read.
const DEEPEST: usize = 32;

/// An element of a document.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// What the element says, by its shape. Elements that the shape doesn't know are dropped.
    pub(super) fn typed(&self, model: &Model, shape: &Shape) -> Result<Value, String> {
        match shape.kind {
            ShapeKind::Structure => {
                let mut members = Map::new();
                for (name, member) in shape.members.iter().filter(|(_, member)| member.location.is_none()) {
                    let inner = model.shape(member);
                    let wanted = member.location_name.as_deref().unwrap_or(name);
                    let value = if inner.kind == ShapeKind::List && (inner.flattened || member.flattened) {
                        let items: Vec<_> = self.all(wanted).collect();
                        if items.is_empty() { None } else { Some(list(model, inner, &items)?) }
                    } else {
                        self.all(wanted).next().map(|child| child.typed(model, inner)).transpose()?
                    };
                    members.extend(value.map(|value| (name.clone(), value)));
                }
                Ok(Value::Object(members))
            }
            ShapeKind::List => {
                let name = shape.item().and_then(|item| item.location_name.as_deref()).unwrap_or("member");
                list(model, shape, &self.all(name).collect::<Vec<_>>())
            }
            ShapeKind::Map => Err(format!("The element {} can't be read.", self.name)),
            _ => scalar(shape, &self.text),
        }
    }
}

fn list(model: &Model, shape: &Shape, items: &[&Element]) -> Result<Value, String> {
    let Some(item) = shape.item().map(|item| model.shape(item)) else { return Ok(Value::Array(Vec::new())) };
    items.iter().map(|element| element.typed(model, item)).collect::<Result<_, _>>().map(Value::Array)
}

/// A text that came in a form, a header or an element, by its shape.
pub(super) fn scalar(shape: &Shape, text: &str) -> Result<Value, String> {
    let trimmed = text.trim();
    let value = match shape.kind {
        ShapeKind::Boolean => match trimmed {
            "true" | "True" | "TRUE" => Some(true.into()),
            "false" | "False" | "FALSE" => Some(false.into()),
            _ => None,
        },
        ShapeKind::Integer => trimmed.parse::<i32>().ok().map(Value::from),
        ShapeKind::Long => trimmed.parse::<i64>().ok().map(Value::from),
        ShapeKind::Float | ShapeKind::Double => trimmed.parse().ok().and_then(Number::from_f64).map(Value::Number),
        ShapeKind::Timestamp => instant(trimmed)
            .or_else(|| http_date(trimmed))
            .or_else(|| trimmed.parse().ok().and_then(Number::from_f64).map(Value::Number)),
        _ => Some(text.into()),
    };
    value.ok_or_else(|| format!("A value of type {:?} was expected.", shape.kind))
}

fn http_date(text: &str) -> Option<Value> {
    let instant = OffsetDateTime::parse(text, &Rfc2822).ok()?;
    Some((instant.unix_timestamp() as f64).into())
}

/// Reads a document; its root element. Comments, attributes and namespaces mean nothing here.
pub(super) fn parse(body: &[u8]) -> Result<Element, String> {
    let broken = || "The XML you provided was not well-formed.".to_owned();
    let text = std::str::from_utf8(body).map_err(|_| broken())?;
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err(broken());
                }
                open.push(Element::named(start.local_name().into_inner()));
            }
            Event::Empty(empty) => {
                let element = Element::named(empty.local_name().into_inner());
                open.last_mut().ok_or_else(broken)?.children.push(element);
            }
            Event::End(_) => {
                let element = open.pop().ok_or_else(broken)?;
                open.last_mut().ok_or_else(broken)?.children.push(element);
            }
            Event::Text(text) => open.last_mut().ok_or_else(broken)?.text.push_str(&text),
            Event::CData(data) => open.last_mut().ok_or_else(broken)?.text.push_str(&data),
            Event::GeneralRef(reference) => {
                let letter = match &*reference {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "apos" => '\'',
                    "quot" => '"',
                    _ => reference.resolve_char_ref().ok().flatten().ok_or_else(broken)?,
                };
                open.last_mut().ok_or_else(broken)?.text.push(letter);
            }
            Event::Eof => break,
            // An entity could only be declared by a document type.
            Event::DocType(_) => return Err(broken()),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
    let mut document = open.pop().filter(|_| open.is_empty()).ok_or_else(broken)?;
    if document.children.len() == 1 { document.children.pop().ok_or_else(broken) } else { Err(broken()) }
}

/// Writes one element: `<name>…</name>`.
pub(super) fn element(out: &mut String, name: &str, model: &Model, shape: &Shape, value: &Value) {
    open(out, name, "");
    content(out, model, shape, value);
    close(out, name);
}

/// Writes what stands inside an element. Members that travel elsewhere are left out.
pub(super) fn content(out: &mut String, model: &Model, shape: &Shape, value: &Value) {
    match (shape.kind, value) {
        (ShapeKind::Structure, Value::Object(members)) => {
            for (name, value) in members {
                if let Some(found) = shape.members.get(name).filter(|found| found.location.is_none()) {
                    member(out, found.location_name.as_deref().unwrap_or(name), model, found, value);
                }
            }
        }
        (ShapeKind::List, Value::Array(items)) => {
            let Some(item) = shape.item() else { return };
            let name = item.location_name.as_deref().unwrap_or("member");
            items.iter().for_each(|value| element(out, name, model, model.shape(item), value));
        }
        (ShapeKind::Map, Value::Object(entries)) => {
            let Some((key, item)) = shape.entry() else { return };
            for (name, value) in entries {
                open(out, "entry", "");
                element(
                    out,
                    key.location_name.as_deref().unwrap_or("key"),
                    model,
                    model.shape(key),
                    &name.as_str().into(),
                );
                element(out, item.location_name.as_deref().unwrap_or("value"), model, model.shape(item), value);
                close(out, "entry");
            }
        }
        (_, value) => out.push_str(&escaped(&text(shape, None, value))),
    }
}

fn member(out: &mut String, name: &str, model: &Model, member: &Member, value: &Value) {
    let shape = model.shape(member);
    match (value, shape.item()) {
        (Value::Array(items), Some(item)) if shape.flattened || member.flattened => {
            items.iter().for_each(|value| element(out, name, model, model.shape(item), value));
        }
        _ => element(out, name, model, shape, value),
    }
}

/// A scalar as text; `format` is the place's own way to write instants.
pub(super) fn text(shape: &Shape, format: Option<TimestampFormat>, value: &Value) -> String {
    match (shape.kind, value) {
        (ShapeKind::Timestamp, Value::Number(number)) => {
            let seconds = number.as_f64().unwrap_or_default();
            let format = shape.timestamp_format.or(format).unwrap_or(TimestampFormat::Iso8601);
            date(seconds, format).unwrap_or_else(|| number.to_string())
        }
        (_, Value::String(text)) => text.clone(),
        (_, value) => value.to_string(),
    }
}

fn date(seconds: f64, format: TimestampFormat) -> Option<String> {
    let millis = (seconds * 1000.0).round() as i128;
    let instant = OffsetDateTime::from_unix_timestamp_nanos(millis.checked_mul(1_000_000)?).ok()?;
    match format {
        TimestampFormat::Iso8601 => instant.format(&Rfc3339).ok(),
        TimestampFormat::Rfc822 => Some(instant.format(&Rfc2822).ok()?.replace("+0000", "GMT")),
        TimestampFormat::Unix => Some(instant.unix_timestamp().to_string()),
    }
}

/// `<name attributes>`.
pub(super) fn open(out: &mut String, name: &str, namespace: &str) {
    out.push('<');
    out.push_str(name);
    if !namespace.is_empty() {
        out.push_str(" xmlns=\"");
        out.push_str(&escaped(namespace));
        out.push('"');
    }
    out.push('>');
}

/// `</name>`.
pub(super) fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// `<name>text</name>`.
pub(super) fn simple(out: &mut String, name: &str, text: &str) {
    open(out, name, "");
    out.push_str(&escaped(text));
    close(out, name);
}

/// XML has no way to write most control characters: they become the replacement character.
fn escaped(text: &str) -> String {
    let writable = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}');
    let text: String = text
        .chars()
        .map(|letter| if writable(letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}') { letter } else { '\u{fffd}' })
        .collect();
    // A bare carriage return would be read back as a line feed.
    escape(text).replace('\r', "&#13;")
}
