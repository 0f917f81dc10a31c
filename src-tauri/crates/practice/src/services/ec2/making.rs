//! Making and deleting endpoints and network interfaces, and tags.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::describe::check_ids;
use super::description;
use super::endpoint::Endpoint;
use super::errors::invalid_value;
use super::interface::Interface;
use super::kind::Kind;
use super::network::Network;
use super::present;
use super::state::MadeResource;
use crate::call::{Answer, AwsError, Call};
use crate::services::read::{Read as _, texts};
use crate::world::World;

/// Tags of one resource (page "Tag restrictions" of the EC2 user guide).
const MOST_TAGS: usize = 50;

/// Answers the calls that make or delete something; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreateNetworkInterface" => create_interface(world, call),
        "DeleteNetworkInterface" => delete_interface(world, call),
        "CreateVpcEndpoint" => create_endpoint(world, call),
        "DeleteVpcEndpoints" => delete_endpoints(world, call),
        "CreateTags" => create_tags(world, call),
        _ => return None,
    })
}

/// The things with these ids, which must all be there.
pub(super) fn found(network: &Network, kind: Kind, ids: &[String]) -> Result<Vec<Value>, AwsError> {
    if let Some(row) = description::of_kind(kind) {
        check_ids(network, row, ids)?;
    }
    Ok(ids.iter().filter_map(|id| network.find(kind, id).cloned()).collect())
}

/// How many interfaces are in the fullest of these subnets.
pub(super) fn taken(network: &Network, subnets: &[Value]) -> usize {
    let interfaces = network.all(Kind::NetworkInterface);
    let of = |subnet: &Value| interfaces.iter().filter(|one| one.text("SubnetId") == subnet.text("SubnetId")).count();
    subnets.iter().map(of).max().unwrap_or_default()
}

fn check_free(subnets: &[Value]) -> Result<(), AwsError> {
    match subnets.iter().find(|subnet| subnet.number("AvailableIpAddressCount").is_none_or(|free| free < 1)) {
        Some(full) => {
            let message =
                format!("The specified subnet does not have enough free addresses: {}", full.text("SubnetId"));
            Err(AwsError::new("InsufficientFreeAddressesInSubnet", message))
        }
        None => Ok(()),
    }
}

fn check_groups(groups: &[Value], vpc: &str) -> Result<(), AwsError> {
    match groups.iter().find(|group| group.text("VpcId") != vpc) {
        Some(group) => {
            let message = format!("The security group '{}' does not belong to the VPC '{vpc}'", group.text("GroupId"));
            Err(AwsError::new("InvalidParameter", message))
        }
        None => Ok(()),
    }
}

/// The groups of a request; the VPC's default one where it names none.
fn groups(network: &Network, ids: &[String], vpc: &str) -> Result<Vec<Value>, AwsError> {
    if ids.is_empty() {
        let is_default = |one: &&Value| one.text("VpcId") == vpc && one.text("GroupName") == "default";
        return Ok(network.all(Kind::SecurityGroup).iter().find(is_default).cloned().into_iter().collect());
    }
    let groups = found(network, Kind::SecurityGroup, ids)?;
    check_groups(&groups, vpc)?;
    Ok(groups)
}

/// The tags of a request for what is made of this type.
fn tags_for(call: &Call, kind: &str) -> Result<Value, AwsError> {
    let given = call.input.list("TagSpecifications").iter().filter(|one| one.text("ResourceType") == kind);
    let tags: Vec<Value> = given.flat_map(|one| one.list("Tags").to_vec()).collect();
    check_tags(&tags)?;
    Ok(Value::Array(tags))
}

fn check_tags(tags: &[Value]) -> Result<(), AwsError> {
    if let Some(tag) = tags.iter().find(|tag| tag.text("Key").is_empty() || tag.text("Key").starts_with("aws:")) {
        let message = format!("Tag keys starting with 'aws:' are reserved, and none is empty: '{}'", tag.text("Key"));
        return Err(AwsError::new("InvalidTagKey.Malformed", message));
    }
    if tags.len() > MOST_TAGS {
        return Err(AwsError::new("TagLimitExceeded", format!("A resource has at most {MOST_TAGS} tags")));
    }
    Ok(())
}

