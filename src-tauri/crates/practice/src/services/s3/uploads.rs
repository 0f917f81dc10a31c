//! Uploads in parts, as clients send what is large.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Content, bucket, objects, refuse};
use crate::blobs::Blob;
use crate::call::{Answer, AwsError, Call};
use crate::moment::Moment;
use crate::other::Other;
use crate::services::read::{Read as _, put};
use crate::shared::Shared;
use crate::world::World;

/// Smallest part but the last, in bytes (S3 user guide, "Amazon S3 multipart upload limits").
const SMALLEST_PART: u64 = 5 * 1024 * 1024;

/// Largest number of a part, and most parts or uploads on a page (there, too).
const LAST_PART: i64 = 10_000;
const PAGE: usize = 1000;

/// An upload that was begun, and is neither complete nor aborted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Upload {
    key: String,
    begun: Moment,
    /// What the object will be; its bytes come with the parts.
    object: Content,
    parts: BTreeMap<i64, Shared<Part>>,
    #[serde(flatten)]
    other: Other,
}

/// A part: what was uploaded last under its number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Part {
    at: Moment,
    content: Content,
    #[serde(flatten)]
    other: Other,
}

/// Answers the calls about uploads in parts; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreateMultipartUpload" => create(world, call),
        "UploadPart" => upload_part(world, call),
        "CompleteMultipartUpload" => complete(world, call),
        "AbortMultipartUpload" => upload(world, call).map(|_| ()).and_then(|()| {
            bucket(world, call)?.uploads.remove(call.input.text("UploadId"));
            Ok(json!({}))
        }),
        "ListParts" => parts(world, call),
        "ListMultipartUploads" => uploads(world, call),
        _ => return None,
    })
}

/// The upload that a request names, which must be one of its key.
fn upload<'w>(world: &'w mut World, call: &Call) -> Result<&'w mut Upload, AwsError> {
    let (id, key) = (call.input.text("UploadId"), call.input.text("Key"));
    let unknown = || {
        let message = "The specified upload does not exist. The upload ID may be invalid, or the upload may have been \
                       aborted or completed.";
        refuse(404, "NoSuchUpload", message)
    };
    bucket(world, call)?.uploads.get_mut(id).filter(|upload| upload.key == key).ok_or_else(unknown)
}

fn create(world: &mut World, call: &Call) -> Answer {
    bucket(world, call)?;
    let id = world.ids.upper(32);
    let begun = world.now;
    let (name, key) = (call.input.text("Bucket"), call.input.text("Key"));
    let object = objects::described(&call.input, Blob::default());
    let upload = Upload { key: key.to_owned(), begun, object, parts: BTreeMap::new(), other: Other::default() };
    bucket(world, call)?.uploads.insert(id.clone(), upload);
    Ok(json!({ "Bucket": name, "Key": key, "UploadId": id, "ServerSideEncryption": "AES256" }))
}

fn upload_part(world: &mut World, call: &Call) -> Answer {
    let (at, blobs) = (world.now, world.blobs.clone());
    let number = call.input.number("PartNumber").unwrap_or_default();
    let upload = upload(world, call)?;
    if !(1..=LAST_PART).contains(&number) {
        let message = format!("Part number must be an integer between 1 and {LAST_PART}, inclusive");
        return Err(refuse(400, "InvalidArgument", &message));
    }
    let content = objects::content(blobs.put(&objects::bytes(&call.input)?), "", Value::Null);
    let etag = content.etag.clone();
    upload.parts.insert(number, Part { at, content, other: Other::default() }.into());
    Ok(json!({ "ETag": etag, "ServerSideEncryption": "AES256" }))
}

fn complete(world: &mut World, call: &Call) -> Answer {
    let upload = upload(world, call)?.clone();
    let wanted = call.input.member("MultipartUpload").list("Parts");
    let chosen = chosen(&upload, wanted)?;
    let joined = world.blobs.join(chosen.iter().map(|part| &part.content.blob)).ok_or_else(super::lost_bytes)?;
    let whole = objects::content(joined, &upload.object.content_type, upload.object.metadata.clone());
    // S3 tells by the tag how many parts there were.
    let etag = format!("\"{}-{}\"", whole.etag.trim_matches('"'), chosen.len());
    let content = Content { etag: etag.clone(), tags: upload.object.tags.clone(), ..whole };
    let (name, key) = (call.input.text("Bucket"), call.input.text("Key"));
    let version = objects::store(world, name, key, content).ok_or_else(super::no_such_bucket)?;
    bucket(world, call)?.uploads.remove(call.input.text("UploadId"));
    let location = format!("{}/{name}/{key}", call.endpoint);
    let mut answer = json!({
        "Bucket": name, "Key": key, "ETag": etag, "Location": location, "ServerSideEncryption": "AES256",
    });
    objects::version_member(&mut answer, &version);
    Ok(answer)
}

