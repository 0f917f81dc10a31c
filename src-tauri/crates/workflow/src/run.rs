//! Watches a pipeline's run: stages, actions, build phases and log lines, until it ends.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use gangway_aws::builds::Build;
use gangway_aws::diagnosis::{self, Failed};
use gangway_aws::pacing;
use gangway_aws::pipelines::{ActionRun, ActionShape, Execution, Shape};
use gangway_aws::session::Session;
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::job::{Job, Stop};
use crate::model::{ActionView, BuildPhase, EventCode, JobStatus, Phase, RunView, StageView, StepState};
use crate::requests::RunRequest;

/// CodePipeline starts a new pipeline by itself, within seconds; after this long it is started.
const FIRST_RUN_PATIENCE: Duration = Duration::from_secs(45);

/// The list of actions may lag behind the execution's own status: this many more looks for what failed.
const LOOKS_FOR_FAILURE: u32 = 3;

/// Which run is watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Begin {
    /// The newest; when there is none, the one that a push starts.
    Newest,
    /// The first of a pipeline that was just made.
    First,
    /// The newest when it is at work, else a new one.
    RunningOrNew,
    /// A new one.
    New,
}

pub(crate) async fn carry_out(job: &Job, session: &Session, request: &RunRequest) -> Result<(), Stop> {
    let begin = match (request.start, job.notes().attempt) {
        (_, 2..) => Begin::RunningOrNew,
        (true, _) => Begin::New,
        (false, _) => Begin::Newest,
    };
    follow(job, session, &request.pipeline, request.connection_arn.as_deref(), begin).await
}

/// Finds or starts the run and watches it to its end.
pub(crate) async fn follow(
    job: &Job,
    session: &Session,
    pipeline: &str,
    connection: Option<&str>,
    begin: Begin,
) -> Result<(), Stop> {
    let console = Console { region: session.region(), endpoint: session.endpoint() };
    let shape = job.ask("codepipeline:GetPipeline", || session.pipelines().shape(pipeline)).await?;
    let Some(shape) = shape else {
        return Err(Fault::new(FaultCode::NotFound).with("what", pipeline).into());
    };
    let address = console.pipeline(pipeline);
    job.show(|shown| {
        shown.run = Some(RunView {
            pipeline: pipeline.to_owned(),
            address,
            execution: None,
            status: String::new(),
            trigger: None,
            revision: None,
            revision_summary: None,
            stages: stages(&shape, &[], &HashMap::new(), false),
        });
    });
    loop {
        job.begin(Phase::Run);
        let execution = choose(job, session, pipeline, begin).await?;
        let mut watching =
            Watching { job, session, pipeline, shape: &shape, logs: HashMap::new(), ended: HashSet::new() };
        match watching.to_the_end(&execution).await? {
            Ok(()) => return Ok(()),
            Err(fault) if fault.code == FaultCode::ConnectionNotAvailable => {
                register(job, session, pipeline, connection, fault).await?;
            }
            Err(fault) => return Err(fault.into()),
        }
    }
}

/// A pipeline that was made or changed while its connection was PENDING knows of no push until it is sent again.
async fn register(
    job: &Job,
    session: &Session,
    pipeline: &str,
    connection: Option<&str>,
    fault: Fault,
) -> Result<(), Stop> {
    let Some(arn) = connection else { return Err(fault.into()) };
    let now = match job.ask("codeconnections:GetConnection", || session.connections().get(arn)).await {
        Ok(now) => now,
        Err(error) if error.not_found() => {
            return Err(Fault::new(FaultCode::ConnectionGone).with("name", arn).into());
        }
        Err(error) => return Err(error.into()),
    };
    if now.status == "ERROR" {
        return Err(Fault::new(FaultCode::ConnectionInError).with("name", now.name).into());
    }
    if now.status != "AVAILABLE" || job.notes().resubmitted {
        let fault = Fault::new(FaultCode::ConnectionNotAvailable).with("status", now.status);
        return Err(fault.with("name", now.name).into());
    }
    job.begin(Phase::Register);
    job.change("codepipeline:UpdatePipeline", || session.pipelines().resubmit(pipeline)).await?;
    job.note(|notes| {
        notes.resubmitted = true;
        notes.execution = None;
        // The run that failed is the newest: another one is wanted now.
        notes.attempt += 1;
    })?;
    job.finish(Phase::Register, StepState::Succeeded);
    let execution = start(job, session, pipeline).await?;
    job.note(|notes| notes.execution = Some(execution))?;
    Ok(())
}

