//! Back to nothing.

use gangway_catalog::fact::Fact;
use gangway_practice::control::PracticeFaultKind;
use gangway_tests::http::exchange;
use gangway_workflow::model::{EventCode, NextStep};
use gangway_workflow::{Outcome, TearDownRequest, Work, tear_down};

use crate::stage::{REGION, Stage, account, copies};
use crate::voyage::{deployed, killed_on_the_way, plan, ready, succeeded, take_down, torn_down};

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_takes_down_it_takes_the_rest_down_too() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].environments = copies(false)).await;
    deployed(&stage, &program, &request).await;
    let (stack, connection) = (request.stack.clone(), request.connection_arn.clone());

    let down = TearDownRequest {
        setup_id: request.setup_id,
        stack: request.stack,
        connection_arn: Some(request.connection_arn),
    };
    let shown = tear_down::plan(&stage.session().await, &down).await.unwrap();
    let digest = shown.digest.clone();
    stage.break_things(&[(PracticeFaultKind::LostAnswer, "cloudformation:DeleteStack", Some(1))]).await;
    let job = program.jobs.start(account(), Work::from(shown.approve(down, &digest).unwrap())).unwrap();
    let program = killed_on_the_way(&stage, program, &job.id, 4).await;
    let done = program.end(&job.id).await;
    succeeded(&done);
    assert_eq!(done.next, [NextStep::PlanDeployment, NextStep::EditSetup]);
    let left = stage.world().state().await.unwrap().resources;
    let ours: Vec<_> = left.iter().filter(|it| it.name.contains("shop")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
    let gone = [Outcome::NoStack { name: stack }, Outcome::ConnectionDeleted { arn: connection }];
    assert!(stage.outcomes().ends_with(&gone), "{:#?}", stage.outcomes());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_nobody_carried_out_is_taken_down_too() {
    let (stage, program, request) = ready(|_| {}).await;
    plan(&stage, &request).await;
    let stack = stage.session().await.stacks().describe(&request.stack).await.unwrap().unwrap();
    assert_eq!(stack.status, "REVIEW_IN_PROGRESS");
    take_down(&stage, &program, &request).await;
    assert_eq!(stage.session().await.stacks().describe(&request.stack).await.unwrap(), None);
}

/// Puts objects into a bucket, over and over, and deletes one: more versions and markers than one answer lists.
async fn fill(stage: &Stage, bucket: &str) {
    let scope = format!("AWS4-HMAC-SHA256 Credential=K/20261120/{REGION}/s3/aws4_request");
    let signed = [("authorization", scope.as_str())];
    for number in 0..1_100 {
        let path = format!("/{bucket}/more/{}", number % 7);
        exchange(stage.endpoint(), &format!("PUT {path}"), &signed, "x").await;
        if number % 10 == 0 {
            exchange(stage.endpoint(), &format!("DELETE {path}"), &signed, "").await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_with_more_versions_than_one_answer_lists_is_emptied() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    let resources = stage.session().await.stacks().resources(&request.stack).await.unwrap();
    let bucket = resources.into_iter().find(|it| it.resource_type == "AWS::S3::Bucket").unwrap().physical_id.unwrap();
    fill(&stage, &bucket).await;
    let job = torn_down(&stage, &program, &request).await;
    let (events, _) = program.jobs.history(&job, 0, 0).unwrap();
    let emptied = events.iter().find(|it| it.code == EventCode::BucketEmptied).unwrap();
    let Some(Fact::Number(count)) = emptied.facts.get("count") else { panic!("{emptied:?}") };
    assert!(*count >= 1_210, "{count}");
}
