//! Starting, stopping and showing builds.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};

use super::build::{Build, PipelineRequest, Status, Step};
use super::errors::{invalid, not_found};
use super::projects;
use super::state::{CodeBuild, key};
use super::views::shown;
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::read::{Read as _, paged, put, texts};
use crate::services::{iam, logs};
use crate::shared::Shared;
use crate::world::World;
use crate::world::history::REMEMBERED;

/// How many builds may run at once in this account.
const AT_ONCE: usize = 20;

/// Answers the calls about builds; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "StartBuild" => start_by_call(world, call),
        "RetryBuild" => retry(world, call),
        "StopBuild" => {
            let id = plain(call.input.text("id")).to_owned();
            if stop(world, &id) {
                shown_by_id(world, call, &id)
            } else {
                Err(not_found(format!("Build {id} cannot be found")))
            }
        }
        "BatchGetBuilds" => Ok(batch(world, call)),
        "ListBuilds" | "ListBuildsForProject" => list(world, call),
        _ => return None,
    })
}

/// An id, or the ARN that ends with it.
fn plain(id: &str) -> &str {
    id.rsplit(":build/").next().unwrap_or(id)
}

fn start_by_call(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let overrides = |settings: &mut Value| override_settings(settings, input);
    let id = start(world, &call.region, input.text("projectName"), overrides, "practice", None)?;
    shown_by_id(world, call, &id)
}

/// What a StartBuild request changes of the project for this one build.
fn override_settings(settings: &mut Value, input: &Value) {
    for (member, settings_member) in [
        ("serviceRoleOverride", "serviceRole"),
        ("timeoutInMinutesOverride", "timeoutInMinutes"),
        ("queuedTimeoutInMinutesOverride", "queuedTimeoutInMinutes"),
        ("artifactsOverride", "artifacts"),
        ("logsConfigOverride", "logsConfig"),
        ("cacheOverride", "cache"),
        ("sourceVersion", "sourceVersion"),
    ] {
        put(settings, settings_member, input.get(member).cloned());
    }
    let source = settings.get_mut("source");
    if let Some(source) = source {
        for (member, settings_member) in [
            ("sourceTypeOverride", "type"),
            ("sourceLocationOverride", "location"),
            ("buildspecOverride", "buildspec"),
            ("sourceAuthOverride", "auth"),
        ] {
            put(source, settings_member, input.get(member).cloned());
        }
    }
    if let Some(environment) = settings.get_mut("environment") {
        for (member, settings_member) in [
            ("imageOverride", "image"),
            ("computeTypeOverride", "computeType"),
            ("environmentTypeOverride", "type"),
            ("privilegedModeOverride", "privilegedMode"),
        ] {
            put(environment, settings_member, input.get(member).cloned());
        }
        merge_variables(environment, input.list("environmentVariablesOverride"));
    }
}

/// A variable of the same name takes the place of the project's.
fn merge_variables(environment: &mut Value, new: &[Value]) {
    let mut all = environment.list("environmentVariables").to_vec();
    all.retain(|old| !new.iter().any(|new| new.text("name") == old.text("name")));
    all.extend_from_slice(new);
    put(environment, "environmentVariables", json!(all));
}

