//! Objects and their versions.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use super::{Bucket, Content, Version, bucket, limits, range, refuse};
use crate::blobs::Blob;
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::read::{Read as _, page, put};
use crate::world::World;

/// Answers the calls about objects; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "PutObject" => put_object(world, call),
        "GetObject" => get(world, call, true),
        "HeadObject" => get(world, call, false),
        "GetObjectTagging" => tagging(world, call),
        "CopyObject" => copy(world, call),
        "DeleteObject" => delete_one(world, call),
        "DeleteObjects" => delete_many(world, call),
        "ListObjectsV2" | "ListObjects" => list(world, call),
        "ListObjectVersions" => versions(world, call),
        _ => return None,
    })
}

/// An object of these bytes. Its tag looks like those of S3, and is as long.
pub(super) fn content(blob: Blob, content_type: &str, metadata: Value) -> Content {
    let etag = format!("\"{:.32}\"", blob.sha256);
    let (content_type, tags) = (content_type.to_owned(), Vec::new());
    Content { blob, etag, content_type, metadata, tags, other: Other::default() }
}

/// The bytes that a request brings.
pub(super) fn bytes(input: &Value) -> Result<Vec<u8>, AwsError> {
    BASE64.decode(input.text("Body")).map_err(|_| refuse(400, "InvalidRequest", "The body could not be read"))
}

/// These bytes, with all else that a request says of its object.
pub(super) fn described(input: &Value, blob: Blob) -> Content {
    let kind = input.given("ContentType").unwrap_or("binary/octet-stream");
    let tags = form_urlencoded::parse(input.text("Tagging").as_bytes());
    let tags = tags.map(|(key, value)| json!({ "Key": key, "Value": value })).collect();
    Content { tags, ..content(blob, kind, input.member("Metadata").clone()) }
}

pub(super) fn store(world: &mut World, bucket: &str, key: &str, content: Content) -> Option<String> {
    let id = version_id(world, bucket)?;
    add(world, bucket, key, &id, Some(content))?;
    Some(id)
}

fn version_id(world: &mut World, bucket: &str) -> Option<String> {
    let versioned = world.services.s3.buckets.get(bucket)?.versioning.as_deref() == Some("Enabled");
    Some(if versioned { world.ids.upper(32) } else { "null".to_owned() })
}

fn add(world: &mut World, bucket: &str, key: &str, id: &str, content: Option<Content>) -> Option<()> {
    let at = world.now;
    let versions = world.services.s3.buckets.get_mut(bucket)?.objects.entry(key.to_owned()).or_default();
    if id == "null" {
        versions.retain(|version| version.id != "null");
    }
    versions.push(Version { id: id.to_owned(), at, content, other: Other::default() }.into());
    Some(())
}

fn put_object(world: &mut World, call: &Call) -> Answer {
    bucket(world, call)?;
    let input = &call.input;
    let content = described(input, world.blobs.put(&bytes(input)?));
    let etag = content.etag.clone();
    let id = store(world, input.text("Bucket"), input.text("Key"), content).ok_or_else(super::no_such_bucket)?;
    let mut answer = json!({ "ETag": etag, "ServerSideEncryption": "AES256" });
    version_member(&mut answer, &id);
    Ok(answer)
}

pub(super) fn version_member(answer: &mut Value, id: &str) {
    if id != "null" {
        put(answer, "VersionId", json!(id));
    }
}

fn find<'b>(bucket: &'b Bucket, key: &str, id: Option<&str>) -> Result<(&'b Version, &'b Content), AwsError> {
    let none = || refuse(404, "NoSuchKey", "The specified key does not exist.");
    let versions = bucket.objects.get(key).ok_or_else(none)?;
    let version = match id {
        None => versions.last().ok_or_else(none)?,
        Some(id) => {
            let unknown = || refuse(404, "NoSuchVersion", "The specified version does not exist.");
            versions.iter().find(|version| version.id == id).ok_or_else(unknown)?
        }
    };
    let marker = || match id {
        None => none(),
        Some(_) => refuse(405, "MethodNotAllowed", "The specified method is not allowed against this resource."),
    };
    Ok((version, version.content.as_ref().ok_or_else(marker)?))
}

