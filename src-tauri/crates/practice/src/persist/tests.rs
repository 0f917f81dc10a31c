//! Worlds of other versions: opened, used, and written back without a loss.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value, json};

use crate::account::Account;
use crate::blobs::Blobs;
use crate::call::Call;
use crate::services;

/// A world as version 2 wrote it: a pipeline that builds, an approval that waits, a change set, an upload in parts.
const VERSION_2: &str = include_str!("../../tests/worlds/version-2.json");

fn open(home: &Path) -> Account {
    Account::open("http://127.0.0.1:1".to_owned(), Some(home.to_owned()), 1, 10, crate::clock::system_clock)
        .expect("it opens")
}

fn put(file: impl AsRef<Path>, text: impl AsRef<[u8]>) -> std::io::Result<()> {
    std::fs::File::create(file)?.write_all(text.as_ref())
}

/// The account of a folder that holds this file, as if it had been written just now: no time has passed since.
fn opened(file: &str) -> (tempfile::TempDir, Account) {
    let home = tempfile::tempdir().expect("a folder");
    let mut content: Value = serde_json::from_str(file).expect("JSON");
    content["clock"]["ours"] = json!(i64::MAX);
    put(home.path().join("practice-world.json"), content.to_string()).expect("a file");
    let account = open(home.path());
    assert_eq!(account.unreadable_world(), None, "the file can be read");
    (home, account)
}

/// What the folder holds now.
fn written(home: &Path) -> Value {
    let text = std::fs::read_to_string(home.join("practice-world.json")).expect("a file");
    serde_json::from_str(&text).expect("JSON")
}

/// Asks a service.
fn ask(account: &Account, operation: &str, input: Value) -> Value {
    let (service, operation) = operation.split_once(':').expect("service:Operation");
    let (service, operation) = (service.to_owned(), operation.to_owned());
    let call = Call { service, operation, input, region: "us-east-1".to_owned(), endpoint: String::new() };
    account.change(|world| services::call(world, &call)).expect("kept").unwrap_or_else(|error| panic!("{error:?}"))
}

/// Asks a service that refuses: code and message.
fn refused(account: &Account, operation: &str, input: Value) -> String {
    let (service, operation) = operation.split_once(':').expect("service:Operation");
    let (service, operation) = (service.to_owned(), operation.to_owned());
    let call = Call { service, operation, input, region: "us-east-1".to_owned(), endpoint: String::new() };
    let error = account.change(|world| services::call(world, &call)).expect("kept").expect_err("refused");
    format!("{} {}", error.code, error.message)
}

/// Lets an hour pass, and changes something.
fn use_it(account: &Account) {
    account.change(|world| world.advance(world.now.after_seconds(3600))).expect("kept");
    ask(account, "logs:CreateLogGroup", json!({ "logGroupName": "made-meanwhile" }));
}

/// Where `after` lacks something that `before` has, or has something else.
fn losses(before: &Value, after: &Value, path: &str, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (name, value) in before {
                let path = format!("{path}/{name}");
                match after.get(name) {
                    Some(there) => losses(value, there, &path, found),
                    None => found.push(path),
                }
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (at, (one, other)) in before.iter().zip(after).enumerate() {
                losses(one, other, &format!("{path}/{at}"), found);
            }
        }
        (before, after) if before == after => {}
        (before, _) => found.push(format!("{path}: {before}")),
    }
}

