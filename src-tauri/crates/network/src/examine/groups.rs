//! The security groups of a host's interfaces: whether some rule of some group lets the host reach the server, and the
//! server's webhooks in. Rules only allow, and those of all groups count together.

use gangway_catalog::fault::FaultCode;
use ipnet::IpNet;

use super::examined::{Examined, joined, needed, not_read, shown};
use crate::finding::{Finding, FindingCode, NetworkCheck};
use crate::reading::{Destination, Part};
use crate::rules::{GroupRule, Peer, SecurityGroup};
use crate::server::all_within;

/// Where webhooks are delivered.
const WEBHOOK_PORT: u16 = 443;

/// AWS asks for rules both ways and names no ports.
const PORTS: &str = "Developer Tools console user guide, Create a host; the port is that of HTTPS";

pub(super) fn egress(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let port = examined.server.port;
    look(
        examined,
        NetworkCheck::Egress,
        |group| &group.egress,
        port,
        findings,
        || examined.about_server(NetworkCheck::Egress, FindingCode::NoEgress),
    );
}

pub(super) fn ingress(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    look(
        examined,
        NetworkCheck::Ingress,
        |group| &group.ingress,
        WEBHOOK_PORT,
        findings,
        || Finding::warns(NetworkCheck::Ingress, FindingCode::NoIngress, PORTS),
    );
}

fn look(
    examined: &Examined<'_>,
    check: NetworkCheck,
    rules: impl Fn(&SecurityGroup) -> &[GroupRule],
    port: u16,
    findings: &mut Vec<Finding>,
    refused: impl Fn() -> Finding,
) {
    let Examined { choice, reading, server } = *examined;
    let Some(known) = needed(&reading.security_groups, check, "ec2:DescribeSecurityGroups", findings) else {
        return;
    };
    let of_choice = |one: &&SecurityGroup| one.vpc == choice.vpc && choice.security_groups.contains(&one.id);
    let groups: Vec<&SecurityGroup> = known.iter().filter(of_choice).collect();
    if groups.is_empty() {
        // none was chosen, or none of them is there: the choice's check says so
        return;
    }
    let fitting: Vec<&Peer> = groups
        .iter()
        .flat_map(|group| rules(group))
        .filter(|rule| rule.takes_tcp(port))
        .flat_map(|rule| &rule.peers)
        .collect();
    let (open, unread) = addresses(examined, &fitting);
    let Some(stopped) = server.addresses.iter().find(|address| !all_within(address, &open)) else { return };
    if let Some((part, why)) = unread {
        findings.push(not_read(check, part, why));
        return;
    }
    let finding = refused().with("address", shown(stopped)).with("port", u32::from(port));
    let finding = finding.with("groups", joined(groups.iter().map(|group| &group.id)));
    findings.push(match groups.as_slice() {
        [one] => finding.on(&one.id),
        _ => finding,
    });
}

/// The addresses that these rules are for, and why some of them aren't known.
fn addresses(examined: &Examined<'_>, peers: &[&Peer]) -> (Vec<IpNet>, Option<(&'static str, FaultCode)>) {
    let reading = examined.reading;
    let (mut open, mut unread) = (Vec::new(), None);
    for peer in peers {
        let (part, read) = match peer {
            Peer::Addresses(Destination::Cidr(cidr)) => {
                open.push(*cidr);
                continue;
            }
            Peer::Addresses(Destination::PrefixList(id)) => {
                ("ec2:GetManagedPrefixListEntries", reading.prefix_lists.get(id))
            }
            Peer::Group(id) => ("ec2:DescribeNetworkInterfaces", reading.group_members.get(id)),
        };
        match read {
            Some(Part::Read(found)) => open.extend(found),
            Some(Part::NotRead(why)) => unread = Some((part, *why)),
            None => unread = Some((part, FaultCode::NotFound)),
        }
    }
    (open, unread)
}