/// The id of the run to watch, noted so that it stays the same after a restart.
async fn choose(job: &Job, session: &Session, pipeline: &str, begin: Begin) -> Result<String, Stop> {
    if let Some(known) = job.notes().execution {
        return Ok(known);
    }
    let begun = Instant::now();
    let execution = loop {
        let operation = "codepipeline:ListPipelineExecutions";
        let newest = job.ask(operation, || session.pipelines().executions(pipeline)).await?.into_iter().next();
        match (begin, newest) {
            (Begin::Newest | Begin::First, Some(newest)) => break newest.id,
            (Begin::RunningOrNew, Some(newest)) if newest.status == "InProgress" => break newest.id,
            (Begin::RunningOrNew | Begin::New, _) => break start(job, session, pipeline).await?,
            (Begin::First, None) if begun.elapsed() > FIRST_RUN_PATIENCE => {
                break start(job, session, pipeline).await?;
            }
            (Begin::First, None) => job.pause(pacing::run(begun.elapsed())).await,
            (Begin::Newest, None) => {
                job.show(|shown| shown.status = JobStatus::WaitingForPerson);
                job.pause(pacing::approval(begun.elapsed())).await;
            }
        }
    };
    job.note(|notes| notes.execution = Some(execution.clone()))?;
    job.show(|shown| shown.status = JobStatus::Running);
    Ok(execution)
}

async fn start(job: &Job, session: &Session, pipeline: &str) -> Result<String, Stop> {
    // The same token for the same attempt: a repeated call starts nothing twice.
    let token = format!("gangway-{}-{}", job.id, job.notes().attempt);
    job.change("codepipeline:StartPipelineExecution", || session.pipelines().start(pipeline, &token)).await
}

/// Where a build's log has been read to.
#[derive(Default)]
struct LogCursor {
    next: Option<String>,
}

struct Watching<'a> {
    job: &'a Job,
    session: &'a Session,
    pipeline: &'a str,
    shape: &'a Shape,
    /// By build id.
    logs: HashMap<String, LogCursor>,
    /// Builds that ended and whose logs are read to the end.
    ended: HashSet<String>,
}

