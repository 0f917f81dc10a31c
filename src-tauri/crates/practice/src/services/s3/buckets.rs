//! Buckets and their configuration.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Bucket, bucket, names, refuse};
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::read::{Read as _, put};
use crate::world::World;

/// A kind of configuration: the operations' common name, the member that carries it, and the error when it isn't set.
struct ConfigurationKind {
    name: &'static str,
    get: &'static str,
    put: &'static str,
    delete: &'static str,
    member: &'static str,
    absent: (&'static str, &'static str),
}

const CONFIGURATION_KINDS: [ConfigurationKind; 5] = [
    ConfigurationKind {
        name: "encryption",
        get: "GetBucketEncryption",
        put: "PutBucketEncryption",
        delete: "DeleteBucketEncryption",
        member: "ServerSideEncryptionConfiguration",
        absent: (
            "ServerSideEncryptionConfigurationNotFoundError",
            "The server side encryption configuration was not found",
        ),
    },
    ConfigurationKind {
        name: "public-access",
        get: "GetPublicAccessBlock",
        put: "PutPublicAccessBlock",
        delete: "DeletePublicAccessBlock",
        member: "PublicAccessBlockConfiguration",
        absent: ("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
    },
    ConfigurationKind {
        name: "ownership",
        get: "GetBucketOwnershipControls",
        put: "PutBucketOwnershipControls",
        delete: "DeleteBucketOwnershipControls",
        member: "OwnershipControls",
        absent: ("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
    },
    ConfigurationKind {
        name: "lifecycle",
        get: "GetBucketLifecycleConfiguration",
        put: "PutBucketLifecycleConfiguration",
        delete: "DeleteBucketLifecycle",
        member: "LifecycleConfiguration",
        absent: ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
    },
    ConfigurationKind {
        name: "policy",
        get: "GetBucketPolicy",
        put: "PutBucketPolicy",
        delete: "DeleteBucketPolicy",
        member: "Policy",
        absent: ("NoSuchBucketPolicy", "The bucket policy does not exist"),
    },
];

/// Answers the calls about buckets; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    if let Some(answer) = configuration(world, call) {
        return Some(answer);
    }
    Some(match call.operation.as_str() {
        "CreateBucket" => create(world, call),
        "DeleteBucket" => delete(world, call),
        "HeadBucket" => bucket(world, call).map(|bucket| json!({ "BucketRegion": bucket.region })),
        "GetBucketLocation" => bucket(world, call).map(|bucket| match bucket.region.as_str() {
            "us-east-1" => json!({}),
            region => json!({ "LocationConstraint": region }),
        }),
        "ListBuckets" => Ok(list(world)),
        "GetBucketVersioning" => bucket(world, call).map(|bucket| {
            let mut answer = json!({});
            put(&mut answer, "Status", bucket.versioning.clone().map(Value::String));
            answer
        }),
        "PutBucketVersioning" => bucket(world, call).map(|bucket| {
            bucket.versioning = call.input.member("VersioningConfiguration").given("Status").map(str::to_owned);
            json!({})
        }),
        "GetBucketTagging" => bucket(world, call).and_then(|bucket| {
            let tags = bucket.configuration.get("tags").cloned();
            let tags = tags.ok_or_else(|| refuse(404, "NoSuchTagSet", "The TagSet does not exist"))?;
            Ok(json!({ "TagSet": tags }))
        }),
        "PutBucketTagging" => bucket(world, call).map(|bucket| {
            let tags = call.input.member("Tagging").member("TagSet").clone();
            bucket.configuration.insert("tags".to_owned(), tags);
            json!({})
        }),
        "DeleteBucketTagging" => bucket(world, call).map(|bucket| {
            bucket.configuration.remove("tags");
            json!({})
        }),
        _ => return None,
    })
}

fn create(world: &mut World, call: &Call) -> Answer {
    let name = call.input.text("Bucket");
    if !names::valid(name) {
        return Err(refuse(400, "InvalidBucketName", "The specified bucket is not valid."));
    }
    let wanted = call.input.member("CreateBucketConfiguration").given("LocationConstraint");
    let region = match (wanted, call.region.as_str()) {
        (None, "us-east-1") => "us-east-1".to_owned(),
        (Some("us-east-1"), "us-east-1") => {
            return Err(refuse(400, "InvalidLocationConstraint", "The specified location-constraint is not valid"));
        }
        // us-east-1's endpoint makes buckets anywhere; every other one only at home.
        (Some(region), "us-east-1") => region.to_owned(),
        (Some(region), here) if region == here => region.to_owned(),
        (wanted, _) => {
            let wanted = wanted.unwrap_or("unspecified");
            let message = format!(
                "The {wanted} location constraint is incompatible for the region specific endpoint this request \
                 was sent to."
            );
            return Err(refuse(400, "IllegalLocationConstraintException", &message));
        }
    };
    if names::taken(name) {
        let message = "The requested bucket name is not available. The bucket namespace is shared by all users of \
                       the system. Please select a different name and try again.";
        return Err(refuse(409, "BucketAlreadyExists", message));
    }
    if let Some(there) = world.services.s3.buckets.get(name) {
        if there.region == "us-east-1" && region == "us-east-1" {
            return Ok(json!({ "Location": format!("/{name}") }));
        }
        let message = "Your previous request to create the named bucket succeeded and you already own it.";
        return Err(refuse(409, "BucketAlreadyOwnedByYou", message));
    }
    // Since 2023 every bucket starts encrypted, private and without ACLs.
    let mut configuration = BTreeMap::from([
        (
            "encryption".to_owned(),
            json!({ "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" }, "BucketKeyEnabled": false }] }),
        ),
        (
            "public-access".to_owned(),
            json!({ "BlockPublicAcls": true, "IgnorePublicAcls": true, "BlockPublicPolicy": true, "RestrictPublicBuckets": true }),
        ),
        ("ownership".to_owned(), json!({ "Rules": [{ "ObjectOwnership": "BucketOwnerEnforced" }] })),
    ]);
    let tags = call.input.member("CreateBucketConfiguration").get("Tags").cloned();
    configuration.extend(tags.map(|tags| ("tags".to_owned(), tags)));
    let location =
        if call.region == "us-east-1" { format!("/{name}") } else { format!("http://{name}.s3.amazonaws.com/") };
    let bucket = Bucket {
        region,
        created: world.now,
        versioning: None,
        configuration,
        objects: BTreeMap::new(),
        uploads: BTreeMap::new(),
        other: Other::default(),
    };
    world.services.s3.buckets.insert(name.to_owned(), bucket);
    Ok(json!({ "Location": location }))
}

