//! SIGKILL at every point where it could hurt, against a practice account in a process of its own. After a restart the
//! end is that of an undisturbed run: nothing lost, nothing twice.
//!
//! The points are calls, met exactly: a wire between program and account breaks before or after one of them, and then
//! the program dies. Start reading at [`DEPLOY`].
#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test ends with a clear message at the first surprise, and writes the file that a person would have typed"
)]

mod doubled;
mod end;
mod point;
mod spoiled;
mod spoiling;
mod stage;
mod wire;

use std::sync::Arc;

use end::EndState;
use gangway_aws::connections::ConnectionServer;
use gangway_tests::networks::{self, BRANCH, COMPANY};
use gangway_tests::place;
use gangway_tests::skip::skip;
use point::Command::{self, Approve, Deploy, DeployOnServer, ReplaceHost, TearDown, Update};
use point::{Person, Point, Program, after, before};
use stage::Stage;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const STACK: &str = "AWS::CloudFormation::Stack";
const HOST: &str = "AWS::CodeConnections::Host";
const PIPELINE: &str = "AWS::CodePipeline::Pipeline";
const PROJECT: &str = "AWS::CodeBuild::Project";

const CREATE_CONNECTION: &str = "codeconnections:CreateConnection";
const CREATE_HOST: &str = "codeconnections:CreateHost";
pub(crate) const LIST_HOSTS: &str = "codeconnections:ListHosts";
const LIST_TAGS: &str = "codeconnections:ListTagsForResource";
const GET_CONNECTION: &str = "codeconnections:GetConnection";
const DELETE_HOST: &str = "codeconnections:DeleteHost";
const DELETE_CONNECTION: &str = "codeconnections:DeleteConnection";
const CREATE_CHANGE_SET: &str = "cloudformation:CreateChangeSet";
const EXECUTE: &str = "cloudformation:ExecuteChangeSet";
const START_RUN: &str = "codepipeline:StartPipelineExecution";
const PUT_APPROVAL: &str = "codepipeline:PutApprovalResult";
const DELETE_STACK: &str = "cloudformation:DeleteStack";
const DELETE_OBJECTS: &str = "s3:DeleteObjects";

const STACK_DEPLOYS: Point =
    before(Deploy, "cloudformation:DescribeStackEvents").nth(2).holding(STACK, "CREATE_IN_PROGRESS");
const RUN_RUNS: Point = after(Deploy, "codepipeline:GetPipelineExecution").holding(PIPELINE, "InProgress");
const RUN_IS_GREEN: Point = after(Deploy, "codepipeline:GetPipelineExecution").holding(PIPELINE, "Succeeded");

/// What is tried: its name, and where the program is killed, one kill after the other.
type KillCase = (&'static str, &'static [Point]);

/// From nothing to a green run.
const DEPLOY: &[KillCase] = &[
    ("before the connection is created", &[before(Deploy, CREATE_CONNECTION)]),
    ("after the connection was created", &[after(Deploy, CREATE_CONNECTION)]),
    ("while the person is waited for", &[before(Deploy, GET_CONNECTION).nth(2).person(Person::Late)]),
    ("authorized, before the program notices", &[before(Deploy, GET_CONNECTION).nth(2).person(Person::LastMoment)]),
    ("before the change set is created", &[before(Deploy, CREATE_CHANGE_SET)]),
    ("after the change set was created", &[after(Deploy, CREATE_CHANGE_SET)]),
    ("while the change set is worked out", &[after(Deploy, "cloudformation:DescribeChangeSet").nth(2)]),
    ("before the change set is executed", &[before(Deploy, EXECUTE)]),
    ("after the change set was executed", &[after(Deploy, EXECUTE)]),
    ("while the stack deploys", &[STACK_DEPLOYS]),
    ("when the stack stands", &[after(Deploy, "cloudformation:DescribeStacks").holding(STACK, "CREATE_COMPLETE")]),
    ("before the run is first read", &[before(Deploy, "codepipeline:ListPipelineExecutions")]),
    ("while the run runs", &[RUN_RUNS]),
    ("while the build runs", &[before(Deploy, "codebuild:BatchGetBuilds").holding(PROJECT, "IN_PROGRESS")]),
    ("while the build's log is read", &[after(Deploy, "logs:GetLogEvents").holding(PIPELINE, "InProgress")]),
    ("when the run is green", &[RUN_IS_GREEN]),
    (
        "before and after every change, in one and the same deployment",
        &[
            before(Deploy, CREATE_CONNECTION),
            after(Deploy, CREATE_CONNECTION),
            before(Deploy, CREATE_CHANGE_SET),
            after(Deploy, CREATE_CHANGE_SET),
            before(Deploy, EXECUTE),
            after(Deploy, EXECUTE),
            RUN_IS_GREEN,
        ],
    ),
    (
        "in the window, while the person is waited for",
        &[
            before(Deploy, GET_CONNECTION).nth(2).person(Person::Late),
            before(Deploy, GET_CONNECTION).nth(2).person(Person::Late).in_the_window(),
        ],
    ),
    (
        "in the window, authorized while no program runs",
        &[
            before(Deploy, GET_CONNECTION).nth(2).person(Person::Late),
            before(Deploy, GET_CONNECTION).nth(2).person(Person::Meanwhile).in_the_window(),
        ],
    ),
    (
        "in the window, after the change set was executed, while the stack deploys and while the run runs",
        &[
            before(Deploy, EXECUTE),
            after(Deploy, EXECUTE).in_the_window(),
            STACK_DEPLOYS.in_the_window(),
            RUN_RUNS.in_the_window(),
        ],
    ),
];

