//! Another host in the place of one that AWS doesn't change any more.

use std::time::Duration;

use gangway_aws::connections::ConnectionServer;
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_tests::networks::{BRANCH, COMPANY};
use gangway_workflow::model::{Change, EventCode, JobSnapshot, JobStatus, NextStep, Phase, Plan, StepState};
use gangway_workflow::{ConnectionRequest, HostReplacementRequest, Outcome, REPLACES_TAG, host};

use crate::connect::authorize;
use crate::hosts::{ENDPOINT, GITLAB, begin, hosts, network, private, set_up, start, state};
use crate::stage::{Program, Stage};
use crate::voyage;

const DELETE: &str = "codeconnections:DeleteHost";
const CREATE: &str = "codeconnections:CreateHost";
const LIST_PIPELINES: &str = "codepipeline:ListPipelines";

/// A host that was set up in a VPC, with a connection through it: their ARNs.
async fn used_host(stage: &Stage, program: &Program) -> (String, String) {
    let (_, job) = start(stage, program, private(stage, GITLAB).await).await;
    let arn = set_up(program, &job.id).await.host.unwrap().arn.unwrap();
    let request = ConnectionRequest {
        provider: GITLAB.to_owned(),
        host_arn: Some(arn.clone()),
        ..crate::connect::request("shop")
    };
    let (_, job) = crate::connect::start(stage, program, request).await;
    let connection = authorize(program, &job.id).await;
    stage.forget_outcomes();
    (arn, connection)
}

async fn request(stage: &Stage, arn: &str) -> HostReplacementRequest {
    HostReplacementRequest {
        setup_id: String::new(),
        arn: arn.to_owned(),
        name: "git".to_owned(),
        endpoint: ENDPOINT.to_owned(),
        network: Some(network(stage, BRANCH).await),
    }
}

async fn plan(stage: &Stage, request: &HostReplacementRequest) -> Plan {
    host::replace::plan(&stage.session().await, request).await.unwrap()
}

/// The plan as it is shown: what happens to what.
fn shown(plan: &Plan) -> Vec<(Change, Option<&str>)> {
    plan.items.iter().map(|item| (item.change, item.name.as_deref())).collect()
}

/// One host, the new one; and no connection any more.
async fn replaced(stage: &Stage, request: &HostReplacementRequest, done: &JobSnapshot) {
    let there = hosts(stage).await;
    assert_eq!(there.len(), 1, "{there:#?}");
    assert_ne!(there[0].arn, request.arn);
    assert_eq!(done.host.as_ref().unwrap().arn.as_ref(), Some(&there[0].arn));
    assert_eq!(there[0].vpc.as_ref().map(|vpc| &vpc.vpc), request.network.as_ref().map(|network| &network.vpc));
    assert_eq!(connections(stage).await, 0);
}

/// How many connections go through a host: the account has others.
async fn connections(stage: &Stage) -> usize {
    let all = stage.session().await.connections().list().await.unwrap();
    all.iter().filter(|one| one.host_arn.is_some()).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_one_goes_first_and_the_new_one_takes_over_its_tags() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (old, connection) = used_host(&stage, &program).await;
    let request = request(&stage, &old).await;
    let plan = plan(&stage, &request).await;
    assert_eq!(shown(&plan), [(Change::Remove, Some(connection.as_str())), (Change::Replace, Some(old.as_str()))]);
    assert_eq!(
        plan.items[1].properties,
        ["VpcConfiguration.VpcId", "VpcConfiguration.SubnetIds", "VpcConfiguration.SecurityGroupIds"]
    );
    assert!(plan.unseen.is_empty());
    let job = begin(&program, plan, request.clone());
    let done = set_up(&program, &job.id).await;
    for phase in [Phase::DeleteConnection, Phase::DeleteHost, Phase::CreateHost, Phase::PrepareNetwork] {
        assert_eq!(state(&done, phase), StepState::Succeeded, "{phase:?}");
    }
    replaced(&stage, &request, &done).await;
    let arn = done.host.unwrap().arn.unwrap();
    let tags = stage.session().await.hosts().tags(&arn).await.unwrap();
    assert_eq!(tags.get(REPLACES_TAG), Some(&old));
    assert_eq!(tags.get("gangway:setup").map(String::as_str), Some("0f6c"));
    let told = Outcome::HostReplaced {
        old: old.clone(),
        arn,
        name: "git".to_owned(),
        endpoint: ENDPOINT.to_owned(),
        network: request.network.clone(),
    };
    assert_eq!(stage.outcomes(), [Outcome::ConnectionDeleted { arn: connection }, told]);
    let events = program.events(&job.id);
    for event in [EventCode::ConnectionDeleted, EventCode::HostDeleted, EventCode::HostCreated] {
        assert_eq!(events.iter().filter(|it| **it == event).count(), 1, "{event:?}");
    }
    let gone = host::replace::plan(&stage.session().await, &request).await.unwrap_err();
    assert_eq!(gone.code, FaultCode::HostGone);
}

