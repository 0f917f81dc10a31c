//! What a Region holds in the beginning: networks good and bad to choose from, each bad one in exactly one way, which its
//! Name tag says.
//!
//! All of it follows from the world's seed and the Region's name. It is made when somebody looks, and stored nowhere.

mod crowd;
mod groups;
mod plans;
mod region;
mod routes;
mod site;
mod subnets;
mod vpcs;

use super::network::Network;
use crate::messages::PracticeNetworkScene;
use crate::world::World;

/// The Region's networks.
pub(super) fn network(world: &World, region: &str, scene: PracticeNetworkScene) -> Network {
    let site = site::Site { ids: &world.ids, account: &world.account, region };
    let mut network = Network::default();
    region::build(&mut network, &site);
    match scene {
        PracticeNetworkScene::Usual => vpcs::build(&mut network, &site),
        PracticeNetworkScene::NoVpc => {}
        PracticeNetworkScene::Many => {
            vpcs::build(&mut network, &site);
            crowd::build(&mut network, &site);
        }
    }
    network
}
