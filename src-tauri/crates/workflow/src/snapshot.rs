//! A job as it is shown before anything happened.

use crate::clock::now;
use crate::model::{JobKind, JobSnapshot, JobStatus, PhaseView, StepState};

/// A job that has just begun.
pub(crate) fn fresh_snapshot(id: &str, kind: JobKind, setup: &str) -> JobSnapshot {
    let at = now();
    JobSnapshot {
        id: id.to_owned(),
        kind,
        setup: setup.to_owned(),
        status: JobStatus::Running,
        phases: phases(kind),
        connection: None,
        host: None,
        stack: None,
        runs: Vec::new(),
        fault: None,
        next: Vec::new(),
        last_event: 0,
        last_line: 0,
        started_at: at.clone(),
        updated_at: at,
    }
}

fn phases(kind: JobKind) -> Vec<PhaseView> {
    let phases = kind.row().phases.iter();
    phases
        .map(|(phase, usually_seconds)| PhaseView {
            phase: *phase,
            state: StepState::Pending,
            started_at: None,
            ended_at: None,
            usually_seconds: *usually_seconds,
        })
        .collect()
}