/// What reads through the old host stands still; who may not look at pipelines is told so.
#[tokio::test(flavor = "multi_thread")]
async fn the_plan_names_the_pipelines_that_stand_still_or_says_that_it_may_not_look() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (old, connection) = used_host(&stage, &program).await;
    let deployed = voyage::request(&voyage::setup(|_| {}), &connection);
    let job = voyage::start(&program, voyage::plan(&stage, &deployed).await, deployed.clone());
    program.end(&job.id).await;
    let request = request(&stage, &old).await;
    let seen = plan(&stage, &request).await;
    let named: Vec<_> = seen.items.iter().filter(|item| item.change == Change::Interrupt).collect();
    let named: Vec<&String> = named.into_iter().map(|item| &item.id).collect();
    assert_eq!(named, deployed.pipelines.iter().collect::<Vec<_>>(), "{seen:#?}");
    for operation in [LIST_PIPELINES, "codepipeline:GetPipeline"] {
        stage.break_things(&[(PracticeFaultKind::AccessDenied, operation, Some(1))]).await;
        let blind = plan(&stage, &request).await;
        assert_eq!(blind.items.len(), seen.items.len() - 1);
        assert_eq!(blind.unseen.iter().map(|fault| fault.code).collect::<Vec<_>>(), [FaultCode::AccessDenied]);
        assert_ne!(blind.digest, seen.digest);
    }
    // Busy isn't refused.
    stage.break_things(&[(PracticeFaultKind::Throttling, LIST_PIPELINES, Some(1))]).await;
    assert_eq!(plan(&stage, &request).await, seen);
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_answers_delete_nothing_else_and_make_no_second_one() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (old, _) = used_host(&stage, &program).await;
    let request = request(&stage, &old).await;
    let plan = plan(&stage, &request).await;
    stage
        .break_things(&[
            (PracticeFaultKind::LostAnswer, "codeconnections:DeleteConnection", Some(1)),
            (PracticeFaultKind::LostAnswer, DELETE, Some(1)),
            (PracticeFaultKind::LostAnswer, CREATE, Some(1)),
            (PracticeFaultKind::Throttling, "codeconnections:ListHosts", Some(2)),
        ])
        .await;
    let job = begin(&program, plan, request.clone());
    let done = set_up(&program, &job.id).await;
    replaced(&stage, &request, &done).await;
}

/// Between the two there is no host at all: the job goes on with making the new one.
#[tokio::test(flavor = "multi_thread")]
async fn refused_after_the_old_one_is_gone_it_goes_on_with_the_new_one() {
    let stage = Stage::open().await;
    let mut program = stage.program();
    let (old, _) = used_host(&stage, &program).await;
    let request = request(&stage, &old).await;
    let plan = plan(&stage, &request).await;
    stage.break_things(&[(PracticeFaultKind::AccessDenied, CREATE, Some(1))]).await;
    let job = begin(&program, plan, request.clone());
    let refused = program.end(&job.id).await;
    assert_eq!(refused.fault.unwrap().code, FaultCode::AccessDenied);
    assert_eq!(refused.next, [NextStep::Retry, NextStep::ChangeAccount]);
    assert!(hosts(&stage).await.is_empty());
    program.kill();
    program = stage.program();
    program.jobs.retry(&job.id).unwrap();
    let done = set_up(&program, &job.id).await;
    replaced(&stage, &request, &done).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_since_the_plan_was_shown_needs_another_plan() {
    // The host is gone.
    let stage = Stage::open().await;
    let program = stage.program();
    let (old, connection) = used_host(&stage, &program).await;
    let request = request(&stage, &old).await;
    let shown = plan(&stage, &request).await;
    let session = stage.session().await;
    session.connections().delete(&connection).await.unwrap();
    session.hosts().delete(&old).await.unwrap();
    while !hosts(&stage).await.is_empty() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let job = begin(&program, shown, request);
    assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::PlanChanged);
    assert!(hosts(&stage).await.is_empty());
    // Somebody made another connection through it.
    let stage = Stage::open().await;
    let program = stage.program();
    let (old, _) = used_host(&stage, &program).await;
    let request = self::request(&stage, &old).await;
    let shown = plan(&stage, &request).await;
    let through = ConnectionServer::Host { arn: &old };
    stage.session().await.connections().create("another", through, &Default::default()).await.unwrap();
    let job = begin(&program, shown, request);
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::PlanChanged);
    assert_eq!(hosts(&stage).await.len(), 1);
    assert_eq!(connections(&stage).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_has_another_host_needs_none() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (old, _) = used_host(&stage, &program).await;
    let other = crate::hosts::theirs(&stage, "https://git.example.com:8443").await;
    let moved = HostReplacementRequest {
        endpoint: "https://GIT.example.com:8443/".to_owned(),
        network: Some(network(&stage, COMPANY).await),
        ..request(&stage, &old).await
    };
    let refused = host::replace::plan(&stage.session().await, &moved).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::HostExists);
    assert!(hosts(&stage).await.iter().any(|host| host.arn == other));
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_goes_on_and_one_host_is_there_at_the_end() {
    let stage = Stage::open().await;
    let mut program = stage.program();
    let (old, _) = used_host(&stage, &program).await;
    let request = request(&stage, &old).await;
    let plan = plan(&stage, &request).await;
    let job = begin(&program, plan, request.clone());
    for phase in [Phase::DeleteConnection, Phase::DeleteHost, Phase::CreateHost, Phase::PrepareNetwork] {
        program.until(&job.id, |it| state(it, phase) != StepState::Pending).await;
        program.kill();
        program = stage.program();
        program.jobs.resume(|_| true);
    }
    let done = set_up(&program, &job.id).await;
    assert_eq!(done.status, JobStatus::Succeeded);
    replaced(&stage, &request, &done).await;
}
