//! AWS::S3::Bucket and AWS::S3::BucketPolicy.

use serde_json::{Value, json};

use super::{Attributes, Made, Refused, Site, Type, ask, refused, tags};
use crate::services::read::{Read as _, put};
use crate::services::s3;
use crate::world::World;

pub(super) static BUCKET: Type = Type {
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

pub(super) static POLICY: Type = Type {
    name: "AWS::S3::BucketPolicy",
    imitated: true,
    properties: &["Bucket", "PolicyDocument"],
    required: &["Bucket", "PolicyDocument"],
    create_only: &["Bucket"],
    attributes: &[],
    tagged: false,
    seconds: 3,
    create: |world, site, properties| {
        let bucket = properties.text("Bucket").to_owned();
        set_policy(world, site, &bucket, properties)?;
        Ok((bucket, Attributes::new()))
    },
    update: |world, site, physical, properties| {
        set_policy(world, site, physical, properties).map(|()| Attributes::new())
    },
    delete: |world, site, physical, _| {
        let deleted = ask(world, site, "s3", "DeleteBucketPolicy", json!({ "Bucket": physical }));
        deleted.map(|_| ()).map_err(|error| refused(&error))
    },
};

fn set_policy(world: &mut World, site: &Site, bucket: &str, properties: &Value) -> Result<(), Refused> {
    let policy = properties.member("PolicyDocument").to_string();
    let done = ask(world, site, "s3", "PutBucketPolicy", json!({ "Bucket": bucket, "Policy": policy }));
    done.map(|_| ()).map_err(|error| refused(&error))
}

fn create(world: &mut World, site: &Site, properties: &Value) -> Result<Made, Refused> {
    let name = match properties.given("BucketName") {
        Some(name) => name.to_owned(),
        None => {
            let end = world.ids.upper(12).to_lowercase();
            let start: String = format!("{}-{}", site.stack, site.logical).to_lowercase().chars().take(50).collect();
            format!("{start}-{end}")
        }
    };
    if s3::region(world, &name).is_some() {
        let reason = format!("{name} already exists (HandlerErrorCode: AlreadyExists)");
        return Err(Refused { reason, passes: false, missing: false });
    }
    let mut input = json!({ "Bucket": name });
    if site.region != "us-east-1" {
        put(&mut input, "CreateBucketConfiguration", json!({ "LocationConstraint": site.region }));
    }
    ask(world, site, "s3", "CreateBucket", input).map_err(|error| refused(&error))?;
    let attributes = update(world, site, &name, properties)?;
    Ok((name, attributes))
}

fn update(world: &mut World, site: &Site, name: &str, properties: &Value) -> Result<Attributes, Refused> {
    let mut calls: Vec<(&str, &str, Value)> = Vec::new();
    if let Some(encryption) = properties.get("BucketEncryption") {
        let rule = |rule: &Value| {
            let by_default = rule.member("ServerSideEncryptionByDefault");
            let mut default = json!({ "SSEAlgorithm": by_default.member("SSEAlgorithm") });
            put(&mut default, "KMSMasterKeyID", by_default.get("KMSMasterKeyID").cloned());
            json!({ "ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": rule.get("BucketKeyEnabled").cloned().unwrap_or(json!(false)) })
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
        ask(world, site, "s3", "GetBucketVersioning", json!({ "Bucket": name })).map_err(|error| refused(&error))?;
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
    calls.push(("PutBucketTagging", "Tagging", json!({ "TagSet": tags(site, properties, false) })));
    for (operation, member, value) in calls {
        let mut input = json!({ "Bucket": name });
        put(&mut input, member, (!value.is_null()).then_some(value));
        ask(world, site, "s3", operation, input).map_err(|error| refused(&error))?;
    }
    s3::add_system_tags(world, name, &site.system_tags);
    let attributes = [
        ("Arn", format!("arn:aws:s3:::{name}")),
        ("DomainName", format!("{name}.s3.amazonaws.com")),
        ("RegionalDomainName", format!("{name}.s3.{}.amazonaws.com", site.region)),
        ("DualStackDomainName", format!("{name}.s3.dualstack.{}.amazonaws.com", site.region)),
        ("WebsiteURL", format!("http://{name}.s3-website-{}.amazonaws.com", site.region)),
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

fn delete(world: &mut World, site: &Site, name: &str, _: &Value) -> Result<(), Refused> {
    let deleted = ask(world, site, "s3", "DeleteBucket", json!({ "Bucket": name }));
    deleted.map(|_| ()).map_err(|error| match error.code.as_str() {
        "BucketNotEmpty" => {
            let reason = format!(
                "Resource handler returned message: \"The bucket you tried to delete is not \
                                  empty (Service: S3, Status Code: 409, Bucket: {name})\" (HandlerErrorCode: \
                                  GeneralServiceException)"
            );
            Refused { reason, passes: false, missing: false }
        }
        _ => refused(&error),
    })
}
