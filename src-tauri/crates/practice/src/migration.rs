//! Files of earlier versions, rewritten as this version writes them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value, json};

use crate::blobs::Blobs;
use crate::files::LONGEST_INSIDE;

/// The version of the files that are written.
pub(crate) const VERSION: u32 = 3;

/// Brings a file's content to this version; says else why it can't be read.
pub(crate) fn migrate(saved: &mut Value, blobs: &Blobs) -> Result<(), String> {
    match saved.get("version").and_then(Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => {}
        Some(2) => from_2(saved, blobs),
        Some(version) => return Err(format!("version {version} is not known")),
        None => return Err("it names no version".to_owned()),
    }
    Ok(())
}

/// Until version 2 each service had a member of its own in the world, each of its events its own form, and all bytes
/// and texts stood in the world.
fn from_2(saved: &mut Value, blobs: &Blobs) {
    const SERVICES: [(&str, &str); 7] = [
        ("connections", "codeconnections"),
        ("stacks", "cloudformation"),
        ("pipelines", "codepipeline"),
        ("builds", "codebuild"),
        ("roles", "iam"),
        ("buckets", "s3"),
        ("logs", "logs"),
    ];
    let Some(world) = saved.get_mut("world").and_then(Value::as_object_mut) else { return };
    let states = SERVICES.into_iter().filter_map(|(old, new)| Some((new.to_owned(), world.remove(old)?)));
    let services: Map<String, Value> = states.collect();
    world.insert("services".to_owned(), Value::Object(services));
    each(saved, "/world/agenda/due", event);
    each(saved, "/world/services/s3/buckets", |bucket| {
        each(bucket, "/objects", |versions| each(versions, "", |version| content(version, "content", blobs)));
        each(bucket, "/uploads", |upload| {
            content(upload, "object", blobs);
            each(upload, "/parts", |part| content(part, "content", blobs));
        });
    });
    each(saved, "/world/provider/repositories", |repository| {
        each(repository, "/commits", |commit| each(commit, "/files", |text| beside(text, blobs)));
    });
    each(saved, "/world/services/codebuild/builds", |build| {
        let files = build.pointer_mut("/shell/files").map(Value::take);
        if let (Some(build), Some(files)) = (build.as_object_mut(), files) {
            build.insert("workspace".to_owned(), files);
        }
        each(build, "/workspace", |text| beside(text, blobs));
    });
}

/// Rewrites everything in the list or the map that stands there.
fn each(value: &mut Value, pointer: &str, rewrite: impl FnMut(&mut Value)) {
    match value.pointer_mut(pointer) {
        Some(Value::Array(items)) => items.iter_mut().for_each(rewrite),
        Some(Value::Object(members)) => members.values_mut().for_each(rewrite),
        _ => {}
    }
}

fn event(due: &mut Value) {
    const EVENTS: [(&str, &str); 3] =
        [("stack", "cloudformation"), ("build", "codebuild"), ("execution", "codepipeline")];
    let Some(event) = due.get_mut("event") else { return };
    let known = EVENTS.iter().find(|(old, _)| event.get("event").is_some_and(|kind| kind == old));
    if let Some((old, service)) = known {
        *event = json!({ "service": service, "id": event.get(old) });
    }
}

/// An object's body, in base64 until then.
fn content(of: &mut Value, member: &str, blobs: &Blobs) {
    let Some(content) = of.get_mut(member).and_then(Value::as_object_mut) else { return };
    content.remove("size");
    let Some(Value::String(body)) = content.remove("body") else { return };
    let bytes = BASE64.decode(body).unwrap_or_default();
    content.insert("blob".to_owned(), json!(blobs.put(&bytes)));
}

/// A text that is too long to stay within the world.
fn beside(text: &mut Value, blobs: &Blobs) {
    if let Some(long) = text.as_str().filter(|text| text.len() > LONGEST_INSIDE) {
        *text = json!(blobs.put(long.as_bytes()));
    }
}
