//! What AWS will hold, one type a kind. Names and members are AWS's; how they are spelled in a file is an exporter's.

use gangway_catalog::providers::ProviderType;
use gangway_setup::buildspec::Buildspec;
use gangway_setup::document::{PullRequestFilter, PushFilter, Setup, VariableKind};
use strum::IntoStaticStr;

use crate::arn;
use crate::id::Id;
use crate::policy::{Policy, Reason};
use crate::text::{Part, Text, text};

#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    pub id: Id,
    pub purpose: Purpose,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Host(Host),
    Connection(Connection),
    Bucket(Bucket),
    BucketPolicy(BucketPolicy),
    LogGroup(LogGroup),
    Role(Role),
    Project(Project),
    Pipeline(Pipeline),
}

impl Kind {
    /// The name of the type at AWS, as CloudFormation spells it.
    pub fn aws_type(&self) -> &'static str {
        match self {
            Self::Host(_) => "AWS::CodeConnections::Host",
            Self::Connection(_) => "AWS::CodeConnections::Connection",
            Self::Bucket(_) => "AWS::S3::Bucket",
            Self::BucketPolicy(_) => "AWS::S3::BucketPolicy",
            Self::LogGroup(_) => "AWS::Logs::LogGroup",
            Self::Role(_) => "AWS::IAM::Role",
            Self::Project(_) => "AWS::CodeBuild::Project",
            Self::Pipeline(_) => "AWS::CodePipeline::Pipeline",
        }
    }

    /// The physical name, where there is a fixed one. Roles have none: IAM's names hold in all Regions at once, and a
    /// fixed one would keep the same setup from a second Region.
    pub fn name(&self) -> Option<Text> {
        match self {
            Self::Host(host) => Some(host.name.as_str().into()),
            Self::Connection(connection) => Some(connection.name.as_str().into()),
            Self::Bucket(bucket) => Some(bucket.name.clone()),
            Self::BucketPolicy(_) | Self::Role(_) => None,
            Self::LogGroup(group) => Some(group.name.as_str().into()),
            Self::Project(project) => Some(project.name.as_str().into()),
            Self::Pipeline(pipeline) => Some(pipeline.name.as_str().into()),
        }
    }
}

/// What a resource is for. The id is that of its sentence, `resource-<id>` in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Purpose(&'static str);

impl Purpose {
    /// With a literal, which a test of `export` looks for in `words`.
    pub(crate) const fn of(id: &'static str) -> Self {
        Self(id)
    }

    pub fn id(self) -> &'static str {
        self.0
    }
}

/// A host: by it AWS reaches a server of one's own. Once a person has set it up, nothing of it can be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    pub name: String,
    pub provider: ProviderType,
    /// Where the server answers, e.g. `https://gitlab.corp.example:8443`.
    pub endpoint: String,
    /// None for a server that is reached from the internet.
    pub vpc: Option<Vpc>,
    /// What the server's certificate is trusted by, as PEM; only with a VPC.
    pub certificate: Option<String>,
}

/// A VPC and the parts of it that something runs in.
#[derive(Clone, Debug, PartialEq)]
pub struct Vpc {
    pub id: Text,
    /// Stands for several: see [`Parameter::is_list`](crate::text::Parameter::is_list).
    pub subnets: Text,
    /// Stands for several.
    pub security_groups: Text,
}

/// A connection. Name, provider and host can't be changed: another one would be a new, unauthorized connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    pub name: String,
    /// AWS asks for it only where there is no host, which has one of its own.
    pub provider: ProviderType,
    /// The ARN of the host, with a server of one's own.
    pub host: Option<Text>,
}

/// A private bucket: no public access, encrypted (SSE-S3), versioned, owned by the account alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Unique in the world.
    pub name: Text,
    /// Days after which an object expires; none: it stays.
    pub expire_days: Option<u32>,
    /// Days after which what was replaced or deleted is gone for good.
    pub expire_former_days: u32,
    /// Days after which an upload that was never finished is dropped.
    pub abort_uploads_days: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BucketPolicy {
    pub bucket: Id,
    pub policy: Policy,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LogGroup {
    pub name: String,
    /// Days for which a line is kept; one of the numbers that PutRetentionPolicy knows.
    pub retention_days: u32,
}

/// A role that a service assumes.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Who may assume the role.
    pub trust: Policy,
    /// Name of its one inline policy.
    pub policy_name: &'static str,
    /// The permissions.
    pub policy: Policy,
    /// Policies that AWS keeps, beside its own one.
    pub managed: Vec<ManagedPolicy>,
    /// Whether the role stays when its stack goes: what it was made for is still there, and needs it.
    pub outlives_stack: bool,
    /// IAM's path, e.g. `/`: its ARN has it before the name.
    pub path: String,
    /// The ARN of the policy that bounds it, whatever its own ones allow.
    pub boundary: Option<Text>,
}

impl Role {
    /// A role that has its inline policy only, and what the setup says of every role.
    pub(crate) fn of(setup: &Setup, trust: Policy, policy_name: &'static str, policy: Policy) -> Self {
        Self {
            trust,
            policy_name,
            policy,
            managed: Vec::new(),
            outlives_stack: false,
            path: setup.role_path().to_owned(),
            boundary: setup.boundary().map(arn::boundary),
        }
    }
}

