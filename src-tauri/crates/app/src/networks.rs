//! The networks of an account, and what would make a host fail in one. Looks only. A call that isn't allowed hides no other.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use gangway_aws::errors::CallError;
use gangway_aws::networks::{Networks, Page};
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_network::reading::{Destination, KnownHost, NetworkReading, Part, RouteTable, Subnet, Vpc};
use gangway_network::rules::{Peer, SecurityGroup};
use gangway_network::{Choice, examine, open_questions, ways};
use ipnet::IpNet;
use tokio::task::AbortHandle;

use crate::servers::{server, typed_ranges};
use crate::views::*;
use crate::{App, StatusReader};

/// The examination that is under way; a new one ends it.
#[derive(Debug, Default)]
pub(crate) struct Examinations(Mutex<Option<AbortHandle>>);

impl Examinations {
    fn replace(&self, next: Option<AbortHandle>) {
        let former = std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), next);
        if let Some(former) = former {
            former.abort();
        }
    }
}

impl App {
    /// Some VPCs of the account, and of those shared with it.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn vpcs(&self, question: VpcsRequest) -> Result<NetworkPage<VpcView>, Fault> {
        let VpcsRequest { account, region, from } = question;
        let session = self.access.session(&account, &region).await?;
        Ok(shown(session.networks().vpcs(from.as_deref()).await?, vpc_view))
    }

    /// Some subnets of a VPC.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn vpc_subnets(&self, question: VpcPartsRequest) -> Result<NetworkPage<SubnetView>, Fault> {
        let VpcPartsRequest { account, region, vpc, from } = question;
        let session = self.access.session(&account, &region).await?;
        Ok(shown(session.networks().subnets(&vpc, from.as_deref()).await?, subnet_view))
    }

    /// Some security groups of a VPC.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn vpc_security_groups(
        &self,
        question: VpcPartsRequest,
    ) -> Result<NetworkPage<SecurityGroupView>, Fault> {
        let VpcPartsRequest { account, region, vpc, from } = question;
        let session = self.access.session(&account, &region).await?;
        Ok(shown(session.networks().security_groups(&vpc, from.as_deref()).await?, group_view))
    }

    /// What would make a host fail in a network. A new examination ends the one before.
    ///
    /// # Errors
    /// Why the credentials don't work; [`FaultCode::Cancelled`]. What one call may not see is told as not checked.
    pub async fn examine_network(&self, question: ExamineNetwork) -> Result<NetworkExamination, Fault> {
        let session = self.access.session(&question.account, &question.region).await?;
        let work = tokio::spawn(async move { examination(&session, &question).await });
        self.examinations.replace(Some(work.abort_handle()));
        match work.await {
            Ok(done) => done,
            Err(error) if error.is_cancelled() => Err(Fault::new(FaultCode::Cancelled)),
            Err(_) => Err(crate::faults::defect("examine_network")),
        }
    }

    /// Ends the examination that is under way, if there is one.
    ///
    /// # Errors
    /// None.
    pub async fn stop_examination(&self, (): ()) -> Result<(), Fault> {
        self.examinations.replace(None);
        Ok(())
    }
}

impl StatusReader {
    /// What would make a host fail in a network.
    ///
    /// # Errors
    /// As [`App::examine_network`].
    pub async fn examine_network(&self, question: ExamineNetwork) -> Result<NetworkExamination, Fault> {
        let place = AccountRequest { account: question.account.clone(), region: question.region.clone() };
        examination(&self.session(&place).await?, &question).await
    }
}

/// A page as it is shown.
fn shown<T, V>(page: Page<T>, view: impl Fn(T) -> V) -> NetworkPage<V> {
    NetworkPage { found: page.found.into_iter().map(view).collect(), next: page.next }
}

async fn examination(session: &Session, question: &ExamineNetwork) -> Result<NetworkExamination, Fault> {
    let (ranges, unreadable) = typed_ranges(question.address.as_deref());
    let (location, server) = server(&question.endpoint, ranges).await;
    let network = &question.network;
    let choice = Choice {
        vpc: &network.vpc,
        subnets: &network.subnets,
        security_groups: &network.security_groups,
        host: question.host_arn.as_deref(),
    };
    let (reading, unread) = read(session, choice).await?;
    let subnet = |id: &str| reading.subnets.get().into_iter().flatten().find(|one| one.id == id);
    let ways = ways(choice, &reading, &server).into_iter().map(|way| {
        let subnet = subnet(&way.subnet).cloned().map(subnet_view);
        let (name, zone, cidr) = subnet.map(|one| (one.name, one.zone, one.cidr)).unwrap_or_default();
        SubnetWay {
            subnet: way.subnet,
            name,
            zone,
            cidr,
            route_table: way.route_table,
            target: way.target,
            leads: way.leads,
        }
    });
    Ok(NetworkExamination {
        ways: ways.collect(),
        findings: examine(choice, &reading, &server),
        open: open_questions(&server),
        server: location,
        unreadable,
        unread,
    })
}

