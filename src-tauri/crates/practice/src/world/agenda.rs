//! What is going to happen and when.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// Something that happens by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub(crate) enum Event {
    /// A stack's operation goes on.
    Stack {
        /// The stack's id.
        stack: String,
    },
    /// A build goes on.
    Build {
        /// The build's id.
        build: String,
    },
    /// A pipeline execution goes on.
    Execution {
        /// The execution's id.
        execution: String,
    },
}

/// An event with its time. Events of one moment happen in the order in which they were planned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Due {
    pub(crate) at: Moment,
    order: u64,
    pub(crate) event: Event,
}

/// The events to come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Agenda {
    due: BTreeSet<Due>,
    planned: u64,
}

impl Agenda {
    pub(super) fn add(&mut self, at: Moment, event: Event) {
        self.planned += 1;
        self.due.insert(Due { at, order: self.planned, event });
    }

    pub(super) fn next(&self) -> Option<Moment> {
        self.due.first().map(|due| due.at)
    }

    pub(super) fn pop_until(&mut self, to: Moment) -> Option<Due> {
        if self.next()? > to {
            return None;
        }
        self.due.pop_first()
    }
}
