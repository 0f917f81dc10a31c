//! An account in which there is more than anybody wants to look through: 500 VPCs, and in one of them 500 subnets and 500
//! security groups.

use serde_json::{Value, json};

use super::super::kind::Kind;
use super::super::network::Network;
use super::groups::{AclPlan, GroupPlan, default_rules, usual_entries};
use super::plans::COMPANY;
use super::region::USUAL_DHCP;
use super::site::{Site, named};
use super::subnets::SubnetPlan;
use crate::services::read::Read as _;

/// How many of each there are in the end.
const MANY: usize = 500;

pub(super) fn build(network: &mut Network, site: &Site) {
    let company = site.id("vpc", COMPANY);
    let of_company =
        |network: &Network, kind| network.all(kind).iter().filter(|one| one.text("VpcId") == company).count();
    let mut added = Vec::new();
    for at in of_company(network, Kind::Subnet)..MANY {
        let subnet = subnet(site, &company, at);
        added.push(subnet.text("SubnetId").to_owned());
        network.add(Kind::Subnet, subnet);
    }
    acl(network, site, ("crowd", &company, false), &added);
    for at in of_company(network, Kind::SecurityGroup)..MANY {
        network.add(Kind::SecurityGroup, group(site, &company, &format!("team-{at:03}"), &format!("crowd {at}")));
    }
    for at in network.all(Kind::Vpc).len()..MANY {
        vpc(network, site, at);
    }
}

fn subnet(site: &Site, vpc: &str, at: usize) -> Value {
    let subnet = SubnetPlan {
        id: site.id("subnet", &format!("crowd {at}")),
        cidr: format!("10.64.{}.{}/27", 128 + at / 8, at % 8 * 32),
        letter: ['a', 'b', 'c'].get(at % 3).copied().unwrap_or('a'),
        free: 27,
        public: false,
        vpc,
        owner: site.account,
        is_default: false,
        tags: named(&format!("Company network: team {at:03}")),
    };
    subnet.shown(site)
}

fn group(site: &Site, vpc: &str, name: &str, key: &str) -> Value {
    let id = site.id("sg", key);
    let (inbound, outbound) = default_rules(site, &id);
    let group = GroupPlan { id, name, description: "Of one team", vpc, inbound, outbound, tags: json!([]) };
    group.shown(site)
}

/// A small one, with one of each.
fn vpc(network: &mut Network, site: &Site, at: usize) {
    let key = format!("crowd {at}");
    let id = site.id("vpc", &key);
    let cidr = format!("100.{}.{}.0/24", 64 + at / 256, at % 256);
    let subnet = SubnetPlan {
        id: site.id("subnet", &format!("{key} only")),
        cidr: cidr.clone(),
        letter: 'a',
        free: 251,
        public: false,
        vpc: &id,
        owner: site.account,
        is_default: false,
        tags: json!([]),
    };
    network.add(
        Kind::Vpc,
        json!({
            "VpcId": id, "OwnerId": site.account, "CidrBlock": cidr, "State": "available", "InstanceTenancy": "default",
            "DhcpOptionsId": site.id("dopt", USUAL_DHCP), "IsDefault": false, "Tags": named(&format!("Team {at:03}")),
            "CidrBlockAssociationSet": [{
                "AssociationId": site.id("vpc-cidr-assoc", &key), "CidrBlock": cidr,
                "CidrBlockState": { "State": "associated" },
            }],
        }),
    );
    network.add(
        Kind::VpcAttributes,
        json!({
            "VpcId": id, "EnableDnsSupport": { "Value": true }, "EnableDnsHostnames": { "Value": false },
            "EnableNetworkAddressUsageMetrics": { "Value": false },
        }),
    );
    network.add(Kind::Subnet, subnet.shown(site));
    network.add(Kind::SecurityGroup, group(site, &id, "default", &format!("{key} default")));
    let table = site.id("rtb", &key);
    network.add(
        Kind::RouteTable,
        json!({
            "RouteTableId": table, "VpcId": id, "OwnerId": site.account, "PropagatingVgws": [], "Tags": [],
            "Associations": [{
                "RouteTableAssociationId": site.id("rtbassoc", &key), "RouteTableId": table, "Main": true,
                "AssociationState": { "State": "associated" },
            }],
            "Routes": [{
                "DestinationCidrBlock": cidr, "GatewayId": "local", "Origin": "CreateRouteTable", "State": "active",
            }],
        }),
    );
    acl(network, site, (&key, &id, true), &[subnet.id]);
}

fn acl(network: &mut Network, site: &Site, (key, vpc, is_default): (&str, &str, bool), subnets: &[String]) {
    let entries = usual_entries();
    let acl = AclPlan { id: site.id("acl", key), vpc, owner: site.account, is_default, entries, subnets };
    network.add(Kind::NetworkAcl, acl.shown(site));
}