/// What couldn't be read so far.
#[derive(Default)]
struct Unread(Mutex<Vec<UnreadPart>>);

impl Unread {
    /// An answer as a part: a refusal is written down, and is no more than that.
    fn part<T>(&self, action: &str, answer: Result<T, CallError>) -> Part<T> {
        match answer {
            Ok(read) => Part::Read(read),
            Err(error) => {
                let fault = error.fault().clone();
                let code = fault.code;
                let mut unread = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                unread.push(UnreadPart { part: action.to_owned(), fault });
                Part::NotRead(code)
            }
        }
    }
}

/// Everything that the examination looks at. Dropped, all calls are broken off.
///
/// # Errors
/// Why the credentials don't work: then no call would say anything else.
async fn read(session: &Session, choice: Choice<'_>) -> Result<(NetworkReading, Vec<UnreadPart>), Fault> {
    let account = session.identity().await?.account;
    let (networks, vpc, unread) = (session.networks(), choice.vpc, Unread::default());
    let chosen_groups: Vec<&str> = choice.security_groups.iter().map(String::as_str).collect();
    let first_subnet = choice.subnets.first().map(String::as_str).unwrap_or_default();
    let may_ask = !vpc.is_empty() && !first_subnet.is_empty();
    let permissions = async {
        if may_ask { networks.permissions(vpc, first_subnet, choice.security_groups).await } else { Vec::new() }
    };
    let groups = async {
        if chosen_groups.is_empty() { Ok(Vec::new()) } else { networks.security_groups_named(&chosen_groups).await }
    };
    let found = tokio::join!(
        networks.vpc(vpc),
        networks.dns(vpc),
        subnets(networks, choice),
        groups,
        networks.route_tables(vpc),
        networks.network_acls(vpc),
        networks.endpoints(vpc),
        networks.webhooks_service(),
        networks.nat_gateways(vpc),
        networks.internet_gateways(vpc),
        networks.transit_attachments(vpc),
        networks.vpn_gateways(vpc),
        networks.peerings(vpc),
        permissions,
        session.hosts().list(),
    );
    let security_groups = unread.part("ec2:DescribeSecurityGroups", found.3);
    let route_tables = unread.part("ec2:DescribeRouteTables", found.4);
    let vpc = unread.part("ec2:DescribeVpcs", found.0);
    let named = Named::of(&security_groups, &route_tables);
    let (dns_servers, prefix_lists, group_members) = tokio::join!(
        dns_servers(networks, &vpc, &unread),
        prefix_lists(networks, &named.prefix_lists, &unread),
        group_members(networks, &named.groups, &unread),
    );
    let known = |hosts: Vec<gangway_aws::hosts::Host>| {
        let host = |one: gangway_aws::hosts::Host| KnownHost {
            arn: one.arn,
            name: one.name,
            vpc: one.vpc.map(|network| network.vpc),
        };
        hosts.into_iter().map(host).collect()
    };
    let reading = NetworkReading {
        account: Some(account),
        dns: unread.part("ec2:DescribeVpcAttribute", found.1),
        subnets: unread.part("ec2:DescribeSubnets", found.2),
        network_acls: unread.part("ec2:DescribeNetworkAcls", found.5),
        endpoints: unread.part("ec2:DescribeVpcEndpoints", found.6),
        webhooks_service: unread.part("ec2:DescribeVpcEndpointServices", found.7),
        nat_gateways: unread.part("ec2:DescribeNatGateways", found.8),
        internet_gateways: unread.part("ec2:DescribeInternetGateways", found.9),
        transit_attachments: unread.part("ec2:DescribeTransitGatewayVpcAttachments", found.10),
        vpn_gateways: unread.part("ec2:DescribeVpnGateways", found.11),
        peerings: unread.part("ec2:DescribeVpcPeeringConnections", found.12),
        permissions: found.13,
        hosts: unread.part("codeconnections:ListHosts", found.14.map(known)),
        vpc,
        security_groups,
        route_tables,
        dns_servers,
        prefix_lists,
        group_members,
    };
    Ok((reading, unread.0.into_inner().unwrap_or_else(PoisonError::into_inner)))
}

