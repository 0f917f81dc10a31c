//! What the person can do when a job stands still.

use gangway_catalog::fault::FaultCode;

use crate::model::{JobKind, JobSnapshot, JobStatus, NextStep};

/// The steps, the likeliest first.
pub(crate) fn steps(snapshot: &JobSnapshot) -> Vec<NextStep> {
    use NextStep::*;
    match (snapshot.status, snapshot.kind) {
        (JobStatus::Running, _) => Vec::new(),
        (JobStatus::WaitingForPerson, JobKind::Connect) => vec![OpenConnectionPage, CheckNow, NewConnection],
        (JobStatus::WaitingForPerson, _) if snapshot.run.as_ref().is_some_and(|run| run.execution.is_none()) => {
            vec![Push, StartRun, OpenPipeline]
        }
        (JobStatus::WaitingForPerson, _) => vec![Approve, OpenPipeline],
        (JobStatus::Succeeded, JobKind::Connect) => vec![Continue],
        (JobStatus::Succeeded, JobKind::Deploy | JobKind::Run) => {
            vec![Push, OpenPipeline, StartRun, ShareSetup, TearDown]
        }
        (JobStatus::Succeeded, JobKind::TearDown) => vec![PlanDeployment, EditSetup],
        (JobStatus::Cancelled, _) => vec![Retry],
        (JobStatus::Failed, _) => {
            let mut steps = after(snapshot);
            if snapshot.run.as_ref().is_some_and(|run| run.execution.is_some()) {
                steps.push(OpenPipeline);
            }
            steps
        }
    }
}

fn after(snapshot: &JobSnapshot) -> Vec<NextStep> {
    use NextStep::*;
    let Some(fault) = &snapshot.fault else { return vec![Retry] };
    match fault.code {
        FaultCode::AccessDenied
        | FaultCode::DeniedByOrganization
        | FaultCode::CredentialsExpired
        | FaultCode::CredentialsInvalid
        | FaultCode::CredentialsMissing
        | FaultCode::ProfileBroken => vec![Retry, ChangeAccount],
        FaultCode::ConnectionNotAvailable => vec![OpenConnectionPage, Retry],
        FaultCode::ConnectionInError | FaultCode::ConnectionGone => vec![NewConnection],
        FaultCode::RegionWithoutService => vec![ChangeAccount],
        // A new plan sends the pipeline again.
        FaultCode::PipelineNotRegistered => vec![PlanDeployment],
        // The stack was rolled back: what goes on needs a new plan, since it deletes what is left over.
        FaultCode::StackFailed => vec![EditSetup, PlanDeployment, OpenStack, TearDown],
        FaultCode::PlanChanged => vec![PlanDeployment],
        FaultCode::ChangeSetFailed => vec![EditSetup, PlanDeployment],
        FaultCode::StackNotOurs => vec![EditSetup],
        FaultCode::StackBusy | FaultCode::TearDownFailed => vec![Retry, OpenStack],
        FaultCode::SourceNotFound
        | FaultCode::BuildFailed
        | FaultCode::BuildspecMissing
        | FaultCode::BuildspecInvalid
        | FaultCode::ArtifactsMissing => vec![EditSetup, Push, Retry],
        FaultCode::ApprovalRejected | FaultCode::RunStopped => vec![Push, StartRun],
        _ => vec![Retry],
    }
}

#[cfg(test)]
mod tests {
    use gangway_catalog::fault::Fault;

    use super::*;
    use crate::snapshot::fresh_snapshot;

    #[test]
    fn whoever_stands_still_can_go_on() {
        let kinds = [JobKind::Connect, JobKind::Deploy, JobKind::Run, JobKind::TearDown];
        for kind in kinds {
            let mut snapshot = fresh_snapshot("j", kind, "s");
            assert_eq!(steps(&snapshot), []);
            for status in [JobStatus::Succeeded, JobStatus::Cancelled, JobStatus::Failed] {
                snapshot.status = status;
                assert!(!steps(&snapshot).is_empty(), "{kind:?} {status:?}");
            }
            snapshot.status = JobStatus::Failed;
            for code in FaultCode::ALL {
                snapshot.fault = Some(Fault::new(*code));
                assert!(!steps(&snapshot).is_empty(), "{kind:?} {code:?}");
            }
        }
    }
}
