//! AWS's own API models, trimmed (`models/trim.py`): what operations there are and what their members may be.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, OnceLock};

use regex::Regex;
use serde::Deserialize;

/// The API model of a service.
#[derive(Debug, Deserialize)]
pub(crate) struct Model {
    pub(crate) metadata: Metadata,
    pub(crate) operations: HashMap<String, Operation>,
    /// Operations that exist at AWS but not here: method and address, where the protocol needs them to be told apart.
    pub(crate) refused: BTreeMap<String, (String, String)>,
    shapes: HashMap<String, Shape>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Metadata {
    /// Of the wire protocols, the one that botocore prefers first.
    pub(crate) protocols: Vec<String>,
    #[serde(default)]
    pub(crate) target_prefix: String,
    #[serde(default)]
    pub(crate) xml_namespace: String,
    pub(crate) endpoint_prefix: String,
    signing_name: Option<String>,
    pub(crate) api_version: String,
}

impl Metadata {
    /// The service's name in a signature's scope.
    pub(crate) fn signing_name(&self) -> &str {
        self.signing_name.as_deref().unwrap_or(&self.endpoint_prefix)
    }

    /// The target without its package: `CodeConnections_20231201`.
    pub(crate) fn short_target(&self) -> &str {
        self.target_prefix.rsplit('.').next().unwrap_or_default()
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Operation {
    pub(crate) http: Http,
    input: Option<Body>,
    output: Option<Body>,
    #[serde(default)]
    pub(crate) errors: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Http {
    pub(crate) method: String,
    pub(crate) request_uri: String,
    pub(crate) response_code: Option<u16>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    shape: String,
    result_wrapper: Option<String>,
}

/// What a value may be. Members stand in the order of their names.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Shape {
    #[serde(rename = "type")]
    pub(crate) kind: ShapeKind,
    #[serde(default)]
    pub(crate) members: BTreeMap<String, Member>,
    #[serde(default)]
    pub(crate) required: Vec<String>,
    member: Option<Member>,
    key: Option<Member>,
    value: Option<Member>,
    #[serde(rename = "enum", default)]
    pub(crate) options: Vec<String>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) pattern: Option<String>,
    #[serde(default)]
    pub(crate) flattened: bool,
    #[serde(default)]
    pub(crate) sensitive: bool,
    pub(crate) payload: Option<String>,
    pub(crate) timestamp_format: Option<TimestampFormat>,
    #[serde(default)]
    exception: bool,
    error: Option<ErrorTrait>,
    #[serde(skip)]
    compiled: OnceLock<Option<Regex>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ShapeKind {
    Structure,
    List,
    Map,
    String,
    Blob,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum TimestampFormat {
    #[serde(rename = "iso8601")]
    Iso8601,
    #[serde(rename = "rfc822")]
    Rfc822,
    #[serde(rename = "unixTimestamp")]
    Unix,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Member {
    shape: String,
    pub(crate) location: Option<Location>,
    pub(crate) location_name: Option<String>,
    /// Its name in EC2's forms, where that isn't made from the other one.
    pub(crate) query_name: Option<String>,
    #[serde(default)]
    pub(crate) flattened: bool,
}

/// Where a member travels; none: in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Location {
    Uri,
    #[serde(rename = "querystring")]
    Query,
    Header,
    Headers,
    StatusCode,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ErrorTrait {
    code: Option<String>,
    http_status_code: Option<u16>,
}

/// One error as a model declares it.
pub(crate) struct DeclaredError<'a> {
    /// The name on the wire.
    pub(crate) code: &'a str,
    pub(crate) status: u16,
    /// Name of the member that holds the message.
    pub(crate) message: Option<&'a str>,
}

impl Model {
    pub(crate) fn input<'a>(&'a self, operation: &'a Operation) -> Option<&'a Shape> {
        operation.input.as_ref().and_then(|body| self.shapes.get(&body.shape))
    }

    pub(crate) fn output<'a>(&'a self, operation: &'a Operation) -> Option<&'a Shape> {
        operation.output.as_ref().and_then(|body| self.shapes.get(&body.shape))
    }

    pub(crate) fn output_name<'a>(&self, operation: &'a Operation) -> &'a str {
        operation.output.as_ref().map(|body| body.shape.as_str()).unwrap_or_default()
    }

    pub(crate) fn result_wrapper<'a>(&self, operation: &'a Operation) -> Option<&'a str> {
        operation.output.as_ref().and_then(|body| body.result_wrapper.as_deref())
    }

    /// What the member holds. The test `every_reference_leads_somewhere` keeps the empty shape out of reach.
    pub(crate) fn shape(&self, member: &Member) -> &Shape {
        static NOTHING: LazyLock<Shape> = LazyLock::new(Shape::nothing);
        self.shapes.get(&member.shape).unwrap_or(&NOTHING)
    }

