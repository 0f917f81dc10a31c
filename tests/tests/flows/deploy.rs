//! From a plan to a green run, whatever happens on the way.

use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_workflow::model::{Change, JobSnapshot, JobStatus, NextStep, StepState};
use gangway_workflow::{Outcome, Work, tear_down};

use crate::connect;
use crate::stage::{Stage, account};
use crate::voyage::{
    PIPELINES, down, killed_on_the_way, plan, ready, request, run, setup, start, succeeded, torn_down,
};

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_voyage() {
    let (stage, program, request) = ready(|_| {}).await;

    let shown = plan(&stage, &request).await;
    assert!(shown.items.iter().all(|item| item.change == Change::Add), "{shown:#?}");
    assert_eq!(plan(&stage, &request).await, shown, "planning again adopts the change set");

    let job = start(&program, shown, request.clone());
    let done = program.end(&job.id).await;
    succeeded(&done);
    let stages = &done.run().unwrap().stages;
    assert!(stages.iter().all(|stage| stage.state == StepState::Succeeded), "{stages:#?}");
    assert!(done.stack.unwrap().resources.iter().all(|it| it.status == "CREATE_COMPLETE"));
    let (_, lines) = program.jobs.history(&job.id, 0, 0).unwrap();
    assert!(!lines.is_empty());
    assert!(lines.iter().zip(1..).all(|(line, number)| line.number == number));

    // Nothing to change: straight to a run.
    let again = plan(&stage, &request).await;
    assert!(again.items.is_empty(), "{again:#?}");
    let job = start(&program, again, request.clone());
    succeeded(&program.end(&job.id).await);

    // A run by itself.
    let job = run(&program, &request, true);
    succeeded(&program.end(&job.id).await);

    torn_down(&stage, &program, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_connection_is_pending_nothing_is_made() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = connect::start(&stage, &program, connect::request("shop")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let request = request(&setup(|_| {}), &waiting.connection.unwrap().arn.unwrap());
    let shown = plan(&stage, &request).await;
    let deploying = start(&program, shown, request);
    let failed = program.end(&deploying.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::ConnectionNotAvailable);
    assert_eq!(failed.next, [NextStep::OpenConnectionPage, NextStep::Retry]);
    assert!(stage.names_of(PIPELINES).await.is_empty());
    // The same approval serves once the connection is there.
    connect::authorize(&program, &job.id).await;
    program.jobs.retry(&deploying.id).unwrap();
    succeeded(&program.end(&deploying.id).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_answers_and_throttling_on_the_way_change_nothing() {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    stage
        .break_things(&[
            (PracticeFaultKind::LostAnswer, "cloudformation:ExecuteChangeSet", Some(1)),
            (PracticeFaultKind::Throttling, "cloudformation:DescribeStackEvents", Some(4)),
            (PracticeFaultKind::ServerError, "codepipeline:ListActionExecutions", Some(4)),
        ])
        .await;
    let job = start(&program, shown, request.clone());
    succeeded(&program.end(&job.id).await);
    assert_eq!(stage.names_of(PIPELINES).await, request.pipelines);
    torn_down(&stage, &program, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_and_again_it_ends_as_if_nothing_had_been() {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request.clone());
    let program = killed_on_the_way(&stage, program, &job.id, 6).await;
    let done = program.end(&job.id).await;
    succeeded(&done);
    assert_eq!(stage.names_of(PIPELINES).await, request.pipelines);
    let executions = stage.session().await.pipelines().executions(&request.pipelines[0]).await.unwrap();
    assert_eq!(executions.len(), 1, "one run, however often the program was killed: {executions:#?}");
    let stack = Outcome::Stack {
        name: request.stack.clone(),
        arn: done.stack.unwrap().arn.unwrap(),
        pipelines: request.pipelines.clone(),
        connection_arn: request.connection_arn.clone(),
    };
    let none = Outcome::NoStack { name: request.stack.clone() };
    assert_eq!(stage.outcomes()[1..], [none, stack], "after the connection");
    torn_down(&stage, &program, &request).await;
}

/// As after a kill between what AWS did and the note of it: the next try asks AWS, and tells it then.
#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_written_down_is_written_down_by_the_next_try() {
    let (stage, program, request) = ready(|_| {}).await;
    let again = async |job: &JobSnapshot, outcome: fn(&Outcome) -> bool| {
        let failed = program.end(&job.id).await;
        assert_eq!(failed.fault.unwrap().code, FaultCode::DiskFull);
        assert!(!stage.outcomes().iter().any(outcome));
        program.jobs.retry(&job.id).unwrap();
        succeeded(&program.end(&job.id).await);
        assert!(stage.outcomes().iter().any(outcome), "{:#?}", stage.outcomes());
    };
    let stack = |outcome: &Outcome| matches!(outcome, Outcome::Stack { .. });
    stage.refuse_once(stack);
    let job = start(&program, plan(&stage, &request).await, request.clone());
    again(&job, stack).await;

    let down = down(&request);
    let shown = tear_down::plan(&stage.session().await, &down).await.unwrap();
    let digest = shown.digest.clone();
    let gone = |outcome: &Outcome| matches!(outcome, Outcome::NoStack { .. });
    stage.forget_outcomes();
    stage.refuse_once(gone);
    let job = program.jobs.start(account(), Work::from(shown.approve(down, &digest).unwrap())).unwrap();
    again(&job, gone).await;
    let connection = Outcome::ConnectionDeleted { arn: request.connection_arn };
    assert_eq!(stage.outcomes().last(), Some(&connection));
}
