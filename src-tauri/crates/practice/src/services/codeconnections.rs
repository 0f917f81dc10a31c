//! Connections. C writes this; the world needs what stands here.

use serde::{Deserialize, Serialize};

use super::unknown_operation;
use crate::call::{Answer, Call};
use crate::control::PracticeResource;
use crate::world::ids::Ids;
use crate::world::{Moment, World};

/// What the service holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {}

impl State {
    /// One connection that is AVAILABLE, one that is PENDING.
    pub(crate) fn beginning(_account: &str, _ids: &mut Ids, _now: Moment) -> Self {
        Self {}
    }
}

/// Answers one call.
pub(crate) fn call(_world: &mut World, call: &Call) -> Answer {
    Err(unknown_operation(call))
}

/// What exists.
pub(crate) fn resources(_world: &World) -> Vec<PracticeResource> {
    Vec::new()
}
