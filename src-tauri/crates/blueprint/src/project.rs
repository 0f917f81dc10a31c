//! One build: its log group, what it may do, and the CodeBuild project.

use gangway_setup::buildspec::{Buildspec, Needs, needs};
use gangway_setup::document::{Build, BuildspecPlace, Setup, Variable, VariableKind};
use gangway_setup::names::{BuildNames, Names};
use gangway_setup::references;

use crate::policy::{self, Policy, Reason, Statement, exactly};
use crate::resource::{BuildspecSource, EnvironmentVariable, Kind, LogGroup, Project, Purpose, Resource, Role, Vpc};
use crate::roles::KeyPresence;
use crate::text::{Part, Text, text};
use crate::{arn, host, id, roles};

const SERVICE: &str = "codebuild.amazonaws.com";

const LOG_DAYS: u32 = 30;

/// `clones`: a pipeline hands it a reference instead of a snapshot, so that it fetches the repository itself. `deploys`:
/// what it may do for those who deploy its files.
pub(crate) fn resources(
    setup: &Setup,
    build: &Build,
    names: &BuildNames,
    clones: bool,
    deploys: Vec<Statement>,
) -> Vec<Resource> {
    let logs = LogGroup { name: names.log_group.clone(), retention_days: LOG_DAYS };
    let trust = roles::trust(SERVICE, Reason::of("trust-build"));
    let role = Role::of(setup, trust, "build", permissions(setup, build, &names.project, clones, deploys));
    let project = Project {
        name: names.project.clone(),
        role: id::build_role(&build.name),
        logs: id::build_logs(&build.name),
        image: build.machine.image.clone(),
        environment: build.machine.environment.clone(),
        compute: build.machine.size.clone(),
        timeout_minutes: build.timeout_minutes,
        variables: build.variables.iter().map(variable).collect(),
        buildspec: buildspec(build),
        vpc: setup.runs_in_vpc(build).then(Vpc::of_parameters),
    };
    vec![
        Resource { id: id::build_logs(&build.name), purpose: Purpose::of("build-logs"), kind: Kind::LogGroup(logs) },
        Resource { id: id::build_role(&build.name), purpose: Purpose::of("build-role"), kind: Kind::Role(role) },
        Resource { id: id::project(&build.name), purpose: Purpose::of("build-project"), kind: Kind::Project(project) },
    ]
}

fn variable(variable: &Variable) -> EnvironmentVariable {
    EnvironmentVariable { name: variable.name.clone(), kind: variable.kind, value: variable.value.clone() }
}

fn buildspec(build: &Build) -> BuildspecSource {
    match &build.buildspec {
        BuildspecPlace::Project { text: Some(text) } => BuildspecSource::Written(text.clone()),
        BuildspecPlace::Project { text: None } => BuildspecSource::Recipe(Buildspec::from_recipe(build)),
        BuildspecPlace::Repository { path } => {
            BuildspecSource::Path { path: path.clone(), recipe: Buildspec::from_recipe(build) }
        }
    }
}

