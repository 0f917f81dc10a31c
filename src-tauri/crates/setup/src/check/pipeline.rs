//! The pipelines: which build, what starts them, what follows.

use std::collections::BTreeSet;

use gangway_catalog::providers;
use gangway_catalog::quotas::{self, Limit};

use super::name::duplicate;
use super::{entries, length, name, shown};
use crate::document::{Deploy, Pipeline, Setup, Trigger};
use crate::problem::{Problem, ProblemCode};
use crate::triggers;

/// At least one; as many as the account may have.
const PIPELINES: Limit = Limit { least: 1, ..quotas::PIPELINES };

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    entries("pipelines", setup.pipelines.len(), &PIPELINES, problems);
    for (index, pipeline) in setup.pipelines.iter().enumerate() {
        let at = |member: &str| format!("pipelines.{index}.{member}");
        name::part(&at("name"), &pipeline.name, problems);
        if pipeline.build.is_empty() {
            problems.push(Problem::error(at("build"), ProblemCode::Missing));
        } else if !setup.builds.iter().any(|build| build.name == pipeline.build) {
            problems
                .push(Problem::error(at("build"), ProblemCode::DanglingReference).with("name", shown(&pipeline.build)));
        }
        trigger(setup, pipeline, &at, problems);
    }
}

fn trigger(setup: &Setup, pipeline: &Pipeline, at: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
    let supported = setup.repository.provider.map(|provider| providers::of(provider).triggers);
    let undocumented = Problem::warning(at("trigger"), ProblemCode::Combination).with("detail", "trigger-provider");
    match &pipeline.trigger {
        Trigger::Push | Trigger::Manual => {}
        Trigger::Branches { include, exclude } => {
            if supported.is_some_and(|triggers| !triggers.push_filters) {
                problems.push(undocumented);
            }
            let good = patterns(&at("trigger.include"), include, quotas::PATTERNS.least, problems)
                & patterns(&at("trigger.exclude"), exclude, 0, problems);
            let branch = setup.repository.branch.as_str();
            if good
                && !include.is_empty()
                && !branch.is_empty()
                && !triggers::push_starts(&pipeline.trigger, branch, branch)
            {
                problems.push(
                    Problem::warning(at("trigger.include"), ProblemCode::BranchNotMatched)
                        .with("branch", shown(branch)),
                );
            }
        }
        Trigger::PullRequests { branches, events } => {
            if supported.is_some_and(|triggers| !triggers.pull_requests) {
                problems.push(undocumented);
            }
            patterns(&at("trigger.branches"), branches, 0, problems);
            for (index, event) in events.iter().enumerate() {
                if events.iter().take(index).any(|earlier| earlier == event) {
                    problems
                        .push(duplicate(at(&format!("trigger.events.{index}")), &format!("{event:?}").to_uppercase()));
                }
            }
            if pipeline.deploy == (Deploy::S3 { approval: false }) {
                // what isn't reviewed yet would be delivered
                problems.push(
                    Problem::warning(at("deploy"), ProblemCode::Combination).with("detail", "pull-request-deploy"),
                );
            }
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
