//! Where a build's files come from.

use serde_json::Value;

use super::build::Build;
use super::failure::{Failure, lost};
use crate::files::Files;
use crate::services::codeconnections;
use crate::services::read::Read as _;
use crate::services::{archive, iam, s3};
use crate::world::World;

/// The files and the commit, or why there are none.
pub(super) fn fetch(world: &World, build: &Build) -> Result<(Files, String), Failure> {
    if let Some(pipeline) = &build.pipeline {
        let Some((_, key)) = pipeline.inputs.first() else { return Ok((Files::new(), String::new())) };
        return artifact(world, build, &pipeline.bucket, key).map(|files| (files, pipeline.commit.clone()));
    }
    let source = build.settings.member("source");
    match source.text("type") {
        "NO_SOURCE" => Ok((Files::new(), String::new())),
        "S3" => {
            let (bucket, key) = source.text("location").split_once('/').unwrap_or_default();
            artifact(world, build, bucket, key).map(|files| (files, String::new()))
        }
        _ => {
            let address = source.text("location").trim_end_matches('/').trim_end_matches(".git");
            let name: Vec<&str> = address.rsplit('/').take(2).collect();
            let name: Vec<&str> = name.into_iter().rev().collect();
            let connection = source.member("auth").text("resource");
            clone(world, build, connection, &name.join("/"), &build.source_version)
        }
    }
}

fn artifact(world: &World, build: &Build, bucket: &str, key: &str) -> Result<Files, Failure> {
    let role = build.settings.text("serviceRole");
    if !iam::allowed(world, role, "s3:GetObject", &format!("arn:aws:s3:::{bucket}/{key}"), &[]) {
        let message = format!(
            "AccessDenied: Access Denied status code: 403 for primary source and source version \
             arn:aws:s3:::{bucket}/{key}"
        );
        return Err(Failure::client_error(message));
    }
    let bytes = s3::read(world, bucket, key);
    let missing = || {
        Failure::client_error(format!(
            "NoSuchKey: The specified key does not exist. for primary source and source version \
             arn:aws:s3:::{bucket}/{key}"
        ))
    };
    let bytes = bytes.ok_or_else(missing)?;
    // A full clone's artifact is only a reference; the build clones through the connection itself.
    if let Some(reference) = serde_json::from_slice::<Value>(&bytes).ok().filter(Value::is_object) {
        let connection = reference.text("ConnectionArn");
        return clone(world, build, connection, reference.text("FullRepositoryId"), reference.text("CommitId"))
            .map(|(files, _)| files);
    }
    archive::unpack(&bytes).ok_or_else(|| Failure::client_error("zip: not a valid zip file for primary source"))
}

fn clone(
    world: &World,
    build: &Build,
    connection: &str,
    name: &str,
    version: &str,
) -> Result<(Files, String), Failure> {
    let role = build.settings.text("serviceRole");
    let may = |prefix: &str| {
        let key = format!("{prefix}:FullRepositoryId");
        iam::allowed(world, role, &format!("{prefix}:UseConnection"), connection, &[(&key, name)])
    };
    let through = world.services.codeconnections.find(connection);
    let available = through.filter(|through| through.status == codeconnections::Status::Available);
    let repository = available.and_then(|through| world.provider.repository(&through.provider, name));
    let hidden = available.zip(repository).is_some_and(|(through, it)| !through.sees(&it.provider, &it.name));
    if connection.is_empty() {
        return Err(Failure::client_error("Authentication required for primary source and source version"));
    }
    if available.is_none() || hidden || !(may("codeconnections") && may("codestar-connections")) {
        let message = format!(
            "authorization failed for primary source and source version {version}: Access denied to connection \
             {connection}"
        );
        return Err(Failure::client_error(message));
    }
    let unknown =
        || Failure::client_error(format!("repository not found for primary source and source version {version}"));
    let repository = repository.ok_or_else(unknown)?;
    let branch = if version.is_empty() { repository.branches.first() } else { repository.branch(version) };
    let commit = branch.map_or(version, |branch| branch.commit.as_str());
    let missing =
        || Failure::client_error(format!("reference not found for primary source and source version {version}"));
    let files = repository.commits.get(commit).ok_or_else(missing)?.files.read(&world.blobs);
    Ok((files.map_err(|path| Failure::client_error(lost(&path)))?, commit.to_owned()))
}
