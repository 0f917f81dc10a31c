use std::time::{Duration, Instant};

use gangway_aws::connections::ConnectionServer;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_practice::control::PracticeFaultKind;
use gangway_tests::button;
use gangway_workflow::model::{Change, EventCode, JobSnapshot, JobStatus, NextStep};
use gangway_workflow::{AccountKey, ConnectionRequest, Work, connect};

use crate::stage::{Program, Stage, account};

const CONNECTIONS: &str = "AWS::CodeConnections::Connection";

pub(crate) fn request(name: &str) -> ConnectionRequest {
    ConnectionRequest {
        setup_id: "0f6c".to_owned(),
        name: name.to_owned(),
        provider: "GitHub".to_owned(),
        chosen: None,
        host_arn: None,
        tags: [("team".to_owned(), "shop".to_owned())].into(),
    }
}

pub(crate) async fn start(stage: &Stage, program: &Program, request: ConnectionRequest) -> (Change, JobSnapshot) {
    let plan = connect::plan(&stage.session().await, &request).await.unwrap();
    let (change, digest) = (plan.items[0].change, plan.digest.clone());
    let approved = plan.approve(request, &digest).unwrap();
    (change, program.jobs.start(account(), Work::from(approved)).unwrap())
}

/// Waits for the person, presses the button, and gives the connection's ARN once it is AVAILABLE.
pub(crate) async fn authorize(program: &Program, job: &str) -> String {
    let waiting = program.until(job, |it| it.status == JobStatus::WaitingForPerson).await;
    let connection = waiting.connection.unwrap();
    assert_eq!(connection.status, "PENDING");
    assert_eq!(waiting.next, [NextStep::OpenConnectionPage, NextStep::CheckNow, NextStep::NewConnection]);
    button::press(&connection.address.unwrap()).await;
    let done = program.end(job).await;
    assert_eq!(done.status, JobStatus::Succeeded, "{:?}", done.fault);
    assert_eq!(done.connection.as_ref().unwrap().status, "AVAILABLE");
    assert_eq!(done.next, [NextStep::Continue]);
    connection.arn.unwrap()
}

async fn count(stage: &Stage, name: &str) -> usize {
    stage.names_of(CONNECTIONS).await.iter().filter(|it| *it == name).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn made_authorized_in_the_browser_and_adopted_the_next_time() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (change, job) = start(&stage, &program, request("shop")).await;
    assert_eq!(change, Change::Add);
    let arn = authorize(&program, &job.id).await;
    let tags = stage.session().await.connections().tags(&arn).await.unwrap();
    assert_eq!(tags.get("gangway:setup").map(String::as_str), Some("0f6c"));
    assert_eq!(tags.get("team").map(String::as_str), Some("shop"));

    let (change, job) = start(&stage, &program, request("shop")).await;
    assert_eq!(change, Change::Adopt);
    let done = program.end(&job.id).await;
    assert_eq!(done.connection.unwrap().arn, Some(arn));
    assert!(program.events(&job.id).contains(&EventCode::ConnectionAdopted));
    assert_eq!(count(&stage, "shop").await, 1);
}

/// One that somebody else made carries no tag of ours: it is finished, not made a second time.
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_one_that_the_person_chose_is_authorized() {
    let stage = Stage::open().await;
    let program = stage.program();
    let cloud = ConnectionServer::Cloud { provider: "GitHub" };
    let arn = stage.session().await.connections().create("theirs", cloud, &Default::default()).await.unwrap();
    let chosen = ConnectionRequest { chosen: Some(arn.clone()), ..request("theirs") };
    let (change, job) = start(&stage, &program, chosen.clone()).await;
    assert_eq!(change, Change::Adopt);
    assert_eq!(authorize(&program, &job.id).await, arn);
    assert_eq!(count(&stage, "theirs").await, 1);
    // Under another name, or unchosen, it is somebody else's.
    for other in [ConnectionRequest { name: "mine".to_owned(), ..chosen }, request("theirs")] {
        assert_eq!(connect::plan(&stage.session().await, &other).await.unwrap().items[0].change, Change::Add);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_and_throttling_make_no_second_connection() {
    let stage = Stage::open().await;
    let program = stage.program();
    stage
        .break_things(&[
            (PracticeFaultKind::LostAnswer, "codeconnections:CreateConnection", Some(1)),
            (PracticeFaultKind::Throttling, "codeconnections:GetConnection", Some(2)),
        ])
        .await;
    let (_, job) = start(&stage, &program, request("lost")).await;
    authorize(&program, &job.id).await;
    assert_eq!(count(&stage, "lost").await, 1);
    assert!(program.events(&job.id).contains(&EventCode::Retrying));
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_waits_it_goes_on_waiting() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, request("killed")).await;
    program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    program.kill();

    let program = stage.program();
    let resumed = program.jobs.resume(|_| true);
    assert_eq!(resumed.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), [job.id.as_str()]);
    authorize(&program, &job.id).await;
    assert!(program.events(&job.id).contains(&EventCode::Resumed));
    assert_eq!(count(&stage, "killed").await, 1);
}