impl Watching<'_> {
    /// Watches until the run ended. The inner error is why it didn't succeed.
    async fn to_the_end(&mut self, id: &str) -> Result<Result<(), Fault>, Stop> {
        let begun = Instant::now();
        let mut builds: HashMap<String, Build> = HashMap::new();
        let mut waiting_since: Option<Instant> = None;
        let mut looks = 0;
        let mut absent = 0;
        loop {
            let pipelines = self.session.pipelines();
            let operation = "codepipeline:GetPipelineExecution";
            let Some(execution) = self.job.ask(operation, || pipelines.execution(self.pipeline, id)).await? else {
                // A run that was only just started may not be readable yet.
                absent += 1;
                if absent > 5 {
                    return Ok(Err(Fault::new(FaultCode::NotFound).with("what", id)));
                }
                self.job.pause(pacing::run(begun.elapsed())).await;
                continue;
            };
            let operation = "codepipeline:ListActionExecutions";
            let tries = self.job.ask(operation, || pipelines.action_runs(self.pipeline, id)).await?;
            let runs = latest(tries);
            for run in &runs {
                if self.is_build(run) {
                    self.read_build(run, &mut builds).await?;
                }
            }
            let over = !matches!(execution.status.as_str(), "InProgress" | "Stopping");
            let waits = self.show(&execution, &runs, &builds, over);
            if over {
                match self.verdict(&execution, &runs, &builds) {
                    Some(verdict) => return Ok(verdict),
                    None if looks >= LOOKS_FOR_FAILURE => {
                        let fault = Fault::new(FaultCode::ActionFailed).with("stage", "").with("action", "");
                        return Ok(Err(fault.with("detail", execution.status)));
                    }
                    None => looks += 1,
                }
            }
            let wait = if waits {
                pacing::approval(waiting_since.get_or_insert_with(Instant::now).elapsed())
            } else {
                waiting_since = None;
                pacing::run(begun.elapsed())
            };
            self.job.pause(wait).await;
        }
    }

    fn action(&self, run: &ActionRun) -> Option<&ActionShape> {
        let stage = self.shape.stages.iter().find(|stage| stage.name == run.stage)?;
        stage.actions.iter().find(|action| action.name == run.action)
    }

    fn is_build(&self, run: &ActionRun) -> bool {
        self.action(run).is_some_and(|action| action.provider == "CodeBuild")
    }

    /// Asks for a build and reads what its log has gained.
    async fn read_build(&mut self, run: &ActionRun, builds: &mut HashMap<String, Build>) -> Result<(), Stop> {
        let Some(id) = &run.external_id else { return Ok(()) };
        if self.ended.contains(id) {
            return Ok(());
        }
        let build = self.job.ask("codebuild:BatchGetBuilds", || self.session.builds().get(id)).await?;
        let Some(build) = build else { return Ok(()) };
        let over = build.status != "IN_PROGRESS";
        if let Some((group, stream)) = &build.log {
            let cursor = self.logs.entry(id.clone()).or_default();
            loop {
                let since = cursor.next.clone();
                let operation = "logs:GetLogEvents";
                let logs = self.session.logs();
                let page = self.job.ask(operation, || logs.lines(group, stream, since.as_deref())).await?;
                let ended = page.next == since || page.lines.is_empty();
                cursor.next = page.next;
                self.job.lines(&run.action, page.lines);
                if ended {
                    break;
                }
            }
        }
        // One round more than the build itself: the last lines come late.
        if over && builds.get(id).is_some_and(|before| before.status == build.status) {
            self.ended.insert(id.clone());
        }
        builds.insert(id.clone(), build);
        Ok(())
    }

    /// Shows the run as it is. Says whether it waits for an approval.
    fn show(&self, execution: &Execution, runs: &[ActionRun], builds: &HashMap<String, Build>, over: bool) -> bool {
        let before = self.job.snapshot().run;
        let known = before.as_ref().and_then(|run| run.execution.clone());
        if known.as_deref() != Some(execution.id.as_str()) {
            self.job.event_once(
                EventCode::RunStarted,
                [
                    ("execution", execution.id.as_str().into()),
                    ("trigger", execution.trigger.clone().unwrap_or_default().into()),
                ],
            );
        }
        let stages = stages(self.shape, runs, builds, over);
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
            if let Some(run) = &mut shown.run {
                run.execution = Some(execution.id.clone());
                run.status.clone_from(&execution.status);
                run.trigger.clone_from(&execution.trigger);
                run.revision.clone_from(&execution.revision);
                run.revision_summary.clone_from(&execution.revision_summary);
                run.stages = stages;
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
            "Failed" => {
                let run = runs.iter().find(|run| run.status == "Failed")?;
                let action = self.action(run);
                let build = run.external_id.as_ref().and_then(|id| builds.get(id));
                let (code, message) = run.error.clone().unwrap_or_default();
                let source = action.and_then(|action| action.source.as_ref());
                let message = if message.is_empty() { run.summary.clone().unwrap_or_default() } else { message };
                Some(Err(diagnosis::diagnose(&Failed {
                    stage: &run.stage,
                    action: &run.action,
                    category: action.map_or("", |action| &action.category),
                    code: &code,
                    message: &message,
                    source: source.map(|(repository, branch)| (repository.as_str(), branch.as_str())),
                    phases: build.map_or(&[], |build| &build.phases),
                })))
            }
            status => Some(Err(Fault::new(FaultCode::RunStopped).with("status", status))),
        }
    }
}

/// The newest try of each action, in the order in which they began.
fn latest(tries: Vec<ActionRun>) -> Vec<ActionRun> {
    let mut runs: Vec<ActionRun> = Vec::new();
    for run in tries {
        match runs.iter_mut().find(|known| known.stage == run.stage && known.action == run.action) {
            Some(known) => *known = run,
            None => runs.push(run),
        }
    }
    runs
}

fn stages(shape: &Shape, runs: &[ActionRun], builds: &HashMap<String, Build>, over: bool) -> Vec<StageView> {
    shape
        .stages
        .iter()
        .map(|stage| {
            let actions: Vec<ActionView> = stage
                .actions
                .iter()
                .map(|action| {
                    let run = runs.iter().find(|run| run.stage == stage.name && run.action == action.name);
                    view(action, run, builds, over)
                })
                .collect();
            StageView { name: stage.name.clone(), state: together(&actions), actions }
        })
        .collect()
}

