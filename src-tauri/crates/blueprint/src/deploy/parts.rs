//! What a deployment adds to a blueprint.

use crate::policy::Statement;
use crate::resource::{Action, ExecutionMode, OnFailure, Resource};

/// Everything that one deployment brings; the default brings nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeploymentParts {
    /// Each after those that it refers to.
    pub(crate) resources: Vec<Resource>,
    /// Actions that only show what the deployment would do. Whoever approves it looks at that first.
    pub(crate) proposals: Vec<Action>,
    /// Actions that deploy.
    pub(crate) actions: Vec<Action>,
    /// What is best done when one of the actions fails; none: the run stops there.
    pub(crate) on_failure: Option<OnFailure>,
    /// For the role of the pipeline.
    pub(crate) pipeline_may: Vec<Statement>,
    /// For the role of the build whose files are deployed.
    pub(crate) build_may: Vec<Statement>,
    /// For the person, beside what stacks, roles and pipelines ask for; as `administrator` says, without ids.
    pub(crate) person_may: Vec<Statement>,
    /// The loosest mode that the deployment bears.
    pub(crate) mode: ExecutionMode,
}
