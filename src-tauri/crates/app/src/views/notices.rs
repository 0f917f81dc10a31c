//! What a person hears of who looks elsewhere.

use gangway_workflow::model::{JobKind, JobSnapshot, JobStatus, Phase, StepState};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, VariantArray};
use ts_rs::TS;

/// A job ended, or waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub code: NoticeCode,
    /// The setup's name, as the person wrote it; empty while it has none.
    pub name: String,
    pub place: NoticePlace,
}

/// Where in the window a notice leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticePlace {
    pub setup: String,
    /// What the job was for.
    pub job: JobKind,
}

/// Names the sentence `notice-<code>` of `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray, AsRefStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum NoticeCode {
    ApprovalWaits,
    ConnectionAvailable,
    ConnectionFailed,
    HostAvailable,
    HostFailed,
    HostDeleted,
    HostNotDeleted,
    DeploymentSucceeded,
    DeploymentFailed,
    RunSucceeded,
    RunFailed,
    TearDownSucceeded,
    TearDownFailed,
}

impl NoticeCode {
    /// All codes: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// What there is to tell of a job as it stands; none while it works, waits for the browser that the person was sent
    /// to, or was stopped by them.
    #[must_use]
    pub fn of(job: &JobSnapshot) -> Option<Self> {
        let failed_in_run = || job.phases.iter().any(|it| it.phase == Phase::Run && it.state == StepState::Failed);
        match (job.status, job.kind) {
            (JobStatus::WaitingForPerson | JobStatus::Running, _) => {
                job.awaits_approval().then_some(Self::ApprovalWaits)
            }
            (JobStatus::Cancelled, _) => None,
            (JobStatus::Succeeded, JobKind::Connect) => Some(Self::ConnectionAvailable),
            (JobStatus::Succeeded, JobKind::Deploy) => Some(Self::DeploymentSucceeded),
            (JobStatus::Succeeded, JobKind::Run) => Some(Self::RunSucceeded),
            (JobStatus::Succeeded, JobKind::TearDown) => Some(Self::TearDownSucceeded),
            (JobStatus::Succeeded, JobKind::Host | JobKind::ChangeHost | JobKind::ReplaceHost) => {
                Some(Self::HostAvailable)
            }
            (JobStatus::Succeeded, JobKind::DeleteHost) => Some(Self::HostDeleted),
            (JobStatus::Failed, JobKind::Connect) => Some(Self::ConnectionFailed),
            (JobStatus::Failed, JobKind::Host | JobKind::ChangeHost | JobKind::ReplaceHost) => Some(Self::HostFailed),
            (JobStatus::Failed, JobKind::DeleteHost) => Some(Self::HostNotDeleted),
            (JobStatus::Failed, JobKind::Run) => Some(Self::RunFailed),
            (JobStatus::Failed, JobKind::Deploy) if failed_in_run() => Some(Self::RunFailed),
            (JobStatus::Failed, JobKind::Deploy) => Some(Self::DeploymentFailed),
            (JobStatus::Failed, JobKind::TearDown) => Some(Self::TearDownFailed),
        }
    }
}
