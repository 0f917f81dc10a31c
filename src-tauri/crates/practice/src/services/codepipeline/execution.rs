//! An execution and what is known of its stages and actions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::moment::Moment;
use crate::other::Other;
use crate::services::read::Read as _;

/// An execution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Execution {
    pub(super) id: String,
    pub(super) number: u64,
    pub(super) region: String,
    /// `region/name`.
    pub(super) pipeline: String,
    /// The structure with which it started.
    pub(super) declaration: Value,
    pub(super) status: Status,
    /// Type and detail.
    pub(super) trigger: (String, String),
    pub(super) started: Moment,
    pub(super) updated: Moment,
    /// Pipeline variables and `namespace.name` of the actions'.
    pub(super) variables: BTreeMap<String, String>,
    /// What each source action takes or took.
    pub(super) revisions: BTreeMap<String, Revision>,
    pub(super) stages: Vec<StageRun>,
    /// Index of the stage where it is, or before which it waits.
    pub(super) at: usize,
    /// Where each artifact is: bucket and key.
    pub(super) artifacts: BTreeMap<String, (String, String)>,
    /// Why it was stopped.
    pub(super) stopped_for: Option<String>,
    /// Takes only this one stage back, to what that execution brought.
    pub(super) rolls_back_to: Option<String>,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// A commit, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Revision {
    pub(super) branch: String,
    pub(super) commit: String,
    pub(super) summary: String,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// How an execution or a stage stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Status {
    #[default]
    InProgress,
    Stopping,
    Stopped,
    Succeeded,
    Failed,
    Superseded,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(String),
}

impl Status {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "InProgress",
            Self::Stopping => "Stopping",
            Self::Stopped => "Stopped",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Superseded => "Superseded",
            Self::Unknown(name) => name,
        }
    }

    pub(super) fn is_running(&self) -> bool {
        matches!(self, Self::InProgress | Self::Stopping)
    }
}

/// A stage in an execution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StageRun {
    pub(super) name: String,
    /// None: not entered yet.
    pub(super) status: Option<Status>,
    pub(super) entered: Moment,
    pub(super) actions: Vec<ActionRun>,
    /// Attempts by `onFailure` and by hand.
    pub(super) retried: (u32, u32),
    /// Attempts of its actions that newer ones replaced, oldest first.
    pub(super) earlier: Vec<ActionRun>,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// An action in an execution, its latest attempt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ActionRun {
    pub(super) name: String,
    pub(super) id: String,
    /// None: not started.
    pub(super) status: Option<ActionStatus>,
    pub(super) started: Moment,
    pub(super) updated: Moment,
    pub(super) summary: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) log_stream: Option<String>,
    /// Code and message.
    pub(super) error: Option<(String, String)>,
    /// An approval's token.
    pub(super) token: Option<String>,
    /// Who decided.
    pub(super) updated_by: Option<String>,
    /// When it is done by itself.
    pub(super) due: Option<Moment>,
    /// The configuration after the variables were filled in.
    pub(super) resolved: BTreeMap<String, String>,
    /// Where its outputs go, by artifact: bucket and key.
    pub(super) outputs: BTreeMap<String, (String, String)>,
    pub(super) variables: BTreeMap<String, String>,
    #[serde(flatten)]
    pub(super) other: Other,
}

impl ActionRun {
    /// As it was before it began.
    pub(super) fn reset(&mut self) {
        *self = Self { name: std::mem::take(&mut self.name), ..Self::default() };
    }
}

/// How an action stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ActionStatus {
    InProgress,
    Abandoned,
    Succeeded,
    Failed,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(String),
}

impl ActionStatus {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::InProgress => "InProgress",
            Self::Abandoned => "Abandoned",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Unknown(name) => name,
        }
    }
}

impl Execution {
    /// The declaration of a stage.
    pub(super) fn stage(&self, index: usize) -> &Value {
        static NONE: Value = Value::Null;
        self.declaration.list("stages").get(index).unwrap_or(&NONE)
    }

    /// The declaration of an action.
    pub(super) fn action(&self, stage: usize, index: usize) -> &Value {
        static NONE: Value = Value::Null;
        self.stage(stage).list("actions").get(index).unwrap_or(&NONE)
    }

    /// `SUPERSEDED`, `QUEUED` or `PARALLEL`.
    pub(super) fn mode(&self) -> &str {
        self.declaration.given("executionMode").unwrap_or("SUPERSEDED")
    }

    /// Whether it stands before a stage that it couldn't enter yet.
    pub(super) fn waits_before(&self, stage: usize) -> bool {
        self.status.is_running()
            && self.at == stage
            && self.stages.get(stage).is_some_and(|stage| stage.status.is_none())
    }

    /// Whether only a newer version knows how it goes on.
    pub(super) fn is_unknown(&self) -> bool {
        let stage = self.stages.get(self.at);
        let unknown = |action: &ActionRun| matches!(action.status, Some(ActionStatus::Unknown(_)));
        matches!(self.status, Status::Unknown(_))
            || stage.is_some_and(|stage| {
                matches!(stage.status, Some(Status::Unknown(_))) || stage.actions.iter().any(unknown)
            })
    }

    /// Whether it is inside this stage.
    pub(super) fn is_inside(&self, stage: usize) -> bool {
        self.status.is_running()
            && self.at == stage
            && self.stages.get(stage).and_then(|stage| stage.status.as_ref()).is_some_and(Status::is_running)
    }

    /// `#{namespace.name}` and `#{variables.name}` become their values; unknown ones stay.
    pub(super) fn resolve(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("#{") {
            out.push_str(before);
            let Some((name, then)) = after.split_once('}') else {
                out.push_str("#{");
                rest = after;
                continue;
            };
            let built_in = (name == "codepipeline.PipelineExecutionId").then(|| self.id.clone());
            let value = built_in.or_else(|| self.variables.get(name).cloned());
            out.push_str(&value.unwrap_or_else(|| format!("#{{{name}}}")));
            rest = then;
        }
        out.push_str(rest);
        out
    }
}
