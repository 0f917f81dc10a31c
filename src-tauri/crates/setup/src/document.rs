//! The Setup document: the person's answers, and the file that is shared (`*.gangway.json`).
//!
//! It holds no account, profile, ARN, local path or secret: those are the target, kept apart. Whatever was typed is kept
//! as it is. The format can say more than this version can make ([`crate::format`] has all of it): what no type here
//! names is kept in `other` or in a variant `Planned`, written back as it was, and refused by `check` at its field.

use std::collections::BTreeMap;

use gangway_catalog::providers::{self, ProviderType};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

pub use crate::deploy::DeployTarget;
use crate::secrets;

/// The version that this program writes.
pub const VERSION: u32 = 2;

/// The person's answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Setup {
    /// Version of this format.
    pub gangway: u32,
    /// Prefix of everything that is made: stack, pipeline, project, roles, bucket.
    pub name: String,
    /// Where the code is.
    pub repository: Repository,
    /// The host that is wished for, with a server of one's own. An earlier version can't make it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub host: Option<HostWish>,
    /// The connection that is wished for.
    pub connection: ConnectionWish,
    /// What every role has, where somebody demands it; none: nobody does, and nothing is written. An earlier version can't
    /// make it, and need not refuse it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub roles: Option<Roles>,
    /// The builds; pipelines refer to them by name.
    pub builds: Vec<Build>,
    /// The pipelines. The first is the main one; pull-request checks are further entries.
    pub pipelines: Vec<Pipeline>,
    /// Tags for everything that is made, beside our own.
    pub tags: BTreeMap<String, String>,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// Where the code is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Repository {
    /// Unknown until it is chosen or recognised.
    pub provider: Option<ProviderType>,
    /// `owner/name`, as the provider spells it (GitLab: `group/subgroup/name`).
    pub name: String,
    /// One literal branch: what a first or manual run builds.
    pub branch: String,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// The host that is wished for. Which one it became, and in which VPC it is, are the target's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct HostWish {
    /// Its name, 1..64 characters.
    pub name: String,
    /// Where the server is found: `https://server[:port]`, for GitLab below a path, too. What may be a password isn't read.
    #[serde(deserialize_with = "endpoint")]
    pub endpoint: String,
    /// Whether the server can be reached from the internet.
    pub network: ServerNetwork,
    /// The certificates, as PEM, that lead to a server's own when no public authority issued it; public by nature. A private
    /// key among them isn't read.
    #[serde(deserialize_with = "certificate")]
    pub certificate: Option<String>,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

fn endpoint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(|text| secrets::without_credentials(&text))
}

fn certificate<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.map(|text| secrets::without_private_key(&text)))
}

/// From where a server can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ServerNetwork {
    /// From the internet.
    #[default]
    Public,
    /// Only from within a network: the host is in a VPC that leads there.
    Private,
}

/// The connection that is wished for. Which one it became is the target's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ConnectionWish {
    /// Its name, 1..32 characters.
    pub name: String,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// What every role has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Roles {
    /// IAM's path, with a slash at its beginning and its end; none, or empty: `/`.
    pub path: Option<String>,
    /// The name of the policy that bounds each role, with its path: `teams/DeveloperBoundary`. One that AWS keeps begins with
    /// `aws:`. None, or empty: there is none.
    pub boundary: Option<String>,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// One CodeBuild project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Build {
    /// Its name within the setup; the project becomes `{setup.name}-{name}`.
    pub name: String,
    /// Id of a recipe of the catalog.
    pub recipe: String,
    /// One of the recipe's package managers.
    pub package_manager: String,
    /// One of the recipe's runtime versions, as text: `3.10` is not `3.1`.
    pub runtime_version: String,
    /// What it runs on.
    pub machine: Machine,
    /// Minutes before a build is stopped, 5..2160.
    pub timeout_minutes: u32,
    /// Where it runs; none: in the host's VPC when it clones from a private server itself, else in none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub network: Option<BuildNetwork>,
    /// Variables of the build.
    pub variables: Vec<Variable>,
    /// Where the buildspec lives.
    pub buildspec: BuildspecPlace,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// The network that a build runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BuildNetwork {
    /// AWS's own, with the internet and nothing of the person's.
    Public,
    /// The VPC, subnets and security groups of the host.
    Host,
}

/// What a build runs on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Machine {
    /// `environment.type` that goes with the image, e.g. `LINUX_CONTAINER`.
    #[serde(rename = "type")]
    pub environment: String,
    /// `environment.computeType`, e.g. `BUILD_GENERAL1_SMALL`.
    pub size: String,
    /// Image id, as `ListCuratedEnvironmentImages` names it.
    pub image: String,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// Where the buildspec lives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "place", rename_all = "camelCase")]
