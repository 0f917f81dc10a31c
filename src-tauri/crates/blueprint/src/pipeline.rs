//! One pipeline: where it deploys to, what it may do, its stages and what starts it.

use gangway_setup::document::{Build, DeployTarget, Deployment, Pipeline as Wanted, Setup, Trigger};
use gangway_setup::names::PipelineNames;

use crate::policy::{Policy, Reason, Statement};
use crate::resource::{
    Action, Does, ExecutionMode, GitTrigger, Kind, OnFailure, Pipeline, Purpose, Resource, Role, Stage,
};
use crate::roles::KeyPresence;
use crate::text::{Part, text};
use crate::{id, roles, storage};

/// The trigger block names it.
const SOURCE_ACTION: &str = "Source";
const SOURCE_ARTIFACT: &str = "SourceOutput";
const BUILD_ARTIFACT: &str = "BuildOutput";

pub(crate) fn resources(setup: &Setup, names: &PipelineNames, wanted: &Wanted, build: &Build) -> Vec<Resource> {
    let role = Role {
        trust: roles::trust("codepipeline.amazonaws.com", Reason::TrustPipeline),
        policy_name: "pipeline",
        policy: permissions(setup, wanted, build),
    };
    let role_id = id::pipeline_role(&wanted.name);
    let pipeline = Pipeline {
        name: names.pipeline.clone(),
        role: role_id.clone(),
        artifacts: id::artifact_bucket(),
        mode: mode(wanted),
        trigger: trigger(&wanted.trigger),
        stages: stages(setup, wanted, build),
    };
    vec![
        Resource { id: role_id, purpose: Purpose::PipelineRole, kind: Kind::Role(role) },
        Resource { id: id::pipeline(&wanted.name), purpose: Purpose::Pipeline, kind: Kind::Pipeline(pipeline) },
    ]
}

/// Deployments keep their order, and can be rolled back, which side by side they couldn't.
fn mode(wanted: &Wanted) -> ExecutionMode {
    match &wanted.trigger {
        _ if wanted.deployments().next().is_some() => ExecutionMode::Queued,
        Trigger::Filters { pull_requests, .. } if !pull_requests.is_empty() => ExecutionMode::Parallel,
        _ => ExecutionMode::Superseded,
    }
}

fn trigger(wanted: &Trigger) -> Option<GitTrigger> {
    let Trigger::Filters { push, pull_requests } = wanted else { return None };
    Some(GitTrigger { source_action: SOURCE_ACTION, push: push.clone(), pull_requests: pull_requests.clone() })
}

fn stages(setup: &Setup, wanted: &Wanted, build: &Build) -> Vec<Stage> {
    let source = Action {
        name: SOURCE_ACTION,
        does: Does::Source {
            repository: setup.repository.name.clone(),
            branch: setup.repository.branch.clone(),
            format: wanted.source.format,
            detect_changes: wanted.trigger == Trigger::Push,
        },
        inputs: vec![],
        outputs: vec![SOURCE_ARTIFACT],
        namespace: Some("SourceVariables"),
    };
    let deploys = wanted.deployments().next().is_some();
    let builds = Action {
        name: "Build",
        does: Does::Build { project: id::project(&build.name) },
        inputs: vec![SOURCE_ARTIFACT],
        // A declared artifact that the build doesn't bring fails the run, so only what is used is declared.
        outputs: if deploys { vec![BUILD_ARTIFACT] } else { vec![] },
        namespace: Some("BuildVariables"),
    };
    let mut stages = vec![
        Stage { name: "Source", actions: vec![source], on_failure: None },
        Stage { name: "Build", actions: vec![builds], on_failure: Some(OnFailure::Retry) },
    ];
    for environment in &wanted.environments {
        if environment.approval.is_some() {
            let approve =
                Action { name: "Approve", does: Does::Approve, inputs: vec![], outputs: vec![], namespace: None };
            stages.push(Stage { name: "Approval", actions: vec![approve], on_failure: None });
        }
        let copy = |deployment: &Deployment| match deployment.target {
            DeployTarget::S3 {} => Some(Action {
                name: "Deploy",
                does: Does::CopyToBucket { bucket: storage::deploy_id(wanted) },
                inputs: vec![BUILD_ARTIFACT],
                outputs: vec![],
                namespace: None,
            }),
            DeployTarget::Planned(_) => None,
        };
        let actions = environment.deploy.iter().filter_map(copy).collect();
        stages.push(Stage { name: "Deploy", actions, on_failure: Some(OnFailure::Rollback) });
    }
    stages
}

/// Whether it deploys to a bucket of its own.
pub(crate) fn copies(wanted: &Wanted) -> bool {
    wanted.deployments().any(|deployment| deployment.target == DeployTarget::S3 {})
}

fn permissions(setup: &Setup, wanted: &Wanted, build: &Build) -> Policy {
    let bucket = Part::Arn(id::artifact_bucket());
    let own = |statement: Statement| statement.when("StringEquals", "aws:ResourceAccount", vec![text![Part::Account]]);
    let mut statements = vec![
        own(Statement::allow(
            "ArtifactBucket",
            Reason::ArtifactBucket,
            &["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
            vec![text![bucket.clone()]],
        )),
        own(Statement::allow(
            "ArtifactObjects",
            Reason::ArtifactObjects,
            &[
                "s3:GetObject",
                "s3:GetObjectVersion",
                "s3:PutObject",
                "s3:PutObjectAcl",
                "s3:GetObjectTagging",
                "s3:GetObjectVersionTagging",
                "s3:PutObjectTagging",
            ],
            vec![text![bucket, "/*"]],
        )),
    ];
    let reasons = [Reason::UseConnection, Reason::UseConnectionFormer];
    statements.extend(roles::use_connection(setup, KeyPresence::Sometimes, reasons));
    statements.push(Statement::allow(
        "StartBuild",
        Reason::StartBuild,
        &["codebuild:StartBuild", "codebuild:BatchGetBuilds"],
        vec![text![Part::Arn(id::project(&build.name))]],
    ));
    if copies(wanted) {
        let bucket = Part::Arn(storage::deploy_id(wanted));
        statements.push(own(Statement::allow(
            "DeployBucket",
            Reason::DeployBucket,
            &["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
            vec![text![bucket.clone()]],
        )));
        statements.push(own(Statement::allow(
            "DeployObjects",
            Reason::DeployObjects,
            &["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
            vec![text![bucket, "/*"]],
        )));
    }
    Policy { statements }
}
