//! One build: its log group, what it may do, and the CodeBuild project.

use gangway_setup::document::{Build, BuildspecPlace, Setup, Variable, VariableKind};

use crate::policy::{Policy, Reason, Statement, exactly};
use crate::resource::{BuildspecSource, EnvironmentVariable, Id, Kind, LogGroup, Project, Purpose, Resource, Role};
use crate::text::{Part, Text, text};
use crate::{names, pipeline, storage};

const LOG_DAYS: u32 = 30;

pub(crate) fn id(build: &Build) -> Id {
    Id::of(&[&build.name, "project"])
}

fn role_id(build: &Build) -> Id {
    Id::of(&[&build.name, "role"])
}

fn logs_id(build: &Build) -> Id {
    Id::of(&[&build.name, "logs"])
}

/// `clones`: a pipeline hands it a reference instead of a snapshot, so that it fetches the repository itself.
pub(crate) fn resources(setup: &Setup, build: &Build, clones: bool) -> Vec<Resource> {
    let name = names::project(setup, build);
    let logs = LogGroup { name: format!("/aws/codebuild/{name}"), retention_days: LOG_DAYS };
    let role = Role {
        trust: pipeline::trust("codebuild.amazonaws.com", Reason::TrustBuild),
        policy_name: "build",
        policy: permissions(setup, build, &name, clones),
    };
    let project = Project {
        name,
        role: role_id(build),
        logs: logs_id(build),
        image: build.image.clone(),
        environment: build.environment.clone(),
        compute: build.compute.clone(),
        timeout_minutes: build.timeout_minutes,
        variables: build.variables.iter().map(variable).collect(),
        buildspec: buildspec(build),
    };
    vec![
        Resource { id: logs_id(build), purpose: Purpose::BuildLogs, kind: Kind::LogGroup(logs) },
        Resource { id: role_id(build), purpose: Purpose::BuildRole, kind: Kind::Role(role) },
        Resource { id: id(build), purpose: Purpose::BuildProject, kind: Kind::Project(project) },
    ]
}

fn variable(variable: &Variable) -> EnvironmentVariable {
    EnvironmentVariable { name: variable.name.clone(), kind: variable.kind, value: variable.value.clone() }
}

fn buildspec(build: &Build) -> BuildspecSource {
    match &build.buildspec {
        BuildspecPlace::Project { text } => BuildspecSource::Inline(text.clone().unwrap_or_default()),
        BuildspecPlace::Repository { path } => BuildspecSource::Path(path.clone()),
    }
}

fn permissions(setup: &Setup, build: &Build, project: &str, clones: bool) -> Policy {
    let bucket = Part::Arn(storage::artifacts_id());
    let group = || {
        text![
            "arn:",
            Part::Partition,
            ":logs:",
            Part::Region,
            ":",
            Part::Account,
            ":log-group:",
            Part::Name(logs_id(build))
        ]
    };
    let streams = text![
        "arn:",
        Part::Partition,
        ":logs:",
        Part::Region,
        ":",
        Part::Account,
        ":log-group:",
        Part::Name(logs_id(build)),
        ":*"
    ];
    let mut statements = vec![
        // The stack makes the group, so the build needn't.
        Statement::allow(
            "Logs",
            Reason::BuildLog,
            &["logs:CreateLogStream", "logs:PutLogEvents"],
            vec![group(), streams],
        ),
        Statement::allow(
            "ArtifactObjects",
            Reason::BuildArtifacts,
            &["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            vec![text![bucket.clone(), "/*"]],
        ),
        Statement::allow(
            "ArtifactBucket",
            Reason::BuildArtifactBucket,
            &["s3:GetBucketAcl", "s3:GetBucketLocation"],
            vec![text![bucket]],
        ),
    ];
    if clones {
        let reasons = [Reason::CloneRepository, Reason::CloneRepositoryFormer];
        statements.extend(pipeline::use_connection(setup, reasons));
    }
    statements.push(Statement::allow(
        "Reports",
        Reason::TestReports,
        &[
            "codebuild:CreateReportGroup",
            "codebuild:CreateReport",
            "codebuild:UpdateReport",
            "codebuild:BatchPutTestCases",
            "codebuild:BatchPutCodeCoverages",
        ],
        vec![text![
            "arn:",
            Part::Partition,
            ":codebuild:",
            Part::Region,
            ":",
            Part::Account,
            ":report-group/",
            project,
            "-*"
        ]],
    ));
    let parameters = references(build, VariableKind::ParameterStore, parameter);
    if !parameters.is_empty() {
        statements.push(Statement::allow("Parameters", Reason::ReadParameters, &["ssm:GetParameters"], parameters));
    }
    let secrets = references(build, VariableKind::SecretsManager, secret);
    if !secrets.is_empty() {
        statements.push(Statement::allow("Secrets", Reason::ReadSecrets, &["secretsmanager:GetSecretValue"], secrets));
    }
    Policy { statements }
}

/// What the variables of a kind refer to, each once.
fn references(build: &Build, kind: VariableKind, resource: impl Fn(&str) -> Text) -> Vec<Text> {
    let mut resources = Vec::new();
    for variable in build.variables.iter().filter(|variable| variable.kind == kind) {
        let resource = resource(&variable.value);
        if !resources.contains(&resource) {
            resources.push(resource);
        }
    }
    resources
}

fn parameter(name: &str) -> Text {
    let path = exactly(name.strip_prefix('/').unwrap_or(name));
    text!["arn:", Part::Partition, ":ssm:", Part::Region, ":", Part::Account, ":parameter/", path]
}

/// A reference is `secret-id[:json-key[:version-stage[:version-id]]]`, and the id may be a whole ARN of seven parts.
fn secret(reference: &str) -> Text {
    if reference.starts_with("arn:") {
        let arn: Vec<&str> = reference.splitn(8, ':').take(7).collect();
        return text![exactly(&arn.join(":"))];
    }
    let name = exactly(reference.split(':').next().unwrap_or_default());
    // Secrets Manager adds a hyphen and six characters to each name.
    text!["arn:", Part::Partition, ":secretsmanager:", Part::Region, ":", Part::Account, ":secret:", name, "-??????"]
}
