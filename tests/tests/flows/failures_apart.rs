//! Messages that look alike, and what tells them apart: a call that only looks, the connection, or the person's own clone.
//! The look of the terminal's `status` and the job say the same.

use gangway_aws::failure_causes::has_cause;
use gangway_catalog::fact::Fact;
use gangway_catalog::failures::Cause;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_practice::control::{PlayedMessage, PlayedPlace, PracticeClock, PracticeFaultKind};
use gangway_workflow::model::{JobSnapshot, JobStatus};
use gangway_workflow::pipeline_status::pipeline_status;
use gangway_workflow::{CloneFinding, DeployRequest, deploy};

use crate::stage::{Stage, copies};
use crate::voyage::{deployed, plan, ready, run, start, succeeded};

const NAME_CONFLICT: &str = "NAME_CONFLICT_VALIDATION";

async fn play(stage: &Stage, place: PlayedPlace, code: &str, text: &str) {
    let times = if place == PlayedPlace::BuildStart { 2 } else { 1 };
    let played = PlayedMessage { place, code: code.to_owned(), text: text.to_owned(), times };
    stage.world().play(&played).await.unwrap();
}

fn fault(job: &JobSnapshot) -> &Fault {
    job.fault.as_ref().unwrap_or_else(|| panic!("{job:#?}"))
}

/// What `status` says of the newest run.
async fn looked_at(stage: &Stage, request: &DeployRequest) -> Fault {
    let finding = stage.clone.lock().unwrap().clone();
    let status = pipeline_status(&stage.session().await, &request.pipelines[0], |_, _| finding).await.unwrap();
    status.unwrap().failure.expect("the run failed")
}

