//! VPCs of the practice account for a host: what a person would choose in the lists.

use std::collections::BTreeMap;

use gangway_aws::session::Session;

/// The one that most would take.
pub const COMPANY: &str = "Company network";

/// Another one in which nothing is wrong.
pub const BRANCH: &str = "Branch network, over VPN";

/// A VPC and what a host takes of it, as ids.
#[derive(Clone, Debug)]
pub struct ChosenNetwork {
    /// The VPC.
    pub vpc: String,
    /// One a zone.
    pub subnets: Vec<String>,
    /// The group that is for hosts.
    pub security_groups: Vec<String>,
}

/// The VPC of this name, with a subnet of each of two zones.
///
/// # Panics
/// When the account has no such VPC.
pub async fn chosen(session: &Session, name: &str) -> ChosenNetwork {
    let networks = session.networks();
    let vpcs = networks.vpcs(None).await.expect("the VPCs").found;
    let vpc = vpcs.into_iter().find(|vpc| vpc.name.as_deref() == Some(name)).expect("a VPC of this name").id;
    let subnets = networks.subnets(&vpc, None).await.expect("its subnets").found;
    let by_zone: BTreeMap<String, String> = subnets.into_iter().map(|subnet| (subnet.zone, subnet.id)).collect();
    let groups = networks.security_groups(&vpc, None).await.expect("its security groups").found;
    let group = groups.into_iter().find(|group| group.group_name == "git-host").expect("a group for hosts").id;
    ChosenNetwork { vpc, subnets: by_zone.into_values().take(2).collect(), security_groups: vec![group] }
}
