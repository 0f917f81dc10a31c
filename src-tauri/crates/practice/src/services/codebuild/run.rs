//! A build's way through its phases, one step after another.

use std::collections::VecDeque;

use time::OffsetDateTime;
use time::macros::format_description;

use super::super::read::Read as _;
use super::super::{iam, logs};
use super::build::{Build, Failure, PhaseRun, Status, Step};
use super::buildspec::{PHASES, Spec};
use super::machine::{Outcome, Shell};
use super::{artifacts, images, source};
use crate::control::PracticeFaultKind;
use crate::world::agenda::Event;
use crate::world::{Moment, World};

/// How long the phases around the commands usually take, in milliseconds.
const QUEUED: i64 = 1_000;
const PROVISIONING: i64 = 9_000;
const DOWNLOADING: i64 = 4_000;
const UPLOADING: i64 = 2_000;
const FINALIZING: i64 = 1_500;

/// Lets a build take its next step.
pub(crate) fn happen(world: &mut World, id: &str) {
    let Some(mut build) = world.builds.builds.remove(id) else { return };
    if build.status == Status::InProgress {
        let wait = if build.stopping { stop(world, &mut build) } else { step(world, &mut build) };
        if let Some(wait) = wait {
            let event = Event::Build { build: id.to_owned() };
            world.plan(world.now.after_millis(wait), event);
        } else if let Some(from) = &build.pipeline {
            let execution = from.execution.clone();
            world.plan(world.now, Event::Execution { execution });
        }
    }
    world.builds.builds.insert(id.to_owned(), build);
}

fn stop(world: &World, build: &mut Build) -> Option<i64> {
    if let Some(phase) = build.phases.last_mut() {
        phase.ended = Some(world.now);
    }
    end(world, build, Status::Stopped);
    None
}

fn end(world: &World, build: &mut Build, status: Status) {
    build.phases.push(PhaseRun { name: "COMPLETED".to_owned(), started: world.now, ended: None, failed: None });
    build.status = status;
    build.ended = Some(world.now);
    build.todo.clear();
    // The machine is gone, and its files with it.
    build.shell = Shell::default();
}

/// Does the next step; gives the milliseconds until the one after it, none at the end.
fn step(world: &mut World, build: &mut Build) -> Option<i64> {
    match build.todo.pop_front()? {
        Step::Queued => {
            begin(world, build, "SUBMITTED");
            finish(world, build, None);
            begin(world, build, "QUEUED");
            build.todo.push_back(Step::Provisioning);
            Some(QUEUED)
        }
        Step::Provisioning => {
            finish(world, build, None);
            begin(world, build, "PROVISIONING");
            build.todo.push_back(Step::Downloading);
            Some(PROVISIONING)
        }
        Step::Downloading => {
            let pulled = provision(world, build);
            let failed = pulled.is_some();
            finish(world, build, pulled);
            if failed {
                build.todo.push_back(Step::Finalizing);
                return Some(0);
            }
            begin(world, build, "DOWNLOAD_SOURCE");
            build.todo.push_back(Step::Download);
            Some(DOWNLOADING)
        }
        Step::Download => {
            let outcome = download(world, build);
            let failed = outcome.is_err();
            leave(world, build, outcome.err());
            let then = if failed { VecDeque::from([Step::Finalizing]) } else { commands(build) };
            build.todo = then;
            Some(200)
        }
        Step::Enter { phase } => {
            begin(world, build, &phase.to_uppercase());
            say(world, build, &format!("Entering phase {}", phase.to_uppercase()));
            Some(0)
        }
        Step::Run { phase, command, finally } => Some(run(world, build, phase, command, finally)),
        Step::Ran { phase, command, outcome } => {
            ran(world, build, &phase, &command, &outcome);
            Some(0)
        }
        Step::Leave { phase } => {
            let failed = build.phases.last_mut().and_then(|run| run.failed.take());
            let stops = failed.is_some() && !build.spec.phases.get(&phase).is_some_and(|spec| spec.continues);
            leave(world, build, failed);
            // A failed build still runs post_build; what failed before that doesn't get so far.
            if stops && phase != "build" {
                build.todo.retain(|step| matches!(step, Step::Uploading));
            }
            Some(0)
        }
        Step::Uploading => {
            export(build);
            begin(world, build, "UPLOAD_ARTIFACTS");
            build.todo.push_back(Step::Upload);
            Some(UPLOADING)
        }
        Step::Upload => {
            let (lines, outcome) = artifacts::upload(world, build);
            for line in lines {
                say(world, build, &line);
            }
            match outcome {
                Ok(written) => {
                    build.artifacts = written;
                    leave(world, build, None);
                }
                Err(failure) => leave(world, build, Some(failure)),
            }
            build.todo.push_back(Step::Finalizing);
            Some(0)
        }
        Step::Finalizing => {
            begin(world, build, "FINALIZING");
            build.todo.push_back(Step::Completed);
            Some(FINALIZING)
        }
        Step::Completed => {
            finish(world, build, None);
            let status = if build.failed() { Status::Failed } else { Status::Succeeded };
            end(world, build, status);
            None
        }
    }
}

