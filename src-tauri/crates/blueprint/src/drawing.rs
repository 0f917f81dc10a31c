//! A pipeline as something to draw: stages with actions, nothing else.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One pipeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Its name at AWS.
    pub pipeline: String,
    /// What starts it: `push`, `branches`, `pullRequests` or `manual`.
    pub trigger: String,
    /// The branches or patterns that start it.
    pub branches: Vec<String>,
    /// Left to right.
    pub stages: Vec<DrawnStage>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnStage {
    /// Its name.
    pub name: String,
    /// Top to bottom, in the order in which they run.
    pub actions: Vec<DrawnAction>,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnAction {
    /// Its name.
    pub name: String,
    /// `Source`, `Build`, `Approval`, `Deploy`.
    pub category: String,
    /// `CodeStarSourceConnection`, `CodeBuild`, `Manual`, `S3`.
    pub provider: String,
    /// What it works on: repository and branch, project, bucket.
    pub detail: String,
}