fn get(world: &mut World, call: &Call, with_body: bool) -> Answer {
    let input = &call.input;
    let blobs = world.blobs.clone();
    let bucket = bucket(world, call)?;
    let (version, content) = find(bucket, input.text("Key"), input.given("VersionId")).map_err(|error| {
        // A HEAD has no body to carry the code, so S3 says only 404.
        if with_body || error.status != 404 { error } else { refuse(404, "NotFound", "Not Found") }
    })?;
    let range = range::wanted(input, content)?;
    let mut answer = json!({
        "ContentLength": range.as_ref().map_or(content.blob.size, |range| range.end() - range.start() + 1),
        "ETag": content.etag,
        "ContentType": content.content_type,
        "LastModified": version.at.seconds(),
        "AcceptRanges": "bytes",
        "ServerSideEncryption": "AES256",
    });
    if content.metadata.is_object() {
        put(&mut answer, "Metadata", content.metadata.clone());
    }
    version_member(&mut answer, &version.id);
    let shown = range.as_ref().map(|range| format!("bytes {}-{}/{}", range.start(), range.end(), content.blob.size));
    put(&mut answer, "ContentRange", shown.map(Value::String));
    if with_body {
        let bytes = range.map_or_else(|| blobs.get(&content.blob), |range| blobs.piece(&content.blob, range));
        put(&mut answer, "Body", json!(BASE64.encode(bytes.ok_or_else(super::lost_bytes)?)));
    }
    Ok(answer)
}

fn tagging(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let bucket = bucket(world, call)?;
    let (_, content) = find(bucket, input.text("Key"), input.given("VersionId"))?;
    Ok(json!({ "TagSet": content.tags }))
}

fn copy(world: &mut World, call: &Call) -> Answer {
    bucket(world, call)?;
    let source = percent_encoding::percent_decode_str(call.input.text("CopySource")).decode_utf8_lossy().into_owned();
    let (path, id) = match source.split_once("?versionId=") {
        Some((path, id)) => (path, Some(id)),
        None => (source.as_str(), None),
    };
    let invalid = || refuse(400, "InvalidArgument", "Copy Source must mention the source bucket and key");
    let (from, key) = path.trim_start_matches('/').split_once('/').ok_or_else(invalid)?;
    limits::key(key)?;
    let there = world.services.s3.buckets.get(from).ok_or_else(super::no_such_bucket)?;
    let (_, content) = find(there, key, id)?;
    let content = content.clone();
    let result = json!({ "ETag": content.etag, "LastModified": world.now.seconds() });
    let id =
        store(world, call.input.text("Bucket"), call.input.text("Key"), content).ok_or_else(super::no_such_bucket)?;
    let mut answer = json!({ "CopyObjectResult": result });
    version_member(&mut answer, &id);
    Ok(answer)
}

/// Deletes one version, or the object: with versioning on that only puts a marker. Gives the members of the answer.
fn remove(world: &mut World, name: &str, key: &str, id: Option<&str>) -> Result<Value, AwsError> {
    if let Some(id) = id {
        let bucket = world.services.s3.buckets.get_mut(name).ok_or_else(super::no_such_bucket)?;
        let mut answer = json!({ "VersionId": id });
        if let Some(versions) = bucket.objects.get_mut(key) {
            if versions.iter().any(|version| version.id == id && version.content.is_none()) {
                put(&mut answer, "DeleteMarker", json!(true));
            }
            versions.retain(|version| version.id != id);
            if versions.is_empty() {
                bucket.objects.remove(key);
            }
        }
        return Ok(answer);
    }
    let bucket = world.services.s3.buckets.get(name).ok_or_else(super::no_such_bucket)?;
    if bucket.versioning.is_none() {
        world.services.s3.buckets.get_mut(name).and_then(|bucket| bucket.objects.remove(key));
        return Ok(json!({}));
    }
    let id = version_id(world, name).ok_or_else(super::no_such_bucket)?;
    add(world, name, key, &id, None).ok_or_else(super::no_such_bucket)?;
    Ok(json!({ "DeleteMarker": true, "VersionId": id }))
}

fn delete_one(world: &mut World, call: &Call) -> Answer {
    bucket(world, call)?;
    remove(world, call.input.text("Bucket"), call.input.text("Key"), call.input.given("VersionId"))
}

fn delete_many(world: &mut World, call: &Call) -> Answer {
    bucket(world, call)?;
    let wanted = call.input.member("Delete");
    if wanted.list("Objects").is_empty() || wanted.list("Objects").len() > 1000 {
        return Err(super::malformed_xml());
    }
    let mut deleted = Vec::new();
    for object in wanted.list("Objects") {
        let (key, id) = (object.text("Key"), object.given("VersionId"));
        let removed = remove(world, call.input.text("Bucket"), key, id)?;
        let mut one = json!({ "Key": key });
        put(&mut one, "VersionId", id.map(|id| json!(id)));
        if removed.flag("DeleteMarker") {
            put(&mut one, "DeleteMarker", json!(true));
            put(&mut one, "DeleteMarkerVersionId", removed.member("VersionId").clone());
        }
        deleted.push(one);
    }
    Ok(if wanted.flag("Quiet") { json!({}) } else { json!({ "Deleted": deleted }) })
}

