//! What happened to the networks since the beginning.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::beginnings::Beginnings;
use crate::messages::{PracticeNetworkScene, PracticeResource};
use crate::other::Other;
use crate::services::read::Read as _;
use crate::world::World;

/// By Region. One that nobody changed isn't there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    regions: BTreeMap<String, RegionState>,
    #[serde(skip)]
    pub(super) beginnings: Beginnings,
    #[serde(flatten)]
    other: Other,
}

impl State {
    pub(super) fn region(&self, region: &str) -> Option<&RegionState> {
        self.regions.get(region)
    }

    /// What the Region begins with.
    pub(super) fn scene(&self, region: &str) -> PracticeNetworkScene {
        match self.regions.get(region).map(|state| &state.scene) {
            Some(Scene::Known(scene)) => *scene,
            Some(Scene::Unknown(_)) | None => PracticeNetworkScene::Usual,
        }
    }

    /// Has the Region begin anew, with this.
    pub(super) fn begin(&mut self, region: &str, scene: PracticeNetworkScene) {
        self.regions.insert(region.to_owned(), RegionState { scene: Scene::Known(scene), ..RegionState::default() });
    }

    pub(super) fn region_mut(&mut self, region: &str) -> &mut RegionState {
        self.regions.entry(region.to_owned()).or_default()
    }
}

/// What happened in one Region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RegionState {
    /// What it begins with.
    scene: Scene,
    /// Ids of VPCs that are gone, with everything in them.
    pub(super) deleted_vpcs: BTreeSet<String>,
    pub(super) endpoints: Vec<MadeResource>,
    pub(super) interfaces: Vec<MadeResource>,
    /// By the id of what is tagged.
    pub(super) tags: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(flatten)]
    other: Other,
}

/// What a Region begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Scene {
    Known(PracticeNetworkScene),
    /// Of a newer version; here it is the usual one.
    Unknown(Value),
}

impl Default for Scene {
    fn default() -> Self {
        Self::Known(PracticeNetworkScene::Usual)
    }
}

/// An endpoint or a network interface that isn't there from the beginning.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct MadeResource {
    /// As EC2 shows it.
    pub(super) shown: Value,
    /// ARN of the host that it belongs to and goes with.
    pub(super) host: Option<String>,
    #[serde(flatten)]
    other: Other,
}

impl MadeResource {
    pub(super) fn new(shown: Value, host: Option<&str>) -> Self {
        Self { shown, host: host.map(str::to_owned), other: Other::default() }
    }
}

/// What was made: the beginning would fill the screen, once for each Region.
pub(super) fn resources(world: &World) -> Vec<PracticeResource> {
    let regions = || world.services.ec2.regions.values();
    let resource = |kind: &str, id: &str, status: &str| PracticeResource {
        resource_type: format!("AWS::EC2::{kind}"),
        name: id.to_owned(),
        status: status.to_owned(),
    };
    let endpoints = regions()
        .flat_map(|region| &region.endpoints)
        .map(|endpoint| resource("VPCEndpoint", endpoint.shown.text("VpcEndpointId"), endpoint.shown.text("State")));
    let interfaces = regions().flat_map(|region| &region.interfaces).map(|interface| {
        resource("NetworkInterface", interface.shown.text("NetworkInterfaceId"), interface.shown.text("Status"))
    });
    endpoints.chain(interfaces).collect()
}