#[test]
fn a_world_of_version_2_goes_on() {
    let (home, account) = opened(VERSION_2);
    let state = ask(&account, "codepipeline:GetPipelineState", json!({ "name": "hello" }));
    assert_eq!(state["stageStates"][1]["latestExecution"]["status"], "InProgress", "{state}");
    assert_eq!(account.change(|world| world.faults.all().len()), Ok(1));
    use_it(&account);
    let state = ask(&account, "codepipeline:GetPipelineState", json!({ "name": "hello" }));
    assert_eq!(state["stageStates"][1]["latestExecution"]["status"], "Succeeded", "the build went on: {state}");
    let body = ask(&account, "s3:GetObject", json!({ "Bucket": "hello-site-111122223333", "Key": "notes.txt" }));
    assert_eq!(body["Body"], "bm90ZXM=");
    let uploads = ask(&account, "s3:ListMultipartUploads", json!({ "Bucket": "hello-site-111122223333" }));
    assert_eq!(uploads["Uploads"][0]["Key"], "large");
    drop(account);
    assert_eq!(open(home.path()).unreadable_world(), None, "and is written as it can be read");
}

#[test]
fn nothing_of_version_2_is_lost() {
    let mut before: Value = serde_json::from_str(VERSION_2).expect("JSON");
    super::migration::migrate(&mut before, &Blobs::default()).expect("it can be read");
    let document = super::read(VERSION_2.as_bytes(), &Blobs::default()).expect("it can be read");
    let mut found = Vec::new();
    losses(&before["world"], &serde_json::to_value(&document.world).expect("saves"), "", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

/// Members that are maps: what is in them has a name of its own, and isn't a member that a version could add.
const MAPS: [&str; 26] = [
    "commits",
    "files",
    "copied",
    "stacks",
    "resources",
    "change_sets",
    "parameters",
    "attributes",
    "pipelines",
    "executions",
    "variables",
    "revisions",
    "artifacts",
    "outputs",
    "resolved",
    "exported",
    "projects",
    "builds",
    "phases",
    "roles",
    "inline",
    "buckets",
    "objects",
    "uploads",
    "parts",
    "groups",
];
const MORE_MAPS: [&str; 10] = [
    "workspace",
    "streams",
    "tags",
    "closed",
    "tokens",
    "managed",
    "runtimes",
    "secrets",
    "secondary",
    "configuration",
];

/// Adds a member to everything that a newer version could add one to. Gives how many.
fn add_members(value: &mut Value, name: &str) -> usize {
    match value {
        Value::Object(members) => {
            let mut added: usize = members.iter_mut().map(|(name, value)| add_members(value, name)).sum();
            if !MAPS.contains(&name) && !MORE_MAPS.contains(&name) {
                members.insert("addedLater".to_owned(), json!({ "deep": [1, null, "x"] }));
                added += 1;
            }
            added
        }
        Value::Array(items) => items.iter_mut().map(|item| add_members(item, "")).sum(),
        _ => 0,
    }
}

#[test]
fn members_of_a_newer_version_survive() {
    let (home, account) = opened(VERSION_2);
    ask(&account, "logs:CreateLogGroup", json!({ "logGroupName": "before" }));
    drop(account);
    let mut newer = written(home.path());
    assert!(add_members(&mut newer, "") > 300);
    let document = super::read(newer.to_string().as_bytes(), &Blobs::default()).expect("it can be read");
    let mut found = Vec::new();
    let saved = super::SavedDocument { version: super::migration::VERSION, document: &document };
    losses(&newer, &serde_json::to_value(&saved).expect("saves"), "", &mut found);
    assert_eq!(found, Vec::<String>::new());
    let (home, account) = opened(&newer.to_string());
    use_it(&account);
    let after = written(home.path());
    for place in ["", "/clock", "/world", "/world/services", "/world/agenda", "/world/ids"] {
        assert!(after.pointer(place).expect(place).get("addedLater").is_some(), "{place}");
    }
    let text = after.to_string();
    assert!(text.matches("addedLater").count() > 250, "{}", text.matches("addedLater").count());
}

/// Puts a name that isn't known into each member with this name. Gives how many.
fn rename(value: &mut Value, member: &str) -> usize {
    match value {
        Value::Object(members) => {
            let inner = members.iter_mut().filter(|(name, _)| *name != member);
            let inner: usize = inner.map(|(_, value)| rename(value, member)).sum();
            match members.get_mut(member) {
                Some(Value::String(name)) => {
                    *name = "OfANewerVersion".to_owned();
                    inner + 1
                }
                Some(other) => inner + rename(other, member),
                None => inner,
            }
        }
        Value::Array(items) => items.iter_mut().map(|item| rename(item, member)).sum(),
        _ => 0,
    }
}

/// A world in which these members of one part have names of a newer version: it is used, and they are still there.
#[track_caller]
fn check_names(part: &str, members: &[&str]) {
    let (home, account) = opened(VERSION_2);
    // A stack at work, so that there are tasks.
    let template = "Resources: {A: {Type: 'AWS::Logs::LogGroup'}, B: {Type: 'AWS::Logs::LogGroup'}}";
    ask(&account, "cloudformation:CreateStack", json!({ "StackName": "working", "TemplateBody": template }));
    drop(account);
    let mut newer = written(home.path());
    let at = newer.pointer_mut(part).unwrap_or_else(|| panic!("{part}"));
    for member in members {
        assert!(rename(at, member) > 0, "{part} has {member}");
    }
    let marked = at.clone();
    let (home, account) = opened(&newer.to_string());
    use_it(&account);
    account.change(|world| world.advance(world.now.after_seconds(86_400 * 365))).expect("kept");
    account.view().expect("it can be shown");
    for operation in [
        "codeconnections:ListConnections",
        "cloudformation:DescribeStacks",
        "codepipeline:ListPipelines",
        "codebuild:ListBuilds",
    ] {
        ask(&account, operation, json!({}));
    }
    let (before, after) = (marked.to_string(), written(home.path()).pointer(part).expect(part).to_string());
    let count = |text: &str| text.matches("OfANewerVersion").count();
    assert_eq!(count(&after), count(&before), "{part} {members:?}");
    drop(account);
    // The version that knows them finds everything as it was, its events included.
    let again =
        super::read(&std::fs::read(home.path().join("practice-world.json")).expect("a file"), &Blobs::default())
            .expect("reads");
    assert!(again.world.services == open(home.path()).change(|world| world.services.clone()).expect("kept"));
}

#[test]
fn names_of_a_newer_version_survive() {
    check_names("/world/faults", &["kind"]);
    check_names("/world/services/codeconnections", &["status"]);
    check_names("/world/services/codebuild/builds", &["step"]);
    check_names("/world/services/codebuild/builds", &["status"]);
    check_names("/world/services/codepipeline/executions", &["status"]);
    check_names("/world/services/cloudformation/stacks", &["task"]);
    check_names("/world/services/cloudformation/stacks", &["kind"]);
}

#[test]
fn what_waits_for_a_newer_version_goes_on_there() {
    let (home, account) = opened(VERSION_2);
    account.change(|world| world.advance(world.now.after_millis(1))).expect("kept");
    ask(&account, "logs:CreateLogGroup", json!({ "logGroupName": "before" }));
    drop(account);
    let known = written(home.path());
    let steps = |from: &str, to: &str| known.to_string().replace(from, to);
    let (home, account) = opened(&steps("\"step\":\"leave\"", "\"step\":\"pause\""));
    use_it(&account);
    let ask_state = |account: &Account| {
        ask(account, "codepipeline:GetPipelineState", json!({ "name": "hello" }))["stageStates"][1]["latestExecution"]
            ["status"]
            .clone()
    };
    assert_eq!(ask_state(&account), "InProgress", "nobody here knows that step");
    drop(account);
    let text = written(home.path()).to_string().replace("\"step\":\"pause\"", "\"step\":\"leave\"");
    let (_home, account) = opened(&text);
    let_time_pass(&account);
    assert_eq!(ask_state(&account), "Succeeded");
}

fn let_time_pass(account: &Account) {
    account.change(|world| world.advance(world.now.after_seconds(3600))).expect("kept");
}

#[test]
fn a_service_of_a_newer_version_survives() {
    let (home, account) = opened(VERSION_2);
    ask(&account, "logs:CreateLogGroup", json!({ "logGroupName": "before" }));
    drop(account);
    let mut newer = written(home.path());
    let clusters = json!({ "clusters": { "one": { "status": "ACTIVE" } } });
    newer["world"]["services"]["ecs"] = clusters.clone();
    let event = json!({ "at": 1, "order": 0, "event": { "service": "ecs", "id": "one" } });
    newer["world"]["agenda"]["due"].as_array_mut().expect("events").push(event);
    let (home, account) = opened(&newer.to_string());
    use_it(&account);
    let after = written(home.path());
    assert_eq!(after["world"]["services"]["ecs"], clusters);
    assert!(after["world"]["agenda"].to_string().contains("\"ecs\""), "its event waits");
}

#[test]
fn a_world_opens_with_services_and_members_missing() {
    let (home, account) = opened(VERSION_2);
    ask(&account, "logs:CreateLogGroup", json!({ "logGroupName": "before" }));
    drop(account);
    let older = written(home.path());
    let services = older["world"]["services"].as_object().expect("services").clone();
    for service in services.keys() {
        let mut older = older.clone();
        older["world"]["services"].as_object_mut().expect("services").remove(service);
        use_it(&opened(&older.to_string()).1);
    }
    for member in ["faults", "provider", "agenda", "services", "account"] {
        let mut older = older.clone();
        older["world"].as_object_mut().expect("a world").remove(member);
        use_it(&opened(&older.to_string()).1);
    }
    let nothing = json!({ "version": 3, "clock": {}, "world": Map::new() });
    use_it(&opened(&nothing.to_string()).1);
}

#[test]
fn a_world_that_has_to_begin_anew_says_so() {
    let home = tempfile::tempdir().expect("a folder");
    put(home.path().join("practice-world.json"), "{ broken").expect("a file");
    let account = open(home.path());
    let aside = account.unreadable_world().expect("it says so").clone();
    assert!(aside.just_now);
    assert_eq!(std::fs::read_to_string(&aside.file).expect("a file"), "{ broken");
    assert_eq!(account.view().expect("shown").set_aside.as_ref(), Some(&aside.file));
    drop(account);
    let again = open(home.path());
    assert_eq!(again.unreadable_world(), Some(&crate::account::UnreadableWorld { just_now: false, ..aside }));
    again.reset().expect("kept");
    assert_eq!(again.view().expect("shown").set_aside, None, "nobody misses anything any more");
}

/// The files beside a world.
fn beside(home: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(home.join("blobs")).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn bytes_of_objects_lie_beside_the_world() {
    let home = tempfile::tempdir().expect("a folder");
    let account = open(home.path());
    let object = |key: &str| json!({ "Bucket": "large-ones", "Key": key });
    ask(&account, "s3:CreateBucket", json!({ "Bucket": "large-ones" }));
    let body = BASE64.encode(vec![7; 1_000_000]);
    let put = |key: &str| ask(&account, "s3:PutObject", json!({ "Bucket": "large-ones", "Key": key, "Body": body }));
    put("a");
    put("b");
    assert_eq!(beside(home.path()).len(), 1, "the same bytes are there once");
    let file = home.path().join("practice-world.json");
    assert!(std::fs::metadata(&file).expect("a file").len() < 50_000);
    drop(account);

    let account = open(home.path());
    assert_eq!(ask(&account, "s3:GetObject", object("a"))["Body"], body, "after a restart, too");
    let part = json!({ "Bucket": "large-ones", "Key": "a", "Range": "bytes=999998-" });
    assert_eq!(ask(&account, "s3:GetObject", part)["Body"], "Bwc=");
    ask(&account, "s3:DeleteObject", object("a"));
    drop(account);
    let account = open(home.path());
    assert_eq!(beside(home.path()).len(), 1, "somebody names them still");

    std::fs::remove_file(&beside(home.path())[0]).expect("removed");
    assert_eq!(ask(&account, "s3:HeadObject", object("b"))["ContentLength"], 1_000_000);
    let lost = refused(&account, "s3:GetObject", object("b"));
    assert!(lost.starts_with("InternalError ") && lost.contains("no longer has the bytes"), "{lost}");
    ask(&account, "s3:PutObject", json!({ "Bucket": "large-ones", "Key": "b", "Body": body }));
    assert_eq!(ask(&account, "s3:GetObject", object("b"))["Body"], body, "it can be put again");
    ask(&account, "s3:DeleteObject", object("b"));
    assert_eq!(beside(home.path()).len(), 1, "nothing is swept while it runs");
    drop(account);
    open(home.path());
    assert_eq!(beside(home.path()), Vec::<std::path::PathBuf>::new());
}

#[test]
fn bytes_of_a_world_that_was_set_aside_stay() {
    let home = tempfile::tempdir().expect("a folder");
    let account = open(home.path());
    ask(&account, "s3:CreateBucket", json!({ "Bucket": "large-ones" }));
    ask(&account, "s3:PutObject", json!({ "Bucket": "large-ones", "Key": "a", "Body": "aGVsbG8=" }));
    drop(account);
    let file = home.path().join("practice-world.json");
    let world = std::fs::read_to_string(&file).expect("a file");
    put(&file, world.replacen("\"version\":3", "\"version\":99", 1)).expect("a file");
    for _ in 0..2 {
        assert!(open(home.path()).unreadable_world().is_some());
        assert_eq!(beside(home.path()).len(), 1);
    }
}

#[test]
fn large_texts_of_a_repository_lie_beside_the_world() {
    let home = tempfile::tempdir().expect("a folder");
    let account = open(home.path());
    let text = "a line\n".repeat(50_000);
    let push = crate::messages::PracticePush {
        repository: "gangway-practice/notes".to_owned(),
        branch: "main".to_owned(),
        message: "Large".to_owned(),
        files: vec![crate::messages::PracticeFile { path: "large.txt".to_owned(), text: Some(text.clone()) }],
    };
    account.change(|world| world.push(&push)).expect("kept");
    assert_eq!(beside(home.path()).len(), 1);
    assert!(std::fs::metadata(home.path().join("practice-world.json")).expect("a file").len() < 50_000);
    drop(account);
    let account = open(home.path());
    let read = account.change(|world| {
        let repository = world.provider.repository("GitHub", "gangway-practice/notes").expect("a repository");
        repository.head("main").expect("a branch").files.read(&world.blobs)
    });
    assert_eq!(read.expect("kept").expect("nothing is lost")["large.txt"], text);
}

#[test]
fn bytes_of_version_2_move_beside_the_world() {
    let (home, account) = opened(VERSION_2);
    let bucket = |key: &str| json!({ "Bucket": "hello-site-111122223333", "Key": key });
    assert_eq!(ask(&account, "s3:GetObject", bucket("notes.txt"))["Body"], "bm90ZXM=");
    let uploads = ask(&account, "s3:ListMultipartUploads", json!({ "Bucket": "hello-site-111122223333" }));
    let id = uploads["Uploads"][0]["UploadId"].clone();
    let mut upload = bucket("large");
    upload["UploadId"] = id;
    let parts = ask(&account, "s3:ListParts", upload.clone());
    upload["MultipartUpload"] = json!({ "Parts": [{ "PartNumber": 1, "ETag": parts["Parts"][0]["ETag"] }] });
    ask(&account, "s3:CompleteMultipartUpload", upload);
    assert_eq!(ask(&account, "s3:GetObject", bucket("large"))["Body"], "cGFydA==");
    assert!(!written(home.path()).to_string().contains("cGFydA=="));
}
