//! What tests and the Practice screen do to the networks.

use super::kind::Kind;
use super::present;
use crate::messages::PracticeNetworks;
use crate::world::World;

/// Has a Region begin anew, deletes VPCs; says else what is wrong.
pub(crate) fn set_networks(world: &mut World, networks: &PracticeNetworks) -> Result<(), String> {
    if networks.region.is_empty() {
        return Err("The networks of which Region?".to_owned());
    }
    if let Some(scene) = networks.scene {
        world.services.ec2.begin(&networks.region, scene);
    }
    let there = present::networks(world, &networks.region);
    if let Some(vpc) = networks.deleted_vpcs.iter().find(|vpc| there.find(Kind::Vpc, vpc).is_none()) {
        return Err(format!("There is no VPC {vpc} in {}.", networks.region));
    }
    if !networks.deleted_vpcs.is_empty() {
        world.services.ec2.region_mut(&networks.region).deleted_vpcs.extend(networks.deleted_vpcs.clone());
    }
    Ok(())
}
