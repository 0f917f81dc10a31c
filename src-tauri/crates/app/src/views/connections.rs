//! The connections of an account.

use gangway_catalog::providers::ProviderType;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A connection of the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    pub name: String,
    pub arn: String,
    /// None: a provider that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
    /// The Region that manages it.
    pub region: String,
    /// The host of a self-managed provider.
    pub host_arn: Option<String>,
    /// The connection's page in the AWS console.
    pub address: String,
    /// Names of the setups here that use it.
    pub used_by: Vec<String>,
}

/// Use a connection that exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UseConnection {
    /// Id of the setup.
    pub id: String,
    pub arn: String,
}
