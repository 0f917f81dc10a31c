//! Addresses for the browser.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An address to open in the person's browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenAddress {
    pub address: String,
}
