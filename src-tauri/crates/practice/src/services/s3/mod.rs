//! Amazon S3: buckets with their configuration, objects with their versions.

mod buckets;
mod limits;
mod names;
mod objects;
mod range;
#[cfg(test)]
mod tests;
mod uploads;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::read::Read as _;
use super::{Service, unknown_operation};
use crate::blobs::Blob;
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;
use crate::world::World;

/// All buckets by name: one name space for every Region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    buckets: BTreeMap<String, Bucket>,
    #[serde(flatten)]
    other: Other,
}

/// A bucket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Bucket {
    region: String,
    created: Moment,
    /// `Enabled` or `Suspended` once it was set.
    versioning: Option<String>,
    /// What was put by the configuration calls, by the name of the kind.
    configuration: BTreeMap<String, Value>,
    /// Versions of each key, the newest last.
    objects: BTreeMap<String, Vec<Shared<Version>>>,
    /// Uploads in parts that aren't complete, by id.
    uploads: BTreeMap<String, uploads::Upload>,
    #[serde(flatten)]
    other: Other,
}

/// A version of an object, or a delete marker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Version {
    id: String,
    at: Moment,
    /// None: a delete marker.
    content: Option<Content>,
    #[serde(flatten)]
    other: Other,
}

/// What an object holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Content {
    blob: Blob,
    etag: String,
    content_type: String,
    metadata: Value,
    tags: Vec<Value>,
    #[serde(flatten)]
    other: Other,
}

/// Amazon S3.
pub(crate) struct S3;

impl Service for S3 {
    type State = State;

    const OPERATIONS: &str = "AbortMultipartUpload CompleteMultipartUpload CopyObject CreateBucket CreateMultipartUpload \
        DeleteBucket DeleteBucketEncryption DeleteBucketLifecycle DeleteBucketOwnershipControls \
        DeleteBucketPolicy DeleteBucketTagging DeleteObject DeleteObjects DeletePublicAccessBlock \
        GetBucketEncryption GetBucketLifecycleConfiguration GetBucketLocation GetBucketOwnershipControls \
        GetBucketPolicy GetBucketTagging GetBucketVersioning GetObject GetObjectTagging GetPublicAccessBlock \
        HeadBucket HeadObject ListBuckets ListMultipartUploads ListObjects ListObjectsV2 ListObjectVersions \
        ListParts PutBucketEncryption PutBucketLifecycleConfiguration PutBucketOwnershipControls \
        PutBucketPolicy PutBucketTagging PutBucketVersioning PutObject PutPublicAccessBlock UploadPart";

    fn call(world: &mut World, call: &Call) -> Answer {
        limits::check(call)?;
        buckets::call(world, call)
            .or_else(|| objects::call(world, call))
            .or_else(|| uploads::call(world, call))
            .unwrap_or_else(|| Err(unknown_operation(call)))
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let resource = |(name, bucket): (&String, &Bucket)| PracticeResource {
            resource_type: "AWS::S3::Bucket".to_owned(),
            name: name.clone(),
            status: match bucket.objects.len() {
                1 => "1 object".to_owned(),
                n => format!("{n} objects"),
            },
        };
        world.services.s3.buckets.iter().map(resource).collect()
    }
}

/// Writes an object for another service; gives the version's id. None: there is no such bucket.
pub(crate) fn write(world: &mut World, bucket: &str, key: &str, bytes: &[u8], content_type: &str) -> Option<String> {
    let content = objects::content(world.blobs.put(bytes), content_type, Value::Null);
    objects::store(world, bucket, key, content)
}

/// Reads an object's newest version for another service.
pub(crate) fn read(world: &World, bucket: &str, key: &str) -> Option<Vec<u8>> {
    let version = world.services.s3.buckets.get(bucket)?.objects.get(key)?.last()?;
    world.blobs.get(&version.content.as_ref()?.blob)
}

/// Forgets an object with all its versions.
pub(crate) fn forget(world: &mut World, bucket: &str, key: &str) {
    if let Some(bucket) = world.services.s3.buckets.get_mut(bucket) {
        bucket.objects.remove(key);
    }
}

/// Adds tags that no request may give a bucket: AWS's own.
pub(crate) fn add_system_tags(world: &mut World, bucket: &str, tags: &[Value]) {
    if let Some(bucket) = world.services.s3.buckets.get_mut(bucket) {
        let known = bucket.configuration.entry("tags".to_owned()).or_insert_with(|| Value::Array(Vec::new()));
        known.as_array_mut().into_iter().for_each(|known| known.extend_from_slice(tags));
    }
}

/// A bucket's Region, when the bucket exists.
pub(crate) fn region<'w>(world: &'w World, bucket: &str) -> Option<&'w str> {
    world.services.s3.buckets.get(bucket).map(|bucket| bucket.region.as_str())
}

/// A bucket's policy.
pub(crate) fn policy<'w>(world: &'w World, bucket: &str) -> Option<&'w str> {
    world.services.s3.buckets.get(bucket)?.configuration.get("policy")?.as_str()
}

fn refuse(status: u16, code: &str, message: &str) -> AwsError {
    AwsError { code: code.to_owned(), message: message.to_owned(), status }
}

fn no_such_bucket() -> AwsError {
    refuse(404, "NoSuchBucket", "The specified bucket does not exist")
}

/// The error of an object whose file was deleted beside the world.
fn lost_bytes() -> AwsError {
    let message = "We encountered an internal error: the practice account no longer has the bytes of this object. \
                   Delete the object, or put it again.";
    refuse(500, "InternalError", message)
}

fn malformed_xml() -> AwsError {
    let message = "The XML you provided was not well-formed or did not validate against our published schema";
    refuse(400, "MalformedXML", message)
}

/// The bucket that a request names. Practice knows one account, so any expected owner but ours is refused.
fn bucket<'w>(world: &'w mut World, call: &Call) -> Result<&'w mut Bucket, AwsError> {
    let owner = call.input.given("ExpectedBucketOwner");
    if owner.is_some_and(|owner| owner != world.account) {
        return Err(refuse(403, "AccessDenied", "Access Denied"));
    }
    world.services.s3.buckets.get_mut(call.input.text("Bucket")).ok_or_else(no_such_bucket)
}
