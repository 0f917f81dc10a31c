//! Why a run failed: by its first action that did, and what is known of that one's build.

use std::collections::HashMap;

use gangway_aws::builds::Build;
use gangway_aws::diagnosis::{self, FailedAction};
use gangway_aws::pipelines::{ActionRun, PipelineShape};
use gangway_catalog::fault::Fault;

use crate::run_view::action_of;

/// The failure of a run; none while what failed isn't listed yet. `log` gives the lines of a build that are known.
pub(crate) fn of(
    shape: &PipelineShape,
    runs: &[ActionRun],
    builds: &HashMap<String, Build>,
    log: impl FnOnce(&str) -> Vec<String>,
) -> Option<Fault> {
    let run = failed(runs)?;
    let action = action_of(shape, run);
    let build = run.external_id.as_ref().and_then(|id| builds.get(id));
    let log = run.external_id.as_deref().map(log).unwrap_or_default();
    let (code, message) = run.error.clone().unwrap_or_default();
    let source = action.and_then(|action| action.source.as_ref());
    let message = if message.is_empty() { run.summary.clone().unwrap_or_default() } else { message };
    Some(diagnosis::diagnose(&FailedAction {
        stage: &run.stage,
        action: &run.action,
        category: action.map_or("", |action| &action.category),
        code: &code,
        message: &message,
        source: source.map(|(repository, branch)| (repository.as_str(), branch.as_str())),
        connection: action.and_then(|action| action.connection.as_deref()),
        phases: build.map_or(&[], |build| &build.phases),
        log: &log,
    }))
}

/// The action that failed, if one did.
pub(crate) fn failed(runs: &[ActionRun]) -> Option<&ActionRun> {
    runs.iter().find(|run| run.status == "Failed")
}
