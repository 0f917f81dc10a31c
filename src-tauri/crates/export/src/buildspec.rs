//! buildspec.yml.

use gangway_blueprint::Blueprint;
use gangway_blueprint::resource::{BuildspecSource, Kind, Project};
use gangway_setup::buildspec::{self, Artifacts, Buildspec, Phase};
use gangway_words::Words;

use crate::comments;
use crate::format::File;
use crate::readme::Readme;
use crate::syntax::{comment, yaml};
use crate::tree::{Member, Node};

/// The buildspecs of all projects, to lie beside the files of any format.
pub(crate) fn files(blueprint: &Blueprint) -> Vec<File> {
    projects(blueprint).map(|(path, project)| File { path, text: text(project) }).collect()
}

/// What the files are for, and where each belongs.
pub(crate) fn explain(readme: &mut Readme<'_>, blueprint: &Blueprint) {
    readme.section("file-section-buildspec");
    let block = projects(blueprint).map(|(path, project)| comment::lines(0, &purpose(project, readme.words)) + &path);
    let block = block.collect::<Vec<_>>().join("\n\n");
    readme.block("text", &block);
}

fn projects(blueprint: &Blueprint) -> impl Iterator<Item = (String, &Project)> {
    let projects = blueprint.pipeline.iter().filter_map(|resource| match &resource.kind {
        Kind::Project(project) => Some(project),
        _ => None,
    });
    projects.enumerate().map(|(index, project)| {
        let path = if index == 0 { "buildspec.yml".to_owned() } else { format!("{}.buildspec.yml", project.name) };
        (path, project)
    })
}

fn purpose(project: &Project, words: &Words) -> String {
    match &project.buildspec {
        BuildspecSource::Written(_) => words.say("file-buildspec-written", &[]),
        BuildspecSource::Recipe(_) => words.say("file-buildspec-in-project", &[]),
        BuildspecSource::Path { path, .. } => {
            words.say("file-buildspec-in-repository", &[("path", path.as_str().into())])
        }
    }
}

/// A person's own as it is, which CodeBuild reads as UTF-8; a recipe's with a word on where it belongs.
fn text(project: &Project) -> String {
    match &project.buildspec {
        BuildspecSource::Written(text) if text.ends_with('\n') => text.clone(),
        BuildspecSource::Written(text) => format!("{text}\n"),
        BuildspecSource::Recipe(recipe) | BuildspecSource::Path { recipe, .. } => {
            write_commented(&purpose(project, comments::words()), recipe)
        }
    }
}

/// A buildspec as YAML text without comments: what a project holds inline.
pub fn write(buildspec: &Buildspec) -> String {
    write_commented("", buildspec)
}

/// Like [`write`], with a comment on top.
fn write_commented(comment: &str, buildspec: &Buildspec) -> String {
    yaml::write(comment, &tree(buildspec), &yaml::literal)
}

fn tree(buildspec: &Buildspec) -> Node {
    let mut members = vec![Member::of("version", Node::Verbatim(buildspec::VERSION))];
    if !buildspec.phases.is_empty() {
        let phases = buildspec.phases.iter().map(|phase| Member::of(phase.name.as_str(), phase_tree(phase)));
        members.push(Member::of("phases", Node::Map(phases.collect())));
    }
    if let Some(artifacts) = &buildspec.artifacts {
        members.push(Member::of("artifacts", artifacts_tree(artifacts)));
    }
    Node::Map(members)
}

fn phase_tree(phase: &Phase) -> Node {
    let mut members = Vec::new();
    if !phase.runtime_versions.is_empty() {
        let versions = phase.runtime_versions.iter().map(|(runtime, version)| Member::of(runtime, version));
        members.push(Member::of("runtime-versions", Node::Map(versions.collect())));
    }
    members.push(Member::of("commands", Node::list(&phase.commands)));
    Node::Map(members)
}

fn artifacts_tree(artifacts: &Artifacts) -> Node {
    let mut members = vec![Member::of("files", Node::list(&artifacts.files))];
    if !artifacts.exclude_paths.is_empty() {
        members.push(Member::of("exclude-paths", Node::list(&artifacts.exclude_paths)));
    }
    Node::Map(members)
}
