//! What happens before the first command: the machine, its log, the source, the buildspec, the variables.

use super::super::build::Build;
use super::super::buildspec::{PHASES, Spec};
use super::super::failure::{COMMAND_FAILED, Failure};
use super::super::machine::Shell;
use super::super::{images, network, played, source};
use super::log::{raw, say};
use crate::files::Tree;
use crate::messages::{PlayedPlace, PracticeFaultKind};
use crate::services::read::Read as _;
use crate::services::{iam, logs};
use crate::world::World;

/// The machine starts: its image, and the log that it may write.
pub(super) fn provision(world: &mut World, build: &mut Build) -> Option<Failure> {
    let environment = build.settings.member("environment");
    let (image, credentials) = (environment.text("image"), environment.text("imagePullCredentialsType"));
    if image.starts_with("aws/codebuild/") && !images::known(image) {
        let message = format!(
            "Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: pull access denied for {image}, repository does not exist"
        );
        return Some(Failure::new("BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE", message));
    }
    if image.starts_with("aws/codebuild/") && credentials == "SERVICE_ROLE" {
        let message = "The build image is managed by CodeBuild: imagePullCredentialsType must be CODEBUILD";
        return Some(Failure::new("BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE", message));
    }
    if let Some(refusal) = network::refusal(world, build) {
        return Some(refusal);
    }
    let config = build.settings.member("logsConfig").member("cloudWatchLogs");
    if config.text("status") == "DISABLED" {
        return None;
    }
    let group = config.given("groupName").map_or_else(|| format!("/aws/codebuild/{}", build.project), str::to_owned);
    let id = build.id.rsplit(':').next().unwrap_or_default();
    let stream = config.given("streamName").map_or_else(|| id.to_owned(), |prefix| format!("{prefix}/{id}"));
    let role = build.settings.text("serviceRole");
    let base = format!("arn:aws:logs:{}:{}:log-group:{group}", build.region, world.account);
    let known = logs::exists(world, &build.region, &group);
    let may = |action: &str, resource: &str| iam::allowed(world, role, action, resource, &[]);
    let streams = format!("{base}:log-stream:{stream}");
    if (!known && !may("logs:CreateLogGroup", &base))
        || !may("logs:CreateLogStream", &streams)
        || !may("logs:PutLogEvents", &streams)
    {
        let message =
            "Service role does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build";
        return Some(Failure::new("ACCESS_DENIED", format!("{message} {}", build.id)));
    }
    logs::open(world, &build.region, &group, &stream);
    build.log = Some((group, stream));
    raw(world, build, &[played::LOG.to_owned()]);
    None
}

pub(super) fn download(world: &mut World, build: &mut Build) -> Result<(), Failure> {
    say(world, build, "Running on CodeBuild On-demand");
    say(world, build, "Waiting for agent ping");
    say(world, build, "Waiting for DOWNLOAD_SOURCE");
    if let Some(played) = world.played.take_where(|it| it.place == PlayedPlace::BuildPhase && it.code != COMMAND_FAILED)
    {
        return Err(Failure::new(&played.code, played.text));
    }
    let (files, commit) = source::fetch(world, build)?;
    build.commit = commit;
    say(world, build, "Phase is DOWNLOAD_SOURCE");
    let folder = format!("/codebuild/output/src{}/src", build.number);
    say(world, build, &format!("CODEBUILD_SRC_DIR={folder}"));
    let written = build.settings.member("source").text("buildspec").to_owned();
    let inline =
        written.contains('\n') || written.trim_start().starts_with("version:") || written.trim_start().starts_with('{');
    let path = if written.trim().is_empty() { "buildspec.yml" } else { written.trim() };
    let place = if inline { "/codebuild/readonly/buildspec.yml".to_owned() } else { format!("{folder}/{path}") };
    say(world, build, &format!("YAML location is {place}"));
    let text = if inline { Some(&written) } else { files.get(path.trim_start_matches("./")) };
    let text =
        text.ok_or_else(|| Failure::new("YAML_FILE_ERROR", format!("stat {place}: no such file or directory")))?;
    build.spec = Spec::read(text).map_err(|message| Failure::new("YAML_FILE_ERROR", message))?;
    say(world, build, "Processing environment variables");
    let image = build.settings.member("environment").text("image").to_owned();
    for (language, version) in build.spec.runtimes.clone() {
        images::check_runtime(&image, &language, &version)
            .map_err(|message| Failure::new("YAML_FILE_ERROR", message))?;
        say(world, build, &format!("Selecting '{language}' runtime version '{version}' based on manual selections..."));
    }
    build.workspace = Tree::new(&files, &world.blobs);
    build.shell = Shell::default();
    variables(world, build, &folder)?;
    say(world, build, &format!("Moving to directory {folder}"));
    say(world, build, "Registering with agent");
    let used: Vec<String> = phases(&build.spec)
        .map(|name| {
            format!(
                "{}: {} commands",
                name.to_uppercase(),
                build.spec.phases.get(name).map_or(0, |phase| phase.commands.len())
            )
        })
        .collect();
    say(world, build, &format!("Phases found in YAML: {}", used.len()));
    for line in used {
        say(world, build, &format!(" {line}"));
    }
    Ok(())
}

