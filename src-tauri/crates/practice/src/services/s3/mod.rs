//! Amazon S3: buckets with their configuration, objects with their versions.

mod buckets;
mod names;
mod objects;
mod range;
#[cfg(test)]
mod tests;
mod uploads;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::read::Read as _;
use super::unknown_operation;
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::shared::Shared;
use crate::world::World;

/// All buckets by name: one name space for every Region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    buckets: BTreeMap<String, Bucket>,
}

/// A bucket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(default)]
    uploads: BTreeMap<String, uploads::Upload>,
}

/// A version of an object, or a delete marker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Version {
    id: String,
    at: Moment,
    /// None: a delete marker.
    content: Option<Content>,
}

/// What an object holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Content {
    /// Base64.
    body: String,
    size: u64,
    etag: String,
    content_type: String,
    metadata: Value,
    tags: Vec<Value>,
}

impl Content {
    /// These bytes of it, in base64.
    fn piece(&self, range: RangeInclusive<u64>) -> String {
        let bytes = BASE64.decode(&self.body).unwrap_or_default();
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        BASE64.encode(bytes.get(place(*range.start())..=place(*range.end())).unwrap_or_default())
    }
}

/// Answers s3.
pub(crate) fn call(world: &mut World, call: &Call) -> Answer {
    buckets::call(world, call)
        .or_else(|| objects::call(world, call))
        .or_else(|| uploads::call(world, call))
        .unwrap_or_else(|| Err(unknown_operation(call)))
}

/// Writes an object for another service; gives the version's id. None: there is no such bucket.
pub(crate) fn write(world: &mut World, bucket: &str, key: &str, bytes: &[u8], content_type: &str) -> Option<String> {
    objects::store(world, bucket, key, objects::content(bytes, content_type, Value::Null))
}

/// Reads an object's newest version for another service.
pub(crate) fn read(world: &World, bucket: &str, key: &str) -> Option<Vec<u8>> {
    let version = world.buckets.buckets.get(bucket)?.objects.get(key)?.last()?;
    BASE64.decode(&version.content.as_ref()?.body).ok()
}

/// Forgets an object with all its versions.
pub(crate) fn forget(world: &mut World, bucket: &str, key: &str) {
    if let Some(bucket) = world.buckets.buckets.get_mut(bucket) {
        bucket.objects.remove(key);
    }
}

/// A bucket's Region, when the bucket exists.
pub(crate) fn region<'w>(world: &'w World, bucket: &str) -> Option<&'w str> {
    world.buckets.buckets.get(bucket).map(|bucket| bucket.region.as_str())
}

/// A bucket's policy.
pub(crate) fn policy<'w>(world: &'w World, bucket: &str) -> Option<&'w str> {
    world.buckets.buckets.get(bucket)?.configuration.get("policy")?.as_str()
}

/// What exists.
pub(crate) fn resources(world: &World) -> Vec<PracticeResource> {
    let resource = |(name, bucket): (&String, &Bucket)| PracticeResource {
        resource_type: "AWS::S3::Bucket".to_owned(),
        name: name.clone(),
        status: match bucket.objects.len() {
            1 => "1 object".to_owned(),
            n => format!("{n} objects"),
        },
    };
    world.buckets.buckets.iter().map(resource).collect()
}

fn refuse(status: u16, code: &str, message: &str) -> AwsError {
    AwsError { code: code.to_owned(), message: message.to_owned(), status }
}

fn no_such_bucket() -> AwsError {
    refuse(404, "NoSuchBucket", "The specified bucket does not exist")
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
    world.buckets.buckets.get_mut(call.input.text("Bucket")).ok_or_else(no_such_bucket)
}
