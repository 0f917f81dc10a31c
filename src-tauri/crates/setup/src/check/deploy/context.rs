//! A deployment with what stands around it.

use crate::document::{Deployment, Environment, Pipeline, Setup};
use crate::names::{Names, PipelineNames};

/// One deployment with all that it stands in.
pub(super) struct DeploymentContext<'a> {
    pub(super) names: &'a PipelineNames,
    pub(super) pipeline: &'a Pipeline,
    pub(super) environment: &'a Environment,
    pub(super) deployment: &'a Deployment,
    /// From 0, within its environment.
    pub(super) number: usize,
    path: [usize; 2],
}

/// All deployments, in the document's order.
pub(super) fn all<'a>(setup: &'a Setup, names: &'a Names) -> Vec<DeploymentContext<'a>> {
    let mut contexts = Vec::new();
    for ((index, pipeline), names) in setup.pipelines.iter().enumerate().zip(&names.pipelines) {
        for (position, environment) in pipeline.environments.iter().enumerate() {
            for (number, deployment) in environment.deploy.iter().enumerate() {
                contexts.push(DeploymentContext {
                    names,
                    pipeline,
                    environment,
                    deployment,
                    number,
                    path: [index, position],
                });
            }
        }
    }
    contexts
}

impl DeploymentContext<'_> {
    pub(super) fn pipeline_field(&self) -> String {
        format!("pipelines.{}", self.path[0])
    }

    pub(super) fn environment_field(&self) -> String {
        format!("{}.environments.{}", self.pipeline_field(), self.path[1])
    }

    /// The field of a member of the deployment.
    pub(super) fn field(&self, member: &str) -> String {
        format!("{}.deploy.{}.{member}", self.environment_field(), self.number)
    }
}
