//! AWS CodeBuild: projects, and builds that run through their phases while time passes.
//!
//! Start reading in `run`: what happens in a build, in order. Nothing of a repository is ever executed: `machine/`
//! only plays what a build machine would say to each command, and `played.rs` says so.

mod artifacts;
mod build;
mod builds;
mod buildspec;
mod errors;
mod failure;
mod images;
mod machine;
mod network;
pub(crate) mod played;
mod projects;
mod run;
mod source;
mod state;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use self::build::{PipelineRequest, Status};
pub(crate) use self::builds::{start, stop};
use self::state::State;
pub(crate) use self::state::{CodeBuild, build};
use super::{Service, unknown_operation};
use crate::call::{Answer, Call};
use crate::messages::PracticeResource;
use crate::world::World;

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