/// The subnets of the VPC, and those chosen that are of another one.
async fn subnets(networks: &Networks, choice: Choice<'_>) -> Result<Vec<Subnet>, CallError> {
    let (mut found, mut from) = (Vec::new(), None);
    loop {
        let page = networks.subnets(choice.vpc, from.as_deref()).await?;
        found.extend(page.found);
        if page.next.is_none() || page.next == from {
            break;
        }
        from = page.next;
    }
    let others: Vec<&str> =
        choice.subnets.iter().map(String::as_str).filter(|id| !found.iter().any(|one| one.id == *id)).collect();
    if !others.is_empty() {
        found.extend(networks.subnets_named(&others).await?);
    }
    Ok(found)
}

/// What AWS gives where a VPC has no options of its own.
const DEFAULT_OPTIONS: &str = "default";

async fn dns_servers(networks: &Networks, vpc: &Part<Option<Vpc>>, unread: &Unread) -> Part<Vec<String>> {
    let options = match vpc {
        Part::NotRead(why) => return Part::NotRead(*why),
        Part::Read(vpc) => vpc.as_ref().and_then(|vpc| vpc.dhcp_options.as_deref()),
    };
    match options {
        None | Some(DEFAULT_OPTIONS) => Part::Read(Vec::new()),
        Some(options) => unread.part("ec2:DescribeDhcpOptions", networks.dns_servers(options).await),
    }
}

/// Prefix lists and security groups that rules and routes name.
#[derive(Default)]
struct Named {
    prefix_lists: Vec<String>,
    groups: Vec<String>,
}

impl Named {
    fn of(groups: &Part<Vec<SecurityGroup>>, tables: &Part<Vec<RouteTable>>) -> Self {
        let mut named = Self::default();
        let groups = groups.get().into_iter().flatten();
        for peer in groups.flat_map(|group| group.ingress.iter().chain(&group.egress)).flat_map(|rule| &rule.peers) {
            match peer {
                Peer::Addresses(Destination::PrefixList(id)) => named.prefix_lists.push(id.clone()),
                Peer::Addresses(Destination::Cidr(_)) => {}
                Peer::Group(id) => named.groups.push(id.clone()),
            }
        }
        for route in tables.get().into_iter().flatten().flat_map(|table| &table.routes) {
            if let Destination::PrefixList(id) = &route.destination {
                named.prefix_lists.push(id.clone());
            }
        }
        for list in [&mut named.prefix_lists, &mut named.groups] {
            list.sort();
            list.dedup();
        }
        named
    }
}

/// Ranges of addresses by the id of what holds them.
type Ranges = BTreeMap<String, Part<Vec<IpNet>>>;

/// One after another: there are few, and EC2 counts its calls.
async fn prefix_lists(networks: &Networks, ids: &[String], unread: &Unread) -> Ranges {
    let mut found = Ranges::new();
    for id in ids {
        found.insert(id.clone(), unread.part("ec2:GetManagedPrefixListEntries", networks.prefix_list(id).await));
    }
    found
}

async fn group_members(networks: &Networks, ids: &[String], unread: &Unread) -> Ranges {
    let mut found = Ranges::new();
    for id in ids {
        found.insert(id.clone(), unread.part("ec2:DescribeNetworkInterfaces", networks.group_members(id).await));
    }
    found
}

fn texts(ranges: &[IpNet]) -> Vec<String> {
    ranges.iter().map(ToString::to_string).collect()
}

fn vpc_view(vpc: Vpc) -> VpcView {
    VpcView {
        cidrs: texts(&vpc.cidrs),
        id: vpc.id,
        name: vpc.name,
        default: vpc.default,
        owner: vpc.owner,
        state: vpc.state,
    }
}

fn subnet_view(subnet: Subnet) -> SubnetView {
    let v4 = subnet.cidrs.iter().find(|cidr| matches!(cidr, IpNet::V4(_)));
    SubnetView {
        cidr: v4.map(ToString::to_string).unwrap_or_default(),
        id: subnet.id,
        name: subnet.name,
        zone: subnet.zone,
        free_addresses: subnet.free_addresses,
        owner: subnet.owner,
        state: subnet.state,
    }
}

fn group_view(group: SecurityGroup) -> SecurityGroupView {
    let count = |rules: usize| u32::try_from(rules).unwrap_or(u32::MAX);
    SecurityGroupView {
        ingress_rules: count(group.ingress.len()),
        egress_rules: count(group.egress.len()),
        id: group.id,
        name: group.name,
        group_name: group.group_name,
        description: group.description,
    }
}
