//! What every check is given, and how it says that it couldn't look.

use gangway_catalog::fault::FaultCode;
use ipnet::IpNet;

use crate::finding::{Finding, FindingCode, FindingSeverity, NetworkCheck};
use crate::reading::{NetworkReading, Part, Subnet};
use crate::server::Server;

/// What was chosen for a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// `vpc-…`; empty: not chosen yet.
    pub vpc: &'a str,
    /// `subnet-…`
    pub subnets: &'a [String],
    /// `sg-…`
    pub security_groups: &'a [String],
    /// The ARN of the host that has it already; none: it is for a new one.
    pub host: Option<&'a str>,
}

/// What is examined.
#[derive(Clone, Copy)]
pub(super) struct Examined<'a> {
    pub(super) choice: Choice<'a>,
    pub(super) reading: &'a NetworkReading,
    pub(super) server: &'a Server,
}

impl<'a> Examined<'a> {
    /// The chosen subnets that are there and of this VPC. What is wrong with the others, the choice's check says.
    pub(super) fn subnets(&self) -> impl Iterator<Item = &'a Subnet> {
        let Self { choice, reading, .. } = *self;
        let of_choice = move |one: &&Subnet| one.vpc == choice.vpc && choice.subnets.contains(&one.id);
        reading.subnets.get().into_iter().flatten().filter(of_choice)
    }

    /// A finding about the way to the server. What only another computer's DNS says of its address stops nobody.
    pub(super) fn about_server(&self, check: NetworkCheck, code: FindingCode) -> Finding {
        if self.server.certain {
            Finding::blocks(check, code)
        } else {
            Finding::warns(check, code, "the server's address, as this computer's DNS says")
        }
    }

    /// Whether the subnets could be read; says what isn't checked without them.
    pub(super) fn subnets_known(&self, findings: &mut Vec<Finding>) -> bool {
        const OF_SUBNETS: &[NetworkCheck] =
            &[NetworkCheck::Zones, NetworkCheck::FreeAddresses, NetworkCheck::EndpointService];
        const OF_WAYS: &[NetworkCheck] = &[NetworkCheck::Route, NetworkCheck::NetworkAcl];
        let Part::NotRead(why) = self.reading.subnets else { return true };
        findings.extend(OF_SUBNETS.iter().map(|check| not_read(*check, "ec2:DescribeSubnets", why)));
        if !self.server.addresses.is_empty() {
            findings.extend(OF_WAYS.iter().map(|check| not_read(*check, "ec2:DescribeSubnets", why)));
        }
        false
    }

    /// Whether there is an address to look for; says what isn't checked without one.
    pub(super) fn server_known(&self, findings: &mut Vec<Finding>) -> bool {
        const NEED_ADDRESS: &[NetworkCheck] =
            &[NetworkCheck::Route, NetworkCheck::Egress, NetworkCheck::Ingress, NetworkCheck::NetworkAcl];
        if self.server.addresses.is_empty() {
            findings.extend(NEED_ADDRESS.iter().map(|check| not_checked(*check, FindingCode::AddressUnknown)));
        }
        !self.server.addresses.is_empty()
    }
}

pub(super) fn not_checked(check: NetworkCheck, code: FindingCode) -> Finding {
    Finding::new(check, code, FindingSeverity::NotChecked)
}

/// That a check lacks what an action reads.
pub(super) fn not_read(check: NetworkCheck, action: &str, why: FaultCode) -> Finding {
    not_checked(check, FindingCode::PartNotRead).with("action", action).with("why", code_name(why))
}

/// That what AWS said isn't understood.
pub(super) fn not_understood(check: NetworkCheck, action: &str, value: &str) -> Finding {
    not_checked(check, FindingCode::PartNotUnderstood).with("action", action).with("value", value)
}

/// What was read, or that a check lacks it.
pub(super) fn needed<'a, T>(
    part: &'a Part<T>,
    check: NetworkCheck,
    action: &str,
    findings: &mut Vec<Finding>,
) -> Option<&'a T> {
    match part {
        Part::Read(read) => Some(read),
        Part::NotRead(why) => {
            findings.push(not_read(check, action, *why));
            None
        }
    }
}

/// A fault's code as `words` spells it.
pub(super) fn code_name(code: FaultCode) -> String {
    serde_json::to_value(code).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How an address is told: one without the length of its prefix.
pub(super) fn shown(address: &IpNet) -> String {
    if address.prefix_len() == address.max_prefix_len() { address.addr().to_string() } else { address.to_string() }
}

pub(super) fn joined<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let names: Vec<S> = names.into_iter().collect();
    names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ")
}
