//! The deployments: whose files, and what each target asks for.

use super::{planned, shown};
use crate::deploy::TargetContext;
use crate::document::{Deployment, Pipeline, Setup, SourceFormat};
use crate::names::Names;
use crate::problem::{Problem, ProblemCode};

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    for ((index, pipeline), names) in setup.pipelines.iter().enumerate().zip(&Names::of(setup).pipelines) {
        for (position, environment) in pipeline.environments.iter().enumerate() {
            for (number, deployment) in environment.deploy.iter().enumerate() {
                let context = TargetContext {
                    pipeline_at_aws: &names.pipeline,
                    pipeline: &pipeline.name,
                    environment: &environment.name,
                    number,
                    pipeline_field: format!("pipelines.{index}"),
                    environment_field: format!("pipelines.{index}.environments.{position}"),
                };
                match deployment.target.planned() {
                    Some(members) => planned::kind(&context.field("to"), members.get("to"), problems),
                    None => from(&context.field("from"), pipeline, deployment, problems),
                }
                deployment.target.check(&context, problems);
            }
        }
    }
}

/// A build of the pipeline, or the source in a form that actions other than builds can read.
fn from(field: &str, pipeline: &Pipeline, deployment: &Deployment, problems: &mut Vec<Problem>) {
    let name = deployment.from.as_str();
    if name.is_empty() {
        problems.push(Problem::error(field, ProblemCode::Missing));
    } else if deployment.takes_source(pipeline) {
        if pipeline.source.format == SourceFormat::Clone {
            problems.push(Problem::error(field, ProblemCode::Combination).with("detail", "deploy-clone"));
        }
    } else if !pipeline.builds().any(|step| step.build == name) {
        problems.push(Problem::error(field, ProblemCode::DanglingReference).with("name", shown(name)));
    }
}
