//! What a host of CodeConnections does in a VPC: whether it can be there, the endpoint and the network interfaces that the
//! service makes for it, and that they go with it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::description;
use super::endpoint::{Endpoint, webhooks};
use super::interface::Interface;
use super::kind::Kind;
use super::making::taken;
use super::network::Network;
use super::present;
use super::state::MadeResource;
use crate::messages::PracticeFaultKind;
use crate::services::read::{Read as _, texts};
use crate::world::World;

/// Where a host is, or is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HostNetwork<'a> {
    /// The Region of the host.
    pub(crate) region: &'a str,
    /// Ids, as the request named them.
    pub(crate) vpc: &'a str,
    pub(crate) subnets: &'a [String],
    pub(crate) groups: &'a [String],
}

/// Why a VPC can't be set up for a host: what ListHosts says as the StatusMessage.
///
/// The service passes on what EC2 refused when it made the endpoint or an interface; AWS publishes no texts of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NetworkFailure {
    /// Whoever makes the host lacks one of the permissions that the guide names.
    #[error("User: {caller} is not authorized to perform: ec2:{operation}")]
    NotAllowed {
        /// The ARN of whoever makes the host.
        caller: String,
        /// The operation.
        operation: &'static str,
    },
    /// A VPC, subnet or security group isn't there, as EC2 says it.
    #[error("The {noun} '{id}' does not exist")]
    Absent {
        /// What EC2 calls it.
        noun: &'static str,
        /// Its id.
        id: String,
    },
    /// A subnet is in another VPC.
    #[error("The subnet {subnet} is not in the VPC {vpc}.")]
    ForeignSubnet {
        /// Its id.
        subnet: String,
        /// The host's VPC.
        vpc: String,
    },
    /// A subnet is another account's.
    #[error("The subnet {subnet} belongs to the account {owner}, and not to the one that creates the host.")]
    SharedSubnet {
        /// Its id.
        subnet: String,
        /// Whose it is.
        owner: String,
    },
    /// Two subnets are in one zone.
    #[error("Found another VPC endpoint subnet in the availability zone of {subnet}")]
    SameZone {
        /// The second one's id.
        subnet: String,
    },
    /// A security group is in another VPC.
    #[error(
        "SecurityGroup subnet validation failed: security group {group} and VPC {vpc} belong to different networks."
    )]
    ForeignGroup {
        /// Its id.
        group: String,
        /// The host's VPC.
        vpc: String,
    },
    /// The endpoint's name can't be told in the VPC.
    #[error(
        "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc}"
    )]
    DnsOff {
        /// Its id.
        vpc: String,
    },
    /// A VPC is for one host.
    #[error("The VPC {vpc} is already used by another host: it has the endpoint {endpoint}.")]
    UsedByHost {
        /// Its id.
        vpc: String,
        /// Id of the other host's endpoint.
        endpoint: String,
    },
    /// The service has no endpoint there.
    #[error("The VPC endpoint service {service} does not support the availability zone of the subnet: {subnet}.")]
    NoServiceInZone {
        /// The service's name.
        service: String,
        /// The subnet's id.
        subnet: String,
    },
    /// A subnet is full.
    #[error("There are insufficient free addresses in the subnet {subnet}.")]
    NoFreeAddress {
        /// Its id.
        subnet: String,
    },
}

/// Interfaces of a host in each of its subnets: the endpoint's, and the one that reaches the server.
const INTERFACES_IN_A_SUBNET: i64 = 2;

/// What the creator of a host must be allowed to do (page "Permissions reference" of the guide).
const NEEDED: [&str; 10] = [
    "CreateNetworkInterface",
    "CreateTags",
    "CreateVpcEndpoint",
    "DeleteNetworkInterface",
    "DeleteVpcEndpoints",
    "DescribeDhcpOptions",
    "DescribeNetworkInterfaces",
    "DescribeSubnets",
    "DescribeVpcEndpoints",
    "DescribeVpcs",
];

/// Whether a host can be there, and what is in its way else. `host` is its ARN, where it has one already: what it has there
/// is its own. A fault that denies one of the calls of EC2 that it takes strikes.
pub(crate) fn check_host_network(
    world: &mut World,
    wanted: &HostNetwork,
    host: Option<&str>,
) -> Result<(), NetworkFailure> {
    let denied =
        |operation: &&&str| world.faults.take_named(PracticeFaultKind::AccessDenied, &format!("ec2:{operation}"));
    if let Some(operation) = NEEDED.iter().find(denied) {
        let caller = format!("arn:aws:iam::{}:user/practice", world.account);
        return Err(NetworkFailure::NotAllowed { caller, operation });
    }
    let network = present::networks(world, wanted.region);
    let vpc = wanted.vpc.to_owned();
    all_there(&network, Kind::Vpc, std::slice::from_ref(&vpc))?;
    all_there(&network, Kind::Subnet, wanted.subnets)?;
    all_there(&network, Kind::SecurityGroup, wanted.groups)?;
    let is_elsewhere = |kind: Kind, id: &String| network.find(kind, id).is_some_and(|one| one.text("VpcId") != vpc);
    if let Some(subnet) = wanted.subnets.iter().find(|id| is_elsewhere(Kind::Subnet, id)) {
        return Err(NetworkFailure::ForeignSubnet { subnet: subnet.clone(), vpc });
    }
    if let Some(group) = wanted.groups.iter().find(|id| is_elsewhere(Kind::SecurityGroup, id)) {
        return Err(NetworkFailure::ForeignGroup { group: group.clone(), vpc });
    }
    if !network.has_private_dns(&vpc) {
        return Err(NetworkFailure::DnsOff { vpc });
    }
    check_subnets(world, &network, wanted)?;
    match endpoint_of_another(world, &network, wanted, host) {
        Some(endpoint) => Err(NetworkFailure::UsedByHost { vpc, endpoint }),
        None => Ok(()),
    }
}

