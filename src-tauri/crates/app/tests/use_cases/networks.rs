//! What would make a host fail is found in the practice account's networks: of each that is flawed, by the check that is
//! about its flaw and by no other.

use std::collections::BTreeSet;

use gangway_app::bindings::{Finding, FindingCode, FindingSeverity, HostNetwork};
use gangway_app::views::*;
use gangway_practice::control::{PracticeFault, PracticeFaultKind, PracticeFaults};

use crate::desk::{Desk, REGION};

/// Where the servers of the practice world are.
const SERVER: &str = "10.20.30.40";

const ENDPOINT: &str = "https://git.corp.example";

async fn vpcs(desk: &Desk) -> Vec<VpcView> {
    let (mut found, mut from) = (Vec::new(), None);
    loop {
        let question = VpcsRequest { account: AccountChoice::Practice, region: REGION.to_owned(), from };
        let page = desk.app.vpcs(question).await.unwrap();
        found.extend(page.found);
        match page.next {
            Some(next) => from = Some(next),
            None => return found,
        }
    }
}

/// What a person would choose in a VPC: the private subnets, one a zone where there are several, and the group for hosts.
async fn chosen(desk: &Desk, vpc: &VpcView) -> HostNetwork {
    let question = VpcPartsRequest {
        account: AccountChoice::Practice,
        region: REGION.to_owned(),
        vpc: vpc.id.clone(),
        from: None,
    };
    let groups = desk.app.vpc_security_groups(question.clone()).await.unwrap().found;
    let subnets = desk.app.vpc_subnets(question).await.unwrap().found;
    let private = |subnet: &&SubnetView| !subnet.name.as_deref().unwrap_or_default().contains("public");
    let private: Vec<&SubnetView> = subnets.iter().filter(private).collect();
    let zones: BTreeSet<&str> = private.iter().map(|one| one.zone.as_str()).collect();
    let mut taken = BTreeSet::new();
    let one_a_zone = private.iter().filter(|one| zones.len() == 1 || taken.insert(one.zone.clone()));
    HostNetwork {
        vpc: vpc.id.clone(),
        subnets: one_a_zone.map(|one| one.id.clone()).take(10).collect(),
        security_groups: groups.into_iter().filter(|one| one.group_name != "default").map(|one| one.id).collect(),
    }
}

fn question(network: HostNetwork, address: Option<&str>) -> ExamineNetwork {
    ExamineNetwork {
        account: AccountChoice::Practice,
        region: REGION.to_owned(),
        endpoint: ENDPOINT.to_owned(),
        network,
        address: address.map(str::to_owned),
        host_arn: None,
    }
}

/// The codes that speak of a VPC, by its name.
async fn codes(desk: &Desk, name: &str) -> BTreeSet<FindingCode> {
    let vpcs = vpcs(desk).await;
    let vpc = vpcs.iter().find(|one| one.name.as_deref() == Some(name)).unwrap_or_else(|| panic!("{name}: {vpcs:?}"));
    let network = chosen(desk, vpc).await;
    let found = desk.app.examine_network(question(network, Some(SERVER))).await.unwrap();
    found.findings.iter().map(|one| one.code).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_flaw_of_a_network_is_found_and_nothing_else() {
    use FindingCode::*;
    let desk = Desk::with_practice_in_memory().await;
    for (name, expected) in [
        ("Company network", &[][..]),
        ("Branch network, over VPN", &[]),
        ("Tools network, peered with the server's VPC", &[]),
        ("Data network, routed by a prefix list", &[]),
        ("DNS support is off", &[DnsSupportOff]),
        ("DNS host names are off", &[DnsHostNamesOff]),
        ("No route to the server", &[NoRoute]),
        ("Route to a transit gateway that is gone", &[RouteIsBlackhole]),
        ("Security group lets nothing out", &[NoEgress]),
        ("Security group lets nothing in", &[NoIngress]),
        ("All subnets in one zone", &[SubnetsInOneZone]),
        ("A subnet without a free address", &[NoFreeAddress]),
        ("Used by another host", &[VpcOfOtherHost]),
        ("A zone without the endpoint service", &[ServiceNotInZone]),
        ("The company's own DNS servers", &[OwnDnsServers]),
        ("Shared by another account", &[VpcOfOtherAccount]),
    ] {
        assert_eq!(codes(&desk, name).await, expected.iter().copied().collect(), "{name}");
    }
    // of the two directions, an ACL stops one or both
    let acl = codes(&desk, "Network ACL blocks port 443").await;
    assert!(!acl.is_empty() && acl.is_subset(&BTreeSet::from([AclStopsRequests, AclStopsWebhooks])), "{acl:?}");
    let answers = codes(&desk, "Network ACL blocks the answers").await;
    assert!(answers.contains(&AclStopsAnswers) || answers.contains(&AclStopsWebhookAnswers), "{answers:?}");
}

/// Whichever one call is denied: the rest is looked at, and what wasn't is told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_denied_call_hides_no_other() {
    let desk = Desk::with_practice_in_memory().await;
    let vpcs = vpcs(&desk).await;
    let vpc = vpcs.iter().find(|one| one.name.as_deref() == Some("Company network")).unwrap();
    let network = chosen(&desk, vpc).await;
    for operation in [
        "DescribeVpcs",
        "DescribeVpcAttribute",
        "DescribeSubnets",
        "DescribeSecurityGroups",
        "DescribeRouteTables",
        "DescribeNetworkAcls",
        "DescribeVpcEndpoints",
        "DescribeVpcEndpointServices",
        "DescribeTransitGatewayVpcAttachments",
        "DescribeDhcpOptions",
    ] {
        let operation_of_ec2 = format!("ec2:{operation}");
        let fault = PracticeFault { kind: PracticeFaultKind::AccessDenied, operation: operation_of_ec2, times: None };
        desk.control().faults(&PracticeFaults { faults: vec![fault] }).await.unwrap();
        let found = desk.app.examine_network(question(network.clone(), Some(SERVER))).await.unwrap();
        let action = format!("ec2:{operation}");
        assert!(found.unread.iter().any(|one| one.part == action), "{operation}: {:?}", found.unread);
        let not_checked = |one: &&Finding| one.severity == FindingSeverity::NotChecked;
        assert!(found.findings.iter().filter(not_checked).count() > 0, "{operation}");
        assert!(found.findings.iter().all(|one| one.severity == FindingSeverity::NotChecked), "{:?}", found.findings);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vpc_that_is_gone_and_no_address_are_told() {
    let desk = Desk::with_practice_in_memory().await;
    let network = HostNetwork { vpc: "vpc-00000000".to_owned(), ..HostNetwork::default() };
    let found = desk.app.examine_network(question(network, Some("10.0.0.1, nowhere"))).await.unwrap();
    assert!(found.findings.iter().any(|one| one.code == FindingCode::VpcGone), "{:?}", found.findings);
    assert_eq!(found.unreadable, ["nowhere"]);
    desk.app.stop_examination(()).await.unwrap();
}
