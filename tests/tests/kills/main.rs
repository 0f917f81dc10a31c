//! SIGKILL at every point where it could hurt, against a practice account in a process of its own. After a restart the
//! end is that of an undisturbed run: nothing lost, nothing twice.
//!
//! The points are calls, met exactly: a wire between program and account breaks before or after one of them, and then
//! the program dies. Start reading at [`DEPLOY`].
#![cfg(unix)]

mod end;
mod point;
mod stage;
mod wire;

use std::sync::Arc;

use end::End;
use point::Command::{self, Deploy, TearDown};
use point::{Person, Point, after, before};
use stage::Stage;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const STACK: &str = "AWS::CloudFormation::Stack";
const PIPELINE: &str = "AWS::CodePipeline::Pipeline";
const PROJECT: &str = "AWS::CodeBuild::Project";

/// From nothing to a green run.
const DEPLOY: &[(&str, Point)] = &[
    ("before the connection is created", before(Deploy, "codeconnections:CreateConnection")),
    ("after the connection was created", after(Deploy, "codeconnections:CreateConnection")),
    ("while the person is waited for", before(Deploy, "codeconnections:GetConnection").nth(2).person(Person::Late)),
    (
        "authorized, before the program notices",
        before(Deploy, "codeconnections:GetConnection").nth(2).person(Person::LastMoment),
    ),
    ("before the change set is created", before(Deploy, "cloudformation:CreateChangeSet")),
    ("after the change set was created", after(Deploy, "cloudformation:CreateChangeSet")),
    ("while the change set is worked out", after(Deploy, "cloudformation:DescribeChangeSet").nth(2)),
    ("before the change set is executed", before(Deploy, "cloudformation:ExecuteChangeSet")),
    ("after the change set was executed", after(Deploy, "cloudformation:ExecuteChangeSet")),
    (
        "while the stack deploys",
        before(Deploy, "cloudformation:DescribeStackEvents").nth(2).holding(STACK, "CREATE_IN_PROGRESS"),
    ),
    ("the stack stands", after(Deploy, "cloudformation:DescribeStacks").holding(STACK, "CREATE_COMPLETE")),
    ("before the run is first read", before(Deploy, "codepipeline:ListPipelineExecutions")),
    ("while the run runs", after(Deploy, "codepipeline:GetPipelineExecution").holding(PIPELINE, "InProgress")),
    ("while the build runs", before(Deploy, "codebuild:BatchGetBuilds").holding(PROJECT, "IN_PROGRESS")),
    ("while the build's log is read", after(Deploy, "logs:GetLogEvents").holding(PIPELINE, "InProgress")),
    ("the run is green", after(Deploy, "codepipeline:GetPipelineExecution").holding(PIPELINE, "Succeeded")),
];

/// From a green run to nothing.
const TEAR_DOWN: &[(&str, Point)] = &[
    ("before the bucket is emptied", before(TearDown, "s3:DeleteObjects")),
    ("after the bucket was emptied", after(TearDown, "s3:DeleteObjects")),
    ("before the stack is deleted", before(TearDown, "cloudformation:DeleteStack")),
    ("after the stack's deletion began", after(TearDown, "cloudformation:DeleteStack")),
    (
        "while the stack is deleted",
        before(TearDown, "cloudformation:DescribeStackEvents").holding(STACK, "DELETE_IN_PROGRESS"),
    ),
    ("before the connection is deleted", before(TearDown, "codeconnections:DeleteConnection")),
    ("after the connection was deleted", after(TearDown, "codeconnections:DeleteConnection")),
];

/// They mostly wait: more at a time than there are cores.
const AT_A_TIME: usize = 6;

/// Kills the program at a point, starts it again the same way, and gives what its end is.
async fn killed_at(point: Point) -> End {
    let mut stage = prepared(point.command).await;
    stage.kill_at(&point).await;
    let said = stage.to_the_end(point.command).await;
    End::of(&stage, &said).await
}

async fn undisturbed(command: Command) -> End {
    let mut stage = prepared(command).await;
    let said = stage.to_the_end(command).await;
    End::of(&stage, &said).await
}

/// Where a command begins.
async fn prepared(command: Command) -> Stage {
    let mut stage = Stage::prepare().await;
    if command == TearDown {
        stage.to_the_end(Deploy).await;
    }
    stage
}

/// All points of a command; each must end as if nothing had been.
async fn check(command: Command, points: &'static [(&'static str, Point)]) {
    let turns = Arc::new(Semaphore::new(AT_A_TIME));
    let mut kills = JoinSet::new();
    for (name, point) in points {
        let turns = Arc::clone(&turns);
        kills.spawn(async move {
            let _turn = turns.acquire().await;
            // A task of its own: that it panics is one finding among others.
            (*name, tokio::spawn(killed_at(*point)).await)
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
async fn a_killed_tear_down_ends_as_if_nothing_had_been() {
    check(TearDown, TEAR_DOWN).await;
}
