//! The deployments: whose files, and what each target asks for.

use super::{planned, shown};
use crate::buildspec::can_hold;
use crate::deploy::TargetContext;
use crate::document::{Build, Deployment, Pipeline, Setup, SourceFormat};
use crate::names::Names;
use crate::problem::{Problem, ProblemCode};

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    let names = Names::of(setup);
    for ((index, pipeline), pipeline_names) in setup.pipelines.iter().enumerate().zip(&names.pipelines) {
        for (position, environment) in pipeline.environments.iter().enumerate() {
            for (number, deployment) in environment.deploy.iter().enumerate() {
                let brings = deployment.target.brings().unwrap_or_default();
                let context = TargetContext {
                    name: &pipeline_names.deployed(brings, &environment.name, number),
                    pipeline: &pipeline.name,
                    environment: &environment.name,
                    number,
                    can_hold: &|path| can_hold(build_of(setup, pipeline, deployment)?, path),
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

/// The build whose files are deployed.
fn build_of<'a>(setup: &'a Setup, pipeline: &Pipeline, deployment: &Deployment) -> Option<&'a Build> {
    let step = pipeline.builds().find(|step| step.build == deployment.from)?;
    setup.builds.iter().find(|build| build.name == step.build)
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