fn view(action: &ActionShape, run: Option<&ActionRun>, builds: &HashMap<String, Build>, over: bool) -> ActionView {
    let state = match run.map(|run| run.status.as_str()) {
        Some("Succeeded") => StepState::Succeeded,
        Some("Failed") => StepState::Failed,
        Some("Abandoned") => StepState::Skipped,
        Some(_) if over => StepState::Skipped,
        Some(_) => StepState::Running,
        None if over => StepState::Skipped,
        None => StepState::Pending,
    };
    let build = run.and_then(|run| run.external_id.as_ref()).and_then(|id| builds.get(id));
    let address =
        build.and_then(|build| build.address.clone()).or_else(|| run.and_then(|run| run.external_address.clone()));
    ActionView {
        name: action.name.clone(),
        category: action.category.clone(),
        provider: action.provider.clone(),
        state,
        summary: run.and_then(|run| run.summary.clone()),
        error: run
            .and_then(|run| run.error.as_ref())
            .map(|(code, message)| if message.is_empty() { code.clone() } else { message.clone() }),
        address,
        build_phases: build.map(phases).unwrap_or_default(),
        awaits_approval: action.category == "Approval" && state == StepState::Running,
        started_at: run.and_then(|run| run.started_at.clone()),
        updated_at: run.and_then(|run| run.updated_at.clone()),
    }
}

fn phases(build: &Build) -> Vec<BuildPhase> {
    build
        .phases
        .iter()
        // COMPLETED is CodeBuild's mark for the end, not something that takes time.
        .filter(|phase| phase.name != "COMPLETED")
        .map(|phase| {
            let state = match phase.status.as_str() {
                "SUCCEEDED" => StepState::Succeeded,
                "" | "IN_PROGRESS" => StepState::Running,
                "STOPPED" => StepState::Skipped,
                _ => StepState::Failed,
            };
            let said = |(code, message): &(String, String)| {
                [code.as_str(), message.as_str()]
                    .iter()
                    .filter(|it| !it.is_empty())
                    .copied()
                    .collect::<Vec<_>>()
                    .join(": ")
            };
            let message = phase.contexts.iter().map(said).collect::<Vec<_>>().join("\n");
            BuildPhase {
                name: phase.name.clone(),
                state,
                seconds: phase.seconds,
                message: (state == StepState::Failed && !message.is_empty()).then_some(message),
            }
        })
        .collect()
}

/// A stage's state from its actions'.
fn together(actions: &[ActionView]) -> StepState {
    let any = |state: StepState| actions.iter().any(|action| action.state == state);
    let all = |state: StepState| actions.iter().all(|action| action.state == state);
    if any(StepState::Failed) {
        StepState::Failed
    } else if any(StepState::Running) {
        StepState::Running
    } else if all(StepState::Succeeded) {
        StepState::Succeeded
    } else if any(StepState::Skipped) {
        StepState::Skipped
    } else if any(StepState::Succeeded) {
        StepState::Running
    } else {
        StepState::Pending
    }
}

fn spelled(state: StepState) -> &'static str {
    match state {
        StepState::Pending => "pending",
        StepState::Running => "running",
        StepState::Succeeded => "succeeded",
        StepState::Failed => "failed",
        StepState::Skipped => "skipped",
    }
}

