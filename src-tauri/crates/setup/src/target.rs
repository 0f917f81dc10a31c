//! What turns a setup into names at AWS: which partition, account and Region, and which connection it became.
//! Pure data; who fills it in and where it is kept is other rooms' business.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The place where a setup is, or will be, deployed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Target {
    /// `aws`, `aws-us-gov` or `aws-cn`; empty until the account answered.
    pub partition: String,
    /// Twelve digits; empty until the account answered.
    pub account: String,
    /// Region of the pipeline and its project.
    pub region: String,
    /// The connection that the pipeline uses, once it is known.
    pub connection_arn: Option<String>,
    /// The host that the connection goes through, once it is known; with a server of one's own.
    pub host_arn: Option<String>,
    /// The VPC that the host is in, or will be; none: the server is reached from the internet, or nothing is chosen yet.
    pub network: Option<HostNetwork>,
}

/// A VPC and the parts of it that a host takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct HostNetwork {
    /// `vpc-…`; empty: not chosen yet.
    pub vpc: String,
    /// `subnet-…`, one a zone, 1..10.
    pub subnets: Vec<String>,
    /// `sg-…`, 1..10.
    pub security_groups: Vec<String>,
}
