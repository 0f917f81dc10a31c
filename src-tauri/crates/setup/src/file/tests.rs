use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::check::{Facts, check};
use crate::document::{DeployTarget, Trigger};
use crate::problem::ProblemCode;

fn line_and_detail(text: &str) -> String {
    open(text).unwrap_err().to_string()
}

fn unknown_part(text: &str) -> UnknownPart {
    open(text).unwrap_err().unknown_part.unwrap_or_else(|| panic!("{text}"))
}

/// Fields of a document that this version can't make yet.
fn not_made_yet(document: &Value) -> Vec<String> {
    let setup = open(&document.to_string()).unwrap_or_else(|problem| panic!("{problem}"));
    let problems = check(&setup, &Facts::default());
    problems.into_iter().filter(|one| one.code == ProblemCode::NotMadeYet).map(|one| one.field).collect()
}

/// All that version 2 can say.
fn whole() -> Value {
    serde_json::from_str(include_str!("whole.gangway.json")).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let text = to_text(&Document::default());
    assert!(text.ends_with("}\n"));
    assert_eq!(open(&text).unwrap(), Document::default());
    assert_eq!(open(&format!("\u{feff}{text}")).unwrap(), Document::default());
    for marks in ["\u{feff}\u{feff}", "\u{feff}\n\u{feff}", " \u{feff}"] {
        assert!(open(&format!("{marks}{text}")).is_err(), "L15: {marks:?}");
    }
}

#[test]
fn planned_members_are_kept_and_refused_at_their_field() {
    let document = open(&whole().to_string()).unwrap();
    assert!(!document.read_only());
    let written: Value = serde_json::from_str(&to_text(&document)).unwrap();
    assert_holds(&written, &whole(), "");
    insta::assert_json_snapshot!("not_made_yet", not_made_yet(&whole()));
}

/// Everything that was read stands where it stood; defaults may stand beside it.
fn assert_holds(written: &Value, read: &Value, at: &str) {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            // A member that is null says what a missing one says.
            for (name, value) in read.iter().filter(|(name, value)| !value.is_null() || written.contains_key(*name)) {
                let kept = written.get(name).unwrap_or_else(|| panic!("{at}.{name} is lost"));
                assert_holds(kept, value, &format!("{at}.{name}"));
            }
        }
        (Value::Array(written), Value::Array(read)) => {
            assert_eq!(written.len(), read.len(), "{at}");
            for (index, (written, read)) in written.iter().zip(read).enumerate() {
                assert_holds(written, read, &format!("{at}.{index}"));
            }
        }
        _ => assert_eq!(written, read, "{at}"),
    }
}

#[test]
fn planned_members_that_say_nothing_are_no_problem() {
    let quiet = json!({
        "gangway": 2, "host": null, "roles": {},
        "builds": [{"machine": {"docker": false}, "cache": null, "standalone": null}],
        "pipelines": [{
            "branch": null, "mode": null, "variables": [], "notify": null,
            "trigger": {"on": "filters", "push": [{"tags": {}, "branches": {"include": ["main"]}}]},
            "environments": [{"conditions": null, "deploy": [{"to": "s3", "from": "build"}]}],
        }],
    });
    assert_eq!(not_made_yet(&quiet), [""; 0]);
}