const NETWORK_PREPARES: Point = before(DeployOnServer, LIST_HOSTS).holding(HOST, "VPC_CONFIG_INITIALIZING");
/// The first look sees that the network stands, the second one that nobody has set the host up.
const HOST_WAITS: Point = before(DeployOnServer, LIST_HOSTS).nth(3).holding(HOST, "PENDING");

/// From nothing to a connection through a host in a VPC, and on to a green run.
const DEPLOY_ON_SERVER: &[KillCase] = &[
    ("before the host is created", &[before(DeployOnServer, CREATE_HOST)]),
    ("after the host was created", &[after(DeployOnServer, CREATE_HOST)]),
    (
        "after the host was created, and before it is known as ours",
        &[after(DeployOnServer, CREATE_HOST), before(DeployOnServer, LIST_TAGS)],
    ),
    ("before its network is looked at", &[NETWORK_PREPARES]),
    (
        "after its network was looked at",
        &[after(DeployOnServer, LIST_HOSTS).nth(2).holding(HOST, "VPC_CONFIG_INITIALIZING")],
    ),
    ("while the person is waited for", &[HOST_WAITS.person(Person::Late)]),
    ("set up, before the program notices", &[HOST_WAITS.person(Person::LastMoment)]),
    ("set up while no program runs", &[HOST_WAITS.person(Person::Meanwhile)]),
    ("before the host is seen to be available", &[before(DeployOnServer, LIST_HOSTS).holding(HOST, "AVAILABLE")]),
    ("after the host was seen to be available", &[after(DeployOnServer, LIST_HOSTS).holding(HOST, "AVAILABLE")]),
    ("before the connection is created", &[before(DeployOnServer, CREATE_CONNECTION)]),
    ("after the connection was created", &[after(DeployOnServer, CREATE_CONNECTION)]),
    (
        "while the connection waits for the person",
        &[before(DeployOnServer, GET_CONNECTION).nth(2).person(Person::Late)],
    ),
    (
        "authorized, before the program notices",
        &[before(DeployOnServer, GET_CONNECTION).nth(2).person(Person::LastMoment)],
    ),
    (
        "at every step, in one and the same deployment",
        &[
            before(DeployOnServer, CREATE_HOST),
            after(DeployOnServer, CREATE_HOST),
            NETWORK_PREPARES,
            HOST_WAITS.person(Person::Late),
            before(DeployOnServer, CREATE_CONNECTION),
            after(DeployOnServer, CREATE_CONNECTION),
            before(DeployOnServer, GET_CONNECTION).nth(2).person(Person::Late),
        ],
    ),
];

const NEW_NETWORK_PREPARES: Point = before(ReplaceHost, LIST_HOSTS).holding(HOST, "VPC_CONFIG_INITIALIZING");

/// From a host in a VPC to another one in another VPC.
const REPLACE_HOST: &[KillCase] = &[
    ("before the connection is deleted", &[before(ReplaceHost, DELETE_CONNECTION)]),
    ("after the connection was deleted", &[after(ReplaceHost, DELETE_CONNECTION)]),
    ("before the old host is deleted", &[before(ReplaceHost, DELETE_HOST)]),
    ("after the old host's deletion began", &[after(ReplaceHost, DELETE_HOST)]),
    ("while the old host is deleted", &[before(ReplaceHost, LIST_HOSTS).holding(HOST, "VPC_CONFIG_DELETING")]),
    ("before the new host is created", &[before(ReplaceHost, CREATE_HOST)]),
    ("after the new host was created", &[after(ReplaceHost, CREATE_HOST)]),
    (
        "at every step, in one and the same replacement",
        &[
            before(ReplaceHost, DELETE_CONNECTION),
            after(ReplaceHost, DELETE_CONNECTION),
            before(ReplaceHost, DELETE_HOST),
            after(ReplaceHost, DELETE_HOST),
            before(ReplaceHost, CREATE_HOST),
            after(ReplaceHost, CREATE_HOST),
            before(ReplaceHost, LIST_TAGS),
            NEW_NETWORK_PREPARES,
        ],
    ),
];

