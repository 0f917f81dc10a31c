//! The networks as they are now: the Region's beginning, and what happened to it since.

use super::beginning;
use super::kind::Kind;
use super::network::Network;
use crate::services::read::Read as _;
use crate::world::World;

/// All of a Region's.
pub(super) fn networks(world: &World, region: &str) -> Network {
    let state = &world.services.ec2;
    let scene = state.scene(region);
    let mut network = state.beginnings.of(region, scene, || beginning::network(world, region, scene));
    let Some(changes) = state.region(region) else { return network };
    for endpoint in &changes.endpoints {
        network.add(Kind::VpcEndpoint, endpoint.shown.clone());
    }
    for interface in &changes.interfaces {
        network.take_address(interface.shown.text("SubnetId"));
        network.add(Kind::NetworkInterface, interface.shown.clone());
    }
    for vpc in &changes.deleted_vpcs {
        network.remove_vpc(vpc);
    }
    for (id, tags) in &changes.tags {
        network.tag(id, tags);
    }
    network
}