pub enum BuildspecPlace {
    /// Inside the project, so that the first run needs no commit.
    Project {
        /// What the person wrote; none: what the recipe says.
        #[serde(default)]
        text: Option<String>,
    },
    /// In the repository.
    Repository {
        /// Path from the root of the repository.
        #[serde(default)]
        path: String,
    },
}

/// One environment variable of a build.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What `value` means.
    pub kind: VariableKind,
    /// The text itself, a parameter's name, or a secret's reference. Never a secret.
    pub value: String,
}

/// What a variable's value means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VariableKind {
    /// The text itself; anyone who may see the project sees it.
    #[default]
    Plain,
    /// The name of a Parameter Store parameter.
    ParameterStore,
    /// A Secrets Manager reference: `secret-id[:json-key[:version-stage[:version-id]]]`.
    SecretsManager,
}

/// One pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Pipeline {
    /// Its name within the setup; the pipeline becomes `{setup.name}` for the first, `{setup.name}-{name}` for others.
    pub name: String,
    /// How the repository reaches the builds.
    pub source: Source,
    /// What starts it.
    pub trigger: Trigger,
    /// The builds: one group after the other, those of a group side by side.
    pub run: Vec<Vec<BuildStep>>,
    /// Where the builds' files go, one environment after the other.
    pub environments: Vec<Environment>,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

impl Pipeline {
    /// The builds that it runs, in their order.
    pub fn builds(&self) -> impl Iterator<Item = &BuildStep> {
        self.run.iter().flatten()
    }

    /// The deployments, in their order.
    pub fn deployments(&self) -> impl Iterator<Item = &Deployment> {
        self.environments.iter().flat_map(|environment| &environment.deploy)
    }
}

/// How the repository reaches the builds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Source {
    /// In which form.
    pub format: SourceFormat,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// `OutputArtifactFormat` of the source action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SourceFormat {
    /// A snapshot without `.git`, up to 1 GB, usable by any action (`CODE_ZIP`).
    #[default]
    Zip,
    /// A reference that only CodeBuild can follow; the build clones (`CODEBUILD_CLONE_REF`).
    Clone,
}

/// One build within a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct BuildStep {
    /// Name of the build.
    pub build: String,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// What starts a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "camelCase")]
pub enum Trigger {
    /// Every push to the repository's branch: the source action's own detection, no trigger block.
    #[default]
    Push,
    /// Only a person starts it.
    Manual,
    /// A trigger block. The window's "some branches" and "pull requests" are one filter each.
    #[serde(rename_all = "camelCase")]
    Filters {
        /// What of a push starts it; one that matches is enough.
        #[serde(default)]
        push: Vec<PushFilter>,
        /// What of a pull request starts it; one that matches is enough.
        #[serde(default)]
        pull_requests: Vec<PullRequestFilter>,
    },
    /// What this version can't make yet.
    #[serde(untagged)]
    #[ts(skip)]
    Planned(Map<String, Value>),
}

/// Which pushes start a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PushFilter {
    /// The branch that is pushed to.
    pub branches: Patterns,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// Which events of a pull request start a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PullRequestFilter {
    /// The branch that it would be merged into; without a pattern: any.
    pub branches: Patterns,
    /// Which events; none: all.
    pub events: Vec<PullRequestEvent>,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// Glob patterns of CodePipeline, at most 8 each. Excludes beat includes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Patterns {
    /// What matches.
    pub include: Vec<String>,
    /// What doesn't.
    pub exclude: Vec<String>,
}

/// Events of a pull request, spelled as CodePipeline spells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
pub enum PullRequestEvent {
    /// It was opened.
    Open,
    /// New commits arrived.
    Updated,
    /// It was closed or merged.
    Closed,
}

/// A place that is deployed to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Environment {
    /// Its name within the pipeline; the only one needs none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// A person approves each run before it is deployed here; none: nobody does.
    pub approval: Option<Approval>,
    /// What is deployed.
    pub deploy: Vec<Deployment>,
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// What a person is asked before a deployment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Approval {
    /// Planned members that this version can't make yet.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// One deployment: what, and where to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Deployment {
    /// Name of the build whose files are deployed, or `source`.
    #[serde(default)]
    pub from: String,
    /// Where to.
    #[serde(flatten)]
    pub target: DeployTarget,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            gangway: VERSION,
            name: String::new(),
            repository: Repository::default(),
            host: None,
            connection: ConnectionWish::default(),
            roles: None,
            builds: vec![Build::default()],
            pipelines: vec![Pipeline::default()],
            tags: BTreeMap::new(),
            other: Map::new(),
        }
    }
}

