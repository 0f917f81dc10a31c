//! Private buckets: what stages hand on, and what is deployed.

use gangway_catalog::quotas::BUCKET_NAME;
use gangway_setup::document::{Pipeline, Setup};
use gangway_setup::problem::{Problem, ProblemCode};

use crate::id::{self, Id};
use crate::policy::{Effect, Policy, Principal, Reason, Statement};
use crate::push_once;
use crate::resource::{Bucket, BucketPolicy, Kind, Purpose, Resource};
use crate::text::{Part, Text, text};

/// Artifacts are needed while a run waits for an approval (7 days at most) and for going back to an earlier run.
const ARTIFACT_DAYS: u32 = 90;
/// What was replaced or deleted can be fetched back for so long.
const FORMER_ARTIFACT_DAYS: u32 = 7;
const FORMER_DEPLOYED_DAYS: u32 = 30;
const ABORT_UPLOADS_DAYS: u32 = 7;

/// The longest account and Region that end a bucket's name: `-123456789012-ap-northeast-1`.
const LONGEST_PLACE: usize = 28;

pub(crate) fn deploy_id(pipeline: &Pipeline) -> Id {
    Id::of(&[&pipeline.name, "deploy", "bucket"])
}

/// The bucket that all pipelines of the setup share, and its policy.
pub(crate) fn artifacts(setup: &Setup) -> Vec<Resource> {
    let bucket = Bucket {
        name: name(&format!("{}-artifacts", setup.name)),
        expire_days: Some(ARTIFACT_DAYS),
        expire_former_days: FORMER_ARTIFACT_DAYS,
        abort_uploads_days: ABORT_UPLOADS_DAYS,
    };
    with_policy(id::artifact_bucket(), bucket, Purpose::ArtifactBucket, Purpose::ArtifactBucketPolicy)
}

/// The bucket that a pipeline copies to, and its policy.
pub(crate) fn deploy(setup: &Setup, index: usize, pipeline: &Pipeline, problems: &mut Vec<Problem>) -> Vec<Resource> {
    let beginning = match index {
        0 => format!("{}-files", setup.name),
        _ => format!("{}-{}-files", setup.name, pipeline.name),
    };
    let over = (beginning.chars().count() + LONGEST_PLACE).saturating_sub(BUCKET_NAME.most);
    if over > 0 {
        let limit = pipeline.name.chars().count().saturating_sub(over);
        let problem = Problem::error(format!("pipelines.{index}.name"), ProblemCode::TooLong);
        push_once(problems, problem.with("limit", limit));
    }
    let bucket = Bucket {
        name: name(&beginning),
        expire_days: None,
        expire_former_days: FORMER_DEPLOYED_DAYS,
        abort_uploads_days: ABORT_UPLOADS_DAYS,
    };
    with_policy(deploy_id(pipeline), bucket, Purpose::DeployBucket, Purpose::DeployBucketPolicy)
}

/// Names of buckets are unique in the world: account and Region make them so. `setup::names` says the same of an account
/// that is known; a test holds the two together.
fn name(beginning: &str) -> Text {
    text![beginning, "-", Part::Account, "-", Part::Region]
}

fn with_policy(id: Id, bucket: Bucket, purpose: Purpose, policy_purpose: Purpose) -> Vec<Resource> {
    let policy = BucketPolicy { bucket: id.clone(), policy: tls_only(&id) };
    let policy_id = Id::of(&[id.as_str(), "policy"]);
    vec![
        Resource { id, purpose, kind: Kind::Bucket(bucket) },
        Resource { id: policy_id, purpose: policy_purpose, kind: Kind::BucketPolicy(policy) },
    ]
}

/// The one `*` among the actions: it forbids.
fn tls_only(bucket: &Id) -> Policy {
    let resources = vec![text![Part::Arn(bucket.clone())], text![Part::Arn(bucket.clone()), "/*"]];
    let deny = Statement {
        effect: Effect::Deny,
        principal: Some(Principal::Everybody),
        ..Statement::allow("TlsOnly", Reason::TlsOnly, &["s3:*"], resources)
    };
    Policy { statements: vec![deny.when("Bool", "aws:SecureTransport", vec![text!["false"]])] }
}
