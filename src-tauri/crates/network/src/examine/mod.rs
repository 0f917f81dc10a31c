//! What would make a host fail in the chosen network. One check a file; a check that lacks what it needs says so, and never
//! that all is well.

mod choice;
mod groups;
mod host;
mod network_acls;
mod route;
mod subnets;
mod vpc;

use gangway_catalog::fault::FaultCode;
use ipnet::IpNet;

pub use self::route::{Way, ways};
use crate::finding::{Finding, FindingCode, FindingSeverity, NetworkCheck, OpenQuestion};
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
struct Examined<'a> {
    choice: Choice<'a>,
    reading: &'a NetworkReading,
    server: &'a Server,
}

/// Looks at everything. What matters most comes first; within that, the order of the checks.
#[must_use]
pub fn examine(choice: Choice<'_>, reading: &NetworkReading, server: &Server) -> Vec<Finding> {
    let examined = Examined { choice, reading, server };
    let mut findings = choice::check(&examined);
    host::permissions(&examined, &mut findings);
    host::quota(&examined, &mut findings);
    if !choice.vpc.is_empty() && reading.vpc != Part::Read(None) {
        vpc::owner(&examined, &mut findings);
        vpc::dns(&examined, &mut findings);
        vpc::dns_servers(&examined, &mut findings);
        vpc::other_host(&examined, &mut findings);
        let subnets_known = examined.subnets_known(&mut findings);
        if subnets_known {
            subnets::zones(&examined, &mut findings);
            subnets::free_addresses(&examined, &mut findings);
            subnets::endpoint_service(&examined, &mut findings);
        }
        if examined.server_known(&mut findings) {
            groups::egress(&examined, &mut findings);
            groups::ingress(&examined, &mut findings);
            if subnets_known {
                route::check(&examined, &mut findings);
                network_acls::check(&examined, &mut findings);
            }
        }
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// What can't be known from outside the VPC.
#[must_use]
pub fn open_questions(server: &Server) -> Vec<OpenQuestion> {
    let name = server.named.then_some(OpenQuestion::NameInVpc);
    name.into_iter().chain([OpenQuestion::ServerAnswers]).collect()
}

impl<'a> Examined<'a> {
    /// The chosen subnets that are there and of this VPC. What is wrong with the others, the choice's check says.
    fn subnets(&self) -> impl Iterator<Item = &'a Subnet> {
        let Self { choice, reading, .. } = *self;
        let of_choice = move |one: &&Subnet| one.vpc == choice.vpc && choice.subnets.contains(&one.id);
        reading.subnets.get().into_iter().flatten().filter(of_choice)
    }

    /// A finding about the way to the server. What only another computer's DNS says of its address stops nobody.
    fn about_server(&self, check: NetworkCheck, code: FindingCode) -> Finding {
        if self.server.certain {
            Finding::blocks(check, code)
        } else {
            Finding::warns(check, code, "the server's address, as this computer's DNS says")
        }
    }

    /// Whether the subnets could be read; says what isn't checked without them.
    fn subnets_known(&self, findings: &mut Vec<Finding>) -> bool {
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
    fn server_known(&self, findings: &mut Vec<Finding>) -> bool {
        const NEED_ADDRESS: &[NetworkCheck] =
            &[NetworkCheck::Route, NetworkCheck::Egress, NetworkCheck::Ingress, NetworkCheck::NetworkAcl];
        if self.server.addresses.is_empty() {
            findings.extend(NEED_ADDRESS.iter().map(|check| not_checked(*check, FindingCode::AddressUnknown)));
        }
        !self.server.addresses.is_empty()
    }
}

fn not_checked(check: NetworkCheck, code: FindingCode) -> Finding {
    Finding::new(check, code, FindingSeverity::NotChecked)
}

/// That a check lacks what an action reads.
fn not_read(check: NetworkCheck, action: &str, why: FaultCode) -> Finding {
    not_checked(check, FindingCode::PartNotRead).with("action", action).with("why", code_name(why))
}

/// That what AWS said isn't understood.
fn not_understood(check: NetworkCheck, action: &str, value: &str) -> Finding {
    not_checked(check, FindingCode::PartNotUnderstood).with("action", action).with("value", value)
}

/// What was read, or that a check lacks it.
fn needed<'a, T>(part: &'a Part<T>, check: NetworkCheck, action: &str, findings: &mut Vec<Finding>) -> Option<&'a T> {
    match part {
        Part::Read(read) => Some(read),
        Part::NotRead(why) => {
            findings.push(not_read(check, action, *why));
            None
        }
    }
}

/// A fault's code as `words` spells it.
fn code_name(code: FaultCode) -> String {
    serde_json::to_value(code).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How an address is told: one without the length of its prefix.
fn shown(address: &IpNet) -> String {
    if address.prefix_len() == address.max_prefix_len() { address.addr().to_string() } else { address.to_string() }
}

fn joined<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let names: Vec<S> = names.into_iter().collect();
    names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ")
}
