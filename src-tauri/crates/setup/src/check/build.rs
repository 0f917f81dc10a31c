//! The builds: recipe, image, machine, time, variables, and where the buildspec lives.

use gangway_catalog::quotas::{self, Limit};
use gangway_catalog::recipes::Recipe;
use gangway_catalog::{images, recipes};

use super::{Facts, entries, name, path, shown, variables};
use crate::buildspec::{self, Context};
use crate::document::{Build, BuildNetwork, BuildspecPlace, Setup};
use crate::problem::{Problem, ProblemCode};

/// A pipeline has at least one stage after its source.
const BUILDS: Limit = Limit { least: 1, most: usize::MAX, source: quotas::STAGES.source };

const ENVIRONMENTS: [&str; 2] = [images::LINUX, images::ARM];

pub(super) fn check(setup: &Setup, facts: &Facts, problems: &mut Vec<Problem>) {
    entries("builds", setup.builds.len(), &BUILDS, problems);
    for (index, build) in setup.builds.iter().enumerate() {
        let at = |member: &str| format!("builds.{index}.{member}");
        name::part(&at("name"), &build.name, problems);
        recipe(build, &at, problems);
        image(build, facts, &at, problems);
        machine(build, &at, problems);
        let minutes = usize::try_from(build.timeout_minutes).unwrap_or(usize::MAX);
        if !quotas::BUILD_TIMEOUT.holds(minutes) {
            problems.push(
                Problem::error(at("timeoutMinutes"), ProblemCode::OutOfRange)
                    .with("least", quotas::BUILD_TIMEOUT.least)
                    .with("most", quotas::BUILD_TIMEOUT.most),
            );
        }
        network(setup, build, at("network"), problems);
        variables::check(&at("variables"), &build.variables, problems);
        buildspec(build, facts, &at, problems);
    }
}

/// A recipe is needed only when nobody wrote a buildspec.
fn recipe(build: &Build, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let needed = build.buildspec == BuildspecPlace::Project { text: None };
    if build.recipe.is_empty() {
        if needed {
            problems.push(missing(at("recipe"), recipe_ids()));
        }
        return;
    }
    let Some(recipe) = recipes::of(&build.recipe) else {
        problems.push(unknown(at("recipe"), &build.recipe, recipe_ids()));
        return;
    };
    if !needed {
        return;
    }
    let managers = recipe.package_managers.iter().map(|manager| manager.id);
    if build.package_manager.is_empty() {
        problems.push(missing(at("packageManager"), managers));
    } else if recipe.package_manager(&build.package_manager).is_none() {
        problems.push(unknown(at("packageManager"), &build.package_manager, managers));
    }
    runtime_version(&build.runtime_version, recipe, &build.machine.image, at("runtimeVersion"), problems);
}

/// What an image doesn't bring it fetches (aws/aws-codebuild-docker-images, `runtimes.yml`: each runtime's `default`), and
/// images come out more often than our table of them: that is worth a word, and no mistake.
fn runtime_version(version: &str, recipe: &Recipe, image: &str, field: String, problems: &mut Vec<Problem>) {
    let brought = recipe.versions(image);
    if version.is_empty() {
        problems.push(missing(field, brought.iter().copied()));
    } else if brought.contains(&version) {
        // nothing to say
    } else if !is_version(version) {
        problems.push(unknown(field, version, brought.iter().copied()));
    } else if !brought.is_empty() {
        problems.push(
            Problem::warning(field, ProblemCode::RuntimeVersion)
                .with("runtime", recipe.runtime)
                .with("version", shown(version))
                .with("versions", brought.join(", ")),
        );
    }
}

/// Whether a text is a version that an image could fetch: numbers with dots between them, `x` for the last of several, or
/// `latest`.
fn is_version(text: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = text.strip_suffix(".x").unwrap_or(text);
    text == "latest" || (text.split('.').count() <= 4 && numbers.split('.').all(number))
}

