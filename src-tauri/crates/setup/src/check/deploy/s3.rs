//! A copy to a bucket: its name holds those of the setup, the pipeline and the environment.

use gangway_catalog::quotas::BUCKET_NAME;

use super::context::DeploymentContext;
use crate::names::BUCKET_END;
use crate::problem::{Problem, ProblemCode};

pub(super) fn check(context: &DeploymentContext<'_>, problems: &mut Vec<Problem>) {
    let bucket = context.names.deploy_bucket(&context.environment.name, context.number);
    let over = (bucket.chars().count() + BUCKET_END.len()).saturating_sub(BUCKET_NAME.most);
    if over == 0 {
        return;
    }
    // The environment's name gives way as long as something is left of it. The main pipeline's isn't in the bucket's.
    let (field, name) = match context.environment.name.chars().count() > over {
        true => (format!("{}.name", context.environment_field()), &context.environment.name),
        false => (format!("{}.name", context.pipeline_field()), &context.pipeline.name),
    };
    let limit = name.chars().count().saturating_sub(over);
    problems.push(Problem::error(field, ProblemCode::TooLong).with("limit", limit));
}
