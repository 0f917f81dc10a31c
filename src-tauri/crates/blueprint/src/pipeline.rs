//! One pipeline: what it may do, its stages and what starts it.

use gangway_setup::document::{self, Build, Setup, SourceFormat, Trigger};
use gangway_setup::names::{Names, PipelineNames};

use crate::deploy::DeploymentParts;
use crate::policy::{self, Policy, Reason, Statement};
use crate::resource::{
    Action, Activity, ExecutionMode, GitTrigger, Kind, OnFailure, Pipeline, Purpose, Resource, Role, Source, Stage,
};
use crate::roles::KeyPresence;
use crate::text::{Parameter, Part, text};
use crate::{arn, artifacts, id, roles};

const SERVICE: &str = "codepipeline.amazonaws.com";

/// The trigger block names it.
const SOURCE_ACTION: &str = "Source";

/// `deployments`: a list for each environment.
pub(crate) fn resources(
    setup: &Setup,
    names: &PipelineNames,
    pipeline: &document::Pipeline,
    build: &Build,
    deployments: &[Vec<DeploymentParts>],
) -> Vec<Resource> {
    let trust = roles::trust(SERVICE, Reason::of("trust-pipeline"));
    let role = Role::of(setup, trust, "pipeline", permissions(setup, build, deployments));
    let (role_id, source) = (id::pipeline_role(&pipeline.name), source(setup, pipeline));
    let kind = Kind::Pipeline(Pipeline {
        name: names.pipeline.clone(),
        role: role_id.clone(),
        artifacts: id::artifact_bucket(),
        mode: mode(&pipeline.trigger, deployments),
        stages: stages(pipeline, &source, build, deployments),
        source,
        trigger: trigger(&pipeline.trigger),
    });
    let mut resources: Vec<Resource> =
        deployments.iter().flatten().flat_map(|parts| parts.resources.iter().cloned()).collect();
    resources.extend([
        Resource { id: role_id, purpose: Purpose::of("pipeline-role"), kind: Kind::Role(role) },
        Resource { id: id::pipeline(&pipeline.name), purpose: Purpose::of("pipeline"), kind },
    ]);
    resources
}

/// As the trigger suggests, unless a deployment is stricter.
fn mode(trigger: &Trigger, deployments: &[Vec<DeploymentParts>]) -> ExecutionMode {
    let by_trigger = match trigger {
        Trigger::Filters { pull_requests, .. } if !pull_requests.is_empty() => ExecutionMode::Parallel,
        _ => ExecutionMode::Superseded,
    };
    deployments.iter().flatten().map(|parts| parts.mode).fold(by_trigger, ExecutionMode::max)
}

fn trigger(trigger: &Trigger) -> Option<GitTrigger> {
    let Trigger::Filters { push, pull_requests } = trigger else { return None };
    Some(GitTrigger { source_action: SOURCE_ACTION, push: push.clone(), pull_requests: pull_requests.clone() })
}

fn source(setup: &Setup, pipeline: &document::Pipeline) -> Source {
    Source {
        repository: setup.repository.name.clone(),
        branch: setup.repository.branch.clone(),
        detect_changes: pipeline.trigger == Trigger::Push,
    }
}

fn stages(
    pipeline: &document::Pipeline,
    source: &Source,
    build: &Build,
    deployments: &[Vec<DeploymentParts>],
) -> Vec<Stage> {
    // A declared artifact that the build doesn't bring fails the run, so only what is used is declared.
    let used = deployments.iter().flatten().flat_map(|parts| parts.proposals.iter().chain(&parts.actions));
    let used = used.flat_map(|action| &action.inputs).any(|artifact| artifact == artifacts::BUILD);
    let stage = |name: String, actions, on_failure| Stage { name, actions, on_failure };
    let mut stages = vec![
        stage("Source".to_owned(), vec![fetch(pipeline.source.format, source)], None),
        stage("Build".to_owned(), vec![build_action(build, used)], Some(OnFailure::Retry)),
    ];
    for (environment, deployments) in pipeline.environments.iter().zip(deployments) {
        let named = |stage: &str| match environment.name.as_str() {
            "" => stage.to_owned(),
            name => format!("{stage}-{name}"),
        };
        let mut approval: Vec<Action> = environment
            .approval
            .iter()
            .map(|_| Action::of("Approve", Activity::of("approve"), "Approval", "Manual"))
            .collect();
        let together = |of: fn(&DeploymentParts) -> &[Action]| deployments.iter().flat_map(of).cloned().collect();
        let proposals: Vec<Action> = together(|parts| &parts.proposals);
        if proposals.is_empty() && !approval.is_empty() {
            stages.push(stage(named("Approval"), std::mem::take(&mut approval), None));
        }
        // In one stage: a run that follows may enter it, and propose something else, only when this one has left it.
        let actions = one_after_another([proposals, approval, together(|parts| &parts.actions)]);
        stages.push(stage(named("Deploy"), actions, on_failure(deployments)));
    }
    stages
}

