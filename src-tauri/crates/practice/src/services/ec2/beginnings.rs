//! What Regions begin with, made once for as long as the program runs: every call about a network asks for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::network::Network;
use crate::messages::PracticeNetworkScene;

/// By Region. All of it follows from the world, so it is never stored, and two worlds don't differ in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings(Arc<Mutex<BTreeMap<String, (PracticeNetworkScene, Network)>>>);

impl PartialEq for Beginnings {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Beginnings {
    /// The Region's networks in this scene, from `make` when nobody has asked for them yet.
    pub(super) fn of(&self, region: &str, scene: PracticeNetworkScene, make: impl FnOnce() -> Network) -> Network {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, network)) = made.get(region)
            && *of == scene
        {
            return network.clone();
        }
        let network = make();
        made.insert(region.to_owned(), (scene, network.clone()));
        network
    }
}
