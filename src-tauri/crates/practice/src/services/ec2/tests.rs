//! The networks of the beginning: each bad one is bad in one way, and a host finds out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::messages::{PracticeFault, PracticeFaultKind, PracticeNetworkScene};
use crate::moment::Moment;
use crate::services::ec2::{HostNetwork, attach_host, check_host_network, detach_host, hears_webhooks, reach_server};
use crate::services::read::{Read as _, texts};
use crate::world::World;
use crate::world::play::Play;

const REGION: &str = "us-east-1";

/// A VPC of the beginning by its Name tag, as a host is given one: with its private subnets and its group for hosts.
fn network(play: &mut Play, name: &str) -> Value {
    let only = |filter: &str, value: &str| json!({ "Filters": [{ "Name": filter, "Values": [value] }] });
    let vpcs = play.get("ec2:DescribeVpcs", only("tag:Name", name));
    let vpc = vpcs.list("Vpcs").first().unwrap_or_else(|| panic!("no VPC {name}")).text("VpcId").to_owned();
    let subnets = play.get("ec2:DescribeSubnets", only("vpc-id", &vpc));
    let private = subnets.list("Subnets").iter().filter(|subnet| !subnet.flag("MapPublicIpOnLaunch"));
    let groups = play.get("ec2:DescribeSecurityGroups", only("vpc-id", &vpc));
    let for_hosts = groups.list("SecurityGroups").iter().filter(|group| group.text("GroupName") == "git-host");
    json!({
        "VpcId": vpc,
        "SubnetIds": private.map(|subnet| subnet.text("SubnetId")).collect::<Vec<_>>(),
        "SecurityGroupIds": for_hosts.map(|group| group.text("GroupId")).collect::<Vec<_>>(),
    })
}

/// Why a host can't be in this VPC.
fn refusal(play: &mut Play, network: &Value) -> Option<String> {
    let (subnets, groups) = (texts(network.list("SubnetIds")), texts(network.list("SecurityGroupIds")));
    let there = HostNetwork { region: REGION, vpc: network.text("VpcId"), subnets: &subnets, groups: &groups };
    check_host_network(&mut play.world, &there, None).err().map(|failure| failure.to_string())
}

fn ask<T>(play: &Play, network: &Value, question: impl Fn(&World, &HostNetwork) -> T) -> T {
    let (subnets, groups) = (texts(network.list("SubnetIds")), texts(network.list("SecurityGroupIds")));
    let there = HostNetwork { region: REGION, vpc: network.text("VpcId"), subnets: &subnets, groups: &groups };
    question(&play.world, &there)
}

