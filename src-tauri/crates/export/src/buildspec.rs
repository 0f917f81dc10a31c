//! buildspec.yml.

use gangway_setup::buildspec::{self, Artifacts, Buildspec, Phase};

use crate::syntax::yaml;
use crate::tree::{Member, Node};

/// A buildspec as YAML text without comments: what a project holds inline.
pub fn write(buildspec: &Buildspec) -> String {
    write_commented("", buildspec)
}

/// Like [`write`], with a comment on top.
pub(crate) fn write_commented(comment: &str, buildspec: &Buildspec) -> String {
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
