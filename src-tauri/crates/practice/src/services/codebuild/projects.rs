//! Projects.

use serde_json::{Value, json};

use super::errors::{invalid, not_found};
use super::network;
use super::state::{Project, key};
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::iam;
use crate::services::read::{Read as _, paged, put, texts};
use crate::world::World;

/// The quota of projects in an account and Region.
const MOST: usize = 5000;

/// What a project is made of; other members of a request are none of its settings.
const SETTINGS: [&str; 22] = [
    "name",
    "description",
    "source",
    "secondarySources",
    "sourceVersion",
    "secondarySourceVersions",
    "artifacts",
    "secondaryArtifacts",
    "cache",
    "environment",
    "serviceRole",
    "timeoutInMinutes",
    "queuedTimeoutInMinutes",
    "encryptionKey",
    "tags",
    "vpcConfig",
    "badgeEnabled",
    "logsConfig",
    "fileSystemLocations",
    "buildBatchConfig",
    "concurrentBuildLimit",
    "autoRetryLimit",
];

/// Answers the calls about projects; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreateProject" => create(world, call),
        "UpdateProject" => update(world, call),
        "DeleteProject" => {
            world.services.codebuild.projects.remove(&key(&call.region, call.input.text("name")));
            Ok(json!({}))
        }
        "BatchGetProjects" => Ok(batch(world, call)),
        "ListProjects" => list(world, call),
        "InvalidateProjectCache" => {
            let known =
                world.services.codebuild.projects.contains_key(&key(&call.region, call.input.text("projectName")));
            if known { Ok(json!({})) } else { Err(not_found("Project cannot be found")) }
        }
        _ => return None,
    })
}

/// A project's ARN.
pub(super) fn arn(world: &World, region: &str, name: &str) -> String {
    format!("arn:aws:codebuild:{region}:{}:project/{name}", world.account)
}

fn create(world: &mut World, call: &Call) -> Answer {
    let name = call.input.text("name");
    let place = key(&call.region, name);
    if world.services.codebuild.projects.contains_key(&place) {
        let message = format!("Project already exists: {}", arn(world, &call.region, name));
        return Err(AwsError::new("ResourceAlreadyExistsException", message));
    }
    if world.services.codebuild.projects.len() >= MOST {
        return Err(AwsError::new("AccountLimitExceededException", "Project limit exceeded"));
    }
    let mut settings = json!({
        "timeoutInMinutes": 60, "queuedTimeoutInMinutes": 480, "cache": { "type": "NO_CACHE" },
        "encryptionKey": format!("arn:aws:kms:{}:{}:alias/aws/s3", call.region, world.account),
        "badgeEnabled": false,
    });
    overlay(&mut settings, &call.input);
    check(world, call, &settings)?;
    let project = Project { settings, created: world.now, modified: world.now, next: 1, other: Other::default() };
    let answer = json!({ "project": shown(world, &call.region, &project) });
    world.services.codebuild.projects.insert(place, project);
    Ok(answer)
}

fn update(world: &mut World, call: &Call) -> Answer {
    let name = call.input.text("name");
    let place = key(&call.region, name);
    let unknown = || not_found(format!("Project cannot be found: {}", arn(world, &call.region, name)));
    let mut project = world.services.codebuild.projects.get(&place).cloned().ok_or_else(unknown)?;
    overlay(&mut project.settings, &call.input);
    check(world, call, &project.settings)?;
    project.modified = world.now;
    let answer = json!({ "project": shown(world, &call.region, &project) });
    world.services.codebuild.projects.insert(place, project);
    Ok(answer)
}

fn overlay(settings: &mut Value, input: &Value) {
    let empty = |value: &Value| value == "" || value.as_object().is_some_and(serde_json::Map::is_empty);
    for member in SETTINGS {
        put(settings, member, input.get(member).cloned());
        // An empty value takes a setting away.
        if settings.get(member).is_some_and(empty) {
            settings.as_object_mut().and_then(|settings| settings.remove(member));
        }
    }
}

