//! Watches a pipeline's run: stages, actions, build phases and log lines, until it ends.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use gangway_aws::build_log::plain_text;
use gangway_aws::builds::Build;
use gangway_aws::errors::CallError;
use gangway_aws::pacing;
use gangway_aws::pipelines::{ActionRun, Execution, PipelineShape};
use gangway_aws::session::{Service, Session};
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::clone_finding;
use crate::job::{FlowError, Job};
use crate::model::{EventCode, JobKind, JobStatus, Phase, Plan, StepState};
use crate::record::RecordedWork;
use crate::requests::RunRequest;
use crate::run_failure;
use crate::run_view::{fill, is_build, is_over, latest, spelled, stages, unbegun};
use crate::work::{Flow, FlowFuture, OverlapRule};

/// CodePipeline starts a new pipeline by itself, within seconds; after this long it is started.
const FIRST_RUN_PATIENCE: Duration = Duration::from_secs(45);

/// The list of actions and the logs may lag behind the execution's own status: this many more looks at them.
const LOOKS_AFTER_THE_END: u32 = 3;
const BEFORE_THE_LAST_LOOK: Duration = Duration::from_secs(2);

/// Pages of a log that are read before the run is looked at again: half a million lines, at most.
const PAGES_A_ROUND: usize = 50;

/// After so many failures in a row to read a build or its log, the person is told that lines are missing.
const FAILURES_UNTOLD: u32 = 3;

const GET_BUILD: &str = "codebuild:BatchGetBuilds";
const GET_LOG: &str = "logs:GetLogEvents";

/// The run that is to be watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RunChoice {
    /// The newest; when there is none, the one that a push starts.
    Newest,
    /// The first of a pipeline that was just made.
    First,
    /// The newest when it is at work, else a new one.
    RunningOrNew,
    /// A run that is started for it.
    New,
}

impl Flow for RunRequest {
    fn kind(&self) -> JobKind {
        JobKind::Run
    }

    fn setup(&self) -> &str {
        &self.setup_id
    }

    fn plan(&self) -> Option<&Plan> {
        None
    }

    fn recorded(&self) -> RecordedWork {
        RecordedWork::without_plan(JobKind::Run, self)
    }

    fn overlap(&self) -> OverlapRule {
        if self.start { OverlapRule::Replaced } else { OverlapRule::Joined }
    }

    fn carry_out<'a>(&'a self, job: &'a Job, session: &'a Session) -> FlowFuture<'a> {
        Box::pin(carry_out(job, session, self))
    }
}

async fn carry_out(job: &Job, session: &Session, request: &RunRequest) -> Result<(), FlowError> {
    let begin = if request.start { RunChoice::New } else { RunChoice::Newest };
    follow(job, session, &request.pipelines, request.connection_arn.as_deref(), begin).await
}

/// Finds or starts the run of each pipeline and watches it to its end, one after the other. `connection` is that of their
/// sources, when it is known; else each pipeline says it.
pub(crate) async fn follow(
    job: &Job,
    session: &Session,
    pipelines: &[String],
    connection: Option<&str>,
    begin: RunChoice,
) -> Result<(), FlowError> {
    if begin == RunChoice::First {
        job.note(|notes| notes.awaited.extend(pipelines.iter().cloned()))?;
    }
    let console = Console { region: session.region(), endpoint: session.endpoint(Service::CodePipeline) };
    let mut shapes = Vec::new();
    for pipeline in pipelines {
        let shape = job.ask_without_end("codepipeline:GetPipeline", || session.pipelines().shape(pipeline)).await?;
        let Some(shape) = shape else {
            return Err(Fault::new(FaultCode::NotFound).with("what", pipeline.as_str()).into());
        };
        shapes.push((pipeline.as_str(), shape));
    }
    let unbegun = shapes.iter().map(|(pipeline, shape)| unbegun(pipeline, console.pipeline(pipeline), shape));
    job.show(|shown| shown.runs = unbegun.collect());
    job.begin(Phase::Run);
    for (pipeline, shape) in &shapes {
        follow_one(job, session, pipeline, shape, connection, begin).await?;
    }
    Ok(())
}

async fn follow_one(
    job: &Job,
    session: &Session,
    pipeline: &str,
    shape: &PipelineShape,
    connection: Option<&str>,
    begin: RunChoice,
) -> Result<(), FlowError> {
    let execution = choose(job, session, pipeline, begin).await?;
    let mut watching = RunWatch { job, session, pipeline, shape, ended: HashSet::new(), failures: HashMap::new() };
    let Err(fault) = watching.until_the_end(&execution).await? else { return Ok(()) };
    job.note(|notes| notes.run_failed(pipeline))?;
    let of_source = || shape.stages.iter().flat_map(|it| &it.actions).find_map(|it| it.connection.as_deref());
    let connection = connection.or_else(of_source);
    let operation = "codeconnections:GetConnection";
    let get = async |arn: &str| job.ask(operation, || session.connections().get(arn)).await;
    let fault = run_failure::with_connection(fault, pipeline, connection, get).await;
    Err(clone_finding::told_apart(fault, |repository, branch| job.ask_clone(repository, branch)).into())
}