fn list(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let prefix = input.text("Prefix");
    let after = input.given("StartAfter").or(input.given("Marker")).unwrap_or_default();
    let delimiter = input.given("Delimiter").filter(|delimiter| !delimiter.is_empty());
    let mut entries: Vec<Value> = Vec::new();
    for (key, versions) in &bucket(world, call)?.objects {
        let Some(version) = versions.last() else { continue };
        let Some(content) = &version.content else { continue };
        let Some(rest) = key.strip_prefix(prefix) else { continue };
        if key.as_str() <= after {
            continue;
        }
        if let Some((folder, delimiter)) = delimiter.and_then(|d| rest.split_once(d).map(|(folder, _)| (folder, d))) {
            let common = json!({ "Prefix": format!("{prefix}{folder}{delimiter}") });
            if entries.last() != Some(&common) {
                entries.push(common);
            }
            continue;
        }
        entries.push(json!({
            "Key": key, "LastModified": version.at.seconds(), "ETag": content.etag, "Size": content.blob.size,
            "StorageClass": "STANDARD",
        }));
    }
    let most = input.number("MaxKeys").and_then(|most| usize::try_from(most).ok()).unwrap_or(1000).min(1000);
    let invalid = || refuse(400, "InvalidArgument", "The continuation token provided is incorrect");
    let (entries, next) = page(entries, input.given("ContinuationToken"), most).ok_or_else(invalid)?;
    let (objects, folders): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.get("Key").is_some());
    let mut answer = json!({
        "Name": input.text("Bucket"), "Prefix": prefix, "MaxKeys": most, "IsTruncated": next.is_some(),
    });
    if call.operation == "ListObjectsV2" {
        put(&mut answer, "KeyCount", json!(objects.len() + folders.len()));
        put(&mut answer, "NextContinuationToken", next.map(Value::String));
        put(&mut answer, "ContinuationToken", input.get("ContinuationToken").cloned());
    } else {
        let last = objects.last().and_then(|object| object.get("Key")).cloned();
        put(&mut answer, "NextMarker", next.and(last));
        put(&mut answer, "Marker", json!(after));
    }
    put(&mut answer, "Delimiter", delimiter.map(|delimiter| json!(delimiter)));
    put(&mut answer, "EncodingType", input.get("EncodingType").cloned());
    put(&mut answer, "Contents", (!objects.is_empty()).then(|| json!(objects)));
    put(&mut answer, "CommonPrefixes", (!folders.is_empty()).then(|| json!(folders)));
    Ok(answer)
}

fn versions(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let account = world.account.clone();
    let prefix = input.text("Prefix");
    let marker = input.given("KeyMarker").map(|key| (key, input.text("VersionIdMarker")));
    let mut entries: Vec<(String, String, Value)> = Vec::new();
    for (key, versions) in bucket(world, call)?.objects.iter().filter(|(key, _)| key.starts_with(prefix)) {
        for (back, version) in versions.iter().rev().enumerate() {
            let mut entry = json!({
                "Key": key, "VersionId": version.id, "IsLatest": back == 0, "LastModified": version.at.seconds(),
                "Owner": { "ID": account },
            });
            if let Some(content) = &version.content {
                put(&mut entry, "ETag", json!(content.etag));
                put(&mut entry, "Size", json!(content.blob.size));
                put(&mut entry, "StorageClass", json!("STANDARD"));
            }
            entries.push((key.clone(), version.id.clone(), entry));
        }
    }
    let start = marker.map_or(0, |(key, id)| {
        let last = entries.iter().rposition(|entry| entry.0 == key && (id.is_empty() || entry.1 == id));
        let next = entries.iter().position(|entry| entry.0.as_str() > key);
        last.map(|last| last + 1).or(next).unwrap_or(entries.len())
    });
    let most = input.number("MaxKeys").and_then(|most| usize::try_from(most).ok()).unwrap_or(1000).min(1000);
    let rest: Vec<_> = entries.into_iter().skip(start).collect();
    let truncated = rest.len() > most;
    let shown: Vec<_> = rest.into_iter().take(most).collect();
    let mut answer = json!({
        "Name": input.text("Bucket"), "Prefix": prefix, "MaxKeys": most, "IsTruncated": truncated,
    });
    if let Some((key, id, _)) = shown.last().filter(|_| truncated) {
        put(&mut answer, "NextKeyMarker", json!(key));
        put(&mut answer, "NextVersionIdMarker", json!(id));
    }
    let (objects, markers): (Vec<_>, Vec<_>) =
        shown.into_iter().map(|(_, _, entry)| entry).partition(|entry| entry.get("Size").is_some());
    put(&mut answer, "Versions", (!objects.is_empty()).then(|| json!(objects)));
    put(&mut answer, "DeleteMarkers", (!markers.is_empty()).then(|| json!(markers)));
    Ok(answer)
}