fn create_interface(world: &mut World, call: &Call) -> Answer {
    let network = present::networks(world, &call.region);
    let subnets = found(&network, Kind::Subnet, &[call.input.text("SubnetId").to_owned()])?;
    let Some(subnet) = subnets.first() else { return Err(invalid_value("The request names no subnet")) };
    check_free(&subnets)?;
    let groups = groups(&network, &texts(call.input.list("Groups")), subnet.text("VpcId"))?;
    let interface = Interface {
        id: format!("eni-0{}", world.hex(16)),
        account: &world.account,
        region: &call.region,
        subnet,
        groups: &groups,
        kind: "interface",
        description: call.input.text("Description").to_owned(),
        taken: taken(&network, &subnets),
        is_managed: false,
        tags: tags_for(call, "network-interface")?,
    };
    let mut shown = interface.shown();
    let answer = json!({ "NetworkInterface": shown });
    shown["Status"] = json!("available");
    world.services.ec2.region_mut(&call.region).interfaces.push(MadeResource::new(shown, None));
    Ok(answer)
}

fn delete_interface(world: &mut World, call: &Call) -> Answer {
    let network = present::networks(world, &call.region);
    let id = call.input.text("NetworkInterfaceId");
    let interfaces = found(&network, Kind::NetworkInterface, &[id.to_owned()])?;
    if interfaces.iter().any(|one| one.flag("RequesterManaged")) {
        let message = format!("You are not allowed to delete the network interface {id}: a service of AWS manages it.");
        return Err(AwsError::new("OperationNotPermitted", message));
    }
    world.services.ec2.region_mut(&call.region).interfaces.retain(|one| one.shown.text("NetworkInterfaceId") != id);
    Ok(json!({}))
}

/// Endpoints with interfaces alone: through a gateway no host is reached.
fn create_endpoint(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let network = present::networks(world, &call.region);
    let vpc = input.text("VpcId");
    found(&network, Kind::Vpc, &[vpc.to_owned()])?;
    let services = found(&network, Kind::VpcEndpointService, &[input.text("ServiceName").to_owned()])?;
    let has_interfaces =
        |one: &Value| one.list("ServiceType").iter().any(|kind| kind.text("ServiceType") == "Interface");
    let is_interface = services.iter().all(has_interfaces) && input.text("VpcEndpointType") == "Interface";
    let Some(service) = services.first().filter(|_| is_interface) else {
        let message = "The practice account makes endpoints of the type Interface alone.";
        return Err(AwsError::new("UnsupportedOperation", message));
    };
    if input.flag("PrivateDnsEnabled") && !network.has_private_dns(vpc) {
        let message = "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to \
                       true for";
        return Err(AwsError::new("InvalidParameter", format!("{message} {vpc}")));
    }
    let subnets = found(&network, Kind::Subnet, &texts(input.list("SubnetIds")))?;
    check_subnets(&subnets, vpc, service)?;
    let groups = groups(&network, &texts(input.list("SecurityGroupIds")), vpc)?;
    let tags = tags_for(call, "vpc-endpoint")?;
    let interfaces: Vec<String> = subnets.iter().map(|_| format!("eni-0{}", world.hex(16))).collect();
    let endpoint = Endpoint {
        id: format!("vpce-0{}", world.hex(16)),
        account: &world.account,
        region: &call.region,
        vpc,
        service: service.text("ServiceName"),
        subnets: &subnets,
        groups: &groups,
        interfaces: &interfaces,
        taken: taken(&network, &subnets),
        is_managed: false,
        created: Some(world.now),
        tags,
    };
    let (mut shown, made) = (endpoint.shown(), endpoint.interfaces_shown());
    shown["PrivateDnsEnabled"] = json!(input.flag("PrivateDnsEnabled"));
    let answer = json!({ "VpcEndpoint": shown });
    let state = world.services.ec2.region_mut(&call.region);
    state.endpoints.push(MadeResource::new(shown, None));
    state.interfaces.extend(made.into_iter().map(|interface| MadeResource::new(interface, None)));
    Ok(answer)
}

