//! What a job does, and the same as it stands in a journal.

use gangway_catalog::fault::Fault;
use serde::{Deserialize, Serialize};

use crate::Approved;
use crate::model::{JobKind, Plan};
use crate::requests::{ConnectionRequest, DeployRequest, Request, RunRequest, TearDownRequest};

/// What a job does. Whatever changes an account by more than a run carries its approval.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "one a job, and a job is large anyway")]
pub enum Work {
    /// Make a connection, or adopt one, and wait for the person in the browser.
    Connect(Approved<ConnectionRequest>),
    /// Carry out a change set, then watch the run.
    Deploy(Approved<DeployRequest>),
    /// Watch a run, or start one.
    Run(RunRequest),
    /// Take everything down.
    TearDown(Approved<TearDownRequest>),
}

impl Work {
    /// What it is.
    pub fn kind(&self) -> JobKind {
        match self {
            Self::Connect(_) => JobKind::Connect,
            Self::Deploy(_) => JobKind::Deploy,
            Self::Run(_) => JobKind::Run,
            Self::TearDown(_) => JobKind::TearDown,
        }
    }

    /// What the person approved; none for a run, which changes nothing that a push wouldn't.
    pub(crate) fn plan(&self) -> Option<&Plan> {
        match self {
            Self::Connect(it) => Some(it.plan()),
            Self::Deploy(it) => Some(it.plan()),
            Self::TearDown(it) => Some(it.plan()),
            Self::Run(_) => None,
        }
    }

    /// The setup that it belongs to.
    pub fn setup(&self) -> &str {
        match self {
            Self::Connect(it) => &it.request().setup_id,
            Self::Deploy(it) => &it.request().setup_id,
            Self::TearDown(it) => &it.request().setup_id,
            Self::Run(request) => &request.setup_id,
        }
    }
}

/// Work as it stands in a journal. It is no approval: that is computed anew from plan and request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "work", rename_all = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "one a job, on its way to or from the disk")]
pub(crate) enum RecordedWork {
    Connect { plan: Plan, request: ConnectionRequest },
    Deploy { plan: Plan, request: DeployRequest },
    Run { request: RunRequest },
    TearDown { plan: Plan, request: TearDownRequest },
}

impl RecordedWork {
    /// The work with its approval, when plan and request still belong together.
    pub(crate) fn approved(self) -> Result<Work, Fault> {
        fn again<R: Request>(plan: Plan, request: R) -> Result<Approved<R>, Fault> {
            let digest = plan.digest.clone();
            plan.approve(request, &digest)
        }
        Ok(match self {
            Self::Connect { plan, request } => Work::Connect(again(plan, request)?),
            Self::Deploy { plan, request } => Work::Deploy(again(plan, request)?),
            Self::TearDown { plan, request } => Work::TearDown(again(plan, request)?),
            Self::Run { request } => Work::Run(request),
        })
    }
}

impl From<&Work> for RecordedWork {
    fn from(work: &Work) -> Self {
        match work {
            Work::Connect(it) => Self::Connect { plan: it.plan().clone(), request: it.request().clone() },
            Work::Deploy(it) => Self::Deploy { plan: it.plan().clone(), request: it.request().clone() },
            Work::TearDown(it) => Self::TearDown { plan: it.plan().clone(), request: it.request().clone() },
            Work::Run(request) => Self::Run { request: request.clone() },
        }
    }
}