/// A policy that AWS keeps: for permissions that nobody can list, such as those of a template that isn't known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagedPolicy {
    /// As AWS calls it, with its path, e.g. `service-role/AWSCodeDeployRole`.
    pub name: &'static str,
    /// The sentence that explains why a role has it.
    pub reason: Reason,
}

impl ManagedPolicy {
    pub fn arn(self) -> Text {
        text!["arn:", Part::Partition, ":iam::aws:policy/", self.name]
    }
}

/// A CodeBuild project that a pipeline drives.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    pub name: String,
    pub role: Id,
    pub logs: Id,
    pub image: String,
    /// `environment.type`.
    pub environment: String,
    /// `environment.computeType`.
    pub compute: String,
    /// Minutes before a build is stopped.
    pub timeout_minutes: u32,
    pub variables: Vec<EnvironmentVariable>,
    pub buildspec: BuildspecSource,
    /// Where the builds run; none: in AWS's own network.
    pub vpc: Option<Vpc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EnvironmentVariable {
    pub name: String,
    /// How `value` is read.
    pub kind: VariableKind,
    /// The text, the parameter's name or the secret's reference.
    pub value: String,
}

/// The place of a buildspec.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildspecSource {
    /// In the project: what the recipe says.
    Recipe(Buildspec),
    /// In the project: what a person wrote.
    Written(String),
    /// In the repository.
    Path {
        /// The path from its root.
        path: String,
        /// For a repository that has no buildspec yet, from the recipe.
        recipe: Buildspec,
    },
}

/// A pipeline of type V2.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline {
    pub name: String,
    pub role: Id,
    /// The bucket that carries artifacts between the stages.
    pub artifacts: Id,
    pub mode: ExecutionMode,
    /// Fetched by the first stage.
    pub source: Source,
    /// Replaces the source action's own detection of changes.
    pub trigger: Option<GitTrigger>,
    /// The source first.
    pub stages: Vec<Stage>,
}

/// The repository and branch of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `owner/name`.
    pub repository: String,
    /// One literal branch.
    pub branch: String,
    /// Each push to the branch starts the pipeline; off where a trigger block says what does.
    pub detect_changes: bool,
}

/// How runs that overlap treat one another; the stricter is the greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum ExecutionMode {
    /// Side by side; nothing can be rolled back.
    #[default]
    Parallel,
    /// A newer run overtakes one that waits before a stage.
    Superseded,
    /// One after the other.
    Queued,
}

impl ExecutionMode {
    /// As CodePipeline spells it.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A trigger block: one of its filters that matches is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct GitTrigger {
    /// Name of the source action that it replaces the detection of.
    pub source_action: &'static str,
    /// Filters of pushes.
    pub push: Vec<PushFilter>,
    /// Filters of pull requests.
    pub pull_requests: Vec<PullRequestFilter>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Once in its pipeline; at most 100 characters of A-Z a-z 0-9 . @ - _
    pub name: String,
    pub actions: Vec<Action>,
    /// None: the run stops there.
    pub on_failure: Option<OnFailure>,
}

/// CodePipeline's answer to a failed stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// The failed actions are tried once more.
    Retry,
    /// The stage goes back to its last success.
    Rollback,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Once in its stage.
    pub name: String,
    pub kind: ActionType,
    pub activity: Activity,
    /// Keys as the action's reference page spells them, values always text of 1..1000 characters.
    pub configuration: Vec<(&'static str, Text)>,
    /// Artifacts that it reads.
    pub inputs: Vec<String>,
    /// Artifacts that it writes.
    pub outputs: Vec<String>,
    /// Later actions name its variables by it: `#{SourceVariables.CommitId}`.
    pub namespace: Option<String>,
    /// From 1: actions of a stage with one number run side by side, and a larger number waits for the smaller ones.
    pub run_order: u32,
    /// For drawings: repository and branch, a project, a bucket; empty for an approval.
    pub about: Text,
}

impl Action {
    /// An action of version 1 that is configured by nothing and reads and writes nothing.
    pub(crate) fn of(
        name: impl Into<String>,
        activity: Activity,
        category: &'static str,
        provider: &'static str,
    ) -> Self {
        Self {
            name: name.into(),
            kind: ActionType { category, provider, version: "1" },
            activity,
            configuration: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            namespace: None,
            run_order: 1,
            about: Text::default(),
        }
    }
}

/// What an action does, in a few words. The id is that of its sentence, `action-<id>` in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activity(&'static str);

impl Activity {
    /// With a literal, which a test of `export` looks for in `words`.
    pub(crate) const fn of(id: &'static str) -> Self {
        Self(id)
    }

    pub fn id(self) -> &'static str {
        self.0
    }
}

/// The type of an action; its owner is always AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionType {
    /// `Source`, `Build`, `Approval`, `Deploy`, …
    pub category: &'static str,
    /// E.g. `CodeBuild`.
    pub provider: &'static str,
    /// E.g. `1`.
    pub version: &'static str,
}