fn check_subnets(subnets: &[Value], vpc: &str, service: &Value) -> Result<(), AwsError> {
    if let Some(subnet) = subnets.iter().find(|subnet| subnet.text("VpcId") != vpc) {
        let message = format!("The subnet ID '{}' does not belong to the VPC '{vpc}'", subnet.text("SubnetId"));
        return Err(AwsError::new("InvalidParameter", message));
    }
    let mut zones: Vec<&str> = subnets.iter().map(|subnet| subnet.text("AvailabilityZone")).collect();
    zones.sort_unstable();
    if zones.windows(2).any(|pair| pair.first() == pair.last()) {
        let message = "Found another VPC endpoint subnet in the availability zone: name one subnet for each zone.";
        return Err(AwsError::new("DuplicateSubnetsInSameZone", message));
    }
    let offered = texts(service.list("AvailabilityZones"));
    if let Some(zone) = zones.iter().find(|zone| !offered.iter().any(|offered| offered == *zone)) {
        let service = service.text("ServiceName");
        let message = format!("The VPC endpoint service {service} does not support the availability zone {zone}.");
        return Err(AwsError::new("InvalidParameter", message));
    }
    check_free(subnets)
}

/// Each by itself: what can't be deleted is named in the answer.
fn delete_endpoints(world: &mut World, call: &Call) -> Answer {
    let network = present::networks(world, &call.region);
    let mut unsuccessful = Vec::new();
    for id in texts(call.input.list("VpcEndpointIds")) {
        let mut refuse = |code: &str, message: String| {
            unsuccessful.push(json!({ "ResourceId": id, "Error": { "Code": code, "Message": message } }));
        };
        match found(&network, Kind::VpcEndpoint, std::slice::from_ref(&id)) {
            Err(error) => refuse(&error.code, error.message),
            Ok(endpoints) if endpoints.iter().any(|one| one.flag("RequesterManaged")) => {
                let message = "Operation is not allowed for requester-managed VPC endpoints for the service";
                refuse("OperationNotPermitted", format!("{message}: {id}"));
            }
            Ok(endpoints) => {
                let gone: Vec<String> =
                    endpoints.iter().flat_map(|one| texts(one.list("NetworkInterfaceIds"))).collect();
                let state = world.services.ec2.region_mut(&call.region);
                state.endpoints.retain(|one| one.shown.text("VpcEndpointId") != id);
                state.interfaces.retain(|one| !gone.iter().any(|id| one.shown.text("NetworkInterfaceId") == id));
            }
        }
    }
    Ok(json!({ "Unsuccessful": unsuccessful }))
}

fn create_tags(world: &mut World, call: &Call) -> Answer {
    let network = present::networks(world, &call.region);
    let tags = call.input.list("Tags");
    check_tags(tags)?;
    let ids = texts(call.input.list("Resources"));
    for id in &ids {
        let Some(before) = network.tags(id) else {
            return Err(AwsError::new("InvalidID", format!("The ID '{id}' is not valid")));
        };
        let new = tags.iter().filter(|tag| !before.iter().any(|old| old.text("Key") == tag.text("Key"))).count();
        if before.len() + new > MOST_TAGS {
            return Err(AwsError::new("TagLimitExceeded", format!("A resource has at most {MOST_TAGS} tags")));
        }
    }
    let written = tags.iter().map(|tag| (tag.text("Key").to_owned(), tag.text("Value").to_owned()));
    let written: BTreeMap<String, String> = written.collect();
    let state = world.services.ec2.region_mut(&call.region);
    for id in ids {
        state.tags.entry(id).or_default().extend(written.clone());
    }
    Ok(json!({}))
}
