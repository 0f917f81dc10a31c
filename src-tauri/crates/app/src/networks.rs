//! The networks of an account, and what would make a host fail in one. Looks only.

use gangway_catalog::fault::Fault;

use crate::App;
use crate::faults;
use crate::views::*;

impl App {
    /// Some VPCs of the account.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn vpcs(&self, _: VpcsRequest) -> Result<VpcPage, Fault> {
        Err(faults::defect("networks"))
    }

    /// Some subnets of a VPC.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn vpc_subnets(&self, _: VpcPartsRequest) -> Result<SubnetPage, Fault> {
        Err(faults::defect("networks"))
    }

    /// Some security groups of a VPC.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn vpc_security_groups(&self, _: VpcPartsRequest) -> Result<SecurityGroupPage, Fault> {
        Err(faults::defect("networks"))
    }

    /// Where a server is, as this computer's DNS says.
    ///
    /// # Errors
    /// None.
    pub async fn locate_server(&self, _: LocateServer) -> Result<ServerLocation, Fault> {
        Err(faults::defect("networks"))
    }

    /// What would make a host fail in a network.
    ///
    /// # Errors
    /// Why the credentials don't work. What one call may not see is told as not checked.
    pub async fn examine_network(&self, _: ExamineNetwork) -> Result<NetworkExamination, Fault> {
        Err(faults::defect("networks"))
    }

    /// Ends the examination that is under way, if there is one.
    ///
    /// # Errors
    /// None.
    pub async fn stop_examination(&self, (): ()) -> Result<(), Fault> {
        Ok(())
    }
}
