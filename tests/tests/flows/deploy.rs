use std::time::Duration;

use gangway_aws::stacks::NewChangeSet;
use gangway_blueprint::Blueprint;
use gangway_catalog::fact::Fact;
use gangway_catalog::fault::FaultCode;
use gangway_export::{Format, PIPELINE_TEMPLATE, export};
use gangway_practice::control::{PracticeFaultKind, PracticeFile, PracticePush};
use gangway_setup::document::{BuildspecPlace, Deploy, Setup};
use gangway_setup::names::Names;
use gangway_setup::target::Target;
use gangway_tests::http::exchange;
use gangway_tests::setups;
use gangway_words::{Language, Words};
use gangway_workflow::model::{Change, EventCode, JobSnapshot, JobStatus, NextStep, Phase, Plan, StepState};
use gangway_workflow::{DeployRequest, RunRequest, TearDownRequest, Work, deploy, tear_down};

use crate::connect;
use crate::stage::{Program, REGION, Stage, account};

const PIPELINES: &str = "AWS::CodePipeline::Pipeline";

/// A pipeline that builds and deploys nothing, but for the change.
fn setup(change: impl FnOnce(&mut Setup)) -> Setup {
    let mut setup = setups::named("shop");
    setup.pipelines[0].deploy = Deploy::Nothing;
    change(&mut setup);
    setup
}

fn request(setup: &Setup, connection: &str) -> DeployRequest {
    let target = Target {
        partition: "aws".to_owned(),
        account: "111122223333".to_owned(),
        region: REGION.to_owned(),
        connection_arn: Some(connection.to_owned()),
    };
    let blueprint = Blueprint::from_setup(setup, &target).unwrap();
    let files = export(&blueprint, Format::CloudFormation, &Words::new(Language::En)).unwrap();
    let template = files.into_iter().find(|file| file.path == PIPELINE_TEMPLATE).unwrap().text;
    let names = Names::of(setup);
    DeployRequest {
        setup_id: "0f6c".to_owned(),
        template,
        parameters: [("ConnectionArn".to_owned(), connection.to_owned())].into(),
        tags: Default::default(),
        capabilities: vec!["CAPABILITY_NAMED_IAM".to_owned()],
        connection_arn: connection.to_owned(),
        pipeline: names.pipeline().to_owned(),
        stack: names.stack,
        resources: Vec::new(),
    }
}

/// A connection that is AVAILABLE, and what is to be deployed over it.
async fn ready(change: impl FnOnce(&mut Setup)) -> (Stage, Program, DeployRequest) {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = connect::start(&stage, &program, connect::request("shop")).await;
    let arn = connect::authorize(&program, &job.id).await;
    (stage, program, request(&setup(change), &arn))
}

/// Plans, carries out and watches, to the good end.
async fn deployed(stage: &Stage, program: &Program, request: &DeployRequest) -> JobSnapshot {
    let job = start(program, plan(stage, request).await, request.clone());
    let done = program.end(&job.id).await;
    succeeded(&done);
    done
}

async fn plan(stage: &Stage, request: &DeployRequest) -> Plan {
    deploy::plan(&stage.session().await, request).await.unwrap()
}

fn start(program: &Program, plan: Plan, request: DeployRequest) -> JobSnapshot {
    let digest = plan.digest.clone();
    program.jobs.start(account(), Work::Deploy(plan.approve(request, &digest).unwrap())).unwrap()
}

/// Kills the program again and again, each time this many events further: at once, in the stack, in the run.
async fn killed_on_the_way(stage: &Stage, mut program: Program, job: &str, events: u32) -> Program {
    for step in 0..6 {
        let further = |it: &JobSnapshot| it.last_event > step * events || it.status != JobStatus::Running;
        if program.until(job, further).await.status != JobStatus::Running {
            break;
        }
        program.kill();
        program = stage.program();
        program.jobs.resume();
    }
    program
}

fn succeeded(job: &JobSnapshot) {
    assert_eq!(job.status, JobStatus::Succeeded, "{job:#?}");
}

/// Takes everything down. Gives the job.
async fn torn_down(stage: &Stage, program: &Program, request: &DeployRequest) -> String {
    let (plan, job) = take_down(stage, program, request).await;
    assert!(plan.items.iter().any(|item| item.change == Change::Empty));
    job
}

