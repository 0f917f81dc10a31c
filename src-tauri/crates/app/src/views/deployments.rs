//! What is approved and carried out.

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
}