fn check(world: &mut World, call: &Call, settings: &Value) -> Result<(), AwsError> {
    let (source, artifacts) = (settings.member("source"), settings.member("artifacts"));
    let pipeline = (source.text("type") == "CODEPIPELINE", artifacts.text("type") == "CODEPIPELINE");
    if pipeline.0 != pipeline.1 {
        return Err(invalid(
            "Invalid artifacts: artifact type CODEPIPELINE should be specified if and only if source type is \
             CODEPIPELINE",
        ));
    }
    let spec = source.text("buildspec");
    if source.text("type") == "NO_SOURCE" && spec.trim().is_empty() {
        return Err(invalid("Invalid buildspec: buildspec is required when source type is NO_SOURCE"));
    }
    if !matches!(source.text("type"), "CODEPIPELINE" | "NO_SOURCE") && source.text("location").is_empty() {
        return Err(invalid("Invalid source: location is required"));
    }
    if artifacts.text("type") == "S3" && artifacts.text("location").is_empty() {
        return Err(invalid("Invalid artifacts: location must be a valid S3 bucket"));
    }
    let environment = settings.member("environment");
    let compute = (environment.text("type"), environment.text("computeType"));
    if compute.0.contains("LAMBDA") != compute.1.contains("LAMBDA") {
        let message = format!("Invalid environment: computeType {} can't be used with type {}", compute.1, compute.0);
        return Err(invalid(message));
    }
    let mut names: Vec<&str> = environment.list("environmentVariables").iter().map(|one| one.text("name")).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
        return Err(invalid(format!("Invalid environment variables: duplicate name {twice}")));
    }
    let role = settings.text("serviceRole").to_owned();
    let source = arn(world, &call.region, settings.text("name"));
    if !iam::assumable(world, &role, &format!("codebuild:{}", call.operation), &source) {
        return Err(not_assumable(&role));
    }
    network::check(world, &role, settings.member("vpcConfig"))
}

/// What CodeBuild says of a role that is missing, too fresh, or trusts somebody else.
pub(super) fn not_assumable(role: &str) -> AwsError {
    invalid(format!(
        "CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: \
         1) The provided service role exists, 2) The role name is case-sensitive and matches exactly, and \
         3) The role has the necessary trust policy configured. ({role})"
    ))
}

pub(super) fn shown(world: &World, region: &str, project: &Project) -> Value {
    let mut shown = project.settings.clone();
    put(&mut shown, "arn", json!(arn(world, region, project.settings.text("name"))));
    put(&mut shown, "created", json!(project.created.seconds()));
    put(&mut shown, "lastModified", json!(project.modified.seconds()));
    put(&mut shown, "projectVisibility", json!("PRIVATE"));
    put(&mut shown, "badge", json!({ "badgeEnabled": project.settings.flag("badgeEnabled") }));
    if let Some(object) = shown.as_object_mut() {
        object.remove("badgeEnabled");
    }
    shown
}

fn batch(world: &World, call: &Call) -> Value {
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for name in texts(call.input.list("names")) {
        let plain = name.rsplit(":project/").next().unwrap_or(&name);
        match world.services.codebuild.projects.get(&key(&call.region, plain)) {
            Some(project) => found.push(shown(world, &call.region, project)),
            None => missing.push(name),
        }
    }
    json!({ "projects": found, "projectsNotFound": missing })
}

fn list(world: &World, call: &Call) -> Answer {
    let here = format!("{}/", call.region);
    let mut projects: Vec<(&str, &Project)> = world
        .services
        .codebuild
        .projects
        .iter()
        .filter_map(|(key, project)| Some((key.strip_prefix(&here)?, project)))
        .collect();
    match call.input.text("sortBy") {
        "CREATED_TIME" => projects.sort_by_key(|(_, project)| project.created),
        "LAST_MODIFIED_TIME" => projects.sort_by_key(|(_, project)| project.modified),
        _ => {}
    }
    if call.input.text("sortOrder") == "DESCENDING" {
        projects.reverse();
    }
    let names = projects.into_iter().map(|(name, _)| json!(name)).collect();
    let token = ("nextToken", call.input.given("nextToken"));
    paged("projects", names, token, None, 100).ok_or_else(|| invalid("Invalid token"))
}