async fn take_down(stage: &Stage, program: &Program, request: &DeployRequest) -> (Plan, String) {
    let down = TearDownRequest {
        setup_id: request.setup_id.clone(),
        stack: request.stack.clone(),
        connection_arn: Some(request.connection_arn.clone()),
    };
    let plan = tear_down::plan(&stage.session().await, &down).await.unwrap();
    let (seen, digest) = (plan.clone(), plan.digest.clone());
    let job = program.jobs.start(account(), Work::TearDown(plan.approve(down, &digest).unwrap())).unwrap();
    succeeded(&program.end(&job.id).await);
    let left = stage.world().state().await.unwrap().resources;
    let ours: Vec<_> = left.iter().filter(|it| it.name.contains("shop")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
    stage.written();
    (seen, job.id)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_voyage() {
    let (stage, program, request) = ready(|_| {}).await;

    let shown = plan(&stage, &request).await;
    assert!(shown.items.iter().all(|item| item.change == Change::Add), "{shown:#?}");
    assert_eq!(plan(&stage, &request).await, shown, "planning again adopts the change set");

    let job = start(&program, shown, request.clone());
    let done = program.end(&job.id).await;
    succeeded(&done);
    let run = done.run.unwrap();
    assert!(run.stages.iter().all(|stage| stage.state == StepState::Succeeded), "{run:#?}");
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
    let by_hand = RunRequest {
        setup_id: request.setup_id.clone(),
        pipeline: request.pipeline.clone(),
        connection_arn: Some(request.connection_arn.clone()),
        start: true,
    };
    let job = program.jobs.start(account(), Work::Run(by_hand)).unwrap();
    succeeded(&program.end(&job.id).await);

    torn_down(&stage, &program, &request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_waits_for_the_person() {
    let (stage, program, request) = ready(|setup| {
        setup.pipelines[0].deploy = Deploy::S3 { approval: true };
    })
    .await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request.clone());
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson || it.fault.is_some()).await;
    assert_eq!(waiting.next, [NextStep::Approve, NextStep::OpenPipeline], "{waiting:#?}");
    let run = waiting.run.unwrap();
    let action = run.stages.iter().flat_map(|stage| &stage.actions).find(|action| action.awaits_approval).unwrap();
    // The answer to the answer is lost; said twice, it is still one answer.
    stage.break_things(&[(PracticeFaultKind::LostAnswer, "codepipeline:PutApprovalResult", Some(1))]).await;
    let answered = program.jobs.answer_approval(&job.id, &action.name, true, "looks good").await.unwrap();
    assert_eq!(answered.status, JobStatus::Running, "nobody is asked a second time");
    succeeded(&program.end(&job.id).await);
    assert!(program.events(&job.id).contains(&EventCode::ApprovalAnswered));
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
    assert_eq!(stage.names_of(PIPELINES).await, std::slice::from_ref(&request.pipeline));
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
    assert_eq!(stage.names_of(PIPELINES).await, std::slice::from_ref(&request.pipeline));
    let executions = stage.session().await.pipelines().executions(&request.pipeline).await.unwrap();
    assert_eq!(executions.len(), 1, "one run, however often the program was killed: {executions:#?}");
    torn_down(&stage, &program, &request).await;
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
async fn a_failed_stack_is_named_and_its_remains_go_with_the_next_plan() {
    let (stage, program, mut request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    request.resources = shown
        .items
        .iter()
        .map(|item| gangway_workflow::PlannedResource {
            id: item.id.clone(),
            resource_type: item.resource_type.clone(),
            name: None,
        })
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
async fn a_pipeline_that_was_born_too_early_is_sent_again() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = connect::start(&stage, &program, connect::request("shop")).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let request = request(&setup(|_| {}), &waiting.connection.unwrap().arn.unwrap());
    by_hand(&stage, &request).await;
    connect::authorize(&program, &job.id).await;

    // Whoever only watches changes nothing, and hears why no push is noticed.
    let watching = RunRequest {
        setup_id: request.setup_id.clone(),
        pipeline: request.pipeline.clone(),
        connection_arn: None,
        start: false,
    };
    let job = program.jobs.start(account(), Work::Run(watching)).unwrap();
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::PipelineNotRegistered);
    assert_eq!(failed.next, [NextStep::PlanDeployment, NextStep::OpenPipeline]);

    // A deployment shows that the pipeline is sent again, and nothing else; then it is.
    let shown = plan(&stage, &request).await;
    let changes: Vec<_> = shown.items.iter().map(|item| (item.change, item.id.as_str())).collect();
    assert_eq!(changes, [(Change::Resubmit, request.pipeline.as_str())]);
    let job = start(&program, shown, request.clone());
    let done = program.end(&job.id).await;
    succeeded(&done);
    let states: Vec<_> = done.phases.iter().map(|it| it.state).collect();
    assert_eq!(states, [StepState::Succeeded, StepState::Skipped, StepState::Succeeded, StepState::Succeeded]);
    let executions = stage.session().await.pipelines().executions(&request.pipeline).await.unwrap();
    let statuses: Vec<_> = executions.iter().map(|it| it.status.as_str()).collect();
    assert_eq!(statuses, ["Succeeded", "Failed"]);
    assert!(plan(&stage, &request).await.items.is_empty(), "once is enough");

    // From now on a push is noticed.
    let push = PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: "main".to_owned(),
        message: "Say it again".to_owned(),
        files: vec![PracticeFile { path: "again.txt".to_owned(), text: Some("again".to_owned()) }],
    };
    stage.world().push(&push).await.unwrap();
    let session = stage.session().await;
    let noticed = async {
        while session.pipelines().executions(&request.pipeline).await.unwrap().len() < 3 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), noticed).await.expect("the push starts a run");
}

/// A change set for a new stack, made with other tools.
async fn proposed_by_hand(stage: &Stage, request: &DeployRequest, owner: Option<&str>) {
    let tags = owner.map(|owner| ("gangway:setup".to_owned(), owner.to_owned())).into_iter().collect();
    let new = NewChangeSet {
        stack: &request.stack,
        name: "by-hand",
        creates: true,
        template: &request.template,
        parameters: &request.parameters,
        tags: &tags,
        capabilities: &request.capabilities,
    };
    stage.session().await.stacks().create_change_set(&new).await.unwrap();
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
        while session.pipelines().shape(&request.pipeline).await.unwrap().is_none()
            || session.pipelines().executions(&request.pipeline).await.unwrap().iter().all(|it| it.status != "Failed")
        {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), made).await.expect("the stack is made by hand");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_approval_ends_the_run_and_says_so() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].deploy = Deploy::S3 { approval: true }).await;
    let shown = plan(&stage, &request).await;
    let job = start(&program, shown, request);
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let stages = waiting.run.unwrap().stages;
    let action = stages.iter().flat_map(|stage| &stage.actions).find(|action| action.awaits_approval).unwrap();
    let unknown = program.jobs.answer_approval(&job.id, "Nobody", true, "").await.unwrap_err();
    assert_eq!(unknown.code, FaultCode::NotFound);
    let long = program.jobs.answer_approval(&job.id, &action.name, false, &"no ".repeat(1000)).await.unwrap_err();
    assert_eq!(long.code, FaultCode::CommentTooLong);
    program.jobs.answer_approval(&job.id, &action.name, false, "no").await.unwrap();
    let failed = program.end(&job.id).await;
    assert!(failed.next.starts_with(&[NextStep::Push, NextStep::StartRun]), "{:?}", failed.next);
    assert_eq!(failed.fault.unwrap().code, FaultCode::ApprovalRejected);
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
    assert_eq!(stage.names_of(PIPELINES).await, [request.pipeline]);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_takes_down_it_takes_the_rest_down_too() {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].deploy = Deploy::S3 { approval: false }).await;
    deployed(&stage, &program, &request).await;

    let down = TearDownRequest {
        setup_id: request.setup_id,
        stack: request.stack,
        connection_arn: Some(request.connection_arn),
    };
    let shown = tear_down::plan(&stage.session().await, &down).await.unwrap();
    let digest = shown.digest.clone();
    stage.break_things(&[(PracticeFaultKind::LostAnswer, "cloudformation:DeleteStack", Some(1))]).await;
    let job = program.jobs.start(account(), Work::TearDown(shown.approve(down, &digest).unwrap())).unwrap();
    let program = killed_on_the_way(&stage, program, &job.id, 4).await;
    let done = program.end(&job.id).await;
    succeeded(&done);
    assert_eq!(done.next, [NextStep::PlanDeployment, NextStep::EditSetup]);
    let left = stage.world().state().await.unwrap().resources;
    let ours: Vec<_> = left.iter().filter(|it| it.name.contains("shop")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_the_provider_took_back_is_named() {
    let (stage, program, request) = ready(|_| {}).await;
    deployed(&stage, &program, &request).await;
    stage.break_things(&[(PracticeFaultKind::ProviderRevoked, "", Some(1))]).await;
    let by_hand = RunRequest {
        setup_id: request.setup_id.clone(),
        pipeline: request.pipeline.clone(),
        connection_arn: Some(request.connection_arn.clone()),
        start: true,
    };
    let job = program.jobs.start(account(), Work::Run(by_hand)).unwrap();
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
async fn a_plan_that_nobody_carried_out_is_taken_down_too() {
    let (stage, program, request) = ready(|_| {}).await;
    plan(&stage, &request).await;
    let stack = stage.session().await.stacks().describe(&request.stack).await.unwrap().unwrap();
    assert_eq!(stack.status, "REVIEW_IN_PROGRESS");
    take_down(&stage, &program, &request).await;
    assert_eq!(stage.session().await.stacks().describe(&request.stack).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_is_closed_replaced_or_refused_leaves_nothing_behind() {
    let (stage, program, request) = ready(|_| {}).await;
    let other = self::request(&setup(|setup| setup.builds[0].timeout_minutes = 20), &request.connection_arn);
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
