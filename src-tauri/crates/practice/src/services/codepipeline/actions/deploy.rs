//! The S3 deploy action: copies an artifact, or what is in it, to a bucket.

use super::{Failure, Work, failure};
use crate::services::read::Read as _;
use crate::services::{archive, iam, s3};
use crate::world::World;

pub(super) fn copy(world: &mut World, work: &mut Work<'_>) -> Result<String, Failure> {
    let name =
        work.declaration.list("inputArtifacts").first().map(|artifact| artifact.text("name")).unwrap_or_default();
    let missing = || failure("InvalidInput", format!("The input artifact {name} does not exist"));
    let (from, key) = work.execution.artifacts.get(name).cloned().ok_or_else(missing)?;
    let target = work.configured("BucketName").to_owned();
    let denied = |action: &str, resource: &str| {
        let message =
            format!("The provided role does not have sufficient permissions: AccessDenied on {action} for {resource}");
        failure("AccessDenied", message)
    };
    let may =
        |world: &World, action: &str, resource: String| match iam::allowed(world, &work.role, action, &resource, &[]) {
            true => Ok(()),
            false => Err(denied(action, &resource)),
        };
    may(world, "s3:GetObject", format!("arn:aws:s3:::{from}/{key}"))?;
    let bytes = s3::read(world, &from, &key).ok_or_else(missing)?;
    if s3::region(world, &target).is_none_or(|region| region != work.execution.region) {
        return Err(failure(
            "ConfigurationError",
            format!("Deployment bucket {target} does not exist in {}", work.execution.region),
        ));
    }
    let prefix = work.configured("ObjectKey").trim_matches('/').to_owned();
    if work.configured("Extract") == "false" {
        may(world, "s3:PutObject", format!("arn:aws:s3:::{target}/{prefix}"))?;
        s3::write(world, &target, &prefix, &bytes, "application/zip");
        return Ok("Deployment Succeeded".to_owned());
    }
    let invalid = || {
        failure(
            "InvalidInput",
            format!("The artifact {name} is not a zip archive: a full clone can only be read by CodeBuild"),
        )
    };
    for (path, text) in archive::unpack(&bytes).ok_or_else(invalid)? {
        let key = if prefix.is_empty() { path } else { format!("{prefix}/{path}") };
        may(world, "s3:PutObject", format!("arn:aws:s3:::{target}/{key}"))?;
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