/// Every VPC with a name, each in a world of its own: whether a host can be there, reach the server, and hear of pushes.
#[test]
fn each_network_does_what_its_name_says() {
    let vpcs = Play::new().get("ec2:DescribeVpcs", json!({}));
    let tags = vpcs.list("Vpcs").iter().flat_map(|vpc| vpc.list("Tags"));
    let mut table = String::new();
    for name in tags.map(|tag| tag.text("Value")) {
        let mut play = Play::new();
        let network = network(&mut play, name);
        let refused = refusal(&mut play, &network).unwrap_or_default();
        let reached = ask(&play, &network, |world, there| reach_server(world, there, 443));
        let heard = ask(&play, &network, hears_webhooks);
        let unreached = reached.err().map(|why| why.to_string()).unwrap_or_default();
        let said = [refused.as_str(), &unreached, if heard { "" } else { "webhooks are not heard" }];
        let said: Vec<&str> = said.into_iter().filter(|said| !said.is_empty()).collect();
        writeln!(table, "{name}: {}", if said.is_empty() { "works".to_owned() } else { said.join(" | ") })
            .expect("writes");
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_host_finds_what_was_chosen_wrong() {
    let mut play = Play::new();
    let (company, branch) = (network(&mut play, "Company network"), network(&mut play, "Branch network, over VPN"));
    let mut with = |member: &str, value: Value| {
        let mut network = company.clone();
        network[member] = value;
        refusal(&mut play, &network).unwrap_or_default()
    };
    let said = with("VpcId", json!("vpc-0123456789abcdef0"));
    assert_eq!(said, "The vpc ID 'vpc-0123456789abcdef0' does not exist");
    let said = with("SubnetIds", branch["SubnetIds"].clone());
    assert!(said.starts_with("The subnet subnet-0") && said.contains(" is not in the VPC vpc-0"), "{said}");
    let said = with("SubnetIds", json!(["subnet-0123456789abcdef0"]));
    assert_eq!(said, "The subnet ID 'subnet-0123456789abcdef0' does not exist");
    let said = with("SecurityGroupIds", branch["SecurityGroupIds"].clone());
    assert!(said.starts_with("SecurityGroup subnet validation failed"), "{said}");
    let said = with("SecurityGroupIds", json!(["sg-0123456789abcdef0"]));
    assert_eq!(said, "The security group 'sg-0123456789abcdef0' does not exist");
}

/// What the service makes for a host: an endpoint and two interfaces in each subnet, which go with the host.
#[test]
fn a_host_has_its_endpoint_and_interfaces_as_long_as_it_is_there() {
    let mut play = Play::new();
    let company = network(&mut play, "Company network");
    let (subnets, groups) = (texts(company.list("SubnetIds")), texts(company.list("SecurityGroupIds")));
    let there = HostNetwork { region: REGION, vpc: company.text("VpcId"), subnets: &subnets, groups: &groups };
    let (own, other) = (Some("arn:host/own"), Some("arn:host/other"));
    let inside = json!({ "Filters": [{ "Name": "vpc-id", "Values": [there.vpc] }] });
    let free = |play: &mut Play| {
        let shown = play.get("ec2:DescribeSubnets", json!({ "SubnetIds": subnets }));
        shown.list("Subnets").iter().filter_map(|subnet| subnet.number("AvailableIpAddressCount")).collect::<Vec<_>>()
    };
    assert_eq!(free(&mut play), [251, 251, 251]);
    attach_host(&mut play.world, &there, "arn:host/own");
    attach_host(&mut play.world, &there, "arn:host/own");
    let endpoints = play.get("ec2:DescribeVpcEndpoints", inside.clone());
    let [endpoint] = endpoints.list("VpcEndpoints") else { panic!("{endpoints}") };
    assert_eq!(endpoint.text("ServiceName"), "com.amazonaws.us-east-1.codestar-connections.webhooks");
    let shown = play.get("ec2:DescribeNetworkInterfaces", inside.clone());
    let all = shown.list("NetworkInterfaces");
    let kinds: Vec<&str> = all.iter().map(|one| one.text("InterfaceType")).collect();
    assert_eq!(kinds, [["vpc_endpoint"; 3], ["aws_codestar_connections_managed"; 3]].concat());
    let addresses: BTreeSet<&str> = all.iter().map(|one| one.text("PrivateIpAddress")).collect();
    assert_eq!(addresses.len(), 6, "each has an address of its own: {addresses:?}");
    assert_eq!(free(&mut play), [249, 249, 249]);
    assert!(check_host_network(&mut play.world, &there, own).is_ok(), "its own endpoint isn't in its way");
    let refused = check_host_network(&mut play.world, &there, other).expect_err("the VPC has a host");
    assert!(refused.to_string().contains("already used by another host"), "{refused}");

    let by_hand = json!({ "VpcEndpointIds": [endpoint.text("VpcEndpointId")] });
    let refused = play.get("ec2:DeleteVpcEndpoints", by_hand);
    assert_eq!(refused.list("Unsuccessful")[0].member("Error").text("Code"), "OperationNotPermitted");
    let by_hand = json!({ "NetworkInterfaceId": all[0].text("NetworkInterfaceId") });
    assert!(play.refused("ec2:DeleteNetworkInterface", by_hand).starts_with("OperationNotPermitted"));
    detach_host(&mut play.world, REGION, "arn:host/own");
    assert!(play.get("ec2:DescribeVpcEndpoints", inside.clone()).list("VpcEndpoints").is_empty());
    assert!(play.get("ec2:DescribeNetworkInterfaces", inside).list("NetworkInterfaces").is_empty());
    assert_eq!(free(&mut play), [251, 251, 251]);
}

#[test]
fn a_vpc_can_go_between_choosing_and_creating() {
    let mut play = Play::new();
    let company = network(&mut play, "Company network");
    let networks = crate::messages::PracticeNetworks {
        region: REGION.to_owned(),
        deleted_vpcs: vec![company.text("VpcId").to_owned()],
        ..Default::default()
    };
    super::set_networks(&mut play.world, &networks).expect("it is there");
    let said = refusal(&mut play, &company).unwrap_or_default();
    assert_eq!(said, format!("The vpc ID '{}' does not exist", company.text("VpcId")));
    assert!(!ask(&play, &company, |world, there| reach_server(world, there, 443).is_ok()));
}

#[test]
fn whoever_lacks_one_permission_makes_no_host_in_a_vpc() {
    let mut play = Play::new();
    let company = network(&mut play, "Company network");
    let deny = |operation: &str| PracticeFault {
        kind: PracticeFaultKind::AccessDenied,
        operation: operation.to_owned(),
        times: Some(1),
    };
    play.world.faults.set(vec![deny("ec2:CreateVpcEndpoint"), deny("ec2:DescribeRouteTables")]);
    let said = refusal(&mut play, &company).unwrap_or_default();
    assert!(said.ends_with("is not authorized to perform: ec2:CreateVpcEndpoint"), "{said}");
    assert_eq!(refusal(&mut play, &company), None, "the other call is none of the host's");
}

#[test]
fn only_the_port_that_is_let_through_is_reached() {
    let mut play = Play::new();
    let company = network(&mut play, "Company network");
    assert!(ask(&play, &company, |world, there| reach_server(world, there, 443).is_ok()));
    assert!(!ask(&play, &company, |world, there| reach_server(world, there, 8443).is_ok()));
}

/// Worlds of earlier versions know no networks: they have those of the beginning.
#[test]
fn a_world_of_an_earlier_version_has_networks() {
    let mut play = Play::new();
    let before = play.get("ec2:DescribeVpcs", json!({}));
    let mut stored = serde_json::to_value(&play.world).expect("JSON");
    let services = stored["services"].as_object_mut().expect("services");
    assert!(services.remove("ec2").is_some());
    play.world = serde_json::from_value(stored).expect("a world");
    assert_eq!(play.get("ec2:DescribeVpcs", json!({})), before);
}

/// What only a newer version knows stays, and is the usual here.
#[test]
fn a_scene_of_a_newer_version_is_kept() {
    let mut play = Play::new();
    let usual = play.get("ec2:DescribeVpcs", json!({}));
    let newer = json!({ "regions": { REGION: { "scene": "ocean", "depth": 7 } } });
    play.world.services.ec2 = serde_json::from_value(newer.clone()).expect("a state");
    assert_eq!(play.get("ec2:DescribeVpcs", json!({})), usual);
    let written = serde_json::to_value(&play.world.services.ec2).expect("JSON");
    assert_eq!(
        (&written["regions"][REGION]["scene"], &written["regions"][REGION]["depth"]),
        (&json!("ocean"), &json!(7))
    );
}

/// Looking changes nothing, so that nothing is written to the disk.
#[test]
fn looking_keeps_nothing() {
    let mut play = Play::new();
    let before = play.world.clone();
    for operation in ["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeNetworkInterfaces"] {
        play.get(operation, json!({}));
    }
    assert!(play.world == before);
    play.world.services.ec2.begin(REGION, PracticeNetworkScene::Many);
    assert_eq!(play.get("ec2:DescribeVpcs", json!({})).list("Vpcs").len(), 500);
    assert!(serde_json::to_string(&play.world.services.ec2).is_ok_and(|kept| kept.len() < 300));
    assert_ne!(play.world.now, Moment::default());
}
