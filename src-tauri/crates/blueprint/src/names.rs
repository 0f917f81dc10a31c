//! Names at AWS.

use gangway_setup::document::{Build, Pipeline, Setup};

pub(crate) fn project(setup: &Setup, build: &Build) -> String {
    format!("{}-{}", setup.name, build.name)
}

/// The first pipeline has the setup's name.
pub(crate) fn pipeline(setup: &Setup, index: usize, pipeline: &Pipeline) -> String {
    match index {
        0 => setup.name.clone(),
        _ => format!("{}-{}", setup.name, pipeline.name),
    }
}

pub(crate) fn stack(setup: &Setup) -> String {
    format!("{}-pipeline", setup.name)
}
