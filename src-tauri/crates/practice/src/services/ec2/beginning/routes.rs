//! How a VPC's traffic leaves it: route tables, and the gateways that they lead to.

use serde_json::{Value, json};

use super::super::kind::Kind;
use super::super::network::Network;
use super::plans::{Flaw, OTHER_ACCOUNT, VpcPlan, Way};
use super::region::company_list;
use super::site::{Site, named};

/// All of the company's networks.
const COMPANY_NETWORKS: &str = "10.0.0.0/8";

/// The network in which its servers are.
const SERVERS: &str = "10.20.0.0/16";

/// 2026-10-01T00:00:00Z: when these things were made, in seconds since 1970.
const MADE: f64 = 1_790_812_800.0;

pub(super) fn build(network: &mut Network, site: &Site, plan: &VpcPlan, subnets: &[String]) {
    tables(network, site, plan, subnets);
    match plan.way {
        Way::TransitGateway | Way::PrefixList if !matches!(plan.flaw, Some(Flaw::NoRoute | Flaw::DeadRoute)) => {
            attachment(network, site, plan, subnets);
        }
        Way::TransitGateway | Way::PrefixList => {}
        Way::TransitGatewayAndNat => {
            attachment(network, site, plan, subnets);
            internet_gateway(network, site, plan);
            nat_gateway(network, site, plan);
        }
        Way::Vpn => vpn_gateway(network, site, plan),
        Way::Peering => peering(network, site, plan),
        Way::Internet => internet_gateway(network, site, plan),
    }
}

/// Where the NAT gateway is.
pub(super) fn public_subnet(site: &Site, plan: &VpcPlan) -> String {
    site.id("subnet", &format!("{} public", plan.key))
}

fn transit_gateway(site: &Site) -> String {
    site.id("tgw", "company")
}

/// The main table, which holds for every subnet that has no other; in some of the VPCs the subnets have one.
fn tables(network: &mut Network, site: &Site, plan: &VpcPlan, subnets: &[String]) {
    let gateway = |prefix: &str| site.id(prefix, plan.key);
    let to = |cidr: &str, member: &str, id: &str, state: &str| json!({ "DestinationCidrBlock": cidr, member: id, "Origin": "CreateRoute", "State": state });
    let local = json!({
        "DestinationCidrBlock": plan.cidr(), "GatewayId": "local", "Origin": "CreateRouteTable", "State": "active",
    });
    let company = |state: &str| to(COMPANY_NETWORKS, "TransitGatewayId", &transit_gateway(site), state);
    let own = match (plan.flaw, plan.way) {
        (Some(Flaw::NoRoute), _) => vec![],
        (Some(Flaw::DeadRoute), _) => vec![company("blackhole")],
        (_, Way::TransitGateway) => vec![company("active")],
        (_, Way::TransitGatewayAndNat) => {
            vec![company("active"), to("0.0.0.0/0", "NatGatewayId", &gateway("nat"), "active")]
        }
        (_, Way::PrefixList) => vec![json!({
            "DestinationPrefixListId": company_list(site), "TransitGatewayId": transit_gateway(site),
            "Origin": "CreateRoute", "State": "active",
        })],
        (_, Way::Vpn) => vec![json!({
            "DestinationCidrBlock": COMPANY_NETWORKS, "GatewayId": gateway("vgw"),
            "Origin": "EnableVgwRoutePropagation", "State": "active",
        })],
        (_, Way::Peering) => vec![to(SERVERS, "VpcPeeringConnectionId", &gateway("pcx"), "active")],
        (_, Way::Internet) => vec![to("0.0.0.0/0", "GatewayId", &gateway("igw"), "active")],
    };
    let routes = |more: Vec<Value>| [vec![local.clone()], more].concat();
    // One table for all: the main one. Elsewhere the main one leads nowhere, and the subnets have their own.
    if matches!(plan.way, Way::Vpn | Way::Internet) {
        table(network, site, plan, ("main", ""), &routes(own), &[]);
        return;
    }
    table(network, site, plan, ("main", ""), &routes(vec![]), &[]);
    table(network, site, plan, ("private", "private routes"), &routes(own), subnets);
    if plan.way == Way::TransitGatewayAndNat {
        let public = vec![company("active"), to("0.0.0.0/0", "GatewayId", &gateway("igw"), "active")];
        let subnets = [public_subnet(site, plan)];
        table(network, site, plan, ("public", "public routes"), &routes(public), &subnets);
    }
}

