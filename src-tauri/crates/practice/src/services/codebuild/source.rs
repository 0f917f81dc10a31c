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
pub(super) fn fetch(world: &mut World, build: &Build) -> Result<(Files, String), Failure> {
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
            let connection = source.member("auth").text("resource");
            let through = world.services.codeconnections.find(connection);
            let host = through.and_then(|through| world.services.codeconnections.host_of(through));
            let name = codeconnections::repository_at(source.text("location"), host.map(|host| host.endpoint.as_str()));
            clone(world, build, connection, &name, &build.source_version)
        }
    }
}

fn artifact(world: &mut World, build: &Build, bucket: &str, key: &str) -> Result<Files, Failure> {
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
    world: &mut World,
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
    let through = world.services.codeconnections.find(connection).cloned();
    let host = through.as_ref().and_then(|through| world.services.codeconnections.host_of(through)).cloned();
    let here = |through: &&codeconnections::Connection| host.is_none() || through.region() == build.region;
    let available =
        through.as_ref().filter(here).filter(|through| through.status == codeconnections::Status::Available);
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
    if let Some(host) = &host {
        listen(world, build, host, name, version)?;
    }
    let repository = available.and_then(|through| world.provider.repository(&through.provider, name));
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

/// A build goes to a company's own server itself: from the network in which it runs.
fn listen(
    world: &mut World,
    build: &Build,
    host: &codeconnections::Host,
    name: &str,
    version: &str,
) -> Result<(), Failure> {
    let network = codeconnections::ChosenNetwork::of_project(&build.region, build.settings.member("vpcConfig"));
    let vouched = build.settings.member("environment").given("certificate").is_some();
    let Some(silence) = codeconnections::silence_of_build(world, host, network.as_ref(), vouched) else {
        return Ok(());
    };
    let endpoint = host.endpoint.trim_end_matches('/');
    let server = endpoint.split_once("://").map_or(endpoint, |(_, rest)| rest);
    let server = server.split(['/', ':']).next().unwrap_or_default();
    let why = match silence {
        codeconnections::Silence::Unknown => {
            format!("dial tcp: lookup {server} on 169.254.169.253:53: no such host")
        }
        codeconnections::Silence::Unreachable => "dial tcp: i/o timeout".to_owned(),
        codeconnections::Silence::Untrusted => "x509: certificate signed by unknown authority".to_owned(),
    };
    Err(Failure::client_error(format!(
        "Get \"{endpoint}/{name}.git/info/refs?service=git-upload-pack\": {why} for primary source and source version {version}"
    )))
}
