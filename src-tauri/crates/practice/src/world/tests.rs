//! The whole world at once: the journey, restarts in the middle, time in any pieces.

use proptest::prelude::*;
use serde_json::json;

use super::World;
use super::play::{BUILDSPEC, PIPELINE, Play};
use crate::blobs::Blobs;
use crate::messages::{PracticeFault, PracticeFaultKind, PracticeFile, PracticePush};
use crate::moment::Moment;
use crate::services::codebuild::played;
use crate::services::read::Read as _;

/// A buildspec for hello-node, pushed.
fn push(branch: &str, files: &[(&str, &str)]) -> PracticePush {
    PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: branch.to_owned(),
        message: "A change".to_owned(),
        files: files
            .iter()
            .map(|(path, text)| PracticeFile { path: (*path).to_owned(), text: Some((*text).to_owned()) })
            .collect(),
    }
}

fn deployed(more: &[(&str, &str)]) -> Play {
    let mut play = Play::new();
    play.world.push(&push("main", &[("buildspec.yml", BUILDSPEC)]));
    play.deploy(PIPELINE, more);
    play
}

#[test]
fn from_a_change_set_to_a_site() {
    let mut play = deployed(&[]);
    insta::assert_snapshot!("stack", play.events());
    assert_eq!(play.stack(), "CREATE_COMPLETE");
    play.wait(60);
    assert_eq!(play.executions("hello"), ["Succeeded CreatePipeline"]);
    insta::assert_snapshot!("log", play.log("hello-build"));
    let page = play.get("s3:ListObjectsV2", json!({ "Bucket": "hello-site-111122223333" }));
    let keys: Vec<&str> = page.list("Contents").iter().map(|object| object.text("Key")).collect();
    assert_eq!(keys, ["site/index.html"]);
}

#[test]
fn a_push_starts_the_pipeline_and_a_failing_test_fails_it() {
    let mut play = deployed(&[]);
    play.wait(60);
    let package = r#"{"name":"hello-node","version":"1.0.1","scripts":{"test":"exit 1"}}"#;
    play.world.push(&push("main", &[("package.json", package)]));
    play.wait(60);
    insta::assert_snapshot!("failed", play.state("hello"));
    assert_eq!(play.executions("hello"), ["Failed WebhookV2", "Succeeded CreatePipeline"]);
    play.world.push(&push("other", &[("x", "")]));
    play.wait(60);
    assert_eq!(play.executions("hello").len(), 2, "another branch isn't listened to");
}

