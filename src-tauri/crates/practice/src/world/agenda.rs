//! What is going to happen and when.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::other::Other;

/// Something that happens by itself: something of a service goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Event {
    /// The service, as its row names it.
    pub(crate) service: String,
    /// What goes on, by the id that the service gave it.
    pub(crate) id: String,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// An event with its time. Events of one moment happen in the order in which they were planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DueEvent {
    pub(crate) at: Moment,
    order: u64,
    pub(crate) event: Event,
    #[serde(flatten)]
    other: Other,
}

impl Ord for DueEvent {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.order).cmp(&(other.at, other.order))
    }
}

impl PartialOrd for DueEvent {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The events to come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Agenda {
    due: BTreeSet<DueEvent>,
    /// Those that this version can't let happen. A version that can finds them when it opens the world.
    waiting: BTreeSet<DueEvent>,
    planned: u64,
    #[serde(flatten)]
    other: Other,
}

impl Agenda {
    pub(super) fn add(&mut self, at: Moment, event: Event) {
        self.planned += 1;
        self.due.insert(DueEvent { at, order: self.planned, event, other: Other::default() });
    }

    pub(super) fn next(&self) -> Option<Moment> {
        self.due.first().map(|due| due.at)
    }

    pub(super) fn pop_until(&mut self, to: Moment) -> Option<DueEvent> {
        if self.next()? > to {
            return None;
        }
        self.due.pop_first()
    }

    /// An event that couldn't happen: it waits for another version.
    pub(super) fn wait(&mut self, due: DueEvent) {
        self.waiting.insert(due);
    }

    /// What waited is tried again.
    pub(super) fn retry(&mut self) {
        self.due.append(&mut self.waiting);
    }
}
