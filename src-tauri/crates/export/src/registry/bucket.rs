//! AWS::S3::Bucket and AWS::S3::BucketPolicy.

use gangway_blueprint::resource::{Bucket, BucketPolicy};

use super::reference::name;
use crate::policy::{self, Comments};
use crate::tree::{Member, Node};

pub(super) fn properties(bucket: &Bucket) -> Vec<Member> {
    let encryption = Node::map([("SSEAlgorithm", "AES256".into())]);
    let rule = Node::map([("ServerSideEncryptionByDefault", encryption)]);
    let blocked = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];
    let mut lifecycle = vec![Member::of("Id", "CleanUp"), Member::of("Status", "Enabled")];
    if let Some(days) = bucket.expire_days {
        lifecycle.push(Member::of("ExpirationInDays", days));
    }
    lifecycle.push(Member::of(
        "NoncurrentVersionExpiration",
        Node::map([("NoncurrentDays", bucket.expire_former_days.into())]),
    ));
    lifecycle.push(Member::of(
        "AbortIncompleteMultipartUpload",
        Node::map([("DaysAfterInitiation", bucket.abort_uploads_days.into())]),
    ));
    vec![
        Member::of("BucketName", &bucket.name),
        Member::of("PublicAccessBlockConfiguration", Node::Map(blocked.map(|key| Member::of(key, true)).to_vec())),
        Member::of("BucketEncryption", Node::map([("ServerSideEncryptionConfiguration", Node::list([rule]))])),
        Member::of(
            "OwnershipControls",
            Node::map([("Rules", Node::list([Node::map([("ObjectOwnership", "BucketOwnerEnforced".into())])]))]),
        ),
        Member::of("VersioningConfiguration", Node::map([("Status", "Enabled".into())])),
        Member::of("LifecycleConfiguration", Node::map([("Rules", Node::list([Node::Map(lifecycle)]))])),
    ]
}

pub(super) fn policy_properties(policy: &BucketPolicy, comments: Comments<'_>) -> Vec<Member> {
    vec![
        Member::of("Bucket", name(&policy.bucket)),
        Member::of("PolicyDocument", policy::document(&policy.policy, comments)),
    ]
}
