//! Long work.

use gangway_workflow::model::{JobEvent, LogLine};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A job, by its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobRef {
    pub job: String,
}

/// What is known of a job already: only what comes after it is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobCursor {
    pub job: String,
    /// Number of the newest event that is known; 0: none.
    pub event: u32,
    /// Number of the newest line that is known; 0: none.
    pub line: u32,
}

/// What happened in a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobHistory {
    /// The oldest comes first.
    pub events: Vec<JobEvent>,
    /// The oldest comes first; at most 10,000 at a time.
    pub lines: Vec<LogLine>,
}

/// Answer a pipeline's manual approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerApproval {
    /// The job that shows the run.
    pub job: String,
    /// The name of the approval action.
    pub action: String,
    pub approve: bool,
    /// Why, up to 512 characters.
    pub comment: String,
}
