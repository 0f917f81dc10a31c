//! What a host of CodeConnections does in a VPC: whether it can be there, the endpoint and the network interfaces that the
//! service makes for it, and that they go with it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

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

/// Where a host is to be.
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
/// The meanings are those of the guide's pages "Network and Amazon VPC configuration for hosts" and "Troubleshooting"; AWS
/// publishes no texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NetworkFailure {
    /// Whoever makes the host lacks one of the permissions that the guide names.
    #[error("User is not authorized to perform: ec2:{operation}")]
    NotAllowed {
        /// The operation.
        operation: &'static str,
    },
    /// There is no such VPC.
    #[error("The vpc ID '{vpc}' does not exist")]
    NoVpc {
        /// Its id.
        vpc: String,
    },
    /// A subnet isn't there, or in another VPC.
    #[error("Subnet {subnet} does not belong to VPC {vpc}")]
    ForeignSubnet {
        /// Its id.
        subnet: String,
        /// The host's VPC.
        vpc: String,
    },
    /// A subnet is another account's.
    #[error("Subnet {subnet} belongs to account {owner}: subnets must be in the account that creates the host")]
    SharedSubnet {
        /// Its id.
        subnet: String,
        /// Whose it is.
        owner: String,
    },
    /// Two subnets are in one zone.
    #[error("Subnets must be in different Availability Zones: there is more than one in {zone}")]
    SameZone {
        /// Its name.
        zone: String,
    },
    /// A security group isn't there, or in another VPC.
    #[error("SecurityGroup subnet validation failed: security group {group} does not belong to VPC {vpc}")]
    ForeignGroup {
        /// Its id.
        group: String,
        /// The host's VPC.
        vpc: String,
    },
    /// A host backs one VPC, and a VPC one host.
    #[error("VPC {vpc} is already in use by another host: it has the endpoint {endpoint}")]
    UsedByHost {
        /// Its id.
        vpc: String,
        /// Id of the other host's endpoint.
        endpoint: String,
    },
    /// The service has no endpoint there.
    #[error("The VPC endpoint service {service} does not support the Availability Zone {zone} of subnet {subnet}")]
    NoServiceInZone {
        /// The service's name.
        service: String,
        /// The zone's.
        zone: String,
        /// The subnet's id.
        subnet: String,
    },
    /// A subnet is full.
    #[error("Subnet {subnet} does not have enough free addresses")]
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

/// Whether a host can be there: `host` itself may be there already. A fault that denies one of EC2's calls strikes.
pub(crate) fn check_host_network(
    world: &mut World,
    wanted: &HostNetwork,
    host: Option<&str>,
) -> Result<(), NetworkFailure> {
    let denied = |operation: &&&str| world.faults.take(PracticeFaultKind::AccessDenied, &format!("ec2:{operation}"));
    if let Some(operation) = NEEDED.iter().find(denied) {
        return Err(NetworkFailure::NotAllowed { operation });
    }
    let network = present::networks(world, wanted.region);
    let vpc = wanted.vpc.to_owned();
    if network.find(Kind::Vpc, &vpc).is_none() {
        return Err(NetworkFailure::NoVpc { vpc });
    }
    let is_here = |kind: Kind, id: &String| network.find(kind, id).is_some_and(|one| one.text("VpcId") == vpc);
    if let Some(subnet) = wanted.subnets.iter().find(|id| !is_here(Kind::Subnet, id)) {
        return Err(NetworkFailure::ForeignSubnet { subnet: subnet.clone(), vpc });
    }
    if let Some(group) = wanted.groups.iter().find(|id| !is_here(Kind::SecurityGroup, id)) {
        return Err(NetworkFailure::ForeignGroup { group: group.clone(), vpc });
    }
    check_subnets(world, &network, wanted)?;
    match endpoint_of_another(world, &network, wanted, host) {
        Some(endpoint) => Err(NetworkFailure::UsedByHost { vpc, endpoint }),
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
        if !zones.insert(zone.clone()) {
            return Err(NetworkFailure::SameZone { zone });
        }
        if !offered.contains(&zone) {
            return Err(NetworkFailure::NoServiceInZone { service, zone, subnet: id });
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
