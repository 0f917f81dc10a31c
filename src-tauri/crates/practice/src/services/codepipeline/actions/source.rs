//! The source action: takes a commit through the connection and puts it into the artifact bucket.

use serde_json::json;

use super::super::execution::Revision;
use super::{ActionType, Configuration, Failure, Work, failure, refusal, wait};
use crate::call::AwsError;
use crate::messages::PlayedPlace;
use crate::services::read::Read as _;
use crate::services::{archive, codeconnections, iam, s3};
use crate::world::World;
use crate::world::provider::Repository;

/// How long it takes, in milliseconds.
const TAKES: i64 = 4_000;

pub(super) static CONNECTION: ActionType = ActionType {
    categories: &["Source"],
    provider: "CodeStarSourceConnection",
    required: &["ConnectionArn", "FullRepositoryId", "BranchName"],
    optional: &["OutputArtifactFormat", "DetectChanges"],
    inputs: 0..=0,
    outputs: 1..=1,
    check,
    start: |world, work| wait(world, work, TAKES),
    look: |world, work| if work.is_due(world) { fetch(world, work).map(Some) } else { Ok(None) },
    entity: |_, _| None,
    page: |_, _| None,
};

fn check(configuration: &Configuration<'_>) -> Result<(), AwsError> {
    configuration.one_of("OutputArtifactFormat", &["CODE_ZIP", "CODEBUILD_CLONE_REF"])?;
    configuration.one_of("DetectChanges", &["true", "false"])?;
    let id = configuration.values.text("FullRepositoryId");
    let parts: Vec<&str> = id.split('/').collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) || id.contains(':') {
        let message = "repository Id must be in the format <account>/<repository-name>";
        return Err(AwsError::new("ValidationException", message));
    }
    if !configuration.values.text("ConnectionArn").contains(":connection/") {
        return Err(refusal(format!("Connection ARN of action '{}' is not valid", configuration.action)));
    }
    Ok(())
}

fn fetch(world: &mut World, work: &mut Work<'_>) -> Result<String, Failure> {
    let connection = work.configured("ConnectionArn").to_owned();
    let name = work.configured("FullRepositoryId").to_owned();
    check_connection(world, work, &connection, &name)?;
    if let Some(played) = world.played.take(PlayedPlace::Source) {
        let code = if played.code.is_empty() { "ConfigurationError" } else { played.code.as_str() };
        return Err(failure(code, played.text));
    }
    // What the connection wasn't given isn't there for it.
    let through = world.services.codeconnections.find(&connection);
    let repository = through.and_then(|through| through.repository(&world.provider, &name));
    let provider = through.map(|through| through.provider.clone()).unwrap_or_default();
    let (repository, revision) = choose(repository, work).ok_or_else(|| {
        let branch = work.configured("BranchName");
        let message = format!("[{provider}] No Branch [{branch}] found for FullRepositoryName [{name}]");
        failure("ConfigurationError", message)
    })?;
    let unknown = || failure("ConfigurationError", format!("Could not find commit {} in {name}", revision.commit));
    let commit = repository.commits.get(&revision.commit).ok_or_else(unknown)?;
    let (message, at) = (commit.message.clone(), commit.at);
    let bytes = if work.configured("OutputArtifactFormat") == "CODEBUILD_CLONE_REF" {
        let reference = json!({
            "ConnectionArn": connection, "FullRepositoryId": name, "BranchName": revision.branch,
            "CommitId": revision.commit,
        });
        reference.to_string().into_bytes()
    } else {
        let lost = |path| failure("InternalError", format!("The practice account no longer has the text of {path}"));
        let packed = archive::pack(&commit.files.read(&world.blobs).map_err(lost)?);
        packed.ok_or_else(|| failure("InternalError", "The repository could not be packed"))?
    };
    store(world, work, &bytes)?;
    let variables = [
        ("AuthorDate", date(at)),
        ("BranchName", revision.branch.clone()),
        ("CommitId", revision.commit.clone()),
        ("CommitMessage", message.clone()),
        ("ConnectionArn", connection.clone()),
        ("FullRepositoryName", name.clone()),
    ];
    work.run.variables.extend(variables.map(|(name, value)| (name.to_owned(), value)));
    work.run.external_id = Some(revision.commit.clone());
    let summary = json!({ "ProviderType": provider, "CommitMessage": message }).to_string();
    let name = work.run.name.clone();
    work.execution.revisions.insert(name, Revision { summary: summary.clone(), ..revision });
    Ok(summary)
}

