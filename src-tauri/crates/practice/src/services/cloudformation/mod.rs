//! AWS CloudFormation: change sets that say what they would do, and an engine that does it through the very calls
//! that the other services answer.
//!
//! Start reading in `engine`: how an operation goes from resource to resource. `template.rs` reads what is wanted,
//! `resolve.rs` fills in references, `types/` knows how each type of resource is made, changed and deleted.

mod change_sets;
mod changes;
mod engine;
mod parameters;
mod references;
mod requests;
mod resolve;
mod stack;
mod template;
#[cfg(test)]
mod tests;
mod types;
mod views;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::stack::{Resource, Stack};
use super::read::Read as _;
use super::{Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::other::Other;
use crate::shared::Shared;
use crate::world::World;

/// The status of a resource that is only a name in its stack.
const NOT_IMITATED: &str = "NOT_IMITATED";

/// Stacks by id; deleted ones stay, as DescribeStacks still finds them by their id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    stacks: BTreeMap<String, Shared<Stack>>,
    #[serde(flatten)]
    other: Other,
}

impl State {
    fn get(&self, id: &str) -> Option<&Stack> {
        self.stacks.get(id).map(|stack| &**stack)
    }

    fn all(&self) -> impl Iterator<Item = &Stack> {
        self.stacks.values().map(|stack| &**stack)
    }
}

/// AWS CloudFormation.
pub(crate) struct CloudFormation;

impl Service for CloudFormation {
    type State = State;

    const OPERATIONS: &str = "CancelUpdateStack ContinueUpdateRollback CreateChangeSet CreateStack DeleteChangeSet DeleteStack \
        DescribeChangeSet DescribeEvents DescribeStackEvents DescribeStackResource DescribeStackResources \
        DescribeStacks ExecuteChangeSet GetTemplate GetTemplateSummary ListChangeSets ListStackResources \
        ListStacks UpdateStack UpdateTerminationProtection ValidateTemplate";

    fn call(world: &mut World, call: &Call) -> Answer {
        change_sets::call(world, call)
            .or_else(|| requests::call(world, call))
            .or_else(|| views::call(world, call))
            .unwrap_or_else(|| Err(unknown_operation(call)))
    }

    fn happen(world: &mut World, id: &str) -> bool {
        engine::happen(world, id)
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let alive = || world.services.cloudformation.all().filter(|stack| stack.status != "DELETE_COMPLETE");
        let stacks = alive().map(|stack| PracticeResource {
            resource_type: "AWS::CloudFormation::Stack".to_owned(),
            name: stack.name.clone(),
            status: stack.status.clone(),
        });
        // Those that are imitated are listed by the service that has them.
        let only_named =
            |one: &&Resource| !one.physical.is_empty() && types::find(&one.kind).is_some_and(|kind| !kind.imitated);
        let named = alive().flat_map(|stack| stack.resources.values()).filter(only_named);
        let named = named.map(|one| PracticeResource {
            resource_type: one.kind.clone(),
            name: one.physical.clone(),
            status: NOT_IMITATED.to_owned(),
        });
        stacks.chain(named).collect()
    }
}

fn invalid(message: impl Into<String>) -> AwsError {
    AwsError::new("ValidationError", message)
}

/// The id of the stack that a request names: by its name while it lives, or by its id.
fn find(world: &World, region: &str, name: &str) -> Option<String> {
    if world.services.cloudformation.stacks.contains_key(name) {
        return Some(name.to_owned());
    }
    let lives = |stack: &&Stack| stack.name == name && stack.region == region && stack.status != "DELETE_COMPLETE";
    world.services.cloudformation.all().find(lives).map(|stack| stack.id.clone())
}

/// The stack that a request names, which must exist.
fn named<'w>(world: &'w World, call: &Call) -> Result<&'w Stack, AwsError> {
    let name = call.input.text("StackName");
    let found = find(world, &call.region, name).and_then(|id| world.services.cloudformation.get(&id));
    found.ok_or_else(|| invalid(format!("Stack with id {name} does not exist")))
}
