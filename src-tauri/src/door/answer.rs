//! What a command answers.

use gangway_app::JobWatch;
use gangway_app::bindings::Fault;
use serde::Serialize;

use crate::commands::faults::defect;

pub(super) enum Answer {
    /// JSON.
    Document(Vec<u8>),
    /// A job, live.
    Job(JobWatch),
}

impl Answer {
    pub(super) fn document(command: &'static str, answer: &impl Serialize) -> Result<Self, Fault> {
        serde_json::to_vec(answer).map(Self::Document).map_err(|_| defect(command))
    }
}
