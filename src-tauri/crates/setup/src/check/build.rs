//! The builds: recipe, image, machine, time, variables, and where the buildspec lives.

use gangway_catalog::quotas::{self, Limit};
use gangway_catalog::recipes::Recipe;
use gangway_catalog::{images, recipes};

use super::{Facts, entries, name, path, shown, variables};
use crate::buildspec::{self, Context};
use crate::document::{Build, BuildspecPlace, Setup};
use crate::problem::{Problem, ProblemCode};

/// A pipeline has at least one stage after its source.
const BUILDS: Limit = Limit { least: 1, most: usize::MAX, source: quotas::STAGES.source };

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
        variables::check(&at("variables"), &build.variables, problems);
        buildspec(build, facts, &at, problems);
    }
}

/// A recipe is needed only when nobody wrote a buildspec.
fn recipe(build: &Build, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let needed = build.buildspec == BuildspecPlace::Project { text: None };
    if build.recipe.is_empty() {
        if needed {
            problems.push(Problem::error(at("recipe"), ProblemCode::Missing));
        }
        return;
    }
    let Some(recipe) = recipes::of(&build.recipe) else {
        problems.push(unknown(at("recipe"), &build.recipe));
        return;
    };
    if !needed {
        return;
    }
    if build.package_manager.is_empty() {
        problems.push(Problem::error(at("packageManager"), ProblemCode::Missing));
    } else if recipe.package_manager(&build.package_manager).is_none() {
        problems.push(unknown(at("packageManager"), &build.package_manager));
    }
    runtime_version(&build.runtime_version, recipe, &build.machine.image, at("runtimeVersion"), problems);
}

/// What an image doesn't bring it fetches (aws/aws-codebuild-docker-images, `runtimes.yml`: each runtime's `default`), and
/// images come out more often than our table of them: that is worth a word, and no mistake.
fn runtime_version(version: &str, recipe: &Recipe, image: &str, field: String, problems: &mut Vec<Problem>) {
    let brought = recipe.versions(image);
    if version.is_empty() {
        problems.push(Problem::error(field, ProblemCode::Missing));
    } else if brought.contains(&version) {
        // nothing to say
    } else if !is_version(version) {
        problems.push(unknown(field, version));
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
        problems.push(Problem::error(field, ProblemCode::Missing));
        return;
    }
    let Some(environment) = images::environment(&build.machine.image) else {
        problems.push(unknown(field, &build.machine.image));
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
        "" => problems.push(Problem::error(at("machine.type"), ProblemCode::Missing)),
        images::LINUX | images::ARM => {}
        other => problems.push(unknown(at("machine.type"), other)),
    }
    if build.machine.size.is_empty() {
        problems.push(Problem::error(at("machine.size"), ProblemCode::Missing));
    } else if !images::is_compute(&build.machine.size) {
        problems.push(unknown(at("machine.size"), &build.machine.size));
    }
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

fn unknown(field: String, value: &str) -> Problem {
    Problem::error(field, ProblemCode::Unknown).with("value", shown(value))
}
