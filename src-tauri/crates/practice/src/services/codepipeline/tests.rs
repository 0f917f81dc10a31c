//! What structures are refused, and how executions meet one another.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::messages::{PracticeFile, PracticePullRequest, PracticePush};
use crate::services::read::Read as _;
use crate::world::play::{BUILDSPEC, PIPELINE, Play};

fn push(play: &mut Play, branch: &str, path: &str, text: &str) {
    let files = vec![PracticeFile { path: path.to_owned(), text: Some(text.to_owned()) }];
    let (repository, branch, message) = ("gangway-practice/hello-node".to_owned(), branch.to_owned(), "m".to_owned());
    play.world.push(&PracticePush { repository, branch, message, files });
}

/// A deployed pipeline whose first execution is over.
fn deployed(more: &[(&str, &str)]) -> Play {
    let mut play = Play::new();
    push(&mut play, "main", "buildspec.yml", BUILDSPEC);
    play.deploy(PIPELINE, more);
    play.wait(120);
    play
}

fn structure(play: &mut Play) -> Value {
    play.get("codepipeline:GetPipeline", json!({ "name": "hello" }))["pipeline"].clone()
}

fn update(play: &mut Play, change: impl FnOnce(&mut Value)) {
    let mut pipeline = structure(play);
    change(&mut pipeline);
    play.get("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline }));
}

#[test]
fn structures_that_are_refused() {
    type Change = fn(&mut Value);
    let mut play = deployed(&[]);
    let good = structure(&mut play);
    let cases: [(&str, Change); 15] = [
        ("one stage", |p| p["stages"] = json!([p["stages"][0]])),
        ("no source first", |p| p["stages"] = json!([p["stages"][1], p["stages"][2]])),
        ("source later", |p| {
            p["stages"][2] = {
                let mut s = p["stages"][0].clone();
                s["name"] = json!("X");
                s
            }
        }),
        ("stage twice", |p| p["stages"][2]["name"] = json!("Build")),
        ("input from nowhere", |p| p["stages"][1]["actions"][0]["inputArtifacts"][0]["name"] = json!("Other")),
        ("output twice", |p| p["stages"][1]["actions"][0]["outputArtifacts"][0]["name"] = json!("SourceOutput")),
        ("missing key", |p| p["stages"][0]["actions"][0]["configuration"] = json!({})),
        ("unknown key", |p| p["stages"][0]["actions"][0]["configuration"]["PollForSourceChanges"] = json!("false")),
        ("a URL for a repository", |p| {
            p["stages"][0]["actions"][0]["configuration"]["FullRepositoryId"] = json!("https://github.com/a/b");
        }),
        ("unknown provider", |p| p["stages"][1]["actions"][0]["actionTypeId"]["provider"] = json!("Jenkins")),
        ("triggers with V1", |p| {
            p["pipelineType"] = json!("V1");
            p["triggers"] = json!([{}]);
        }),
        ("trigger of nothing", |p| {
            p["triggers"] = json!([{ "gitConfiguration": { "sourceActionName": "X", "push": [{}] } }]);
        }),
        ("paths without branches", |p| {
            p["triggers"] =
                json!([{ "gitConfiguration": { "sourceActionName": "Source", "push": [{ "filePaths": {} }] } }]);
        }),
        ("rollback of the source", |p| p["stages"][0]["onFailure"] = json!({ "result": "ROLLBACK" })),
        ("no role", |p| p["roleArn"] = json!("arn:aws:iam::111122223333:role/nobody")),
    ];
    let mut lines = Vec::new();
    for (name, change) in cases {
        let mut pipeline = good.clone();
        change(&mut pipeline);
        lines.push(format!(
            "{name}\n  {}",
            play.refused("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline }))
        ));
    }
    insta::assert_snapshot!("structures", lines.join("\n"));
}

#[test]
fn what_a_source_action_says() {
    let mut lines = Vec::new();
    let mut check = |name: &str, more: &[(&str, &str)], disturb: &dyn Fn(&mut Play)| {
        let mut play = Play::new();
        push(&mut play, "main", "buildspec.yml", BUILDSPEC);
        play.deploy(PIPELINE, more);
        play.wait(60);
        disturb(&mut play);
        play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(120);
        lines.push(format!("{name}\n{}", play.state("hello")));
    };
    check("another branch", &[("Branch", "nope")], &|_| {});
    check("another spelling", &[("Repository", "gangway-practice/Hello-Node")], &|_| {});
    check("revoked", &[], &|play| assert!(play.world.services.codeconnections.revoke()));
    check("one prefix only", &[], &|play| {
        let roles = play.get("iam:ListRoles", json!({}));
        let name = roles
            .list("Roles")
            .iter()
            .map(|role| role.text("RoleName"))
            .find(|name| name.contains("PipelineRole"))
            .expect("there")
            .to_owned();
        let policy = json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "codeconnections:*", "Resource": "*" }] });
        play.get(
            "iam:PutRolePolicy",
            json!({ "RoleName": name, "PolicyName": "pipeline", "PolicyDocument": policy.to_string() }),
        );
    });
    insta::assert_snapshot!("sources", lines.join("\n"));
}

