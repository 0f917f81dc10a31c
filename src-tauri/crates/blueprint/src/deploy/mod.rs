//! Where pipelines deploy to: one file a target, which says everything that the target brings.

mod cloudformation;
mod context;
mod parts;
mod s3;

use gangway_setup::document::{Build, DeployTarget, Setup};
use gangway_setup::names::Names;

use self::context::DeploymentContext;
pub(crate) use self::parts::DeploymentParts;
use crate::policy::Statement;

/// The one place that tells targets from one another.
fn parts(context: &DeploymentContext<'_>) -> DeploymentParts {
    match &context.deployment.target {
        DeployTarget::S3 {} => s3::parts(context),
        DeployTarget::CloudFormation(target) => cloudformation::parts(context, target),
        // `check` refuses it
        DeployTarget::Planned(_) => DeploymentParts::default(),
    }
}

/// The deployments of each pipeline, a list for each environment.
pub(crate) type Deployments = Vec<Vec<Vec<DeploymentParts>>>;

pub(crate) fn of_setup(setup: &Setup, names: &Names) -> Deployments {
    let mut pipelines = Vec::new();
    for (pipeline, pipeline_names) in setup.pipelines.iter().zip(&names.pipelines) {
        let mut environments = Vec::new();
        for environment in &pipeline.environments {
            let deployments = environment.deploy.iter().enumerate().map(|(number, deployment)| {
                parts(&DeploymentContext { setup, names, pipeline_names, pipeline, environment, deployment, number })
            });
            environments.push(deployments.collect());
        }
        pipelines.push(environments);
    }
    pipelines
}

/// Statements for a build's role, from the deployments that take its files.
pub(crate) fn build_may(setup: &Setup, deployments: &Deployments, build: &Build) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (pipeline, deployments) in setup.pipelines.iter().zip(deployments) {
        for (deployment, parts) in pipeline.deployments().zip(deployments.iter().flatten()) {
            if deployment.from == build.name {
                statements.extend(parts.build_may.iter().cloned());
            }
        }
    }
    statements
}
