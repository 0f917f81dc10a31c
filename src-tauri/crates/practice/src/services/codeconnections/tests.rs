//! Hosts: their way through the states, what each operation says on it, and what goes wrong.

use serde_json::{Value, json};

use crate::call::Call;
use crate::messages::{PracticeFault, PracticeFaultKind};
use crate::moment::Moment;
use crate::services;
use crate::services::read::Read as _;
use crate::world::World;
use crate::world::play::Play;

use super::{endpoint, server};

fn wish(number: u32) -> Value {
    json!({
        "Name": format!("server-{number}"), "ProviderType": "GitHubEnterpriseServer",
        "ProviderEndpoint": format!("https://git{number}.example"),
    })
}

/// Good networks.
const COMPANY: &str = "Company network";
const BRANCH: &str = "Branch network, over VPN";

/// A host, in the VPC with this name when there is one.
fn host(play: &mut Play, number: u32, network: Option<&str>) -> String {
    let mut wish = wish(number);
    if let Some(network) = network {
        wish["VpcConfiguration"] = play.network(network);
    }
    play.get("codeconnections:CreateHost", wish).text("HostArn").to_owned()
}

/// Its status and why it has it.
fn status(play: &mut Play, arn: &str) -> String {
    let got = play.ask("codeconnections:GetHost", json!({ "HostArn": arn }));
    let listed = play.get("codeconnections:ListHosts", json!({}));
    let listed = listed.list("Hosts").iter().find(|host| host.text("HostArn") == arn).cloned().unwrap_or_default();
    let Ok(got) = got else { return "gone".to_owned() };
    assert_eq!(got.text("Status"), listed.text("Status"));
    assert!(got.get("StatusMessage").is_none(), "only a list says why");
    format!("{} {}", got.text("Status"), listed.text("StatusMessage")).trim_end().to_owned()
}

fn faults(play: &mut Play, kinds: &[(PracticeFaultKind, Option<u32>)]) {
    let fault = |(kind, times): &(PracticeFaultKind, Option<u32>)| PracticeFault {
        kind: *kind,
        operation: String::new(),
        times: *times,
    };
    play.world.faults.set(kinds.iter().map(fault).collect());
}

fn set_up(play: &mut Play, arn: &str) -> bool {
    let now = play.world.now;
    play.world.services.codeconnections.set_up(arn, "AWS Connector", now)
}

/// The code alone.
fn code(play: &mut Play, operation: &str, input: Value) -> String {
    let refused = play.refused(operation, input);
    refused.split(':').next().unwrap_or_default().to_owned()
}

#[test]
fn a_host_without_a_vpc_waits_for_a_person_at_once() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, None);
    assert_eq!(status(&mut play, &arn), "PENDING");
    play.wait(7 * 24 * 3600);
    assert_eq!(status(&mut play, &arn), "PENDING");
    assert!(set_up(&mut play, &arn));
    assert_eq!(status(&mut play, &arn), "AVAILABLE");
    assert!(!set_up(&mut play, &arn), "only one that is PENDING");
    play.get("codeconnections:DeleteHost", json!({ "HostArn": arn }));
    assert_eq!(status(&mut play, &arn), "gone");
}

