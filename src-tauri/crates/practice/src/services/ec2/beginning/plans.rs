//! Which VPCs there are: some healthy, the others each with one flaw.

use serde_json::{Value, json};

use super::site::{Site, named};

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

pub(super) const PLANS: [VpcPlan; 19] = [
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