/// The id of the run to watch, noted so that it stays the same after a restart; the newest may be another by then.
async fn choose(job: &Job, session: &Session, pipeline: &str, begin: RunChoice) -> Result<String, FlowError> {
    let notes = job.notes();
    // What failed before is tried again: by a run that somebody else started meanwhile, or by a new one.
    let begin = if notes.reruns_of(pipeline) > 0 { RunChoice::RunningOrNew } else { begin };
    let is_left = |run: &Execution| notes.left.get(pipeline).is_some_and(|id| id.is_empty() || *id == run.id);
    let known = notes.executions.get(pipeline).or(notes.execution.as_ref());
    if let Some(known) = known.filter(|_| begin != RunChoice::Newest) {
        return Ok(known.clone());
    }
    let begun = Instant::now();
    let execution = loop {
        let operation = "codepipeline:ListPipelineExecutions";
        let newest =
            job.ask_without_end(operation, || session.pipelines().executions(pipeline)).await?.into_iter().next();
        match (begin, newest) {
            (RunChoice::Newest | RunChoice::First, Some(newest)) => break newest.id,
            (RunChoice::RunningOrNew, Some(newest)) if newest.status == "InProgress" || is_left(&newest) => {
                break newest.id;
            }
            (RunChoice::RunningOrNew | RunChoice::New, _) => break start(job, session, pipeline).await?,
            (RunChoice::First, None) if begun.elapsed() > FIRST_RUN_PATIENCE => {
                break start(job, session, pipeline).await?;
            }
            (RunChoice::First, None) => job.pause(pacing::run(begun.elapsed())).await,
            (RunChoice::Newest, None) => {
                job.show(|shown| shown.status = JobStatus::WaitingForPerson);
                job.pause(pacing::approval(begun.elapsed())).await;
            }
        }
    };
    job.note(|notes| notes.watch(pipeline, &execution))?;
    job.show(|shown| shown.status = JobStatus::Running);
    Ok(execution)
}

async fn start(job: &Job, session: &Session, pipeline: &str) -> Result<String, FlowError> {
    // Another token only after a run that failed: a repeated call starts nothing twice.
    let token = format!("gangway-{}-{}", job.id, job.notes().reruns_of(pipeline) + 1);
    job.change("codepipeline:StartPipelineExecution", || session.pipelines().start(pipeline, &token)).await
}

struct RunWatch<'a> {
    job: &'a Job,
    session: &'a Session,
    pipeline: &'a str,
    shape: &'a PipelineShape,
    /// Builds that ended and whose logs are read to the end.
    ended: HashSet<String>,
    /// Failures in a row of a call, of those that only bring what a build says.
    failures: HashMap<&'static str, u32>,
}