#[test]
fn a_vpc_takes_minutes_and_nothing_can_be_done_meanwhile() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, Some(COMPANY));
    let named = json!({ "HostArn": arn });
    let through = json!({ "ConnectionName": "c", "HostArn": arn });
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_INITIALIZING");
    assert!(!set_up(&mut play, &arn));
    assert_eq!(code(&mut play, "codeconnections:UpdateHost", named.clone()), "ConflictException");
    assert_eq!(code(&mut play, "codeconnections:DeleteHost", named.clone()), "ResourceUnavailableException");
    assert_eq!(code(&mut play, "codeconnections:CreateConnection", through.clone()), "ResourceUnavailableException");
    play.wait(179);
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_INITIALIZING");
    play.wait(1);
    assert_eq!(status(&mut play, &arn), "PENDING");
    assert_eq!(code(&mut play, "codeconnections:CreateConnection", through.clone()), "ResourceUnavailableException");

    play.get("codeconnections:UpdateHost", named.clone());
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_INITIALIZING", "it begins anew");
    play.wait(180);
    assert!(set_up(&mut play, &arn));
    assert_eq!(code(&mut play, "codeconnections:UpdateHost", named.clone()), "UnsupportedOperationException");

    let made = play.get("codeconnections:CreateConnection", through);
    let connection = json!({ "ConnectionArn": made.text("ConnectionArn") });
    let shown = play.get("codeconnections:GetConnection", connection.clone());
    let shown = shown.member("Connection");
    assert_eq!((shown.text("HostArn"), shown.text("ProviderType")), (arn.as_str(), "GitHubEnterpriseServer"));
    assert_eq!(shown.text("ConnectionStatus"), "PENDING");
    assert_eq!(code(&mut play, "codeconnections:DeleteHost", named.clone()), "ResourceUnavailableException");
    play.get("codeconnections:DeleteConnection", connection);

    play.get("codeconnections:DeleteHost", named.clone());
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_DELETING");
    assert_eq!(code(&mut play, "codeconnections:DeleteHost", named.clone()), "ResourceUnavailableException");
    assert_eq!(code(&mut play, "codeconnections:UpdateHost", named), "ConflictException");
    play.wait(75);
    assert_eq!(status(&mut play, &arn), "gone");
}

#[test]
fn a_vpc_that_does_not_work_is_told_by_the_list_and_can_be_mended() {
    for (kind, said) in [
        (PracticeFaultKind::HostEc2Denied, "not authorized to perform: ec2:CreateNetworkInterface"),
        (PracticeFaultKind::HostEndpointQuota, "VpcEndpointLimitExceeded"),
    ] {
        let mut play = Play::new();
        faults(&mut play, &[(kind, Some(1))]);
        let arn = host(&mut play, 1, Some(COMPANY));
        play.wait(180);
        let failed = status(&mut play, &arn);
        assert!(failed.starts_with("VPC_CONFIG_FAILED_INITIALIZATION ") && failed.contains(said), "{failed}");
        assert!(!set_up(&mut play, &arn));
        play.get("codeconnections:UpdateHost", json!({ "HostArn": arn }));
        assert_eq!(status(&mut play, &arn), "VPC_CONFIG_INITIALIZING");
        play.wait(180);
        assert_eq!(status(&mut play, &arn), "PENDING");
    }
}

#[test]
fn a_failed_host_can_be_deleted() {
    let mut play = Play::new();
    faults(&mut play, &[(PracticeFaultKind::HostEc2Denied, None)]);
    let arn = host(&mut play, 1, Some(COMPANY));
    play.wait(180);
    play.get("codeconnections:DeleteHost", json!({ "HostArn": arn }));
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_DELETING");
    play.wait(75);
    assert_eq!(status(&mut play, &arn), "gone");
}

#[test]
fn a_vpc_is_for_one_host() {
    let mut play = Play::new();
    host(&mut play, 1, Some(COMPANY));
    play.wait(180);
    let second = host(&mut play, 2, Some(COMPANY));
    play.wait(180);
    let failed = status(&mut play, &second);
    assert!(failed.contains("FAILED") && failed.contains("another host"), "{failed}");
    let other = play.network(BRANCH);
    play.get("codeconnections:UpdateHost", json!({ "HostArn": second, "VpcConfiguration": other }));
    play.wait(180);
    assert_eq!(status(&mut play, &second), "PENDING");
}

#[test]
fn a_vpc_that_hangs_goes_on_some_day() {
    let mut play = Play::new();
    faults(&mut play, &[(PracticeFaultKind::HostVpcHangs, Some(1))]);
    let arn = host(&mut play, 1, Some(COMPANY));
    play.wait(40 * 60);
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_INITIALIZING");
    play.wait(10 * 60);
    assert_eq!(status(&mut play, &arn), "PENDING");
}

