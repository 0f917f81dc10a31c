//! The VPC as a whole: whose it is, its DNS, and whether another host has it.

use super::examined::{Examined, joined, needed};
use crate::finding::{Finding, FindingCode, FindingSeverity, NetworkCheck};
use crate::reading::KnownHost;

/// AWS's page says so, alone.
const SOURCE: &str = "Developer Tools console user guide, Network and VPC configuration for hosts";

/// Private DNS of an endpoint takes both; that a host's endpoint has it, follows.
const OF_ENDPOINTS: &str = "AWS PrivateLink guide, private DNS of interface endpoints";

/// What follows `com.amazonaws.{region}` in the service's name.
const WEBHOOKS: &str = ".codestar-connections.webhooks";

/// AWS's own DNS server, as DHCP options name it.
const DNS_OF_AWS: &str = "AmazonProvidedDNS";

pub(super) fn owner(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let (Some(account), Some(Some(vpc))) = (&examined.reading.account, examined.reading.vpc.get()) else { return };
    if !vpc.owner.is_empty() && vpc.owner != *account {
        let finding = Finding::warns(NetworkCheck::Owner, FindingCode::VpcOfOtherAccount, SOURCE);
        findings.push(finding.on(&vpc.id).with("owner", vpc.owner.as_str()));
    }
}

pub(super) fn dns(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let check = NetworkCheck::Dns;
    let Some(dns) = needed(&examined.reading.dns, check, "ec2:DescribeVpcAttribute", findings) else { return };
    let off = |code| Finding::warns(check, code, OF_ENDPOINTS).on(examined.choice.vpc);
    if !dns.support {
        findings.push(off(FindingCode::DnsSupportOff));
    }
    if !dns.host_names {
        findings.push(off(FindingCode::DnsHostNamesOff));
    }
}

pub(super) fn dns_servers(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let check = NetworkCheck::DnsServers;
    let Some(servers) = needed(&examined.reading.dns_servers, check, "ec2:DescribeDhcpOptions", findings) else {
        return;
    };
    let own: Vec<&str> = servers.iter().map(String::as_str).filter(|server| *server != DNS_OF_AWS).collect();
    if !own.is_empty() {
        let finding = Finding::new(check, FindingCode::OwnDnsServers, FindingSeverity::Informs);
        findings.push(finding.on(examined.choice.vpc).with("servers", joined(own)));
    }
}

pub(super) fn other_host(examined: &Examined<'_>, findings: &mut Vec<Finding>) {
    let Examined { choice, reading, .. } = *examined;
    let check = NetworkCheck::OtherHost;
    let taken = |kind: &str, host: &str, endpoint: &str| {
        let finding = Finding::warns(check, FindingCode::VpcOfOtherHost, SOURCE).on(choice.vpc);
        finding.with("kind", kind).with("host", host).with("endpoint", endpoint)
    };
    let has_it = |hosts: &[KnownHost], own: bool| {
        let mut hosts = hosts.iter().filter(|host| host.vpc.as_deref() == Some(choice.vpc));
        hosts.find(|host| (choice.host == Some(host.arn.as_str())) == own).map(|host| host.name.clone())
    };
    let mut unread = Vec::new();
    if let Some(hosts) = needed(&reading.hosts, check, "codeconnections:ListHosts", &mut unread) {
        if let Some(name) = has_it(hosts, false) {
            findings.push(taken("host", &name, ""));
            return;
        }
        if has_it(hosts, true).is_some() {
            return;
        }
    }
    let endpoints = needed(&reading.endpoints, check, "ec2:DescribeVpcEndpoints", &mut unread);
    let gone =
        |state: &str| ["deleted", "failed", "rejected", "expired"].iter().any(|end| state.eq_ignore_ascii_case(end));
    let webhooks = endpoints.into_iter().flatten().find(|one| one.service.ends_with(WEBHOOKS) && !gone(&one.state));
    match webhooks {
        Some(endpoint) => findings.push(taken("endpoint", "", &endpoint.id)),
        None => findings.append(&mut unread),
    }
}
