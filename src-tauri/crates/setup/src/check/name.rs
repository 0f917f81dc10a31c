//! Names: the setup's own, those of its parts, and the names at AWS that follow from them.

use std::collections::{BTreeMap, BTreeSet};

use gangway_catalog::quotas::{self, Limit};

use super::{duplicate, length};
use crate::document::{Pipeline, Setup};
use crate::names::{Names, PipelineNames};
use crate::problem::{Problem, ProblemCode};

/// The prefix of everything that is made.
pub(super) fn setup(name: &str, problems: &mut Vec<Problem>) {
    if !form("name", name, &quotas::SETUP_NAME, problems) {
        return;
    }
    if let Some(prefix) = quotas::RESERVED_PREFIXES.iter().find(|prefix| name.starts_with(**prefix)) {
        problems.push(Problem::error("name", ProblemCode::ReservedPrefix).with("prefix", *prefix));
    }
}

/// A build's or pipeline's name within the setup.
pub(super) fn part(field: &str, name: &str, problems: &mut Vec<Problem>) {
    form(field, name, &quotas::PART_NAME, problems);
}

fn form(field: &str, name: &str, limit: &Limit, problems: &mut Vec<Problem>) -> bool {
    if !length(field, name, limit, problems) {
        return false;
    }
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        problems.push(Problem::error(field, ProblemCode::Characters).with("allowed", "a-z 0-9 -"));
        return false;
    }
    let good =
        name.starts_with(|first: char| first.is_ascii_lowercase()) && !name.ends_with('-') && !name.contains("--");
    if !good {
        problems.push(Problem::error(field, ProblemCode::NameForm));
    }
    good
}

/// Two parts may not lead to the same name at AWS, nor to the same resource of the stack.
pub(super) fn derived(setup: &Setup, problems: &mut Vec<Problem>) {
    let names = Names::of(setup);
    let mut taken = BTreeSet::new();
    // each build and each pipeline has a role; a pipeline's is that of `{name}-pipeline`
    let mut roles = BTreeSet::new();
    for (index, (build, names)) in setup.builds.iter().zip(&names.builds).enumerate() {
        let free = taken.insert(("project", &names.project)) & roles.insert(in_template(&build.name));
        if !free && !build.name.is_empty() {
            problems.push(duplicate(format!("builds.{index}.name"), &build.name));
        }
    }
    let mut deployed = BTreeMap::new();
    for (index, (pipeline, names)) in setup.pipelines.iter().zip(&names.pipelines).enumerate() {
        let role = in_template(&format!("{}-pipeline", pipeline.name));
        let free = taken.insert(("pipeline", &names.pipeline))
            & roles.insert(role)
            & deploys_alone(&mut deployed, index, pipeline, names);
        if !free && !pipeline.name.is_empty() {
            problems.push(duplicate(format!("pipelines.{index}.name"), &pipeline.name));
        }
    }
}

/// Whether no pipeline before this one brings something of the same name: `a` with the environment `b`, and `a-b`.
fn deploys_alone(
    deployed: &mut BTreeMap<(&'static str, String), usize>,
    index: usize,
    pipeline: &Pipeline,
    names: &PipelineNames,
) -> bool {
    let mut alone = true;
    for environment in &pipeline.environments {
        for (number, deployment) in environment.deploy.iter().enumerate() {
            let Some(what) = deployment.target.brings() else { continue };
            let name = names.deployed(what, &environment.name, number);
            alone &= *deployed.entry((what, name)).or_insert(index) == index;
        }
    }
    alone
}

/// A name as a logical id holds it: without hyphens, each word with a capital. `a-1` and `a1` become the same.
fn in_template(name: &str) -> String {
    name.split('-').fold(String::new(), |mut id, word| {
        let mut characters = word.chars();
        id.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        id + characters.as_str()
    })
}