#[test]
fn the_user_guide_spells_the_states_otherwise() {
    let mut play = Play::new();
    faults(&mut play, &[(PracticeFaultKind::UserGuideStates, None), (PracticeFaultKind::HostEc2Denied, Some(1))]);
    let arn = host(&mut play, 1, Some(COMPANY));
    let seen = |play: &mut Play, seconds| {
        play.wait(seconds);
        status(play, &arn).split(' ').next().unwrap_or_default().to_owned()
    };
    assert_eq!(seen(&mut play, 0), "VPC_CONFIG_VPC_INITIALIZING");
    assert_eq!(seen(&mut play, 180), "VPC_CONFIG_FAILED_INITIALIZATION");
    play.get("codeconnections:UpdateHost", json!({ "HostArn": arn }));
    assert_eq!(seen(&mut play, 180), "VPC_CONFIG_AVAILABLE");
    assert_eq!(seen(&mut play, 30), "PENDING");
    play.get("codeconnections:DeleteHost", json!({ "HostArn": arn }));
    assert_eq!(seen(&mut play, 0), "VPC_CONFIG_DELETING");
    play.world.faults.set(Vec::new());
    let arn = host(&mut play, 2, Some(BRANCH));
    assert_eq!(status(&mut play, &arn), "VPC_CONFIG_INITIALIZING");
}

#[test]
fn a_server_has_one_host_in_a_region() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, None);
    for endpoint in ["https://git1.example", "https://GIT1.example:443/", "https://git1.example./"] {
        let mut second = wish(2);
        second["ProviderEndpoint"] = json!(endpoint);
        let refused = play.refused("codeconnections:CreateHost", second);
        assert!(refused.starts_with("InvalidInputException") && refused.contains(&arn), "{refused}");
    }
    let second = host(&mut play, 2, None);
    let taken = json!({ "HostArn": second, "ProviderEndpoint": "https://git1.example/" });
    assert_eq!(code(&mut play, "codeconnections:UpdateHost", taken), "InvalidInputException");
    play.get("codeconnections:UpdateHost", json!({ "HostArn": arn, "ProviderEndpoint": "https://git1.example" }));
}

#[test]
fn addresses_of_one_server_have_one_identity() {
    let check = |endpoint: &str, identity: &str| assert_eq!(endpoint::identity(endpoint), identity, "{endpoint}");
    check("https://git.example", "git.example");
    check("HTTPS://Git.Example:443/", "git.example");
    check("https://git.example.:8443", "git.example:8443");
    check("https://git.example:8443/", "git.example:8443");
    check("http://git.example:80", "git.example");
    check("https://git.example/gitlab/", "git.example/gitlab");
    check("git.example", "git.example");
}

#[test]
fn an_account_has_fifty_hosts_in_a_region() {
    let mut play = Play::new();
    for number in 0..50 {
        host(&mut play, number, None);
    }
    assert_eq!(code(&mut play, "codeconnections:CreateHost", wish(50)), "LimitExceededException");
    assert!(call(&mut play.world, "us-west-2", "CreateHost", wish(50)).is_ok());
}

#[test]
fn a_connection_names_its_host_or_its_provider() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, None);
    set_up(&mut play, &arn);
    let check = |play: &mut Play, input: Value, expected: &str| {
        let got = play.ask("codeconnections:CreateConnection", input.clone());
        assert_eq!(got.map_or_else(|error| error.code, |_| String::new()), expected, "{input}");
    };
    check(&mut play, json!({ "ConnectionName": "c", "HostArn": arn }), "");
    check(&mut play, json!({ "ConnectionName": "c" }), "InvalidInputException");
    check(&mut play, json!({ "ConnectionName": "c", "ProviderType": "GitLabSelfManaged" }), "InvalidInputException");
    let both = |provider: &str| json!({ "ConnectionName": "c", "HostArn": arn, "ProviderType": provider });
    check(&mut play, both("GitHub"), "InvalidInputException");
    check(&mut play, both("GitHubEnterpriseServer"), "");
    let absent = "arn:aws:codeconnections:us-east-1:111122223333:host/none-00000000";
    check(&mut play, json!({ "ConnectionName": "c", "HostArn": absent }), "ResourceNotFoundException");
    let listed = play.get("codeconnections:ListConnections", json!({ "HostArnFilter": arn }));
    assert_eq!(listed.list("Connections").len(), 2);
    assert_eq!(
        code(&mut play, "codeconnections:ListConnections", json!({ "HostArnFilter": absent })),
        "ResourceNotFoundException"
    );
}

fn call(world: &mut World, region: &str, operation: &str, input: Value) -> crate::call::Answer {
    let call = Call {
        service: "codeconnections".to_owned(),
        operation: operation.to_owned(),
        input,
        region: region.to_owned(),
        endpoint: String::new(),
    };
    services::call(world, &call)
}

