//! What a person is told of who looks elsewhere while a job ends or waits for them.

use gangway_workflow::model::JobSnapshot;
use tokio::sync::broadcast;

use crate::App;
use crate::views::*;

impl App {
    /// Everything that is to be told of jobs, from now on.
    pub fn notices(&self) -> Notices<'_> {
        Notices { app: self, turns: self.jobs.turns() }
    }

    /// Whether the person wants to hear of it.
    fn notifies(&self) -> bool {
        self.read_settings().0.notifications
    }
}

/// The notices of all jobs, one after the other.
pub struct Notices<'a> {
    app: &'a App,
    turns: broadcast::Receiver<JobSnapshot>,
}

impl Notices<'_> {
    /// The next one; none when there are no jobs any more. Whoever has switched them off gets none.
    pub async fn next(&mut self) -> Option<Notice> {
        loop {
            let job = match self.turns.recv().await {
                Ok(job) => job,
                // Whoever was that slow hears the newest.
                Err(broadcast::error::RecvError::Lagged(_)) => continue,
                Err(broadcast::error::RecvError::Closed) => return None,
            };
            if let Some(code) = NoticeCode::of(&job)
                && self.app.notifies()
            {
                let setup = self.app.kept(&job.setup).ok().map(|kept| kept.setup.name.clone());
                // A host that is no setup's is told by its own name.
                let host = || job.host.as_ref().map(|host| host.name.clone());
                let name = setup.or_else(host).unwrap_or_default();
                return Some(Notice { code, name, place: NoticePlace { setup: job.setup, job: job.kind } });
            }
        }
    }
}
