//! What a deployment adds to a blueprint.

use crate::policy::Statement;
use crate::resource::{Action, ExecutionMode, Resource};

/// Everything that one deployment brings; the default brings nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeploymentParts {
    /// Each after those that it refers to.
    pub(crate) resources: Vec<Resource>,
    /// Actions of the environment's deploy stage. What they read is declared as an output of the build.
    pub(crate) actions: Vec<Action>,
    /// For the role of the pipeline.
    pub(crate) pipeline_may: Vec<Statement>,
    /// For the role of the build whose files are deployed.
    pub(crate) build_may: Vec<Statement>,
    /// For the person, beside what stacks, roles and pipelines ask for; as `administrator` says, without ids.
    pub(crate) person_may: Vec<Statement>,
    /// The loosest mode that the deployment bears.
    pub(crate) mode: ExecutionMode,
}