#[test]
fn a_pipeline_made_before_its_connection_was_available_hears_nothing_until_it_is_updated() {
    let mut play = Play::new();
    push(&mut play, "main", "buildspec.yml", BUILDSPEC);
    let made =
        play.get("codeconnections:CreateConnection", json!({ "ConnectionName": "mine", "ProviderType": "GitHub" }));
    let arn = made.text("ConnectionArn").to_owned();
    play.deploy(PIPELINE, &[("ConnectionArn", &arn)]);
    play.wait(60);
    assert_eq!(play.executions("hello"), ["Failed CreatePipeline"]);
    assert!(play.state("hello").contains("is not available"), "{}", play.state("hello"));
    assert!(play.world.services.codeconnections.authorize(&arn, "gangway-practice", None));
    push(&mut play, "main", "x", "1");
    play.wait(200);
    assert_eq!(play.executions("hello").len(), 1, "no webhook was registered");
    update(&mut play, |_| {});
    push(&mut play, "main", "x", "2");
    play.wait(200);
    assert_eq!(play.executions("hello"), ["Succeeded WebhookV2", "Failed CreatePipeline"]);
}

#[test]
fn newer_executions_overtake_those_that_wait() {
    let mut play = deployed(&[]);
    for number in 0..4 {
        push(&mut play, "main", "x", &number.to_string());
        play.wait(8);
    }
    play.wait(300);
    let all = play.executions("hello");
    assert_eq!(
        all,
        [
            "Succeeded WebhookV2",
            "Superseded WebhookV2",
            "Superseded WebhookV2",
            "Succeeded WebhookV2",
            "Succeeded CreatePipeline"
        ]
    );
}

#[test]
fn queued_executions_go_one_after_another() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| pipeline["executionMode"] = json!("QUEUED"));
    for number in 0..4 {
        push(&mut play, "main", "x", &number.to_string());
        play.wait(2);
    }
    play.wait(600);
    assert_eq!(play.executions("hello").iter().filter(|one| *one == "Succeeded WebhookV2").count(), 4);
}

#[test]
fn parallel_executions_do_not_wait_for_one_another() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| pipeline["executionMode"] = json!("PARALLEL"));
    for number in 0..3 {
        push(&mut play, "main", "x", &number.to_string());
    }
    play.wait(12);
    let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    assert_eq!(builds.list("ids").len(), 4, "three at once, and the first run's");
    play.wait(120);
    assert_eq!(play.executions("hello").iter().filter(|one| *one == "Succeeded WebhookV2").count(), 3);
}

#[test]
fn a_stage_can_be_rolled_back_by_hand() {
    let mut play = deployed(&[]);
    let first = play.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" }))
        ["pipelineExecutionSummaries"][0]["pipelineExecutionId"]
        .clone();
    push(&mut play, "main", "x", "1");
    play.wait(120);
    let back = |stage: &str| json!({ "pipelineName": "hello", "stageName": stage, "targetPipelineExecutionId": first });
    assert!(play.refused("codepipeline:RollbackStage", back("Source")).starts_with("UnableToRollbackStageException"));
    assert!(play.refused("codepipeline:RollbackStage", back("Nope")).starts_with("StageNotFoundException"));
    play.get("codepipeline:RollbackStage", back("Deploy"));
    play.wait(60);
    assert_eq!(play.executions("hello")[0], "Succeeded ManualRollback");
    update(&mut play, |_| {});
    assert!(
        play.refused("codepipeline:RollbackStage", back("Deploy")).starts_with("PipelineExecutionOutdatedException")
    );
}

#[test]
fn an_execution_that_is_about_to_be_forgotten_can_still_be_gone_back_to() {
    let mut play = deployed(&[]);
    for number in 0..crate::world::history::REMEMBERED {
        push(&mut play, "main", "x", &number.to_string());
        play.wait(120);
    }
    let oldest = super::executions(&play.world, "us-east-1/hello")[0].id.clone();
    let back = json!({ "pipelineName": "hello", "stageName": "Deploy", "targetPipelineExecutionId": oldest });
    play.get("codepipeline:RollbackStage", back.clone());
    play.wait(60);
    assert_eq!(play.executions("hello")[0], "Succeeded ManualRollback");
    assert!(play.refused("codepipeline:RollbackStage", back).starts_with("PipelineExecutionNotFoundException"));
}

#[test]
fn a_closed_stage_lets_nothing_in_until_it_is_opened() {
    let mut play = deployed(&[]);
    let door =
        json!({ "pipelineName": "hello", "stageName": "Build", "transitionType": "Inbound", "reason": "not now" });
    play.get("codepipeline:DisableStageTransition", door.clone());
    push(&mut play, "main", "x", "1");
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "InProgress WebhookV2");
    let state = play.get("codepipeline:GetPipelineState", json!({ "name": "hello" }));
    assert_eq!(state["stageStates"][1]["inboundTransitionState"]["disabledReason"], "not now");
    assert!(state["stageStates"][1].get("inboundExecution").is_some());
    play.get("codepipeline:EnableStageTransition", door);
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "Succeeded WebhookV2");
}

