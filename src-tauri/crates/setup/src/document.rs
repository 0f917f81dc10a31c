//! The Setup document: the person's answers, and the file that is shared (`*.gangway.json`).
//!
//! It holds no account, profile, ARN, local path or secret: those are the target, kept apart. Whatever was typed is
//! kept as it is, and members that this version doesn't know survive a round trip.

use std::collections::BTreeMap;

use gangway_catalog::providers::ProviderType;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// The version that this program writes.
pub const VERSION: u32 = 1;

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
    /// The connection that is wished for.
    pub connection: ConnectionWish,
    /// The builds; pipelines refer to them by name.
    pub builds: Vec<Build>,
    /// The pipelines. The first is the main one; pull-request checks are further entries.
    pub pipelines: Vec<Pipeline>,
    /// Tags for everything that is made, beside our own.
    pub tags: BTreeMap<String, String>,
    /// Members of a newer version, kept.
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
    /// Members of a newer version, kept.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// The connection that is wished for. Which one it became is the target's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ConnectionWish {
    /// Its name, 1..32 characters.
    pub name: String,
    /// Members of a newer version, kept.
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
    /// Image id, as `ListCuratedEnvironmentImages` names it.
    pub image: String,
    /// `environment.type` that goes with the image, e.g. `LINUX_CONTAINER`.
    pub environment: String,
    /// `environment.computeType`, e.g. `BUILD_GENERAL1_SMALL`.
    pub compute: String,
    /// Minutes before a build is stopped, 5..2160.
    pub timeout_minutes: u32,
    /// Variables of the build.
    pub variables: Vec<Variable>,
    /// Where the buildspec lives.
    pub buildspec: BuildspecPlace,
    /// Members of a newer version, kept.
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
    /// Name of the build that it runs.
    pub build: String,
    /// In which form the source reaches the build.
    pub artifact: ArtifactFormat,
    /// What starts it.
    pub trigger: Trigger,
    /// What follows the build.
    pub deploy: Deploy,
    /// Members of a newer version, kept.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// `OutputArtifactFormat` of the source action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ArtifactFormat {
    /// A snapshot without `.git`, up to 1 GB, usable by any action (`CODE_ZIP`).
    #[default]
    Zip,
    /// A reference that only CodeBuild can follow; the build clones (`CODEBUILD_CLONE_REF`).
    Clone,
}

/// What starts a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "camelCase")]
pub enum Trigger {
    /// Every push to the repository's branch: the source action's own detection, no trigger block.
    #[default]
    Push,
    /// Pushes to branches that match.
    Branches {
        /// Glob patterns, 1..8.
        #[serde(default)]
        include: Vec<String>,
        /// Glob patterns, 0..8; they beat the includes.
        #[serde(default)]
        exclude: Vec<String>,
    },
    /// Pull requests into branches that match.
    PullRequests {
        /// Glob patterns of the target branch, 0..8; none: all.
        #[serde(default)]
        branches: Vec<String>,
        /// Which events; none: all.
        #[serde(default)]
        events: Vec<PullRequestEvent>,
    },
    /// Only a person starts it.
    Manual,
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

/// What follows the build.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase")]
pub enum Deploy {
    /// Nothing: the pipeline builds and tests.
    #[default]
    Nothing,
    /// A copy of the build's files to a private bucket that the stack makes.
    S3 {
        /// Whether a person approves each deployment first.
        #[serde(default)]
        approval: bool,
    },
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            gangway: VERSION,
            name: String::new(),
            repository: Repository::default(),
            connection: ConnectionWish::default(),
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
            image: String::new(),
            environment: "LINUX_CONTAINER".to_owned(),
            compute: "BUILD_GENERAL1_SMALL".to_owned(),
            timeout_minutes: 60,
            variables: Vec::new(),
            buildspec: BuildspecPlace::default(),
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
            build: "build".to_owned(),
            artifact: ArtifactFormat::default(),
            trigger: Trigger::default(),
            deploy: Deploy::default(),
            other: Map::new(),
        }
    }
}
