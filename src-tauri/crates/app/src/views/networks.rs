//! The networks of an account, and what would make a host fail in one.

use gangway_catalog::fault::Fault;
use gangway_network::finding::{Finding, OpenQuestion};
use gangway_setup::target::HostNetwork;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::AccountChoice;

/// Ask for VPCs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VpcsRequest {
    pub account: AccountChoice,
    pub region: String,
    /// What AWS gave to pass on; none: from the beginning. Whoever has seen enough asks for no more.
    pub from: Option<String>,
}

/// Some of what a list holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NetworkPage<T> {
    pub found: Vec<T>,
    /// None: those were the last.
    pub next: Option<String>,
}

/// A VPC in a list. What others wrote is text only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VpcView {
    /// `vpc-…`
    pub id: String,
    /// Its tag `Name`.
    pub name: Option<String>,
    /// Its ranges of addresses.
    pub cidrs: Vec<String>,
    /// AWS made it with the account.
    pub default: bool,
    /// The account whose it is, 12 digits; another one than the credentials' where it was shared.
    pub owner: String,
    /// `pending`, `available`, or what AWS says.
    pub state: String,
}

/// Ask for what is in a VPC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VpcPartsRequest {
    pub account: AccountChoice,
    pub region: String,
    /// `vpc-…`
    pub vpc: String,
    /// What AWS gave to pass on; none: from the beginning.
    pub from: Option<String>,
}

/// A subnet in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubnetView {
    /// `subnet-…`
    pub id: String,
    /// Its tag `Name`.
    pub name: Option<String>,
    /// `eu-central-1a`
    pub zone: String,
    /// Empty: a subnet of IPv6 alone.
    pub cidr: String,
    pub free_addresses: u32,
    /// The account whose it is, 12 digits.
    pub owner: String,
    /// `pending`, `available`, or what AWS says.
    pub state: String,
}

/// A security group in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecurityGroupView {
    /// `sg-…`
    pub id: String,
    /// Its tag `Name`.
    pub name: Option<String>,
    /// The name that it was made with.
    pub group_name: String,
    pub description: String,
    /// Rules of each direction.
    pub ingress_rules: u32,
    pub egress_rules: u32,
}

/// Look where a server is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LocateServer {
    /// The server's URL.
    pub endpoint: String,
}

/// Where a server is, as seen from this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerLocation {
    /// The host of the URL; empty: the URL can't be read.
    pub host: String,
    pub port: u16,
    /// Addresses or ranges of addresses; empty: unknown.
    pub addresses: Vec<String>,
    /// How these are known.
    pub source: AddressSource,
}

/// How a server's addresses are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AddressSource {
    /// The person typed them.
    Typed,
    /// The URL holds an address.
    Url,
    /// This computer's DNS says so; within the VPC it may be another one.
    Resolved,
    /// This computer's DNS knows no such name.
    NotFound,
    /// This computer's DNS didn't answer in time.
    Late,
    /// The URL can't be read.
    Unreadable,
}

/// Ask what would fail in a network. A new examination ends the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExamineNetwork {
    pub account: AccountChoice,
    pub region: String,
    /// The server's URL.
    pub endpoint: String,
    /// What was chosen.
    pub network: HostNetwork,
    /// Addresses or ranges of the server, with commas or spaces between, where the person typed any.
    pub address: Option<String>,
    /// The ARN of the host that has this network already, where it is looked at again.
    pub host_arn: Option<String>,
}

/// What would fail in a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NetworkExamination {
    pub server: ServerLocation,
    /// What was typed as an address and is none.
    pub unreadable: Vec<String>,
    /// What matters most comes first.
    pub findings: Vec<Finding>,
    /// What can't be known from here.
    pub open: Vec<OpenQuestion>,
    /// The chosen subnets and their way to the server, for the drawing.
    pub ways: Vec<SubnetWay>,
    /// Parts that couldn't be read, and why.
    pub unread: Vec<UnreadPart>,
}

/// The way from a subnet to the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubnetWay {
    /// `subnet-…`
    pub subnet: String,
    pub name: Option<String>,
    pub zone: String,
    pub cidr: String,
    /// `rtb-…`; none: unknown.
    pub route_table: Option<String>,
    /// The first thing on the way, e.g. `nat-…`, `local`; none: no route, or unknown.
    pub target: Option<String>,
    /// Whether the way leads to the server; none: not checked.
    pub leads: Option<bool>,
}

/// A part of a network that couldn't be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnreadPart {
    /// The action that reads it, e.g. `ec2:DescribeRouteTables`.
    pub part: String,
    pub fault: Fault,
}
