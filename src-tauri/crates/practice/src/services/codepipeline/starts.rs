//! How an execution begins: by a push, by hand, or to take a stage back. The oldest ones are then forgotten.

use std::collections::BTreeMap;

use super::execution::{ActionRun, Execution, Revision, StageRun, Status};
use super::executions;
use crate::other::Other;
use crate::services::codepipeline::CodePipeline;
use crate::services::read::Read as _;
use crate::services::s3;
use crate::shared::Shared;
use crate::world::World;
use crate::world::history::RUNS;

/// How many executions of a pipeline may run or wait (the quota of QUEUED and PARALLEL mode); what a push would start
/// beyond that is dropped without a word.
const MOST: usize = 50;

/// Starts an execution; gives its id, none when there are too many already.
pub(super) fn start(
    world: &mut World,
    place: &str,
    trigger: (String, String),
    mut variables: BTreeMap<String, String>,
    revisions: BTreeMap<String, Revision>,
) -> Option<String> {
    let running = executions(world, place).iter().filter(|execution| execution.status.is_running()).count();
    let pipeline = world.services.codepipeline.pipelines.get(place)?;
    let declaration = pipeline.declaration.clone();
    if running >= MOST {
        return None;
    }
    for variable in declaration.list("variables") {
        let name = format!("variables.{}", variable.text("name"));
        variables.entry(name).or_insert_with(|| variable.text("defaultValue").to_owned());
    }
    let region = pipeline.region.clone();
    let stage = |stage: &serde_json::Value| StageRun {
        name: stage.text("name").to_owned(),
        status: None,
        entered: world.now,
        actions: stage
            .list("actions")
            .iter()
            .map(|action| ActionRun { name: action.text("name").to_owned(), ..ActionRun::default() })
            .collect(),
        retried: (0, 0),
        earlier: Vec::new(),
        other: Other::default(),
    };
    let stages = declaration.list("stages").iter().map(stage).collect();
    world.services.codepipeline.started += 1;
    let execution = Execution {
        id: world.ids.uuid(),
        number: world.services.codepipeline.started,
        region,
        pipeline: place.to_owned(),
        declaration,
        status: Status::InProgress,
        trigger,
        started: world.now,
        updated: world.now,
        variables,
        revisions,
        stages,
        at: 0,
        artifacts: BTreeMap::new(),
        stopped_for: None,
        rolls_back_to: None,
        other: Other::default(),
    };
    Some(begin(world, execution))
}

/// Takes a stage back to what an earlier execution brought; gives the new execution's id.
pub(super) fn roll_back(
    world: &mut World,
    failed: &Execution,
    stage: usize,
    target: &Execution,
    automatic: bool,
) -> String {
    let mut execution = target.clone();
    world.services.codepipeline.started += 1;
    execution.id = world.ids.uuid();
    execution.number = world.services.codepipeline.started;
    execution.status = Status::InProgress;
    execution.started = world.now;
    execution.updated = world.now;
    execution.at = stage;
    execution.rolls_back_to = Some(target.id.clone());
    let kind = if automatic { "AutomatedRollback" } else { "ManualRollback" };
    execution.trigger = (kind.to_owned(), format!("{{\"FailedPipelineExecutionId\":\"{}\"}}", failed.id));
    for (index, run) in execution.stages.iter_mut().enumerate() {
        run.retried = (0, 0);
        run.earlier.clear();
        if index >= stage {
            run.status = None;
            run.actions.iter_mut().for_each(ActionRun::reset);
        }
    }
    begin(world, execution)
}

fn begin(world: &mut World, execution: Execution) -> String {
    let (id, pipeline) = (execution.id.clone(), execution.pipeline.clone());
    world.services.codepipeline.executions.insert(id.clone(), execution.into());
    forget(world, &pipeline);
    world.plan::<CodePipeline>(world.now, id.clone());
    id
}

/// Forgets the oldest ended executions, and those of their artifacts that no later one goes back to.
fn forget(world: &mut World, place: &str) {
    let ended = executions(world, place).into_iter().filter(|execution| !execution.status.is_running());
    let ended: Vec<String> = ended.map(|execution| execution.id.clone()).collect();
    for id in ended.iter().take(ended.len().saturating_sub(RUNS)) {
        let Some(gone) = world.services.codepipeline.executions.remove(id) else { continue };
        for place in gone.artifacts.values() {
            let needed = |other: &Shared<Execution>| other.artifacts.values().any(|one| one == place);
            if !world.services.codepipeline.executions.values().any(needed) {
                s3::forget(world, &place.0, &place.1);
            }
        }
        if let Some(pipeline) = world.services.codepipeline.pipelines.get_mut(place) {
            pipeline.tokens.retain(|_, execution| execution != id);
        }
    }
}