fn detail(fault: &Fault) -> String {
    match fault.facts.get("detail") {
        Some(Fact::Text(text)) => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_set_that_a_check_refused_names_the_resource() {
    let (stage, program, request) = ready(|_| {}).await;
    let exists = "Resource of type 'AWS::S3::Bucket' with identifier 'somebodys-own' already exists.";
    // nobody has the bucket by now
    play(&stage, PlayedPlace::ChangeSet, NAME_CONFLICT, exists).await;
    let refused = deploy::plan(&stage.session().await, &request).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::ChangeSetFailed);
    assert!(has_cause(&refused, Cause::NameBusy), "{refused}");
    assert!(detail(&refused).contains(&format!("(AWS::S3::Bucket): {exists}")), "{refused}");
    // what planning left goes
    assert_eq!(stage.change_sets(&request.stack).await, [] as [String; 0]);

    play(
        &stage,
        PlayedPlace::ChangeSet,
        NAME_CONFLICT,
        "Resource of type 'AWS::IAM::Role' with identifier 'r' already exists.",
    )
    .await;
    let refused = deploy::plan(&stage.session().await, &request).await.unwrap_err();
    assert!(has_cause(&refused, Cause::RoleExists), "{refused}");

    play(&stage, PlayedPlace::ChangeSet, "PROPERTY_VALIDATION", "A rule of the company").await;
    let refused = deploy::plan(&stage.session().await, &request).await.unwrap_err();
    assert!(
        has_cause(&refused, Cause::ChangeRefused) && detail(&refused).contains("A rule of the company"),
        "{refused}"
    );

    // a denial isn't the cause
    play(&stage, PlayedPlace::ChangeSet, NAME_CONFLICT, exists).await;
    stage.break_things(&[(PracticeFaultKind::AccessDenied, "cloudformation:DescribeEvents", Some(1))]).await;
    let refused = deploy::plan(&stage.session().await, &request).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::ChangeSetFailed, "{refused}");
    assert!(has_cause(&refused, Cause::HookRefused), "{refused}");

    // of a stack that stands, it is asked before the change set goes; the bucket is the stack's own
    deployed(&stage, &program, &request).await;
    let bucket = stage.names_of("AWS::S3::Bucket").await.remove(0);
    let before = stage.change_sets(&request.stack).await;
    let exists = format!("Resource of type 'AWS::S3::Bucket' with identifier '{bucket}' already exists.");
    play(&stage, PlayedPlace::ChangeSet, NAME_CONFLICT, &exists).await;
    let mut changed = request.clone();
    changed.template = changed.template.replace("ExpirationInDays: 90", "ExpirationInDays: 60");
    assert_ne!(changed.template, request.template);
    let refused = deploy::plan(&stage.session().await, &changed).await.unwrap_err();
    assert!(has_cause(&refused, Cause::BucketNameYours) && detail(&refused).contains(&bucket), "{refused}");
    assert_eq!(stage.change_sets(&request.stack).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_branch_that_cannot_be_read_is_looked_for_in_the_clone() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    for (cause, known) in [
        (Cause::BranchAbsent, Some("main")),
        (Cause::BranchHidden, None),
        (Cause::BranchNotPushed, None),
        (Cause::RepositoryElsewhere, Some("acme/store")),
    ] {
        *stage.clone.lock().unwrap() = Some(CloneFinding { cause, known: known.map(str::to_owned) });
        play(&stage, PlayedPlace::Source, "", "[GitHub] No Branch [main] found for FullRepositoryName [acme/shop]")
            .await;
        let job = run(&program, &request, true);
        let failed = program.end(&job.id).await;
        assert_eq!(fault(&failed).code, FaultCode::SourceNotFound, "{failed:#?}");
        assert!(has_cause(fault(&failed), cause), "{failed:#?}");
        assert_eq!(fault(&failed).facts.get("known"), known.map(Fact::from).as_ref());
        assert_eq!(looked_at(&stage, &request).await, *fault(&failed));
    }
    // what the clone knows is nothing to another failure
    play(&stage, PlayedPlace::Source, "", "A repository Id must be in the format <account>/<repository-name>").await;
    let job = run(&program, &request, true);
    let failed = program.end(&job.id).await;
    assert!(has_cause(fault(&failed), Cause::RepositoryIdMalformed), "{failed:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_is_asked_by_whoever_looks() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    let denied = "Unable to use Connection: arn:x The provided role does not have sufficient permissions.";
    for (text, code) in [
        ("Connection arn:x is not in AVAILABLE state", FaultCode::PipelineNotRegistered),
        (denied, FaultCode::SourcePermission),
    ] {
        play(&stage, PlayedPlace::Source, "", text).await;
        let job = run(&program, &request, true);
        let failed = program.end(&job.id).await;
        assert_eq!(fault(&failed).code, code, "{failed:#?}");
        assert_eq!(looked_at(&stage, &request).await, *fault(&failed));
    }
    // who may not ask keeps what the run says
    play(&stage, PlayedPlace::Source, "", denied).await;
    stage.break_things(&[(PracticeFaultKind::AccessDenied, "codeconnections:GetConnection", None)]).await;
    let job = run(&program, &request, true);
    let failed = program.end(&job.id).await;
    assert_eq!(fault(&failed).code, FaultCode::SourcePermission, "{failed:#?}");
    assert!(has_cause(fault(&failed), Cause::ConnectionDenied), "{failed:#?}");
    assert_eq!(looked_at(&stage, &request).await, *fault(&failed));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_that_nobody_answers_is_no_rejection() {
    let (stage, program, request) = ready(|it| it.pipelines[0].environments = copies(true)).await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request.clone());
    program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    stage.world().clock(&PracticeClock { speed: None, skip: 8 * 24 * 3600 }).await.unwrap();
    let failed = program.end(&job.id).await;
    assert!(has_cause(fault(&failed), Cause::ApprovalExpired), "{failed:#?}");
    assert_eq!(looked_at(&stage, &request).await, *fault(&failed));
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_of_others_stay_texts_and_short() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    let hostile = format!("error: <b>x</b>\u{1b}[31m\u{202e}\r\n\u{7}{}", "長い".repeat(50_000));
    for place in [PlayedPlace::Source, PlayedPlace::BuildStart, PlayedPlace::BuildPhase, PlayedPlace::BuildLog] {
        let times = if place == PlayedPlace::Source { 1 } else { 2 };
        let played = PlayedMessage { place, code: String::new(), text: hostile.clone(), times };
        stage.world().play(&played).await.unwrap();
        let job = run(&program, &request, true);
        let failed = program.end(&job.id).await;
        assert_eq!(fault(&failed).facts.get("cause"), None, "{place:?}");
        assert_eq!(looked_at(&stage, &request).await, *fault(&failed), "{place:?}");
        for (name, fact) in &fault(&failed).facts {
            let Fact::Text(text) = fact else { continue };
            let most = if name == "log" { 12 * 302 } else { 601 };
            assert!(text.chars().count() <= most, "{place:?} {name}: {}", text.chars().count());
            let stray = text.chars().filter(|c| c.is_control() && !(name == "log" && *c == '\n'));
            assert_eq!(stray.count(), 0, "{place:?} {name}");
        }
        let size = serde_json::to_string(&failed).unwrap().len();
        assert!(size < 100_000, "{place:?}: {size}");
    }
    let job = run(&program, &request, true);
    succeeded(&program.end(&job.id).await);
}

/// What is said of a failure outlives the program.
#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_the_same_after_a_restart() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    play(&stage, PlayedPlace::BuildStart, "", "Cannot have more than 0 builds in queue for the account").await;
    let job = run(&program, &request, true);
    let failed = program.end(&job.id).await;
    assert!(has_cause(fault(&failed), Cause::BuildQuotaZero), "{failed:#?}");
    program.kill();
    let again = stage.program();
    let listed =
        again.jobs.standing_where(|_, _| true).into_iter().find(|it| it.id == job.id).expect("it is remembered");
    assert_eq!(listed.fault, failed.fault);
    assert_eq!(looked_at(&stage, &request).await, *fault(&failed));
}
