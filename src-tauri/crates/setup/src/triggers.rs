//! Does a push or a pull request start a pipeline?

use crate::document::{PullRequestEvent, Setup, Trigger};

/// Whether a push to `branch` starts a pipeline whose source action has `source_branch`.
#[must_use]
pub fn push_starts(trigger: &Trigger, source_branch: &str, branch: &str) -> bool {
    match trigger {
        Trigger::Push => source_branch == branch,
        Trigger::Branches { include, exclude } => {
            include.iter().any(|p| matches(p, branch)) && !exclude.iter().any(|p| matches(p, branch))
        }
        Trigger::PullRequests { .. } | Trigger::Manual => false,
    }
}

/// Whether an event of a pull request into `target_branch` starts a pipeline.
#[must_use]
pub fn pull_request_starts(trigger: &Trigger, event: PullRequestEvent, target_branch: &str) -> bool {
    match trigger {
        Trigger::PullRequests { branches, events } => {
            (events.is_empty() || events.contains(&event))
                && (branches.is_empty() || branches.iter().any(|p| matches(p, target_branch)))
        }
        _ => false,
    }
}

/// Whether a glob pattern of CodePipeline matches a branch. A pattern that isn't one matches nothing.
#[must_use]
pub fn matches(pattern: &str, branch: &str) -> bool {
    globset::GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .is_ok_and(|glob| glob.compile_matcher().is_match(branch))
}

/// Indexes of the pipelines that a push to `branch` starts.
#[must_use]
pub fn started_by_push(setup: &Setup, branch: &str) -> Vec<usize> {
    let starts = |index: &usize| {
        setup.pipelines.get(*index).is_some_and(|p| push_starts(&p.trigger, &setup.repository.branch, branch))
    };
    (0..setup.pipelines.len()).filter(starts).collect()
}