fn permissions(setup: &Setup, build: &Build, project: &str, clones: bool, deploys: Vec<Statement>) -> Policy {
    let bucket = Part::Arn(id::artifact_bucket());
    let group = arn::here("logs", ["log-group:".into(), Part::Name(id::build_logs(&build.name))]);
    let streams = arn::here("logs", ["log-group:".into(), Part::Name(id::build_logs(&build.name)), ":*".into()]);
    let mut statements = vec![
        // The stack makes the group, so the build needn't.
        Statement::allow(
            "Logs",
            Reason::of("build-log"),
            &["logs:CreateLogStream", "logs:PutLogEvents"],
            vec![group, streams],
        ),
        Statement::allow(
            "ArtifactObjects",
            Reason::of("build-artifacts"),
            &["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            vec![text![bucket.clone(), "/*"]],
        ),
        Statement::allow(
            "ArtifactBucket",
            Reason::of("build-artifact-bucket"),
            &["s3:GetBucketAcl", "s3:GetBucketLocation"],
            vec![text![bucket]],
        ),
    ];
    if clones {
        let reasons = [Reason::of("clone-repository"), Reason::of("clone-repository-former")];
        statements.extend(roles::use_connection(setup, KeyPresence::Always, reasons));
    }
    if setup.runs_in_vpc(build) {
        statements.extend(host::build_may());
    }
    let needs = needs_of(build);
    if needs.reports {
        statements.push(reports(project));
    }
    let parameters = resources_of(build, VariableKind::ParameterStore, &needs.parameters, parameter);
    if !parameters.is_empty() {
        statements.push(Statement::allow(
            "Parameters",
            Reason::of("read-parameters"),
            &["ssm:GetParameters"],
            parameters,
        ));
    }
    let secrets = resources_of(build, VariableKind::SecretsManager, &needs.secrets, secret);
    if !secrets.is_empty() {
        statements.push(Statement::allow(
            "Secrets",
            Reason::of("read-secrets"),
            &["secretsmanager:GetSecretValue"],
            secrets,
        ));
    }
    statements.extend(deploys);
    Policy { statements: policy::merged(statements) }
}

/// Permissions that the buildspec itself asks for. A recipe asks for none; a buildspec in the repository isn't known here,
/// and mostly it reports tests.
fn needs_of(build: &Build) -> Needs {
    match &build.buildspec {
        BuildspecPlace::Project { text } => text.as_deref().map(needs).unwrap_or_default(),
        BuildspecPlace::Repository { .. } => Needs { reports: true, ..Needs::default() },
    }
}

/// CodeBuild names a report group `{project}-{name in the buildspec}`.
fn reports(project: &str) -> Statement {
    let actions = [
        "codebuild:CreateReportGroup",
        "codebuild:CreateReport",
        "codebuild:UpdateReport",
        "codebuild:BatchPutTestCases",
        "codebuild:BatchPutCodeCoverages",
    ];
    Statement::allow(
        "Reports",
        Reason::of("test-reports"),
        &actions,
        vec![arn::here("codebuild", ["report-group/".into(), project.into(), "-*".into()])],
    )
}

/// The parameters or secrets that variables of a kind and the buildspec refer to, each once.
fn resources_of(
    build: &Build,
    kind: VariableKind,
    in_buildspec: &[String],
    resource: impl Fn(&str) -> Option<Text>,
) -> Vec<Text> {
    let variables = build.variables.iter().filter(|variable| variable.kind == kind).map(|variable| &variable.value);
    let mut resources = Vec::new();
    for resource in variables.chain(in_buildspec).filter_map(|reference| resource(reference)) {
        if !resources.contains(&resource) {
            resources.push(resource);
        }
    }
    resources
}

fn parameter(reference: &str) -> Option<Text> {
    let name = references::parameter(reference)?;
    let path = exactly(name.strip_prefix('/').unwrap_or(name));
    Some(arn::here("ssm", ["parameter/".into(), path]))
}

fn secret(reference: &str) -> Option<Text> {
    let secret = references::secret(reference)?;
    let id = exactly(secret.id);
    Some(match secret.is_arn {
        true => text![id],
        // Secrets Manager adds a hyphen and six characters to each name.
        false => arn::here("secretsmanager", ["secret:".into(), id, "-??????".into()]),
    })
}

/// For builds: the images of their machines, their projects and their logs.
pub(crate) fn person_may(setup: &Setup, names: &Names) -> Vec<Statement> {
    let lists = [
        "codebuild:ListCuratedEnvironmentImages",
        "logs:DescribeLogGroups",
        "logs:DescribeIndexPolicies",
        "logs:DescribeResourcePolicies",
    ];
    let builds = [
        "codebuild:CreateProject",
        "codebuild:UpdateProject",
        "codebuild:DeleteProject",
        "codebuild:BatchGetProjects",
        "codebuild:BatchGetBuilds",
    ];
    let logs = [
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:PutRetentionPolicy",
        "logs:GetDataProtectionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
        "logs:ListTagsForResource",
        "logs:GetLogEvents",
    ];
    let prefix = names.prefix();
    let projects = vec![arn::here("codebuild", [Part::from(format!("project/{prefix}-*"))])];
    let groups = vec![arn::here("logs", [Part::from(format!("log-group:/aws/codebuild/{prefix}-*"))])];
    let mut statements = vec![Statement::allow("Lists", Reason::of("person-lists"), &lists, vec![text!["*"]])];
    statements.extend(roles::person_may(setup, names, SERVICE));
    statements.push(Statement::allow("Builds", Reason::of("person-build"), &builds, projects));
    statements.push(Statement::allow("Logs", Reason::of("person-logs"), &logs, groups));
    statements
}
