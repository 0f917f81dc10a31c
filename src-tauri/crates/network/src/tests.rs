//! Networks that are each broken in exactly one way: exactly that check speaks, with that code. Healthy ones: silence.

use gangway_catalog::fault::FaultCode;
use gangway_words::{Language, table};
use ipnet::IpNet;
use proptest::prelude::*;
use serde::Serialize;

use crate::finding::{Finding, FindingCode, FindingSeverity, NetworkCheck, OpenQuestion};
use crate::reading::*;
use crate::rules::*;
use crate::server::Server;
use crate::{Choice, examine, open_questions, ways};

fn net(text: &str) -> IpNet {
    text.parse().unwrap()
}

fn cidr(text: &str) -> Destination {
    Destination::Cidr(net(text))
}

/// A network, what was chosen in it, and the server.
#[derive(Clone, Debug)]
struct Fixture {
    vpc: String,
    subnets: Vec<String>,
    groups: Vec<String>,
    host: Option<String>,
    reading: NetworkReading,
    server: Server,
}

impl Fixture {
    fn examine(&self) -> Vec<Finding> {
        examine(self.choice(), &self.reading, &self.server)
    }

    fn choice(&self) -> Choice<'_> {
        Choice { vpc: &self.vpc, subnets: &self.subnets, security_groups: &self.groups, host: self.host.as_deref() }
    }
}

fn subnet(id: &str, zone: &str, cidr: &str) -> Subnet {
    Subnet {
        id: id.to_owned(),
        vpc: "vpc-1".to_owned(),
        name: None,
        zone: zone.to_owned(),
        cidrs: vec![net(cidr)],
        free_addresses: 200,
        owner: "111122223333".to_owned(),
        state: "available".to_owned(),
    }
}

fn route(destination: &str, target: RouteTarget) -> Route {
    Route { destination: cidr(destination), target, blackhole: false }
}

fn rule(ports: Option<(u16, u16)>, peer: Peer) -> GroupRule {
    GroupRule { protocol: Protocol::Tcp, ports, peers: vec![peer] }
}

fn entry(number: u32, egress: bool, allow: bool, cidr: &str, ports: Option<(u16, u16)>) -> AclEntry {
    let protocol = if ports.is_some() { Protocol::Tcp } else { Protocol::All };
    AclEntry { number, egress, allow, protocol, cidr: net(cidr), ports }
}

fn open_acl() -> NetworkAcl {
    let everything = |egress| entry(100, egress, true, "0.0.0.0/0", None);
    let subnets = ["subnet-a", "subnet-b", "subnet-p"].map(str::to_owned).to_vec();
    NetworkAcl { id: "acl-1".to_owned(), default: true, subnets, entries: vec![everything(false), everything(true)] }
}

const TRANSIT: fn() -> RouteTarget = || RouteTarget::TransitGateway("tgw-1".to_owned());
const NAT: fn() -> RouteTarget = || RouteTarget::NatGateway("nat-1".to_owned());
const INTERNET: fn() -> RouteTarget = || RouteTarget::InternetGateway("igw-1".to_owned());

