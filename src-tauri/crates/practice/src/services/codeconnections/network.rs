//! What the account's networks do to a host in a VPC: the one place that asks them.

use serde_json::Value;

use crate::messages::PracticeFaultKind;
use crate::services::ec2::{self, HostNetwork, Unreachable};
use crate::services::read::{Read as _, texts};
use crate::world::World;

/// A VPC with what was chosen in it, as CodeConnections and CodeBuild are given them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChosenNetwork {
    /// The Region.
    pub(crate) region: String,
    /// Ids.
    pub(crate) vpc: String,
    pub(crate) subnets: Vec<String>,
    pub(crate) groups: Vec<String>,
}

impl ChosenNetwork {
    /// That of a host.
    pub(super) fn of_host(region: &str, vpc: &Value) -> Self {
        Self {
            region: region.to_owned(),
            vpc: vpc.text("VpcId").to_owned(),
            subnets: texts(vpc.list("SubnetIds")),
            groups: texts(vpc.list("SecurityGroupIds")),
        }
    }

    /// That of a project.
    pub(crate) fn of_project(region: &str, vpc: &Value) -> Option<Self> {
        vpc.given("vpcId").map(|id| Self {
            region: region.to_owned(),
            vpc: id.to_owned(),
            subnets: texts(vpc.list("subnets")),
            groups: texts(vpc.list("securityGroupIds")),
        })
    }

    fn asked(&self) -> HostNetwork<'_> {
        HostNetwork { region: &self.region, vpc: &self.vpc, subnets: &self.subnets, groups: &self.groups }
    }

    /// Makes what a host needs there; why it can't be, as the host's status message says it.
    pub(super) fn enter(&self, world: &mut World, host: &str) -> Result<(), String> {
        if world.faults.take_any(PracticeFaultKind::HostEc2Denied) {
            return Err("User is not authorized to perform: ec2:CreateNetworkInterface".to_owned());
        }
        if world.faults.take_any(PracticeFaultKind::HostEndpointQuota) {
            return Err("VpcEndpointLimitExceeded: The maximum number of VPC endpoints has been reached.".to_owned());
        }
        ec2::check_host_network(world, &self.asked(), Some(host)).map_err(|failure| failure.to_string())?;
        ec2::attach_host(world, &self.asked(), host);
        Ok(())
    }

    /// Takes away what a host has there.
    pub(super) fn leave(&self, world: &mut World, host: &str) {
        ec2::detach_host(world, &self.region, host);
    }

    /// Whether a server of the company's network is reached from there.
    pub(super) fn reach(&self, world: &World, port: u16) -> Result<(), Unreachable> {
        ec2::reach_server(world, &self.asked(), port)
    }

    /// Whether the server's webhooks get in.
    pub(super) fn hears(&self, world: &World) -> bool {
        ec2::hears_webhooks(world, &self.asked())
    }
}
