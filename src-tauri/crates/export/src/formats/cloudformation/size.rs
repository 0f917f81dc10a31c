//! A template that is too large to be sent: there is no bucket to upload it to before the first stack.

use gangway_blueprint::Blueprint;
use gangway_blueprint::resource::{BuildspecSource, Kind, Project};
use gangway_catalog::quotas::TEMPLATE_BODY;
use gangway_setup::problem::{Problem, ProblemCode};

/// At the longest written buildspec, with the bytes that it may have; where that alone can't help, at the builds.
pub(super) fn problem(blueprint: &Blueprint, size: usize) -> Problem {
    let over = size.saturating_sub(TEMPLATE_BODY.most);
    let written = blueprint.pipeline.iter().filter_map(|resource| match &resource.kind {
        Kind::Project(project) => written(blueprint, project),
        _ => None,
    });
    // a byte of a text takes at least one in the template
    let to_blame = written.max_by_key(|(_, length)| *length).filter(|(_, length)| *length > over);
    let problem = match to_blame {
        Some((build, length)) => Problem::error(format!("builds.{build}.buildspec.text"), ProblemCode::TemplateSize)
            .with("room", length - over),
        None => Problem::error("builds", ProblemCode::TemplateSize).with("room", "none"),
    };
    problem.with("size", size).with("limit", TEMPLATE_BODY.most)
}

/// The place of a project's build in the setup, and the bytes that a person wrote for it.
fn written(blueprint: &Blueprint, project: &Project) -> Option<(usize, usize)> {
    let BuildspecSource::Written(text) = &project.buildspec else { return None };
    let build = blueprint.names.builds.iter().position(|names| names.project == project.name)?;
    Some((build, text.len()))
}
