//! The runs of a setup's pipeline, and the logs of their builds.

use gangway_catalog::failures::Cause;
use gangway_catalog::fault::Fault;
use gangway_workflow::model::RunView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Ask for runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunsRequest {
    /// Id of the setup.
    pub id: String,
    /// Where they begin; none: with the newest.
    pub from: Option<RunPlace>,
}

/// Where older runs begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunPlace {
    /// What AWS gave to pass on.
    pub token: String,
    /// The run before them.
    pub after: String,
}

/// Some runs, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunPage {
    /// Name of the pipeline.
    pub pipeline: String,
    pub runs: Vec<RunSummary>,
    /// None: those were the oldest.
    pub next: Option<RunPlace>,
}

/// A run in a list. What others wrote is text only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunSummary {
    pub execution: String,
    /// CodePipeline's status of the execution.
    pub status: String,
    /// CodePipeline's trigger type, e.g. `CreatePipeline`, `WebhookV2`.
    pub trigger: Option<String>,
    /// What CodePipeline says of the trigger, e.g. the ARN of who started it.
    pub trigger_detail: Option<String>,
    /// Id of the commit.
    pub revision: Option<String>,
    /// What the provider says of the commit: its message.
    pub revision_summary: Option<String>,
    /// The commit's page at the provider, where its address is known.
    pub commit_page: Option<String>,
    /// What CodePipeline says of the status, if anything.
    pub status_summary: Option<String>,
    pub started_at: Option<String>,
    /// When it last changed.
    pub updated_at: Option<String>,
}

/// One run of a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunRef {
    /// Id of the setup.
    pub id: String,
    pub execution: String,
}

/// All that AWS knows of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunReport {
    pub run: RunView,
    /// Why it failed, if it did.
    pub failure: Option<Fault>,
    /// The commit's page at the provider, where its address is known.
    pub commit_page: Option<String>,
    /// Its builds, oldest first: a stage that is tried again builds anew.
    pub builds: Vec<RunBuild>,
}

/// A build of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunBuild {
    /// Its id.
    pub build: String,
    pub stage: String,
    pub action: String,
    /// As CodePipeline says of the action.
    pub status: String,
}

/// A build's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRef {
    /// Id of the setup.
    pub id: String,
    /// Id of the build.
    pub build: String,
}

/// Ask for lines of a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogRequest {
    /// Id of the setup.
    pub id: String,
    /// Id of the build.
    pub build: String,
    /// Where they begin; none: with the first.
    pub from: Option<LogPlace>,
}

/// A place in a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPlace {
    pub group: String,
    pub stream: String,
    /// What CloudWatch Logs gave to pass on; none: the beginning.
    pub token: Option<String>,
}

/// Whether there is a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LogState {
    There,
    /// The build hasn't written anything.
    NotYet,
    /// It was deleted, or it never came about.
    Gone,
}

/// Lines of a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPart {
    pub state: LogState,
    pub lines: Vec<LogText>,
    /// Where the next ones begin.
    pub next: Option<LogPlace>,
    /// Whether these were all for now.
    pub end: bool,
    /// Whether the build is over: nothing but a few late lines can come.
    pub over: bool,
}

/// A line of a log, as text: without colours, and without its line end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogText {
    /// RFC 3339; empty: nobody says.
    pub at: String,
    pub text: String,
}

/// Where a log says why a command failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogError {
    /// Number of the line, from 0.
    pub line: u32,
    /// What it means, when that is known.
    #[ts(type = "string | null")]
    pub cause: Option<Cause>,
}

/// Write a whole log into a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveLog {
    /// Id of the setup.
    pub id: String,
    /// Id of the build.
    pub build: String,
    pub path: String,
    /// Whether a file that exists may be replaced.
    pub overwrite: bool,
    /// Names this writing, for who asks how far it is or stops it.
    pub name: String,
}

/// A log that is being written into a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogSaveRef {
    /// The name that it was given.
    pub name: String,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogSaveState {
    /// Lines that are written.
    pub lines: u32,
}
