use std::io::Write;
use std::path::Path;

use gangway_catalog::fact::Fact;
use gangway_store::Store;
use serde_json::{Value, json};

use super::*;
use crate::model::{JobKind, Plan};
use crate::requests::{RunRequest, TearDownRequest};

/// What opening a session comes to.
#[derive(Clone, Copy)]
enum Way {
    Expired,
    Panics,
    Hangs,
}

/// No job here gets so far that it brings anything about.
fn nothing_happens() -> RecordOutcome {
    Arc::new(|_, _, outcome| panic!("{outcome:?}"))
}

/// And nobody has a clone.
fn no_clone() -> AskClone {
    Arc::new(|_, _, _| None)
}

fn open_told(folder: &Path, way: Way) -> (Jobs, Store, Vec<Fault>) {
    let session_for: SessionFor = Arc::new(move |_| {
        Box::pin(async move {
            match way {
                Way::Expired => Err(FaultCode::CredentialsExpired.into()),
                Way::Panics => panic!("a defect"),
                Way::Hangs => std::future::pending().await,
            }
        })
    });
    let store = Store::open(folder).unwrap();
    let (jobs, told) =
        Jobs::open(store.journals().unwrap(), session_for, nothing_happens(), no_clone(), Handle::current()).unwrap();
    (jobs, store, told)
}

fn open(folder: &Path, way: Way) -> (Jobs, Store) {
    let (jobs, store, told) = open_told(folder, way);
    assert!(told.is_empty(), "{told:?}");
    (jobs, store)
}

fn watching(setup: &str) -> Work {
    Work::from(RunRequest {
        setup_id: setup.to_owned(),
        pipelines: vec!["p".to_owned()],
        connection_arn: None,
        start: false,
    })
}

fn taking_down(setup: &str) -> Work {
    let request = TearDownRequest {
        setup_id: setup.to_owned(),
        stack: "shop".to_owned(),
        connection: false,
        connection_arn: None,
        host_arn: None,
    };
    let plan = Plan::new("111122223333", "eu-central-1", Some("shop"), Vec::new(), &request);
    let digest = plan.digest.clone();
    plan.approve(request, &digest).unwrap().into()
}

fn account() -> AccountKey {
    AccountKey(json!({}))
}

async fn ended(jobs: &Jobs, job: &str) -> JobSnapshot {
    let mut snapshots = jobs.watch(job).unwrap();
    snapshots.wait_for(|it| !it.status.is_at_work()).await.unwrap().clone()
}

#[tokio::test]
async fn a_panic_is_a_fault_of_its_job_and_of_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, _store) = open(folder.path(), Way::Panics);
    let job = jobs.start(account(), watching("s")).unwrap();
    let fault = ended(&jobs, &job.id).await.fault.unwrap();
    assert_eq!(fault, Fault::new(FaultCode::Internal).with("detail", "a defect"));
    assert!(jobs.start(account(), watching("t")).is_ok());
}

#[tokio::test]
async fn what_was_at_work_is_found_again_and_what_ended_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, store) = open(folder.path(), Way::Expired);
    let failed = jobs.start(account(), watching("s")).unwrap();
    let failed = ended(&jobs, &failed.id).await;
    drop((jobs, store));

    let (jobs, store) = open(folder.path(), Way::Hangs);
    assert!(jobs.list().is_empty(), "it ended in an earlier run of the program");
    let known = jobs.of_setup("s");
    assert_eq!(known.len(), 1);
    assert_eq!((known[0].status, &known[0].fault), (JobStatus::Failed, &failed.fault));
    assert!(jobs.resume(|_| true).is_empty());
    let at_work = jobs.start(account(), taking_down("s")).unwrap();
    drop((jobs, store));

    let (jobs, _store) = open(folder.path(), Way::Hangs);
    let resumed = jobs.resume(|_| true);
    assert_eq!(resumed.len(), 1);
    assert_eq!((&resumed[0].id, resumed[0].status), (&at_work.id, JobStatus::Running));
    assert!(jobs.resume(|_| true).is_empty(), "it is taken up once");
    let refused = jobs.start(account(), taking_down("s")).unwrap_err();
    assert_eq!(refused, Fault::new(FaultCode::JobRunning).with("job", at_work.id.as_str()));
    assert!(jobs.start(account(), taking_down("t")).is_ok(), "another setup's");
    assert_eq!(jobs.cancel(&at_work.id).await.unwrap().status, JobStatus::Cancelled);
    assert_eq!(jobs.retry(&at_work.id).unwrap().status, JobStatus::Running);
    jobs.forget("s").await.unwrap();
    assert!(jobs.of_setup("s").is_empty());
    assert_eq!(jobs.get(&at_work.id).unwrap_err().code, FaultCode::JobUnknown);
}

