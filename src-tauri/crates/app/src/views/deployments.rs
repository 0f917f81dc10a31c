//! What is approved and carried out.

use gangway_workflow::model::Plan;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Carry out what was shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovePlan {
    /// Id of the setup.
    pub id: String,
    /// The digest of the plan that the person saw.
    pub digest: String,
}

/// Plan the deletion of what a setup has at AWS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanTearDown {
    /// Id of the setup.
    pub id: String,
    /// Whether the connection goes too; it only can when we made it.
    pub connection: bool,
    /// Whether the host goes too, where nothing is in its way.
    pub host: bool,
}

/// What taking down a setup would delete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TearDownPlan {
    pub plan: Plan,
    /// The host that the setup uses, whether it goes or not; none: it uses none that is there.
    pub host: Option<HostOfTearDown>,
}

/// A host, when a setup that uses it is taken down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostOfTearDown {
    pub name: String,
    pub arn: String,
    /// Why it can't go with the setup; none: it can.
    pub obstacle: Option<HostObstacle>,
}

/// Why a host stays when a setup that uses it is taken down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum HostObstacle {
    /// It wasn't made for this setup.
    NotOurs,
    /// Other setups here use it.
    Setups {
        /// Their names.
        names: Vec<String>,
    },
    /// Other connections go through it.
    Connections {
        /// Their names.
        names: Vec<String>,
    },
    /// The setup's own connection stays: it goes before its host.
    ConnectionStays,
}
