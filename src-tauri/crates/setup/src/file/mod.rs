//! The setup file: text to [`Setup`] and back.
//!
//! Comes from colleagues and clones, so nothing in it is trusted: too large, too deep, the same member twice, a member that
//! the format doesn't have or of the wrong type is a problem with its line. A file of a newer version is read as far as it
//! can be.

mod json;
mod version1;

use gangway_catalog::quotas;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::document::{Setup, VERSION};
use crate::format::{self, DepartureKind, FormatDeparture};
use crate::secrets;

/// A setup as it was read. Reads like the [`Setup`] in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    setup: Setup,
    /// The whole, where this version doesn't understand all of it: shown as far as it goes, never written over.
    whole: Option<Value>,
}

impl Document {
    /// What there is of a setup in a JSON value; none when it isn't one of any version.
    #[must_use]
    pub fn read(value: Value) -> Option<Self> {
        let Value::Object(members) = &value else { return None };
        let version = members.get("gangway")?.as_u64().filter(|version| *version > 0)?;
        let (setup, departures) = understand(members.clone(), version);
        let whole = (version > u64::from(VERSION) || !departures.is_empty()).then(|| without_secrets(value));
        Some(Self { setup, whole })
    }

    /// Whether it says something that only a newer version understands.
    #[must_use]
    pub fn read_only(&self) -> bool {
        self.whole.is_some()
    }

    /// The answers, to be changed. Of a document that is read-only this changes nothing that is written.
    pub fn setup_mut(&mut self) -> &mut Setup {
        &mut self.setup
    }

    /// The answers, as far as this version understands them.
    #[must_use]
    pub fn into_setup(self) -> Setup {
        self.setup
    }
}

impl From<Setup> for Document {
    fn from(setup: Setup) -> Self {
        Self { setup: Setup { gangway: VERSION, ..setup }, whole: None }
    }
}

impl Default for Document {
    fn default() -> Self {
        Self::from(Setup::default())
    }
}

impl std::ops::Deref for Document {
    type Target = Setup;

    fn deref(&self) -> &Setup {
        &self.setup
    }
}

impl Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.whole {
            Some(whole) => whole.serialize(serializer),
            None => self.setup.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::read(value).ok_or_else(|| serde::de::Error::custom("not a setup"))
    }
}

/// Why a text isn't a setup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {detail}")]
pub struct FileProblem {
    /// From 1; 0 when no line is to blame.
    pub line: usize,
    /// What the reader met, in English: a fact for the sentence, not a sentence.
    pub detail: String,
    /// What doesn't belong there, where it's known.
    pub unknown_part: Option<UnknownPart>,
}

/// Something in a setup that this format doesn't have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownPart {
    /// A member that nothing reads, as a misspelled one.
    Member {
        /// Where it stands, e.g. `builds.0.computer`.
        field: String,
    },
    /// A value of a closed list that isn't in the list.
    Value {
        /// Path to the place, e.g. `pipelines.0.trigger`.
        field: String,
        /// The text that was found there.
        value: String,
        /// The texts that may stand there.
        possible: Vec<String>,
    },
}

/// Longest detail that is given back, in characters: it may quote the file.
const DETAIL_MAX: usize = 200;

/// Reads a setup file.
///
/// # Errors
/// A [`FileProblem`] when the text is too large, isn't JSON, or isn't a setup.
pub fn open(text: &str) -> Result<Document, FileProblem> {
    if !quotas::SETUP_FILE.holds(text.len()) {
        return Err(problem(0, format!("larger than {} bytes", quotas::SETUP_FILE.most)));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = json::read(text).map_err(|error| json_problem(&error))?;
    let Value::Object(members) = &value else { return Err(problem(0, "not an object")) };
    let Some(version) = members.get("gangway") else { return Err(problem(0, "no member `gangway`")) };
    let Some(version) = version.as_u64().filter(|version| *version > 0) else {
        return Err(problem(0, "`gangway` isn't a version"));
    };
    if version <= u64::from(VERSION)
        && let (_, departures) = understand(members.clone(), version)
        && let Some(first) = departures.into_iter().next()
    {
        return Err(departure(text, first));
    }
    Document::read(value).ok_or_else(|| problem(0, "not a setup"))
}

/// Writes a setup file: stable, readable, with a newline at the end. What only a newer version understands is in it.
#[must_use]
pub fn to_text(document: &Document) -> String {
    // can't fail: every key is text and nothing refuses to be written
    serde_json::to_string_pretty(document).map(|text| text + "\n").unwrap_or_default()
}

/// The setup that the members of a document say, and where they say what this version doesn't know.
fn understand(members: Map<String, Value>, version: u64) -> (Setup, Vec<FormatDeparture>) {
    let members = if version == 1 { version1::upgrade(members) } else { members };
    let mut value = Value::Object(members);
    let departures = format::fit_setup(&mut value);
    if let Value::Object(members) = &mut value {
        let written = if version == 1 { VERSION } else { u32::try_from(version).unwrap_or(u32::MAX) };
        members.insert("gangway".to_owned(), written.into());
    }
    // what fits the format can be read: a property test holds the types to it
    (serde_json::from_value(value).unwrap_or_default(), departures)
}

/// A text without what must not be kept of it.
type Redaction = fn(&str) -> String;

/// A whole without what its answers don't hold either: whoever writes it again passes on no secret.
fn without_secrets(mut whole: Value) -> Value {
    let places: [(&str, Redaction); 2] =
        [("/host/endpoint", secrets::without_credentials), ("/host/certificate", secrets::without_private_key)];
    for (place, without) in places {
        if let Some(Value::String(text)) = whole.pointer_mut(place) {
            *text = without(text);
        }
    }
    whole
}

fn problem(line: usize, detail: impl Into<String>) -> FileProblem {
    FileProblem { line, detail: shorten(&detail.into()), unknown_part: None }
}

fn departure(text: &str, FormatDeparture { path, kind }: FormatDeparture) -> FileProblem {
    let line = json::line_of(text, &path);
    let field = shorten(&path.join("."));
    match kind {
        DepartureKind::Member => FileProblem {
            unknown_part: Some(UnknownPart::Member { field: field.clone() }),
            ..problem(line, format!("`{field}` isn't a member"))
        },
        DepartureKind::Value { value, possible } => {
            let possible: Vec<String> = possible.into_iter().map(str::to_owned).collect();
            let detail = format!("`{field}` is `{value}`, expected one of {}", possible.join(", "));
            let unknown_part = UnknownPart::Value { field, value: shorten(&value), possible };
            FileProblem { unknown_part: Some(unknown_part), ..problem(line, detail) }
        }
        DepartureKind::Type { expected } => problem(line, format!("`{field}` isn't {expected}")),
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(DETAIL_MAX).collect()
}

fn json_problem(error: &serde_json::Error) -> FileProblem {
    // serde_json ends its message with the place, which has its own member here
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    problem(error.line(), message.strip_suffix(&place).unwrap_or(&message))
}

#[cfg(test)]
mod tests;
