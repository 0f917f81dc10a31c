//! A pipeline that deploys a stack of its own: seen, approved, made, and still there when the pipeline goes.

use gangway_practice::control::{PracticeFile, PracticePush};
use gangway_setup::deploy::cloudformation::CloudFormation;
use gangway_setup::document::{DeployTarget, Deployment, Environment, Setup};
use gangway_workflow::model::{Change, JobStatus, PlanItem};
use gangway_workflow::{Work, tear_down};

use crate::stage::{Stage, account};
use crate::voyage::{deployed, down, plan, ready, request, start, succeeded};

const STACK: &str = "shop-app";

const TEMPLATE: &str = "\
Resources:
  Lines:
    Type: AWS::Logs::LogGroup
    Properties: {RetentionInDays: 7}
  Table:
    Type: AWS::DynamoDB::Table
Outputs:
  Lines: {Value: !Ref Lines}
";

fn stacks(change_set: bool, approval: bool) -> impl FnOnce(&mut Setup) {
    let target = CloudFormation { template: "infra/app.yml".to_owned(), parameters: None, change_set };
    let environment = Environment::of(Deployment::SOURCE, DeployTarget::CloudFormation(target), approval);
    move |setup| setup.pipelines[0].environments = vec![environment]
}

async fn push(stage: &Stage, template: &str) {
    let files = vec![PracticeFile { path: "infra/app.yml".to_owned(), text: Some(template.to_owned()) }];
    let push = PracticePush {
        repository: "gangway-practice/hello-node".to_owned(),
        branch: "main".to_owned(),
        message: "A template".to_owned(),
        files,
    };
    stage.world().push(&push).await.unwrap();
}

async fn status(stage: &Stage) -> String {
    stage.session().await.stacks().describe(STACK).await.unwrap().map(|stack| stack.status).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_set_is_approved_before_the_stack_is_made() {
    let (stage, program, request) = ready(stacks(true, true)).await;
    push(&stage, TEMPLATE).await;
    let job = start(&program, plan(&stage, &request).await, request.clone());
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson || it.fault.is_some()).await;
    assert_eq!(waiting.fault, None);
    // nothing is made yet, and everything can be seen
    assert_eq!(status(&stage).await, "REVIEW_IN_PROGRESS");
    let set = stage.session().await.stacks().describe_change_set(STACK, "gangway").await.unwrap().unwrap();
    let mut seen: Vec<_> = set.changes.iter().map(|it| format!("{} {}", it.action, it.id)).collect();
    seen.sort();
    assert_eq!(seen, ["Add Lines", "Add Table"]);
    program.jobs.answer_approval(&job.id, "Approve", true, "as it should be").await.unwrap();
    succeeded(&program.end(&job.id).await);
    assert_eq!(status(&stage).await, "CREATE_COMPLETE");
    let resources = stage.session().await.stacks().resources(STACK).await.unwrap();
    assert_eq!(resources.len(), 2, "{resources:#?}");
}

/// What the pipeline deployed is the person's; CloudFormation can still change and delete it.
#[tokio::test(flavor = "multi_thread")]
async fn the_stack_and_its_role_outlive_the_pipeline() {
    let (stage, program, request) = ready(stacks(false, false)).await;
    push(&stage, TEMPLATE).await;
    deployed(&stage, &program, &request).await;
    assert_eq!(status(&stage).await, "CREATE_COMPLETE");
    let down = down(&request);
    let shown = tear_down::plan(&stage.session().await, &down).await.unwrap();
    let stays: Vec<&PlanItem> = shown.items.iter().filter(|item| item.outlives_stack()).collect();
    assert_eq!(stays.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["MainCloudFormationRole"]);
    let role = stays[0].name.clone().unwrap();
    let digest = shown.digest.clone();
    let job = program.jobs.start(account(), Work::from(shown.approve(down, &digest).unwrap())).unwrap();
    succeeded(&program.end(&job.id).await);
    assert_eq!(status(&stage).await, "CREATE_COMPLETE");
    assert_eq!(stage.names_of("AWS::IAM::Role").await, [role]);
    assert_eq!(stage.session().await.stacks().describe(&request.stack).await.unwrap(), None);
}

/// Another target leaves the role behind, too: the change set says so, and so does the plan.
#[tokio::test(flavor = "multi_thread")]
async fn a_role_stays_when_its_deployment_goes() {
    let (stage, program, first) = ready(stacks(true, false)).await;
    push(&stage, TEMPLATE).await;
    deployed(&stage, &program, &first).await;
    let without = request(&crate::voyage::setup(|_| ()), &first.connection_arn);
    let shown = plan(&stage, &without).await;
    let change = |id: &str| shown.items.iter().find(|item| item.id == id).map(|item| item.change);
    assert_eq!(change("MainCloudFormationRole"), Some(Change::Keep));
    let job = start(&program, shown, without);
    succeeded(&program.end(&job.id).await);
    let roles = stage.names_of("AWS::IAM::Role").await;
    assert!(roles.iter().any(|role| role.contains("CloudFormation")), "{roles:?}");
}

/// The run tells what is missing, and the push that brings it starts the next one.
#[tokio::test(flavor = "multi_thread")]
async fn a_template_that_is_not_there_is_named() {
    let (stage, program, request) = ready(stacks(true, false)).await;
    let job = start(&program, plan(&stage, &request).await, request.clone());
    let failed = program.end(&job.id).await;
    let fault = failed.fault.unwrap();
    let told = format!("{fault:?}");
    assert!(told.contains("File [infra/app.yml] does not exist in artifact [SourceOutput]"), "{told}");
    assert_eq!(status(&stage).await, "");
}