/// From a green run to another one. What was updated starts no run by itself, so the program does.
const UPDATE: &[KillCase] = &[
    ("after the update's change set was created", &[after(Update, CREATE_CHANGE_SET)]),
    ("after the update was executed", &[after(Update, EXECUTE)]),
    ("before the run is started", &[before(Update, START_RUN)]),
    ("after the run was started", &[after(Update, START_RUN)]),
    (
        "before and after every change, in one and the same update",
        &[
            before(Update, CREATE_CHANGE_SET),
            after(Update, CREATE_CHANGE_SET),
            before(Update, EXECUTE),
            after(Update, EXECUTE),
            before(Update, START_RUN),
            after(Update, START_RUN),
        ],
    ),
];

const APPROVAL_WAITS: Point = before(Approve, "codepipeline:GetPipelineExecution").in_the_window();

/// From a run that waits for its approval to a green one.
const APPROVE: &[KillCase] = &[
    ("while the approval is waited for", &[before(Approve, "codepipeline:GetPipelineState")]),
    ("in the window, while the approval is waited for", &[APPROVAL_WAITS]),
    ("before the approval is answered", &[before(Approve, PUT_APPROVAL)]),
    ("after the approval was answered", &[after(Approve, PUT_APPROVAL)]),
    (
        "in the window, before and after the approval was answered",
        &[
            APPROVAL_WAITS,
            before(Approve, PUT_APPROVAL),
            after(Approve, PUT_APPROVAL),
            after(Approve, "codepipeline:ListActionExecutions").in_the_window(),
        ],
    ),
];

/// From a green run to nothing.
const TEAR_DOWN: &[KillCase] = &[
    ("before a bucket is emptied", &[before(TearDown, DELETE_OBJECTS)]),
    ("after a bucket was emptied", &[after(TearDown, DELETE_OBJECTS)]),
    ("before the stack is deleted", &[before(TearDown, DELETE_STACK)]),
    ("after the stack's deletion began", &[after(TearDown, DELETE_STACK)]),
    (
        "while the stack is deleted",
        &[before(TearDown, "cloudformation:DescribeStackEvents").holding(STACK, "DELETE_IN_PROGRESS")],
    ),
    ("before the connection is deleted", &[before(TearDown, DELETE_CONNECTION)]),
    ("after the connection was deleted", &[after(TearDown, DELETE_CONNECTION)]),
    (
        "before and after every change, in one and the same tear-down",
        &[
            before(TearDown, DELETE_OBJECTS),
            after(TearDown, DELETE_OBJECTS),
            before(TearDown, DELETE_STACK),
            after(TearDown, DELETE_STACK),
            before(TearDown, DELETE_CONNECTION),
            after(TearDown, DELETE_CONNECTION),
        ],
    ),
    (
        "in the window, after the stack's deletion began",
        &[before(TearDown, DELETE_STACK), after(TearDown, DELETE_STACK).in_the_window()],
    ),
];

/// They mostly wait: more at a time than there are cores.
const AT_A_TIME: usize = 6;

/// Kills the program at each point, starts it again, and gives what the end is.
async fn killed_at(command: Command, points: &[Point]) -> EndState {
    let mut stage = prepared(command).await;
    for point in points {
        stage.kill_at(point).await;
    }
    let said = stage.until_the_end(command).await;
    EndState::of(&stage, &said).await
}

async fn undisturbed(command: Command) -> EndState {
    let mut stage = prepared(command).await;
    let said = stage.until_the_end(command).await;
    EndState::of(&stage, &said).await
}

/// Where a command begins.
async fn prepared(command: Command) -> Stage {
    let mut stage = Stage::prepare().await;
    match command {
        Deploy => {}
        DeployOnServer => {
            let chosen = networks::chosen(&end::session(&stage).await, COMPANY).await;
            stage = stage.on_a_server(chosen).await;
        }
        ReplaceHost => {
            let session = end::session(&stage).await;
            stage = stage.on_a_server(networks::chosen(&session, COMPANY).await).await;
            stage.until_the_end(DeployOnServer).await;
            stage = stage.in_network(networks::chosen(&session, BRANCH).await);
        }
        Approve => {
            stage = stage.with_approval();
            stage.until_it_waits().await;
        }
        Update | TearDown => {
            stage.until_the_end(Deploy).await;
        }
    }
    if command == Update { stage.changed() } else { stage }
}

