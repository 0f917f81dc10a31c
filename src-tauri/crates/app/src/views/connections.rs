//! The connections of an account.

use gangway_catalog::providers::ProviderType;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A connection of the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Its provider; none for one that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
    /// Region in which it is managed.
    pub region: String,
    /// Its host, for a self-managed provider.
    pub host_arn: Option<String>,
    /// Its page in the AWS console.
    pub address: String,
    /// Names of the setups here that use it.
    pub used_by: Vec<String>,
}

/// Use a connection that exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UseConnection {
    /// Which setup.
    pub id: String,
    /// Which connection.
    pub arn: String,
}
