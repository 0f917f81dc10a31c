//! What a job does, and the same as it stands in a journal.

use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Approved;
use crate::approval::{RecordedApproval, Unusable};
use crate::documents::{document, spelled};
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

/// Work as it stands in a journal: documents. It is no approval, which is computed anew from them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RecordedWork {
    /// The kind of job.
    work: String,
    /// What was approved; none for a run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<Value>,
    request: Value,
}

impl RecordedWork {
    /// The setup that it belongs to; every kind's request names it.
    pub(crate) fn setup(&self) -> Option<&str> {
        self.request.get("setupId").and_then(Value::as_str)
    }

    /// The work with its approval, when plan and request still belong together and this version knows what they say.
    pub(crate) fn usable(self) -> Result<Work, Unusable> {
        let kind = JobKind::deserialize(self.work.as_str().into_deserializer());
        let kind = kind.map_err(|_: serde::de::value::Error| Unusable::FromNewerVersion)?;
        Ok(match kind {
            JobKind::Connect => Work::Connect(self.documents().approved()?),
            JobKind::Deploy => Work::Deploy(self.documents().approved()?),
            JobKind::TearDown => Work::TearDown(self.documents().approved()?),
            JobKind::Run => Work::Run(serde_json::from_value(self.request).map_err(|_| Unusable::FromNewerVersion)?),
        })
    }

    fn documents(self) -> RecordedApproval {
        RecordedApproval { plan: self.plan.unwrap_or_default(), request: self.request }
    }
}

impl From<&Work> for RecordedWork {
    fn from(work: &Work) -> Self {
        fn approved<R: Request>(it: &Approved<R>) -> RecordedWork {
            let RecordedApproval { plan, request } = RecordedApproval::of(it.plan(), it.request());
            RecordedWork { work: spelled(R::KIND), plan: Some(plan), request }
        }
        match work {
            Work::Connect(it) => approved(it),
            Work::Deploy(it) => approved(it),
            Work::TearDown(it) => approved(it),
            Work::Run(request) => Self { work: spelled(work.kind()), plan: None, request: document(request) },
        }
    }
}