/// A connection of the internet shows everywhere; a host, and what goes through it, in its Region.
#[test]
fn hosts_are_regional_with_all_that_goes_through_them() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, None);
    set_up(&mut play, &arn);
    let made = play.get("codeconnections:CreateConnection", json!({ "ConnectionName": "c", "HostArn": arn }));
    let connection = made.text("ConnectionArn").to_owned();
    let mut seen = |region: &str| {
        let mut ask = |operation: &str, input: Value| call(&mut play.world, region, operation, input).ok();
        let connections = ask("ListConnections", json!({})).unwrap_or_default();
        let through = connections.list("Connections").iter().filter(|one| one.text("ConnectionArn") == connection);
        [
            ask("GetHost", json!({ "HostArn": arn })).is_some(),
            !ask("ListHosts", json!({})).unwrap_or_default().list("Hosts").is_empty(),
            ask("GetConnection", json!({ "ConnectionArn": connection })).is_some(),
            through.count() == 1,
            connections.list("Connections").len() >= 2,
        ]
    };
    assert_eq!(seen("us-east-1"), [true; 5]);
    assert_eq!(seen("eu-west-1"), [false, false, false, false, true]);
    let input = json!({ "ConnectionName": "c", "HostArn": arn });
    let elsewhere = call(&mut play.world, "eu-west-1", "CreateConnection", input);
    assert_eq!(elsewhere.map_err(|error| error.code), Err("ResourceNotFoundException".to_owned()));
}

#[test]
fn a_host_whose_app_is_deleted_is_in_error_with_its_connections() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, None);
    set_up(&mut play, &arn);
    let through = json!({ "ConnectionName": "c", "HostArn": arn });
    let made = play.get("codeconnections:CreateConnection", through.clone());
    let connection = made.text("ConnectionArn").to_owned();
    assert!(play.world.services.codeconnections.authorize(&connection, "octo", None));
    let now = play.world.now;
    assert!(play.world.services.codeconnections.lose_apps(now));
    assert!(!play.world.services.codeconnections.lose_apps(now), "it is lost once");
    let failed = status(&mut play, &arn);
    assert!(failed.starts_with("ERROR The app AWS Connector was not found"), "{failed}");
    let shown = play.get("codeconnections:GetConnection", json!({ "ConnectionArn": connection }));
    assert_eq!(shown.member("Connection").text("ConnectionStatus"), "ERROR");
    assert_eq!(code(&mut play, "codeconnections:CreateConnection", through), "ResourceUnavailableException");
    assert_eq!(
        code(&mut play, "codeconnections:UpdateHost", json!({ "HostArn": arn })),
        "UnsupportedOperationException"
    );
}

/// Worlds of earlier versions know when a VPC is ready, and no state.
#[test]
fn a_host_of_an_earlier_version_goes_on() {
    let mut play = Play::new();
    let arn = "arn:aws:codeconnections:us-east-1:111122223333:host/old-00000000";
    let ready = play.world.now.after_seconds(60);
    let vpc = play.network(COMPANY);
    let old = json!({ "hosts": [{
        "arn": arn, "name": "old", "provider": "GitLabSelfManaged", "endpoint": "https://gitlab.internal",
        "vpc": vpc, "ready": ready, "tags": [],
    }] });
    play.world.services.codeconnections = serde_json::from_value(old).expect("a state");
    assert_eq!(status(&mut play, arn), "VPC_CONFIG_INITIALIZING");
    play.wait(60);
    assert_eq!(status(&mut play, arn), "PENDING");
    assert!(set_up(&mut play, arn));
    assert_ne!(ready, Moment::default());
}

/// The endpoints and interfaces that a host has, as EC2 shows them.
fn belongings(play: &mut Play, arn: &str) -> (usize, usize) {
    let of = |shown: &Value, list: &str| {
        let tagged = |one: &&Value| one.to_string().contains(arn);
        shown.list(list).iter().filter(tagged).count()
    };
    let endpoints = play.get("ec2:DescribeVpcEndpoints", json!({}));
    let interfaces = play.get("ec2:DescribeNetworkInterfaces", json!({}));
    (of(&endpoints, "VpcEndpoints"), of(&interfaces, "NetworkInterfaces"))
}