fn all_there(network: &Network, kind: Kind, ids: &[String]) -> Result<(), NetworkFailure> {
    let noun = description::of_kind(kind).map(|row| row.noun).unwrap_or_default();
    match ids.iter().find(|id| network.find(kind, id).is_none()) {
        Some(id) => Err(NetworkFailure::Absent { noun, id: id.clone() }),
        None => Ok(()),
    }
}

fn check_subnets(world: &World, network: &Network, wanted: &HostNetwork) -> Result<(), NetworkFailure> {
    let service = webhooks(wanted.region);
    let offered = network.find(Kind::VpcEndpointService, &service).map(|one| texts(one.list("AvailabilityZones")));
    let offered = offered.unwrap_or_default();
    let mut zones = BTreeSet::new();
    for id in wanted.subnets {
        let Some(subnet) = network.find(Kind::Subnet, id) else { continue };
        let (id, zone) = (id.clone(), subnet.text("AvailabilityZone").to_owned());
        if subnet.text("OwnerId") != world.account {
            return Err(NetworkFailure::SharedSubnet { subnet: id, owner: subnet.text("OwnerId").to_owned() });
        }
        if !offered.contains(&zone) {
            return Err(NetworkFailure::NoServiceInZone { service, subnet: id });
        }
        if !zones.insert(zone) {
            return Err(NetworkFailure::SameZone { subnet: id });
        }
        if subnet.number("AvailableIpAddressCount").is_none_or(|free| free < INTERFACES_IN_A_SUBNET) {
            return Err(NetworkFailure::NoFreeAddress { subnet: id });
        }
    }
    Ok(())
}

/// The endpoint for webhooks in this VPC that isn't the host's own.
fn endpoint_of_another(world: &World, network: &Network, wanted: &HostNetwork, host: Option<&str>) -> Option<String> {
    let service = webhooks(wanted.region);
    let made = world.services.ec2.region(wanted.region).map(|state| state.endpoints.as_slice()).unwrap_or_default();
    let own = made.iter().find(|one| host.is_some() && one.host.as_deref() == host);
    let own = own.map(|one| one.shown.text("VpcEndpointId")).unwrap_or_default();
    let there = network.all(Kind::VpcEndpoint).iter().filter(|one| {
        one.text("VpcId") == wanted.vpc && one.text("ServiceName") == service && one.text("VpcEndpointId") != own
    });
    there.map(|one| one.text("VpcEndpointId").to_owned()).next()
}

/// Makes what the service needs in the VPC. What the host had before, there or elsewhere, goes first.
pub(crate) fn attach_host(world: &mut World, wanted: &HostNetwork, host: &str) {
    detach_host(world, wanted.region, host);
    let network = present::networks(world, wanted.region);
    let all = |kind: Kind, ids: &[String]| -> Vec<Value> {
        ids.iter().filter_map(|id| network.find(kind, id).cloned()).collect()
    };
    let (subnets, groups) = (all(Kind::Subnet, wanted.subnets), all(Kind::SecurityGroup, wanted.groups));
    let tags = json!([{ "Key": "CodeStarConnectionsHostArn", "Value": host }]);
    let ids: Vec<String> = subnets.iter().map(|_| format!("eni-0{}", world.hex(16))).collect();
    let endpoint = Endpoint {
        id: format!("vpce-0{}", world.hex(16)),
        account: &world.account,
        region: wanted.region,
        vpc: wanted.vpc,
        service: &webhooks(wanted.region),
        subnets: &subnets,
        groups: &groups,
        interfaces: &ids,
        taken: taken(&network, &subnets),
        is_managed: true,
        created: Some(world.now),
        tags: tags.clone(),
    };
    let (shown, mut interfaces) = (endpoint.shown(), endpoint.interfaces_shown());
    for (subnet, at) in subnets.iter().zip(1..) {
        let interface = Interface {
            id: format!("eni-0{}", world.hex(16)),
            account: &world.account,
            region: wanted.region,
            subnet,
            groups: &groups,
            kind: "aws_codestar_connections_managed",
            description: format!("AWS CodeStar Connections interface {at} of {host}"),
            taken: taken(&network, &subnets) + 1,
            is_managed: true,
            tags: tags.clone(),
        };
        interfaces.push(interface.shown());
    }
    let state = world.services.ec2.region_mut(wanted.region);
    state.endpoints.push(MadeResource::new(shown, Some(host)));
    state.interfaces.extend(interfaces.into_iter().map(|interface| MadeResource::new(interface, Some(host))));
}

/// Takes away what [`attach_host`] made.
pub(crate) fn detach_host(world: &mut World, region: &str, host: &str) {
    if world.services.ec2.region(region).is_none() {
        return;
    }
    let state = world.services.ec2.region_mut(region);
    state.endpoints.retain(|one| one.host.as_deref() != Some(host));
    state.interfaces.retain(|one| one.host.as_deref() != Some(host));
}
