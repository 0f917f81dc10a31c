//! The VPCs: some healthy, the others each with one flaw.

use serde_json::{Value, json};

use super::super::endpoint::{self, Endpoint};
use super::super::kind::Kind;
use super::super::network::Network;
use super::region::{OWN_DNS, USUAL_DHCP};
use super::site::{Site, named};
use super::{groups, routes};
use crate::services::read::Read as _;

/// The account that shares a VPC with this one.
pub(super) const OTHER_ACCOUNT: &str = "444455556666";

/// One VPC.
pub(super) struct VpcPlan {
    /// Makes its ids. Hosts on people's disks are in these VPCs: a key stays what it is.
    pub(super) key: &'static str,
    /// Its Name tag; the default VPC has none, as usual.
    name: &'static str,
    /// Its addresses, a block of 16 bits.
    cidr: &'static str,
    pub(super) flaw: Option<Flaw>,
    pub(super) way: Way,
}

/// What is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    DnsSupportOff,
    DnsHostNamesOff,
    NoRoute,
    DeadRoute,
    NothingOut,
    NothingIn,
    AclBlocks,
    AclBlocksAnswers,
    OneZone,
    NoFreeAddress,
    UsedByHost,
    ZoneWithoutService,
    OwnDns,
    Shared,
}

/// How it reaches the company's servers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    TransitGateway,
    /// The same, beside a NAT gateway to the internet.
    TransitGatewayAndNat,
    PrefixList,
    Vpn,
    Peering,
    /// Only the internet, through an internet gateway: the default VPC.
    Internet,
}

const fn flawed(key: &'static str, name: &'static str, cidr: &'static str, flaw: Flaw) -> VpcPlan {
    VpcPlan { key, name, cidr, flaw: Some(flaw), way: Way::TransitGateway }
}

const fn healthy(key: &'static str, name: &'static str, cidr: &'static str, way: Way) -> VpcPlan {
    VpcPlan { key, name, cidr, flaw: None, way }
}

/// The key of the one that most would take.
pub(super) const COMPANY: &str = "company";

const PLANS: [VpcPlan; 19] = [
    healthy(COMPANY, "Company network", "10.64.0.0/16", Way::TransitGatewayAndNat),
    healthy("vpn", "Branch network, over VPN", "10.65.0.0/16", Way::Vpn),
    healthy("peered", "Tools network, peered with the server's VPC", "10.66.0.0/16", Way::Peering),
    healthy("prefix-list", "Data network, routed by a prefix list", "10.67.0.0/16", Way::PrefixList),
    healthy("default", "", "172.31.0.0/16", Way::Internet),
    flawed("dns-support", "DNS support is off", "10.70.0.0/16", Flaw::DnsSupportOff),
    flawed("dns-host-names", "DNS host names are off", "10.71.0.0/16", Flaw::DnsHostNamesOff),
    flawed("no-route", "No route to the server", "10.72.0.0/16", Flaw::NoRoute),
    flawed("dead-route", "Route to a transit gateway that is gone", "10.73.0.0/16", Flaw::DeadRoute),
    flawed("nothing-out", "Security group lets nothing out", "10.74.0.0/16", Flaw::NothingOut),
    flawed("nothing-in", "Security group lets nothing in", "10.75.0.0/16", Flaw::NothingIn),
    flawed("acl", "Network ACL blocks port 443", "10.76.0.0/16", Flaw::AclBlocks),
    flawed("acl-answers", "Network ACL blocks the answers", "10.77.0.0/16", Flaw::AclBlocksAnswers),
    flawed("one-zone", "All subnets in one zone", "10.78.0.0/16", Flaw::OneZone),
    flawed("full", "A subnet without a free address", "10.79.0.0/16", Flaw::NoFreeAddress),
    flawed("used", "Used by another host", "10.80.0.0/16", Flaw::UsedByHost),
    flawed("zone", "A zone without the endpoint service", "10.81.0.0/16", Flaw::ZoneWithoutService),
    flawed("own-dns", "The company's own DNS servers", "10.82.0.0/16", Flaw::OwnDns),
    flawed("shared", "Shared by another account", "10.83.0.0/16", Flaw::Shared),
];

pub(super) fn build(network: &mut Network, site: &Site) {
    for plan in &PLANS {
        vpc(network, site, plan);
        let subnets = subnets(network, site, plan);
        routes::build(network, site, plan, &subnets);
        groups::build(network, site, plan);
        if plan.flaw == Some(Flaw::UsedByHost) {
            used_by_host(network, site, plan, &subnets);
        }
    }
}

impl VpcPlan {
    pub(super) fn id(&self, site: &Site) -> String {
        site.id("vpc", self.key)
    }

    /// Whose network it is. Its security groups for hosts are this account's in any case.
    pub(super) fn owner<'a>(&self, site: &Site<'a>) -> &'a str {
        if self.flaw == Some(Flaw::Shared) { OTHER_ACCOUNT } else { site.account }
    }

    pub(super) fn is_default(&self) -> bool {
        self.way == Way::Internet
    }

    /// `10.64`.
    pub(super) fn block(&self) -> &str {
        self.cidr.strip_suffix(".0.0/16").unwrap_or(self.cidr)
    }

    pub(super) fn cidr(&self) -> &'static str {
        self.cidr
    }

    /// Tags of something in it.
    pub(super) fn tags(&self, what: &str) -> Value {
        match (self.name, what) {
            ("", _) => json!([]),
            (name, "") => named(name),
            (name, what) => named(&format!("{name}: {what}")),
        }
    }
}

