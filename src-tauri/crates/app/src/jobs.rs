//! Long work, as the window and the terminal see it.

use std::collections::VecDeque;

use gangway_catalog::fault::Fault;
use gangway_workflow::Jobs;
use gangway_workflow::model::{JobMessage, JobSnapshot, JobStatus};
use tokio::sync::watch;

use crate::App;
use crate::views::*;

impl App {
    /// A job as it is now.
    ///
    /// # Errors
    /// [`JobUnknown`](gangway_catalog::fault::FaultCode::JobUnknown).
    pub async fn job(&self, question: JobRef) -> Result<JobSnapshot, Fault> {
        self.jobs.get(&question.job)
    }

    /// What happened in a job since.
    ///
    /// # Errors
    /// [`JobUnknown`](gangway_catalog::fault::FaultCode::JobUnknown).
    pub async fn job_history(&self, question: JobCursor) -> Result<JobHistory, Fault> {
        let (events, lines) = self.jobs.history(&question.job, question.event, question.line)?;
        Ok(JobHistory { events, lines })
    }

    /// Has a job look at once instead of when it would.
    ///
    /// # Errors
    /// [`JobUnknown`](gangway_catalog::fault::FaultCode::JobUnknown).
    pub async fn check_now(&self, question: JobRef) -> Result<JobSnapshot, Fault> {
        self.jobs.check_now(&question.job)
    }

    /// Stops a job. What AWS was asked to do goes on there.
    ///
    /// # Errors
    /// [`JobUnknown`](gangway_catalog::fault::FaultCode::JobUnknown).
    pub async fn cancel_job(&self, question: JobRef) -> Result<JobSnapshot, Fault> {
        self.jobs.cancel(&question.job).await
    }

    /// Tries a job again under the same approval.
    ///
    /// # Errors
    /// [`JobUnknown`](gangway_catalog::fault::FaultCode::JobUnknown), or that another one is in its way; as
    /// [`App::practise`].
    pub async fn retry_job(&self, question: JobRef) -> Result<JobSnapshot, Fault> {
        let job = self.jobs.get(&question.job)?;
        if job.kind.row().reads_repository
            && let Ok(kept) = self.kept(&job.setup)
        {
            self.stand_in(&kept).await?;
        }
        self.jobs.retry(&question.job)
    }

    /// Answers a manual approval that a run waits for.
    ///
    /// # Errors
    /// When no such approval waits, or as every call of AWS.
    pub async fn answer_approval(&self, question: AnswerApproval) -> Result<JobSnapshot, Fault> {
        self.jobs.answer_approval(&question.job, &question.action, question.approve, &question.comment).await
    }

    /// The person is back: whatever waits for them looks at once.
    pub async fn look_again(&self) {
        for job in self.jobs.list() {
            if job.status == JobStatus::WaitingForPerson && self.jobs.check_now(&job.id).is_err() {
                tracing::info!("a job was gone when it was looked for");
            }
        }
    }

    /// Everything of a job that isn't known yet, then everything as it happens, until it ends.
    ///
    /// # Errors
    /// [`JobUnknown`](gangway_catalog::fault::FaultCode::JobUnknown).
    pub fn watch_job(&self, question: JobCursor) -> Result<JobWatch, Fault> {
        let mut snapshots = self.jobs.watch(&question.job)?;
        snapshots.mark_changed();
        let jobs = self.jobs.clone();
        Ok(JobWatch { jobs, since: question, snapshots, ready: VecDeque::new(), ended: false })
    }

    pub(crate) fn take_up_jobs(&self) {
        for job in self.jobs.resume(|account| self.access.practice.is_reachable(account)) {
            tracing::info!(kind = ?job.kind, "taken up again");
        }
    }
}

/// A job that is being watched.
pub struct JobWatch {
    jobs: Jobs,
    since: JobCursor,
    snapshots: watch::Receiver<JobSnapshot>,
    ready: VecDeque<JobMessage>,
    ended: bool,
}

impl JobWatch {
    /// The next message; none after the last one of a job that ended. What happened comes before the snapshot that it
    /// led to.
    pub async fn next(&mut self) -> Option<JobMessage> {
        loop {
            if let Some(message) = self.ready.pop_front() {
                return Some(message);
            }
            if self.ended || self.snapshots.changed().await.is_err() {
                return None;
            }
            let snapshot = self.snapshots.borrow_and_update().clone();
            self.ended = !snapshot.status.is_at_work();
            while let Ok((events, lines)) = self.jobs.history(&self.since.job, self.since.event, self.since.line) {
                let newest = (events.last().map(|event| event.number), lines.last().map(|line| line.number));
                if newest == (None, None) {
                    break;
                }
                self.since.event = newest.0.unwrap_or(self.since.event);
                self.since.line = newest.1.unwrap_or(self.since.line);
                if !events.is_empty() {
                    self.ready.push_back(JobMessage::Events { events });
                }
                if !lines.is_empty() {
                    self.ready.push_back(JobMessage::Lines { lines });
                }
            }
            self.ready.push_back(JobMessage::Snapshot { snapshot });
        }
    }
}
