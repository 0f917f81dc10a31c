//! A pipeline as it stands right now: one look, no job, and nothing is written.

use std::collections::HashMap;

use gangway_aws::builds::Build;
use gangway_aws::errors::CallError;
use gangway_aws::pipelines::{ActionRun, Execution, PipelineShape};
use gangway_aws::session::{Service, Session};
use gangway_catalog::console::Console;
use gangway_catalog::fault::Fault;

use crate::clone_finding::{self, CloneFinding};
use crate::model::RunView;
use crate::run_failure;
use crate::run_view::{fill, is_build, is_over, latest, shape_of_run, stages, unbegun};

/// A pipeline, as AWS shows it at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineStatus {
    /// ARN of the connection that its source uses.
    pub connection: Option<String>,
    /// Its newest run, when there was one.
    pub run: Option<RunView>,
    /// Why that one failed, if it did.
    pub failure: Option<Fault>,
}

/// Pages of a failed build's log that are read: what says why stands at its end or before it, and 10,000 lines are a page.
const PAGES: usize = 20;

/// A build of a run: a stage that is tried again builds anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildTry {
    /// The build's id.
    pub build: String,
    /// Its stage.
    pub stage: String,
    /// Its action.
    pub action: String,
    /// As CodePipeline says of the action.
    pub status: String,
}

/// A run, whole: all that AWS still knows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RunStatus {
    /// Its stages and actions.
    pub run: RunView,
    /// Why it failed, if it did.
    pub failure: Option<Fault>,
    /// Its builds, oldest first.
    pub builds: Vec<BuildTry>,
}

/// Reads a pipeline's status. None: there is no pipeline of this name. `ask_clone` says what the person's clone knows of a
/// repository and a branch.
///
/// # Errors
/// As every call of AWS.
pub async fn pipeline_status(
    session: &Session,
    name: &str,
    ask_clone: impl FnOnce(&str, &str) -> Option<CloneFinding>,
) -> Result<Option<PipelineStatus>, CallError> {
    let pipelines = session.pipelines();
    let Some(shape) = pipelines.shape(name).await? else { return Ok(None) };
    let connection = connection_of(&shape);
    let Some(newest) = pipelines.executions(name).await?.into_iter().next() else {
        return Ok(Some(PipelineStatus { connection, run: None, failure: None }));
    };
    // The list may be older than the run itself.
    let execution = pipelines.execution(name, &newest.id).await?.unwrap_or(newest);
    let RunStatus { run, failure, .. } = status_of(session, name, shape, &execution, ask_clone).await?;
    Ok(Some(PipelineStatus { connection, run: Some(run), failure }))
}

/// Reads one run of a pipeline. None: there is no such pipeline, or it knows no such run.
///
/// # Errors
/// As every call of AWS.
pub async fn run_status(
    session: &Session,
    name: &str,
    execution: &str,
    ask_clone: impl FnOnce(&str, &str) -> Option<CloneFinding>,
) -> Result<Option<RunStatus>, CallError> {
    let Some(shape) = session.pipelines().shape(name).await? else { return Ok(None) };
    let Some(execution) = session.pipelines().execution(name, execution).await? else { return Ok(None) };
    status_of(session, name, shape, &execution, ask_clone).await.map(Some)
}

async fn status_of(
    session: &Session,
    name: &str,
    shape: PipelineShape,
    execution: &Execution,
    ask_clone: impl FnOnce(&str, &str) -> Option<CloneFinding>,
) -> Result<RunStatus, CallError> {
    let connection = connection_of(&shape);
    let tries = session.pipelines().action_runs(name, &execution.id).await?;
    let shape = shape_of_run(shape, &tries);
    let build_try = |run: &ActionRun| {
        Some(BuildTry {
            build: run.external_id.clone()?,
            stage: run.stage.clone(),
            action: run.action.clone(),
            status: run.status.clone(),
        })
    };
    let tried = tries.iter().filter(|run| is_build(&shape, run)).filter_map(build_try).collect();
    let runs = latest(tries);
    let mut builds = HashMap::new();
    for id in runs.iter().filter(|run| is_build(&shape, run)).filter_map(|run| run.external_id.as_ref()) {
        // Whoever may not read builds still sees the run.
        if let Ok(Some(build)) = session.builds().get(id).await {
            builds.insert(id.clone(), build);
        }
    }
    let failure = match (execution.status.as_str(), run_failure::failed(&runs)) {
        ("Failed", Some(failed)) => {
            let build = failed.external_id.as_ref().and_then(|id| builds.get(id));
            let log = log(session, build).await;
            run_failure::of(&shape, &runs, &builds, |_| log)
        }
        _ => None,
    };
    let failure = match failure {
        Some(failure) => {
            let get = async |arn: &str| session.connections().get(arn).await;
            let failure = run_failure::with_connection(failure, name, connection.as_deref(), get).await;
            Some(clone_finding::told_apart(failure, ask_clone))
        }
        None => None,
    };
    let console = Console { region: session.region(), endpoint: session.endpoint(Service::CodePipeline) };
    let mut run = unbegun(name, console.pipeline(name), &shape);
    fill(&mut run, execution, stages(&shape, &runs, &builds, is_over(execution)));
    Ok(RunStatus { run, failure, builds: tried })
}

/// ARN of the connection that a source uses.
fn connection_of(shape: &PipelineShape) -> Option<String> {
    shape.stages.iter().flat_map(|stage| &stage.actions).find_map(|action| action.connection.clone())
}

/// The log of a build, as far as it can be read.
async fn log(session: &Session, build: Option<&Build>) -> Vec<String> {
    let Some((group, stream)) = build.and_then(|build| build.log.as_ref()) else { return Vec::new() };
    let mut lines = Vec::new();
    let mut since: Option<String> = None;
    for _ in 0..PAGES {
        let Ok(page) = session.logs().lines(group, stream, since.as_deref()).await else { break };
        lines.extend(page.lines.into_iter().map(|(_, text)| text));
        if page.next == since {
            break;
        }
        since = page.next;
    }
    lines
}
