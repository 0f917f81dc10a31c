//! AWS CodeBuild: projects, and builds that run through their phases while time passes.
//!
//! Start reading in `run`: what happens in a build, in order. Nothing of a repository is ever executed: `machine/`
//! only plays what a build machine would say to each command, and `played.rs` says so.

mod artifacts;
mod build;
mod builds;
mod buildspec;
mod images;
mod machine;
pub(crate) mod played;
mod projects;
mod run;
mod source;
#[cfg(test)]
mod tests;
mod views;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use self::build::{Build, FromPipeline, Status};
pub(crate) use self::builds::{start, stop};
use super::{Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;
use crate::world::World;

/// Projects and builds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// By `region/name`.
    projects: BTreeMap<String, Project>,
    /// By id, `project:uuid`.
    builds: BTreeMap<String, Shared<Build>>,
    #[serde(flatten)]
    other: Other,
}

/// A project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Project {
    /// The members of the model's `Project` that the caller gave, with the service's defaults.
    settings: Value,
    created: Moment,
    modified: Moment,
    /// The next build's number.
    next: u64,
    #[serde(flatten)]
    other: Other,
}

/// AWS CodeBuild.
pub(crate) struct CodeBuild;

impl Service for CodeBuild {
    type State = State;

    const OPERATIONS: &str = "BatchGetBuilds BatchGetProjects CreateProject DeleteProject InvalidateProjectCache ListBuilds \
        ListBuildsForProject ListCuratedEnvironmentImages ListProjects RetryBuild StartBuild StopBuild \
        UpdateProject";

    fn call(world: &mut World, call: &Call) -> Answer {
        if let Some(answer) = projects::call(world, call) {
            return answer;
        }
        if let Some(answer) = builds::call(world, call) {
            return answer;
        }
        match call.operation.as_str() {
            "ListCuratedEnvironmentImages" => Ok(images::list()),
            _ => Err(unknown_operation(call)),
        }
    }

    fn happen(world: &mut World, id: &str) -> bool {
        run::happen(world, id)
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let resource = |key: &String| {
            let name = key.split_once('/').map_or(key.as_str(), |(_, name)| name).to_owned();
            let last = world
                .services
                .codebuild
                .builds
                .values()
                .filter(|build| build.project == name)
                .max_by_key(|build| build.number);
            let status = last.map(|build| build.status.as_str().to_owned()).unwrap_or_default();
            PracticeResource { resource_type: "AWS::CodeBuild::Project".to_owned(), name, status }
        };
        world.services.codebuild.projects.keys().map(resource).collect()
    }
}

/// A build by its id.
pub(crate) fn build<'w>(world: &'w World, id: &str) -> Option<&'w Build> {
    world.services.codebuild.builds.get(id).map(|build| &**build)
}

fn key(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}

fn invalid(message: impl Into<String>) -> AwsError {
    AwsError::new("InvalidInputException", message)
}

fn not_found(message: impl Into<String>) -> AwsError {
    AwsError::new("ResourceNotFoundException", message)
}
