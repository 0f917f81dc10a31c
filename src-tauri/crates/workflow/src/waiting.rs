//! Waiting until a person has acted, in the browser, at AWS or at a provider: a connection becomes AVAILABLE, or a host.
//! Nothing but looking again tells. Whoever comes back to the window is noticed at once, and whoever keeps coming back
//! costs AWS no more than its budget.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use gangway_aws::errors::CallError;
use gangway_aws::pacing::{self, Budget};
use gangway_catalog::fault::Fault;
use tokio::time::Instant;

use crate::clock::{minutes_since, now};
use crate::job::{FlowError, Job};
use crate::model::{JobSnapshot, JobStatus};

/// From then on the person is told that nobody came; it is still looked at.
const LONG_WAIT_MINUTES: u32 = 30;

/// How far a person has brought it.
pub(crate) enum PersonProgress {
    /// Nobody has acted yet.
    Pending,
    /// What had to be done is done.
    Done,
    /// Nobody can bring it further.
    Failed(Fault),
}

/// What a person has to act on.
pub(crate) trait PersonTask: Sync {
    /// What AWS says of it.
    type Answer: Send;

    /// The call that says it, e.g. `codeconnections:GetConnection`.
    const OPERATION: &'static str;

    /// One call, without patience.
    fn look(&self) -> impl Future<Output = Result<Self::Answer, CallError>> + Send;

    /// Shows what AWS says.
    fn show(&self, job: &Job, answer: &Self::Answer);

    fn progress(&self, answer: &Self::Answer) -> PersonProgress;

    /// Shows since when the person is waited for, RFC 3339.
    fn show_since(&self, shown: &mut JobSnapshot, since: &str);

    /// What it means that AWS doesn't know it any more.
    fn gone(&self) -> Fault;

    /// What is told after so many minutes.
    fn overdue(&self, minutes: u32) -> Fault;
}

/// Waits, however long it takes. Waiting costs nothing; what is wrong meanwhile is shown.
pub(crate) async fn until_a_person_acts<A: PersonTask>(job: &Job, awaited: &A) -> Result<(), FlowError> {
    let turns = PacedCalls::begin();
    loop {
        let look = async || {
            turns.next().await;
            awaited.look().await
        };
        let answer = match job.ask_without_end(A::OPERATION, look).await {
            Ok(answer) => answer,
            Err(error) if error.not_found() => return Err(awaited.gone().into()),
            Err(error) => return Err(error.into()),
        };
        awaited.show(job, &answer);
        match awaited.progress(&answer) {
            PersonProgress::Done => return Ok(()),
            PersonProgress::Failed(fault) => return Err(fault.into()),
            PersonProgress::Pending => {}
        }
        job.note(|notes| {
            notes.waiting_since.get_or_insert_with(now);
        })?;
        let since = job.notes().waiting_since.unwrap_or_default();
        let overdue = minutes_since(&since) >= LONG_WAIT_MINUTES;
        job.show(|shown| {
            shown.status = JobStatus::WaitingForPerson;
            shown.fault = overdue.then(|| awaited.overdue(LONG_WAIT_MINUTES));
            awaited.show_since(shown, &since);
        });
        // After a restart the person is at the screen again: quick at first, also when it has waited for days.
        job.pause(pacing::connection(turns.elapsed())).await;
    }
}

/// The calls that the budget allows.
pub(crate) struct PacedCalls {
    begun: Instant,
    budget: Mutex<Budget>,
}

impl PacedCalls {
    pub(crate) fn begin() -> Self {
        Self { begun: Instant::now(), budget: Mutex::default() }
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Waits until the next call is within the budget, and counts it.
    pub(crate) async fn next(&self) {
        let wait = self.budget().wait(self.elapsed());
        tokio::time::sleep(wait).await;
        self.budget().spend(self.elapsed());
    }

    fn budget(&self) -> MutexGuard<'_, Budget> {
        self.budget.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