impl RunWatch<'_> {
    /// Watches until the run ended. The inner error is why it didn't succeed.
    async fn until_the_end(&mut self, id: &str) -> Result<Result<(), Fault>, FlowError> {
        let begun = Instant::now();
        let mut builds: HashMap<String, Build> = HashMap::new();
        let mut waiting_since: Option<Instant> = None;
        let mut looks = 0;
        let mut absent = 0;
        loop {
            let pipelines = self.session.pipelines();
            let operation = "codepipeline:GetPipelineExecution";
            let Some(execution) =
                self.job.ask_without_end(operation, || pipelines.execution(self.pipeline, id)).await?
            else {
                // A run that was only just started may not be readable yet.
                absent += 1;
                if absent > 5 {
                    return Ok(Err(Fault::new(FaultCode::NotFound).with("what", id)));
                }
                self.job.pause(pacing::run(begun.elapsed())).await;
                continue;
            };
            let operation = "codepipeline:ListActionExecutions";
            let tries = self.job.ask_without_end(operation, || pipelines.action_runs(self.pipeline, id)).await?;
            let runs = latest(tries);
            if looks == 0 && builds.is_empty() {
                // Whoever comes to a run with a long log sees the run first.
                self.show(&execution, &runs, &builds, is_over(&execution));
            }
            for run in &runs {
                if is_build(self.shape, run) {
                    self.read_build(run, &mut builds).await;
                }
            }
            let over = is_over(&execution);
            let waits = self.show(&execution, &runs, &builds, over);
            // The last lines of a build come after its end: one more round for what ended just now.
            let late = builds.iter().any(|(id, build)| build.status != "IN_PROGRESS" && !self.ended.contains(id));
            looks += u32::from(over);
            if over && (!late || looks > LOOKS_AFTER_THE_END) {
                match self.verdict(&execution, &runs, &builds) {
                    Some(verdict) => return Ok(verdict),
                    None if looks > LOOKS_AFTER_THE_END => {
                        return Ok(Err(Fault::new(FaultCode::RunFailed).with("pipeline", self.pipeline)));
                    }
                    None => {}
                }
            }
            let wait = if over {
                BEFORE_THE_LAST_LOOK
            } else if waits {
                pacing::approval(waiting_since.get_or_insert_with(Instant::now).elapsed())
            } else {
                waiting_since = None;
                pacing::run(begun.elapsed())
            };
            self.job.pause(wait).await;
        }
    }

    /// Asks for a build and reads what its log has gained.
    async fn read_build(&mut self, run: &ActionRun, builds: &mut HashMap<String, Build>) {
        let Some(id) = &run.external_id else { return };
        if self.ended.contains(id) {
            return;
        }
        let answer = self.session.builds().get(id).await;
        let Some(Some(build)) = self.unless_unreadable(&run.action, GET_BUILD, answer) else { return };
        if let Some((group, stream)) = &build.log {
            for _ in 0..PAGES_A_ROUND {
                let since = self.job.read_to(id);
                let logs = self.session.logs();
                let answer = logs.lines(group, stream, since.as_deref()).await;
                let Some(page) = self.unless_unreadable(&run.action, GET_LOG, answer) else { break };
                // A page may be empty and yet not be the last one: only the same token says so.
                let ended = page.next == since;
                let lines = page.lines.into_iter().map(|(at, text)| (at, plain_text(&text))).collect();
                self.job.lines(id, &run.action, lines, page.next);
                if ended {
                    break;
                }
            }
        }
        let over = build.status != "IN_PROGRESS";
        // One round more than the build itself: the last lines come late.
        if over && builds.get(id).is_some_and(|before| before.status == build.status) {
            self.ended.insert(id.clone());
        }
        builds.insert(id.clone(), build);
    }

    /// Whoever can't read builds or logs still sees the run, so nothing that happens to these calls ends it: the next
    /// round asks again. What stays unreadable is told once, a refusal at once.
    fn unless_unreadable<T>(
        &mut self,
        action: &str,
        operation: &'static str,
        answer: Result<T, CallError>,
    ) -> Option<T> {
        let failures = self.failures.entry(operation).or_default();
        let error = match answer {
            Ok(answer) => {
                *failures = 0;
                return Some(answer);
            }
            Err(error) => error,
        };
        *failures += 1;
        tracing::warn!(%error, operation, "a build or its log can't be read");
        let refused = matches!(error.fault().code, FaultCode::AccessDenied | FaultCode::DeniedByOrganization);
        if refused || *failures == FAILURES_UNTOLD {
            let why = if refused { "refused" } else { "unread" };
            let facts = [("action", action.into()), ("operation", operation.into()), ("why", why.into())];
            self.job.event_once(EventCode::LogUnreadable, facts);
        }
        None
    }

    /// Shows the run as it is. Says whether it waits for an approval.
    fn show(&self, execution: &Execution, runs: &[ActionRun], builds: &HashMap<String, Build>, over: bool) -> bool {
        let before = self.job.snapshot().run_of(self.pipeline).cloned();
        let known = before.as_ref().and_then(|run| run.execution.clone());
        if known.as_deref() != Some(execution.id.as_str()) {
            self.job.event_once(
                EventCode::RunStarted,
                [
                    ("execution", execution.id.as_str().into()),
                    ("trigger", execution.trigger.clone().unwrap_or_else(|| "none".to_owned()).into()),
                ],
            );
        }
        let mut stages = stages(self.shape, runs, builds, over);
        self.job.without_answered(&mut stages);
        let old: HashMap<(String, String), StepState> = before
            .iter()
            .flat_map(|run| &run.stages)
            .flat_map(|stage| stage.actions.iter().map(|it| ((stage.name.clone(), it.name.clone()), it.state)))
            .collect();
        for stage in &stages {
            for action in &stage.actions {
                let was = old.get(&(stage.name.clone(), action.name.clone()));
                if action.state != StepState::Pending && was.is_some_and(|was| *was != action.state) {
                    self.job.event_once(
                        EventCode::ActionStatus,
                        [
                            ("execution", execution.id.as_str().into()),
                            ("stage", stage.name.as_str().into()),
                            ("action", action.name.as_str().into()),
                            ("status", spelled(action.state).into()),
                        ],
                    );
                }
            }
        }
        let waits = stages.iter().flat_map(|stage| &stage.actions).any(|action| action.awaits_approval);
        self.job.show(|shown| {
            shown.status = if waits { JobStatus::WaitingForPerson } else { JobStatus::Running };
            if let Some(run) = shown.runs.iter_mut().find(|run| run.pipeline == self.pipeline) {
                fill(run, execution, stages);
            }
        });
        waits
    }

    /// How a run that is over ended; none while what failed isn't listed yet.
    fn verdict(
        &self,
        execution: &Execution,
        runs: &[ActionRun],
        builds: &HashMap<String, Build>,
    ) -> Option<Result<(), Fault>> {
        match execution.status.as_str() {
            "Succeeded" => Some(Ok(())),
            "Failed" => run_failure::of(self.shape, runs, builds, |id| self.job.lines_of(id)).map(Err),
            status => Some(Err(Fault::new(FaultCode::RunStopped).with("status", status))),
        }
    }
}
