//! A run as it is shown, made from what CodePipeline and CodeBuild say of it. Pure.

use std::collections::HashMap;

use gangway_aws::builds::Build;
use gangway_aws::pipelines::{ActionRun, ActionShape, Execution, PipelineShape, StageShape};

use crate::model::{ActionView, BuildPhase, RunView, StageView, StepState};

/// The newest try of each action, in the order in which they began.
pub(crate) fn latest(tries: Vec<ActionRun>) -> Vec<ActionRun> {
    let mut runs: Vec<ActionRun> = Vec::new();
    for run in tries {
        match runs.iter_mut().find(|known| known.stage == run.stage && known.action == run.action) {
            Some(known) => *known = run,
            None => runs.push(run),
        }
    }
    runs
}

/// A pipeline of which no run is shown yet.
pub(crate) fn unbegun(pipeline: &str, address: String, shape: &PipelineShape) -> RunView {
    RunView {
        pipeline: pipeline.to_owned(),
        address,
        execution: None,
        status: String::new(),
        trigger: None,
        revision: None,
        revision_summary: None,
        status_summary: None,
        stages: stages(shape, &[], &HashMap::new(), false),
    }
}

/// Shows an execution as it is now.
pub(crate) fn fill(run: &mut RunView, execution: &Execution, stages: Vec<StageView>) {
    run.execution = Some(execution.id.clone());
    run.status.clone_from(&execution.status);
    run.trigger.clone_from(&execution.trigger);
    run.revision.clone_from(&execution.revision);
    run.revision_summary.clone_from(&execution.revision_summary);
    run.status_summary.clone_from(&execution.status_summary);
    run.stages = stages;
}

/// Whether nothing of it runs or waits any more.
pub(crate) fn is_over(execution: &Execution) -> bool {
    !matches!(execution.status.as_str(), "InProgress" | "Stopping")
}

/// The action that ran.
pub(crate) fn action_of<'a>(shape: &'a PipelineShape, run: &ActionRun) -> Option<&'a ActionShape> {
    let stage = shape.stages.iter().find(|stage| stage.name == run.stage)?;
    stage.actions.iter().find(|action| action.name == run.action)
}

pub(crate) fn is_build(shape: &PipelineShape, run: &ActionRun) -> bool {
    action_of(shape, run).is_some_and(|action| action.provider == "CodeBuild")
}

/// What a pipeline consisted of in a run: as it is now, with what ran then and is there no more.
pub(crate) fn shape_of_run(mut shape: PipelineShape, runs: &[ActionRun]) -> PipelineShape {
    for run in runs {
        let known = shape.stages.iter().position(|stage| stage.name == run.stage).unwrap_or_else(|| {
            shape.stages.push(StageShape { name: run.stage.clone(), actions: Vec::new() });
            shape.stages.len() - 1
        });
        let actions = &mut shape.stages[known].actions;
        if !actions.iter().any(|action| action.name == run.action) {
            actions.push(ActionShape {
                name: run.action.clone(),
                category: run.category.clone(),
                provider: run.provider.clone(),
                ..ActionShape::default()
            });
        }
    }
    shape
}

pub(crate) fn stages(
    shape: &PipelineShape,
    runs: &[ActionRun],
    builds: &HashMap<String, Build>,
    over: bool,
) -> Vec<StageView> {
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
        build: run.filter(|_| action.provider == "CodeBuild").and_then(|run| run.external_id.clone()),
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

pub(crate) fn spelled(state: StepState) -> &'static str {
    match state {
        StepState::Pending => "pending",
        StepState::Running => "running",
        StepState::Succeeded => "succeeded",
        StepState::Failed => "failed",
        StepState::Skipped => "skipped",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape() -> PipelineShape {
        let action = |name: &str, category: &str, provider: &str| ActionShape {
            name: name.to_owned(),
            category: category.to_owned(),
            provider: provider.to_owned(),
            source: None,
            connection: None,
            timeout_minutes: None,
        };
        let stage = |name: &str, actions: Vec<ActionShape>| StageShape { name: name.to_owned(), actions };
        PipelineShape {
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
    fn what_ran_then_is_shown_although_it_is_gone() {
        let old = ActionRun {
            category: "Test".to_owned(),
            provider: "CodeBuild".to_owned(),
            ..run("Check", "Lint", "Failed")
        };
        let shape = shape_of_run(shape(), &[run("Build", "Build", "Succeeded"), old]);
        let names: Vec<_> = shape.stages.iter().map(|stage| (stage.name.as_str(), stage.actions.len())).collect();
        assert_eq!(names, [("Source", 1), ("Build", 1), ("Deploy", 2), ("Check", 1)]);
        assert!(is_build(&shape, &run("Check", "Lint", "Failed")));
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