#[test]
fn a_failed_stage_is_retried_by_itself_and_by_hand() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| {
        pipeline["stages"][1]["onFailure"] =
            json!({ "result": "RETRY", "retryConfiguration": { "retryMode": "FAILED_ACTIONS" } });
    });
    push(&mut play, "main", "package.json", r#"{"scripts":{"test":"exit 1"}}"#);
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "Failed WebhookV2");
    let state = play.get("codepipeline:GetPipelineState", json!({ "name": "hello" }));
    assert_eq!(state["stageStates"][1]["retryStageMetadata"]["autoStageRetryAttempt"], 1);
    let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    assert_eq!(builds.list("ids").len(), 3);
    let id = state["stageStates"][1]["latestExecution"]["pipelineExecutionId"].clone();
    let retry = json!({ "pipelineName": "hello", "stageName": "Build", "pipelineExecutionId": id, "retryMode": "FAILED_ACTIONS" });
    play.get("codepipeline:RetryStageExecution", retry.clone());
    assert!(play.refused("codepipeline:RetryStageExecution", retry).starts_with("StageNotRetryableException"));
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "Failed WebhookV2");
}

#[test]
fn a_failed_deployment_is_rolled_back_to_the_last_good_one() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| pipeline["stages"][2]["onFailure"] = json!({ "result": "ROLLBACK" }));
    push(&mut play, "main", "x", "1");
    play.wait(300);
    play.get("s3:PutBucketPolicy", json!({ "Bucket": "hello-site-111122223333", "Policy": json!({ "Statement": {
        "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::hello-site-111122223333/*" } }).to_string() }));
    push(&mut play, "main", "x", "2");
    play.wait(300);
    assert_eq!(play.executions("hello")[..2], ["Failed AutomatedRollback", "Failed WebhookV2"]);
    assert!(play.state("hello").contains("AccessDenied"), "{}", play.state("hello"));
}

#[test]
fn an_execution_can_be_stopped_and_abandoned() {
    for (abandon, expected) in [(false, "Stopped"), (true, "Stopped")] {
        let mut play = deployed(&[]);
        let id = play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello", "clientRequestToken": "t" }))
            ["pipelineExecutionId"]
            .clone();
        let again =
            play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello", "clientRequestToken": "t" }));
        assert_eq!(again["pipelineExecutionId"], id);
        play.wait(15);
        let stop =
            json!({ "pipelineName": "hello", "pipelineExecutionId": id, "abandon": abandon, "reason": "enough" });
        play.get("codepipeline:StopPipelineExecution", stop.clone());
        let twice = play.refused("codepipeline:StopPipelineExecution", stop);
        assert!(
            twice.starts_with(if abandon { "PipelineExecutionNotStoppable" } else { "DuplicatedStopRequest" }),
            "{twice}"
        );
        play.wait(120);
        assert_eq!(play.executions("hello")[0], format!("{expected} StartPipelineExecution"));
    }
}

#[test]
fn pull_requests_start_what_listens_to_them() {
    let mut play = deployed(&[]);
    push(&mut play, "feature", "src/a.js", "1");
    update(&mut play, |pipeline| {
        pipeline["triggers"] = json!([{ "providerType": "CodeStarSourceConnection", "gitConfiguration": {
            "sourceActionName": "Source", "pullRequest": [{ "events": ["OPEN"], "branches": { "includes": ["main"] } }] } }]);
    });
    let request = |event: &str| PracticePullRequest {
        repository: "gangway-practice/hello-node".to_owned(),
        from: "feature".to_owned(),
        into: "main".to_owned(),
        title: "A feature".to_owned(),
        event: event.to_owned(),
    };
    play.world.pull_request(&request("CLOSED")).expect("known");
    play.world.pull_request(&request("OPEN")).expect("known");
    push(&mut play, "main", "x", "1");
    play.wait(300);
    assert_eq!(play.executions("hello"), ["Succeeded WebhookV2", "Succeeded CreatePipeline"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_structure_makes_it_panic(path in "/(stages|triggers|artifactStore|executionMode)(/[0-3])?(/(actions|name|onFailure))?(/[0-2])?(/(configuration|actionTypeId|runOrder|inputArtifacts))?", value in prop_oneof![Just(json!(null)), Just(json!([])), Just(json!({})), Just(json!("x")), Just(json!(-1)), Just(json!([{}]))]) {
        let mut play = Play::new();
        play.deploy(PIPELINE, &[]);
        let mut pipeline = structure(&mut play);
        if let Some(place) = pipeline.pointer_mut(&path) {
            *place = value;
        }
        let _ = play.ask("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline }));
        let _ = play.ask("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(600);
        play.state("hello");
    }
}
