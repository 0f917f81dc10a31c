//! The way that most flows go: a connection that is AVAILABLE, a plan, its deployment, a run, and back to nothing.

use gangway_aws::stacks::NewChangeSet;
use gangway_blueprint::Blueprint;
use gangway_export::pipeline_template;
use gangway_setup::document::Setup;
use gangway_setup::names::Names;
use gangway_setup::target::Target;
use gangway_tests::setups;
use gangway_workflow::model::{Change, JobSnapshot, JobStatus, Plan};
use gangway_workflow::{DeployRequest, RunRequest, TearDownRequest, Work, deploy, tear_down};

use crate::connect;
use crate::stage::{Program, REGION, Stage, account};

pub(crate) const PIPELINES: &str = "AWS::CodePipeline::Pipeline";

/// A pipeline that builds and deploys nothing, but for the change.
pub(crate) fn setup(change: impl FnOnce(&mut Setup)) -> Setup {
    let mut setup = setups::named("shop");
    setup.pipelines[0].environments.clear();
    change(&mut setup);
    setup
}

pub(crate) fn request(setup: &Setup, connection: &str) -> DeployRequest {
    let target = Target {
        partition: "aws".to_owned(),
        account: "111122223333".to_owned(),
        region: REGION.to_owned(),
        connection_arn: Some(connection.to_owned()),
        ..Target::default()
    };
    let blueprint = Blueprint::from_setup(setup, &target).unwrap();
    let template = pipeline_template(&blueprint).unwrap();
    let names = Names::of(setup);
    DeployRequest {
        setup_id: "0f6c".to_owned(),
        template,
        parameters: [("ConnectionArn".to_owned(), connection.to_owned())].into(),
        tags: Default::default(),
        capabilities: vec!["CAPABILITY_NAMED_IAM".to_owned()],
        connection_arn: connection.to_owned(),
        pipelines: vec![names.pipeline().to_owned()],
        stack: names.stack,
        resources: Vec::new(),
    }
}

/// A connection that is AVAILABLE, and what is to be deployed over it.
pub(crate) async fn ready(change: impl FnOnce(&mut Setup)) -> (Stage, Program, DeployRequest) {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = connect::start(&stage, &program, connect::request("shop")).await;
    let arn = connect::authorize(&program, &job.id).await;
    (stage, program, request(&setup(change), &arn))
}

pub(crate) async fn plan(stage: &Stage, request: &DeployRequest) -> Plan {
    deploy::plan(&stage.session().await, request).await.unwrap()
}

pub(crate) fn start(program: &Program, plan: Plan, request: DeployRequest) -> JobSnapshot {
    let digest = plan.digest.clone();
    program.jobs.start(account(), Work::from(plan.approve(request, &digest).unwrap())).unwrap()
}

/// Plans, carries out and watches, to the good end.
pub(crate) async fn deployed(stage: &Stage, program: &Program, request: &DeployRequest) -> JobSnapshot {
    let job = start(program, plan(stage, request).await, request.clone());
    let done = program.end(&job.id).await;
    succeeded(&done);
    done
}

/// Starts a run, or only watches the newest one.
pub(crate) fn run(program: &Program, request: &DeployRequest, start: bool) -> JobSnapshot {
    let wanted = RunRequest {
        setup_id: request.setup_id.clone(),
        pipelines: request.pipelines.clone(),
        connection_arn: start.then(|| request.connection_arn.clone()),
        start,
    };
    program.jobs.start(account(), Work::from(wanted)).unwrap()
}

/// Kills the program again and again, each time this many events further: at once, in the stack, in the run.
pub(crate) async fn killed_on_the_way(stage: &Stage, mut program: Program, job: &str, events: u32) -> Program {
    for step in 0..6 {
        let further = |it: &JobSnapshot| it.last_event > step * events || it.status != JobStatus::Running;
        if program.until(job, further).await.status != JobStatus::Running {
            break;
        }
        program.kill();
        program = stage.program();
        program.jobs.resume(|_| true);
    }
    program
}

pub(crate) fn succeeded(job: &JobSnapshot) {
    assert_eq!(job.status, JobStatus::Succeeded, "{job:#?}");
}

/// Takes everything down. Gives the job.
pub(crate) async fn torn_down(stage: &Stage, program: &Program, request: &DeployRequest) -> String {
    let (plan, job) = take_down(stage, program, request).await;
    assert!(plan.items.iter().any(|item| item.change == Change::Empty));
    job
}

/// To take down all that there is of it, with its connections.
pub(crate) fn down(request: &DeployRequest) -> TearDownRequest {
    TearDownRequest {
        setup_id: request.setup_id.clone(),
        stack: request.stack.clone(),
        connection: true,
        connection_arn: Some(request.connection_arn.clone()),
        host_arn: None,
    }
}

pub(crate) async fn take_down(stage: &Stage, program: &Program, request: &DeployRequest) -> (Plan, String) {
    let down = down(request);
    let plan = tear_down::plan(&stage.session().await, &down).await.unwrap();
    let (seen, digest) = (plan.clone(), plan.digest.clone());
    let job = program.jobs.start(account(), Work::from(plan.approve(down, &digest).unwrap())).unwrap();
    succeeded(&program.end(&job.id).await);
    let left = stage.world().state().await.unwrap().resources;
    let ours: Vec<_> = left.iter().filter(|it| it.name.contains("shop")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
    stage.written();
    (seen, job.id)
}

/// A change set for a new stack, made with other tools.
pub(crate) async fn proposed_by_hand(stage: &Stage, request: &DeployRequest, owner: Option<&str>) {
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
