//! A copy to a bucket, whose name holds those of the setup, the pipeline and the environment.

use gangway_catalog::quotas::BUCKET_NAME;

use super::context::TargetContext;
use crate::problem::{Problem, ProblemCode};

/// What ends the name of a bucket, since names of buckets are unique in the world: `-{account}-{Region}`, here with the
/// longest Region.
pub(crate) const BUCKET_END: &str = "-123456789012-ap-northeast-1";

/// What the bucket is, in its name.
pub(super) const BUCKET: &str = "files";

pub(super) fn check(context: &TargetContext<'_>, problems: &mut Vec<Problem>) {
    let over = (context.name.chars().count() + BUCKET_END.len()).saturating_sub(BUCKET_NAME.most);
    if over == 0 {
        return;
    }
    // The environment's name gives way as long as something is left of it. The main pipeline's isn't in the bucket's.
    let (field, name) = match context.environment.chars().count() > over {
        true => (&context.environment_field, context.environment),
        false => (&context.pipeline_field, context.pipeline),
    };
    let limit = name.chars().count().saturating_sub(over);
    problems.push(Problem::error(format!("{field}.name"), ProblemCode::TooLong).with("limit", limit));
}
