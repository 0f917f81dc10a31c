//! What a job is asked to do: names, templates and tags, ready for AWS. Written to the journal, so never a secret.
//!
//! Journals outlast versions: a member that is added here gets `#[serde(default)]`.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use gangway_aws::hosts::HostVpc;
use gangway_aws::session::Session;
use gangway_catalog::fault::Fault;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::JobKind;
use crate::several::one_or_several;

/// The tag that says whose a resource is; its value is the setup's id.
pub const SETUP_TAG: &str = "gangway:setup";

/// The tag of a host that took the place of another one; its value is the ARN of that.
pub const REPLACES_TAG: &str = "gangway:replaces";

/// Which account and Region, in the words of whoever opens sessions. Kept in journals: never credentials.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountKey(pub Value);

/// Opens a session for a key: when a job starts, is tried again, or is resumed after a restart.
pub type SessionFor =
    Arc<dyn Fn(AccountKey) -> Pin<Box<dyn Future<Output = Result<Session, Fault>> + Send>> + Send + Sync>;

/// Something that a plan can be made for.
pub trait Request: Serialize + DeserializeOwned + fmt::Debug + Send + Sync {
    /// What the plan is for.
    const KIND: JobKind;
}

/// Make a connection, or adopt the one of this name and provider that the setup chose or made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionRequest {
    /// The setup's id.
    pub setup_id: String,
    /// The connection's name, 1..32 characters.
    pub name: String,
    /// The provider, as the API spells it.
    pub provider: String,
    /// The ARN of the connection that the person chose, whoever made it.
    #[serde(default)]
    pub chosen: Option<String>,
    /// The host that it goes through, which must be AVAILABLE; none with a provider's own cloud.
    #[serde(default)]
    pub host_arn: Option<String>,
    /// Further tags; [`SETUP_TAG`] is added.
    pub tags: BTreeMap<String, String>,
}

/// Make a host for a server, or adopt one that is for it, whoever made that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostRequest {
    /// The setup's id.
    pub setup_id: String,
    /// The name of a new host, 1..64 characters.
    pub name: String,
    /// The provider, as the API spells it.
    pub provider: String,
    /// URL of the server.
    pub endpoint: String,
    /// Whether the server is reached only from within a network.
    pub private: bool,
    /// Where a new host is to be; none: it reaches the server over the internet, or none is chosen.
    pub network: Option<HostNetwork>,
    /// The ARN of the host that the person chose, among several for this server.
    pub chosen: Option<String>,
    /// Further tags; [`SETUP_TAG`] is added.
    pub tags: BTreeMap<String, String>,
}

/// The VPC of a host, and the parts of it that the host takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostNetwork {
    /// `vpc-…`
    pub vpc: String,
    /// `subnet-…`, 1..10, one a zone.
    pub subnets: Vec<String>,
    /// `sg-…`, 1..10.
    pub security_groups: Vec<String>,
    /// The server's certificate as PEM, where no public authority issued it. Public by nature.
    pub certificate: Option<String>,
}

impl From<&HostNetwork> for HostVpc {
    fn from(network: &HostNetwork) -> Self {
        let HostNetwork { vpc, subnets, security_groups, certificate } = network.clone();
        Self { vpc, subnets, security_groups, certificate }
    }
}

/// Change a host that nobody has set up yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostChangeRequest {
    /// Empty: the host is the account's, and its change no setup's.
    pub setup_id: String,
    pub arn: String,
    /// URL of the server.
    pub endpoint: String,
    /// Where it is to be; none: AWS leaves that as it is.
    pub network: Option<HostNetwork>,
}

/// Delete a host, and the connections that go through it before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostDeletionRequest {
    /// Empty: the host is the account's, and its deletion no setup's.
    pub setup_id: String,
    pub arn: String,
}

/// Delete a host with the connections that go through it, and make another one in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostReplacementRequest {
    /// Empty: the host is the account's, and its replacement no setup's.
    pub setup_id: String,
    /// ARN of the host that goes.
    pub arn: String,
    /// The name of the new one, 1..64 characters.
    pub name: String,
    /// URL of the server, for the new one.
    pub endpoint: String,
    /// Where the new one is to be; none: it reaches the server over the internet.
    pub network: Option<HostNetwork>,
}

/// Carry out a template as a stack, then watch the runs of its pipelines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeployRequest {
    /// The setup's id.
    pub setup_id: String,
    /// The stack's name.
    pub stack: String,
    /// Its template, at most 51,200 bytes.
    pub template: String,
    /// Values of the template's parameters.
    pub parameters: BTreeMap<String, String>,
    /// Further tags; [`SETUP_TAG`] is added.
    pub tags: BTreeMap<String, String>,
    /// E.g. `CAPABILITY_NAMED_IAM`.
    pub capabilities: Vec<String>,
    /// The connection, which must be AVAILABLE.
    pub connection_arn: String,
    /// The pipelines that the stack holds, by name.
    #[serde(alias = "pipeline", deserialize_with = "one_or_several")]
    pub pipelines: Vec<String>,
    /// The template's resources: shown where a failed stack must go before AWS can say what would change.
    pub resources: Vec<PlannedResource>,
}

/// A resource of a template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedResource {
    /// Logical id.
    pub id: String,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// Its physical name, where it has a fixed one.
    pub name: Option<String>,
}

/// Watch the runs of pipelines. Needs no plan: at most it starts what a push would start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunRequest {
    /// The setup's id.
    pub setup_id: String,
    /// The pipelines, by name.
    #[serde(alias = "pipeline", deserialize_with = "one_or_several")]
    pub pipelines: Vec<String>,
    /// The connection of its source, when it is known; else the pipeline says it.
    pub connection_arn: Option<String>,
    /// True: start a run. False: watch the newest.
    pub start: bool,
}

/// Take everything down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TearDownRequest {
    /// The setup's id.
    pub setup_id: String,
    /// The stack's name.
    pub stack: String,
    /// Whether the connections that carry our tag for this setup go, too.
    #[serde(default)]
    pub connection: bool,
    /// The connection that the setup uses: it stays when it doesn't carry that tag, and the plan says so.
    pub connection_arn: Option<String>,
    /// The host that goes, too, unless other connections go through it; none: it stays.
    #[serde(default)]
    pub host_arn: Option<String>,
}

impl Request for ConnectionRequest {
    const KIND: JobKind = JobKind::Connect;
}

impl Request for HostRequest {
    const KIND: JobKind = JobKind::Host;
}

impl Request for HostChangeRequest {
    const KIND: JobKind = JobKind::ChangeHost;
}

impl Request for HostDeletionRequest {
    const KIND: JobKind = JobKind::DeleteHost;
}

impl Request for HostReplacementRequest {
    const KIND: JobKind = JobKind::ReplaceHost;
}

impl Request for DeployRequest {
    const KIND: JobKind = JobKind::Deploy;
}

impl Request for TearDownRequest {
    const KIND: JobKind = JobKind::TearDown;
}

/// The tags with ours among them.
pub(crate) fn tagged(tags: &BTreeMap<String, String>, setup: &str) -> BTreeMap<String, String> {
    let mut tags = tags.clone();
    tags.insert(SETUP_TAG.to_owned(), setup.to_owned());
    tags
}

/// Whether the tags say that it belongs to this setup.
pub(crate) fn is_ours(tags: &BTreeMap<String, String>, setup: &str) -> bool {
    tags.get(SETUP_TAG).is_some_and(|owner| owner == setup)
}
