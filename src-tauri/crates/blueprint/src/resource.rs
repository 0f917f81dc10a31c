//! What AWS will hold, one type a kind. Names and members are AWS's; how they are spelled in a file is an exporter's.

use gangway_catalog::providers::ProviderType;
use gangway_setup::buildspec::Buildspec;
use gangway_setup::document::{PullRequestFilter, PushFilter, VariableKind};
use strum::{IntoStaticStr, VariantArray};

use crate::id::Id;
use crate::policy::Policy;
use crate::text::Text;

/// One resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// Its logical id.
    pub id: Id,
    /// What it is for.
    pub purpose: Purpose,
    /// What it is.
    pub kind: Kind,
}

/// What a resource is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A connection to a Git provider.
    Connection(Connection),
    /// An S3 bucket.
    Bucket(Bucket),
    /// The policy of a bucket.
    BucketPolicy(BucketPolicy),
    /// A log group of CloudWatch Logs.
    LogGroup(LogGroup),
    /// An IAM role.
    Role(Role),
    /// A CodeBuild project.
    Project(Project),
    /// A CodePipeline pipeline.
    Pipeline(Pipeline),
}

impl Kind {
    /// The name of the type at AWS, as CloudFormation spells it.
    pub fn aws_type(&self) -> &'static str {
        match self {
            Self::Connection(_) => "AWS::CodeConnections::Connection",
            Self::Bucket(_) => "AWS::S3::Bucket",
            Self::BucketPolicy(_) => "AWS::S3::BucketPolicy",
            Self::LogGroup(_) => "AWS::Logs::LogGroup",
            Self::Role(_) => "AWS::IAM::Role",
            Self::Project(_) => "AWS::CodeBuild::Project",
            Self::Pipeline(_) => "AWS::CodePipeline::Pipeline",
        }
    }

    /// Its physical name, where it has a fixed one. Roles have none: IAM's names hold in all Regions at once, and a
    /// fixed one would keep the same setup from a second Region.
    pub fn name(&self) -> Option<Text> {
        match self {
            Self::Connection(connection) => Some(connection.name.as_str().into()),
            Self::Bucket(bucket) => Some(bucket.name.clone()),
            Self::BucketPolicy(_) | Self::Role(_) => None,
            Self::LogGroup(group) => Some(group.name.as_str().into()),
            Self::Project(project) => Some(project.name.as_str().into()),
            Self::Pipeline(pipeline) => Some(pipeline.name.as_str().into()),
        }
    }
}

/// What a resource is for. The sentences are `resource-<purpose>` in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Purpose {
    /// Opens the way from AWS to the repository.
    Connection,
    /// Holds what stages hand to one another.
    ArtifactBucket,
    /// Refuses what isn't TLS.
    ArtifactBucketPolicy,
    /// Holds the build's output.
    BuildLogs,
    /// What the build may do.
    BuildRole,
    /// How it is built.
    BuildProject,
    /// Holds what was deployed.
    DeployBucket,
    /// Refuses what isn't TLS.
    DeployBucketPolicy,
    /// What the pipeline may do.
    PipelineRole,
    /// The pipeline.
    Pipeline,
}

impl Purpose {
    /// All purposes: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its id, as in `resource-<id>`.
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// A connection. Its name and provider are for ever: another one would be a new, unauthorised connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Its name.
    pub name: String,
    /// The provider.
    pub provider: ProviderType,
}

/// A private bucket: no public access, encrypted (SSE-S3), versioned, owned by the account alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Its name, unique in the world.
    pub name: Text,
    /// Days after which an object expires; none: it stays.
    pub expire_days: Option<u32>,
    /// Days after which what was replaced or deleted is gone for good.
    pub expire_former_days: u32,
    /// Days after which an upload that was never finished is dropped.
    pub abort_uploads_days: u32,
}

/// The policy of a bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct BucketPolicy {
    /// The bucket.
    pub bucket: Id,
    /// The policy.
    pub policy: Policy,
}

/// A log group.
#[derive(Clone, Debug, PartialEq)]
pub struct LogGroup {
    /// Its name.
    pub name: String,
    /// Days for which a line is kept; one of the numbers that PutRetentionPolicy knows.
    pub retention_days: u32,
}

/// A role that a service takes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Who may take it on.
    pub trust: Policy,
    /// Name of its one inline policy.
    pub policy_name: &'static str,
    /// What it may do.
    pub policy: Policy,
}

/// A CodeBuild project that a pipeline drives.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: Id,
    /// Its log group.
    pub logs: Id,
    /// Its image.
    pub image: String,
    /// `environment.type`.
    pub environment: String,
    /// `environment.computeType`.
    pub compute: String,
    /// Minutes before a build is stopped.
    pub timeout_minutes: u32,
    /// Its variables.
    pub variables: Vec<EnvironmentVariable>,
    /// Its buildspec.
    pub buildspec: BuildspecSource,
}

/// One variable of a build.
#[derive(Clone, Debug, PartialEq)]
pub struct EnvironmentVariable {
    /// Its name.
    pub name: String,
    /// What `value` means.
    pub kind: VariableKind,
    /// The text, the parameter's name or the secret's reference.
    pub value: String,
}

/// Where a build finds its buildspec.
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
        /// What the recipe says, to begin with when there is none yet.
        recipe: Buildspec,
    },
}

/// A pipeline of type V2.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipeline {
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: Id,
    /// Its artifact store.
    pub artifacts: Id,
    /// How runs that overlap treat one another.
    pub mode: ExecutionMode,
    /// What its first stage fetches.
    pub source: Source,
    /// What starts it beside the source action's own detection.
    pub trigger: Option<GitTrigger>,
    /// Its stages, the source first.
    pub stages: Vec<Stage>,
}

/// What a pipeline fetches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `owner/name`.
    pub repository: String,
    /// One literal branch.
    pub branch: String,
    /// Whether each push to the branch starts the pipeline. A trigger block replaces that.
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
    /// What of a push starts it.
    pub push: Vec<PushFilter>,
    /// What of a pull request starts it.
    pub pull_requests: Vec<PullRequestFilter>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Once in its pipeline.
    pub name: String,
    /// Its actions.
    pub actions: Vec<Action>,
    /// What happens when it fails.
    pub on_failure: Option<OnFailure>,
}

/// What happens when a stage fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// The failed actions are tried once more.
    Retry,
    /// The stage goes back to its last success.
    Rollback,
}

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Once in its stage.
    pub name: String,
    /// What runs.
    pub kind: ActionType,
    /// Keys as the action's reference page spells them, values always text of 1..1000 characters.
    pub configuration: Vec<(&'static str, Text)>,
    /// Artifacts that it reads.
    pub inputs: Vec<String>,
    /// Artifacts that it writes.
    pub outputs: Vec<String>,
    /// Under which name later actions find its variables.
    pub namespace: Option<String>,
    /// From 1: actions of a stage with one number run side by side, and a larger number waits for the smaller ones.
    pub run_order: u32,
    /// What it works on, to be shown: repository and branch, a project, a bucket; empty: nothing.
    pub about: Text,
}

impl Action {
    /// An action of version 1 that is configured by nothing and reads and writes nothing.
    pub(crate) fn of(name: impl Into<String>, category: &'static str, provider: &'static str) -> Self {
        Self {
            name: name.into(),
            kind: ActionType { category, provider, version: "1" },
            configuration: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            namespace: None,
            run_order: 1,
            about: Text::default(),
        }
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