fn image(build: &Build, facts: &Facts, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let field = at("machine.image");
    if build.machine.image.is_empty() {
        problems.push(missing(field, image_ids()));
        return;
    }
    let Some(environment) = images::environment(&build.machine.image) else {
        problems.push(unknown(field, &build.machine.image, image_ids()));
        return;
    };
    if let Some(offered) = &facts.images {
        let known = images::of(&build.machine.image);
        let same = |id: &String| *id == build.machine.image || (known.is_some() && images::of(id) == known);
        if !offered.iter().any(same) {
            let region = facts.region.as_deref().unwrap_or_default();
            problems.push(
                Problem::error(field, ProblemCode::NotInRegion)
                    .with("value", shown(&build.machine.image))
                    .with("region", shown(region)),
            );
        }
    }
    if matches!(build.machine.environment.as_str(), images::LINUX | images::ARM)
        && build.machine.environment != environment
    {
        problems.push(Problem::error(at("machine.type"), ProblemCode::Combination).with("detail", "image-environment"));
    }
}

fn machine(build: &Build, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    match build.machine.environment.as_str() {
        "" => problems.push(missing(at("machine.type"), ENVIRONMENTS)),
        images::LINUX | images::ARM => {}
        other => problems.push(unknown(at("machine.type"), other, ENVIRONMENTS)),
    }
    let sizes = images::computes(&build.machine.environment).iter().map(|compute| compute.id);
    if build.machine.size.is_empty() {
        problems.push(missing(at("machine.size"), sizes));
    } else if !images::is_compute(&build.machine.size) {
        problems.push(unknown(at("machine.size"), &build.machine.size, sizes));
    }
}

/// Where it runs, against where the repository can be reached from.
fn network(setup: &Setup, build: &Build, field: String, problems: &mut Vec<Problem>) {
    let problem = match build.network {
        Some(BuildNetwork::Host) if !setup.is_private() => {
            Problem::error(field, ProblemCode::Combination).with("detail", "build-without-vpc")
        }
        // CodePipeline's tutorial on full clones; it leaves open whether another way may lead there
        Some(BuildNetwork::Public) if setup.is_private() && setup.clones(build) => {
            Problem::warning(field, ProblemCode::Combination).with("detail", "clone-without-vpc")
        }
        _ => return,
    };
    problems.push(problem);
}

fn buildspec(build: &Build, facts: &Facts, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let check = |field: &str, text: &str, in_repository| {
        let context = Context { field, image: &build.machine.image, in_repository, variables: &build.variables };
        buildspec::check_text(text, &context)
    };
    match &build.buildspec {
        BuildspecPlace::Project { text: None } => {}
        BuildspecPlace::Project { text: Some(text) } => problems.extend(check(&at("buildspec.text"), text, false)),
        BuildspecPlace::Repository { path } => {
            let field = at("buildspec.path");
            path::check(&field, path, problems);
            match facts.buildspecs.get(path) {
                Some(Some(text)) => problems.extend(check(&field, text, true)),
                Some(None) => problems.push(Problem::warning(field, ProblemCode::BuildspecNotInClone)),
                None => {}
            }
        }
    }
}

/// One of these values is needed.
fn missing<'a>(field: String, values: impl IntoIterator<Item = &'a str>) -> Problem {
    with_values(Problem::error(field, ProblemCode::Missing), values)
}

/// This value isn't one of these.
fn unknown<'a>(field: String, value: &str, values: impl IntoIterator<Item = &'a str>) -> Problem {
    with_values(Problem::error(field, ProblemCode::Unknown).with("value", shown(value)), values)
}

/// Where nobody knows the possible values, none are told.
fn with_values<'a>(problem: Problem, values: impl IntoIterator<Item = &'a str>) -> Problem {
    let values = values.into_iter().collect::<Vec<_>>().join(", ");
    if values.is_empty() { problem } else { problem.with("values", values) }
}

fn recipe_ids() -> impl Iterator<Item = &'static str> {
    recipes::ALL.iter().map(|recipe| recipe.id)
}

fn image_ids() -> impl Iterator<Item = &'static str> {
    images::ALL.iter().map(|image| image.id)
}
