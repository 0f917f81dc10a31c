//! What the person can do when a job stands still.

use gangway_catalog::fact::Fact;
use gangway_catalog::failures::{Cause, Remedy};
use gangway_catalog::fault::FaultCode;

use crate::model::{JobKind, JobSnapshot, JobStatus, NextStep};

/// The steps, the likeliest first.
pub(crate) fn steps(snapshot: &JobSnapshot) -> Vec<NextStep> {
    let row = snapshot.kind.row();
    match snapshot.status {
        JobStatus::Running => Vec::new(),
        JobStatus::WaitingForPerson => (row.next_while_waiting)(snapshot).to_vec(),
        JobStatus::Succeeded => row.next_when_done.to_vec(),
        // What AWS had begun by then may stand, and goes on.
        JobStatus::Cancelled if snapshot.stack.is_some() && snapshot.kind != JobKind::TearDown => {
            vec![NextStep::Retry, NextStep::OpenStack, NextStep::TearDown]
        }
        JobStatus::Cancelled => vec![NextStep::Retry],
        JobStatus::Failed => {
            let mut steps = after(snapshot);
            if let Some(best) = mending(snapshot, &steps) {
                steps.retain(|step| *step != best);
                steps.insert(0, best);
            }
            if snapshot.runs.iter().any(|run| run.execution.is_some()) {
                steps.push(NextStep::OpenPipeline);
            }
            steps
        }
    }
}

/// What mends the cause best, where the cause is known.
fn mending(snapshot: &JobSnapshot, steps: &[NextStep]) -> Option<NextStep> {
    let Some(Fact::Text(name)) = snapshot.fault.as_ref()?.facts.get("cause") else { return None };
    match Cause::named(name)?.remedy() {
        // What was rolled back goes on with a new plan.
        Remedy::RunAgain if steps.contains(&NextStep::PlanDeployment) => Some(NextStep::PlanDeployment),
        Remedy::RunAgain => Some(NextStep::Retry),
        Remedy::CorrectSetup => Some(NextStep::EditSetup),
        Remedy::ChangeConnection => Some(NextStep::NewConnection),
        Remedy::ChangeHost => Some(NextStep::EditHost),
        Remedy::Push => Some(NextStep::Push),
        Remedy::Console => None,
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
        | FaultCode::AwsFileRefused
        | FaultCode::AwsFileUnreadable
        | FaultCode::ProfileMissing
        | FaultCode::ProfileIncomplete
        | FaultCode::SectionMissing
        | FaultCode::SourceProfileUnusable
        | FaultCode::CredentialsUnsendable
        | FaultCode::RegionUnusable
        | FaultCode::EndpointUnusable
        | FaultCode::NotSignedIn
        | FaultCode::SignInExpired
        | FaultCode::SignInDenied
        | FaultCode::SignInTimedOut
        | FaultCode::SignInAbsent
        | FaultCode::SignInFileUnwritable
        | FaultCode::LoopbackUnavailable
        | FaultCode::AwsLoginFailed
        | FaultCode::MfaCodeWanted
        | FaultCode::CredentialProcessFailed
        | FaultCode::RoleNotInPortal
        | FaultCode::RoleDenied => vec![Retry, ChangeAccount],
        FaultCode::ConnectionNotAvailable => vec![OpenConnectionPage, Retry],
        FaultCode::ConnectionInError | FaultCode::ConnectionGone => vec![NewConnection],
        FaultCode::HostMissing
        | FaultCode::HostNetworkMissing
        | FaultCode::HostNotAvailable
        | FaultCode::HostGone
        | FaultCode::HostNotEditable
        | FaultCode::HostExists => vec![EditHost],
        FaultCode::HostNetworkFailed | FaultCode::HostInError => vec![EditHost, OpenHostPage],
        FaultCode::HostNetworkOverdue => vec![Retry, OpenHostPage, EditHost],
        FaultCode::HostBusy => vec![Retry, OpenHostPage],
        FaultCode::RegionWithoutService => vec![ChangeAccount],
        FaultCode::RegionNotEnabled | FaultCode::AccountNotActive => vec![Retry, ChangeAccount],
        // A new plan sends the pipeline again.
        FaultCode::PipelineNotRegistered => vec![PlanDeployment],
        // The stack was rolled back: what goes on needs a new plan, since it deletes what is left over.
        FaultCode::StackFailed => vec![EditSetup, PlanDeployment, OpenStack, TearDown],
        FaultCode::PlanChanged if snapshot.kind == JobKind::TearDown => vec![TearDown],
        FaultCode::PlanChanged => vec![PlanDeployment],
        FaultCode::ChangeSetFailed => vec![EditSetup, PlanDeployment],
        FaultCode::StackNotOurs => vec![EditSetup],
        FaultCode::StackBusy | FaultCode::TearDownFailed => vec![Retry, OpenStack],
        // AWS doesn't say whether the name is wrong or the connection may not read it.
        FaultCode::SourceNotFound => vec![EditSetup, NewConnection, Push, Retry],
        FaultCode::BuildFailed
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
        for kind in JobKind::ALL {
            let mut snapshot = fresh_snapshot("j", *kind, "s");
            assert_eq!(steps(&snapshot), []);
            for status in [JobStatus::Succeeded, JobStatus::Cancelled, JobStatus::Failed] {
                snapshot.status = status;
                assert!(!steps(&snapshot).is_empty(), "{kind:?} {status:?}");
            }
            snapshot.status = JobStatus::Failed;
            for (cause, best) in [
                (Cause::DockerHubLimit, NextStep::Retry),
                (Cause::RuntimeVersionUnknown, NextStep::EditSetup),
                (Cause::BranchUnreadable, NextStep::NewConnection),
                (Cause::LockFileStale, NextStep::Push),
                (Cause::HostSubnetFull, NextStep::EditHost),
            ] {
                snapshot.fault = Some(Fault::new(FaultCode::BuildFailed).with("cause", cause.name()));
                assert_eq!(steps(&snapshot).first(), Some(&best), "{cause:?}");
            }
            for code in FaultCode::ALL {
                snapshot.fault = Some(Fault::new(*code));
                assert!(!steps(&snapshot).is_empty(), "{kind:?} {code:?}");
            }
        }
    }
}