fn begin(world: &World, build: &mut Build, name: &str) {
    build.phases.push(PhaseRun { name: name.to_owned(), started: world.now, ended: None, failed: None });
}

fn finish(world: &World, build: &mut Build, failed: Option<Failure>) {
    if let Some(phase) = build.phases.last_mut() {
        phase.ended = Some(world.now);
        phase.failed = failed;
    }
}

/// Ends a phase with the lines that the log has for it.
fn leave(world: &mut World, build: &mut Build, failed: Option<Failure>) {
    let name = build.phases.last().map(|phase| phase.name.clone()).unwrap_or_default();
    let state = if failed.is_some() { "FAILED" } else { "SUCCEEDED" };
    let (code, message) = failed.as_ref().map_or(("", ""), |failure| (&failure.code, &failure.message));
    say(world, build, &format!("Phase complete: {name} State: {state}"));
    say(world, build, &format!("Phase context status code: {code} Message: {message}"));
    finish(world, build, failed);
}

fn failure(code: &str, message: impl Into<String>) -> Failure {
    Failure { code: code.to_owned(), message: message.into() }
}

/// The machine starts: its image, and the log that it may write.
fn provision(world: &mut World, build: &mut Build) -> Option<Failure> {
    let environment = build.settings.member("environment");
    let (image, credentials) = (environment.text("image"), environment.text("imagePullCredentialsType"));
    if image.starts_with("aws/codebuild/") && !images::known(image) {
        let message = format!(
            "Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: pull access denied for {image}, repository does not exist"
        );
        return Some(failure("BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE", message));
    }
    if image.starts_with("aws/codebuild/") && credentials == "SERVICE_ROLE" {
        let message = "The build image is managed by CodeBuild: imagePullCredentialsType must be CODEBUILD";
        return Some(failure("BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE", message));
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
        return Some(failure("ACCESS_DENIED", format!("{message} {}", build.id)));
    }
    logs::open(world, &build.region, &group, &stream);
    build.log = Some((group, stream));
    None
}

fn say(world: &mut World, build: &Build, text: &str) {
    let line = format!("[Container] {} {text}", clock(world.now));
    raw(world, build, &[line]);
}

fn raw(world: &mut World, build: &Build, lines: &[String]) {
    if let Some((group, stream)) = &build.log {
        logs::write(world, &build.region, group, stream, lines);
    }
}

/// `2026/11/20 04:17:33.123000`, as the agent writes it.
fn clock(now: Moment) -> String {
    let format = format_description!("[year]/[month]/[day] [hour]:[minute]:[second].[subsecond digits:6]");
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now.0) * 1_000_000).ok();
    time.and_then(|time| time.format(&format).ok()).unwrap_or_default()
}

fn download(world: &mut World, build: &mut Build) -> Result<(), Failure> {
    say(world, build, "Running on CodeBuild On-demand");
    say(world, build, "Waiting for agent ping");
    say(world, build, "Waiting for DOWNLOAD_SOURCE");
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
    let text = text.ok_or_else(|| failure("YAML_FILE_ERROR", format!("stat {place}: no such file or directory")))?;
    build.spec = Spec::read(text).map_err(|message| failure("YAML_FILE_ERROR", message))?;
    say(world, build, "Processing environment variables");
    let image = build.settings.member("environment").text("image").to_owned();
    for (language, version) in build.spec.runtimes.clone() {
        images::check_runtime(&image, &language, &version).map_err(|message| failure("YAML_FILE_ERROR", message))?;
        say(world, build, &format!("Selecting '{language}' runtime version '{version}' based on manual selections..."));
    }
    build.shell = Shell { files, ..Shell::default() };
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

fn phases(spec: &Spec) -> impl Iterator<Item = &'static str> {
    PHASES.into_iter().filter(|name| spec.phases.contains_key(*name))
}