/// What the ending runtime does to the task of a job that has just begun; who asks may still be asked before it goes, too.
#[tokio::test]
async fn the_end_of_the_program_is_no_jobs_end() {
    let cancelled = CancellationToken::new();
    let working = tokio::spawn(std::future::pending());
    working.abort();
    assert_eq!(end_of(working, &cancelled).await, None);

    let working = tokio::spawn(std::future::pending());
    cancelled.cancel();
    assert_eq!(end_of(working, &cancelled).await, Some(Err(FaultCode::Cancelled.into())));
}

#[tokio::test]
async fn what_nobody_took_up_can_still_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, store) = open(folder.path(), Way::Hangs);
    let left = jobs.start(account(), watching("s")).unwrap();
    drop((jobs, store));
    let (jobs, _store) = open(folder.path(), Way::Hangs);
    assert_eq!(jobs.cancel(&left.id).await.unwrap().status, JobStatus::Cancelled);
    assert!(jobs.resume(|_| true).is_empty());
}

#[tokio::test]
async fn of_each_kind_only_the_newest_that_ended_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, store) = open(folder.path(), Way::Expired);
    let mut last = String::new();
    for _ in 0..3 {
        last = jobs.start(account(), watching("s")).unwrap().id;
        ended(&jobs, &last).await;
    }
    assert_eq!(jobs.list().len(), 3);
    drop((jobs, store));
    let (_jobs, store) = open(folder.path(), Way::Expired);
    assert_eq!(store.journals().unwrap().ids().unwrap(), [last]);
}

/// A kill leaves a journal that ends anywhere; what it says is still the job, or nobody's.
#[tokio::test]
async fn a_journal_torn_at_any_byte_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, store) = open(folder.path(), Way::Expired);
    let job = jobs.start(account(), taking_down("s")).unwrap();
    ended(&jobs, &job.id).await;
    drop((jobs, store));
    let path = folder.path().join(format!("journals/{}.jsonl", job.id));
    let whole = std::fs::read(&path).unwrap();
    let begun = whole.iter().position(|byte| *byte == b'\n').unwrap();
    for length in 0..=whole.len() {
        std::fs::File::create(&path).unwrap().write_all(&whole[..length]).unwrap();
        let (jobs, _store) = open(folder.path(), Way::Hangs);
        let known = jobs.of_setup("s");
        assert_eq!(known.len(), usize::from(length > begun), "{length}");
        let status = if length == whole.len() { JobStatus::Failed } else { JobStatus::Running };
        assert!(known.iter().all(|it| it.status == status && it.id == job.id), "{length}: {known:?}");
    }
}

#[tokio::test]
async fn a_plan_that_was_changed_in_the_journal_is_not_carried_out() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, store) = open(folder.path(), Way::Hangs);
    let job = jobs.start(account(), taking_down("s")).unwrap();
    drop((jobs, store));
    let path = folder.path().join(format!("journals/{}.jsonl", job.id));
    let text = std::fs::read_to_string(&path).unwrap();
    let forged = text.replacen("\"stack\":\"shop\"", "\"stack\":\"bank\"", 2);
    assert_ne!(text, forged);
    gangway_store::save::save_atomically(&path, forged.as_bytes(), gangway_store::save::Overwrite::Allowed).unwrap();
    let store = Store::open(folder.path()).unwrap();
    let nobody: SessionFor = Arc::new(|_| Box::pin(std::future::pending()));
    let (jobs, told) =
        Jobs::open(store.journals().unwrap(), nobody, nothing_happens(), no_clone(), Handle::current()).unwrap();
    assert!(jobs.resume(|_| true).is_empty());
    let [Fault { code: FaultCode::SetAside, facts }] = told.as_slice() else { panic!("{told:?}") };
    let Some(Fact::Text(set_aside)) = facts.get("path") else { panic!("{facts:?}") };
    assert_eq!(std::fs::read_to_string(set_aside).unwrap(), forged);
}

