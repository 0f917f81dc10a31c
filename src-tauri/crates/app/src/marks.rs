//! What version 0.1.0 wrote into a setup about its deployments and connections. [`crate::records`] holds that now.

use gangway_workflow::AccountKey;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What version 0.1.0 wrote into a setup. It goes with the next change of the setup.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Marks {
    /// Its connection is the one that a job newer than this one makes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connecting_after: Option<String>,
    /// Its connection is deleted by a tear-down newer than this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) removing_after: Option<String>,
    /// Where the stack was there already before the newest deployment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) deployed_in: Vec<AccountKey>,
    /// Its connections in places that it left.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) left: Vec<FormerConnection>,
}

/// A connection in a place that a setup left, for when it comes back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct FormerConnection {
    pub(crate) to: FormerPlace,
    pub(crate) arn: Option<String>,
    pub(crate) connecting_after: Option<String>,
    pub(crate) removing_after: Option<String>,
}

/// Where a connection was left.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct FormerPlace {
    pub(crate) account: Value,
    pub(crate) region: String,
    pub(crate) provider: Option<String>,
}
