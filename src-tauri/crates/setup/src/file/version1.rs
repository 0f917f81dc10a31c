//! A document of version 1 as one of version 2. Nothing is checked here: what was wrong before is wrong after, at its place
//! in the new form.

use serde_json::{Map, Value, json};

/// The members of a version 1 document, as version 2 has them.
pub(super) fn upgrade(mut setup: Map<String, Value>) -> Map<String, Value> {
    setup.insert("gangway".to_owned(), 2.into());
    each(&mut setup, "builds", build);
    each(&mut setup, "pipelines", pipeline);
    setup
}

fn each(setup: &mut Map<String, Value>, list: &str, upgrade: fn(&mut Map<String, Value>)) {
    let elements = setup.get_mut(list).and_then(Value::as_array_mut);
    elements.into_iter().flatten().filter_map(Value::as_object_mut).for_each(upgrade);
}

fn build(build: &mut Map<String, Value>) {
    let members = [("environment", "type"), ("compute", "size"), ("image", "image")];
    let machine: Map<String, Value> =
        members.into_iter().filter_map(|(old, new)| Some((new.to_owned(), build.remove(old)?))).collect();
    if !machine.is_empty() {
        build.insert("machine".to_owned(), machine.into());
    }
}

fn pipeline(pipeline: &mut Map<String, Value>) {
    let build = pipeline.remove("build").unwrap_or_else(|| "build".into());
    if let Some(format) = pipeline.remove("artifact") {
        pipeline.insert("source".to_owned(), json!({ "format": format }));
    }
    if let Some(Value::Object(trigger)) = pipeline.get_mut("trigger") {
        *trigger = self::trigger(std::mem::take(trigger));
    }
    if let Some(deploy) = pipeline.remove("deploy") {
        pipeline.insert("environments".to_owned(), environments(deploy, &build));
    }
    pipeline.insert("run".to_owned(), json!([[{ "build": build }]]));
}

fn trigger(mut trigger: Map<String, Value>) -> Map<String, Value> {
    let filter = match trigger.get("on").and_then(Value::as_str) {
        Some("branches") => "push",
        Some("pullRequests") => "pullRequests",
        _ => return trigger,
    };
    trigger.remove("on");
    if let Some(branches) = trigger.remove("branches") {
        trigger.insert("include".to_owned(), branches);
    }
    let mut branches = Map::new();
    for side in ["include", "exclude"] {
        branches.extend(trigger.remove(side).map(|patterns| (side.to_owned(), patterns)));
    }
    trigger.insert("branches".to_owned(), branches.into());
    Map::from_iter([("on".to_owned(), "filters".into()), (filter.to_owned(), json!([trigger]))])
}

fn environments(deploy: Value, build: &Value) -> Value {
    let Value::Object(mut deploy) = deploy else { return json!([{ "deploy": [deploy] }]) };
    if deploy.get("to") == Some(&json!("nothing")) && deploy.len() == 1 {
        return json!([]);
    }
    let approval = match deploy.remove("approval") {
        Some(Value::Bool(true)) => json!({}),
        Some(Value::Bool(false)) | None => Value::Null,
        Some(other) => other,
    };
    deploy.insert("from".to_owned(), build.clone());
    json!([{ "approval": approval, "deploy": [deploy] }])
}
