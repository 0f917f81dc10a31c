//! What a plan shows, what it leaves, and whose stack it touches.

use gangway_catalog::fact::Fact;
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_words::{Language, Words};
use gangway_workflow::model::{Change, Plan, PlanItem};
use gangway_workflow::{DeployRequest, Outcome, PlannedResource, TearDownRequest, deploy, tear_down};

use crate::stage::account;
use crate::voyage::{
    self, deployed, down, killed_on_the_way, plan, proposed_by_hand, ready, setup, start, succeeded, torn_down,
};

/// What a plan adds, as the template's resources.
fn resources(plan: &Plan) -> Vec<PlannedResource> {
    let resource = |item: &PlanItem| PlannedResource {
        id: item.id.clone(),
        resource_type: item.resource_type.clone(),
        name: None,
    };
    plan.items.iter().map(resource).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_stack_is_named_and_its_remains_go_with_the_next_plan() {
    let (stage, program, mut request) = ready(|_| {}).await;
    request.resources = resources(&plan(&stage, &request).await);
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
    let down = TearDownRequest { setup_id: "another".to_owned(), ..down(&request) };
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
        let fault = tear_down::plan(&session, &down(&request)).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::StackNotOurs);
        deploy::discard(&session, &request.setup_id, &own).await.unwrap();
        // What was approved before finds it there now, and leaves it.
        let job = start(&program, own, request.clone());
        assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::StackNotOurs);
        assert_eq!(stage.change_sets(&request.stack).await, ["by-hand"]);
    }
}

/// What happens to a stack that couldn't be deleted before its plan is carried out.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meanwhile {
    Nothing,
    /// A run that is still at work writes more.
    MoreIsWritten,
    /// Somebody empties the bucket by hand.
    Emptied,
    /// Another home takes the stack down.
    TakenDown,
    /// The program is killed again and again.
    Killed,
}

/// A tear-down that somebody else began leaves a bucket that isn't empty, and with it the stack.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_tear_down_left_is_emptied_and_deleted_by_the_next_deployment() {
    use Meanwhile::*;
    for (objects, meanwhile) in
        [(1, Nothing), (1_050, Nothing), (3, MoreIsWritten), (3, Emptied), (3, TakenDown), (3, Killed)]
    {
        let (stage, mut program, mut request) = ready(|_| {}).await;
        request.resources = resources(&plan(&stage, &request).await);
        deployed(&stage, &program, &request).await;
        let session = stage.session().await;
        let found = session.stacks().resources(&request.stack).await.unwrap();
        let bucket = found.into_iter().find(|it| it.resource_type == "AWS::S3::Bucket").unwrap().physical_id.unwrap();
        stage.fill(&bucket, objects).await;
        session.stacks().delete(&request.stack, "by-hand").await.unwrap();
        stage.until_the_stack_is(&request.stack, "DELETE_FAILED").await;

        let shown = plan(&stage, &request).await;
        let empties = |item: &PlanItem| item.change == Change::Empty && item.name.as_ref() == Some(&bucket);
        assert_eq!(shown.items.iter().filter(|item| empties(item)).count(), 1, "{shown:#?}");
        match meanwhile {
            Nothing | Killed => {}
            MoreIsWritten => stage.fill(&bucket, 2).await,
            Emptied => while session.buckets().empty_some(&bucket).await.unwrap() > 0 {},
            TakenDown => {
                let shown = tear_down::plan(&session, &TearDownRequest { connection: false, ..down(&request) }).await;
                let (shown, down) = (shown.unwrap(), TearDownRequest { connection: false, ..down(&request) });
                let digest = shown.digest.clone();
                let job = program.jobs.start(account(), shown.approve(down, &digest).unwrap().into()).unwrap();
                succeeded(&program.end(&job.id).await);
            }
        }
        let job = start(&program, shown, request.clone());
        if meanwhile == Killed {
            program = killed_on_the_way(&stage, program, &job.id, 3).await;
        }
        succeeded(&program.end(&job.id).await);
        torn_down(&stage, &program, &request).await;
    }
}

/// Another home looks while the stack is made and while it is deleted.
#[tokio::test(flavor = "multi_thread")]
async fn a_stack_that_this_setup_is_making_or_deleting_is_known_as_its_own() {
    let (stage, _program, request) = ready(|_| {}).await;
    let session = stage.session().await;
    plan(&stage, &request).await;
    assert!(tear_down::plan(&session, &down(&request)).await.is_ok(), "it only waits");
    let told = async |setup: &str, status: &str| {
        stage.until_the_stack_is(&request.stack, status).await;
        let down = TearDownRequest { setup_id: setup.to_owned(), ..down(&request) };
        let again = DeployRequest { setup_id: setup.to_owned(), ..request.clone() };
        let faults = [tear_down::plan(&session, &down).await, deploy::plan(&session, &again).await];
        faults.map(|fault| fault.unwrap_err()).map(|fault| (fault.code, fault.facts.get("status").cloned()))
    };
    let busy = |status: &str| [(); 2].map(|()| (FaultCode::StackBusy, Some(Fact::from(status))));
    let not_ours = [(); 2].map(|()| (FaultCode::StackNotOurs, None));

    stage.slow_down().await;
    let sets = stage.change_sets(&request.stack).await;
    session.stacks().execute(&request.stack, &sets[0], "by-hand").await.unwrap();
    assert_eq!(told(&request.setup_id, "CREATE_IN_PROGRESS").await, busy("CREATE_IN_PROGRESS"));
    assert_eq!(told("another", "CREATE_IN_PROGRESS").await, not_ours);
    stage.speed_up().await;
    stage.until_the_stack_is(&request.stack, "CREATE_COMPLETE").await;
    assert_eq!(told("another", "CREATE_COMPLETE").await, not_ours);
    stage.slow_down().await;
    session.stacks().delete(&request.stack, "by-hand").await.unwrap();
    // Whoever's it was, it goes.
    for setup in [request.setup_id.as_str(), "another"] {
        assert_eq!(told(setup, "DELETE_IN_PROGRESS").await, busy("DELETE_IN_PROGRESS"));
    }
}

/// Another home takes the stack down while it is deployed.
#[tokio::test(flavor = "multi_thread")]
async fn a_stack_that_is_deleted_under_its_deployment_is_told_as_that() {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    stage.slow_down().await;
    let job = start(&program, shown, request.clone());
    stage.until_the_stack_is(&request.stack, "CREATE_IN_PROGRESS").await;
    stage.session().await.stacks().delete(&request.stack, "by-hand").await.unwrap();
    stage.speed_up().await;
    let fault = program.end(&job.id).await.fault.unwrap();
    assert_eq!((fault.code, fault.facts.get("status")), (FaultCode::StackFailed, Some(&Fact::from("DELETE_COMPLETE"))));
    let none = Outcome::NoStack { name: request.stack.clone() };
    assert_eq!(stage.outcomes().last(), Some(&none), "it isn't remembered as one that stands");
    let told = Words::new(Language::En).say("fault-stack-failed", &[("status", "DELETE_COMPLETE".into())]);
    assert!(told.contains("was deleted while it was being deployed"), "{told}");
}
