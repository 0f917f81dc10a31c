//! One pipeline: where it deploys to, what it may do, its stages and what starts it.

use gangway_setup::document::{Build, DeployTarget, Deployment, Pipeline as Wanted, Setup, SourceFormat, Trigger};
use gangway_setup::names::PipelineNames;

use crate::id::Id;
use crate::policy::{Policy, Reason, Statement};
use crate::resource::{
    Action, ActionType, ExecutionMode, GitTrigger, Kind, OnFailure, Pipeline, Purpose, Resource, Role, Source, Stage,
};
use crate::roles::KeyPresence;
use crate::text::{Parameter, Part, Text, text};
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
        source: source(setup, wanted),
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
    let deploys = wanted.deployments().next().is_some();
    let mut stages = vec![
        Stage { name: "Source".to_owned(), actions: vec![fetch(wanted, &source(setup, wanted))], on_failure: None },
        Stage {
            name: "Build".to_owned(),
            actions: vec![build_action(build, deploys)],
            on_failure: Some(OnFailure::Retry),
        },
    ];
    for environment in &wanted.environments {
        if environment.approval.is_some() {
            stages.push(Stage { name: "Approval".to_owned(), actions: vec![approval()], on_failure: None });
        }
        let copy = |deployment: &Deployment| match deployment.target {
            DeployTarget::S3 {} => Some(copy(storage::deploy_id(wanted))),
            DeployTarget::Planned(_) => None,
        };
        let actions = environment.deploy.iter().filter_map(copy).collect();
        stages.push(Stage { name: "Deploy".to_owned(), actions, on_failure: Some(OnFailure::Rollback) });
    }
    stages
}

fn source(setup: &Setup, wanted: &Wanted) -> Source {
    Source {
        repository: setup.repository.name.clone(),
        branch: setup.repository.branch.clone(),
        detect_changes: wanted.trigger == Trigger::Push,
    }
}

fn fetch(wanted: &Wanted, source: &Source) -> Action {
    let Source { repository, branch, detect_changes } = source;
    let format = match wanted.source.format {
        SourceFormat::Zip => "CODE_ZIP",
        SourceFormat::Clone => "CODEBUILD_CLONE_REF",
    };
    Action {
        name: SOURCE_ACTION.to_owned(),
        kind: ActionType { category: "Source", provider: "CodeStarSourceConnection", version: "1" },
        configuration: vec![
            ("ConnectionArn", text![Parameter::ConnectionArn]),
            ("FullRepositoryId", text![repository.as_str()]),
            ("BranchName", text![branch.as_str()]),
            ("OutputArtifactFormat", text![format]),
            ("DetectChanges", text![if *detect_changes { "true" } else { "false" }]),
        ],
        inputs: vec![],
        outputs: vec![SOURCE_ARTIFACT.to_owned()],
        namespace: Some("SourceVariables".to_owned()),
        run_order: 1,
        about: text![format!("{repository} ({branch})")],
    }
}

/// A declared artifact that the build doesn't bring fails the run, so only what is used is declared.
fn build_action(build: &Build, used: bool) -> Action {
    let project = text![Part::Name(id::project(&build.name))];
    Action {
        name: "Build".to_owned(),
        kind: ActionType { category: "Build", provider: "CodeBuild", version: "1" },
        configuration: vec![("ProjectName", project.clone())],
        inputs: vec![SOURCE_ARTIFACT.to_owned()],
        outputs: if used { vec![BUILD_ARTIFACT.to_owned()] } else { vec![] },
        namespace: Some("BuildVariables".to_owned()),
        run_order: 1,
        about: project,
    }
}

fn approval() -> Action {
    Action {
        name: "Approve".to_owned(),
        kind: ActionType { category: "Approval", provider: "Manual", version: "1" },
        configuration: vec![],
        inputs: vec![],
        outputs: vec![],
        namespace: None,
        run_order: 1,
        about: Text::default(),
    }
}

fn copy(bucket: Id) -> Action {
    let bucket = text![Part::Name(bucket)];
    Action {
        name: "Deploy".to_owned(),
        kind: ActionType { category: "Deploy", provider: "S3", version: "1" },
        configuration: vec![("BucketName", bucket.clone()), ("Extract", text!["true"])],
        inputs: vec![BUILD_ARTIFACT.to_owned()],
        outputs: vec![],
        namespace: None,
        run_order: 1,
        about: bucket,
    }
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
