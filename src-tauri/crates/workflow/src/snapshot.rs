//! A job as it is shown before anything happened.

use crate::clock::now;
use crate::model::{JobKind, JobSnapshot, JobStatus, Phase, PhaseView, StepState};

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
        stack: None,
        run: None,
        fault: None,
        next: Vec::new(),
        last_event: 0,
        last_line: 0,
        started_at: at.clone(),
        updated_at: at,
    }
}

fn phases(kind: JobKind) -> Vec<PhaseView> {
    // How long they usually take on AWS, seconds; a person's phase has no usual time.
    let usual: &[(Phase, Option<u32>)] = match kind {
        JobKind::Connect => &[(Phase::Create, Some(3)), (Phase::Authorize, None)],
        JobKind::Deploy => &[
            (Phase::CheckConnection, Some(2)),
            (Phase::Stack, Some(90)),
            (Phase::Register, Some(2)),
            (Phase::Run, Some(180)),
        ],
        JobKind::Run => &[(Phase::Run, Some(180))],
        JobKind::TearDown => {
            &[(Phase::EmptyBuckets, Some(10)), (Phase::DeleteStack, Some(60)), (Phase::DeleteConnection, Some(2))]
        }
    };
    usual
        .iter()
        .map(|(phase, usually_seconds)| PhaseView {
            phase: *phase,
            state: StepState::Pending,
            started_at: None,
            ended_at: None,
            usually_seconds: *usually_seconds,
        })
        .collect()
}
