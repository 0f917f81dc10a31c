//! AWS::S3::Bucket and AWS::S3::BucketPolicy.

use serde_json::{Value, json};

use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, refused};
use super::tags::tags;
use crate::services::read::{Read as _, put};
use crate::services::s3;
use crate::world::World;

pub(super) static BUCKET: ResourceType = ResourceType {
    name: "AWS::S3::Bucket",
    imitated: true,
    properties: &[
        "BucketName",
        "BucketEncryption",
        "PublicAccessBlockConfiguration",
        "OwnershipControls",
        "VersioningConfiguration",
        "LifecycleConfiguration",
        "Tags",
    ],
    required: &[],
    create_only: &["BucketName"],
    attributes: &["Arn", "DomainName", "RegionalDomainName", "DualStackDomainName", "WebsiteURL"],
    tagged: true,
    seconds: 15,
    create,
    update,
    delete,
};

pub(super) static POLICY: ResourceType = ResourceType {
    name: "AWS::S3::BucketPolicy",
    imitated: true,
    properties: &["Bucket", "PolicyDocument"],
    required: &["Bucket", "PolicyDocument"],
    create_only: &["Bucket"],
    attributes: &[],
    tagged: false,
    seconds: 3,
    create: |world, request, properties| {
        let bucket = properties.text("Bucket").to_owned();
        set_policy(world, request, &bucket, properties)?;
        Ok((bucket, Attributes::new()))
    },
    update: |world, request, physical, properties| {
        set_policy(world, request, physical, properties).map(|()| Attributes::new())
    },
    delete: |world, request, physical, _| {
        let deleted = ask(world, request, "s3", "DeleteBucketPolicy", json!({ "Bucket": physical }));
        deleted.map(|_| ()).map_err(|error| refused(&error))
    },
};

fn set_policy(
    world: &mut World,
    request: &HandlerRequest,
    bucket: &str,
    properties: &Value,
) -> Result<(), HandlerError> {
    let policy = properties.member("PolicyDocument").to_string();
    let done = ask(world, request, "s3", "PutBucketPolicy", json!({ "Bucket": bucket, "Policy": policy }));
    done.map(|_| ()).map_err(|error| refused(&error))
}