/// Fills in the shell's variables; the project's beat the buildspec's.
fn variables(world: &mut World, build: &mut Build, folder: &str) -> Result<(), Failure> {
    let own = build.settings.member("environment").list("environmentVariables");
    let mut all: Vec<(String, String, &str)> = Vec::new();
    all.extend(build.spec.variables.iter().map(|(name, value)| (name.clone(), value.clone(), "PLAINTEXT")));
    all.extend(build.spec.parameters.iter().map(|(name, value)| (name.clone(), value.clone(), "PARAMETER_STORE")));
    all.extend(build.spec.secrets.iter().map(|(name, value)| (name.clone(), value.clone(), "SECRETS_MANAGER")));
    all.extend(own.iter().map(|one| {
        (one.text("name").to_owned(), one.text("value").to_owned(), one.given("type").unwrap_or("PLAINTEXT"))
    }));
    let mut filled = Vec::new();
    for (name, value, kind) in all {
        let value = match kind {
            "PLAINTEXT" => value,
            _ => secret(world, build, kind, &value)?,
        };
        filled.push((name, value));
    }
    let arn = format!("arn:aws:codebuild:{}:{}:build/{}", build.region, world.account, build.id);
    let built_in = [
        ("CODEBUILD_BUILD_ID", build.id.clone()),
        ("CODEBUILD_BUILD_ARN", arn),
        ("CODEBUILD_BUILD_NUMBER", build.number.to_string()),
        ("CODEBUILD_BUILD_SUCCEEDING", "1".to_owned()),
        ("CODEBUILD_INITIATOR", build.initiator.clone()),
        ("CODEBUILD_RESOLVED_SOURCE_VERSION", build.commit.clone()),
        ("CODEBUILD_SRC_DIR", folder.to_owned()),
        ("AWS_REGION", build.region.clone()),
        ("AWS_DEFAULT_REGION", build.region.clone()),
        ("HOME", "/root".to_owned()),
        ("CI", "true".to_owned()),
    ];
    build.shell.variables.extend(built_in.map(|(name, value)| (name.to_owned(), value)));
    build.shell.variables.extend(filled);
    Ok(())
}

/// A secret's value: every one exists here unless that fault is on, but the role must be allowed to read it.
fn secret(world: &mut World, build: &Build, kind: &str, reference: &str) -> Result<String, Failure> {
    let (region, account) = (&build.region, &world.account);
    let of_store = kind == "PARAMETER_STORE";
    // What CodeBuild's own log calls it.
    let code = if of_store { "Decrypted Variables Error" } else { "Secrets Manager Error" };
    let (action, resource) = if of_store {
        ("ssm:GetParameters", format!("arn:aws:ssm:{region}:{account}:parameter/{}", reference.trim_start_matches('/')))
    } else {
        let id = reference.split(':').next().unwrap_or_default();
        let arn = reference.starts_with("arn:").then(|| reference.to_owned());
        let arn = arn.unwrap_or_else(|| format!("arn:aws:secretsmanager:{region}:{account}:secret:{id}-AbCdEf"));
        ("secretsmanager:GetSecretValue", arn)
    };
    let role = build.settings.text("serviceRole");
    if !iam::allowed(world, role, action, &resource, &[]) {
        let message = format!(
            "AccessDeniedException: User: {role} is not authorized to perform: {action} on resource: {resource} because no identity-based policy allows the {action} action"
        );
        return Err(Failure::new(code, message));
    }
    if world.faults.take_any(PracticeFaultKind::SecretMissing) {
        let message = if of_store {
            format!("parameter does not exist: {reference}")
        } else {
            "ResourceNotFoundException: Secrets Manager can't find the specified secret.".to_owned()
        };
        return Err(Failure::new(code, message));
    }
    Ok("***".to_owned())
}

pub(super) fn phases(spec: &Spec) -> impl Iterator<Item = &'static str> {
    PHASES.into_iter().filter(|name| spec.phases.contains_key(*name))
}
