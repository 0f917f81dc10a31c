//! Whether a host's network interfaces reach the server, and the server's webhooks the host.
//!
//! The servers of the practice world have one address, which the company's networks lead to: [`SERVER`].

use std::net::Ipv4Addr;

use serde_json::Value;

use super::cidr::Cidr;
use super::hosts::HostNetwork;
use super::kind::Kind;
use super::network::Network;
use super::present;
use crate::services::read::Read as _;
use crate::world::World;

/// Where every server is that a company has inside its network.
const SERVER: Ipv4Addr = Ipv4Addr::new(10, 20, 30, 40);

/// Ports from which a connection is made, and to which its answers come: those of Linux (page "Network ACLs" of the VPC
/// guide).
const OWN_PORTS: (i64, i64) = (32768, 60999);

/// Why the server can't be reached.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreachable {
    /// Its name isn't resolved inside of the VPC.
    #[error("the name of the server is not resolved in {vpc}: its DNS is off")]
    Dns {
        /// The VPC's id.
        vpc: String,
    },
    /// No active route leads there.
    #[error("{subnet} has no route to {SERVER}")]
    Route {
        /// The subnet's id.
        subnet: String,
    },
    /// No security group lets this through.
    #[error("no security group lets anything out to {SERVER}:{port}")]
    Group {
        /// The port.
        port: u16,
    },
    /// The network ACL doesn't.
    #[error("the network ACL of {subnet} blocks {SERVER}:{port}, or its answers")]
    Acl {
        /// The subnet's id.
        subnet: String,
        /// The port.
        port: u16,
    },
    /// What the host was made with is gone.
    #[error("{id} does not exist")]
    Gone {
        /// Its id.
        id: String,
    },
}

/// Whether each of the host's subnets reaches a server inside of the company on this port.
pub(crate) fn reach_server(world: &World, there: &HostNetwork, port: u16) -> Result<(), Unreachable> {
    let network = present::networks(world, there.region);
    let attributes = network.find(Kind::VpcAttributes, there.vpc);
    let Some(attributes) = attributes else { return Err(Unreachable::Gone { id: there.vpc.to_owned() }) };
    if !attributes.member("EnableDnsSupport").flag("Value") {
        return Err(Unreachable::Dns { vpc: there.vpc.to_owned() });
    }
    if !groups_let(&network, there, "IpPermissionsEgress", i64::from(port)) {
        return Err(Unreachable::Group { port });
    }
    for id in there.subnets {
        let Some(subnet) = network.find(Kind::Subnet, id) else { return Err(Unreachable::Gone { id: id.clone() }) };
        if !has_route(&network, subnet) {
            return Err(Unreachable::Route { subnet: id.clone() });
        }
        let port_alone = (i64::from(port), i64::from(port));
        if !acl_lets(&network, subnet, true, port_alone) || !acl_lets(&network, subnet, false, OWN_PORTS) {
            return Err(Unreachable::Acl { subnet: id.clone(), port });
        }
    }
    Ok(())
}

/// Whether the server's webhooks get through to the host's endpoint, and the answers back to the server. The endpoint's
/// name is told in the VPC only where its host names are on.
pub(crate) fn hears_webhooks(world: &World, there: &HostNetwork) -> bool {
    let network = present::networks(world, there.region);
    let subnets = there.subnets.iter().map(|id| network.find(Kind::Subnet, id));
    let is_open = |subnet: &Value| {
        has_route(&network, subnet)
            && acl_lets(&network, subnet, false, (443, 443))
            && acl_lets(&network, subnet, true, OWN_PORTS)
    };
    network.has_private_dns(there.vpc)
        && groups_let(&network, there, "IpPermissions", 443)
        && subnets.into_iter().all(|subnet| subnet.is_some_and(is_open))
}

/// Of the routes to the server, the narrowest counts. The internet doesn't lead into a company.
fn has_route(network: &Network, subnet: &Value) -> bool {
    let Some(table) = network.of_subnet(Kind::RouteTable, subnet) else { return false };
    let bits = |route: &Value| {
        let cidrs = match route.given("DestinationPrefixListId") {
            Some(list) => {
                let entries = network.find(Kind::PrefixListEntries, list).map(|list| list.list("Entries"));
                entries.unwrap_or_default().iter().map(|entry| entry.text("Cidr").to_owned()).collect()
            }
            None => vec![route.text("DestinationCidrBlock").to_owned()],
        };
        let blocks = cidrs.iter().filter_map(|cidr| Cidr::read(cidr)).filter(|block| block.contains(SERVER));
        blocks.map(Cidr::bits).max()
    };
    let best =
        table.list("Routes").iter().filter_map(|route| Some((bits(route)?, route))).max_by_key(|(bits, _)| *bits);
    best.is_some_and(|(_, route)| {
        let into_company = ["TransitGatewayId", "VpcPeeringConnectionId"].iter().any(|way| route.given(way).is_some());
        route.text("State") == "active" && (into_company || route.text("GatewayId").starts_with("vgw-"))
    })
}

/// Whether one of the groups has a rule for the server and this port.
fn groups_let(network: &Network, there: &HostNetwork, rules: &str, port: i64) -> bool {
    let groups = there.groups.iter().filter_map(|id| network.find(Kind::SecurityGroup, id));
    groups.flat_map(|group| group.list(rules)).any(|rule| {
        let any_protocol = rule.text("IpProtocol") == "-1";
        let port_fits = rule.number("FromPort").is_some_and(|from| from <= port)
            && rule.number("ToPort").is_some_and(|last| port <= last);
        let address_fits = rule.list("IpRanges").iter().any(|range| names_server(range.text("CidrIp")));
        address_fits && (any_protocol || (matches!(rule.text("IpProtocol"), "tcp" | "6") && port_fits))
    })
}

fn names_server(cidr: &str) -> bool {
    Cidr::read(cidr).is_some_and(|block| block.contains(SERVER))
}

/// Whether the ACL lets TCP with the server through on each of these ports: the first rule that fits says so.
fn acl_lets(network: &Network, subnet: &Value, egress: bool, (from, last): (i64, i64)) -> bool {
    let Some(acl) = network.of_subnet(Kind::NetworkAcl, subnet) else { return false };
    let fits = |rule: &&Value| {
        rule.flag("Egress") == egress
            && matches!(rule.text("Protocol"), "-1" | "6")
            && names_server(rule.text("CidrBlock"))
    };
    let mut rules: Vec<&Value> = acl.list("Entries").iter().filter(fits).collect();
    rules.sort_by_key(|rule| rule.number("RuleNumber"));
    let ports = |rule: &Value| {
        let range = rule.member("PortRange");
        (range.number("From").unwrap_or(0), range.number("To").unwrap_or(65535))
    };
    for rule in rules {
        let (first, end) = ports(rule);
        if rule.text("RuleAction") == "deny" && first <= last && from <= end {
            return false;
        }
        if rule.text("RuleAction") == "allow" && first <= from && last <= end {
            return true;
        }
    }
    false
}
