//! A buildspec, typed, as CodeBuild reads it.
//!
//! Source of the members: CodeBuild user guide, "Build specification reference". What a text has beyond them is ignored, as
//! CodeBuild does; what it refuses is a problem with its line, found by the room of setups.

mod on_failure;
mod read;
mod scalar;

use std::collections::BTreeMap;

pub use on_failure::OnFailure;
pub use read::{SpecReading, read};
use serde::{Deserialize, Serialize};

/// A buildspec.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Spec {
    /// `version`.
    pub version: SpecVersion,
    /// `run-as`: the user of all commands.
    pub run_as: Option<String>,
    /// `env`.
    pub env: Env,
    /// `proxy`.
    pub proxy: Proxy,
    /// Whether there is a `batch`, which isn't run here.
    pub batch: bool,
    /// `phases`.
    pub phases: BTreeMap<PhaseName, Phase>,
    /// `reports`, by the name of their group, in the order of the text.
    pub reports: Vec<(String, Report)>,
    /// `artifacts`.
    pub artifacts: Option<Artifacts>,
    /// `cache`.
    pub cache: Option<Cache>,
}

/// `version`, which says how commands are run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpecVersion {
    /// Each command has a shell of its own.
    #[serde(rename = "0.1")]
    One,
    /// Variables and the working directory go over from one command to the next.
    #[default]
    #[serde(rename = "0.2")]
    Two,
}

/// `env`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Env {
    /// `shell`; none: `sh`.
    pub shell: Option<ShellTag>,
    /// `variables`; in version 0.1 `environment_variables/plaintext`.
    pub variables: BTreeMap<String, String>,
    /// `parameter-store`: the variable, and the parameter's name.
    pub parameters: BTreeMap<String, String>,
    /// `secrets-manager`: the variable, and the secret's reference.
    pub secrets: BTreeMap<String, String>,
    /// `exported-variables`.
    pub exported: Vec<String>,
    /// `git-credential-helper`.
    pub git_credential_helper: bool,
}

/// `env/shell`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShellTag {
    /// The system's shell.
    Sh,
    /// Bash.
    Bash,
    /// PowerShell, `cmd`, or a shell that the reference doesn't know: not available here.
    Other(String),
}

/// `proxy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Proxy {
    /// `upload-artifacts`.
    pub upload_artifacts: bool,
    /// `logs`.
    pub logs: bool,
}

/// The phases that have commands, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseName {
    /// `install`.
    Install,
    /// `pre_build`.
    PreBuild,
    /// `build`.
    Build,
    /// `post_build`.
    PostBuild,
}

impl PhaseName {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::Install, Self::PreBuild, Self::Build, Self::PostBuild];

    /// As a buildspec spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Install => "install",
            Self::PreBuild => "pre_build",
            Self::Build => "build",
            Self::PostBuild => "post_build",
        }
    }
}

/// One of `phases`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Phase {
    /// `run-as`, before the buildspec's own.
    pub run_as: Option<String>,
    /// `on-failure`; none: what the phase does by itself.
    pub on_failure: Option<OnFailure>,
    /// `runtime-versions`, of `install` alone: runtime and version, in the order of the text.
    pub runtimes: Vec<(String, String)>,
    /// `commands`.
    pub commands: Vec<Command>,
    /// `finally`: run whatever became of the commands.
    pub finally: Vec<Command>,
    /// Whether there are `steps`, actions of GitHub's in the place of commands, which aren't run here.
    pub steps: bool,
}

/// A command, which may have several lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Command {
    /// Its line in the buildspec, from 1.
    pub line: usize,
    /// What the shell reads.
    pub text: String,
}

/// One of `reports`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Report {
    /// `files`.
    pub files: Vec<String>,
    /// `base-directory`.
    pub base: String,
    /// `discard-paths`.
    pub discard_paths: bool,
    /// `file-format`, in capitals; `JUNITXML` where there is none.
    pub format: String,
}

/// `artifacts`, or one of its `secondary-artifacts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Artifacts {
    /// `files`.
    pub files: Vec<String>,
    /// `name`, which the shell may compute.
    pub name: String,
    /// `base-directory`.
    pub base: String,
    /// `discard-paths`.
    pub discard_paths: bool,
    /// `exclude-paths`.
    pub exclude: Vec<String>,
    /// `enable-symlinks`.
    pub symlinks: bool,
    /// `secondary-artifacts`, by their identifier, in the order of the text.
    pub secondary: Vec<(String, Artifacts)>,
}

/// `cache`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cache {
    /// `paths`.
    pub paths: Vec<String>,
    /// `key`, which isn't looked at: here a setup has one cache.
    pub key: Option<String>,
    /// `action: save` switches this off.
    pub restores: bool,
    /// `action: restore` switches this off.
    pub saves: bool,
}
