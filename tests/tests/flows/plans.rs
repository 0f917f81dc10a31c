//! What a plan shows, what it leaves, and whose stack it touches.

use gangway_catalog::fact::Fact;
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_workflow::model::{Change, Plan};
use gangway_workflow::{DeployRequest, PlannedResource, TearDownRequest, deploy, tear_down};

use crate::voyage::{self, deployed, plan, proposed_by_hand, ready, setup, start, succeeded, torn_down};

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_stack_is_named_and_its_remains_go_with_the_next_plan() {
    let (stage, program, mut request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    request.resources = shown
        .items
        .iter()
        .map(|item| PlannedResource { id: item.id.clone(), resource_type: item.resource_type.clone(), name: None })
        .collect();
    let shown = plan(&stage, &request).await;
    stage.break_things(&[(PracticeFaultKind::StackFails, "", Some(1))]).await;
    let job = start(&program, shown, request.clone());
    let failed = program.end(&job.id).await;
    let fault = failed.fault.unwrap();
    assert_eq!(fault.code, FaultCode::StackFailed);
    let left = fault.facts.get("status");
    assert_eq!(left, Some(&Fact::from("ROLLBACK_COMPLETE")), "what is left is there to be said");
    stage.break_things(&[]).await;

    let shown = plan(&stage, &request).await;
    assert_eq!(shown.items.first().map(|item| item.change), Some(Change::Remove), "{shown:#?}");
    let job = start(&program, shown, request.clone());
    succeeded(&program.end(&job.id).await);
    torn_down(&stage, &program, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_of_somebody_else_is_not_touched() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;

    let other = DeployRequest { setup_id: "another".to_owned(), ..request.clone() };
    let fault = deploy::plan(&stage.session().await, &other).await.unwrap_err();
    assert_eq!(fault.code, FaultCode::StackNotOurs);
    let down = TearDownRequest { setup_id: "another".to_owned(), stack: request.stack, connection_arn: None };
    let fault = tear_down::plan(&stage.session().await, &down).await.unwrap_err();
    assert_eq!(fault.code, FaultCode::StackNotOurs);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_is_closed_replaced_or_refused_leaves_nothing_behind() {
    let (stage, program, request) = ready(|_| {}).await;
    let other = voyage::request(&setup(|setup| setup.builds[0].timeout_minutes = 20), &request.connection_arn);
    let refused = DeployRequest { template: "Resources: {Bad: {Type: 'AWS::No::Such'}}".to_owned(), ..request.clone() };
    let session = stage.session().await;
    let stacks = session.stacks();
    let left = async || match stacks.describe(&request.stack).await.unwrap() {
        Some(stack) => (stack.status, stage.change_sets(&request.stack).await),
        None => ("none".to_owned(), Vec::new()),
    };
    let nothing = ("none".to_owned(), Vec::new());
    let discard = async |plan: &Plan| deploy::discard(&session, &request.setup_id, plan).await.unwrap();

    let closed = plan(&stage, &request).await;
    discard(&closed).await;
    assert_eq!(left().await, nothing);
    plan(&stage, &request).await;
    // Here the program may have been killed: the next plan finds what is left.
    let replacing = plan(&stage, &other).await;
    assert_eq!(left().await.1.len(), 1);
    deploy::plan(&session, &refused).await.unwrap_err();
    assert_eq!(left().await, nothing);
    discard(&replacing).await;

    // On a stack that stands the stack stays.
    let job = start(&program, plan(&stage, &request).await, request.clone());
    succeeded(&program.end(&job.id).await);
    let before = left().await;
    let closed = plan(&stage, &other).await;
    assert_eq!(left().await.1.len(), before.1.len() + 1);
    discard(&closed).await;
    assert_eq!(left().await, before);
    torn_down(&stage, &program, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_only_planned_is_not_touched() {
    for owner in [None, Some("another")] {
        let (stage, program, request) = ready(|_| {}).await;
        let session = stage.session().await;
        let own = plan(&stage, &request).await;
        deploy::discard(&session, &request.setup_id, &own).await.unwrap();
        proposed_by_hand(&stage, &request, owner).await;

        let fault = deploy::plan(&session, &request).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::StackNotOurs);
        let down =
            TearDownRequest { setup_id: request.setup_id.clone(), stack: request.stack.clone(), connection_arn: None };
        let fault = tear_down::plan(&session, &down).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::StackNotOurs);
        deploy::discard(&session, &request.setup_id, &own).await.unwrap();
        // What was approved before finds it there now, and leaves it.
        let job = start(&program, own, request.clone());
        assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::StackNotOurs);
        assert_eq!(stage.change_sets(&request.stack).await, ["by-hand"]);
    }
}