/// Fills in the shell's variables; the project's beat the buildspec's.
fn variables(world: &World, build: &mut Build, folder: &str) -> Result<(), Failure> {
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

/// A secret's value: every one exists here, but the role must be allowed to read it.
fn secret(world: &World, build: &Build, kind: &str, reference: &str) -> Result<String, Failure> {
    let (region, account) = (&build.region, &world.account);
    let (action, resource) = if kind == "PARAMETER_STORE" {
        ("ssm:GetParameters", format!("arn:aws:ssm:{region}:{account}:parameter/{}", reference.trim_start_matches('/')))
    } else {
        let id = reference.split(':').next().unwrap_or_default();
        let arn = reference.starts_with("arn:").then(|| reference.to_owned());
        let arn = arn.unwrap_or_else(|| format!("arn:aws:secretsmanager:{region}:{account}:secret:{id}-AbCdEf"));
        ("secretsmanager:GetSecretValue", arn)
    };
    let role = build.settings.text("serviceRole");
    if iam::allowed(world, role, action, &resource, &[]) {
        return Ok("***".to_owned());
    }
    let message = format!(
        "AccessDeniedException: User: {role} is not authorized to perform: {action} on resource: {resource} because no identity-based policy allows the {action} action"
    );
    Err(failure("CLIENT_ERROR", message))
}

/// The steps of all phases.
fn commands(build: &Build) -> VecDeque<Step> {
    let mut steps = VecDeque::new();
    for name in phases(&build.spec) {
        let phase = name.to_owned();
        steps.push_back(Step::Enter { phase: phase.clone() });
        let Some(spec) = build.spec.phases.get(name) else { continue };
        let all = spec
            .commands
            .iter()
            .map(|command| (command, false))
            .chain(spec.finally.iter().map(|command| (command, true)));
        for (command, finally) in all {
            steps.push_back(Step::Run { phase: phase.clone(), command: command.clone(), finally });
        }
        steps.push_back(Step::Leave { phase });
    }
    steps.push_back(Step::Uploading);
    steps
}

fn run(world: &mut World, build: &mut Build, phase: String, command: String, finally: bool) -> i64 {
    let failed = build.phases.last().is_some_and(|run| run.failed.is_some());
    if failed && !finally {
        return 0;
    }
    say(world, build, &format!("Running command {command}"));
    let outcome = if world.faults.take_any(PracticeFaultKind::BuildFails) {
        Outcome::failed("A fault of the practice account makes this command fail.")
    } else {
        build.shell.play(&command)
    };
    let millis = outcome.millis;
    build.todo.push_front(Step::Ran { phase, command, outcome: Box::new(outcome) });
    millis
}

fn ran(world: &mut World, build: &mut Build, phase: &str, command: &str, outcome: &Outcome) {
    raw(world, build, &outcome.lines);
    if outcome.code == 0 {
        return;
    }
    say(world, build, "");
    say(world, build, &format!("Command did not exit successfully {command} exit status {}", outcome.code));
    let continues = build.spec.phases.get(phase).is_some_and(|spec| spec.continues);
    if !continues {
        build.shell.variables.insert("CODEBUILD_BUILD_SUCCEEDING".to_owned(), "0".to_owned());
    }
    let message = format!("Error while executing command: {command}. Reason: exit status {}", outcome.code);
    if let Some(run) = build.phases.last_mut() {
        run.failed = run.failed.take().or(Some(failure("COMMAND_EXECUTION_ERROR", message)));
    }
}

fn export(build: &mut Build) {
    let values = build.spec.exported.iter();
    let value = |name: &String| Some((name.clone(), build.shell.variables.get(name)?.clone()));
    build.exported = values.filter_map(value).collect();
}
