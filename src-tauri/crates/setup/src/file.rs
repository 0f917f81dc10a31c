//! The setup file: text to [`Setup`] and back.
//!
//! Comes from colleagues and clones, so nothing in it is trusted: too large, too deep, the same member twice, or a
//! member of the wrong type is a problem with its line. A file of a newer version is read as far as it can be.

use std::fmt;

use gangway_catalog::quotas;
use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::document::{Build, ConnectionWish, Pipeline, Repository, Setup, VERSION};

/// A setup that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The answers; members that this version doesn't know are kept.
    pub setup: Setup,
    /// The file was written by a newer version: shown, never written.
    pub read_only: bool,
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
    pub misfit: Option<Misfit>,
}

/// Something in a setup that this format doesn't have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// A member that nothing reads, as a misspelled one.
    Member {
        /// Where it stands, e.g. `builds.0.computer`.
        field: String,
    },
    /// A value of a closed list that isn't in the list.
    Value {
        /// Where it stands.
        field: String,
        /// What stands there.
        value: String,
        /// What could.
        possible: Vec<String>,
    },
}

/// Longest detail that is given back, in characters: it may quote the file.
const DETAIL_MAX: usize = 200;

/// Reads a setup file.
///
/// # Errors
/// A [`FileProblem`] when the text is too large, isn't JSON, or isn't a setup.
pub fn open(text: &str) -> Result<Opened, FileProblem> {
    if !quotas::SETUP_FILE.holds(text.len()) {
        return Err(problem(0, format!("larger than {} bytes", quotas::SETUP_FILE.most)));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = read_value(text)?;
    let Value::Object(members) = value else { return Err(problem(0, "not an object")) };
    let version = match members.get("gangway") {
        Some(version) => version.as_u64().filter(|version| *version > 0),
        None => return Err(problem(0, "no member `gangway`")),
    };
    match version {
        None => Err(problem(0, "`gangway` isn't a version")),
        Some(version) if version > u64::from(VERSION) => {
            Ok(Opened { setup: best_effort(members, version), read_only: true })
        }
        Some(_) => {
            let setup = read_setup(text)?;
            if let Some(field) = unread(&Value::Object(members), &without_others(&setup)) {
                let detail = format!("`{field}` isn't a member");
                return Err(FileProblem {
                    misfit: Some(Misfit::Member { field: shorten(&field) }),
                    ..problem(0, detail)
                });
            }
            Ok(Opened { setup, read_only: false })
        }
    }
}

/// Writes a setup file: stable, readable, with a newline at the end.
#[must_use]
pub fn to_text(setup: &Setup) -> String {
    // can't fail: every key is text and nothing refuses to be written
    serde_json::to_string_pretty(setup).map(|text| text + "\n").unwrap_or_default()
}

fn problem(line: usize, detail: impl Into<String>) -> FileProblem {
    FileProblem { line, detail: shorten(&detail.into()), misfit: None }
}

fn shorten(text: &str) -> String {
    text.chars().take(DETAIL_MAX).collect()
}

fn read_setup(text: &str) -> Result<Setup, FileProblem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().iter().map(|part| part.to_string().trim_matches(['[', ']']).to_owned());
        let field = field.collect::<Vec<_>>().join(".");
        let found = json_problem(error.inner());
        FileProblem { misfit: wrong_value(&field, &error.inner().to_string()), ..found }
    })
}

/// serde has words for a value outside a closed list, and no other sign of it.
fn wrong_value(field: &str, said: &str) -> Option<Misfit> {
    let (value, possible) = said.strip_prefix("unknown variant `")?.rsplit_once("`, expected ")?;
    // `a`, `b` or `c`: each second piece is a value
    let possible = possible.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some(Misfit::Value { field: shorten(field), value: shorten(value), possible })
}

/// What this version reads of a setup.
fn without_others(setup: &Setup) -> Value {
    let mut setup = setup.clone();
    setup.other.clear();
    setup.repository.other.clear();
    setup.connection.other.clear();
    setup.builds.iter_mut().for_each(|build| build.other.clear());
    setup.pipelines.iter_mut().for_each(|pipeline| pipeline.other.clear());
    serde_json::to_value(setup).unwrap_or_default()
}