/// Tries all; each must end as if nothing had been.
async fn check(command: Command, tries: &'static [KillCase]) {
    let turns = Arc::new(Semaphore::new(AT_A_TIME));
    let mut kills = JoinSet::new();
    for (name, points) in tries {
        if points.iter().any(|point| point.program == Program::Window) && !place::in_path("Xvfb") {
            skip(name, "Xvfb isn't installed");
            continue;
        }
        let turns = Arc::clone(&turns);
        kills.spawn(async move {
            let _turn = turns.acquire().await;
            // A task of its own: that it panics is one finding among others.
            (*name, tokio::spawn(killed_at(command, points)).await)
        });
    }
    let wanted = undisturbed(command).await;
    let mut wrong = Vec::new();
    while let Some(kill) = kills.join_next().await {
        match kill.expect("a point is tried") {
            (name, Ok(end)) => wrong.extend(end.against(&wanted).into_iter().map(|what| format!("{name}: {what}"))),
            (name, Err(why)) => wrong.push(format!("{name}: {why}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_killed_deployment_ends_as_if_nothing_had_been() {
    check(Deploy, DEPLOY).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_killed_deployment_with_a_host_ends_as_if_nothing_had_been() {
    check(DeployOnServer, DEPLOY_ON_SERVER).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_killed_replacement_of_a_host_ends_as_if_nothing_had_been() {
    check(ReplaceHost, REPLACE_HOST).await;
}

/// What read through the old host reads through the new one, and nothing of the old one is left.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_replaced_host_the_next_deployment_brings_another_connection_and_a_green_run() {
    let mut stage = prepared(ReplaceHost).await;
    let session = end::session(&stage).await;
    let before = source_of(&session).await;
    let said = stage.until_the_end(ReplaceHost).await;
    let plan = &said.iter().find(|it| it["kind"] == "plan").expect("a plan")["plan"]["items"];
    let stands_still = |it: &serde_json::Value| it["change"] == "interrupt" && it["id"] == "hello";
    assert!(plan.as_array().expect("its items").iter().any(stands_still), "{plan:#}");
    let left = said.iter().rev().find(|it| it["kind"] == "followUps").expect("what is left to do");
    assert_eq!(left["followUps"]["setups"][0]["left"], "connect", "{left:#}");
    assert_eq!(source_of(&session).await, before, "nobody deployed yet");

    stage.until_the_end(DeployOnServer).await;
    let hosts = session.hosts().list().await.expect("the hosts");
    assert_eq!(hosts.len(), 1, "{hosts:#?}");
    let connections = session.connections().through_host(&hosts[0].arn).await.expect("its connections");
    let arns: Vec<&str> = connections.iter().map(|one| one.arn.as_str()).collect();
    assert_eq!(source_of(&session).await, arns);
    assert_ne!(before, arns);
    let through_hosts = session.connections().list().await.expect("all").into_iter().filter(|it| it.host_arn.is_some());
    assert_eq!(through_hosts.count(), 1);
    let runs = session.pipelines().executions("hello").await.expect("its runs");
    assert_eq!(runs.first().map(|run| run.status.as_str()), Some("Succeeded"), "{runs:#?}");
}

/// The connections through which the setup's pipeline reads.
async fn source_of(session: &gangway_aws::session::Session) -> Vec<String> {
    let pipeline = session.pipelines().shape("hello").await.expect("an answer").expect("the pipeline");
    pipeline.stages.into_iter().flat_map(|stage| stage.actions).filter_map(|action| action.connection).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_killed_update_ends_as_if_nothing_had_been() {
    check(Update, UPDATE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_killed_at_its_approval_ends_as_if_nothing_had_been() {
    check(Approve, APPROVE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_killed_tear_down_ends_as_if_nothing_had_been() {
    check(TearDown, TEAR_DOWN).await;
}

/// A test that can't fail shows nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_lost_or_comes_twice_is_noticed() {
    let mut stage = Stage::prepare().await;
    let said = stage.until_the_end(Deploy).await;
    let wanted = EndState::of(&stage, &said).await;
    assert_eq!(EndState::of(&stage, &said).await.against(&wanted), Vec::<String>::new());
    let session = end::session(&stage).await;
    let tags = std::collections::BTreeMap::new();
    session
        .connections()
        .create("hello-connection", ConnectionServer::Cloud { provider: "GitHub" }, &tags)
        .await
        .expect("a second connection");
    session.pipelines().start("hello", "a-second-run").await.expect("a second run");
    let found = EndState::of(&stage, &said[..said.len() / 2]).await.against(&wanted).join("\n");
    for finding in [
        "1 not 0: holds AWS::CodeConnections::Connection hello-connection PENDING",
        "1 not 0: run Some(\"StartPipelineExecution\")",
        "0 not 1: shown.status = \"succeeded\"",
    ] {
        assert!(found.contains(finding), "{finding}\n\n{found}");
    }
}
