//! Looks that fail: none of them ends what goes on at AWS, or begins it anew.

use std::time::Duration;

use gangway_practice::control::PracticeFaultKind;
use gangway_practice::control::PracticeFaultKind::{AccessDenied, ExpiredToken, LostAnswer, ServerError, Throttling};
use gangway_workflow::DeployRequest;
use gangway_workflow::model::{EventCode, JobStatus};

use crate::stage::Stage;
use crate::voyage::{deployed, plan, ready, start, succeeded, torn_down};

/// How the pipeline's runs stand, newest first.
async fn runs(stage: &Stage, request: &DeployRequest) -> Vec<String> {
    let runs = stage.session().await.pipelines().executions(&request.pipelines[0]).await.unwrap();
    runs.into_iter().map(|run| run.status).collect()
}

/// Until the run is over, with nobody watching.
async fn over(stage: &Stage, request: &DeployRequest) {
    let ending = async {
        while runs(stage, request).await.first().is_none_or(|status| status == "InProgress") {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), ending).await.expect("the run ends");
}

/// AWS refuses a look for good, and the run ends meanwhile. Whoever tries again, or deploys again, sees that very run.
async fn check(kind: PracticeFaultKind, operation: &str, tries_again: bool) {
    let (stage, program, request) = ready(|_| {}).await;
    let shown = plan(&stage, &request).await;
    stage.break_things(&[(kind, operation, None)]).await;
    let job = start(&program, shown, request.clone());
    let failed = program.end(&job.id).await;
    assert_eq!(failed.status, JobStatus::Failed, "{operation}: {failed:#?}");
    stage.break_things(&[]).await;
    over(&stage, &request).await;
    if tries_again {
        program.jobs.retry(&job.id).unwrap();
        succeeded(&program.end(&job.id).await);
    } else {
        deployed(&stage, &program, &request).await;
    }
    assert_eq!(runs(&stage, &request).await, ["Succeeded"], "{operation}, again: {tries_again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_tries_again_after_a_failed_look_sees_the_same_run() {
    check(AccessDenied, "codepipeline:ListActionExecutions", true).await;
    check(AccessDenied, "codepipeline:GetPipelineExecution", true).await;
    check(ExpiredToken, "codepipeline:GetPipelineExecution", true).await;
    check(AccessDenied, "codepipeline:ListPipelineExecutions", true).await;
    check(AccessDenied, "codepipeline:GetPipeline", true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_deploys_again_after_a_failed_look_sees_the_same_run() {
    check(AccessDenied, "codepipeline:ListActionExecutions", false).await;
    check(AccessDenied, "codepipeline:GetPipelineExecution", false).await;
    check(ExpiredToken, "codepipeline:ListActionExecutions", false).await;
    check(AccessDenied, "codepipeline:ListPipelineExecutions", false).await;
    check(AccessDenied, "codepipeline:GetPipeline", false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_or_a_build_that_cannot_be_read_ends_no_deployment() {
    for (kind, operation) in [
        (Throttling, "logs:GetLogEvents"),
        (ServerError, "logs:GetLogEvents"),
        (LostAnswer, "logs:GetLogEvents"),
        (ExpiredToken, "logs:GetLogEvents"),
        (AccessDenied, "codebuild:BatchGetBuilds"),
        (ServerError, "codebuild:BatchGetBuilds"),
    ] {
        let (stage, program, request) = ready(|_| {}).await;
        let shown = plan(&stage, &request).await;
        stage.break_things(&[(kind, operation, None)]).await;
        let job = start(&program, shown, request.clone());
        succeeded(&program.end(&job.id).await);
        let told = program.events(&job.id).into_iter().filter(|it| *it == EventCode::LogUnreadable).count();
        assert!(told <= 1, "{kind:?} {operation}: {told}");
        stage.break_things(&[]).await;
        torn_down(&stage, &program, &request).await;
    }
}
