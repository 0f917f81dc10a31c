//! Documents that another version of the program wrote: what this one doesn't understand is left out when it is read, and
//! is still there when it is written.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::Segment;

/// A document, as far as this version understands it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartialDocument<T> {
    /// What was understood; a value that wasn't is its default.
    pub document: T,
    /// Whether a value was left out. A member that no type of ours has isn't one: it is kept, and changes nothing.
    pub incomplete: bool,
}

/// Most values that are left out of one document: one that needs more isn't of this kind.
const MOST_LEFT_OUT: usize = 1_000;

/// A value of a list that was left out.
struct LeftOutValue {
    /// The place of the list.
    list: Vec<PathStep>,
    /// Where it stood, when everything that was left out before was gone.
    index: usize,
    value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PathStep {
    Member(String),
    Index(usize),
}

/// Reads a document; values that it doesn't take are left out.
pub(crate) fn read<T: DeserializeOwned>(text: &[u8]) -> serde_json::Result<PartialDocument<T>> {
    let (document, _, left_out) = understand(&serde_json::from_slice(text)?)?;
    Ok(PartialDocument { document, incomplete: left_out.is_some() })
}

/// A document to write in the place of another: what the other one says that `T` doesn't understand is carried over.
pub(crate) fn carried_over<T: DeserializeOwned + Serialize>(there: &[u8], document: &T) -> serde_json::Result<Value> {
    let mut written = serde_json::to_value(document)?;
    let Ok(raw) = serde_json::from_slice::<Value>(there) else { return Ok(written) };
    let Ok((understood, known, left_out)) = understand::<T>(&raw) else { return Ok(written) };
    let base = serde_json::to_value(understood)?;
    merge(&known, &base, &mut written);
    // the last one first: each finds its list as it was when it was left out, also within one that comes back before it
    for LeftOutValue { list, index, value } in left_out.into_iter().flatten().rev() {
        if let Some(Value::Array(list)) = at(&mut written, &list) {
            list.insert(index.min(list.len()), value);
        }
    }
    Ok(written)
}

/// The document; the raw value without what was left out of its lists; what was left out of lists, none where nothing was
/// left out anywhere.
fn understand<T: DeserializeOwned>(raw: &Value) -> serde_json::Result<(T, Value, Option<Vec<LeftOutValue>>)> {
    let mut taken = raw.clone();
    let mut known = raw.clone();
    let mut left_out: Option<Vec<LeftOutValue>> = None;
    for _ in 0..MOST_LEFT_OUT {
        let error = match serde_path_to_error::deserialize(&taken) {
            Ok(document) => return Ok((document, known, left_out)),
            Err(error) => error,
        };
        let mut path: Vec<PathStep> = error.path().iter().map_while(step).collect();
        let Some(last) = path.pop() else { return Err(error.into_inner()) };
        let removed = match (at(&mut taken, &path), &last) {
            (Some(Value::Object(members)), PathStep::Member(name)) => members.remove(name).is_some(),
            (Some(Value::Array(list)), PathStep::Index(index)) if *index < list.len() => {
                list.remove(*index);
                // as it was: of the other one some members may have been left out before
                if let Some(Value::Array(list)) = at(&mut known, &path) {
                    let value = list.remove(*index);
                    left_out.get_or_insert_default().push(LeftOutValue { list: path, index: *index, value });
                }
                true
            }
            _ => false,
        };
        if !removed {
            return Err(error.into_inner());
        }
        left_out.get_or_insert_default();
    }
    Err(serde::de::Error::custom("hardly anything in it is understood"))
}

fn step(segment: &Segment) -> Option<PathStep> {
    match segment {
        Segment::Map { key } => Some(PathStep::Member(key.clone())),
        Segment::Seq { index } => Some(PathStep::Index(*index)),
        // within a value that serde looks at as a whole
        Segment::Enum { .. } | Segment::Unknown => None,
    }
}

fn at<'v>(value: &'v mut Value, path: &[PathStep]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        PathStep::Member(name) => value.get_mut(name),
        PathStep::Index(index) => value.get_mut(index),
    })
}

/// A merge of three: `raw` is what lies there, `base` what was understood of it, `new` what is to be written. Where nothing
/// was changed, what lies there stays as it is.
fn merge(raw: &Value, base: &Value, new: &mut Value) {
    if new == base {
        new.clone_from(raw);
        return;
    }
    match (raw, base, new) {
        (Value::Object(raw), Value::Object(base), Value::Object(new)) => merge_members(raw, base, new),
        (Value::Array(raw), Value::Array(base), Value::Array(new)) if raw.len() == base.len() => {
            let same_length = new.len() == base.len();
            for (index, value) in new.iter_mut().enumerate() {
                let unchanged = base.iter().position(|one| one == value);
                let of = unchanged.or(same_length.then_some(index));
                if let Some((raw, base)) = of.and_then(|of| raw.get(of).zip(base.get(of))) {
                    merge(raw, base, value);
                }
            }
        }
        _ => {}
    }
}