/// A green run of tests that never ran would teach the wrong thing.
#[test]
fn whatever_is_played_says_so() {
    let says = |text: &str| text.starts_with("[Practice] Played: ") && text.contains("実行されていません");
    let check = |more: &[(&str, &str)], disturb: &dyn Fn(&mut Play), status: &str| {
        let mut play = deployed(more);
        disturb(&mut play);
        play.wait(300);
        let listed = play.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" }))
            ["pipelineExecutionSummaries"][0]
            .clone();
        assert_eq!(listed["status"], status);
        let id = listed["pipelineExecutionId"].clone();
        let input = json!({ "pipelineName": "hello", "pipelineExecutionId": id });
        let run = play.get("codepipeline:GetPipelineExecution", input)["pipelineExecution"].clone();
        assert_eq!(run["statusSummary"], listed["statusSummary"]);
        let input = json!({ "pipelineName": "hello", "filter": { "pipelineExecutionId": id } });
        let actions = play.get("codepipeline:ListActionExecutions", input);
        let mut found = actions.list("actionExecutionDetails").iter();
        let summary = found.find(|action| action.text("actionName") == "Build").map(|action| {
            action.member("output").member("executionResult").text("externalExecutionSummary").to_owned()
        });
        let state = play.get("codepipeline:GetPipelineState", json!({ "name": "hello" }));
        let shown = state.list("stageStates")[1].list("actionStates")[0].member("latestExecution").text("summary");
        assert!(summary.iter().all(|summary| says(summary) && says(shown)), "{summary:?} {shown}");
        let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
        let log = if builds.list("ids").is_empty() { String::new() } else { play.log("hello-build") };
        assert!(log.is_empty() || log.starts_with("[Practice] This output is played"), "{log}");
        assert!(log.is_empty() || log.lines().next().is_some_and(|line| line.contains("再現されたもの")), "{log}");
        (summary.is_some(), !log.is_empty(), run.text("statusSummary").to_owned())
    };
    let played = (true, true, played::RUN.to_owned());
    let changed = |path: &'static str, text: &'static str| {
        move |play: &mut Play| drop(play.world.push(&push("main", &[(path, text)])))
    };
    assert_eq!(check(&[], &|_| {}, "Succeeded"), played);
    let fails = changed("package.json", r#"{"scripts":{"test":"exit 1"}}"#);
    assert_eq!(check(&[], &fails, "Failed"), played);
    assert_eq!(check(&[], &changed("buildspec.yml", "version: 0.2\nphases: ["), "Failed"), played);
    let other = "version: 0.2\nphases: {build: {commands: [go test ./...]}}\nartifacts: {files: ['**/*']}";
    assert_eq!(check(&[], &changed("buildspec.yml", other), "Succeeded"), played);
    assert_eq!(check(&[("BuildSpec", "ci/none.yml")], &|_| {}, "Failed"), played);
    let broken = |play: &mut Play| {
        let (kind, operation) = (PracticeFaultKind::BuildFails, String::new());
        play.world.faults.set(vec![PracticeFault { kind, operation, times: None }]);
    };
    assert_eq!(check(&[], &broken, "Failed"), played);
    let retried = |play: &mut Play| {
        broken(play);
        play.wait(300);
        play.world.faults.set(Vec::new());
        let newest = play.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" }));
        let id = newest["pipelineExecutionSummaries"][0]["pipelineExecutionId"].clone();
        let input = json!({ "pipelineName": "hello", "stageName": "Build", "pipelineExecutionId": id,
            "retryMode": "FAILED_ACTIONS" });
        play.get("codepipeline:RetryStageExecution", input);
    };
    assert_eq!(check(&[], &retried, "Succeeded"), played);
    // It waits for somebody, so it isn't over.
    assert_eq!(check(&[("Approval", "yes")], &|_| {}, "InProgress"), (true, true, String::new()));
    // Nothing was built, so nothing is played.
    assert_eq!(check(&[("Branch", "none")], &|_| {}, "Failed"), (false, false, String::new()));
    let stop = |play: &mut Play| {
        play.wait(300);
        play.world.push(&push("main", &[("x", "1")]));
        let has_a_machine = |play: &mut Play| {
            play.wait(1);
            let ids = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
            let builds = play.get("codebuild:BatchGetBuilds", json!({ "ids": [ids.list("ids")[0]] }));
            let phase = builds.list("builds")[0].text("currentPhase").to_owned();
            ids.list("ids").len() == 2 && !["SUBMITTED", "QUEUED", "PROVISIONING"].contains(&phase.as_str())
        };
        assert!((0..300).any(|_| has_a_machine(play)));
        let newest = play.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" }));
        let id = newest["pipelineExecutionSummaries"][0]["pipelineExecutionId"].clone();
        let input = json!({ "pipelineName": "hello", "pipelineExecutionId": id, "abandon": true, "reason": "Enough." });
        play.get("codepipeline:StopPipelineExecution", input);
    };
    assert_eq!(check(&[], &stop, "Stopped").2, format!("Enough. {}", played::RUN));
}

#[test]
fn an_approval_waits_for_a_person() {
    let mut play = deployed(&[("Approval", "yes")]);
    play.wait(3600);
    let state = play.get("codepipeline:GetPipelineState", json!({ "name": "hello" }));
    let approve = state.list("stageStates")[2].list("actionStates")[0].clone();
    let token = approve.member("latestExecution").text("token").to_owned();
    let answer = |token: &str, status: &str| {
        json!({ "pipelineName": "hello", "stageName": "Deploy", "actionName": "Approve", "token": token,
            "result": { "status": status, "summary": "go" } })
    };
    assert!(
        play.refused("codepipeline:PutApprovalResult", answer("x", "Approved"))
            .starts_with("InvalidApprovalTokenException")
    );
    play.get("codepipeline:PutApprovalResult", answer(&token, "Approved"));
    play.wait(10);
    assert_eq!(play.executions("hello"), ["Succeeded CreatePipeline"]);
    assert!(
        play.refused("codepipeline:PutApprovalResult", answer(&token, "Rejected"))
            .starts_with("ApprovalAlreadyCompletedException")
    );
}

#[test]
fn a_stack_goes_as_it_came_once_its_buckets_are_empty() {
    let mut play = deployed(&[]);
    play.wait(60);
    play.get("cloudformation:DeleteStack", json!({ "StackName": "hello" }));
    play.wait(120);
    assert_eq!(play.stack(), "DELETE_FAILED");
    for bucket in ["hello-artifacts-111122223333-us-east-1", "hello-site-111122223333"] {
        let all = play.get("s3:ListObjectVersions", json!({ "Bucket": bucket }));
        let objects: Vec<_> = all
            .list("Versions")
            .iter()
            .map(|one| json!({ "Key": one.text("Key"), "VersionId": one.text("VersionId") }))
            .collect();
        play.get("s3:DeleteObjects", json!({ "Bucket": bucket, "Delete": { "Objects": objects } }));
    }
    play.get("cloudformation:DeleteStack", json!({ "StackName": "hello" }));
    play.wait(120);
    assert!(play.ask("cloudformation:DescribeStacks", json!({ "StackName": "hello" })).is_err());
    insta::assert_snapshot!("deleted", play.events());
    let left: Vec<String> = crate::services::resources(&play.world).into_iter().map(|one| one.resource_type).collect();
    assert_eq!(left, ["AWS::CodeConnections::Connection", "AWS::CodeConnections::Connection"]);
}

#[test]
fn a_restart_between_any_two_events_changes_nothing() {
    let begun = |play: &mut Play| {
        play.world.push(&push("main", &[("buildspec.yml", BUILDSPEC)]));
        let arn = play.connection();
        let parameters = json!([{ "ParameterKey": "ConnectionArn", "ParameterValue": arn }]);
        play.get("cloudformation:CreateStack", json!({
            "StackName": "hello", "TemplateBody": PIPELINE, "Parameters": parameters, "Capabilities": ["CAPABILITY_IAM"],
        }));
    };
    let mut undisturbed = Play::new();
    begun(&mut undisturbed);
    undisturbed.wait(300);
    let mut restarted = Play::new();
    begun(&mut restarted);
    let end = undisturbed.world.now;
    let mut restarts = 0;
    while let Some(next) = restarted.world.next_event().filter(|next| *next <= end) {
        restarted.world.advance(next);
        let saved = serde_json::to_string(&restarted.world).expect("saves");
        let blobs = restarted.world.blobs.clone();
        restarted.world = serde_json::from_str(&saved).expect("loads");
        restarted.world.opened(blobs);
        restarts += 1;
    }
    restarted.world.advance(end);
    assert!(restarts > 20, "{restarts}");
    assert!(restarted.world == undisturbed.world);
}

#[test]
fn looking_changes_nothing() {
    let mut play = deployed(&[("Approval", "yes")]);
    play.wait(60);
    let build = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }))["ids"][0].clone();
    let execution = play.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" }))
        ["pipelineExecutionSummaries"][0]["pipelineExecutionId"]
        .clone();
    let arn = play.connection();
    let before = play.world.clone();
    for (operation, input) in [
        ("sts:GetCallerIdentity", json!({})),
        ("codeconnections:GetConnection", json!({ "ConnectionArn": arn })),
        ("codeconnections:ListConnections", json!({})),
        ("cloudformation:DescribeStacks", json!({ "StackName": "hello" })),
        ("cloudformation:DescribeStackEvents", json!({ "StackName": "hello" })),
        ("cloudformation:ListStackResources", json!({ "StackName": "hello" })),
        ("codepipeline:GetPipeline", json!({ "name": "hello" })),
        ("codepipeline:GetPipelineState", json!({ "name": "hello" })),
        ("codepipeline:GetPipelineExecution", json!({ "pipelineName": "hello", "pipelineExecutionId": execution })),
        ("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" })),
        ("codepipeline:ListActionExecutions", json!({ "pipelineName": "hello" })),
        ("codebuild:BatchGetBuilds", json!({ "ids": [build] })),
        ("codebuild:ListCuratedEnvironmentImages", json!({})),
        ("logs:FilterLogEvents", json!({ "logGroupName": "/aws/codebuild/hello-build" })),
        ("s3:ListObjectVersions", json!({ "Bucket": "hello-site-111122223333" })),
        ("iam:ListRoles", json!({})),
    ] {
        play.get(operation, input);
        play.wait(3);
        let looked = World { now: before.now, ..play.world.clone() };
        assert!(looked == before, "{operation} or the time after it left something behind");
    }
}

