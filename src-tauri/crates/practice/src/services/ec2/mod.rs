//! Amazon EC2, as far as networks go: what a host of CodeConnections needs of an account.
//!
//! What a Region holds in the beginning follows from the world's seed and the Region's name, and is stored nowhere: only what
//! was made, tagged or deleted since is remembered. Start at `present`, which puts the two together; `beginning` says what
//! there is, `description` what each operation shows of it, `hosts` what a host does there.

mod beginning;
mod beginnings;
mod cidr;
mod control;
mod describe;
mod description;
mod endpoint;
mod errors;
mod filters;
mod hosts;
mod interface;
mod kind;
mod making;
mod network;
mod present;
mod reach;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use self::control::set_networks;
pub(crate) use self::hosts::{HostNetwork, attach_host, check_host_network, detach_host};
pub(crate) use self::reach::{Unreachable, hears_webhooks, reach_server};
use self::state::State;
use super::{Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::services::read::Read as _;
use crate::world::World;

/// Amazon EC2.
pub(crate) struct Ec2;

impl Service for Ec2 {
    type State = State;

    const OPERATIONS: &str = "CreateNetworkInterface CreateTags CreateVpcEndpoint DeleteNetworkInterface DeleteVpcEndpoints \
        DescribeAvailabilityZones DescribeDhcpOptions DescribeInternetGateways DescribeManagedPrefixLists \
        DescribeNatGateways DescribeNetworkAcls DescribeNetworkInterfaces DescribeRouteTables DescribeSecurityGroups \
        DescribeSubnets DescribeTransitGatewayAttachments DescribeTransitGatewayVpcAttachments DescribeVpcAttribute \
        DescribeVpcEndpointServices DescribeVpcEndpoints DescribeVpcPeeringConnections DescribeVpcs DescribeVpnGateways \
        GetManagedPrefixListEntries";

    fn call(world: &mut World, call: &Call) -> Answer {
        // Whoever isn't allowed to has been told so before.
        if call.input.flag("DryRun") {
            let message = "Request would have succeeded, but DryRun flag is set.";
            return Err(AwsError::new("DryRunOperation", message));
        }
        if let Some(answer) = describe::call(world, call) {
            return answer;
        }
        making::call(world, call).unwrap_or_else(|| Err(unknown_operation(call)))
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        state::resources(world)
    }
}
