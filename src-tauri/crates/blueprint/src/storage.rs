//! Private buckets, and the one that carries artifacts between the stages.

use gangway_setup::names::Names;

use crate::id::{self, Id};
use crate::policy::{Effect, Policy, Principal, Reason, Statement};
use crate::resource::{Bucket, BucketPolicy, Kind, Purpose, Resource};
use crate::text::{Part, Text, text};

/// Artifacts are needed while a run waits for an approval (7 days at most) and for going back to an earlier run.
const ARTIFACT_DAYS: u32 = 90;
/// Days in which a replaced or deleted artifact can be fetched back.
const FORMER_ARTIFACT_DAYS: u32 = 7;
pub(crate) const ABORT_UPLOADS_DAYS: u32 = 7;

/// The bucket that all pipelines of the setup share, and its policy.
pub(crate) fn artifacts(names: &Names) -> Vec<Resource> {
    let bucket = Bucket {
        name: unique(&names.artifact_bucket()),
        expire_days: Some(ARTIFACT_DAYS),
        expire_former_days: FORMER_ARTIFACT_DAYS,
        abort_uploads_days: ABORT_UPLOADS_DAYS,
    };
    with_policy(id::artifact_bucket(), bucket, Purpose::of("artifact-bucket"), Purpose::of("artifact-bucket-policy"))
}

/// A bucket's name: unique in the world by account and Region at its end.
pub(crate) fn unique(beginning: &str) -> Text {
    text![beginning, "-", Part::Account, "-", Part::Region]
}

/// A bucket and its policy.
pub(crate) fn with_policy(id: Id, bucket: Bucket, purpose: Purpose, policy_purpose: Purpose) -> Vec<Resource> {
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
        ..Statement::allow("TlsOnly", Reason::of("tls-only"), &["s3:*"], resources)
    };
    Policy { statements: vec![deny.when("Bool", "aws:SecureTransport", vec![text!["false"]])] }
}

/// For buckets of the setup. Their names hold account and Region, which their ARNs don't.
pub(crate) fn person_may(names: &Names) -> [Statement; 2] {
    let actions = [
        "s3:CreateBucket",
        "s3:DeleteBucket",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:GetBucketAcl",
        "s3:GetBucketPublicAccessBlock",
        "s3:PutBucketPublicAccessBlock",
        "s3:GetEncryptionConfiguration",
        "s3:PutEncryptionConfiguration",
        "s3:GetBucketVersioning",
        "s3:PutBucketVersioning",
        "s3:GetLifecycleConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:GetBucketOwnershipControls",
        "s3:PutBucketOwnershipControls",
        "s3:GetBucketTagging",
        "s3:PutBucketTagging",
        "s3:TagResource",
        "s3:UntagResource",
        "s3:ListTagsForResource",
        "s3:GetBucketPolicy",
        "s3:PutBucketPolicy",
        "s3:DeleteBucketPolicy",
    ];
    let bucket = |objects: &str| {
        let name = format!(":s3:::{}-*-", names.prefix());
        vec![text!["arn:", Part::Partition, name, Part::Account, "-", Part::Region, objects]]
    };
    let empty = ["s3:DeleteObject", "s3:DeleteObjectVersion"];
    [
        Statement::allow("Buckets", Reason::of("person-buckets"), &actions, bucket("")),
        Statement::allow("EmptyBuckets", Reason::of("person-empty-buckets"), &empty, bucket("/*")),
    ]
}