fn delete(world: &mut World, call: &Call) -> Answer {
    if !bucket(world, call)?.objects.is_empty() {
        return Err(refuse(409, "BucketNotEmpty", "The bucket you tried to delete is not empty"));
    }
    world.services.s3.buckets.remove(call.input.text("Bucket"));
    Ok(json!({}))
}

fn list(world: &World) -> Value {
    let one = |(name, bucket): (&String, &Bucket)| {
        let created = bucket.created.seconds();
        json!({ "Name": name, "CreationDate": created, "BucketRegion": bucket.region })
    };
    let buckets: Vec<_> = world.services.s3.buckets.iter().map(one).collect();
    json!({ "Buckets": buckets, "Owner": { "ID": world.account } })
}

fn configuration(world: &mut World, call: &Call) -> Option<Answer> {
    let operation = call.operation.as_str();
    let kind = CONFIGURATION_KINDS.iter().find(|kind| [kind.get, kind.put, kind.delete].contains(&operation))?;
    let bucket = match bucket(world, call) {
        Ok(bucket) => bucket,
        Err(error) => return Some(Err(error)),
    };
    if operation == kind.delete {
        bucket.configuration.remove(kind.name);
        return Some(Ok(json!({})));
    }
    if operation == kind.put {
        return Some(set(bucket, kind, call));
    }
    let absent = || refuse(404, kind.absent.0, kind.absent.1);
    let found = bucket.configuration.get(kind.name).ok_or_else(absent);
    Some(found.map(|value| match kind.name {
        "lifecycle" => json!({ "Rules": value.list("Rules") }),
        _ => json!({ kind.member: value }),
    }))
}

fn set(bucket: &mut Bucket, kind: &ConfigurationKind, call: &Call) -> Answer {
    let mut value = call.input.member(kind.member).clone();
    match kind.name {
        "policy" => check_policy(value.as_str().unwrap_or_default(), call.input.text("Bucket"))?,
        "encryption" => say_bucket_key(&mut value),
        _ => {}
    }
    bucket.configuration.insert(kind.name.to_owned(), value);
    Ok(json!({}))
}

/// S3 answers with what wasn't said, too.
fn say_bucket_key(encryption: &mut Value) {
    let rules = encryption.get_mut("Rules").and_then(Value::as_array_mut);
    for rule in rules.into_iter().flatten().filter_map(Value::as_object_mut) {
        rule.entry("BucketKeyEnabled").or_insert(Value::Bool(false));
    }
}

fn check_policy(text: &str, name: &str) -> Result<(), AwsError> {
    let malformed = |message: &str| refuse(400, "MalformedPolicy", message);
    let policy: Value = serde_json::from_str(text)
        .map_err(|_| malformed("Policies must be valid JSON and the first byte must be '{'"))?;
    let statements = match policy.member("Statement") {
        Value::Array(statements) => statements.as_slice(),
        one @ Value::Object(_) => std::slice::from_ref(one),
        _ => return Err(malformed("Missing required field Statement")),
    };
    let ours = format!("arn:aws:s3:::{name}");
    for statement in statements {
        if statement.member("Principal").is_null() && statement.member("NotPrincipal").is_null() {
            return Err(malformed("Missing required field Principal"));
        }
        let resources = match statement.member("Resource") {
            Value::Array(list) => crate::services::read::texts(list),
            Value::String(one) => vec![one.clone()],
            _ => return Err(malformed("Missing required field Resource")),
        };
        let mine =
            |arn: &String| arn == &ours || arn.starts_with(&format!("{ours}/")) || arn.starts_with(&format!("{ours}*"));
        let partition_free =
            |arn: &String| arn.replacen("arn:aws-us-gov:", "arn:aws:", 1).replacen("arn:aws-cn:", "arn:aws:", 1);
        if !resources.iter().map(partition_free).all(|arn| mine(&arn)) {
            return Err(malformed("Policy has invalid resource"));
        }
    }
    Ok(())
}