/// Answers the approval of this name that the job's run waits for.
pub(crate) async fn answer(
    job: &Job,
    session: &Session,
    action: &str,
    approve: bool,
    comment: &str,
) -> Result<(), Fault> {
    let run = job.snapshot().run;
    let nobody_waits = || Fault::new(FaultCode::NotFound).with("what", action);
    let (pipeline, execution) = run.and_then(|run| Some((run.pipeline, run.execution?))).ok_or_else(nobody_waits)?;
    let waiting = session.pipelines().waiting_approvals(&pipeline).await?;
    let waiting = waiting.into_iter().find(|it| it.action == action && it.execution == execution);
    let waiting = waiting.ok_or_else(nobody_waits)?;
    // ApprovalResult.summary: 0..512 (codepipeline 2015-07-09).
    let comment: String = comment.chars().take(512).collect();
    let operation = "codepipeline:PutApprovalResult";
    job.before(operation)?;
    let outcome = session.pipelines().answer(&pipeline, &waiting, approve, &comment).await;
    job.after(operation, outcome.as_ref().err().map(|error| error.fault()))?;
    outcome?;
    job.event(EventCode::ApprovalAnswered, [("approved", if approve { "yes" } else { "no" }.into())]);
    job.check_now();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape() -> Shape {
        let action = |name: &str, category: &str, provider: &str| ActionShape {
            name: name.to_owned(),
            category: category.to_owned(),
            provider: provider.to_owned(),
            source: None,
        };
        let stage = |name: &str, actions: Vec<ActionShape>| gangway_aws::pipelines::StageShape {
            name: name.to_owned(),
            actions,
        };
        Shape {
            name: "shop".to_owned(),
            stages: vec![
                stage("Source", vec![action("Source", "Source", "CodeStarSourceConnection")]),
                stage("Build", vec![action("Build", "Build", "CodeBuild")]),
                stage("Deploy", vec![action("Approve", "Approval", "Manual"), action("Copy", "Deploy", "S3")]),
            ],
        }
    }

    fn run(stage: &str, action: &str, status: &str) -> ActionRun {
        ActionRun {
            stage: stage.to_owned(),
            action: action.to_owned(),
            status: status.to_owned(),
            ..ActionRun::default()
        }
    }

    /// The stages' states, and the actions that wait for an approval.
    fn check(runs: &[ActionRun], over: bool) -> (Vec<StepState>, Vec<String>) {
        let stages = stages(&shape(), runs, &HashMap::new(), over);
        let waits = stages.iter().flat_map(|stage| &stage.actions).filter(|it| it.awaits_approval);
        (stages.iter().map(|stage| stage.state).collect(), waits.map(|it| it.name.clone()).collect())
    }

    #[test]
    fn stages_follow_their_actions() {
        use StepState::*;
        assert_eq!(check(&[], false).0, [Pending, Pending, Pending]);
        let mut runs = vec![run("Source", "Source", "Succeeded"), run("Build", "Build", "InProgress")];
        assert_eq!(check(&runs, false).0, [Succeeded, Running, Pending]);
        runs[1].status = "Succeeded".to_owned();
        runs.push(run("Deploy", "Approve", "InProgress"));
        assert_eq!(check(&runs, false), (vec![Succeeded, Succeeded, Running], vec!["Approve".to_owned()]));
        runs[2].status = "Succeeded".to_owned();
        assert_eq!(check(&runs, false), (vec![Succeeded, Succeeded, Running], vec![]));
        runs.push(run("Deploy", "Copy", "Succeeded"));
        assert_eq!(check(&runs, true).0, [Succeeded, Succeeded, Succeeded]);
    }

    #[test]
    fn what_never_ran_is_left_out_once_it_is_over() {
        use StepState::*;
        let runs = [run("Source", "Source", "Succeeded"), run("Build", "Build", "Failed")];
        assert_eq!(check(&runs, true).0, [Succeeded, Failed, Skipped]);
        let runs = [run("Source", "Source", "Succeeded"), run("Build", "Build", "Abandoned")];
        assert_eq!(check(&runs, true).0, [Succeeded, Skipped, Skipped]);
    }

    #[test]
    fn of_several_tries_the_newest_counts() {
        let tries = vec![run("Build", "Build", "Failed"), run("Build", "Build", "InProgress")];
        let runs = latest(tries);
        assert_eq!(runs.len(), 1);
        assert_eq!(check(&runs, false).0[1], StepState::Running);
    }

    #[test]
    fn the_phases_of_a_build_say_what_went_wrong() {
        let phase = |name: &str, status: &str, contexts: Vec<(String, String)>| gangway_aws::builds::Phase {
            name: name.to_owned(),
            status: status.to_owned(),
            seconds: Some(3),
            contexts,
        };
        let said = vec![("COMMAND_EXECUTION_ERROR".to_owned(), "exit status 1".to_owned())];
        let build = Build {
            status: "FAILED".to_owned(),
            phases: vec![
                phase("INSTALL", "SUCCEEDED", vec![(String::new(), String::new())]),
                phase("BUILD", "FAILED", said),
                phase("FINALIZING", "", vec![]),
                phase("COMPLETED", "", vec![]),
            ],
            log: None,
            address: None,
        };
        let shown: Vec<_> = phases(&build).into_iter().map(|it| (it.name, it.state, it.message)).collect();
        assert_eq!(
            shown,
            [
                ("INSTALL".to_owned(), StepState::Succeeded, None),
                ("BUILD".to_owned(), StepState::Failed, Some("COMMAND_EXECUTION_ERROR: exit status 1".to_owned())),
                ("FINALIZING".to_owned(), StepState::Running, None),
            ]
        );
    }
}
