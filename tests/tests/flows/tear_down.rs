//! Back to nothing.

use gangway_aws::connections::ConnectionServer;
use gangway_catalog::fact::Fact;
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_workflow::model::{Change, EventCode, NextStep};
use gangway_workflow::{Outcome, SETUP_TAG, TearDownRequest, Work, tear_down};

use crate::stage::{account, copies};
use crate::voyage::{deployed, down, killed_on_the_way, plan, ready, succeeded, take_down, torn_down};

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_takes_down_it_takes_the_rest_down_too() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].environments = copies(false)).await;
    deployed(&stage, &program, &request).await;
    let (stack, connection) = (request.stack.clone(), request.connection_arn.clone());

    let down = down(&request);
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

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_with_more_versions_than_one_answer_lists_is_emptied() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    let resources = stage.session().await.stacks().resources(&request.stack).await.unwrap();
    let bucket = resources.into_iter().find(|it| it.resource_type == "AWS::S3::Bucket").unwrap().physical_id.unwrap();
    stage.fill(&bucket, 1_100).await;
    let job = torn_down(&stage, &program, &request).await;
    let (events, _) = program.jobs.history(&job, 0, 0).unwrap();
    let emptied = events.iter().find(|it| it.code == EventCode::BucketEmptied).unwrap();
    let Some(Fact::Number(count)) = emptied.facts.get("count") else { panic!("{emptied:?}") };
    assert!(*count >= 1_210, "{count}");
}

/// A request to create a connection that was delivered twice makes two: AWS knows no token for it. Both carry the tag, and
/// so do those that were made when the setup wished for another name or provider.
#[tokio::test(flavor = "multi_thread")]
async fn every_connection_that_carries_the_setups_tag_goes_from_any_home() {
    let (stage, program, request) = ready(|_| {}).await;
    let session = stage.session().await;
    let made = async |name: &str, provider: &str, owner: Option<&str>| {
        let tags = owner.map(|owner| (SETUP_TAG.to_owned(), owner.to_owned())).into_iter().collect();
        session.connections().create(name, ConnectionServer::Cloud { provider }, &tags).await.unwrap()
    };
    let own = Some(request.setup_id.as_str());
    let ours = [
        request.connection_arn.clone(),
        made("shop", "GitHub", own).await,
        made("shop", "GitHub", own).await,
        made("an-earlier-name", "GitHub", own).await,
        made("shop", "Bitbucket", own).await,
    ];
    let theirs = [
        made("shop", "GitHub", Some("another")).await,
        made("shop", "GitHub", None).await,
        made("shop", "GitLab", Some("")).await,
    ];
    let session = stage.session().await;
    let changes = async |down: &TearDownRequest| {
        let shown = tear_down::plan(&session, down).await.unwrap();
        let mut changes: Vec<_> = shown.items.into_iter().map(|item| (item.name.unwrap(), item.change)).collect();
        changes.sort_by(|a, b| a.0.cmp(&b.0));
        changes
    };
    let sorted = |mut changes: Vec<(String, Change)>| {
        changes.sort_by(|a, b| a.0.cmp(&b.0));
        changes
    };
    let goes: Vec<_> = ours.iter().map(|arn| (arn.clone(), Change::Remove)).collect();
    // A home that made one, one that never saw any, and one that uses somebody else's.
    for used in [Some(&ours[0]), Some(&ours[1]), None, Some(&theirs[0]), Some(&theirs[1])] {
        let stays = used.filter(|used| theirs.contains(used)).map(|arn| (arn.clone(), Change::Keep));
        let asked = TearDownRequest { connection_arn: used.cloned(), ..down(&request) };
        assert_eq!(changes(&asked).await, sorted(goes.iter().cloned().chain(stays).collect()), "{used:?}");
    }
    let unasked = TearDownRequest { connection: false, connection_arn: None, ..down(&request) };
    assert_eq!(changes(&unasked).await, []);

    let down = TearDownRequest { connection_arn: None, ..down(&request) };
    let shown = tear_down::plan(&session, &down).await.unwrap();
    let digest = shown.digest.clone();
    let job = program.jobs.start(account(), Work::from(shown.approve(down, &digest).unwrap())).unwrap();
    let program = killed_on_the_way(&stage, program, &job.id, 1).await;
    succeeded(&program.end(&job.id).await);
    let left: Vec<_> = session.connections().list().await.unwrap().into_iter().map(|one| one.arn).collect();
    assert_eq!(ours.iter().filter(|arn| left.contains(arn)).count(), 0, "{left:?}");
    assert_eq!(theirs.iter().filter(|arn| left.contains(arn)).count(), theirs.len(), "{left:?}");
    let told = ours.map(|arn| Outcome::ConnectionDeleted { arn });
    assert!(told.iter().all(|deleted| stage.outcomes().contains(deleted)), "{:#?}", stage.outcomes());
}

/// Whose connection it is can't be seen: then nobody says that there is none.
#[tokio::test(flavor = "multi_thread")]
async fn a_connection_whose_tags_may_not_be_read_is_no_absent_one() {
    let (stage, _program, request) = ready(|_| {}).await;
    let tags = "codeconnections:ListTagsForResource";
    stage.break_things(&[(PracticeFaultKind::AccessDenied, tags, None)]).await;
    for used in [None, Some(request.connection_arn.clone())] {
        let down = TearDownRequest { connection_arn: used, ..down(&request) };
        let fault = tear_down::plan(&stage.session().await, &down).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::AccessDenied);
    }
}
