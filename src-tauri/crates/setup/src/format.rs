//! Everything that a setup document of version 2 may say, as data: also what this version can't make yet.
//!
//! Built members have a Rust type in [`crate::document`] too; the rest is only named here, so that a misspelled member
//! is told from a planned one. A member or value that stands in neither raises [`crate::document::VERSION`].

use serde_json::{Map, Value};

/// Members of an object by name.
type Members = &'static [(&'static str, Shape)];

/// What may stand at a place of the document.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Any text.
    Text,
    /// A whole number from 0 to 4,294,967,295.
    Number,
    /// `true` or `false`.
    Switch,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// `null`, or this.
    Nullable(&'static Shape),
    /// An object with these members, all optional.
    Object(Members),
    /// An object whose member `tag` says which further members it has; `always` may stand in each. `carries`: its Rust type
    /// has a variant for kinds that it doesn't know.
    Tagged { tag: &'static str, kinds: &'static [(&'static str, Members)], always: Members, carries: bool },
    /// A list of these.
    List(&'static Shape),
    /// An object whose member names are the person's.
    Named(&'static Shape),
    /// Anything: its form is decided when it is built.
    Undecided,
}

use Shape::{List, Named, Nullable, Number, Object, OneOf, Switch, Tagged, Text, Undecided};

/// A setup, from its root.
const SETUP: Shape = Object(&[
    ("gangway", Number),
    ("name", Text),
    ("repository", Object(&[("provider", Nullable(&OneOf(PROVIDERS))), ("name", Text), ("branch", Text)])),
    (
        "host",
        Nullable(&Object(&[
            ("name", Text),
            ("endpoint", Text),
            ("network", OneOf(&["public", "private"])),
            ("certificate", Nullable(&Text)),
        ])),
    ),
    ("connection", Object(&[("name", Text)])),
    ("roles", Nullable(&Object(&[("path", Nullable(&Text)), ("boundary", Nullable(&Text))]))),
    ("builds", List(&BUILD)),
    ("pipelines", List(&PIPELINE)),
    ("tags", Named(&Text)),
]);

const PROVIDERS: &[&str] =
    &["GitHub", "GitHubEnterpriseServer", "GitLab", "GitLabSelfManaged", "Bitbucket", "AzureDevOps"];

const BUILD: Shape = Object(&[
    ("name", Text),
    ("folder", Nullable(&Text)),
    ("recipe", Text),
    ("packageManager", Text),
    ("runtimeVersion", Text),
    ("machine", Object(&[("type", Text), ("size", Text), ("image", Text), ("docker", Switch)])),
    ("timeoutMinutes", Number),
    ("network", Nullable(&OneOf(&["public", "host"]))),
    ("cache", Nullable(&OneOf(&["none", "local", "s3"]))),
    (
        "variables",
        List(&Object(&[
            ("name", Text),
            ("kind", OneOf(&["plain", "parameterStore", "secretsManager"])),
            ("value", Text),
        ])),
    ),
    (
        "buildspec",
        Tagged {
            tag: "place",
            kinds: &[("project", &[("text", Nullable(&Text))]), ("repository", &[("path", Text)])],
            always: &[],
            carries: false,
        },
    ),
    (
        "standalone",
        Nullable(&Object(&[
            ("clone", Nullable(&Object(&[("depth", Nullable(&Number)), ("submodules", Switch)]))),
            (
                "webhook",
                Nullable(&Object(&[("push", List(&PUSH_FILTER)), ("pullRequests", List(&PULL_REQUEST_FILTER))])),
            ),
        ])),
    ),
]);

const PIPELINE: Shape = Object(&[
    ("name", Text),
    ("branch", Nullable(&Text)),
    ("source", Object(&[("format", OneOf(&["zip", "clone"]))])),
    ("mode", Nullable(&OneOf(&["queued", "superseded", "parallel"]))),
    (
        "trigger",
        Tagged {
            tag: "on",
            kinds: &[
                ("push", &[]),
                ("manual", &[]),
                ("filters", &[("push", List(&PUSH_FILTER)), ("pullRequests", List(&PULL_REQUEST_FILTER))]),
            ],
            always: &[],
            carries: true,
        },
    ),
    ("variables", List(&Object(&[("name", Text), ("default", Nullable(&Text)), ("description", Nullable(&Text))]))),
    ("run", List(&List(&Object(&[("build", Text), ("inputs", List(&Text))])))),
    ("environments", List(&ENVIRONMENT)),
    (
        "notify",
        Nullable(&Object(&[("on", List(&OneOf(&["started", "succeeded", "failed", "approval"]))), ("topic", Text)])),
    ),
    ("alarm", Nullable(&Object(&[("silentDays", Number)]))),
]);

const PATTERNS: Shape = Object(&[("include", List(&Text)), ("exclude", List(&Text))]);

const PUSH_FILTER: Shape = Object(&[("branches", PATTERNS), ("tags", PATTERNS), ("paths", PATTERNS)]);

const PULL_REQUEST_FILTER: Shape =
    Object(&[("branches", PATTERNS), ("paths", PATTERNS), ("events", List(&OneOf(&["OPEN", "UPDATED", "CLOSED"])))]);

const ENVIRONMENT: Shape = Object(&[
    ("name", Text),
    ("target", Nullable(&Text)),
    ("approval", Nullable(&Object(&[("message", Nullable(&Text))]))),
    (
        "conditions",
        Nullable(&Object(&[
            ("branches", List(&Text)),
            ("window", Nullable(&Object(&[("cron", Text), ("timeZone", Text)]))),
        ])),
    ),
    ("onFailure", Nullable(&OneOf(&["stop", "retry", "rollback"]))),
    (
        "deploy",
        List(&Tagged {
            tag: "to",
            kinds: &[
                ("s3", &[]),
                ("cloudFormation", &[("template", Text), ("parameters", Nullable(&Text)), ("changeSet", Switch)]),
                ("ecs", &[("into", Undecided)]),
                ("lambda", &[("into", Undecided)]),
                ("codeDeploy", &[("into", Undecided)]),
                ("elasticBeanstalk", &[("into", Undecided)]),
            ],
            always: &[("from", Text)],
            carries: true,
        }),
    ),
]);

/// Something at which a document leaves the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormatDeparture {
    /// Names and indexes from the root.
    pub(crate) path: Vec<String>,
    pub(crate) kind: DepartureKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DepartureKind {
    /// The format has no such member.
    Member,
    /// A text that isn't in the list of those that may stand there.
    Value { value: String, possible: Vec<&'static str> },
    /// Another type of JSON than `expected`, e.g. "a list".
    Type { expected: &'static str },
}

/// Takes out of a document what isn't of the format, so that the rest can be read. Says where, in the document's order.
pub(crate) fn fit_setup(setup: &mut Value) -> Vec<FormatDeparture> {
    let mut found = Vec::new();
    fit(setup, &SETUP, &mut Vec::new(), &mut found);
    found
}

/// False where the value as a whole doesn't fit. What doesn't fit within it is taken out.
fn fit(value: &mut Value, shape: &Shape, path: &mut Vec<String>, found: &mut Vec<FormatDeparture>) -> bool {
    let expected = match (shape, &mut *value) {
        (Undecided, _) | (Nullable(_), Value::Null) | (Text, Value::String(_)) | (Switch, Value::Bool(_)) => {
            return true;
        }
        (Nullable(shape), value) => return fit(value, shape, path, found),
        (Number, Value::Number(number)) if number.as_u64().is_some_and(|number| u32::try_from(number).is_ok()) => {
            return true;
        }
        (OneOf(possible), Value::String(text)) => {
            return listed(text, possible.iter().copied(), path, found);
        }
        (Object(members), Value::Object(object)) => {
            fit_members(object, |name| member(members, name), path, found);
            return true;
        }
        (Named(shape), Value::Object(object)) => {
            fit_members(object, |_| Some(shape), path, found);
            return true;
        }
        (Tagged { tag, kinds, always, carries }, Value::Object(object)) => {
            let known = fit_tagged(object, tag, kinds, always, path, found);
            return known || (*carries && object.get(*tag).is_some_and(Value::is_string));
        }
        (List(shape), Value::Array(list)) => {
            let mut index = 0;
            list.retain_mut(|element| {
                path.push(index.to_string());
                index += 1;
                let fits = fit(element, shape, path, found);
                path.pop();
                fits
            });
            return true;
        }
        (Text | OneOf(_), _) => "a text",
        (Number, _) => "a whole number",
        (Switch, _) => "true or false",
        (Object(_) | Tagged { .. } | Named(_), _) => "an object",
        (List(_), _) => "a list",
    };
    found.push(FormatDeparture { path: path.clone(), kind: DepartureKind::Type { expected } });
    false
}

fn fit_members<'s>(
    object: &mut Map<String, Value>,
    shape_of: impl Fn(&str) -> Option<&'s Shape>,
    path: &mut Vec<String>,
    found: &mut Vec<FormatDeparture>,
) {
    object.retain(|name, value| {
        path.push(name.clone());
        let fits = match shape_of(name) {
            Some(shape) => fit(value, shape, path, found),
            None => {
                found.push(FormatDeparture { path: path.clone(), kind: DepartureKind::Member });
                false
            }
        };
        path.pop();
        fits
    });
}

/// False for a kind that the format doesn't have: it stays whole, so that it can be shown where its type carries it.
fn fit_tagged(
    object: &mut Map<String, Value>,
    tag: &str,
    kinds: &[(&'static str, Members)],
    always: Members,
    path: &mut Vec<String>,
    found: &mut Vec<FormatDeparture>,
) -> bool {
    path.push(tag.to_owned());
    let known = match object.get(tag) {
        Some(Value::String(kind)) if listed(kind, kinds.iter().map(|(name, _)| *name), path, found) => {
            kinds.iter().find(|(name, _)| name == kind)
        }
        Some(Value::String(_)) => None,
        _ => {
            found.push(FormatDeparture { path: path.clone(), kind: DepartureKind::Type { expected: "a text" } });
            None
        }
    };
    path.pop();
    let Some((_, members)) = known else { return false };
    let shape_of = |name: &str| if name == tag { Some(&Text) } else { member(members, name).or(member(always, name)) };
    fit_members(object, shape_of, path, found);
    true
}

fn listed(
    text: &str,
    possible: impl Iterator<Item = &'static str> + Clone,
    path: &[String],
    found: &mut Vec<FormatDeparture>,
) -> bool {
    if possible.clone().any(|one| one == text) {
        return true;
    }
    let kind = DepartureKind::Value { value: text.to_owned(), possible: possible.collect() };
    found.push(FormatDeparture { path: path.to_vec(), kind });
    false
}

fn member(members: Members, name: &str) -> Option<&'static Shape> {
    members.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape)
}

#[cfg(test)]
mod tests {
    use gangway_catalog::providers;

    use super::*;

    #[test]
    fn every_provider_can_be_said() {
        let names: Vec<&str> = providers::ALL.iter().map(|provider| provider.api_name).collect();
        assert!(names.iter().all(|name| PROVIDERS.contains(name)) && names.len() == PROVIDERS.len(), "{names:?}");
    }
}
