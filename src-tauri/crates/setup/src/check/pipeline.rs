//! The pipelines: which build, what starts them, what follows.

use std::collections::BTreeSet;

use gangway_catalog::providers;
use gangway_catalog::quotas::{self, Limit};

use super::duplicate;
use super::{entries, length, name, shown};
use crate::document::{Environment, Pipeline, Setup, Trigger};
use crate::problem::{Problem, ProblemCode};
use crate::triggers;

/// At least one; as many as the account may have.
const PIPELINES: Limit = Limit { least: 1, ..quotas::PIPELINES };

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    entries("pipelines", setup.pipelines.len(), &PIPELINES, problems);
    for (index, pipeline) in setup.pipelines.iter().enumerate() {
        let at = |member: &str| format!("pipelines.{index}.{member}");
        name::part(&at("name"), &pipeline.name, problems);
        run(setup, pipeline, &at, problems);
        trigger(setup, pipeline, &at, problems);
        environments(pipeline, &at, problems);
    }
}

fn run(setup: &Setup, pipeline: &Pipeline, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    if pipeline.builds().next().is_none() {
        problems.push(Problem::error(at("run"), ProblemCode::Missing));
    }
    for (group, steps) in pipeline.run.iter().enumerate() {
        for (index, step) in steps.iter().enumerate() {
            build_name(setup, &at(&format!("run.{group}.{index}.build")), &step.build, problems);
        }
    }
}

fn build_name(setup: &Setup, field: &str, name: &str, problems: &mut Vec<Problem>) {
    if name.is_empty() {
        problems.push(Problem::error(field, ProblemCode::Missing));
    } else if !setup.builds.iter().any(|build| build.name == name) {
        problems.push(Problem::error(field, ProblemCode::DanglingReference).with("name", shown(name)));
    }
}

fn trigger(setup: &Setup, pipeline: &Pipeline, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let Trigger::Filters { push, pull_requests } = &pipeline.trigger else { return };
    if push.is_empty() && pull_requests.is_empty() {
        problems.push(Problem::error(at("trigger"), ProblemCode::Missing));
    }
    let supported = setup.repository.provider.map(|provider| providers::of(provider).triggers);
    if supported.is_some_and(|triggers| {
        (!push.is_empty() && !triggers.push_filters) || (!pull_requests.is_empty() && !triggers.pull_requests)
    }) {
        problems.push(Problem::warning(at("trigger"), ProblemCode::Combination).with("detail", "trigger-provider"));
    }
    let mut good = true;
    for (index, filter) in push.iter().enumerate() {
        let branches = at(&format!("trigger.push.{index}.branches"));
        good &= !filter.branches.include.is_empty();
        good &= patterns(&format!("{branches}.include"), &filter.branches.include, quotas::PATTERNS.least, problems);
        good &= patterns(&format!("{branches}.exclude"), &filter.branches.exclude, 0, problems);
    }
    let branch = setup.repository.branch.as_str();
    if good && !push.is_empty() && !branch.is_empty() && !triggers::push_starts(&pipeline.trigger, branch, branch) {
        problems.push(
            Problem::warning(at("trigger.push.0.branches.include"), ProblemCode::BranchNotMatched)
                .with("branch", shown(branch)),
        );
    }
    for (index, filter) in pull_requests.iter().enumerate() {
        let field = at(&format!("trigger.pullRequests.{index}"));
        patterns(&format!("{field}.branches.include"), &filter.branches.include, 0, problems);
        patterns(&format!("{field}.branches.exclude"), &filter.branches.exclude, 0, problems);
        for (index, event) in filter.events.iter().enumerate() {
            if filter.events.iter().take(index).any(|earlier| earlier == event) {
                problems.push(duplicate(format!("{field}.events.{index}"), &format!("{event:?}").to_uppercase()));
            }
        }
    }
}

fn environments(pipeline: &Pipeline, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let unreviewed = matches!(&pipeline.trigger, Trigger::Filters { pull_requests, .. } if !pull_requests.is_empty());
    for (index, environment) in pipeline.environments.iter().enumerate() {
        let field = at(&format!("environments.{index}"));
        if !environment.name.is_empty() {
            name::part(&format!("{field}.name"), &environment.name, problems);
        } else if pipeline.environments.len() > 1 {
            problems.push(Problem::error(format!("{field}.name"), ProblemCode::Missing));
        }
        let same = |earlier: &Environment| !earlier.name.is_empty() && earlier.name == environment.name;
        if pipeline.environments.iter().take(index).any(same) {
            problems.push(duplicate(format!("{field}.name"), &environment.name));
        }
        if environment.deploy.is_empty() {
            problems.push(Problem::error(format!("{field}.deploy"), ProblemCode::Missing));
        }
        if unreviewed && environment.approval.is_none() && !environment.deploy.is_empty() {
            // what isn't reviewed yet would be delivered
            problems.push(Problem::warning(field, ProblemCode::Combination).with("detail", "pull-request-deploy"));
        }
    }
}

/// True when every pattern can be used.
fn patterns(field: &str, patterns: &[String], least: usize, problems: &mut Vec<Problem>) -> bool {
    let before = problems.len();
    entries(field, patterns.len(), &Limit { least, ..quotas::PATTERNS }, problems);
    let mut seen = BTreeSet::new();
    // what is past the limit is one problem, not thousands
    for (index, pattern) in patterns.iter().enumerate().take(quotas::PATTERNS.most) {
        let at = format!("{field}.{index}");
        if !length(&at, pattern, &quotas::PATTERN, problems) {
            continue;
        }
        if pattern.chars().any(|c| c.is_control() || c.is_whitespace()) {
            problems.push(Problem::error(at, ProblemCode::PatternForm).with("detail", "space"));
        } else if let Err(problem) = triggers::check_pattern(pattern) {
            problems.push(Problem::error(at, ProblemCode::PatternForm).with("detail", problem.id()));
        } else if !seen.insert(pattern) {
            problems.push(duplicate(at, pattern));
        }
    }
    problems.len() == before
}
