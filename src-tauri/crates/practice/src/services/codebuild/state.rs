//! What the service remembers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::build::Build;
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;
use crate::world::World;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// Keys are `region/name`.
    pub(super) projects: BTreeMap<String, Project>,
    /// Keys are ids, `project:uuid`.
    pub(super) builds: BTreeMap<String, Shared<Build>>,
    #[serde(flatten)]
    pub(super) other: Other,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Project {
    /// The members of the model's `Project` that the caller gave, with the service's defaults.
    pub(super) settings: Value,
    pub(super) created: Moment,
    pub(super) modified: Moment,
    /// The next build's number.
    pub(super) next: u64,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// The service, by whose name builds are planned.
pub(crate) struct CodeBuild;

/// A build by its id.
pub(crate) fn build<'w>(world: &'w World, id: &str) -> Option<&'w Build> {
    world.services.codebuild.builds.get(id).map(|build| &**build)
}

/// The key of a project.
pub(super) fn key(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}
