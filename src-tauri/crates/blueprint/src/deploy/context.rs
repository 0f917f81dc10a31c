//! A deployment with what stands around it.

use gangway_setup::document::{Deployment, Environment, Pipeline, Setup};
use gangway_setup::names::{Names, PipelineNames};

use crate::artifacts;
use crate::id::Id;

/// One deployment, and where it stands in the setup.
pub(crate) struct DeploymentContext<'a> {
    pub(crate) setup: &'a Setup,
    pub(crate) names: &'a Names,
    pub(crate) pipeline_names: &'a PipelineNames,
    pub(crate) pipeline: &'a Pipeline,
    pub(crate) environment: &'a Environment,
    pub(crate) deployment: &'a Deployment,
    /// From 0, within its environment.
    pub(crate) number: usize,
}

impl DeploymentContext<'_> {
    /// Id of a resource that the deployment brings.
    pub(crate) fn id(&self, words: &[&str]) -> Id {
        let number = self.ordinal();
        let around = [self.pipeline.name.as_str(), self.environment.name.as_str()];
        Id::of(&[&around, words, &[number.as_str()]].concat())
    }

    /// The name at AWS of what the deployment brings.
    pub(crate) fn name(&self) -> String {
        let brings = self.deployment.target.brings().unwrap_or_default();
        self.pipeline_names.deployed(brings, &self.environment.name, self.number)
    }

    /// Name of an action, once in the environment's stage.
    pub(crate) fn action_name(&self, name: &str) -> String {
        format!("{name}{}", self.ordinal())
    }

    /// The artifact with the files to deploy.
    pub(crate) fn input(&self) -> String {
        let artifact = if self.deployment.takes_source(self.pipeline) { artifacts::SOURCE } else { artifacts::BUILD };
        artifact.to_owned()
    }

    /// Empty for the first deployment of an environment, then `2`, `3`, …
    fn ordinal(&self) -> String {
        if self.number == 0 { String::new() } else { (self.number + 1).to_string() }
    }
}
