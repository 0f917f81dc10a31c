//! The accounts and Regions to choose from, and who the credentials are.

use gangway_catalog::fault::Fault;
use gangway_catalog::guides::Guide;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An account and the credentials for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AccountChoice {
    Practice,
    /// A profile of the AWS configuration.
    Profile {
        name: String,
    },
    /// Keys that the person typed.
    Keys {
        /// The id of their entry in the keychain.
        id: String,
    },
    /// The AWS variables of the environment.
    Environment,
}

/// How a profile gets its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CredentialKind {
    Practice,
    /// Keys in a file.
    Static,
    /// Those of another profile, then `sts:AssumeRole`.
    AssumeRole,
    /// The same, with the code of an MFA device.
    AssumeRoleMfa,
    /// A sign-in with IAM Identity Center.
    Sso,
    /// A sign-in with the console's credentials (`aws login`).
    Login,
    /// What a program prints (`credential_process`).
    Process,
    /// A token file (`web_identity_token_file`).
    WebIdentity,
    /// AWS's variables of the environment.
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
    pub choice: AccountChoice,
    /// The profile's name, the label of the keys; empty for practice and environment.
    pub label: String,
    pub credentials: CredentialKind,
    /// The Region that the profile or the environment names.
    pub region: Option<String>,
    /// The Region to begin with: the one that is named, when it can be chosen, else a near one.
    pub usual_region: String,
    /// Why the account can't be used, when that is known beforehand.
    pub fault: Option<Fault>,
}

/// The accounts and Regions to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Accounts {
    /// The practice account comes first.
    pub options: Vec<AccountOption>,
    /// Why the AWS configuration can't be read.
    pub fault: Option<Fault>,
    /// Regions in which connections, pipelines and builds all exist.
    pub regions: Vec<RegionView>,
    /// For somebody who has no account yet, or no way into it from this computer.
    pub guides: Vec<GuidePage>,
}

/// A page of AWS's, in the person's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuidePage {
    /// Names the sentence `page-<id>` of `words`.
    pub id: Guide,
    pub address: String,
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
    /// The account's root user, who may do everything: AWS advises against its use.
    #[serde(default)]
    pub root: bool,
}

/// An account and a Region of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountRequest {
    pub account: AccountChoice,
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
    pub secret_access_key: String,
    /// Temporary keys have one.
    pub session_token: Option<String>,
}

/// The code that an MFA device shows. Never logged, never sent back.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GiveMfaCode {
    /// The device: the fact `serial` of [`gangway_catalog::fault::FaultCode::MfaCodeWanted`].
    pub serial: String,
    /// Six digits.
    pub code: String,
}

/// The answer to [`AddKeys`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedKeys {
    /// The choice that uses them.
    pub choice: AccountChoice,
    /// False: there is no keychain, they serve for this run only.
    pub kept: bool,
}