fn merge_members(raw: &Map<String, Value>, base: &Map<String, Value>, new: &mut Map<String, Value>) {
    for (name, raw) in raw {
        match (base.get(name), new.get_mut(name)) {
            (Some(base), Some(new)) => merge(raw, base, new),
            (None, None) => {
                new.insert(name.clone(), raw.clone());
            }
            // taken away by this version, or newly known to it
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Settings {
        theme: Theme,
        size: u32,
        names: BTreeMap<String, u32>,
        windows: Vec<Window>,
    }

    #[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Theme {
        #[default]
        System,
        Dark,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Window {
        id: u32,
    }

    fn bytes(value: &Value) -> Vec<u8> {
        serde_json::to_vec(value).unwrap()
    }

    /// What is written after a change of what was read.
    fn check(there: &Value, change: impl FnOnce(&mut Settings), written: &Value) {
        let there = bytes(there);
        let mut settings = read::<Settings>(&there).unwrap().document;
        change(&mut settings);
        assert_eq!(&carried_over(&there, &settings).unwrap(), written);
    }

    #[test]
    fn an_unknown_value_is_its_default_and_stays_until_it_is_changed() {
        let sepia = json!({"theme": "sepia", "size": 4});
        let read = read::<Settings>(&bytes(&sepia)).unwrap();
        assert_eq!((read.document.theme, read.document.size, read.incomplete), (Theme::System, 4, true));
        check(&sepia, |settings| settings.size = 5, &json!({"theme": "sepia", "size": 5, "names": {}, "windows": []}));
        check(
            &sepia,
            |settings| settings.theme = Theme::Dark,
            &json!({"theme": "dark", "size": 4, "names": {}, "windows": []}),
        );
    }

    #[test]
    fn an_unknown_member_is_no_gap_and_stays() {
        let newer = json!({"size": 4, "sound": {"loud": true}, "names": {"a": 1}, "windows": [{"id": 1, "tint": 3}, {"id": 2}]});
        assert!(!read::<Settings>(&bytes(&newer)).unwrap().incomplete);
        check(
            &newer,
            |settings| {
                settings.size = 5;
                settings.names.clear();
                settings.windows.remove(1);
            },
            &json!({
                "theme": "system", "size": 5, "names": {}, "windows": [{"id": 1, "tint": 3}], "sound": {"loud": true},
            }),
        );
        check(
            &newer,
            |settings| settings.windows[0].id = 9,
            &json!({
                "theme": "system", "size": 4, "names": {"a": 1}, "windows": [{"id": 9, "tint": 3}, {"id": 2}],
                "sound": {"loud": true},
            }),
        );
    }

    #[test]
    fn an_unknown_value_in_a_list_stays_in_its_place() {
        let newer = json!({"windows": [{"id": "left"}, {"id": 1}]});
        let windows = read::<Settings>(&bytes(&newer)).unwrap().document.windows;
        assert_eq!(windows, [Window { id: 1 }]);
        check(
            &newer,
            |settings| settings.windows.push(Window { id: 2 }),
            &json!({"theme": "system", "size": 0, "names": {}, "windows": [{"id": "left"}, {"id": 1}, {"id": 2}]}),
        );
    }

    /// serde takes a list for a value's members in their order, so what isn't understood may lie within what isn't, either.
    #[test]
    fn a_value_that_is_left_out_is_whole() {
        for windows in [
            json!([[""]]),
            json!([["a", "b"]]),
            json!([[["a"], 1], {"id": 1}]),
            json!([{"id": 1}, ["a"], ["b", "c"], {"id": ["x"]}]),
            json!([["a"], [2], ["b"]]),
            json!([[], [[]], [[[""]]]]),
        ] {
            let there = bytes(&json!({ "windows": windows }));
            let settings = read::<Settings>(&there).unwrap().document;
            let written = carried_over(&there, &settings).unwrap();
            let kept = written["windows"].as_array().unwrap();
            let lost: Vec<_> = windows.as_array().unwrap().iter().filter(|one| !kept.contains(one)).collect();
            assert!(
                lost.is_empty() && kept.len() == windows.as_array().unwrap().len(),
                "{lost:?} of {windows}: {written}"
            );
        }
    }

    #[test]
    fn what_is_no_document_is_none() {
        assert!(read::<Settings>(b"{").is_err());
        assert!(read::<Settings>(b"7").is_err());
        assert!(read::<Window>(br#"{"id": "x"}"#).is_err(), "without a default nothing stands in for it");
        assert_eq!(carried_over(b"{", &Window { id: 1 }).unwrap(), json!({"id": 1}));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf =
            prop_oneof![Just(Value::Null), any::<u32>().prop_map(Value::from), "[a-d]{0,3}".prop_map(Value::from)];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                members_of(inner).prop_map(Value::Object),
            ]
        })
    }

    fn any_members() -> impl Strategy<Value = Map<String, Value>> {
        members_of(any_json())
    }

    fn members_of(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
        let name = prop_oneof![Just("theme"), Just("size"), Just("windows"), Just("names"), Just("id"), Just("x")];
        let member = (name.prop_map(str::to_owned), value);
        prop::collection::vec(member, 0..4).prop_map(|members| members.into_iter().collect())
    }

    proptest! {
        /// Written unchanged, whatever was there is there: in full, and read as before.
        #[test]
        fn what_is_written_unchanged_loses_nothing(members in any_members()) {
            let there = Value::Object(members);
            let text = bytes(&there);
            let Ok(first) = read::<Settings>(&text) else { return Ok(()) };
            let written = carried_over(&text, &first.document).unwrap();
            prop_assert_eq!(read::<Settings>(&bytes(&written)).unwrap().document, first.document.clone());
            let again = carried_over(&bytes(&written), &first.document).unwrap();
            prop_assert_eq!(&again, &written, "stable");
            for (name, value) in there.as_object().unwrap() {
                prop_assert_eq!(&written[name], value);
            }
        }
    }
}