#[test]
fn what_a_host_has_in_its_vpc_goes_with_it() {
    let mut play = Play::new();
    let arn = host(&mut play, 1, Some(COMPANY));
    assert_eq!(belongings(&mut play, &arn), (0, 0));
    play.wait(180);
    let (endpoints, interfaces) = belongings(&mut play, &arn);
    assert!(endpoints == 1 && interfaces >= 3, "{endpoints} {interfaces}");
    let other = play.network(BRANCH);
    play.get("codeconnections:UpdateHost", json!({ "HostArn": arn, "VpcConfiguration": other }));
    assert_eq!(belongings(&mut play, &arn), (0, 0), "it moves");
    play.wait(180);
    assert_eq!(belongings(&mut play, &arn).0, 1);
    play.get("codeconnections:DeleteHost", json!({ "HostArn": arn }));
    assert_eq!(belongings(&mut play, &arn).0, 1);
    play.wait(75);
    assert_eq!(belongings(&mut play, &arn), (0, 0));
}

/// Each network that is bad in one way does to a host what its name says.
#[test]
fn a_bad_network_fails_the_host_or_closes_its_way_or_its_ear() {
    let check = |name: &str| {
        let mut play = Play::new();
        let arn = host(&mut play, 1, Some(name));
        play.wait(180);
        let status = status(&mut play, &arn);
        if status != "PENDING" {
            return status.split_once(' ').map(|(_, message)| message.to_owned()).unwrap_or_default();
        }
        let host = play.world.services.codeconnections.host(&arn).expect("it is there").clone();
        match (server::silence(&mut play.world, &host), server::reports(&play.world, &host)) {
            (Some(silence), _) => format!("{silence:?}"),
            (None, false) => "deaf".to_owned(),
            (None, true) => String::new(),
        }
    };
    for good in
        [COMPANY, BRANCH, "Tools network, peered with the server's VPC", "Data network, routed by a prefix list"]
    {
        assert_eq!(check(good), "", "{good}");
    }
    for closed in [
        "No route to the server",
        "Route to a transit gateway that is gone",
        "Security group lets nothing out",
        "Network ACL blocks port 443",
        "Network ACL blocks the answers",
    ] {
        assert_eq!(check(closed), "Unreachable", "{closed}");
    }
    assert_eq!(check("Security group lets nothing in"), "deaf");
    // What the message says is EC2's.
    for (failed, said) in [
        ("All subnets in one zone", "zone"),
        ("A subnet without a free address", "subnet-"),
        ("Used by another host", "vpc-"),
        ("A zone without the endpoint service", "subnet-"),
        ("Shared by another account", "subnet-"),
    ] {
        let message = check(failed).to_lowercase();
        assert!(message.contains(said), "{failed}: {message}");
    }
}

/// The company's firewall lets out what the usual port needs.
#[test]
fn a_server_at_another_port_needs_a_group_that_lets_it_out() {
    let mut play = Play::new();
    for (endpoint, heard) in [("https://git.internal", true), ("https://git.internal:8443", false)] {
        let mut wish = wish(1);
        (wish["VpcConfiguration"], wish["ProviderEndpoint"]) = (play.network(COMPANY), json!(endpoint));
        let arn = play.get("codeconnections:CreateHost", wish).text("HostArn").to_owned();
        play.wait(180);
        let host = play.world.services.codeconnections.host(&arn).expect("it is there").clone();
        assert_eq!(server::silence(&mut play.world, &host).is_none(), heard, "{endpoint}");
        play.get("codeconnections:DeleteHost", json!({ "HostArn": arn }));
        play.wait(75);
    }
}

#[test]
fn a_vpc_that_is_deleted_before_it_is_used_is_missed() {
    let mut play = Play::new();
    let mut network = play.network(COMPANY);
    network["VpcId"] = json!("vpc-0123456789abcdef0");
    let mut wish = wish(1);
    wish["VpcConfiguration"] = network;
    let arn = play.get("codeconnections:CreateHost", wish).text("HostArn").to_owned();
    play.wait(180);
    let failed = status(&mut play, &arn);
    assert!(failed.contains("The vpc ID 'vpc-0123456789abcdef0' does not exist"), "{failed}");
}
