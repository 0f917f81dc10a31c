//! iam, in the making.

use serde::{Deserialize, Serialize};

use super::unknown_operation;
use crate::call::{Answer, Call};
use crate::control::PracticeResource;
use crate::world::World;

/// What the service holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {}

/// Answers one call.
pub(crate) fn call(_world: &mut World, call: &Call) -> Answer {
    Err(unknown_operation(call))
}

/// What exists.
pub(crate) fn resources(_world: &World) -> Vec<PracticeResource> {
    Vec::new()
}
