//! Whatever a window may send: an answer or a fault, never a panic.

use gangway_app::views::*;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::desk::open;

/// Texts that are awkward somewhere.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        Just("../../etc/passwd".to_owned()),
        Just("\u{202e}<script>$(x)${y}`z`\n\0".to_owned()),
        Just("x".repeat(10_000)),
        Just("owner/name".to_owned()),
        Just("https://user:pw@github.com/o/n.git".to_owned()),
        Just("/".to_owned()),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let member = prop_oneof![
            Just("id"),
            Just("setup"),
            Just("place"),
            Just("name"),
            Just("builds"),
            Just("pipelines"),
            Just("buildspec"),
            Just("text"),
            Just("path"),
            Just("destination"),
            Just("to"),
            Just("kind"),
            Just("account"),
            Just("region"),
            Just("repository"),
            Just("provider"),
            Just("suggestion"),
            Just("setupFile"),
            Just("folder"),
            Just("image"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((member, inner), 0..6)
                .prop_map(|pairs| pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

/// The question as far as it can be read as one, its id that of a setup that exists.
fn read<Q: DeserializeOwned>(question: &Value, usual: Value, id: &str) -> Option<Q> {
    let mut whole = usual;
    if let (Some(whole), Value::Object(members)) = (whole.as_object_mut(), question) {
        whole.extend(members.clone());
    }
    whole["id"] = id.into();
    serde_json::from_value(whole).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_json_is_answered(question in json(), words in text()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let folder = tempfile::tempdir().unwrap();
            // Nobody answers there: what asks AWS ends in a fault.
            let app = open(folder.path(), "http://127.0.0.1:9").await;
            let id = app.create_setup(()).await.unwrap().id;
            let usual = json!({ "setup": {}, "place": {} });
            if let Some(question) = read::<SaveSetup>(&question, usual, &id) {
                let _ = app.save_setup(question).await;
            }
            let usual = json!({ "suggestion": {}, "setupFile": null });
            if let Some(question) = read::<ApplySuggestion>(&question, usual, &id) {
                let _ = app.apply_suggestion(question).await;
            }
            let _ = app.review(SetupRef { id: id.clone() }).await;
            let _ = app.files(SetupRef { id: id.clone() }).await;
            let _ = app.buildspec(BuildRef { id: id.clone(), build: 0 }).await;
            let _ = app.build_choices(BuildRef { id: id.clone(), build: u32::MAX }).await;
            let _ = app.plan_deployment(SetupRef { id: words.clone() }).await;
            let _ = app.discard_plan(SetupRef { id: words.clone() }).await;
            let _ = app.inspect_repository(InspectRepository { text: words.clone() }).await;
            let _ = app.open_setup_file(PathRequest { path: words.clone() }).await;
            let _ = app.check_address(&words);
            let _ = app.cancel_job(JobRef { job: words.clone() }).await;
            let _ = app.connect(ApprovePlan { id: id.clone(), digest: words }).await;
            let view = app.open_setup(SetupRef { id }).await;
            assert!(view.is_ok(), "a setup can be opened whatever was saved: {view:?}");
        });
    }
}
