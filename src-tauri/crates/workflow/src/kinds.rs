//! What there is to know of each kind of job beside its flow: one row a kind.

use crate::model::{JobKind, JobSnapshot, NextStep, Phase};

/// What only one job of a setup at a time can work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExclusiveResource {
    Connection,
    Host,
    Stack,
}

/// A kind of job.
pub struct KindRow {
    /// What a job of this kind works on alone; none: it is in nobody's way.
    pub exclusive: Option<ExclusiveResource>,
    /// Whether its pipeline's run reads the repository.
    pub reads_repository: bool,
    /// In the order in which they follow one another, and how long each usually takes on AWS, in seconds; a person's phase
    /// has no usual time.
    pub(crate) phases: &'static [(Phase, Option<u32>)],
    /// What the person can do while it waits for them, the likeliest first.
    pub(crate) next_while_waiting: fn(&JobSnapshot) -> &'static [NextStep],
    /// What the person can do once it has succeeded, the likeliest first.
    pub(crate) next_when_done: &'static [NextStep],
}

impl JobKind {
    /// The row of this kind.
    pub fn row(self) -> &'static KindRow {
        match self {
            Self::Connect => &CONNECT,
            Self::Deploy => &DEPLOY,
            Self::Run => &RUN,
            Self::TearDown => &TEAR_DOWN,
            Self::Host => &HOST,
            Self::ChangeHost => &CHANGE_HOST,
            Self::DeleteHost => &DELETE_HOST,
            Self::ReplaceHost => &REPLACE_HOST,
        }
    }
}

const CONNECT: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Connection),
    reads_repository: false,
    phases: &[(Phase::Create, Some(3)), (Phase::Authorize, None)],
    next_while_waiting: |_| &[NextStep::OpenConnectionPage, NextStep::CheckNow, NextStep::NewConnection],
    next_when_done: &[NextStep::Continue],
};

const DEPLOY: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Stack),
    reads_repository: true,
    phases: &[
        (Phase::CheckConnection, Some(2)),
        (Phase::Stack, Some(90)),
        (Phase::Register, Some(2)),
        (Phase::Run, Some(180)),
    ],
    next_while_waiting: next_of_a_run,
    next_when_done: AFTER_A_RUN,
};

const RUN: KindRow = KindRow {
    exclusive: None,
    reads_repository: true,
    phases: &[(Phase::Run, Some(180))],
    next_while_waiting: next_of_a_run,
    next_when_done: AFTER_A_RUN,
};

const TEAR_DOWN: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Stack),
    reads_repository: false,
    phases: &[
        (Phase::EmptyBuckets, Some(10)),
        (Phase::DeleteStack, Some(60)),
        (Phase::DeleteConnection, Some(2)),
        DELETE_HOST_PHASE,
    ],
    // It waits for nobody.
    next_while_waiting: |_| &[],
    next_when_done: &[NextStep::PlanDeployment, NextStep::EditSetup],
};

/// In a VPC, AWS takes its part of it down.
const DELETE_HOST_PHASE: (Phase, Option<u32>) = (Phase::DeleteHost, Some(180));

/// AWS says "minutes" of its part of a VPC; Terraform gives up on it after 30.
const PREPARE_NETWORK: (Phase, Option<u32>) = (Phase::PrepareNetwork, Some(300));

const HOST: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Host),
    reads_repository: false,
    phases: &[(Phase::CreateHost, Some(3)), PREPARE_NETWORK, (Phase::SetUpHost, None)],
    next_while_waiting: |_| &[NextStep::OpenHostPage, NextStep::CheckNow, NextStep::EditHost],
    next_when_done: &[NextStep::Continue],
};

const CHANGE_HOST: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Host),
    reads_repository: false,
    phases: &[(Phase::ChangeHost, Some(3)), PREPARE_NETWORK, (Phase::SetUpHost, None)],
    next_while_waiting: |_| &[NextStep::OpenHostPage, NextStep::CheckNow],
    next_when_done: &[NextStep::Continue],
};

const DELETE_HOST: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Host),
    reads_repository: false,
    phases: &[(Phase::DeleteConnection, Some(2)), DELETE_HOST_PHASE],
    // It waits for nobody.
    next_while_waiting: |_| &[],
    next_when_done: &[NextStep::EditHost],
};

const REPLACE_HOST: KindRow = KindRow {
    exclusive: Some(ExclusiveResource::Host),
    reads_repository: false,
    phases: &[
        (Phase::DeleteConnection, Some(2)),
        (Phase::DeleteHost, Some(180)),
        (Phase::CreateHost, Some(3)),
        PREPARE_NETWORK,
        (Phase::SetUpHost, None),
    ],
    next_while_waiting: |_| &[NextStep::OpenHostPage, NextStep::CheckNow],
    next_when_done: &[NextStep::Continue],
};

const AFTER_A_RUN: &[NextStep] =
    &[NextStep::Push, NextStep::OpenPipeline, NextStep::StartRun, NextStep::ShareSetup, NextStep::TearDown];

/// Before there is a run somebody must push; later somebody must approve.
fn next_of_a_run(shown: &JobSnapshot) -> &'static [NextStep] {
    if !shown.awaits_approval() && shown.runs.iter().any(|run| run.execution.is_none()) {
        &[NextStep::Push, NextStep::StartRun, NextStep::OpenPipeline]
    } else {
        &[NextStep::Approve, NextStep::OpenPipeline]
    }
}