#[test]
fn ids_grow_even_when_the_clock_was_put_back() {
    let first = id_after(None);
    let second = id_after(Some(&first));
    let late = "ffffffffff00-x".to_owned();
    let later = id_after(Some(&late));
    assert!(first < second && late < later, "{first} {second} {later}");
}

#[tokio::test]
async fn a_watcher_of_the_same_run_shares_the_job() {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, _store) = open(folder.path(), Way::Hangs);
    let first = jobs.start(account(), watching("s")).unwrap();
    assert_eq!(jobs.start(account(), watching("s")).unwrap().id, first.id);
    assert_ne!(jobs.start(account(), watching("t")).unwrap().id, first.id);
    let elsewhere = AccountKey(json!({ "region": "elsewhere" }));
    assert_ne!(jobs.start(elsewhere, watching("s")).unwrap().id, first.id);
}

/// A journal as a program left it, by its lines.
fn leave(folder: &Path, id: &str, lines: &[Value]) -> Vec<u8> {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    std::fs::create_dir_all(folder.join("journals")).unwrap();
    let path = folder.join(format!("journals/{id}.jsonl"));
    std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    text.into_bytes()
}

fn journal(folder: &Path, id: &str) -> Vec<u8> {
    std::fs::read(folder.join(format!("journals/{id}.jsonl"))).unwrap()
}