/// The first member of a text that what was read of it doesn't have: nothing of ours is left out when it's written.
fn unread(text: &Value, read: &Value) -> Option<String> {
    let below = |name: &str, text: &Value, read: &Value| Some(format!("{name}.{}", unread(text, read)?));
    match (text, read) {
        (Value::Object(text), Value::Object(read)) => text.iter().find_map(|(name, member)| match read.get(name) {
            Some(read) => below(name, member, read),
            None => Some(name.clone()),
        }),
        (Value::Array(text), Value::Array(read)) => {
            let mut pairs = text.iter().zip(read).enumerate();
            pairs.find_map(|(index, (member, read))| below(&index.to_string(), member, read))
        }
        _ => None,
    }
}

fn json_problem(error: &serde_json::Error) -> FileProblem {
    // serde_json ends its message with the place, which has its own member here
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    problem(error.line(), message.strip_suffix(&place).unwrap_or(&message))
}

/// What a newer version's file says to this version: members that don't fit are left out. Never written back.
fn best_effort(mut members: Map<String, Value>, version: u64) -> Setup {
    fn each(list: Option<&mut Value>, sieve: fn(&mut Value)) {
        list.and_then(Value::as_array_mut).into_iter().flatten().for_each(sieve);
    }
    members.insert("gangway".to_owned(), u32::try_from(version).unwrap_or(u32::MAX).into());
    members.get_mut("repository").map(sieve::<Repository>);
    members.get_mut("connection").map(sieve::<ConnectionWish>);
    each(members.get_mut("builds"), sieve::<Build>);
    each(members.get_mut("pipelines"), sieve::<Pipeline>);
    let mut whole = Value::Object(members);
    sieve::<Setup>(&mut whole);
    serde_json::from_value(whole).unwrap_or_default()
}

/// Leaves out the members of an object that a type doesn't take. Every member of our types has a default.
fn sieve<T: DeserializeOwned>(value: &mut Value) {
    if let Value::Object(members) = value {
        members.retain(|name, member| {
            let alone = Map::from_iter([(name.clone(), member.clone())]);
            serde_json::from_value::<T>(Value::Object(alone)).is_ok()
        });
    }
}

/// Any JSON in which no object has the same member twice: readers differ on which one counts.
struct Strict;