#[test]
fn version_1_becomes_version_2() {
    let check = |old: Value, new: Value| {
        let old =
            json!({"gangway": 1, "builds": [{"image": "i", "compute": "c", "environment": "e"}], "pipelines": [old]});
        let new = json!({"gangway": 2, "builds": [{"machine": {"image": "i", "size": "c", "type": "e"}}], "pipelines": [new]});
        assert_eq!(open(&old.to_string()).unwrap(), open(&new.to_string()).unwrap(), "{old}");
    };
    check(
        json!({"build": "x", "artifact": "clone", "trigger": {"on": "manual"}, "deploy": {"to": "nothing"}}),
        json!({"run": [[{"build": "x"}]], "source": {"format": "clone"}, "trigger": {"on": "manual"}, "environments": []}),
    );
    check(
        json!({"trigger": {"on": "branches", "include": ["a"], "exclude": ["b"]}, "deploy": {"to": "s3", "approval": true}}),
        json!({
            "trigger": {"on": "filters", "push": [{"branches": {"include": ["a"], "exclude": ["b"]}}]},
            "environments": [{"approval": {}, "deploy": [{"to": "s3", "from": "build"}]}],
        }),
    );
    check(
        json!({"build": "x", "trigger": {"on": "pullRequests", "branches": ["a"], "events": ["OPEN"]}, "deploy": {"to": "s3"}}),
        json!({
            "run": [[{"build": "x"}]],
            "trigger": {"on": "filters", "pullRequests": [{"branches": {"include": ["a"]}, "events": ["OPEN"]}]},
            "environments": [{"deploy": [{"to": "s3", "from": "x"}]}],
        }),
    );
    check(json!({}), json!({}));
    assert_eq!(open(r#"{"gangway": 1}"#).unwrap().gangway, VERSION);
}

#[test]
fn a_member_that_the_format_does_not_have_is_named() {
    let check = |text: Value, at: &str| match unknown_part(&text.to_string()) {
        UnknownPart::Member { field } => assert_eq!(field, at),
        other => panic!("{other:?}"),
    };
    for version in [1, 2] {
        check(json!({"gangway": version, "future": {}}), "future");
        check(json!({"gangway": version, "repository": {"mirror": "x"}}), "repository.mirror");
        check(json!({"gangway": version, "connection": {"shared": true}}), "connection.shared");
        check(json!({"gangway": version, "builds": [{}, {"computer": "x"}]}), "builds.1.computer");
        check(json!({"gangway": version, "builds": [{"variables": [{"nmae": "x"}]}]}), "builds.0.variables.0.nmae");
    }
    for trigger in [json!({"on": "push", "branch": "x"}), json!({"on": "filters", "branch": "x"})] {
        check(json!({"gangway": 2, "pipelines": [{"trigger": trigger}]}), "pipelines.0.trigger.branch");
    }
    check(
        json!({"gangway": 2, "pipelines": [{"environments": [{"deploy": [{"to": "s3", "bucket": "x"}]}]}]}),
        "pipelines.0.environments.0.deploy.0.bucket",
    );
    check(
        json!({"gangway": 1, "pipelines": [{"trigger": {"on": "branches", "branch": "x"}}]}),
        "pipelines.0.trigger.push.0.branch",
    );
    assert!(open(r#"{"gangway": 2, "tags": {"any": "thing"}, "repository": {"provider": null}}"#).is_ok());
}

#[test]
fn a_value_that_is_not_in_the_list_is_named_with_the_list() {
    let check = |text: &str, at: &str, wrong: &str, one: &str| {
        let found = open(text).unwrap_err();
        let Some(UnknownPart::Value { field, value, possible }) = found.unknown_part else { panic!("{found:?}") };
        assert_eq!((found.line, field.as_str(), value.as_str()), (2, at, wrong));
        assert!(possible.iter().any(|it| it == one) && possible.len() > 1, "{possible:?}");
    };
    check("{\"gangway\": 1, \"repository\":\n{\"provider\": \"github\"}}", "repository.provider", "github", "GitHub");
    check(
        "{\"gangway\": 2, \"pipelines\": [{\"trigger\":\n{\"on\": \"`, expected `x`\"}}]}",
        "pipelines.0.trigger.on",
        "`, expected `x`",
        "filters",
    );
    check(
        "{\"gangway\": 2, \"pipelines\": [{\"environments\": [{\"deploy\": [\n{\"to\": \"moon\"}]}]}]}",
        "pipelines.0.environments.0.deploy.0.to",
        "moon",
        "cloudFormation",
    );
}

#[test]
fn a_newer_file_opens_read_only_and_as_far_as_it_can() {
    let newer = json!({
        "gangway": 7, "name": ["now", "a", "list"], "tags": {"a": "b"}, "future": {"x": 1},
        "repository": {"provider": "Forgejo", "name": "o/n"},
        "builds": [{"name": "build", "timeoutMinutes": "long"}, 3],
        "pipelines": [{
            "name": "main", "trigger": {"on": "moonrise"},
            "environments": [{"deploy": [{"to": "moon", "crater": 4}]}],
        }],
    });
    let opened = open(&newer.to_string()).unwrap();
    assert!(opened.read_only());
    assert_eq!(opened.gangway, 7);
    assert_eq!(opened.name, "");
    assert_eq!(opened.repository.name, "o/n");
    assert_eq!(opened.builds.len(), 1);
    assert_eq!(opened.tags.get("a").map(String::as_str), Some("b"));
    let pipeline = opened.pipelines.first().unwrap();
    assert!(matches!(&pipeline.trigger, Trigger::Planned(members) if members.get("on") == Some(&json!("moonrise"))));
    let target = &pipeline.deployments().next().unwrap().target;
    assert!(matches!(target, DeployTarget::Planned(members) if members.get("to") == Some(&json!("moon"))));
    assert_eq!(serde_json::to_value(&opened).unwrap(), newer, "nothing is lost for the newer program");
    assert_eq!(open(r#"{"gangway": 99999999999999999999}"#).map(|o| o.read_only()).ok(), None);
    assert_eq!(open(r#"{"gangway": 4294967296}"#).map(|o| (o.gangway, o.read_only())), Ok((u32::MAX, true)));
}

#[test]
fn a_stored_document_that_leaves_the_format_is_read_only() {
    let check = |stored: Value, read_only: bool| {
        let document = Document::read(stored.clone()).unwrap();
        assert_eq!(document.read_only(), read_only, "{stored}");
        if read_only {
            assert_eq!(serde_json::to_value(document).unwrap(), stored);
        }
    };
    check(json!({"gangway": 2, "roles": {"path": "/x/"}}), false);
    check(json!({"gangway": 2, "future": 1}), true);
    check(json!({"gangway": 2, "pipelines": [{"trigger": {"on": "moonrise"}}]}), true);
    check(json!({"gangway": 1, "name": "shop"}), false);
    for no_setup in [json!([]), json!({}), json!({"gangway": "2"}), json!({"gangway": 0}), json!(null)] {
        assert_eq!(Document::read(no_setup), None);
    }
}

#[test]
fn an_unknown_place_of_a_buildspec_costs_nothing_else() {
    for place in ["", "moon"] {
        let stored = json!({"gangway": 2, "name": "shop", "builds": [{"name": "b", "buildspec": {"place": place}}]});
        let document = Document::read(stored).unwrap();
        assert!(document.read_only());
        assert_eq!((document.name.as_str(), document.builds[0].name.as_str()), ("shop", "b"));
    }
}

#[test]
fn broken_files_name_their_line() {
    // what is wrong with the whole has none
    assert_eq!(line_and_detail(""), "line 1: EOF while parsing a value");
    assert_eq!(line_and_detail("[]"), "line 0: not an object");
    assert_eq!(line_and_detail("{}"), "line 0: no member `gangway`");
    assert_eq!(line_and_detail(r#"{"gangway": 0}"#), "line 0: `gangway` isn't a version");
    assert_eq!(line_and_detail(r#"{"gangway": "1"}"#), "line 0: `gangway` isn't a version");
    assert_eq!(line_and_detail("{\n\"gangway\": 1,\n\"name\": 5\n}"), "line 3: `name` isn't a text");
    assert_eq!(
        line_and_detail("{\n\"gangway\": 2,\n\"builds\": [{},\n{\"timeoutMinutes\": -1}]\n}"),
        "line 4: `builds.1.timeoutMinutes` isn't a whole number"
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
        Just("host".to_owned()),
        Just("endpoint".to_owned()),
        Just("certificate".to_owned()),
        Just("network".to_owned()),
        Just("pipelines".to_owned()),
        Just("environments".to_owned()),
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

/// Every place of a document, as a JSON pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| places(member, &format!("{at}/{name}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, one)| places(one, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = open(&text);
    }

    #[test]
    fn no_json_makes_it_panic(value in any_json()) {
        let _ = (open(&value.to_string()), Document::read(value));
    }

    #[test]
    fn whatever_opens_is_written_and_opens_the_same(mut value in any_json(), version in 1u32..4) {
        if let Value::Object(members) = &mut value {
            members.insert("gangway".to_owned(), version.into());
        }
        if let Ok(opened) = open(&value.to_string()) {
            let written = serde_json::to_string(&opened).unwrap();
            prop_assert_eq!(open(&written), Ok(opened));
        }
    }

    /// Wherever something foreign stands in a whole document: what is left of it is read, so that the types take whatever
    /// fits the format, and nothing is lost.
    #[test]
    fn whatever_fits_the_format_is_read(place in any::<prop::sample::Index>(), foreign in any_json()) {
        let mut document = whole();
        let mut all = Vec::new();
        places(&document, "", &mut all);
        let at = &all[1 + place.index(all.len() - 1)];
        // what may be a password or a key there isn't kept
        prop_assume!(at != "/gangway" && at != "/host/endpoint" && at != "/host/certificate");
        *document.pointer_mut(at).unwrap() = foreign;
        let opened = Document::read(document.clone()).unwrap();
        if at != "/name" {
            prop_assert_eq!(&opened.name, "shop", "{}", at);
        }
        if opened.read_only() {
            prop_assert_eq!(serde_json::to_value(opened).unwrap(), document);
        } else {
            assert_holds(&serde_json::to_value(&opened).unwrap(), &document, at);
        }
    }
}