/// Two private subnets, a public one with a NAT gateway, and a transit gateway to where the server is.
fn healthy() -> Fixture {
    let private = RouteTable {
        id: "rtb-private".to_owned(),
        main: true,
        subnets: Vec::new(),
        routes: vec![
            route("10.0.0.0/16", RouteTarget::Local),
            route("192.168.0.0/16", TRANSIT()),
            route("172.20.0.0/16", RouteTarget::Peering("pcx-1".to_owned())),
            route("172.21.0.0/16", RouteTarget::VpnGateway("vgw-1".to_owned())),
            route("0.0.0.0/0", NAT()),
        ],
    };
    let public = RouteTable {
        id: "rtb-public".to_owned(),
        main: false,
        subnets: vec!["subnet-p".to_owned()],
        routes: vec![route("10.0.0.0/16", RouteTarget::Local), route("0.0.0.0/0", INTERNET())],
    };
    let group = SecurityGroup {
        id: "sg-1".to_owned(),
        vpc: "vpc-1".to_owned(),
        ingress: vec![rule(Some((443, 443)), Peer::Addresses(cidr("0.0.0.0/0")))],
        egress: vec![GroupRule {
            protocol: Protocol::All,
            ports: None,
            peers: vec![Peer::Addresses(cidr("0.0.0.0/0"))],
        }],
        ..SecurityGroup::default()
    };
    let attachment = |id: &str, state: &str| Attachment { id: id.to_owned(), state: state.to_owned() };
    let allowed = |action| Permission { action, allowed: Part::Read(true) };
    let both = || vec!["subnet-a".to_owned(), "subnet-b".to_owned()];
    let reading = NetworkReading {
        account: Some("111122223333".to_owned()),
        vpc: Part::Read(Some(Vpc {
            id: "vpc-1".to_owned(),
            name: None,
            cidrs: vec![net("10.0.0.0/16")],
            default: false,
            owner: "111122223333".to_owned(),
            state: "available".to_owned(),
            dhcp_options: Some("dopt-1".to_owned()),
        })),
        dns: Part::Read(DnsAttributes { support: true, host_names: true }),
        subnets: Part::Read(vec![
            subnet("subnet-a", "eu-central-1a", "10.0.1.0/24"),
            subnet("subnet-b", "eu-central-1b", "10.0.2.0/24"),
            subnet("subnet-p", "eu-central-1a", "10.0.9.0/24"),
        ]),
        security_groups: Part::Read(vec![group]),
        route_tables: Part::Read(vec![private, public]),
        network_acls: Part::Read(vec![open_acl()]),
        endpoints: Part::Read(Vec::new()),
        webhooks_service: Part::Read(Some(EndpointService {
            name: "com.amazonaws.eu-central-1.codestar-connections.webhooks".to_owned(),
            zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"].map(str::to_owned).to_vec(),
        })),
        nat_gateways: Part::Read(vec![NatGateway {
            id: "nat-1".to_owned(),
            subnet: "subnet-p".to_owned(),
            public: true,
            state: "available".to_owned(),
        }]),
        internet_gateways: Part::Read(vec![attachment("igw-1", "available")]),
        transit_attachments: Part::Read(vec![TransitAttachment {
            gateway: "tgw-1".to_owned(),
            state: "available".to_owned(),
            subnets: both(),
        }]),
        vpn_gateways: Part::Read(vec![attachment("vgw-1", "attached")]),
        peerings: Part::Read(vec![Peering {
            id: "pcx-1".to_owned(),
            state: "active".to_owned(),
            other_cidrs: vec![net("172.20.0.0/17")],
        }]),
        dns_servers: Part::Read(vec!["AmazonProvidedDNS".to_owned()]),
        prefix_lists: [("pl-1".to_owned(), Part::Read(vec![net("192.168.0.0/16")]))].into(),
        group_members: [("sg-server".to_owned(), Part::Read(vec![net("10.0.1.77/32")]))].into(),
        permissions: vec![
            allowed("ec2:CreateNetworkInterface"),
            allowed("ec2:CreateVpcEndpoint"),
            allowed("ec2:CreateTags"),
        ],
        hosts: Part::Read(Vec::new()),
    };
    let server = Server { port: 443, addresses: vec![net("192.168.10.20/32")], certain: true, named: true };
    Fixture { vpc: "vpc-1".to_owned(), subnets: both(), groups: vec!["sg-1".to_owned()], host: None, reading, server }
}

fn part<T>(part: &mut Part<T>) -> &mut T {
    match part {
        Part::Read(read) => read,
        Part::NotRead(why) => panic!("{why:?}"),
    }
}

/// The routes of the private subnets.
fn routes(fixture: &mut Fixture) -> &mut Vec<Route> {
    &mut part(&mut fixture.reading.route_tables)[0].routes
}

fn lead_to_server(fixture: &mut Fixture, target: RouteTarget) {
    routes(fixture).retain(|route| route.destination != cidr("192.168.0.0/16"));
    routes(fixture).push(route("192.168.0.0/16", target));
}

fn group(fixture: &mut Fixture) -> &mut SecurityGroup {
    &mut part(&mut fixture.reading.security_groups)[0]
}

fn acl(fixture: &mut Fixture) -> &mut Vec<AclEntry> {
    &mut part(&mut fixture.reading.network_acls)[0].entries
}

fn at(fixture: &mut Fixture, address: &str) {
    fixture.server.addresses = vec![net(address)];
}

type Change = fn(&mut Fixture);