fn read_value(text: &str) -> Result<Value, FileProblem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict.deserialize(&mut reader).map_err(|error| json_problem(&error))?;
    reader.end().map_err(|error| json_problem(&error))?;
    Ok(value)
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Strict)? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(Strict)?;
            if object.insert(name.clone(), value).is_some() {
                return Err(A::Error::custom(format!("`{name}` stands there twice")));
            }
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::document::Trigger;

    fn line_and_detail(text: &str) -> String {
        open(text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = to_text(&Setup::default());
        assert!(text.ends_with("}\n"));
        assert_eq!(open(&text).unwrap(), Opened { setup: Setup::default(), read_only: false });
        assert_eq!(open(&format!("\u{feff}{text}")).unwrap().setup, Setup::default());
    }

    #[test]
    fn a_member_that_nothing_reads_is_named() {
        let field = |text: Value| match open(&text.to_string()).map_err(|problem| problem.misfit) {
            Err(Some(Misfit::Member { field })) => field,
            other => panic!("{other:?}"),
        };
        assert_eq!(field(json!({"gangway": 1, "future": {}})), "future");
        assert_eq!(field(json!({"gangway": 1, "repository": {"mirror": "x"}})), "repository.mirror");
        assert_eq!(field(json!({"gangway": 1, "connection": {"shared": true}})), "connection.shared");
        assert_eq!(field(json!({"gangway": 1, "builds": [{}, {"computer": "x"}]})), "builds.1.computer");
        assert_eq!(
            field(json!({"gangway": 1, "builds": [{"variables": [{"nmae": "x"}]}]})),
            "builds.0.variables.0.nmae"
        );
        for trigger in [json!({"on": "push", "branch": "x"}), json!({"on": "branches", "branch": "x"})] {
            let text = json!({"gangway": 1, "pipelines": [{"trigger": trigger}]});
            assert_eq!(field(text), "pipelines.0.trigger.branch");
        }
        assert!(open(r#"{"gangway": 1, "tags": {"any": "thing"}, "repository": {"provider": null}}"#).is_ok());
    }

    #[test]
    fn a_value_that_is_not_in_the_list_is_named_with_the_list() {
        let check = |text: &str, at: &str, wrong: &str, one: &str| {
            let found = open(text).unwrap_err();
            let Some(Misfit::Value { field, value, possible }) = found.misfit else { panic!("{found:?}") };
            assert_eq!((found.line, field.as_str(), value.as_str()), (2, at, wrong));
            assert!(possible.iter().any(|it| it == one) && possible.len() > 1, "{possible:?}");
        };
        check(
            "{\"gangway\": 1, \"repository\":\n{\"provider\": \"github\"}}",
            "repository.provider",
            "github",
            "GitHub",
        );
        check(
            "{\"gangway\": 1, \"pipelines\": [{\"trigger\":\n{\"on\": \"`, expected `x`\"}}]}",
            "pipelines.0.trigger.on",
            "`, expected `x`",
            "pullRequests",
        );
    }

    #[test]
    fn a_newer_file_opens_read_only_and_as_far_as_it_can() {
        let text = json!({
            "gangway": 7, "name": ["now", "a", "list"], "tags": {"a": "b"},
            "repository": {"provider": "Forgejo", "name": "o/n"},
            "builds": [{"name": "build", "timeoutMinutes": "long"}, 3],
            "pipelines": [{"name": "main", "trigger": {"on": "moonrise"}}],
        });
        let opened = open(&text.to_string()).unwrap();
        assert!(opened.read_only);
        assert_eq!(opened.setup.gangway, 7);
        assert_eq!(opened.setup.name, "");
        assert_eq!(opened.setup.repository.name, "o/n");
        assert_eq!(opened.setup.tags.get("a").map(String::as_str), Some("b"));
        assert_eq!(opened.setup.pipelines.first().map(|p| p.trigger.clone()), Some(Trigger::Push));
        assert_eq!(open(r#"{"gangway": 99999999999999999999}"#).map(|o| o.read_only).ok(), None);
        assert_eq!(open(r#"{"gangway": 4294967296}"#).map(|o| (o.setup.gangway, o.read_only)), Ok((u32::MAX, true)));
    }

    #[test]
    fn broken_files_name_their_line() {
        // what is wrong with the whole has none
        assert_eq!(line_and_detail(""), "line 1: EOF while parsing a value");
        assert_eq!(line_and_detail("[]"), "line 0: not an object");
        assert_eq!(line_and_detail("{}"), "line 0: no member `gangway`");
        assert_eq!(line_and_detail(r#"{"gangway": 0}"#), "line 0: `gangway` isn't a version");
        assert_eq!(line_and_detail(r#"{"gangway": "1"}"#), "line 0: `gangway` isn't a version");
        assert_eq!(
            line_and_detail("{\n\"gangway\": 1,\n\"name\": 5\n}"),
            "line 3: invalid type: integer `5`, expected a string"
        );
        assert_eq!(line_and_detail("{\n\"gangway\": 1,\n\"x\": 5,\n\"x\": 6}"), "line 4: `x` stands there twice");
        assert_eq!(line_and_detail("{\n\"gangway\": 1,}"), "line 2: trailing comma");
        assert_eq!(line_and_detail("{\"gangway\": 1}\nmore"), "line 2: trailing characters");
        let deep = format!("{{\"gangway\": 1, \"x\": {}1{}}}", "[".repeat(5000), "]".repeat(5000));
        assert_eq!(line_and_detail(&deep), "line 1: recursion limit exceeded");
        let unknown = r#"{"gangway": 1, "pipelines": [{"trigger": {"on": "moonrise"}}]}"#;
        assert!(line_and_detail(unknown).contains("moonrise"));
        let long = format!(r#"{{"gangway": 1, "repository": {{"provider": "{}"}}}}"#, "x".repeat(9000));
        assert_eq!(open(&long).unwrap_err().detail.chars().count(), DETAIL_MAX);
    }

    #[test]
    fn size_at_the_limit_and_one_past() {
        let fill = |size: usize| format!("{{\"gangway\":1}}{}", " ".repeat(size - 13));
        assert!(open(&fill(quotas::SETUP_FILE.most)).is_ok());
        assert_eq!(open(&fill(quotas::SETUP_FILE.most + 1)).unwrap_err().line, 0);
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from)
        ];
        let name = prop_oneof![
            Just("gangway".to_owned()),
            Just("builds".to_owned()),
            Just("repository".to_owned()),
            Just("trigger".to_owned()),
            Just("on".to_owned()),
            "[a-z]{1,4}"
        ];
        leaf.prop_recursive(4, 24, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((name.clone(), inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = open(&text);
        }

        #[test]
        fn no_json_makes_it_panic(value in any_json()) {
            let _ = open(&value.to_string());
        }

        #[test]
        fn whatever_opens_is_written_and_opens_the_same(mut value in any_json()) {
            if let Value::Object(members) = &mut value {
                members.insert("gangway".to_owned(), 1.into());
            }
            if let Ok(opened) = open(&value.to_string()) {
                prop_assert_eq!(open(&to_text(&opened.setup)), Ok(opened));
            }
        }
    }
}
