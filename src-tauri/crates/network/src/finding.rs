//! What an examination says: a check, a code, how much it matters, the resource that it is about, and facts.

use gangway_catalog::fact::{Fact, FactMap};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

/// What is looked at. The names are `network-check-<check>` in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum NetworkCheck {
    /// What was chosen: of one VPC, 1..10 of each, still there.
    Choice,
    /// Whose the VPC is.
    Owner,
    /// The zones of the subnets.
    Zones,
    /// The free addresses of the subnets.
    FreeAddresses,
    /// DNS support and DNS host names of the VPC.
    Dns,
    /// The DNS servers that the VPC hands out.
    DnsServers,
    /// Whether another host has the VPC.
    OtherHost,
    /// The zones of the endpoint service for webhooks.
    EndpointService,
    /// The way from each subnet to the server.
    Route,
    /// The security groups on the way to the server.
    Egress,
    /// The security groups on the way of the server's webhooks.
    Ingress,
    /// The network ACLs of the subnets, there and back.
    NetworkAcl,
    /// What whoever makes the host may do in EC2.
    Permissions,
    /// How many hosts the account has in the Region.
    Quota,
}

impl NetworkCheck {
    /// All checks, in their order: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// Everything that can be said of a network. The sentences are `network-<code>` in `words`, with `.next`: what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum FindingCode {
    // what was chosen
    /// No VPC is chosen.
    VpcMissing,
    /// The VPC isn't there any more.
    VpcGone,
    /// The VPC can't be used yet (`state`).
    VpcNotAvailable,
    /// A host takes at least one of them (`part`: `subnets` or `security-groups`; `least`).
    TooFew,
    /// A host takes fewer of them (`part`, `most`).
    TooMany,
    /// A chosen subnet isn't there any more.
    SubnetGone,
    /// A subnet of another VPC (`vpc`).
    SubnetOfOtherVpc,
    /// A chosen security group isn't there any more.
    SecurityGroupGone,
    /// A security group of another VPC (`vpc`).
    SecurityGroupOfOtherVpc,
    /// The VPC is another account's, shared with this one (`owner`).
    VpcOfOtherAccount,
    /// Several subnets lie in one zone (`zone`, `subnets`).
    SubnetsInOneZone,
    /// A subnet has no free address (`cidr`).
    NoFreeAddress,
    // the VPC
    /// The VPC answers no question for names.
    DnsSupportOff,
    /// The VPC gives no names.
    DnsHostNamesOff,
    /// The VPC asks DNS servers of its own (`servers`).
    OwnDnsServers,
    /// Another host has this VPC, or its endpoint for webhooks is still there (`kind`: `host` or `endpoint`,
    /// with the one or the other).
    VpcOfOtherHost,
    /// The endpoint service isn't offered in the zone of a subnet (`zone`, `service`).
    ServiceNotInZone,
    /// The endpoint service isn't offered in this Region (`service`).
    ServiceNotInRegion,
    // the way to the server
    /// No route of a subnet leads to the server (`address`, `routeTable`).
    NoRoute,
    /// The route leads to something that is gone (`address`, `routeTable`, `target`).
    RouteIsBlackhole,
    /// The route leads to a NAT gateway that isn't available (`address`, `target`, `state`).
    NatNotAvailable,
    /// The NAT gateway has no way of its own to the internet (`address`, `target`).
    NatWithoutInternet,
    /// A private address isn't reached by NAT over the internet (`address`, `target`).
    PrivateAddressByInternet,
    /// An internet gateway leads nowhere without a public address, and a host's interfaces have none (`address`, `target`).
    NoPublicAddress,
    /// The internet gateway isn't attached to the VPC (`address`, `target`).
    InternetGatewayDetached,
    /// The peering isn't active (`address`, `target`, `state`).
    PeeringNotActive,
    /// The peered VPC doesn't hold the server's address (`address`, `target`).
    PeeringElsewhere,
    /// The attachment of the transit gateway isn't available (`address`, `target`, `state`).
    TransitNotAvailable,
    /// The transit gateway's attachment has no subnet in the zone (`address`, `target`, `zone`).
    TransitNotInZone,
    /// The VPN gateway isn't attached (`address`, `target`, `state`).
    VpnNotAttached,
    /// The route leads through something of the person's own, whose way on can't be seen (`address`, `target`).
    RouteThroughAppliance,
    // security groups
    /// No security group lets the host reach the server (`address`, `port`, `groups`).
    NoEgress,
    /// No security group lets the server's webhooks in (`address`, `port`, `groups`).
    NoIngress,
    // network ACLs
    /// The network ACL stops the way to the server (`address`, `ports`, `rule`, `subnet`).
    AclStopsRequests,
    /// The network ACL stops the server's answers (`address`, `ports`, `rule`, `subnet`).
    AclStopsAnswers,
    /// The network ACL stops the server's webhooks (`address`, `ports`, `rule`, `subnet`).
    AclStopsWebhooks,
    /// The network ACL stops the answers to the server's webhooks (`address`, `ports`, `rule`, `subnet`).
    AclStopsWebhookAnswers,
    // the account
    /// Whoever makes the host may not do what it needs (`action`).
    PermissionMissing,
    /// The account has as many hosts in the Region as it may (`limit`).
    HostQuotaReached,
    // what wasn't checked
    /// The server's address isn't known, so this wasn't checked.
    AddressUnknown,
    /// A part of the network couldn't be read, so this wasn't checked (`action` that reads it; `why`: the fault's code).
    PartNotRead,
    /// What AWS said of a part isn't understood, so this wasn't checked (`action`, `value`).
    PartNotUnderstood,
}

impl FindingCode {
    /// All codes, in the order of this table: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FindingSeverity {
    /// A host in this network fails.
    Blocks,
    /// It may well fail, by a source that isn't certain, or only webhooks do.
    Warns,
    /// Nobody knows: it wasn't checked.
    NotChecked,
    /// Good to know, and nothing is wrong.
    Informs,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What was looked at.
    pub check: NetworkCheck,
    /// What was found.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: FindingSeverity,
    /// The id of what it is about, e.g. `subnet-…`.
    pub resource: Option<String>,
    /// Which page or model says so, where that isn't certain.
    pub source: Option<String>,
    /// The values that the sentence names.
    pub facts: FactMap,
}

impl Finding {
    pub(crate) fn new(check: NetworkCheck, code: FindingCode, severity: FindingSeverity) -> Self {
        Self { check, code, severity, resource: None, source: None, facts: FactMap::new() }
    }

    pub(crate) fn blocks(check: NetworkCheck, code: FindingCode) -> Self {
        Self::new(check, code, FindingSeverity::Blocks)
    }

    /// A warning by a source that isn't certain.
    pub(crate) fn warns(check: NetworkCheck, code: FindingCode, source: &'static str) -> Self {
        Self { source: Some(source.to_owned()), ..Self::new(check, code, FindingSeverity::Warns) }
    }

    /// About a resource, which the sentence may name, too.
    pub(crate) fn on(mut self, resource: &str) -> Self {
        self.resource = Some(resource.to_owned());
        self.with("resource", resource)
    }

    pub(crate) fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

/// What nobody can know from here. The sentences are `network-unknown-<code>` in `words`, with `.next`: how to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum OpenQuestion {
    /// Whether the server's name leads to its address within the VPC.
    NameInVpc,
    /// Whether the server answers there, and lets the host's addresses in.
    ServerAnswers,
}

impl OpenQuestion {
    /// All questions, in the order of this table: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}