    pub(crate) fn shape_name<'a>(&self, member: &'a Member) -> &'a str {
        &member.shape
    }

    /// The service's error with this name, on the wire or in the model.
    pub(crate) fn error(&self, code: &str) -> Option<DeclaredError<'_>> {
        let named = |name: &str, shape: &Shape| shape.exception && (name == code || shape.error_code(name) == code);
        let (name, shape) = self.shapes.iter().find(|(name, shape)| named(name, shape))?;
        Some(DeclaredError {
            code: shape.error_code(name),
            status: shape.error.as_ref().and_then(|error| error.http_status_code).unwrap_or(400),
            message: shape.members.keys().find(|key| key.eq_ignore_ascii_case("message")).map(String::as_str),
        })
    }
}

impl Shape {
    fn nothing() -> Self {
        Self {
            kind: ShapeKind::Structure,
            members: BTreeMap::new(),
            required: Vec::new(),
            member: None,
            key: None,
            value: None,
            options: Vec::new(),
            min: None,
            max: None,
            pattern: None,
            flattened: false,
            sensitive: false,
            payload: None,
            timestamp_format: None,
            exception: false,
            error: None,
            compiled: OnceLock::new(),
        }
    }

    /// A list's items.
    pub(crate) fn item(&self) -> Option<&Member> {
        self.member.as_ref()
    }

    /// A map's keys and values.
    pub(crate) fn entry(&self) -> Option<(&Member, &Member)> {
        self.key.as_ref().zip(self.value.as_ref())
    }

    /// The pattern, ready to match a whole text; none as well when Rust's syntax can't say it.
    pub(crate) fn regex(&self) -> Option<&Regex> {
        let compile = || self.pattern.as_ref().and_then(|pattern| Regex::new(&format!(r"\A(?:{pattern})\z")).ok());
        self.compiled.get_or_init(compile).as_ref()
    }

    fn error_code<'a>(&'a self, name: &'a str) -> &'a str {
        self.error.as_ref().and_then(|error| error.code.as_deref()).unwrap_or(name)
    }

    #[cfg(test)]
    fn references(&self) -> impl Iterator<Item = &Member> {
        self.members.values().chain(&self.member).chain(&self.key).chain(&self.value)
    }
}

/// The models of all services by the names with which clients sign, each read when it is first needed.
pub(crate) struct Models {
    sources: &'static [(&'static str, &'static str)],
    parsed: OnceLock<Vec<OnceLock<Option<Model>>>>,
}

impl Models {
    /// Of these names and texts.
    pub(crate) const fn new(sources: &'static [(&'static str, &'static str)]) -> Self {
        Self { sources, parsed: OnceLock::new() }
    }

    /// The model of the service that signs by this name.
    pub(crate) fn of(&self, signing_name: &str) -> Option<&Model> {
        let parsed = self.parsed.get_or_init(|| self.sources.iter().map(|_| OnceLock::new()).collect());
        let found = self.sources.iter().zip(parsed).find(|((name, _), _)| *name == signing_name);
        let ((_, source), parsed) = found?;
        parsed.get_or_init(|| serde_json::from_str(source).ok()).as_ref()
    }

    /// Signing names of all services that answer here.
    #[cfg(test)]
    pub(crate) fn services(&self) -> impl Iterator<Item = &'static str> {
        self.sources.iter().map(|(name, _)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::MODELS;

    fn models() -> impl Iterator<Item = (&'static str, &'static Model)> {
        MODELS.services().map(|name| (name, MODELS.of(name).expect(name)))
    }

    #[test]
    fn every_reference_leads_somewhere() {
        for (service, model) in models() {
            assert_eq!(model.metadata.signing_name(), service);
            for (name, shape) in &model.shapes {
                for member in shape.references() {
                    assert!(model.shapes.contains_key(&member.shape), "{service} {name} -> {}", member.shape);
                }
            }
            for (name, operation) in &model.operations {
                for body in operation.input.iter().chain(&operation.output) {
                    assert!(model.shapes.contains_key(&body.shape), "{service} {name}");
                }
            }
        }
    }

    /// Rust's regular expressions look neither ahead nor behind: these few patterns of AWS stay unchecked.
    #[test]
    fn patterns_that_cannot_be_checked_are_known() {
        let unchecked = models().flat_map(|(service, model)| {
            let shapes = model.shapes.iter().filter(|(_, shape)| shape.pattern.is_some() && shape.regex().is_none());
            shapes.map(move |(name, _)| format!("{service} {name}"))
        });
        let mut unchecked: Vec<_> = unchecked.collect();
        unchecked.sort();
        assert_eq!(unchecked, ["iam accountAliasType"]);
    }
}