#[test]
fn a_world_that_is_used_for_long_stops_growing() {
    let mut play = deployed(&[]);
    let used = |play: &mut Play, times: usize| {
        for number in 0..times {
            play.world.push(&push("main", &[("x", &number.to_string())]));
            play.wait(120);
        }
        serde_json::to_vec(&play.world).expect("saves").len()
    };
    let once = used(&mut play, super::history::RUNS + 10);
    let twice = used(&mut play, super::history::REMEMBERED / 2);
    let (mut listed, mut input) = (0, json!({ "pipelineName": "hello" }));
    loop {
        let page = play.get("codepipeline:ListPipelineExecutions", input.clone());
        listed += page["pipelineExecutionSummaries"].as_array().map_or(0, Vec::len);
        let Some(token) = page.get("nextToken") else { break };
        input["nextToken"] = token.clone();
    }
    // The newest ended after the oldest were forgotten.
    assert_eq!(listed, super::history::RUNS + 1);
    assert!(twice < once + once / 50, "{once} {twice}");
    assert_eq!(play.executions("hello")[0], "Succeeded WebhookV2");
}

/// As many pipelines as make a world full, each with its queue full.
fn crowded(pipelines: usize) -> Play {
    let mut play = deployed(&[]);
    play.wait(120);
    let mut pipeline = play.get("codepipeline:GetPipeline", json!({ "name": "hello" }))["pipeline"].clone();
    for number in 0..pipelines {
        pipeline["name"] = json!(format!("hello-{number}"));
        pipeline["executionMode"] = json!(["QUEUED", "SUPERSEDED", "PARALLEL"][number % 3]);
        play.get("codepipeline:CreatePipeline", json!({ "pipeline": pipeline }));
    }
    for number in 0..100 {
        play.world.push(&push("main", &[("x", &number.to_string())]));
    }
    play
}