/// What is changed in the healthy network, and what is then said.
const BROKEN: &[(&str, NetworkCheck, FindingCode, FindingSeverity, Change)] = {
    use FindingCode as Code;
    use FindingSeverity::{Blocks, Informs, NotChecked, Warns};
    use NetworkCheck as Check;
    &[
        ("no VPC chosen", Check::Choice, Code::VpcMissing, Blocks, |it| it.vpc.clear()),
        ("the VPC was deleted", Check::Choice, Code::VpcGone, Blocks, |it| it.reading.vpc = Part::Read(None)),
        ("the VPC is being made", Check::Choice, Code::VpcNotAvailable, Blocks, |it| {
            part(&mut it.reading.vpc).as_mut().unwrap().state = "pending".to_owned();
        }),
        ("no subnet chosen", Check::Choice, Code::TooFew, Blocks, |it| it.subnets.clear()),
        ("no security group chosen", Check::Choice, Code::TooFew, Blocks, |it| it.groups.clear()),
        ("eleven security groups", Check::Choice, Code::TooMany, Blocks, |it| {
            let one = group(it).clone();
            for number in 2..=11 {
                let id = format!("sg-{number}");
                it.groups.push(id.clone());
                part(&mut it.reading.security_groups).push(SecurityGroup { id, ..one.clone() });
            }
        }),
        ("a subnet was deleted", Check::Choice, Code::SubnetGone, Blocks, |it| it.subnets.push("subnet-x".to_owned())),
        ("a subnet of another VPC", Check::Choice, Code::SubnetOfOtherVpc, Blocks, |it| {
            part(&mut it.reading.subnets)[1].vpc = "vpc-2".to_owned();
            part(&mut it.reading.transit_attachments)[0].subnets.push("subnet-c".to_owned());
        }),
        ("a security group was deleted", Check::Choice, Code::SecurityGroupGone, Blocks, |it| {
            it.groups.push("sg-x".to_owned());
        }),
        ("a security group of another VPC", Check::Choice, Code::SecurityGroupOfOtherVpc, Blocks, |it| {
            let other = SecurityGroup { id: "sg-2".to_owned(), vpc: "vpc-2".to_owned(), ..group(it).clone() };
            part(&mut it.reading.security_groups).push(other);
            it.groups.push("sg-2".to_owned());
        }),
        ("a VPC shared by another account", Check::Owner, Code::VpcOfOtherAccount, Warns, |it| {
            part(&mut it.reading.vpc).as_mut().unwrap().owner = "999988887777".to_owned();
        }),
        ("two subnets in one zone", Check::Zones, Code::SubnetsInOneZone, Warns, |it| {
            it.subnets = vec!["subnet-a".to_owned(), "subnet-p2".to_owned()];
            part(&mut it.reading.subnets).push(subnet("subnet-p2", "eu-central-1a", "10.0.3.0/24"));
        }),
        ("a full subnet", Check::FreeAddresses, Code::NoFreeAddress, Warns, |it| {
            part(&mut it.reading.subnets)[1].free_addresses = 0;
        }),
        ("DNS support is off", Check::Dns, Code::DnsSupportOff, Warns, |it| part(&mut it.reading.dns).support = false),
        ("DNS host names are off", Check::Dns, Code::DnsHostNamesOff, Warns, |it| {
            part(&mut it.reading.dns).host_names = false;
        }),
        ("DNS servers of one's own", Check::DnsServers, Code::OwnDnsServers, Informs, |it| {
            *part(&mut it.reading.dns_servers) = vec!["10.0.0.5".to_owned(), "AmazonProvidedDNS".to_owned()];
        }),
        ("another host has the VPC", Check::OtherHost, Code::VpcOfOtherHost, Warns, |it| {
            let host = KnownHost { arn: "arn:1".to_owned(), name: "ghes".to_owned(), vpc: Some("vpc-1".to_owned()) };
            part(&mut it.reading.hosts).push(host);
        }),
        ("another host's endpoint is there", Check::OtherHost, Code::VpcOfOtherHost, Warns, |it| {
            let service = "com.amazonaws.eu-central-1.codestar-connections.webhooks".to_owned();
            part(&mut it.reading.endpoints).push(VpcEndpoint {
                id: "vpce-1".to_owned(),
                service,
                state: "available".to_owned(),
            });
        }),
        ("no endpoint service in a zone", Check::EndpointService, Code::ServiceNotInZone, Warns, |it| {
            part(&mut it.reading.webhooks_service).as_mut().unwrap().zones.retain(|zone| zone != "eu-central-1b");
        }),
        ("no endpoint service in the Region", Check::EndpointService, Code::ServiceNotInRegion, Warns, |it| {
            it.reading.webhooks_service = Part::Read(None);
        }),
        ("no route to the server", Check::Route, Code::NoRoute, Blocks, |it| {
            routes(it).retain(|route| route.target == RouteTarget::Local);
        }),
        ("a blackhole", Check::Route, Code::RouteIsBlackhole, Blocks, |it| routes(it)[1].blackhole = true),
        ("a more specific blackhole", Check::Route, Code::RouteIsBlackhole, Blocks, |it| {
            routes(it).push(Route { blackhole: true, ..route("192.168.10.0/24", TRANSIT()) });
        }),
        ("a part of the server's range has no way", Check::Route, Code::RouteIsBlackhole, Blocks, |it| {
            at(it, "192.168.10.0/24");
            routes(it).push(Route { blackhole: true, ..route("192.168.10.128/25", TRANSIT()) });
        }),
        ("the NAT gateway failed", Check::Route, Code::NatNotAvailable, Blocks, |it| {
            at(it, "203.0.113.7/32");
            part(&mut it.reading.nat_gateways)[0].state = "failed".to_owned();
        }),
        ("the NAT gateway has no internet", Check::Route, Code::NatWithoutInternet, Blocks, |it| {
            at(it, "203.0.113.7/32");
            part(&mut it.reading.route_tables)[1].routes.truncate(1);
        }),
        ("a private NAT gateway to the internet", Check::Route, Code::NatWithoutInternet, Blocks, |it| {
            at(it, "203.0.113.7/32");
            part(&mut it.reading.nat_gateways)[0].public = false;
        }),
        ("a private address by NAT", Check::Route, Code::PrivateAddressByInternet, Blocks, |it| at(it, "10.77.0.1/32")),
        ("the internet gateway is detached", Check::Route, Code::InternetGatewayDetached, Blocks, |it| {
            at(it, "203.0.113.7/32");
            part(&mut it.reading.internet_gateways).clear();
        }),
        ("public subnets to a public server", Check::Route, Code::NoPublicAddress, Warns, |it| {
            at(it, "203.0.113.7/32");
            it.subnets = vec!["subnet-p".to_owned()];
        }),
        ("a peering that nobody accepted", Check::Route, Code::PeeringNotActive, Blocks, |it| {
            at(it, "172.20.1.1/32");
            part(&mut it.reading.peerings)[0].state = "pending-acceptance".to_owned();
        }),
        ("a server beyond the peered VPC", Check::Route, Code::PeeringElsewhere, Blocks, |it| {
            at(it, "172.20.200.1/32");
        }),
        ("a transit attachment that waits", Check::Route, Code::TransitNotAvailable, Blocks, |it| {
            part(&mut it.reading.transit_attachments)[0].state = "pendingAcceptance".to_owned();
        }),
        ("a transit attachment without the zone", Check::Route, Code::TransitNotInZone, Blocks, |it| {
            part(&mut it.reading.transit_attachments)[0].subnets.truncate(1);
        }),
        ("a VPN gateway that was detached", Check::Route, Code::VpnNotAttached, Blocks, |it| {
            at(it, "172.21.1.1/32");
            part(&mut it.reading.vpn_gateways).clear();
        }),
        ("a firewall of one's own on the way", Check::Route, Code::RouteThroughAppliance, NotChecked, |it| {
            lead_to_server(it, RouteTarget::Appliance("eni-1".to_owned()));
        }),
        ("no egress at all", Check::Egress, Code::NoEgress, Blocks, |it| group(it).egress.clear()),
        ("egress to another port", Check::Egress, Code::NoEgress, Blocks, |it| {
            it.server.port = 8443;
            group(it).egress = vec![rule(Some((443, 443)), Peer::Addresses(cidr("0.0.0.0/0")))];
        }),
        ("egress to half of the server's range", Check::Egress, Code::NoEgress, Blocks, |it| {
            at(it, "192.168.10.0/24");
            group(it).egress = vec![rule(None, Peer::Addresses(cidr("192.168.10.0/25")))];
        }),
        ("egress to another prefix list", Check::Egress, Code::NoEgress, Blocks, |it| {
            it.reading.prefix_lists.insert("pl-2".to_owned(), Part::Read(vec![net("198.51.100.0/24")]));
            let list = Peer::Addresses(Destination::PrefixList("pl-2".to_owned()));
            group(it).egress = vec![rule(Some((443, 443)), list)];
        }),
        ("egress to a group that the server isn't in", Check::Egress, Code::NoEgress, Blocks, |it| {
            group(it).egress = vec![rule(Some((443, 443)), Peer::Group("sg-server".to_owned()))];
        }),
        ("only UDP may go out", Check::Egress, Code::NoEgress, Blocks, |it| {
            group(it).egress[0].protocol = Protocol::Other;
        }),
        ("no ingress for webhooks", Check::Ingress, Code::NoIngress, Warns, |it| group(it).ingress.clear()),
        ("the ACL denies the server first", Check::NetworkAcl, Code::AclStopsRequests, Blocks, |it| {
            acl(it).insert(0, entry(50, true, false, "192.168.0.0/16", Some((443, 443))));
        }),
        ("the ACL lets no answers in", Check::NetworkAcl, Code::AclStopsAnswers, Blocks, |it| {
            acl(it).retain(|entry| entry.egress);
            acl(it).push(entry(100, false, true, "0.0.0.0/0", Some((443, 443))));
            acl(it).push(entry(110, false, true, "0.0.0.0/0", Some((32_768, 65_535))));
        }),
        ("the ACL lets no webhooks in", Check::NetworkAcl, Code::AclStopsWebhooks, Warns, |it| {
            acl(it).retain(|entry| entry.egress);
            acl(it).push(entry(100, false, true, "0.0.0.0/0", Some((1024, 65_535))));
        }),
        ("the ACL lets no answers to webhooks out", Check::NetworkAcl, Code::AclStopsWebhookAnswers, Warns, |it| {
            acl(it).retain(|entry| !entry.egress);
            acl(it).push(entry(100, true, true, "0.0.0.0/0", Some((443, 443))));
        }),
        ("no right to make interfaces", Check::Permissions, Code::PermissionMissing, Blocks, |it| {
            it.reading.permissions[0].allowed = Part::Read(false);
        }),
        ("no right to tag", Check::Permissions, Code::PermissionMissing, Warns, |it| {
            it.reading.permissions[2].allowed = Part::Read(false);
        }),
        ("fifty hosts", Check::Quota, Code::HostQuotaReached, Blocks, |it| {
            *part(&mut it.reading.hosts) = vec![KnownHost::default(); 50];
        }),
        ("route tables denied", Check::Route, Code::PartNotRead, NotChecked, |it| {
            it.reading.route_tables = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("network ACLs denied", Check::NetworkAcl, Code::PartNotRead, NotChecked, |it| {
            it.reading.network_acls = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("transit gateways denied", Check::Route, Code::PartNotRead, NotChecked, |it| {
            it.reading.transit_attachments = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("DNS attributes denied", Check::Dns, Code::PartNotRead, NotChecked, |it| {
            it.reading.dns = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("DHCP options denied", Check::DnsServers, Code::PartNotRead, NotChecked, |it| {
            it.reading.dns_servers = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("endpoint services denied", Check::EndpointService, Code::PartNotRead, NotChecked, |it| {
            it.reading.webhooks_service = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("endpoints denied", Check::OtherHost, Code::PartNotRead, NotChecked, |it| {
            it.reading.endpoints = Part::NotRead(FaultCode::AccessDenied);
        }),
        ("a prefix list denied", Check::Egress, Code::PartNotRead, NotChecked, |it| {
            it.reading.prefix_lists.insert("pl-2".to_owned(), Part::NotRead(FaultCode::AccessDenied));
            group(it).egress = vec![rule(None, Peer::Addresses(Destination::PrefixList("pl-2".to_owned())))];
        }),
        ("dry runs without an answer", Check::Permissions, Code::PartNotRead, NotChecked, |it| {
            it.reading.permissions[1].allowed = Part::NotRead(FaultCode::NoAnswer);
        }),
    ]
};

const HEALTHY: &[(&str, Change)] = &[
    ("by a transit gateway", |_| {}),
    ("within the VPC", |it| at(it, "10.0.50.1/32")),
    ("within the subnet, past its ACL", |it| {
        at(it, "10.0.1.77/32");
        it.subnets.truncate(1);
        acl(it).clear();
    }),
    ("by NAT to a public server", |it| at(it, "203.0.113.7/32")),
    ("by a peering", |it| at(it, "172.20.1.1/32")),
    ("by a VPN", |it| at(it, "172.21.1.1/32")),
    ("by a route for a prefix list", |it| {
        routes(it).retain(|route| route.target == RouteTarget::Local);
        let destination = Destination::PrefixList("pl-1".to_owned());
        routes(it).push(Route { destination, target: TRANSIT(), blackhole: false });
    }),
    ("by rules for a prefix list and for the server's group", |it| {
        group(it).egress = vec![rule(Some((443, 443)), Peer::Addresses(Destination::PrefixList("pl-1".to_owned())))];
        group(it).ingress = vec![rule(Some((0, 65_535)), Peer::Addresses(cidr("192.168.10.0/24")))];
    }),
    ("by the rules of two groups together", |it| {
        let mut other = SecurityGroup { id: "sg-2".to_owned(), ..group(it).clone() };
        other.egress.clear();
        group(it).ingress.clear();
        part(&mut it.reading.security_groups).push(other);
        it.groups.push("sg-2".to_owned());
    }),
    ("one subnet, another port, IPv6", |it| {
        it.subnets.truncate(1);
        it.server.port = 8443;
        at(it, "2001:db8::7/128");
        routes(it).push(route("2001:db8::/32", TRANSIT()));
        group(it).egress = vec![rule(Some((8443, 8443)), Peer::Addresses(cidr("::/0")))];
        group(it).ingress = vec![rule(Some((443, 443)), Peer::Addresses(cidr("2001:db8::/32")))];
        acl(it).extend([entry(101, true, true, "::/0", None), entry(101, false, true, "::/0", None)]);
    }),
    ("with the host that has it already", |it| {
        it.host = Some("arn:1".to_owned());
        let host = KnownHost { arn: "arn:1".to_owned(), name: "ghes".to_owned(), vpc: Some("vpc-1".to_owned()) };
        *part(&mut it.reading.hosts) = vec![host; 50];
        let service = "com.amazonaws.eu-central-1.codestar-connections.webhooks".to_owned();
        let endpoint = VpcEndpoint { id: "vpce-1".to_owned(), service, state: "available".to_owned() };
        part(&mut it.reading.endpoints).push(endpoint);
    }),
    ("after another host was deleted", |it| {
        let service = "com.amazonaws.eu-central-1.codestar-connections.webhooks".to_owned();
        let endpoint = VpcEndpoint { id: "vpce-1".to_owned(), service, state: "Deleted".to_owned() };
        part(&mut it.reading.endpoints).push(endpoint);
    }),
];

fn changed(change: Change) -> Fixture {
    let mut fixture = healthy();
    change(&mut fixture);
    fixture
}

#[test]
fn each_network_that_is_broken_in_one_way_makes_one_check_speak() {
    for (name, check, code, severity, change) in BROKEN {
        let findings = changed(*change).examine();
        let said: Vec<_> = findings.iter().map(|one| (one.check, one.code, one.severity)).collect();
        println!("{name:<46} {check:?}: {code:?} ({severity:?})");
        assert!(!said.is_empty(), "{name}: silence");
        assert!(said.iter().all(|one| *one == (*check, *code, *severity)), "{name}: {findings:#?}");
    }
    println!("{} broken networks", BROKEN.len());
}

#[test]
fn healthy_networks_are_silent() {
    for (name, change) in HEALTHY {
        let fixture = changed(*change);
        println!("{name:<54} silence");
        assert_eq!(fixture.examine(), [], "{name}");
        let ways = ways(fixture.choice(), &fixture.reading, &fixture.server);
        assert!(
            ways.len() == fixture.subnets.len() && ways.iter().all(|way| way.leads == Some(true)),
            "{name}: {ways:?}"
        );
    }
    println!("{} healthy networks", HEALTHY.len());
}

#[test]
fn every_code_has_a_network_that_is_broken_so() {
    let shown = |code: &FindingCode| BROKEN.iter().any(|(_, _, known, ..)| known == code);
    // these two need no network of their own
    let apart = [FindingCode::AddressUnknown, FindingCode::PartNotUnderstood];
    let missing: Vec<_> = FindingCode::ALL.iter().filter(|code| !shown(code) && !apart.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

const OF_SERVER: [NetworkCheck; 4] =
    [NetworkCheck::Route, NetworkCheck::Egress, NetworkCheck::Ingress, NetworkCheck::NetworkAcl];

/// Whatever else is wrong there: without an address none of these is called fine.
#[test]
fn without_an_address_nothing_about_the_server_is_checked() {
    for (name, .., change) in
        BROKEN.iter().filter(|(_, _, code, ..)| !matches!(code, FindingCode::VpcMissing | FindingCode::VpcGone))
    {
        let mut fixture = changed(*change);
        fixture.server.addresses.clear();
        let findings = fixture.examine();
        for check in OF_SERVER {
            let of_check: Vec<_> = findings.iter().filter(|one| one.check == check).collect();
            assert_eq!(of_check.len(), 1, "{name}: {of_check:?}");
            assert_eq!(
                (of_check[0].code, of_check[0].severity),
                (FindingCode::AddressUnknown, FindingSeverity::NotChecked)
            );
        }
        assert!(ways(fixture.choice(), &fixture.reading, &fixture.server).iter().all(|way| way.leads.is_none()));
    }
}

/// DNS of this computer isn't that of the VPC.
#[test]
fn an_address_that_was_only_looked_up_blocks_nobody() {
    for (name, check, .., change) in BROKEN.iter().filter(|(_, check, ..)| OF_SERVER.contains(check)) {
        let mut fixture = changed(*change);
        fixture.server.certain = false;
        let findings = fixture.examine();
        assert!(findings.iter().all(|one| one.severity != FindingSeverity::Blocks), "{name}: {check:?}");
    }
}

#[test]
fn what_matters_most_comes_first() {
    let mut fixture = healthy();
    part(&mut fixture.reading.dns).support = false;
    group(&mut fixture).egress.clear();
    fixture.reading.network_acls = Part::NotRead(FaultCode::AccessDenied);
    let severities: Vec<_> = fixture.examine().iter().map(|one| one.severity).collect();
    assert_eq!(severities, [FindingSeverity::Blocks, FindingSeverity::Warns, FindingSeverity::NotChecked]);
}

#[test]
fn an_address_in_the_url_needs_no_name() {
    let server = |named| Server { named, ..healthy().server };
    assert_eq!(open_questions(&server(true)), [OpenQuestion::NameInVpc, OpenQuestion::ServerAnswers]);
    assert_eq!(open_questions(&server(false)), [OpenQuestion::ServerAnswers]);
}

/// A sentence names nothing that its finding doesn't bring.
#[test]
fn every_finding_is_told_in_both_languages() {
    for language in Language::ALL {
        for (network, .., change) in BROKEN {
            for finding in changed(*change).examine() {
                let id = format!("network-{}", name(finding.code));
                for id in [format!("{id}.next"), id] {
                    let missing: Vec<_> = table::variables(*language, &id)
                        .into_iter()
                        .filter(|fact| !finding.facts.contains_key(fact))
                        .collect();
                    assert!(missing.is_empty(), "{network}: {id} names {missing:?}");
                }
            }
        }
    }
}

#[test]
fn every_code_has_its_sentences() {
    let codes = FindingCode::ALL.iter().map(|code| format!("network-{}", name(code)));
    let questions = OpenQuestion::ALL.iter().map(|code| format!("network-unknown-{}", name(code)));
    let checks = NetworkCheck::ALL.iter().map(|check| format!("network-check-{}", name(check)));
    let expected: Vec<String> =
        codes.chain(questions).flat_map(|id| [format!("{id}.next"), id]).chain(checks).collect();
    for language in Language::ALL {
        let known = table::of(*language).unwrap();
        let missing: Vec<_> = expected.iter().filter(|id| !known.contains_key(*id)).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

/// The name of a code, as it stands in an id.
fn name(code: impl Serialize) -> String {
    serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()
}

prop_compose! {
    fn any_range()(octets: [u8; 4], length in 0_u8..=32) -> IpNet {
        IpNet::new(std::net::Ipv4Addr::from(octets).into(), length).unwrap().trunc()
    }
}

/// Ranges near to one another, so that they meet.
fn near_range() -> impl Strategy<Value = IpNet> {
    let near = (0_u8..4, 0_u8..4, 8_u8..=32).prop_map(|(second, third, length)| {
        IpNet::new(std::net::Ipv4Addr::new(10, second, third, 0).into(), length).unwrap().trunc()
    });
    prop_oneof![near, any_range()]
}

fn any_target() -> impl Strategy<Value = RouteTarget> {
    prop_oneof![
        Just(RouteTarget::Local),
        Just(TRANSIT()),
        Just(NAT()),
        Just(INTERNET()),
        Just(RouteTarget::NatGateway("nat-2".to_owned())),
        Just(RouteTarget::Peering("pcx-1".to_owned())),
        Just(RouteTarget::VpnGateway("vgw-2".to_owned())),
        Just(RouteTarget::Appliance("eni-1".to_owned())),
    ]
}

prop_compose! {
    fn any_route()(range in near_range(), target in any_target(), blackhole: bool) -> Route {
        Route { destination: Destination::Cidr(range), target, blackhole }
    }
}

prop_compose! {
    fn any_entry()(
        number in 1_u32..200, egress: bool, allow: bool, cidr in near_range(),
        ports in proptest::option::of((0_u16..2000, 0_u16..=65_535)),
    ) -> AclEntry {
        AclEntry { number, egress, allow, protocol: Protocol::Tcp, cidr, ports }
    }
}

/// The route of an address, looked for in the plainest way.
fn plain_route<'a>(routes: &'a [Route], address: &IpNet) -> Option<&'a Route> {
    (0..=32_u8).rev().find_map(|length| {
        let mut of_length = routes.iter().filter(|route| {
            matches!(&route.destination, Destination::Cidr(cidr) if cidr.prefix_len() == length && cidr.contains(address))
        });
        let first = of_length.clone().next();
        of_length.find(|route| route.target == RouteTarget::Local).or(first)
    })
}

proptest! {
    /// Whatever was read: no panic, and a way that leads nowhere is never called fine.
    #[test]
    fn a_blocked_route_is_never_fine(
        given in proptest::collection::vec(any_route(), 0..12),
        addresses in proptest::collection::vec(near_range(), 1..4),
    ) {
        let mut fixture = healthy();
        // of two routes of one destination, a table holds one
        let mut known = Vec::new();
        for route in given {
            if !known.iter().any(|other: &Route| other.destination == route.destination) {
                known.push(route);
            }
        }
        *routes(&mut fixture) = known.clone();
        fixture.server.addresses = addresses.clone();
        let findings = fixture.examine();
        let single = |range: &IpNet| IpNet::from(range.addr());
        let blocked = addresses.iter().any(|range| {
            plain_route(&known, &single(range)).is_none_or(|route| route.blackhole)
        });
        if blocked {
            prop_assert!(findings.iter().any(|one| one.check == NetworkCheck::Route), "{addresses:?} {known:?}");
            let ways = ways(fixture.choice(), &fixture.reading, &fixture.server);
            prop_assert!(ways.iter().all(|way| way.leads != Some(true)));
        }
    }

    /// What an entry stops in the plainest reading, the examination says.
    #[test]
    fn a_stopping_acl_is_never_fine(
        entries in proptest::collection::vec(any_entry(), 0..10),
        address in near_range(),
    ) {
        let mut numbers = Vec::new();
        let entries: Vec<AclEntry> = entries.into_iter().filter(|entry| {
            let new = !numbers.contains(&(entry.number, entry.egress));
            numbers.push((entry.number, entry.egress));
            new
        }).collect();
        let single = IpNet::from(address.addr());
        let mut ordered: Vec<&AclEntry> = entries.iter().filter(|entry| entry.egress).collect();
        ordered.sort_by_key(|entry| entry.number);
        let meets = |entry: &&&AclEntry| {
            entry.cidr.contains(&single) && entry.ports.is_none_or(|(from, to)| (from..=to).contains(&443))
        };
        let stopped = ordered.iter().find(meets).is_none_or(|entry| !entry.allow);
        let mut fixture = healthy();
        fixture.server.addresses = vec![address];
        *acl(&mut fixture) = entries;
        let findings = fixture.examine();
        let within = [net("10.0.1.0/24"), net("10.0.2.0/24")].iter().all(|subnet| subnet.contains(&address));
        if stopped && !within {
            let said = findings.iter().any(|one| one.code == FindingCode::AclStopsRequests);
            prop_assert!(said, "{address} {:?}", fixture.reading.network_acls);
        }
    }

    /// Whichever part is missing: no panic, and what it was needed for is said not to be checked.
    #[test]
    fn what_was_not_read_is_never_fine(missing in proptest::collection::btree_set(0_usize..12, 0..12)) {
        let mut fixture = healthy();
        let why = FaultCode::AccessDenied;
        let reading = &mut fixture.reading;
        let mut expected = Vec::new();
        for part in &missing {
            match part {
                0 => { reading.dns = Part::NotRead(why); expected.push(NetworkCheck::Dns); }
                1 => { reading.subnets = Part::NotRead(why); expected.push(NetworkCheck::Choice); }
                2 => { reading.security_groups = Part::NotRead(why); expected.push(NetworkCheck::Egress); }
                3 => { reading.route_tables = Part::NotRead(why); expected.push(NetworkCheck::Route); }
                4 => { reading.network_acls = Part::NotRead(why); expected.push(NetworkCheck::NetworkAcl); }
                5 => { reading.endpoints = Part::NotRead(why); expected.push(NetworkCheck::OtherHost); }
                6 => { reading.webhooks_service = Part::NotRead(why); expected.push(NetworkCheck::EndpointService); }
                7 => { reading.dns_servers = Part::NotRead(why); expected.push(NetworkCheck::DnsServers); }
                8 => { reading.hosts = Part::NotRead(why); expected.push(NetworkCheck::Quota); }
                9 => { reading.nat_gateways = Part::NotRead(why); }
                10 => { reading.peerings = Part::NotRead(why); }
                _ => { reading.vpn_gateways = Part::NotRead(why); }
            }
        }
        let findings = fixture.examine();
        for check in expected {
            let said = findings.iter().any(|one| one.check == check && one.severity == FindingSeverity::NotChecked);
            prop_assert!(said, "{check:?} of {missing:?}: {findings:?}");
        }
    }
}
