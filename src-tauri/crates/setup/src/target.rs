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
}