fn create(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<NewResource, HandlerError> {
    let name = match properties.given("BucketName") {
        Some(name) => name.to_owned(),
        None => {
            let end = world.ids.upper(12).to_lowercase();
            let start: String =
                format!("{}-{}", request.stack, request.logical).to_lowercase().chars().take(50).collect();
            format!("{start}-{end}")
        }
    };
    if s3::region(world, &name).is_some() {
        let reason = format!("{name} already exists (HandlerErrorCode: AlreadyExists)");
        return Err(HandlerError { reason, passes: false, missing: false });
    }
    let mut input = json!({ "Bucket": name });
    if request.region != "us-east-1" {
        put(&mut input, "CreateBucketConfiguration", json!({ "LocationConstraint": request.region }));
    }
    ask(world, request, "s3", "CreateBucket", input).map_err(|error| refused(&error))?;
    let attributes = update(world, request, &name, properties)?;
    Ok((name, attributes))
}

fn update(
    world: &mut World,
    request: &HandlerRequest,
    name: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    let mut calls: Vec<(&str, &str, Value)> = Vec::new();
    if let Some(encryption) = properties.get("BucketEncryption") {
        let rule = |rule: &Value| {
            let by_default = rule.member("ServerSideEncryptionByDefault");
            let mut default = json!({ "SSEAlgorithm": by_default.member("SSEAlgorithm") });
            put(&mut default, "KMSMasterKeyID", by_default.get("KMSMasterKeyID").cloned());
            let mut converted = json!({ "ApplyServerSideEncryptionByDefault": default });
            put(&mut converted, "BucketKeyEnabled", rule.get("BucketKeyEnabled").cloned());
            converted
        };
        let rules: Vec<Value> = encryption.list("ServerSideEncryptionConfiguration").iter().map(rule).collect();
        calls.push(("PutBucketEncryption", "ServerSideEncryptionConfiguration", json!({ "Rules": rules })));
    }
    if let Some(block) = properties.get("PublicAccessBlockConfiguration") {
        calls.push(("PutPublicAccessBlock", "PublicAccessBlockConfiguration", block.clone()));
    }
    if let Some(ownership) = properties.get("OwnershipControls") {
        calls.push(("PutBucketOwnershipControls", "OwnershipControls", ownership.clone()));
    }
    let versioned =
        ask(world, request, "s3", "GetBucketVersioning", json!({ "Bucket": name })).map_err(|error| refused(&error))?;
    // Versioning that was once on can only be suspended.
    let suspended = (versioned.text("Status") == "Enabled").then(|| json!({ "Status": "Suspended" }));
    if let Some(versioning) = properties.get("VersioningConfiguration").cloned().or(suspended) {
        calls.push(("PutBucketVersioning", "VersioningConfiguration", versioning));
    }
    match properties.get("LifecycleConfiguration") {
        Some(lifecycle) => {
            let rules: Vec<Value> = lifecycle.list("Rules").iter().map(rule).collect();
            calls.push(("PutBucketLifecycleConfiguration", "LifecycleConfiguration", json!({ "Rules": rules })));
        }
        None => calls.push(("DeleteBucketLifecycle", "Ignored", Value::Null)),
    }
    calls.push(("PutBucketTagging", "Tagging", json!({ "TagSet": tags(request, properties, false) })));
    for (operation, member, value) in calls {
        let mut input = json!({ "Bucket": name });
        put(&mut input, member, (!value.is_null()).then_some(value));
        ask(world, request, "s3", operation, input).map_err(|error| refused(&error))?;
    }
    s3::add_system_tags(world, name, &request.system_tags);
    let attributes = [
        ("Arn", format!("arn:aws:s3:::{name}")),
        ("DomainName", format!("{name}.s3.amazonaws.com")),
        ("RegionalDomainName", format!("{name}.s3.{}.amazonaws.com", request.region)),
        ("DualStackDomainName", format!("{name}.s3.dualstack.{}.amazonaws.com", request.region)),
        ("WebsiteURL", format!("http://{name}.s3-website-{}.amazonaws.com", request.region)),
    ];
    Ok(attributes.map(|(name, value)| (name.to_owned(), value)).into())
}

/// A lifecycle rule in the API's members.
fn rule(rule: &Value) -> Value {
    let mut out = json!({ "Status": rule.member("Status") });
    put(&mut out, "ID", rule.get("Id").cloned());
    put(&mut out, "Filter", json!({ "Prefix": rule.text("Prefix") }));
    put(&mut out, "Expiration", rule.get("ExpirationInDays").map(|days| json!({ "Days": days })));
    put(&mut out, "NoncurrentVersionExpiration", rule.get("NoncurrentVersionExpiration").cloned());
    let old = rule.get("NoncurrentVersionExpirationInDays").map(|days| json!({ "NoncurrentDays": days }));
    put(&mut out, "NoncurrentVersionExpiration", old);
    put(&mut out, "AbortIncompleteMultipartUpload", rule.get("AbortIncompleteMultipartUpload").cloned());
    out
}

fn delete(world: &mut World, request: &HandlerRequest, name: &str, _: &Value) -> Result<(), HandlerError> {
    let deleted = ask(world, request, "s3", "DeleteBucket", json!({ "Bucket": name }));
    deleted.map(|_| ()).map_err(|error| match error.code.as_str() {
        "BucketNotEmpty" => {
            let reason = format!(
                "Resource handler returned message: \"The bucket you tried to delete is not \
                                  empty (Service: S3, Status Code: 409, Bucket: {name})\" (HandlerErrorCode: \
                                  GeneralServiceException)"
            );
            HandlerError { reason, passes: false, missing: false }
        }
        _ => refused(&error),
    })
}
