//! Runs that wait, fail, or go on.

use std::time::Duration;

use gangway_catalog::fault::FaultCode;
use gangway_practice::control::{PracticeFaultKind, PracticeFile, PracticePush};
use gangway_setup::document::BuildspecPlace;
use gangway_tests::button;
use gangway_workflow::model::{Change, EventCode, JobSnapshot, JobStatus, NextStep, Phase, StepState};
use gangway_workflow::{DeployRequest, RunRequest};

use crate::connect;
use crate::stage::{Stage, account, copies};
use crate::voyage::{
    PIPELINES, deployed, plan, proposed_by_hand, ready, request, run, setup, start, succeeded, torn_down,
};

/// The action that waits for an approval.
fn approval(waiting: &JobSnapshot) -> String {
    let mut actions = waiting.runs.iter().flat_map(|run| &run.stages).flat_map(|stage| &stage.actions);
    actions.find(|action| action.awaits_approval).unwrap().name.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_waits_for_the_person() {
    let (stage, program, request) = ready(|setup| {
        setup.pipelines[0].environments = copies(true);
    })
    .await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request.clone());
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson || it.fault.is_some()).await;
    assert_eq!(waiting.next, [NextStep::Approve, NextStep::OpenPipeline], "{waiting:#?}");
    let action = approval(&waiting);
    // The answer to the answer is lost; said twice, it is still one answer.
    stage.break_things(&[(PracticeFaultKind::LostAnswer, "codepipeline:PutApprovalResult", Some(1))]).await;
    let answered = program.jobs.answer_approval(&job.id, &action, true, "looks good").await.unwrap();
    assert_ne!(answered.status, JobStatus::WaitingForPerson, "nobody is asked a second time");
    succeeded(&program.end(&job.id).await);
    assert!(program.events(&job.id).contains(&EventCode::ApprovalAnswered));
    torn_down(&stage, &program, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_approval_ends_the_run_and_says_so() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].environments = copies(true)).await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request);
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let action = approval(&waiting);
    let unknown = program.jobs.answer_approval(&job.id, "Nobody", true, "").await.unwrap_err();
    assert_eq!(unknown.code, FaultCode::NotFound);
    let long = program.jobs.answer_approval(&job.id, &action, false, &"no ".repeat(1000)).await.unwrap_err();
    assert_eq!(long.code, FaultCode::CommentTooLong);
    program.jobs.answer_approval(&job.id, &action, false, "no").await.unwrap();
    let failed = program.end(&job.id).await;
    assert!(failed.next.starts_with(&[NextStep::Push, NextStep::StartRun]), "{:?}", failed.next);
    assert_eq!(failed.fault.unwrap().code, FaultCode::ApprovalRejected);
}

/// Whoever stops watching may still answer; nobody watches again because of that.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_wakes_no_job_that_was_stopped() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].environments = copies(true)).await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request.clone());
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let action = approval(&waiting);
    program.jobs.cancel(&job.id).await.unwrap();
    let answered = program.jobs.answer_approval(&job.id, &action, true, "").await.unwrap();
    assert_eq!(answered.status, JobStatus::Cancelled);
    let watched = run(&program, &request, false);
    succeeded(&program.end(&watched.id).await);
    torn_down(&stage, &program, &request).await;
}

/// Whoever only watched, and pushed before the program ended, came to see what the push did.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_sees_the_newest_run() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].environments = copies(true)).await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request.clone());
    program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    program.jobs.cancel(&job.id).await.unwrap();
    let execution = |it: &JobSnapshot| it.run().and_then(|run| run.execution.clone());
    let watched = run(&program, &request, false);
    let old = execution(&program.until(&watched.id, |it| execution(it).is_some()).await);
    program.kill();

    pushed(&stage, &request).await;
    let program = stage.program();
    program.jobs.resume(|_| true);
    let shown = program.until(&watched.id, |it| execution(it).is_some()).await;
    assert_ne!(execution(&shown), old);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_build_names_its_phase_and_the_next_run_may_work() {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    stage.break_things(&[(PracticeFaultKind::BuildFails, "", None)]).await;
    let job = start(&program, shown, request.clone());
    let failed = program.end(&job.id).await;
    let fault = failed.fault.clone().unwrap_or_else(|| panic!("{failed:#?}"));
    assert_eq!(fault.code, FaultCode::BuildFailed, "{fault:?}");
    assert_eq!(failed.next.first(), Some(&NextStep::EditSetup));

    // Whoever comes back sees the log of what failed.
    let (_, shown) = program.jobs.history(&job.id, 0, 0).unwrap();
    assert!(!shown.is_empty());
    program.kill();
    let program = stage.program();
    let (_, kept) = program.jobs.history(&job.id, 0, 0).unwrap();
    assert_eq!(kept, shown);
    assert_eq!(program.jobs.get(&job.id).unwrap().last_line as usize, kept.len());

    stage.break_things(&[]).await;
    program.jobs.retry(&job.id).unwrap();
    let done = program.end(&job.id).await;
    succeeded(&done);
    let stack = |job: &JobSnapshot| job.phases.iter().find(|it| it.phase == Phase::Stack).cloned();
    assert_eq!(stack(&done), stack(&failed), "what was done before took as long as it took");
    let (_, all) = program.jobs.history(&job.id, 0, 0).unwrap();
    assert!(all.starts_with(&kept) && all.len() > kept.len());
    assert!(all.iter().zip(1..).all(|(line, number)| line.number == number));
    let mut builds: Vec<_> = all.iter().map(|line| line.build.as_str()).collect();
    builds.dedup();
    let distinct: std::collections::BTreeSet<_> = builds.iter().collect();
    assert!(builds.len() >= 2 && distinct.len() == builds.len(), "each build's lines stand together: {builds:?}");
    assert!(stage.written().contains("\"entry\":\"lines\""));
}

