//! What a VPC does to a host in it: the one place that asks the account's networks.

use serde_json::Value;

use crate::messages::PracticeFaultKind;
use crate::services::read::Read as _;
use crate::world::World;

/// A VPC that a host is given, and what stands at its end.
#[expect(dead_code, reason = "Region and server are asked for by the account's networks")]
pub(crate) struct HostNetwork<'a> {
    pub(crate) region: &'a str,
    /// As the API has it.
    pub(crate) vpc: &'a Value,
    /// URL of the server.
    pub(crate) endpoint: &'a str,
}

/// What the account's networks make of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NetworkOutcome {
    /// Why the host can't have its interfaces and its endpoint there, as its status message says it; none: it can.
    pub(crate) refusal: Option<String>,
    /// Whether the way from there to the server is closed.
    pub(crate) closed: bool,
    /// Whether the server's webhooks don't get in.
    pub(crate) deaf: bool,
}

/// What the account's networks make of a host in a VPC.
pub(crate) fn outcome(_world: &World, _network: &HostNetwork<'_>) -> NetworkOutcome {
    NetworkOutcome::default()
}

/// Why a host can't be made in its VPC now, as its status message says it; none when it can. `others` are the VPCs of the
/// Region's other hosts.
pub(super) fn refusal<'a>(
    world: &mut World,
    network: &HostNetwork<'_>,
    mut others: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let vpc = network.vpc.text("VpcId");
    if world.faults.take_any(PracticeFaultKind::HostEc2Denied) {
        return Some(
            "You are not authorized to perform this operation: ec2:CreateNetworkInterface (UnauthorizedOperation)"
                .to_owned(),
        );
    }
    if world.faults.take_any(PracticeFaultKind::HostEndpointQuota) {
        return Some(format!(
            "The maximum number of VPC endpoints of {vpc} has been reached (VpcEndpointLimitExceeded)"
        ));
    }
    if others.any(|other| other == vpc) {
        return Some(format!("The VPC {vpc} is already used by another host"));
    }
    outcome(world, network).refusal
}
