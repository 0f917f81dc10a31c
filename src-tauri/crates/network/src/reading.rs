//! What was read of an account's network. Each part was read, or not, with the reason: one denied call hides no other.

use std::collections::BTreeMap;

use gangway_catalog::fault::FaultCode;
use ipnet::IpNet;

pub use crate::destination::Destination;
use crate::rules::{AclEntry, SecurityGroup};

/// A part of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<T> {
    /// What was read, whole.
    Read(T),
    /// Why it wasn't.
    NotRead(FaultCode),
}

impl<T> Part<T> {
    /// What was read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Read(read) => Some(read),
            Self::NotRead(_) => None,
        }
    }
}

/// Everything that was read for one choice. Parts hold at least what belongs to the chosen VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkReading {
    /// The account that the credentials are of, 12 digits; none: unknown.
    pub account: Option<String>,
    /// The chosen VPC; none: it isn't there.
    pub vpc: Part<Option<Vpc>>,
    /// Its attributes.
    pub dns: Part<DnsAttributes>,
    /// Its subnets, and those chosen of other VPCs.
    pub subnets: Part<Vec<Subnet>>,
    /// Its security groups, and those chosen of other VPCs.
    pub security_groups: Part<Vec<SecurityGroup>>,
    /// Its route tables.
    pub route_tables: Part<Vec<RouteTable>>,
    /// Its network ACLs.
    pub network_acls: Part<Vec<NetworkAcl>>,
    /// The endpoints in it.
    pub endpoints: Part<Vec<VpcEndpoint>>,
    /// The service for webhooks; none: the Region doesn't have it.
    pub webhooks_service: Part<Option<EndpointService>>,
    /// Its NAT gateways.
    pub nat_gateways: Part<Vec<NatGateway>>,
    /// The internet gateways attached to it.
    pub internet_gateways: Part<Vec<Attachment>>,
    /// The attachments of transit gateways to it.
    pub transit_attachments: Part<Vec<TransitAttachment>>,
    /// The VPN gateways attached to it.
    pub vpn_gateways: Part<Vec<Attachment>>,
    /// Its peerings, of either side.
    pub peerings: Part<Vec<Peering>>,
    /// The DNS servers that it hands out; `AmazonProvidedDNS` is AWS's own.
    pub dns_servers: Part<Vec<String>>,
    /// Prefix lists that rules and routes name, by their id.
    pub prefix_lists: BTreeMap<String, Part<Vec<IpNet>>>,
    /// Addresses of members of security groups that rules name, by the group's id.
    pub group_members: BTreeMap<String, Part<Vec<IpNet>>>,
    /// What whoever makes the host may do.
    pub permissions: Vec<Permission>,
    /// The hosts of the account in the Region.
    pub hosts: Part<Vec<KnownHost>>,
}

/// A VPC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vpc {
    /// `vpc-…`
    pub id: String,
    /// Its tag `Name`.
    pub name: Option<String>,
    /// Its ranges of addresses, of IPv4 and of IPv6.
    pub cidrs: Vec<IpNet>,
    /// AWS made it with the account.
    pub default: bool,
    /// The account whose it is.
    pub owner: String,
    /// `pending`, `available`, or what AWS says.
    pub state: String,
    /// `dopt-…`, or `default`.
    pub dhcp_options: Option<String>,
}

/// The two attributes of a VPC that private DNS of endpoints needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DnsAttributes {
    /// `enableDnsSupport`
    pub support: bool,
    /// `enableDnsHostnames`
    pub host_names: bool,
}

/// A subnet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subnet {
    /// `subnet-…`
    pub id: String,
    /// The VPC that it is of.
    pub vpc: String,
    /// Its tag `Name`.
    pub name: Option<String>,
    /// The name of its zone, e.g. `eu-central-1a`.
    pub zone: String,
    /// Its ranges, of IPv4 and of IPv6.
    pub cidrs: Vec<IpNet>,
    /// `AvailableIpAddressCount`
    pub free_addresses: u32,
    /// The account whose it is.
    pub owner: String,
    /// `pending`, `available`, or what AWS says.
    pub state: String,
}

/// A route table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteTable {
    /// `rtb-…`
    pub id: String,
    /// The one of all subnets that have none of their own.
    pub main: bool,
    /// The subnets whose own it is.
    pub subnets: Vec<String>,
    /// Its routes, in any order.
    pub routes: Vec<Route>,
}

/// A route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// What it is for.
    pub destination: Destination,
    /// Where it leads to.
    pub target: RouteTarget,
    /// AWS says that the target is gone.
    pub blackhole: bool,
}

/// Where a route leads to, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteTarget {
    /// Within the VPC.
    Local,
    /// `igw-…`
    InternetGateway(String),
    /// `nat-…`
    NatGateway(String),
    /// `tgw-…`
    TransitGateway(String),
    /// `vgw-…`
    VpnGateway(String),
    /// `pcx-…`
    Peering(String),
    /// Something whose way on can't be seen: an instance, an interface, an endpoint of a firewall.
    Appliance(String),
}

impl RouteTarget {
    /// The id, as AWS's console shows it.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Local => "local",
            Self::InternetGateway(id)
            | Self::NatGateway(id)
            | Self::TransitGateway(id)
            | Self::VpnGateway(id)
            | Self::Peering(id)
            | Self::Appliance(id) => id,
        }
    }
}

/// A network ACL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkAcl {
    /// `acl-…`
    pub id: String,
    /// The one of all subnets that have none of their own.
    pub default: bool,
    /// The subnets whose it is.
    pub subnets: Vec<String>,
    /// Its entries, in any order.
    pub entries: Vec<AclEntry>,
}

/// A VPC endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VpcEndpoint {
    /// `vpce-…`
    pub id: String,
    /// The service that it leads to, e.g. `com.amazonaws.eu-central-1.codestar-connections.webhooks`.
    pub service: String,
    /// `available`, `deleted`, or what AWS says.
    pub state: String,
}

/// A service that endpoints lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndpointService {
    /// Its name.
    pub name: String,
    /// The names of the zones that it is in.
    pub zones: Vec<String>,
}

/// A NAT gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NatGateway {
    /// `nat-…`
    pub id: String,
    /// The subnet that it is in.
    pub subnet: String,
    /// It has a public address; else it leads to other networks alone.
    pub public: bool,
    /// `available`, or what AWS says.
    pub state: String,
}

/// A gateway and how it is attached to the VPC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The gateway's id.
    pub id: String,
    /// `available` (internet gateway), `attached` (VPN gateway), or what AWS says.
    pub state: String,
}

/// How a transit gateway is attached to the VPC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransitAttachment {
    /// `tgw-…`
    pub gateway: String,
    /// `available`, or what AWS says.
    pub state: String,
    /// A subnet of each zone that it serves.
    pub subnets: Vec<String>,
}

/// A peering of two VPCs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peering {
    /// `pcx-…`
    pub id: String,
    /// `active`, or what AWS says.
    pub state: String,
    /// The ranges of the other VPC; empty: unknown.
    pub other_cidrs: Vec<IpNet>,
}

/// Whether an action is allowed, as a dry run says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `ec2:CreateNetworkInterface`
    pub action: &'static str,
    /// Allowed or not, or why nobody knows.
    pub allowed: Part<bool>,
}

/// A host of the account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownHost {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its VPC, if it has one.
    pub vpc: Option<String>,
}
