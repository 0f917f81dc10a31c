//! The S3 deploy action: copies an artifact, or what is in it, to a bucket.

use super::{ActionType, Configuration, Failure, Work, failure, refusal, wait};
use crate::call::AwsError;
use crate::services::read::Read as _;
use crate::services::s3;
use crate::world::World;

/// How long it takes, in milliseconds.
const TAKES: i64 = 3_000;

pub(super) static S3: ActionType = ActionType {
    categories: &["Deploy"],
    provider: "S3",
    required: &["BucketName", "Extract"],
    optional: &["ObjectKey", "KMSEncryptionKeyARN", "CannedACL", "CacheControl"],
    inputs: 1..=1,
    outputs: 0..=0,
    check,
    start: |world, work| wait(world, work, TAKES),
    look: |world, work| if work.is_due(world) { copy(world, work).map(Some) } else { Ok(None) },
    entity: |_, _| None,
    page: |_, _| None,
};

fn check(configuration: &Configuration<'_>) -> Result<(), AwsError> {
    configuration.one_of("Extract", &["true", "false"])?;
    if configuration.values.text("Extract") == "false" && configuration.values.text("ObjectKey").is_empty() {
        let message = format!("Action '{}' must have an ObjectKey when Extract is false", configuration.action);
        return Err(refusal(message));
    }
    Ok(())
}

fn copy(world: &mut World, work: &mut Work<'_>) -> Result<String, Failure> {
    let name =
        work.declaration.list("inputArtifacts").first().map(|artifact| artifact.text("name")).unwrap_or_default();
    let target = work.configured("BucketName").to_owned();
    let bytes = work.artifact(world, name)?;
    if s3::region(world, &target).is_none_or(|region| region != work.execution.region) {
        return Err(failure(
            "ConfigurationError",
            format!("Deployment bucket {target} does not exist in {}", work.execution.region),
        ));
    }
    let prefix = work.configured("ObjectKey").trim_matches('/').to_owned();
    if work.configured("Extract") == "false" {
        work.may(world, "s3:PutObject", &format!("arn:aws:s3:::{target}/{prefix}"), &[])?;
        s3::write(world, &target, &prefix, &bytes, "application/zip");
        return Ok("Deployment Succeeded".to_owned());
    }
    for (path, text) in work.files(world, name)? {
        let key = if prefix.is_empty() { path } else { format!("{prefix}/{path}") };
        work.may(world, "s3:PutObject", &format!("arn:aws:s3:::{target}/{key}"), &[])?;
        s3::write(world, &target, &key, text.as_bytes(), content_type(&key));
    }
    Ok("Deployment Succeeded".to_owned())
}

fn content_type(key: &str) -> &'static str {
    match key.rsplit('.').next() {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("md" | "txt") => "text/plain",
        _ => "binary/octet-stream",
    }
}