fn check_connection(world: &mut World, work: &Work<'_>, arn: &str, name: &str) -> Result<(), Failure> {
    let source =
        format!("arn:aws:codepipeline:{}", work.execution.pipeline.replacen('/', &format!(":{}:", world.account), 1));
    if !iam::assumable(world, &work.role, "codepipeline:StartPipelineExecution", &source) {
        let message = format!(
            "The provided role cannot be assumed: '{}' is not authorized to perform: sts:AssumeRole",
            work.role
        );
        return Err(failure("PermissionError", message));
    }
    let Some(connection) = world.services.codeconnections.find(arn) else {
        return Err(failure("ConfigurationError", format!("Connection {arn} not found")));
    };
    if connection.status != codeconnections::Status::Available {
        let message = format!("Connection {arn} is not available: its status is {}", connection.status.as_str());
        return Err(failure("ConfigurationError", message));
    }
    let host = world.services.codeconnections.host_of(connection).cloned();
    if host.as_ref().is_some_and(|host| host.region() != work.execution.region) {
        return Err(failure("ConfigurationError", format!("Connection {arn} not found")));
    }
    let may = |prefix: &str| {
        let key = format!("{prefix}:FullRepositoryId");
        iam::allowed(world, &work.role, &format!("{prefix}:UseConnection"), arn, &[(&key, name)])
    };
    if !(may("codeconnections") && may("codestar-connections")) {
        let message =
            format!("Unable to use Connection: {arn}. The provided role does not have sufficient permissions.");
        return Err(failure("PermissionError", message));
    }
    let silence = host.as_ref().and_then(|host| codeconnections::silence(world, host));
    match host.zip(silence) {
        Some((host, silence)) => Err(unheard(&host, silence)),
        None => Ok(()),
    }
}

/// What the action says of a company's own server that isn't heard of.
fn unheard(host: &codeconnections::Host, silence: codeconnections::Silence) -> Failure {
    let why = match silence {
        codeconnections::Silence::Unreachable => "connect timed out",
        codeconnections::Silence::Unknown => "unknown host",
        codeconnections::Silence::Untrusted => "unable to find valid certification path to requested target",
    };
    let message = format!("[{}] Could not connect to the host {}: {why}", host.provider, host.endpoint);
    failure("ConfigurationError", message)
}

/// The commit that the trigger or the caller named, else the newest of the branch. None without repository or branch.
fn choose<'r>(repository: Option<&'r Repository>, work: &Work<'_>) -> Option<(&'r Repository, Revision)> {
    let (repository, branch) = (repository?, work.configured("BranchName").to_owned());
    let wanted = work.execution.revisions.get(&work.run.name).cloned();
    let revision = match wanted.filter(|wanted| !wanted.commit.is_empty()) {
        Some(wanted) if wanted.branch.is_empty() => Revision { branch, ..wanted },
        Some(wanted) => wanted,
        None => {
            let commit = repository.branch(&branch)?.commit.clone();
            Revision { branch, commit, ..Revision::default() }
        }
    };
    Some((repository, revision))
}

fn store(world: &mut World, work: &Work<'_>, bytes: &[u8]) -> Result<(), Failure> {
    let Some((bucket, key)) = work.run.outputs.values().next() else { return Ok(()) };
    if s3::region(world, bucket).is_none_or(|region| region != work.execution.region) {
        return Err(failure("InternalError", "The action failed because of an internal error"));
    }
    let denied = |action: &str| {
        let message = format!(
            "The provided role does not have sufficient permissions to access the S3 artifact bucket {bucket}: \
             AccessDenied on {action}"
        );
        failure("AccessDenied", message)
    };
    for (action, resource) in [
        ("s3:GetBucketVersioning", format!("arn:aws:s3:::{bucket}")),
        ("s3:PutObject", format!("arn:aws:s3:::{bucket}/{key}")),
    ] {
        if !iam::allowed(world, &work.role, action, &resource, &[]) {
            return Err(denied(action));
        }
    }
    s3::write(world, bucket, key, bytes, "application/zip").map(|_| ()).ok_or_else(|| denied("s3:PutObject"))
}

/// RFC 3339, in seconds.
fn date(at: crate::moment::Moment) -> String {
    let date = time::OffsetDateTime::from_unix_timestamp(at.0 / 1000).ok();
    date.and_then(|date| date.format(&time::format_description::well_known::Rfc3339).ok()).unwrap_or_default()
}
