//! The network ACLs of the chosen subnets. They keep no state: each way is looked at there and back.

use ipnet::IpNet;

use super::examined::{Examined, needed, not_understood, shown};
use crate::finding::{Finding, FindingCode, NetworkCheck};
use crate::reading::{NetworkAcl, Subnet};
use crate::rules::{Verdict, verdict};

const CHECK: NetworkCheck = NetworkCheck::NetworkAcl;

/// Where webhooks are delivered.
const WEBHOOK_PORT: (u16, u16) = (443, 443);

/// Answers come to one of these: which one, the side that asked has chosen (VPC user guide, Ephemeral ports).
const EPHEMERAL: (u16, u16) = (1024, 65_535);

const WEBHOOKS: &str = "Developer Tools console user guide, Create a host; the port is that of HTTPS";

/// A direction, the ports in it, and what it means when they are stopped.
struct Leg {
    code: FindingCode,
    egress: bool,
    ports: (u16, u16),
    of_webhooks: bool,
}

pub(super) fn check(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let Some(known) = needed(&examined.reading.network_acls, CHECK, "ec2:DescribeNetworkAcls", findings) else {
        return;
    };
    let port = examined.server.port;
    let leg = |code, egress, ports, of_webhooks| Leg { code, egress, ports, of_webhooks };
    let legs = [
        leg(FindingCode::AclStopsRequests, true, (port, port), false),
        leg(FindingCode::AclStopsAnswers, false, EPHEMERAL, false),
        leg(FindingCode::AclStopsWebhooks, false, WEBHOOK_PORT, true),
        leg(FindingCode::AclStopsWebhookAnswers, true, EPHEMERAL, true),
    ];
    for subnet in examined.subnets() {
        let own = known.iter().find(|acl| acl.subnets.contains(&subnet.id));
        let Some(acl) = own.or_else(|| known.iter().find(|acl| acl.default)) else {
            findings.push(not_understood(CHECK, "ec2:DescribeNetworkAcls", &subnet.id).on(&subnet.id));
            continue;
        };
        for leg in &legs {
            findings.extend(stopped(examined, subnet, acl, leg));
        }
    }
}

fn stopped(examined: &Examined<'_>, subnet: &Subnet, acl: &NetworkAcl, leg: &Leg) -> Option<Finding> {
    // What stays within the subnet never meets its ACL.
    let outside = |address: &&IpNet| !subnet.cidrs.iter().any(|cidr| cidr.contains(*address));
    let (address, by) = examined.server.addresses.iter().filter(outside).find_map(|address| {
        match verdict(&acl.entries, leg.egress, address, leg.ports) {
            Verdict::Passes => None,
            Verdict::Stopped { by } => Some((address, by)),
        }
    })?;
    let finding = match leg.of_webhooks {
        true => Finding::warns(CHECK, leg.code, WEBHOOKS),
        false => examined.about_server(CHECK, leg.code),
    };
    let (from, to) = leg.ports;
    let ports = if from == to { from.to_string() } else { format!("{from}–{to}") };
    let finding = finding.on(&acl.id).with("address", shown(address)).with("ports", ports);
    Some(finding.with("rule", by).with("subnet", subnet.id.as_str()))
}