/// Starts a build of a project; gives its id.
pub(crate) fn start(
    world: &mut World,
    region: &str,
    project: &str,
    overrides: impl FnOnce(&mut Value),
    initiator: &str,
    pipeline: Option<PipelineRequest>,
) -> Result<String, AwsError> {
    let name = project.rsplit(":project/").next().unwrap_or(project);
    let arn = projects::arn(world, region, name);
    let unknown = || not_found(format!("Project cannot be found: {arn}"));
    let found = world.services.codebuild.projects.get_mut(&key(region, name)).ok_or_else(unknown)?;
    let number = found.next;
    let mut settings = found.settings.clone();
    overrides(&mut settings);
    if pipeline.is_none() && settings.member("source").text("type") == "CODEPIPELINE" {
        return Err(invalid("Invalid source type CODEPIPELINE: a build of this project is started by its pipeline"));
    }
    if let Some(from) = &pipeline {
        if let Some(environment) = settings.get_mut("environment") {
            merge_variables(environment, &from.variables);
        }
        if let (Some(spec), Some(source)) = (&from.buildspec, settings.get_mut("source")) {
            put(source, "buildspec", json!(spec));
        }
    }
    let limit = settings.number("concurrentBuildLimit").and_then(|limit| usize::try_from(limit).ok());
    let running = world.services.codebuild.builds.values().filter(|build| build.status == Status::InProgress);
    let (all, ours) = running.fold((0, 0), |(all, ours), build| (all + 1, ours + usize::from(build.project == name)));
    if let Some(most) = limit.filter(|limit| ours >= *limit).or((all >= AT_ONCE).then_some(AT_ONCE)) {
        let message = format!("Cannot have more than {most} builds in queue for the account");
        return Err(AwsError::new("AccountLimitExceededException", message));
    }
    let role = settings.text("serviceRole").to_owned();
    if !iam::assumable(world, &role, "codebuild:StartBuild", &arn) {
        return Err(projects::not_assumable(&role));
    }
    if let Some(found) = world.services.codebuild.projects.get_mut(&key(region, name)) {
        found.next += 1;
    }
    let id = format!("{name}:{}", world.uuid());
    let build = Build {
        id: id.clone(),
        region: region.to_owned(),
        project: name.to_owned(),
        number,
        source_version: settings.text("sourceVersion").to_owned(),
        settings,
        initiator: initiator.to_owned(),
        commit: String::new(),
        status: Status::InProgress,
        started: world.now,
        ended: None,
        phases: Vec::new(),
        todo: VecDeque::from([Step::Queued.into()]),
        pipeline,
        spec: super::buildspec::Spec::default(),
        shell: super::machine::Shell::default(),
        workspace: crate::files::Tree::default(),
        log: None,
        exported: BTreeMap::new(),
        artifacts: Vec::new(),
        stopping: false,
        other: Other::default(),
    };
    forget(world, region, name);
    world.services.codebuild.builds.insert(id.clone(), build.into());
    super::run::happen(world, &id);
    Ok(id)
}

/// Forgets the oldest ended builds of a project with their logs.
fn forget(world: &mut World, region: &str, project: &str) {
    let ended = |build: &&Shared<Build>| {
        build.region == region && build.project == project && build.status != Status::InProgress
    };
    let mut ended: Vec<(u64, String)> =
        world.services.codebuild.builds.values().filter(ended).map(|build| (build.number, build.id.clone())).collect();
    ended.sort_unstable();
    for (_, id) in ended.iter().take(ended.len().saturating_sub(REMEMBERED)) {
        let log = world.services.codebuild.builds.remove(id).and_then(|build| build.log.clone());
        if let Some((group, stream)) = log {
            logs::forget(world, region, &group, &stream);
        }
    }
}

fn retry(world: &mut World, call: &Call) -> Answer {
    let id = plain(call.input.text("id"));
    let unknown = || not_found(format!("Build {id} cannot be found"));
    let old = world.services.codebuild.builds.get(id).map(|build| Build::clone(build)).ok_or_else(unknown)?;
    let settings = old.settings;
    let id = start(world, &call.region, &old.project, |all| *all = settings, "practice", old.pipeline)?;
    shown_by_id(world, call, &id)
}

/// Stops a build at its next step; false when there is none of this id.
pub(crate) fn stop(world: &mut World, id: &str) -> bool {
    let Some(build) = world.services.codebuild.builds.get_mut(id) else { return false };
    if build.status == Status::InProgress {
        build.stopping = true;
        let build = id.to_owned();
        world.plan::<CodeBuild>(world.now, build);
    }
    true
}

fn shown_by_id(world: &World, call: &Call, id: &str) -> Answer {
    let unknown = || not_found(format!("Build {id} cannot be found"));
    Ok(json!({ "build": shown(world, call, world.services.codebuild.builds.get(id).ok_or_else(unknown)?) }))
}

fn batch(world: &World, call: &Call) -> Value {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for id in texts(call.input.list("ids")) {
        match world.services.codebuild.builds.get(plain(&id)) {
            Some(build) => found.push(shown(world, call, build)),
            None => missing.push(id),
        }
    }
    json!({ "builds": found, "buildsNotFound": missing })
}

fn list(world: &World, call: &Call) -> Answer {
    let input = &call.input;
    let project = input.given("projectName");
    if let Some(name) = project.filter(|name| !world.services.codebuild.projects.contains_key(&key(&call.region, name)))
    {
        return Err(not_found(format!("Project cannot be found: {}", projects::arn(world, &call.region, name))));
    }
    let wanted = |build: &&Build| build.region == call.region && project.is_none_or(|name| name == build.project);
    let mut builds: Vec<&Build> =
        world.services.codebuild.builds.values().map(|build| &**build).filter(wanted).collect();
    builds.sort_by_key(|build| (build.started, build.number));
    if input.text("sortOrder") != "ASCENDING" {
        builds.reverse();
    }
    let ids = builds.into_iter().map(|build| json!(build.id)).collect();
    let token = ("nextToken", input.given("nextToken"));
    paged("ids", ids, token, None, 100).ok_or_else(|| invalid("Invalid token"))
}
