//! The accounts and Regions to choose from, and who the credentials are.

use gangway_catalog::fault::Fault;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AccountChoice {
    /// The practice account.
    Practice,
    /// A profile of the AWS configuration.
    Profile {
        /// Its name.
        name: String,
    },
    /// Keys that the person typed.
    Keys {
        /// Their id in the keychain.
        id: String,
    },
    /// The AWS variables of the environment.
    Environment,
}

/// How a profile gets its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CredentialKind {
    /// The practice account's own.
    Practice,
    /// Keys in a file.
    Static,
    /// Another profile's, then AssumeRole.
    AssumeRole,
    /// IAM Identity Center.
    Sso,
    /// A program prints them.
    Process,
    /// A token file.
    WebIdentity,
    /// Variables of the environment.
    Environment,
    /// Typed, kept in the keychain.
    Typed,
    /// The profile names no source of credentials.
    Unknown,
}

/// One account that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountOption {
    /// The choice.
    pub choice: AccountChoice,
    /// The profile's name, the label of the keys; empty for practice and environment.
    pub label: String,
    /// How it gets its credentials.
    pub credentials: CredentialKind,
    /// The Region that the profile or the environment names.
    pub region: Option<String>,
    /// The Region to begin with: the one that is named, when it can be chosen, else a near one.
    pub usual_region: String,
    /// Why it can't be used, when that is known beforehand.
    pub fault: Option<Fault>,
}

/// The accounts and Regions to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Accounts {
    /// Practice first.
    pub options: Vec<AccountOption>,
    /// A configuration that can't be read.
    pub fault: Option<Fault>,
    /// Regions in which connections, pipelines and builds all exist.
    pub regions: Vec<RegionView>,
}

/// A Region to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegionView {
    /// E.g. `eu-central-1`.
    pub id: String,
    /// AWS's English name of the place, e.g. `Europe (Frankfurt)`.
    pub name: String,
    /// E.g. `aws`.
    pub partition: String,
}

/// Who the credentials are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// Twelve digits.
    pub account: String,
    /// ARN of the user or role session.
    pub arn: String,
    /// E.g. `aws`.
    pub partition: String,
}

/// Which account and Region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountRequest {
    /// Whose.
    pub account: AccountChoice,
    /// Where.
    pub region: String,
}

/// Keys that the person was given. Never logged, never sent back.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddKeys {
    /// How the person calls them.
    pub label: String,
    /// `AKIA…` or `ASIA…`.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: String,
    /// For temporary keys.
    pub session_token: Option<String>,
}

/// Where the keys went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeysAdded {
    /// The choice that uses them.
    pub choice: AccountChoice,
    /// False: there is no keychain, they serve for this run only.
    pub kept: bool,
}