fn vpc(network: &mut Network, site: &Site, plan: &VpcPlan) {
    let dhcp = if plan.flaw == Some(Flaw::OwnDns) { OWN_DNS } else { USUAL_DHCP };
    network.add(
        Kind::Vpc,
        json!({
            "VpcId": plan.id(site), "OwnerId": plan.owner(site), "CidrBlock": plan.cidr, "State": "available",
            "DhcpOptionsId": site.id("dopt", dhcp), "InstanceTenancy": "default", "IsDefault": plan.is_default(),
            "CidrBlockAssociationSet": [{
                "AssociationId": site.id("vpc-cidr-assoc", plan.key), "CidrBlock": plan.cidr,
                "CidrBlockState": { "State": "associated" },
            }],
            "BlockPublicAccessStates": { "InternetGatewayBlockMode": "off" }, "Tags": plan.tags(""),
        }),
    );
    let support = plan.flaw != Some(Flaw::DnsSupportOff);
    let host_names = plan.flaw != Some(Flaw::DnsHostNamesOff);
    network.add(
        Kind::VpcAttributes,
        json!({
            "VpcId": plan.id(site), "EnableDnsSupport": { "Value": support }, "EnableDnsHostnames": { "Value": host_names },
            "EnableNetworkAddressUsageMetrics": { "Value": false },
        }),
    );
}

/// A subnet that is to be.
pub(super) struct SubnetPlan<'a> {
    pub(super) id: String,
    pub(super) cidr: String,
    pub(super) letter: char,
    pub(super) free: u32,
    pub(super) public: bool,
    pub(super) vpc: &'a str,
    pub(super) owner: &'a str,
    pub(super) is_default: bool,
    pub(super) tags: Value,
}

impl SubnetPlan<'_> {
    pub(super) fn shown(&self, site: &Site) -> Value {
        json!({
            "SubnetId": self.id, "SubnetArn": site.arn(self.owner, "subnet", &self.id), "VpcId": self.vpc,
            "OwnerId": self.owner, "CidrBlock": self.cidr, "State": "available", "AvailableIpAddressCount": self.free,
            "AvailabilityZone": site.zone(self.letter), "AvailabilityZoneId": site.zone_id(self.letter),
            "DefaultForAz": self.is_default, "MapPublicIpOnLaunch": self.public, "AssignIpv6AddressOnCreation": false,
            "Ipv6CidrBlockAssociationSet": [], "EnableDns64": false, "Ipv6Native": false,
            "MapCustomerOwnedIpOnLaunch": false, "Tags": self.tags,
            "PrivateDnsNameOptionsOnLaunch": {
                "HostnameType": "ip-name", "EnableResourceNameDnsARecord": false,
                "EnableResourceNameDnsAAAARecord": false,
            },
            "BlockPublicAccessStates": { "InternetGatewayBlockMode": "off" },
        })
    }
}

/// Three, each in a zone of its own where that isn't what is wrong; their ids.
fn subnets(network: &mut Network, site: &Site, plan: &VpcPlan) -> Vec<String> {
    let letters = match plan.flaw {
        Some(Flaw::OneZone) => ['a', 'a', 'a'],
        Some(Flaw::ZoneWithoutService) => ['a', 'b', 'd'],
        _ => ['a', 'b', 'c'],
    };
    let vpc = plan.id(site);
    let mut ids = Vec::new();
    for (at, letter) in letters.into_iter().enumerate() {
        // Five addresses of each are AWS's.
        let (cidr, free) = match plan.is_default() {
            true => (format!("{}.{}.0/20", plan.block(), at * 16), 4091),
            false => (format!("{}.{at}.0/24", plan.block()), 251),
        };
        let number = at + 1;
        let subnet = SubnetPlan {
            id: site.id("subnet", &format!("{} {at}", plan.key)),
            cidr,
            letter,
            free: if plan.flaw == Some(Flaw::NoFreeAddress) && at == 0 { 0 } else { free },
            public: plan.is_default(),
            vpc: &vpc,
            owner: plan.owner(site),
            is_default: plan.is_default(),
            tags: plan.tags(&format!("private subnet {number}")),
        };
        network.add(Kind::Subnet, subnet.shown(site));
        ids.push(subnet.id);
    }
    if plan.way == Way::TransitGatewayAndNat {
        let subnet = SubnetPlan {
            id: routes::public_subnet(site, plan),
            cidr: format!("{}.3.0/24", plan.block()),
            letter: 'a',
            free: 250,
            public: true,
            vpc: &vpc,
            owner: plan.owner(site),
            is_default: false,
            tags: plan.tags("public subnet"),
        };
        network.add(Kind::Subnet, subnet.shown(site));
    }
    ids
}

/// The endpoint for webhooks of a host that is there already.
fn used_by_host(network: &mut Network, site: &Site, plan: &VpcPlan, subnets: &[String]) {
    let found: Vec<Value> = subnets.iter().filter_map(|id| network.find(Kind::Subnet, id).cloned()).collect();
    let group = groups::host_group(site, plan);
    let groups: Vec<Value> = network.find(Kind::SecurityGroup, &group).cloned().into_iter().collect();
    let interfaces: Vec<String> =
        subnets.iter().enumerate().map(|(at, _)| site.id("eni", &format!("{} webhooks {at}", plan.key))).collect();
    let endpoint = Endpoint {
        id: site.id("vpce", &format!("{} webhooks", plan.key)),
        account: site.account,
        region: site.region,
        vpc: &plan.id(site),
        service: &endpoint::webhooks(site.region),
        subnets: &found,
        groups: &groups,
        interfaces: &interfaces,
        taken: 0,
        is_managed: true,
        created: None,
        tags: named("Webhooks of another host"),
    };
    network.add(Kind::VpcEndpoint, endpoint.shown());
    for interface in endpoint.interfaces_shown() {
        network.take_address(interface.text("SubnetId"));
        network.add(Kind::NetworkInterface, interface);
    }
}
