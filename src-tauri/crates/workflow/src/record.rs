//! The lines of a job's journal.

use gangway_catalog::fault::Fault;
use serde::{Deserialize, Serialize};

use crate::jobs::Work;
use crate::model::{JobEvent, JobKind, JobSnapshot, Plan};
use crate::notes::Notes;
use crate::requests::{AccountKey, ConnectionRequest, DeployRequest, Request, RunRequest, TearDownRequest};

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "camelCase")]
pub(crate) enum Entry {
    /// The first line: everything that is needed to take the job up again.
    Started { at: String, account: AccountKey, work: Box<RecordedWork> },
    /// A call that changes the account is about to be sent.
    Before { at: String, call: String },
    /// It was answered, or not.
    After { at: String, call: String, fault: Option<Fault> },
    /// What the job knows now.
    Noted { at: String, notes: Notes },
    /// What the person was told.
    Event { event: JobEvent },
    /// The end, as it was shown.
    Ended { snapshot: Box<JobSnapshot> },
    /// The person tried it again.
    Again { at: String },
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
        fn again<R: Request>(plan: Plan, request: R) -> Result<crate::Approved<R>, Fault> {
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