impl Default for Build {
    fn default() -> Self {
        Self {
            name: "build".to_owned(),
            recipe: String::new(),
            package_manager: String::new(),
            runtime_version: String::new(),
            machine: Machine::default(),
            timeout_minutes: 60,
            network: None,
            variables: Vec::new(),
            buildspec: BuildspecPlace::default(),
            other: Map::new(),
        }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self {
            environment: "LINUX_CONTAINER".to_owned(),
            size: "BUILD_GENERAL1_SMALL".to_owned(),
            image: String::new(),
            other: Map::new(),
        }
    }
}

impl Default for BuildspecPlace {
    fn default() -> Self {
        Self::Project { text: None }
    }
}

impl Default for Pipeline {
    fn default() -> Self {
        Self {
            name: "main".to_owned(),
            source: Source::default(),
            trigger: Trigger::default(),
            run: vec![vec![BuildStep { build: "build".to_owned(), other: Map::new() }]],
            environments: Vec::new(),
            other: Map::new(),
        }
    }
}

impl Setup {
    /// Whether the repository lies on a server of one's own, which AWS reaches through a host.
    #[must_use]
    pub fn needs_host(&self) -> bool {
        self.repository.provider.is_some_and(|provider| providers::of(provider).needs_host)
    }

    /// Whether the server is one that only a VPC leads to.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.needs_host() && self.host.as_ref().is_some_and(|host| host.network == ServerNetwork::Private)
    }

    /// Whether a pipeline has this build fetch the repository itself.
    #[must_use]
    pub fn clones(&self, build: &Build) -> bool {
        self.pipelines.iter().any(|pipeline| {
            pipeline.source.format == SourceFormat::Clone && pipeline.builds().any(|step| step.build == build.name)
        })
    }

    /// Whether a build runs in the host's VPC: as it says, or because it could clone from nowhere else.
    #[must_use]
    pub fn runs_in_vpc(&self, build: &Build) -> bool {
        self.is_private()
            && match build.network {
                Some(network) => network == BuildNetwork::Host,
                None => self.clones(build),
            }
    }

    /// IAM's path of every role, e.g. `/`.
    #[must_use]
    pub fn role_path(&self) -> &str {
        let path = self.roles.as_ref().and_then(|roles| roles.path.as_deref());
        path.filter(|path| !path.is_empty()).unwrap_or("/")
    }

    /// The policy that bounds every role.
    #[must_use]
    pub fn boundary(&self) -> Option<Boundary<'_>> {
        let text = self.roles.as_ref()?.boundary.as_deref().filter(|text| !text.is_empty())?;
        Some(match text.strip_prefix(Boundary::AWS) {
            Some(name) => Boundary { of_aws: true, name },
            None => Boundary { of_aws: false, name: text },
        })
    }
}

/// A policy that bounds roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary<'a> {
    /// Whether AWS keeps it, and not the account.
    pub of_aws: bool,
    /// With its path, as its ARN ends: `teams/DeveloperBoundary`.
    pub name: &'a str,
}

impl Boundary<'_> {
    /// What a setup writes before the name of a policy that AWS keeps.
    pub const AWS: &'static str = "aws:";
}

/// The forms that the window offers.
impl Trigger {
    /// Pushes to some branches.
    #[must_use]
    pub fn branches(include: Vec<String>, exclude: Vec<String>) -> Self {
        let filter = PushFilter { branches: Patterns { include, exclude }, other: Map::new() };
        Self::Filters { push: vec![filter], pull_requests: Vec::new() }
    }

    /// Pull requests into some branches; without a pattern into any.
    #[must_use]
    pub fn pull_requests(include: Vec<String>, events: Vec<PullRequestEvent>) -> Self {
        let branches = Patterns { include, exclude: Vec::new() };
        let filter = PullRequestFilter { branches, events, other: Map::new() };
        Self::Filters { push: Vec::new(), pull_requests: vec![filter] }
    }
}

impl Pipeline {
    /// A pipeline that runs one build, and nothing else yet.
    #[must_use]
    pub fn of(build: &str) -> Self {
        Self { run: vec![vec![BuildStep { build: build.to_owned(), other: Map::new() }]], ..Self::default() }
    }
}

impl Deployment {
    /// What `from` says for the repository's own files.
    pub const SOURCE: &str = "source";

    /// Whether the repository's own files are deployed. A build of that name goes first.
    #[must_use]
    pub fn takes_source(&self, pipeline: &Pipeline) -> bool {
        self.from == Self::SOURCE && !pipeline.builds().any(|step| step.build == self.from)
    }
}

impl Environment {
    /// The only environment: one deployment of a build's files.
    #[must_use]
    pub fn of(build: &str, target: DeployTarget, approval: bool) -> Self {
        Self {
            approval: approval.then(Approval::default),
            deploy: vec![Deployment { from: build.to_owned(), target }],
            ..Self::default()
        }
    }
}
