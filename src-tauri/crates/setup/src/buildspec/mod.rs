//! The buildspec: a typed tree to write, and a check of a text that somebody wrote.

mod check;
mod handover;
mod needs;
mod reference;
pub mod yaml;

pub use check::{Context, check_text};
pub use handover::can_hold;
pub use needs::{Needs, missing_rights, needs};

use gangway_catalog::recipes;
use strum::IntoStaticStr;

use crate::document::Build;

/// A buildspec, version 0.2. Its members stand in the order in which they are written.
///
/// Source: CodeBuild user guide, "Build specification reference".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buildspec {
    /// `phases`, in the order in which they run.
    pub phases: Vec<Phase>,
    /// `artifacts`.
    pub artifacts: Option<Artifacts>,
}

/// One of `phases`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Which.
    pub name: PhaseName,
    /// `runtime-versions`: key and version. Always written as quoted text: `3.10` isn't `3.1`.
    pub runtime_versions: Vec<(String, String)>,
    /// `commands`, in order; all run in one shell.
    pub commands: Vec<String>,
}

/// The phases that a buildspec may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PhaseName {
    /// Installs what the build needs.
    Install,
    /// Before the build.
    PreBuild,
    /// The build.
    Build,
    /// After the build, also after a failed one.
    PostBuild,
}

impl PhaseName {
    /// As the buildspec spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// `artifacts`: in a pipeline, what the output artifact holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Artifacts {
    /// `files`.
    pub files: Vec<String>,
    /// `exclude-paths`.
    pub exclude_paths: Vec<String>,
}

/// The only version that matters; in YAML a number.
pub const VERSION: &str = "0.2";

impl Buildspec {
    /// What the recipe of a build says; an empty one when there is no such recipe. A package manager that the recipe
    /// doesn't know gives way to the usual one.
    #[must_use]
    pub fn from_recipe(build: &Build) -> Self {
        let Some(recipe) = recipes::of(&build.recipe) else { return Self::default() };
        let Some(manager) = recipe.package_manager(&build.package_manager).or(recipe.package_managers.first()) else {
            return Self::default();
        };
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let version = Some(build.runtime_version.as_str())
            .filter(|version| !version.is_empty())
            .or_else(|| recipe.default_version(&build.machine.image));
        Self {
            phases: vec![
                Phase {
                    name: PhaseName::Install,
                    runtime_versions: version
                        .map(|version| (recipe.runtime.to_owned(), version.to_owned()))
                        .into_iter()
                        .collect(),
                    commands: owned(manager.install),
                },
                Phase { name: PhaseName::Build, runtime_versions: Vec::new(), commands: owned(manager.build) },
            ],
            artifacts: Some(Artifacts {
                files: owned(recipe.artifacts.files),
                exclude_paths: owned(recipe.artifacts.exclude),
            }),
        }
    }
}
