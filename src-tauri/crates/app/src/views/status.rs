//! How a setup stands at AWS.

use gangway_catalog::fault::Fault;
use gangway_workflow::model::RunView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::connections::ConnectionView;

/// How a setup stands at AWS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupStatus {
    /// The connection, when it is still there.
    pub connection: Option<ConnectionView>,
    /// None: there is no stack.
    pub stack: Option<StackView>,
    /// The newest run of the pipeline.
    pub run: Option<RunView>,
    /// Why that one failed, if it did; else why the last deployment of the stack did.
    pub failure: Option<Fault>,
}

/// The stack of a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StackView {
    pub name: String,
    pub arn: String,
    /// As CloudFormation spells it.
    pub status: String,
    /// CloudFormation's reason for the status, when it gave one.
    pub reason: Option<String>,
}
