//! Why a run failed: by its first action that did, and what is known of that one's build.

use std::collections::HashMap;

use gangway_aws::builds::Build;
use gangway_aws::connections::Connection;
use gangway_aws::diagnosis::{self, FailedAction};
use gangway_aws::errors::CallError;
use gangway_aws::pipelines::{ActionRun, PipelineShape};
use gangway_catalog::fault::{Fault, FaultCode};

use crate::run_view::action_of;

/// How long an approval waits unless its action says otherwise, in minutes: 7 days.
// source: AWS CodePipeline, "Manage approval actions"
const USUAL_APPROVAL: i64 = 7 * 24 * 60;

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
        // whoever rejects does it before the time is over
        expired: run.minutes >= Some(action.and_then(|action| action.timeout_minutes).unwrap_or(USUAL_APPROVAL)),
    }))
}

/// The same failure, once the connection was asked: one that isn't authorized, or is gone, denies its use in the words of
/// a permission that is missing. Whoever may not ask keeps what the run says.
pub(crate) async fn with_connection(
    failure: Fault,
    pipeline: &str,
    connection: Option<&str>,
    get: impl AsyncFnOnce(&str) -> Result<Connection, CallError>,
) -> Fault {
    let asked = matches!(failure.code, FaultCode::SourcePermission | FaultCode::ConnectionNotAvailable);
    let Some(arn) = connection.filter(|_| asked) else { return failure };
    let now = match get(arn).await {
        Ok(now) => now,
        Err(error) if error.not_found() => return Fault::new(FaultCode::ConnectionGone).with("name", arn),
        Err(error) => {
            tracing::info!(%error, "the connection can't be asked for");
            return failure;
        }
    };
    match now.status.as_str() {
        // It is by now, so the pipeline was sent too early. Sending it again is a change, which a plan shows first.
        "AVAILABLE" if failure.code == FaultCode::ConnectionNotAvailable => {
            Fault::new(FaultCode::PipelineNotRegistered).with("pipeline", pipeline)
        }
        "AVAILABLE" => failure,
        "ERROR" => Fault::new(FaultCode::ConnectionInError).with("name", now.name),
        status => Fault::new(FaultCode::ConnectionNotAvailable).with("status", status).with("name", now.name),
    }
}

/// The action that failed, if one did.
pub(crate) fn failed(runs: &[ActionRun]) -> Option<&ActionRun> {
    runs.iter().find(|run| run.status == "Failed")
}