/// The API knows no word for either: to AWS the connection is just PENDING.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_does_not_finish_is_waited_for_across_a_restart() {
    for (kind, page) in [
        (PracticeFaultKind::NeverAuthorized, "The provider did not finish"),
        (PracticeFaultKind::OrganizationApproval, "An owner of your organization must approve"),
    ] {
        let stage = Stage::open().await;
        let program = stage.program();
        let (_, job) = start(&stage, &program, request("slow")).await;
        let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
        stage.break_things(&[(kind, "", Some(1))]).await;
        let ended = button::press(&waiting.connection.unwrap().address.unwrap()).await;
        assert!(ended.contains(page), "{ended}");
        program.kill();

        let program = stage.program();
        program.jobs.resume(|_| true);
        authorize(&program, &job.id).await;
        assert_eq!(count(&stage, "slow").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_long_the_person_is_told_what_may_be_wrong_and_it_is_still_waited_for() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, request("late")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    assert_eq!(waiting.fault, None);
    let since = waiting.connection.unwrap().waiting_since.unwrap();
    program.kill();

    stage.rewrite_journals(|text| text.replace(&since, "2026-01-01T00:00:00Z"));
    let program = stage.program();
    program.jobs.resume(|_| true);
    let waiting = program.until(&job.id, |it| it.fault.is_some()).await;
    assert_eq!(waiting.status, JobStatus::WaitingForPerson);
    assert_eq!(waiting.fault.unwrap(), Fault::new(FaultCode::ConnectionNotAuthorized).with("minutes", 30_u32));
    authorize(&program, &job.id).await;
    assert_eq!(program.jobs.get(&job.id).unwrap().fault, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_the_provider_took_back_is_in_error_and_a_new_one_takes_its_place() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, request("revoked")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    program.kill();

    button::press(&waiting.connection.unwrap().address.unwrap()).await;
    stage.break_things(&[(PracticeFaultKind::ProviderRevoked, "", Some(1))]).await;
    let program = stage.program();
    program.jobs.resume(|_| true);
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::ConnectionInError);
    assert_eq!(failed.next, [NextStep::NewConnection]);
    let (change, job) = start(&stage, &program, request("revoked")).await;
    assert_eq!(change, Change::Add);
    authorize(&program, &job.id).await;
}

/// The calls are counted by a fault that strikes each of them: then the program would ask again at once.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_keeps_coming_back_to_the_window_stays_within_the_budget() {
    let stage = Stage::open().await;
    let program = stage.program();
    stage.break_things(&[(PracticeFaultKind::Throttling, "codeconnections:GetConnection", Some(1_000))]).await;
    let begun = Instant::now();
    let (_, job) = start(&stage, &program, request("focus")).await;
    while begun.elapsed() < Duration::from_secs(5) {
        program.jobs.check_now(&job.id).unwrap();
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let left = stage.world().state().await.unwrap().faults.first().and_then(|fault| fault.times).unwrap();
    // three at once, then one every 3.5 s, and one that may be on its way
    let most = 4 + begun.elapsed().as_millis() / 3_500;
    let calls = u128::from(1_000 - left);
    assert!((1..=most).contains(&calls), "{calls} in {:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_once_nothing_is_made_twice() {
    let stage = Stage::open().await;
    let mut program = stage.program();
    let (_, job) = start(&stage, &program, request("early")).await;
    for _ in 0..3 {
        program.kill();
        program = stage.program();
        program.jobs.resume(|_| true);
    }
    authorize(&program, &job.id).await;
    assert_eq!(count(&stage, "early").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_deleted_meanwhile_is_gone() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, request("gone")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let arn = waiting.connection.unwrap().arn.unwrap();
    stage.session().await.connections().delete(&arn).await.unwrap();
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::ConnectionGone);
    assert_eq!(failed.next, [NextStep::NewConnection]);
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_expired_and_cancelled_each_say_so_and_can_be_tried_again() {
    let stage = Stage::open().await;
    let program = stage.program();
    let create = "codeconnections:CreateConnection";
    stage.break_things(&[(PracticeFaultKind::AccessDenied, create, Some(1))]).await;
    let (_, job) = start(&stage, &program, request("again")).await;
    assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::AccessDenied);
    stage.break_things(&[(PracticeFaultKind::ExpiredToken, create, Some(1))]).await;
    program.jobs.retry(&job.id).unwrap();
    assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::CredentialsExpired);
    program.jobs.retry(&job.id).unwrap();
    program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let cancelled = program.jobs.cancel(&job.id).await.unwrap();
    assert_eq!((cancelled.status, cancelled.next), (JobStatus::Cancelled, vec![NextStep::Retry]));
    program.jobs.retry(&job.id).unwrap();
    authorize(&program, &job.id).await;
    assert_eq!(count(&stage, "again").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_account_does_not_fail_a_plan_at_once() {
    let stage = Stage::open().await;
    // The SDK itself asks three times.
    stage.break_things(&[(PracticeFaultKind::Throttling, "codeconnections:ListConnections", Some(4))]).await;
    let plan = connect::plan(&stage.session().await, &request("busy")).await.unwrap();
    assert_eq!(plan.items[0].change, Change::Add);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_approved_for_one_place_is_not_done_in_another() {
    let stage = Stage::open().await;
    let program = stage.program();
    let request = request("elsewhere");
    let plan = connect::plan(&stage.session().await, &request).await.unwrap();
    let digest = plan.digest.clone();
    let elsewhere = AccountKey(serde_json::json!({ "region": "us-east-1" }));
    let work = Work::from(plan.approve(request, &digest).unwrap());
    let job = program.jobs.start(elsewhere, work).unwrap();
    assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::PlanChanged);
    assert_eq!(count(&stage, "elsewhere").await, 0);
}
