//! A host goes with the setup for which it was made, last of all, and only while nobody else needs it.

use std::time::Duration;

use gangway_aws::connections::ConnectionServer;
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_workflow::model::{Change, JobSnapshot, NextStep, Phase, Plan};
use gangway_workflow::{ConnectionRequest, Outcome, TearDownRequest, tear_down};

use crate::hosts::{GITLAB, begin, hosts, public, set_up, start};
use crate::stage::{Program, Stage};
use crate::voyage::{killed_on_the_way, succeeded};

/// A host and a connection through it, both made for the setup; what takes both down.
async fn through_a_host() -> (Stage, Program, TearDownRequest) {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, public(GITLAB)).await;
    let host = set_up(&program, &job.id).await.host.unwrap().arn;
    let request =
        ConnectionRequest { provider: GITLAB.to_owned(), host_arn: host.clone(), ..crate::connect::request("shop") };
    let (_, job) = crate::connect::start(&stage, &program, request.clone()).await;
    let connection = crate::connect::authorize(&program, &job.id).await;
    stage.forget_outcomes();
    let down = TearDownRequest {
        setup_id: request.setup_id,
        stack: "shop".to_owned(),
        connection: true,
        connection_arn: Some(connection),
        host_arn: host,
    };
    (stage, program, down)
}

/// Somebody else's connection, through the same host.
async fn another(stage: &Stage, host: &str) -> String {
    let through = ConnectionServer::Host { arn: host };
    stage.session().await.connections().create("theirs", through, &Default::default()).await.unwrap()
}

async fn plan(stage: &Stage, down: &TearDownRequest) -> Plan {
    tear_down::plan(&stage.session().await, down).await.unwrap()
}

fn changes(plan: &Plan) -> Vec<(Change, &str)> {
    plan.items.iter().map(|item| (item.change, item.name.as_deref().unwrap())).collect()
}

fn phases(job: &JobSnapshot) -> Vec<Phase> {
    job.phases.iter().map(|view| view.phase).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_on_the_way_the_host_goes_last() {
    let (stage, program, down) = through_a_host().await;
    let [connection, host] = [down.connection_arn.clone().unwrap(), down.host_arn.clone().unwrap()];
    let shown = plan(&stage, &down).await;
    assert_eq!(changes(&shown), [(Change::Remove, connection.as_str()), (Change::Remove, host.as_str())]);
    stage.break_things(&[(PracticeFaultKind::LostAnswer, "codeconnections:DeleteHost", Some(1))]).await;
    let job = begin(&program, shown, down);
    let program = killed_on_the_way(&stage, program, &job.id, 1).await;
    let done = program.end(&job.id).await;
    succeeded(&done);
    assert_eq!(phases(&done).last(), Some(&Phase::DeleteHost));
    assert!(hosts(&stage).await.is_empty());
    let mut told = stage.outcomes();
    told.dedup();
    let gone = [Outcome::ConnectionDeleted { arn: connection }, Outcome::HostDeleted { arn: host }];
    assert!(told.ends_with(&gone), "{told:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_somebody_came_to_need_since_the_plan_was_shown_stays_and_so_does_all_else() {
    let (stage, program, down) = through_a_host().await;
    let host = down.host_arn.clone().unwrap();
    let shown = plan(&stage, &down).await;
    let theirs = another(&stage, &host).await;
    let failed = {
        let job = begin(&program, shown, down.clone());
        program.end(&job.id).await
    };
    assert_eq!(failed.fault.unwrap().code, FaultCode::PlanChanged);
    assert_eq!(failed.next, [NextStep::TearDown]);
    assert_eq!(stage.outcomes(), []);
    let there = stage.session().await.connections().through_host(&host).await.unwrap();
    assert_eq!(there.len(), 2, "{there:#?}");

    // The next plan says that it stays, and the rest goes.
    let shown = plan(&stage, &down).await;
    let connection = down.connection_arn.clone().unwrap();
    assert_eq!(changes(&shown), [(Change::Remove, connection.as_str()), (Change::Keep, host.as_str())]);
    let job = begin(&program, shown, down);
    let done = program.end(&job.id).await;
    succeeded(&done);
    assert!(!phases(&done).contains(&Phase::DeleteHost));
    assert_eq!(hosts(&stage).await.len(), 1);
    let left = stage.session().await.connections().through_host(&host).await.unwrap();
    assert_eq!(left.into_iter().map(|one| one.arn).collect::<Vec<_>>(), [theirs]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_nobody_asked_for_stays_and_one_that_is_gone_is_in_no_plan() {
    let (stage, program, down) = through_a_host().await;
    let host = down.host_arn.clone().unwrap();
    let unasked = TearDownRequest { host_arn: None, ..down.clone() };
    let shown = plan(&stage, &unasked).await;
    let job = begin(&program, shown, unasked);
    succeeded(&program.end(&job.id).await);
    assert_eq!(hosts(&stage).await.len(), 1);
    stage.session().await.hosts().delete(&host).await.unwrap();
    while !hosts(&stage).await.is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(plan(&stage, &down).await.items, []);
}