fn table(
    network: &mut Network,
    site: &Site,
    plan: &VpcPlan,
    (key, name): (&str, &str),
    routes: &[Value],
    subnets: &[String],
) {
    let id = site.id("rtb", &format!("{} {key}", plan.key));
    let association = |at: usize, subnet: Option<&String>| {
        let mut association = json!({
            "RouteTableAssociationId": site.id("rtbassoc", &format!("{} {key} {at}", plan.key)), "RouteTableId": id,
            "Main": subnet.is_none(), "AssociationState": { "State": "associated" },
        });
        if let Some(subnet) = subnet {
            association["SubnetId"] = json!(subnet);
        }
        association
    };
    let associations: Vec<Value> = match key {
        "main" => vec![association(0, None)],
        _ => subnets.iter().enumerate().map(|(at, subnet)| association(at, Some(subnet))).collect(),
    };
    let propagating = match plan.way {
        Way::Vpn => json!([{ "GatewayId": site.id("vgw", plan.key) }]),
        _ => json!([]),
    };
    network.add(
        Kind::RouteTable,
        json!({
            "RouteTableId": id, "VpcId": plan.id(site), "OwnerId": plan.owner(site), "Associations": associations,
            "PropagatingVgws": propagating, "Routes": routes,
            "Tags": if name.is_empty() { json!([]) } else { plan.tags(name) },
        }),
    );
}

fn attachment(network: &mut Network, site: &Site, plan: &VpcPlan, subnets: &[String]) {
    let id = site.id("tgw-attach", plan.key);
    let vpc = plan.id(site);
    network.add(
        Kind::TransitGatewayAttachment,
        json!({
            "TransitGatewayAttachmentId": id, "TransitGatewayId": transit_gateway(site), "ResourceType": "vpc",
            "TransitGatewayOwnerId": site.account, "ResourceOwnerId": plan.owner(site), "ResourceId": vpc,
            "State": "available", "CreationTime": MADE, "Tags": plan.tags("transit gateway"),
            "Association": {
                "TransitGatewayRouteTableId": site.id("tgw-rtb", "company"), "State": "associated",
            },
        }),
    );
    network.add(
        Kind::TransitGatewayVpcAttachment,
        json!({
            "TransitGatewayAttachmentId": id, "TransitGatewayId": transit_gateway(site), "VpcId": vpc,
            "VpcOwnerId": plan.owner(site), "State": "available", "SubnetIds": subnets, "CreationTime": MADE,
            "Tags": plan.tags("transit gateway"),
            "Options": {
                "DnsSupport": "enable", "SecurityGroupReferencingSupport": "enable", "Ipv6Support": "disable",
                "ApplianceModeSupport": "disable",
            },
        }),
    );
}

fn internet_gateway(network: &mut Network, site: &Site, plan: &VpcPlan) {
    network.add(
        Kind::InternetGateway,
        json!({
            "InternetGatewayId": site.id("igw", plan.key), "OwnerId": site.account, "Tags": plan.tags("internet gateway"),
            // EC2 says of its internet gateways that they are available, where the model lists attached.
            "Attachments": [{ "VpcId": plan.id(site), "State": "available" }],
        }),
    );
}

fn nat_gateway(network: &mut Network, site: &Site, plan: &VpcPlan) {
    network.add(
        Kind::NatGateway,
        json!({
            "NatGatewayId": site.id("nat", plan.key), "VpcId": plan.id(site), "SubnetId": public_subnet(site, plan),
            "State": "available", "ConnectivityType": "public", "CreateTime": MADE, "Tags": plan.tags("NAT gateway"),
            "NatGatewayAddresses": [{
                "AllocationId": site.id("eipalloc", plan.key), "AssociationId": site.id("eipassoc", plan.key),
                "NetworkInterfaceId": site.id("eni", &format!("{} nat", plan.key)), "IsPrimary": true,
                "PrivateIp": format!("{}.3.10", plan.block()), "PublicIp": "203.0.113.10", "Status": "succeeded",
            }],
        }),
    );
}

fn vpn_gateway(network: &mut Network, site: &Site, plan: &VpcPlan) {
    network.add(
        Kind::VpnGateway,
        json!({
            "VpnGatewayId": site.id("vgw", plan.key), "State": "available", "Type": "ipsec.1", "AmazonSideAsn": 64512,
            "VpcAttachments": [{ "VpcId": plan.id(site), "State": "attached" }], "Tags": plan.tags("VPN gateway"),
        }),
    );
}

fn peering(network: &mut Network, site: &Site, plan: &VpcPlan) {
    let options = json!({
        "AllowDnsResolutionFromRemoteVpc": true, "AllowEgressFromLocalClassicLinkToRemoteVpc": false,
        "AllowEgressFromLocalVpcToRemoteClassicLink": false,
    });
    let side = |cidr: &str, owner: &str, vpc: String| {
        json!({
            "CidrBlock": cidr, "CidrBlockSet": [{ "CidrBlock": cidr }], "OwnerId": owner, "VpcId": vpc,
            "Region": site.region, "PeeringOptions": options,
        })
    };
    network.add(
        Kind::VpcPeeringConnection,
        json!({
            "VpcPeeringConnectionId": site.id("pcx", plan.key), "Tags": named("To the server's VPC"),
            "RequesterVpcInfo": side(plan.cidr(), site.account, plan.id(site)),
            "AccepterVpcInfo": side(SERVERS, OTHER_ACCOUNT, site.id("vpc", "the server's, in the other account")),
            "Status": { "Code": "active", "Message": "Active" },
        }),
    );
}