/// A role that AWS can't assume yet, where it's first needed in the run: by whom, and where the run stops.
#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_is_too_new_says_so_and_the_next_try_works() {
    for (operation, place) in [("codepipeline:StartPipelineExecution", "Source"), ("codebuild:StartBuild", "Build")] {
        let (stage, program, request) = ready(|_| {}).await;
        let shown = plan(&stage, &request).await;
        // The pipeline tries a stage again by itself, once: that's too early, too.
        stage.break_things(&[(PracticeFaultKind::RoleNotAssumable, operation, None)]).await;
        let job = start(&program, shown, request);
        let failed = program.end(&job.id).await;
        let fault = failed.fault.unwrap();
        assert_eq!(fault.code, FaultCode::RoleNotAssumable, "{fault:?}");
        assert_eq!(fault.facts.get("stage"), Some(&place.into()), "{fault:?}");
        assert_eq!(failed.next, [NextStep::Retry, NextStep::OpenPipeline]);
        stage.break_things(&[]).await;
        program.jobs.retry(&job.id).unwrap();
        succeeded(&program.end(&job.id).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_buildspec_that_is_missing_in_the_repository_is_named() {
    let (stage, program, request) = ready(|setup| {
        setup.builds[0].buildspec = BuildspecPlace::Repository { path: "ci/missing.yml".to_owned() };
    })
    .await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request);
    let fault = program.end(&job.id).await.fault.unwrap();
    assert_eq!(fault.code, FaultCode::BuildspecMissing, "{fault:?}");
    assert_eq!(fault.facts.get("path"), Some(&"ci/missing.yml".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pipeline_that_was_born_too_early_is_sent_again() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = connect::start(&stage, &program, connect::request("shop")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let request = request(&setup(|_| {}), &waiting.connection.unwrap().arn.unwrap());
    by_hand(&stage, &request).await;
    connect::authorize(&program, &job.id).await;

    // Whoever only watches changes nothing, and hears why no push is noticed.
    let job = run(&program, &request, false);
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::PipelineNotRegistered);
    assert_eq!(failed.next, [NextStep::PlanDeployment, NextStep::OpenPipeline]);

    // A deployment shows that the pipeline is sent again, and nothing else; then it is.
    let shown = plan(&stage, &request).await;
    let changes: Vec<_> = shown.items.iter().map(|item| (item.change, item.id.as_str())).collect();
    assert_eq!(changes, [(Change::Resubmit, request.pipelines[0].as_str())]);
    let job = start(&program, shown, request.clone());
    let done = program.end(&job.id).await;
    succeeded(&done);
    let states: Vec<_> = done.phases.iter().map(|it| it.state).collect();
    assert_eq!(states, [StepState::Succeeded, StepState::Skipped, StepState::Succeeded, StepState::Succeeded]);
    let executions = stage.session().await.pipelines().executions(&request.pipelines[0]).await.unwrap();
    let statuses: Vec<_> = executions.iter().map(|it| it.status.as_str()).collect();
    assert_eq!(statuses, ["Succeeded", "Failed"]);
    assert!(plan(&stage, &request).await.items.is_empty(), "once is enough");

    // From now on a push is noticed.
    pushed(&stage, &request).await;
}

/// Pushes, until the run that it starts is there.
async fn pushed(stage: &Stage, request: &DeployRequest) {
    let session = stage.session().await;
    let runs = async || session.pipelines().executions(&request.pipelines[0]).await.unwrap().len();
    let before = runs().await;
    let push = PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: "main".to_owned(),
        message: "Say it again".to_owned(),
        files: vec![PracticeFile { path: "again.txt".to_owned(), text: Some("again".to_owned()) }],
    };
    stage.world().push(&push).await.unwrap();
    let noticed = async {
        while runs().await == before {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), noticed).await.expect("the push starts a run");
}

/// Carries a stack out with other tools, which don't look at the connection.
async fn by_hand(stage: &Stage, request: &DeployRequest) {
    proposed_by_hand(stage, request, Some(&request.setup_id)).await;
    let session = stage.session().await;
    let stacks = session.stacks();
    let made = async {
        loop {
            let set = stacks.describe_change_set(&request.stack, "by-hand").await.unwrap();
            if set.is_some_and(|set| set.execution_status == "AVAILABLE") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        stacks.execute(&request.stack, "by-hand", "by-hand").await.unwrap();
        while session.pipelines().shape(&request.pipelines[0]).await.unwrap().is_none()
            || session
                .pipelines()
                .executions(&request.pipelines[0])
                .await
                .unwrap()
                .iter()
                .all(|it| it.status != "Failed")
        {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), made).await.expect("the stack is made by hand");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_for_another_owner_does_not_find_the_repository() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = connect::start(&stage, &program, connect::request("theirs")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let connection = waiting.connection.unwrap();
    button::press_for(&connection.address.unwrap(), "somebody-else").await;
    assert_eq!(program.end(&job.id).await.status, JobStatus::Succeeded, "it is AVAILABLE nevertheless");
    let request = request(&setup(|_| {}), &connection.arn.unwrap());
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request);
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.as_ref().map(|fault| fault.code), Some(FaultCode::SourceNotFound), "{failed:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_the_provider_took_back_is_named() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    stage.break_things(&[(PracticeFaultKind::ProviderRevoked, "", Some(1))]).await;
    let job = run(&program, &request, true);
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.as_ref().map(|fault| fault.code), Some(FaultCode::ConnectionInError), "{failed:#?}");
    assert_eq!(failed.next.first(), Some(&NextStep::NewConnection));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_read_logs_still_sees_the_run() {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    stage.break_things(&[(PracticeFaultKind::AccessDenied, "logs:GetLogEvents", None)]).await;
    let job = start(&program, shown, request);
    succeeded(&program.end(&job.id).await);
    let told = program.events(&job.id).into_iter().filter(|it| *it == EventCode::LogUnreadable).count();
    assert_eq!(told, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_expires_on_the_way_costs_nothing() {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    stage.break_things(&[(PracticeFaultKind::ExpiredToken, "codepipeline:GetPipelineExecution", Some(1))]).await;
    let job = start(&program, shown, request.clone());
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::CredentialsExpired);
    assert!(failed.next.starts_with(&[NextStep::Retry, NextStep::ChangeAccount]));
    program.jobs.retry(&job.id).unwrap();
    succeeded(&program.end(&job.id).await);
    let (_, lines) = program.jobs.history(&job.id, 0, 0).unwrap();
    let mut texts: Vec<_> = lines.iter().map(|line| (&line.at, &line.text)).collect();
    texts.dedup();
    assert_eq!(texts.len(), lines.len(), "no line is shown twice");
    assert_eq!(stage.names_of(PIPELINES).await, request.pipelines);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_runs_of_several_pipelines_are_watched_each_to_its_end() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    let other = crate::voyage::request(&setup(|setup| setup.name = "other".to_owned()), &request.connection_arn);
    deployed(&stage, &program, &other).await;
    let pipelines = [request.pipelines.clone(), other.pipelines].concat();
    let wanted = RunRequest { setup_id: request.setup_id, pipelines, connection_arn: None, start: true };
    let names = wanted.pipelines.clone();
    let job = program.jobs.start(account(), wanted.into()).unwrap();
    let done = program.end(&job.id).await;
    succeeded(&done);
    let runs: Vec<_> = done.runs.iter().map(|run| (run.pipeline.clone(), run.status.as_str())).collect();
    assert_eq!(runs, names.iter().map(|name| (name.clone(), "Succeeded")).collect::<Vec<_>>());
    for (run, name) in done.runs.iter().zip(&names) {
        let newest = stage.session().await.pipelines().executions(name).await.unwrap().into_iter().next().unwrap();
        assert_eq!(run.execution, Some(newest.id));
    }
}
