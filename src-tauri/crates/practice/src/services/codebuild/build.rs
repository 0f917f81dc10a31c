//! What is known of a build while it runs and afterwards.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::buildspec::Spec;
use super::failure::{Failure, lost};
use super::machine::{Outcome, Shell};
use crate::blobs::Blobs;
use crate::files::Tree;
use crate::moment::Moment;
use crate::other::{Other, WithOther};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Build {
    pub(super) id: String,
    pub(super) region: String,
    pub(super) project: String,
    pub(super) number: u64,
    /// The project's settings with the overrides of this build.
    pub(super) settings: Value,
    pub(super) initiator: String,
    pub(super) source_version: String,
    /// The full commit, once it is known.
    pub(crate) commit: String,
    pub(crate) status: Status,
    pub(super) started: Moment,
    pub(super) ended: Option<Moment>,
    pub(super) phases: Vec<PhaseRun>,
    pub(super) todo: VecDeque<WithOther<Step>>,
    pub(super) pipeline: Option<PipelineRequest>,
    pub(super) spec: Spec,
    pub(super) shell: Shell,
    /// The files of the machine between two commands.
    pub(super) workspace: Tree,
    /// Group and stream of its log, once it writes one.
    pub(super) log: Option<(String, String)>,
    /// Exported variables, once the commands have run.
    pub(crate) exported: BTreeMap<String, String>,
    /// Where the artifacts went: name, bucket, key.
    pub(crate) artifacts: Vec<WrittenArtifact>,
    /// Somebody wants it to stop.
    pub(super) stopping: bool,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// An artifact that was written: name, bucket, key.
pub(super) type WrittenArtifact = (String, String, String);

/// What a pipeline's action tells the build.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PipelineRequest {
    /// The execution that waits for the build.
    pub(crate) execution: String,
    /// The bucket of the artifacts.
    pub(crate) bucket: String,
    /// The input artifacts: name and key, the primary one first.
    pub(crate) inputs: Vec<(String, String)>,
    /// The output artifacts: name and the key that the build shall write.
    pub(crate) outputs: Vec<(String, String)>,
    /// The commit of the source.
    pub(crate) commit: String,
    /// The action's environment variables, as the API writes them.
    pub(crate) variables: Vec<Value>,
    /// A buildspec instead of the project's.
    pub(crate) buildspec: Option<String>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

/// How a build stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Status {
    #[default]
    InProgress,
    Succeeded,
    Failed,
    Stopped,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(String),
}

impl Status {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "IN_PROGRESS",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::Stopped => "STOPPED",
            Self::Unknown(name) => name,
        }
    }
}

/// A phase that began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct PhaseRun {
    pub(super) name: String,
    pub(super) started: Moment,
    pub(super) ended: Option<Moment>,
    pub(super) failed: Option<Failure>,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// What a build does next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub(super) enum Step {
    Queued,
    Provisioning,
    Downloading,
    Download,
    /// A phase of commands begins.
    Enter {
        phase: String,
    },
    /// A command of a phase begins.
    Run {
        phase: String,
        command: String,
        finally: bool,
    },
    /// The command has ended.
    Ran {
        phase: String,
        command: String,
        outcome: Box<Outcome>,
    },
    /// The phase's commands are done.
    Leave {
        phase: String,
    },
    Uploading,
    Upload,
    Finalizing,
    Completed,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(Value),
}

impl Build {
    /// Why it failed, if it did: phase, status code, message.
    pub(crate) fn failure(&self) -> Option<(&str, &str, &str)> {
        let failed = self.phases.iter().find_map(|phase| Some((phase, phase.failed.as_ref()?)));
        failed.map(|(phase, failure)| (phase.name.as_str(), failure.code.as_str(), failure.message.as_str()))
    }

    /// ARN of its log stream, once it writes one.
    pub(crate) fn log_stream(&self, account: &str) -> Option<String> {
        let (group, stream) = self.log.as_ref()?;
        Some(format!("arn:aws:logs:{}:{account}:log-group:{group}:log-stream:{stream}", self.region))
    }

    /// Plays a command on the machine.
    pub(super) fn play(&mut self, command: &str, blobs: &Blobs) -> Outcome {
        self.shell.files = match self.workspace.read(blobs) {
            Ok(files) => files,
            Err(path) => return Outcome::failed(&lost(&path), 1),
        };
        let outcome = self.shell.play(command);
        self.workspace = Tree::new(&std::mem::take(&mut self.shell.files), blobs);
        outcome
    }

    /// Whether only a newer version knows how it goes on.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self.status, Status::Unknown(_))
            || matches!(self.todo.front().map(|step| &**step), Some(Step::Unknown(_)))
    }

    pub(super) fn failed(&self) -> bool {
        self.phases.iter().any(|phase| {
            let continues = self.spec.phases.get(&phase.name.to_lowercase()).is_some_and(|spec| spec.continues);
            phase.failed.is_some() && !continues
        })
    }
}
