//! The deployments: whose files, and what each target asks for. One file a target, for its own fields and names.

mod context;
mod s3;

use self::context::DeploymentContext;
use super::{planned, shown};
use crate::document::{DeployTarget, Setup, SourceFormat};
use crate::names::Names;
use crate::problem::{Problem, ProblemCode};

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    for context in context::all(setup, &Names::of(setup)) {
        match &context.deployment.target {
            DeployTarget::S3 {} => s3::check(&context, problems),
            DeployTarget::Planned(members) => {
                planned::kind(&context.field("to"), members.get("to"), problems);
                continue;
            }
        }
        from(&context, problems);
    }
}

/// A build of the pipeline, or the source in a form that actions other than builds can read.
fn from(context: &DeploymentContext<'_>, problems: &mut Vec<Problem>) {
    let DeploymentContext { pipeline, deployment, .. } = context;
    let (field, name) = (context.field("from"), deployment.from.as_str());
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