#[test]
fn ten_years_pass_at_once() {
    let mut play = crowded(9);
    play.wait(10 * 366 * 24 * 3600);
    assert_eq!(play.world.next_event(), None);
}

#[test]
fn time_ends_with_the_year_9999() {
    let mut play = deployed(&[]);
    play.wait(i64::MAX);
    assert_eq!(play.world.now.written(), "9999-12-31T23:59:59.999Z");
    play.world.push(&push("main", &[("x", "1")]));
    play.wait(i64::MAX);
    assert_eq!(play.executions("hello")[0].split(' ').next_back(), Some("WebhookV2"));
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let new = |seed| World::new(seed, Moment(5), Blobs::default());
    let (one, two, other) = (new(1), new(1), new(2));
    assert!(one == two);
    assert!(one != other);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn time_in_any_pieces_leads_to_the_same_world(pieces in proptest::collection::vec(0i64..40_000, 1..30)) {
        let mut whole = deployed(&[]);
        let mut parts = Play { world: whole.world.clone() };
        whole.world.push(&push("main", &[("x", "1")]));
        parts.world.push(&push("main", &[("x", "1")]));
        for piece in &pieces {
            parts.world.advance(parts.world.now.after_millis(*piece));
        }
        whole.world.advance(parts.world.now);
        prop_assert!(whole.world == parts.world);
        whole.world.advance(START_OF_TIME);
        prop_assert!(whole.world == parts.world, "time never goes back");
    }
}

const START_OF_TIME: Moment = Moment(0);
