//! What would make a host fail in the chosen network. One check a file; a check that lacks what it needs says so, and never
//! that all is well.

mod choice;
mod examined;
mod groups;
mod host;
mod network_acls;
mod route;
mod subnets;
mod vpc;

pub use self::examined::Choice;
use self::examined::Examined;
pub use self::route::{Way, ways};
use crate::finding::{Finding, OpenQuestion};
use crate::reading::{NetworkReading, Part};
use crate::server::Server;

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
