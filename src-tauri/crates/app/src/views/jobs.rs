//! Long work.

use gangway_workflow::model::{JobEvent, LogLine};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobRef {
    /// Its id.
    pub job: String,
}

/// What happened in a job since numbers that are known already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobSince {
    /// Its id.
    pub job: String,
    /// Number of the newest event that is known; 0: none.
    pub event: u32,
    /// Number of the newest line that is known; 0: none.
    pub line: u32,
}

/// Events and lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobHistory {
    /// Events, oldest first.
    pub events: Vec<JobEvent>,
    /// Lines, oldest first; at most 10,000 at a time.
    pub lines: Vec<LogLine>,
}

/// Answer a manual approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerApproval {
    /// The job that shows the run.
    pub job: String,
    /// The action.
    pub action: String,
    /// Yes or no.
    pub approve: bool,
    /// Why, up to 512 characters.
    pub comment: String,
}