/// The lines of a tear-down of `shop` that ended badly, as this version writes them.
async fn lines_of_a_failed_job() -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let (jobs, _store) = open(folder.path(), Way::Expired);
    let job = jobs.start(account(), taking_down("s")).unwrap();
    ended(&jobs, &job.id).await;
    let text = String::from_utf8(journal(folder.path(), &job.id)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[derive(Debug, PartialEq)]
enum Found {
    /// A job as any other: one that was at work goes on, and one that ended goes when a later one of its sort ended, too.
    AsEver,
    /// It is shown as it ended.
    Shown,
    /// It can't be shown, and that is told.
    Told,
}

/// What comes of a journal that somebody changed, beside that of a later job of the same sort. The journal of a newer
/// version stays as it is, whatever comes of it.
async fn found(lines: &[Value], later: &[Value]) -> Found {
    const JOB: &str = "000000000001-a";
    let folder = tempfile::tempdir().unwrap();
    let before = leave(folder.path(), JOB, lines);
    leave(folder.path(), "000000000002-b", later);
    let journals = || std::fs::read_dir(folder.path().join("journals")).unwrap().count();
    let (jobs, store, told) = open_told(folder.path(), Way::Hangs);
    let told: Vec<FaultCode> = told.iter().map(|fault| fault.code).collect();
    if jobs.resume(|_| true).iter().any(|job| job.id == JOB) || journals() == 1 {
        assert_eq!(told, []);
        return Found::AsEver;
    }
    let shown = jobs.get(JOB).is_ok();
    let refused = jobs.retry(JOB).unwrap_err().code;
    assert_eq!(refused, if shown { FaultCode::JobFromNewerVersion } else { FaultCode::JobUnknown });
    assert_eq!(told, if shown { vec![] } else { vec![FaultCode::JobFromNewerVersion] });
    assert_eq!((journals(), journal(folder.path(), JOB)), (2, before), "neither lost nor set aside");

    // A person who deletes the setup means its jobs, too. Whose job it is stands in the first line.
    jobs.forget("s").await.unwrap();
    assert_eq!(journals(), usize::from(lines[0]["entry"] != "started"));
    drop((jobs, store));
    if shown { Found::Shown } else { Found::Told }
}

fn in_event(lines: &mut [Value], change: impl FnOnce(&mut Value)) {
    change(&mut lines.iter_mut().find(|line| line["entry"] == "event").unwrap()["event"]);
}

fn in_end(lines: &mut [Value], change: impl FnOnce(&mut Value)) {
    if let Some(end) = lines.iter_mut().find(|line| line["entry"] == "ended") {
        change(&mut end["snapshot"]);
    }
}

#[tokio::test]
async fn a_job_of_a_newer_version_is_shown_or_told_of_and_its_journal_stays() {
    type Change = fn(&mut Vec<Value>);
    // What was changed, and what comes of it while the job is at work and after it has ended.
    let table: [(Change, Found, Found); 13] = [
        (|lines| lines[0]["by"] = "0.9.0".into(), Found::AsEver, Found::AsEver),
        (|lines| lines[0]["work"]["by"] = "0.9.0".into(), Found::AsEver, Found::AsEver),
        (|lines| in_event(lines, |it| it["by"] = 1.into()), Found::AsEver, Found::AsEver),
        (|lines| in_end(lines, |it| it["by"] = 1.into()), Found::AsEver, Found::AsEver),
        (|lines| lines[0]["work"]["work"] = "adopt".into(), Found::Told, Found::Told),
        (|lines| lines[0]["entry"] = "begun".into(), Found::Told, Found::Told),
        (|lines| lines.insert(1, json!({ "entry": "progress", "of": 7 })), Found::Told, Found::Shown),
        (
            |lines| lines.insert(1, json!({ "entry": "noted", "notes": { "attempt": "1st" } })),
            Found::Told,
            Found::Shown,
        ),
        (|lines| in_event(lines, |it| it["code"] = "drift-found".into()), Found::Told, Found::Shown),
        (|lines| in_end(lines, |it| it["phases"][0]["phase"] = "adopt".into()), Found::AsEver, Found::Shown),
        (|lines| in_end(lines, |it| it["next"] = json!(["adopt"])), Found::AsEver, Found::Shown),
        (|lines| in_end(lines, |it| it["fault"]["code"] = "drifted".into()), Found::AsEver, Found::Shown),
        (|lines| in_end(lines, |it| it["status"] = "paused".into()), Found::AsEver, Found::Told),
    ];
    let as_written = lines_of_a_failed_job().await;
    for (number, (change, at_work, ended)) in table.into_iter().enumerate() {
        let mut lines = as_written.clone();
        change(&mut lines);
        assert_eq!((number, found(&lines, &as_written).await), (number, ended));
        lines.retain(|line| line["entry"] != "ended");
        assert_eq!((number, found(&lines, &as_written).await), (number, at_work));
    }
}

#[tokio::test]
async fn what_a_newer_version_ended_is_shown_as_far_as_it_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = lines_of_a_failed_job().await;
    in_event(&mut lines, |it| {
        it["code"] = "drift-found".into();
        it["number"] = 70.into();
    });
    in_end(&mut lines, |it| {
        it["phases"][0]["phase"] = "adopt".into();
        it["fault"]["code"] = "drifted".into();
    });
    leave(folder.path(), "000000000001-a", &lines);
    let (jobs, _store) = open(folder.path(), Way::Hangs);
    let shown = jobs.get("000000000001-a").unwrap();
    let known = JobKind::TearDown.row().phases.len() - 1;
    assert_eq!((shown.status, shown.phases.len()), (JobStatus::Failed, known));
    assert_eq!(shown.fault, Some(from_newer_version(1)), "why is the newer version's to say");
    assert_eq!(shown.last_event, 70);
    assert!(jobs.history("000000000001-a", 0, 0).unwrap().0.is_empty());
}

#[tokio::test]
async fn what_a_newer_version_noted_is_noted_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = lines_of_a_failed_job().await;
    lines.insert(1, json!({ "entry": "noted", "at": "", "notes": { "attempt": 1, "adopted": ["a"] } }));
    leave(folder.path(), "000000000001-a", &lines);
    let (jobs, _store) = open(folder.path(), Way::Hangs);
    jobs.retry("000000000001-a").unwrap();
    let written = String::from_utf8(journal(folder.path(), "000000000001-a")).unwrap();
    let last = written.lines().rfind(|line| line.contains("noted")).unwrap();
    let last: Value = serde_json::from_str(last).unwrap();
    assert_eq!((&last["notes"]["attempt"], &last["notes"]["adopted"]), (&json!(2), &json!(["a"])));
}

