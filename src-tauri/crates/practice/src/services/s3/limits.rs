//! What S3 refuses although its API model allows it: keys, metadata, tags, policies and rules that are too much.

use serde_json::Value;

use super::refuse;
use crate::call::{AwsError, Call};
use crate::services::read::Read as _;

/// Longest key, in bytes of UTF-8 (S3 user guide, "Naming Amazon S3 objects").
const KEY: usize = 1024;

/// An object's own metadata, names and values together, in bytes ("Working with object metadata").
const METADATA: usize = 2 * 1024;

/// Most tags of an object and of a bucket, and their longest parts, in characters ("Categorizing your objects using tags",
/// "Using cost allocation S3 bucket tags").
const OBJECT_TAGS: usize = 10;
const BUCKET_TAGS: usize = 50;
const TAG_KEY: usize = 128;
const TAG_VALUE: usize = 256;

/// Largest policy of a bucket, in bytes ("Policies and permissions in Amazon S3").
const POLICY: usize = 20 * 1024;

/// Most rules of a bucket's lifecycle, and their longest names ("Lifecycle configuration elements").
const RULES: usize = 1000;
const RULE_NAME: usize = 255;

/// Checks what a request brings.
pub(super) fn check(call: &Call) -> Result<(), AwsError> {
    let input = &call.input;
    key(input.text("Key"))?;
    let pairs = input.member("Metadata").as_object().into_iter().flatten();
    if pairs.map(|(name, text)| name.len() + text.as_str().map_or(0, str::len)).sum::<usize>() > METADATA {
        return Err(bad("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size"));
    }
    if let Some(header) = input.given("Tagging") {
        object_tags(header)?;
    }
    bucket_tags(input.member("Tagging").list("TagSet"))?;
    bucket_tags(input.member("CreateBucketConfiguration").list("Tags"))?;
    if input.text("Policy").len() > POLICY {
        return Err(bad("PolicyTooLarge", "Policy exceeds the maximum allowed document size."));
    }
    rules(input.member("LifecycleConfiguration").list("Rules"))?;
    for (member, name) in [("MaxKeys", "maxKeys"), ("MaxParts", "max-parts"), ("MaxUploads", "max-uploads")] {
        if input.number(member).is_some_and(|most| most < 0) {
            let message = format!("Argument {name} must be an integer between 0 and 2147483647");
            return Err(bad("InvalidArgument", &message));
        }
    }
    Ok(())
}

/// Checks a key.
pub(super) fn key(key: &str) -> Result<(), AwsError> {
    if key.len() > KEY { Err(bad("KeyTooLongError", "Your key is too long")) } else { Ok(()) }
}

/// The tags of a request's header, written as a query.
fn object_tags(header: &str) -> Result<(), AwsError> {
    let tags: Vec<_> = form_urlencoded::parse(header.as_bytes()).collect();
    if tags.len() > OBJECT_TAGS {
        return Err(bad("BadRequest", &format!("Object tags cannot be greater than {OBJECT_TAGS}")));
    }
    for (at, (name, value)) in tags.iter().enumerate() {
        if tags.iter().take(at).any(|(before, _)| before == name) {
            let message = "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters \
                           without tag name duplicates.";
            return Err(bad("InvalidArgument", message));
        }
        tag(name, value)?;
    }
    Ok(())
}

fn bucket_tags(tags: &[Value]) -> Result<(), AwsError> {
    if tags.len() > BUCKET_TAGS {
        return Err(bad("BadRequest", &format!("Bucket tag count cannot be greater than {BUCKET_TAGS}")));
    }
    for (at, one) in tags.iter().enumerate() {
        let name = one.text("Key");
        if tags.iter().take(at).any(|before| before.text("Key") == name) {
            return Err(bad("InvalidTag", "Cannot provide multiple Tags with the same key"));
        }
        tag(name, one.text("Value"))?;
    }
    Ok(())
}

fn tag(name: &str, value: &str) -> Result<(), AwsError> {
    let invalid = |what: &str| Err(bad("InvalidTag", &format!("The {what} you have provided is invalid")));
    if name.starts_with("aws:") {
        return Err(bad("InvalidTag", "System tags cannot be added/updated by requester"));
    }
    if name.is_empty() || name.chars().count() > TAG_KEY {
        return invalid("TagKey");
    }
    if value.chars().count() > TAG_VALUE { invalid("TagValue") } else { Ok(()) }
}

fn rules(rules: &[Value]) -> Result<(), AwsError> {
    if rules.len() > RULES {
        return Err(super::malformed_xml());
    }
    for (at, rule) in rules.iter().enumerate() {
        let Some(name) = rule.given("ID") else { continue };
        if name.chars().count() > RULE_NAME {
            let message = format!("ID length should not exceed allowed limit of {RULE_NAME}");
            return Err(bad("InvalidArgument", &message));
        }
        if rules.iter().take(at).any(|before| before.given("ID") == Some(name)) {
            return Err(bad("InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule"));
        }
    }
    Ok(())
}

fn bad(code: &str, message: &str) -> AwsError {
    refuse(400, code, message)
}