/// Groups of actions of one stage, each of which waits for the ones before it.
fn one_after_another(groups: impl IntoIterator<Item = Vec<Action>>) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for group in groups {
        let before = actions.iter().map(|action| action.run_order).max().unwrap_or(0);
        let follows = |action: Action| Action { run_order: before + action.run_order, ..action };
        actions.extend(group.into_iter().map(follows));
    }
    actions
}

/// What all deployments of a stage want. To go back goes for the whole stage, and would ask for its approval once more.
fn on_failure(deployments: &[DeploymentParts]) -> Option<OnFailure> {
    let (first, others) = deployments.split_first()?;
    first.on_failure.filter(|wanted| others.iter().all(|parts| parts.on_failure == Some(*wanted)))
}

fn fetch(format: SourceFormat, source: &Source) -> Action {
    let Source { repository, branch, detect_changes } = source;
    let format = match format {
        SourceFormat::Zip => "CODE_ZIP",
        SourceFormat::Clone => "CODEBUILD_CLONE_REF",
    };
    Action {
        configuration: vec![
            ("ConnectionArn", text![Parameter::ConnectionArn]),
            ("FullRepositoryId", text![repository.as_str()]),
            ("BranchName", text![branch.as_str()]),
            ("OutputArtifactFormat", text![format]),
            ("DetectChanges", text![if *detect_changes { "true" } else { "false" }]),
        ],
        outputs: vec![artifacts::SOURCE.to_owned()],
        namespace: Some("SourceVariables".to_owned()),
        about: text![format!("{repository} ({branch})")],
        ..Action::of(SOURCE_ACTION, Activity::of("fetch"), "Source", "CodeStarSourceConnection")
    }
}

fn build_action(build: &Build, used: bool) -> Action {
    let project = text![Part::Name(id::project(&build.name))];
    Action {
        configuration: vec![("ProjectName", project.clone())],
        inputs: vec![artifacts::SOURCE.to_owned()],
        outputs: used.then(|| artifacts::BUILD.to_owned()).into_iter().collect(),
        namespace: Some("BuildVariables".to_owned()),
        about: project,
        ..Action::of("Build", Activity::of("build"), "Build", "CodeBuild")
    }
}

fn permissions(setup: &Setup, build: &Build, deployments: &[Vec<DeploymentParts>]) -> Policy {
    let bucket = Part::Arn(id::artifact_bucket());
    let look = Statement::allow(
        "ArtifactBucket",
        Reason::of("artifact-bucket"),
        &["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
        vec![text![bucket.clone()]],
    );
    let hand_on = Statement::allow(
        "ArtifactObjects",
        Reason::of("artifact-objects"),
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
    );
    let mut statements = vec![look.in_own_account(), hand_on.in_own_account()];
    let reasons = [Reason::of("use-connection"), Reason::of("use-connection-former")];
    statements.extend(roles::use_connection(setup, KeyPresence::Sometimes, reasons));
    statements.push(Statement::allow(
        "StartBuild",
        Reason::of("start-build"),
        &["codebuild:StartBuild", "codebuild:BatchGetBuilds"],
        vec![text![Part::Arn(id::project(&build.name))]],
    ));
    statements.extend(deployments.iter().flatten().flat_map(|parts| parts.pipeline_may.iter().cloned()));
    Policy { statements: policy::merged(statements) }
}

/// To make the pipeline, to run it, and to answer its approvals.
pub(crate) fn person_may(setup: &Setup, names: &Names, pipeline: &document::Pipeline) -> Vec<Statement> {
    let actions = [
        "codepipeline:CreatePipeline",
        "codepipeline:GetPipeline",
        "codepipeline:UpdatePipeline",
        "codepipeline:DeletePipeline",
        "codepipeline:TagResource",
        "codepipeline:UntagResource",
        "codepipeline:ListTagsForResource",
        "codepipeline:GetPipelineState",
        "codepipeline:GetPipelineExecution",
        "codepipeline:ListPipelineExecutions",
        "codepipeline:ListActionExecutions",
        "codepipeline:StartPipelineExecution",
    ];
    let prefix = names.prefix();
    let resources = |patterns: [String; 2]| patterns.map(|name| arn::here("codepipeline", [Part::from(name)])).to_vec();
    // the main pipeline, then the others
    let pipelines = resources([prefix.to_owned(), format!("{prefix}-*")]);
    let mut statements = roles::person_may(setup, names, SERVICE);
    statements.push(Statement::allow("Pipelines", Reason::of("person-pipeline"), &actions, pipelines));
    if pipeline.environments.iter().any(|environment| environment.approval.is_some()) {
        let action = ["codepipeline:PutApprovalResult"];
        let approvals = resources([format!("{prefix}/*"), format!("{prefix}-*/*")]);
        statements.push(Statement::allow("Approvals", Reason::of("person-approvals"), &action, approvals));
    }
    statements
}
