//! How a setup stands at AWS.

use gangway_workflow::model::RunView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::connections::ConnectionView;

/// How a setup stands at AWS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Its connection, when it has one that is still there.
    pub connection: Option<ConnectionView>,
    /// Its stack, when there is one.
    pub stack: Option<StackView>,
    /// The newest run of its pipeline, when there is one.
    pub run: Option<RunView>,
}

/// A stack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StackView {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// CloudFormation's status.
    pub status: String,
    /// CloudFormation's reason, when it gave one.
    pub reason: Option<String>,
}
