//! How a setup is built.

use gangway_catalog::fault::Fault;
use gangway_setup::document::Variable;
use gangway_setup::problem::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An image that builds can run in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImageView {
    /// E.g. `aws/codebuild/amazonlinux-x86_64-standard:6.0`.
    pub id: String,
    /// `environment.type` that goes with it.
    pub environment: String,
    /// What AWS says of it.
    pub description: String,
    /// Whether it is the one that we would take.
    pub recommended: bool,
}

/// The images of the chosen Region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Images {
    pub images: Vec<ImageView>,
    /// Why this is the built-in list and not the Region's.
    pub fault: Option<Fault>,
}

/// A recipe to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecipeView {
    /// E.g. `node`.
    pub id: String,
    /// The usual one comes first.
    pub package_managers: Vec<String>,
    /// Runtime versions of the chosen image, newest first.
    pub versions: Vec<String>,
}

/// What can be chosen for a build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildChoices {
    pub recipes: Vec<RecipeView>,
    pub computes: Vec<ComputeView>,
}

/// A compute type of CodeBuild.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComputeView {
    /// E.g. `BUILD_GENERAL1_SMALL`.
    pub id: String,
    /// How many virtual processors.
    pub cpus: u32,
    /// Memory in GiB.
    pub memory: u32,
}

/// A build of a setup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildRef {
    /// Id of the setup.
    pub id: String,
    /// Index in `setup.builds`.
    pub build: u32,
}

/// A buildspec to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildspecView {
    /// What the recipe says when nothing else was written.
    pub text: String,
    /// What the recipe says, to go back to.
    pub recipe_text: String,
    /// The path at which the clone has one.
    pub in_repository: Option<String>,
    /// Their fact `line` counts from 1.
    pub problems: Vec<Problem>,
    /// Variables that would let the build read what its buildspec in the repository reads.
    pub missing_rights: Vec<Variable>,
}

/// Write the buildspec into the clone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveBuildspec {
    /// Id of the setup.
    pub id: String,
    /// Index in `setup.builds`.
    pub build: u32,
    /// Whether a file that exists may be replaced.
    pub overwrite: bool,
}