/// As version 0.1.0 wrote them, before the digest was taken over documents.
#[tokio::test]
async fn journals_of_version_0_1_0_open_and_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let texts = [
        (
            "connect",
            r#""plan":{"kind":"connect","account":"111122223333","region":"eu-central-1","stack":null,"items":[{"change":"add","resourceType":"AWS::CodeConnections::Connection","id":"shop","name":null,"properties":[]}],"digest":"DIGEST"},"request":{"setupId":"s","name":"shop","provider":"GitHub","tags":{"team":"日本"}}"#,
        ),
        (
            "deploy",
            r#""plan":{"kind":"deploy","account":"111122223333","region":"eu-central-1","stack":"shop","items":[{"change":"add","resourceType":"AWS::CodePipeline::Pipeline","id":"Pipeline","name":null,"properties":[]},{"change":"modify","resourceType":"AWS::IAM::Role","id":"Role","name":"shop","properties":["Policies"]}],"digest":"DIGEST"},"request":{"setupId":"s","stack":"shop","template":"Resources:\n  \"a\": {}\n","parameters":{"ConnectionArn":"arn"},"tags":{},"capabilities":["CAPABILITY_NAMED_IAM"],"connectionArn":"arn","pipeline":"shop","resources":[{"id":"Pipeline","resourceType":"AWS::CodePipeline::Pipeline","name":"shop"}]}"#,
        ),
        ("run", r#""request":{"setupId":"s","pipeline":"shop","connectionArn":null,"start":false}"#),
        (
            "tearDown",
            r#""plan":{"kind":"tearDown","account":"111122223333","region":"eu-central-1","stack":"shop","items":[],"digest":"DIGEST"},"request":{"setupId":"s","stack":"shop","connectionArn":null}"#,
        ),
    ];
    for (number, (kind, work)) in texts.iter().enumerate() {
        // Its types in their order: the plan without its digest, and the request after it.
        let covered = work.strip_prefix(r#""plan":{"#).unwrap_or(work).replace(r#","digest":"DIGEST"}"#, "");
        let work = work.replace("DIGEST", &crate::approval::hex(format!("{{{covered}}}").as_bytes()));
        let line = format!(
            r#"{{"entry":"started","at":"2026-11-20T10:00:00Z","account":{{"region":"eu-central-1"}},"work":{{"work":"{kind}",{work}}}}}"#
        );
        let line: Value = serde_json::from_str(&line).unwrap();
        leave(folder.path(), &format!("00000000000{number}-a"), &[line]);
    }
    let (jobs, _store) = open(folder.path(), Way::Hangs);
    let kinds: Vec<JobKind> = jobs.resume(|_| true).iter().map(|job| job.kind).collect();
    assert_eq!(kinds, [JobKind::Connect, JobKind::Deploy, JobKind::Run, JobKind::TearDown]);
}

#[tokio::test]
async fn the_one_run_of_version_0_1_0_is_the_first_of_several() {
    let run = json!({
        "pipeline": "shop", "address": "https://example.com", "execution": "e-1", "status": "Failed", "trigger": null,
        "revision": null, "revisionSummary": null, "stages": [],
    });
    for (run, pipelines) in [(run, vec!["shop"]), (Value::Null, vec![])] {
        let folder = tempfile::tempdir().unwrap();
        let mut lines = lines_of_a_failed_job().await;
        in_end(&mut lines, |it| {
            it.as_object_mut().unwrap().remove("runs").unwrap();
            it["run"] = run;
        });
        leave(folder.path(), "000000000001-a", &lines);
        let (jobs, _store) = open(folder.path(), Way::Hangs);
        let shown = jobs.get("000000000001-a").unwrap();
        assert_eq!(shown.runs.iter().map(|run| run.pipeline.as_str()).collect::<Vec<_>>(), pipelines);
        assert_eq!(shown.status, JobStatus::Failed);
    }
}
