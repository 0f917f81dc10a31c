//! What a job does, as one value for all kinds, and how it is read back from a journal.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use gangway_aws::session::Session;
use serde::Deserialize;
use serde::de::IntoDeserializer;

use crate::Approved;
use crate::approval::{RecordProblem, RecordedApproval};
use crate::documents::spelled;
use crate::job::{FlowError, Job};
use crate::model::{JobKind, Plan};
use crate::record::RecordedWork;
use crate::requests::{
    ConnectionRequest, DeployRequest, HostChangeRequest, HostDeletionRequest, HostReplacementRequest, HostRequest,
    Request, RunRequest, TearDownRequest,
};

/// What a job does: an [`Approved`] request, or one that needs no plan. Whatever changes an account by more than a run
/// carries its approval.
#[derive(Clone, Debug)]
pub struct Work(Arc<dyn Flow>);

/// A job's way to its end.
pub(crate) type FlowFuture<'a> = Pin<Box<dyn Future<Output = Result<(), FlowError>> + Send + 'a>>;

/// What becomes of a job of the same kind, setup and account that is at work when another one is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OverlapRule {
    /// Both jobs go on.
    Beside,
    /// Both are the same: no other one begins.
    Joined,
    /// The earlier one only watched, and ends.
    Replaced,
}

/// One kind of work that can be carried out.
pub(crate) trait Flow: fmt::Debug + Send + Sync {
    fn kind(&self) -> JobKind;

    fn setup(&self) -> &str;

    /// What it works on: whoever works on the same may be in its way.
    fn subject(&self) -> &str {
        self.setup()
    }

    /// What the person approved; none where nothing changes that a push wouldn't.
    fn plan(&self) -> Option<&Plan>;

    fn recorded(&self) -> RecordedWork;

    fn overlap(&self) -> OverlapRule {
        OverlapRule::Beside
    }

    fn carry_out<'a>(&'a self, job: &'a Job, session: &'a Session) -> FlowFuture<'a>;
}

impl Work {
    pub(crate) fn new(flow: impl Flow + 'static) -> Self {
        Self(Arc::new(flow))
    }

    pub fn kind(&self) -> JobKind {
        self.0.kind()
    }

    /// The setup that it belongs to.
    pub fn setup(&self) -> &str {
        self.0.setup()
    }

    /// What it works on, in this account: its setup, or what isn't one setup's.
    pub(crate) fn subject(&self) -> &str {
        self.0.subject()
    }

    pub(crate) fn plan(&self) -> Option<&Plan> {
        self.0.plan()
    }

    pub(crate) fn recorded(&self) -> RecordedWork {
        self.0.recorded()
    }

    pub(crate) fn overlap(&self) -> OverlapRule {
        self.0.overlap()
    }

    pub(crate) fn carry_out<'a>(&'a self, job: &'a Job, session: &'a Session) -> FlowFuture<'a> {
        self.0.carry_out(job, session)
    }
}

/// Work that needs an approved plan: implemented by its request, beside its flow.
pub(crate) trait PlannedRequest: Request + 'static {
    fn setup(&self) -> &str;

    /// As [`Flow::subject`].
    fn subject(&self) -> &str {
        self.setup()
    }

    fn carry_out<'a>(job: &'a Job, session: &'a Session, approved: &'a Approved<Self>) -> FlowFuture<'a>
    where
        Self: Sized;
}

impl<R: PlannedRequest> Flow for Approved<R> {
    fn kind(&self) -> JobKind {
        R::KIND
    }

    fn setup(&self) -> &str {
        self.request().setup()
    }

    fn subject(&self) -> &str {
        self.request().subject()
    }

    fn plan(&self) -> Option<&Plan> {
        Some(self.plan())
    }

    fn recorded(&self) -> RecordedWork {
        let RecordedApproval { plan, request } = RecordedApproval::of(self.plan(), self.request());
        RecordedWork { work: spelled(R::KIND), plan: Some(plan), request }
    }

    fn carry_out<'a>(&'a self, job: &'a Job, session: &'a Session) -> FlowFuture<'a> {
        R::carry_out(job, session, self)
    }
}

impl<R: PlannedRequest> From<Approved<R>> for Work {
    fn from(approved: Approved<R>) -> Self {
        Self::new(approved)
    }
}

impl From<RunRequest> for Work {
    fn from(request: RunRequest) -> Self {
        Self::new(request)
    }
}

/// The work that a journal has, with its approval: when plan and request still belong together, and this version knows
/// what they say.
impl TryFrom<RecordedWork> for Work {
    type Error = RecordProblem;

    fn try_from(recorded: RecordedWork) -> Result<Self, RecordProblem> {
        let kind = JobKind::deserialize(recorded.work.as_str().into_deserializer());
        match kind.map_err(|_: serde::de::value::Error| RecordProblem::FromNewerVersion)? {
            JobKind::Connect => with_plan::<ConnectionRequest>(recorded),
            JobKind::Deploy => with_plan::<DeployRequest>(recorded),
            JobKind::TearDown => with_plan::<TearDownRequest>(recorded),
            JobKind::Host => with_plan::<HostRequest>(recorded),
            JobKind::ChangeHost => with_plan::<HostChangeRequest>(recorded),
            JobKind::DeleteHost => with_plan::<HostDeletionRequest>(recorded),
            JobKind::ReplaceHost => with_plan::<HostReplacementRequest>(recorded),
            JobKind::Run => {
                let request: Result<RunRequest, _> = serde_json::from_value(recorded.request);
                request.map(Work::from).map_err(|_| RecordProblem::FromNewerVersion)
            }
        }
    }
}

fn with_plan<R: PlannedRequest>(recorded: RecordedWork) -> Result<Work, RecordProblem> {
    let recorded = RecordedApproval { plan: recorded.plan.unwrap_or_default(), request: recorded.request };
    recorded.approved::<R>().map(Work::from)
}