/// The parts that a client wants put together, in its order, which must be that of their numbers.
fn chosen<'u>(upload: &'u Upload, wanted: &[Value]) -> Result<Vec<&'u Part>, AwsError> {
    if wanted.is_empty() {
        return Err(super::malformed_xml());
    }
    let numbers: Vec<i64> = wanted.iter().map(|one| one.number("PartNumber").unwrap_or_default()).collect();
    if !numbers.is_sorted_by(|one, next| one < next) {
        let message = "The list of parts was not in ascending order. The parts list must be specified in order by \
                       part number.";
        return Err(refuse(400, "InvalidPartOrder", message));
    }
    let unquoted = |tag: &str| tag.trim_matches('"').to_owned();
    let mut chosen: Vec<&Part> = Vec::new();
    for (one, number) in wanted.iter().zip(numbers) {
        let same = |part: &&Shared<Part>| unquoted(one.text("ETag")) == unquoted(&part.content.etag);
        let missing = || {
            let message = "One or more of the specified parts could not be found. The part may not have been \
                           uploaded, or the specified entity tag may not match the part's entity tag.";
            refuse(400, "InvalidPart", message)
        };
        chosen.push(upload.parts.get(&number).filter(same).ok_or_else(missing)?);
    }
    let all_but_last = chosen.iter().take(chosen.len().saturating_sub(1));
    if all_but_last.into_iter().any(|part| part.content.blob.size < SMALLEST_PART) {
        let message = "Your proposed upload is smaller than the minimum allowed size";
        return Err(refuse(400, "EntityTooSmall", message));
    }
    Ok(chosen)
}

fn parts(world: &mut World, call: &Call) -> Answer {
    let account = world.account.clone();
    let after = call.input.number("PartNumberMarker").unwrap_or_default();
    let most = page(&call.input, "MaxParts");
    let upload = upload(world, call)?;
    let rest: Vec<(&i64, &Shared<Part>)> = upload.parts.iter().filter(|(number, _)| **number > after).collect();
    let shown: Vec<Value> = rest
        .iter()
        .take(most)
        .map(|(number, part)| {
            json!({
                "PartNumber": number, "LastModified": part.at.seconds(), "ETag": part.content.etag,
                "Size": part.content.blob.size,
            })
        })
        .collect();
    let owner = json!({ "ID": account });
    let mut answer = json!({
        "Bucket": call.input.text("Bucket"), "Key": upload.key, "UploadId": call.input.text("UploadId"),
        "PartNumberMarker": after, "MaxParts": most, "IsTruncated": rest.len() > most, "Initiator": owner,
        "Owner": owner, "StorageClass": "STANDARD",
    });
    put(&mut answer, "NextPartNumberMarker", shown.last().map(|last| last.member("PartNumber").clone()));
    put(&mut answer, "Parts", (!shown.is_empty()).then(|| json!(shown)));
    Ok(answer)
}

fn uploads(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let owner = json!({ "ID": world.account });
    let (prefix, most) = (input.text("Prefix"), page(input, "MaxUploads"));
    let marker = input.given("KeyMarker").map(|key| (key, input.text("UploadIdMarker")));
    let bucket = bucket(world, call)?;
    let mut all: Vec<(&String, &Upload)> = bucket.uploads.iter().collect();
    all.sort_by_key(|(id, upload)| (&upload.key, *id));
    // Without an upload's id the marker is behind all uploads of its key.
    let after = |id: &str, upload: &Upload| match marker {
        None => true,
        Some((key, "")) => upload.key.as_str() > key,
        Some(marker) => (upload.key.as_str(), id) > marker,
    };
    all.retain(|(id, upload)| upload.key.starts_with(prefix) && after(id, upload));
    let one = |(id, upload): &(&String, &Upload)| {
        json!({
            "UploadId": id, "Key": upload.key, "Initiated": upload.begun.seconds(), "StorageClass": "STANDARD",
            "Owner": owner, "Initiator": owner,
        })
    };
    let shown: Vec<Value> = all.iter().take(most).map(one).collect();
    let truncated = all.len() > most;
    let mut answer = json!({
        "Bucket": input.text("Bucket"), "MaxUploads": most, "IsTruncated": truncated, "Prefix": prefix,
        "KeyMarker": input.text("KeyMarker"), "UploadIdMarker": input.text("UploadIdMarker"),
    });
    if let Some(last) = shown.last().filter(|_| truncated) {
        put(&mut answer, "NextKeyMarker", last.member("Key").clone());
        put(&mut answer, "NextUploadIdMarker", last.member("UploadId").clone());
    }
    put(&mut answer, "EncodingType", input.get("EncodingType").cloned());
    put(&mut answer, "Uploads", (!shown.is_empty()).then(|| json!(shown)));
    Ok(answer)
}

/// How many items a page may have.
fn page(input: &Value, member: &str) -> usize {
    input.number(member).and_then(|most| usize::try_from(most).ok()).unwrap_or(PAGE).min(PAGE)
}
