//! The hosts of an account, through which connections reach servers of one's own.

use gangway_catalog::fault::Fault;
use gangway_catalog::hosts::HostStatus;
use gangway_catalog::providers::ProviderType;
use gangway_setup::target::HostNetwork;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::AccountChoice;

/// Whose hosts, and for which setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostsRequest {
    pub account: AccountChoice,
    /// Hosts belong to one Region.
    pub region: String,
    /// Id of the setup that needs a host: each answer then says whether it is one for its server.
    pub setup: Option<String>,
}

/// A host of the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostView {
    pub name: String,
    pub arn: String,
    /// None: a provider that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// URL of the server.
    pub endpoint: String,
    /// What its status means.
    pub status: HostStatus,
    /// The status as AWS spells it.
    pub status_text: String,
    /// What AWS says of the status, if anything: why it failed.
    pub message: Option<String>,
    /// Where it is; none: it reaches its server over the internet.
    pub network: Option<HostNetwork>,
    /// The certificate of the server that it was given, as PEM.
    pub certificate: Option<String>,
    /// The list of hosts in the AWS console: there is no documented page of one.
    pub address: String,
    /// Names of the account's connections that go through it; they have to be deleted before it.
    pub connections: Vec<String>,
    /// Names of the setups here that use it.
    pub used_by: Vec<String>,
    /// Whether it was made for a setup here.
    pub ours: bool,
    /// Whether AWS takes a change of it: nobody has set it up yet, or its network failed.
    pub editable: bool,
    /// Whether another one can take its place: AWS isn't at work on it.
    pub replaceable: bool,
    /// Whether it is one for the server of the setup; none without a setup that wishes for one.
    pub fit: Option<HostFit>,
}

/// Whether a host is one for a setup's server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HostFit {
    /// This server, ready or nearly: it is used instead of a new one.
    Fits,
    /// This server, and its network couldn't be set up: to be mended.
    Failed,
    /// This server, and it is gone or of no use any more.
    Unusable,
    /// Another server of the same provider.
    OtherServer,
    /// Another provider.
    OtherProvider,
}

/// Use a host that exists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UseHost {
    /// Id of the setup.
    pub id: String,
    pub arn: String,
}

/// One host of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostRef {
    pub account: AccountChoice,
    pub region: String,
    pub arn: String,
}

/// A host that is to take the place of another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostReplacement {
    /// The one that goes.
    pub host: HostRef,
    /// The name of the new one, 1..64 characters.
    pub name: String,
    /// URL of the server.
    pub endpoint: String,
    /// Where the new one is to be; none: it reaches the server over the internet.
    pub network: Option<HostNetwork>,
    /// The server's certificate as PEM, where no public authority issued it; only with a network.
    pub certificate: Option<String>,
}

/// Replace a host as it was shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceHost {
    pub replacement: HostReplacement,
    /// The digest of the plan that the person saw.
    pub digest: String,
}

/// What is left to do once a host was replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostFollowUps {
    /// The setups here that used the old host, and use the new one.
    pub setups: Vec<SetupFollowUp>,
    /// Pipelines of nobody here that read through the old host: whoever owns one enters a new connection in it.
    pub pipelines: Vec<PipelineFollowUp>,
    /// What couldn't be looked at: there may be more pipelines than those, or some may be done.
    pub unseen: Vec<Fault>,
}

/// What is left to do for a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupFollowUp {
    pub id: String,
    pub name: String,
    pub left: FollowUp,
}

/// The next thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FollowUp {
    /// Wait: there is no new host yet, or nobody has set it up.
    SetUpHost,
    /// Make a connection through the new host.
    Connect,
    /// Authorize it in the browser.
    Authorize,
    /// Deploy: its pipelines still read through the old connection.
    Deploy,
    /// Nothing.
    Nothing,
}

/// A pipeline of nobody here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PipelineFollowUp {
    pub name: String,
    /// Its page in the AWS console.
    pub address: String,
    /// Whether it reads through another connection by now.
    pub done: bool,
}

/// Delete a host with its connections, as it was shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteHost {
    pub host: HostRef,
    /// The digest of the plan that the person saw.
    pub digest: String,
}

/// What a host shall be instead. AWS takes it only while nobody has set the host up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostChange {
    pub host: HostRef,
    /// URL of the server.
    pub endpoint: String,
    /// Where it shall be; none: where it is, or without a VPC.
    pub network: Option<HostNetwork>,
    /// The server's certificate as PEM, where no public authority issued it; only with a network.
    pub certificate: Option<String>,
}

/// Change a host as it was shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeHost {
    pub change: HostChange,
    /// The digest of the plan that the person saw.
    pub digest: String,
}
