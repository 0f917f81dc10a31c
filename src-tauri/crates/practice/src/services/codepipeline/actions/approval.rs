//! The manual approval: waits until a person answers.

use super::{ActionType, failure, wait};
use crate::services::read::Read as _;

/// How long it waits unless it says otherwise: 7 days, in minutes.
const USUAL: i64 = 7 * 24 * 60;

pub(super) static MANUAL: ActionType = ActionType {
    categories: &["Approval"],
    provider: "Manual",
    required: &[],
    optional: &["NotificationArn", "CustomData", "ExternalEntityLink"],
    inputs: 0..=0,
    outputs: 0..=0,
    check: |_| Ok(()),
    start: |world, work| {
        work.run.token = Some(world.ids.uuid());
        let minutes = work.declaration.number("timeoutInMinutes").unwrap_or(USUAL);
        wait(world, work, minutes.saturating_mul(60_000))
    },
    look: |world, work| match work.is_due(world) {
        true => Err(failure("TimedOut", "The approval timed out")),
        false => Ok(None),
    },
    entity: |_, _| None,
    page: |_, _| None,
};
