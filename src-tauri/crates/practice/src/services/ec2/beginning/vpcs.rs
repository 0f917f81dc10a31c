//! The VPCs with their subnets, put together from their plans.

use serde_json::{Value, json};

use super::super::endpoint::{self, Endpoint};
use super::super::kind::Kind;
use super::super::network::Network;
use super::plans::{Flaw, PLANS, VpcPlan, Way};
use super::region::{OWN_DNS, USUAL_DHCP};
use super::site::{Site, named};
use super::subnets::SubnetPlan;
use super::{groups, routes};
use crate::services::read::Read as _;

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

fn vpc(network: &mut Network, site: &Site, plan: &VpcPlan) {
    let dhcp = if plan.flaw == Some(Flaw::OwnDns) { OWN_DNS } else { USUAL_DHCP };
    network.add(
        Kind::Vpc,
        json!({
            "VpcId": plan.id(site), "OwnerId": plan.owner(site), "CidrBlock": plan.cidr(), "State": "available",
            "DhcpOptionsId": site.id("dopt", dhcp), "InstanceTenancy": "default", "IsDefault": plan.is_default(),
            "CidrBlockAssociationSet": [{
                "AssociationId": site.id("vpc-cidr-assoc", plan.key), "CidrBlock": plan.cidr(),
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
