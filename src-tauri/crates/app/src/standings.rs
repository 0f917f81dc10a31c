//! How a setup stands at AWS right now. Changes nothing.

use gangway_catalog::fault::Fault;
use gangway_setup::names::Names as AwsNames;
use gangway_workflow::model::{JobStatus, RunView};

use crate::App;
use crate::views::*;

impl App {
    /// The setup's connection, stack and newest run.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn standing(&self, question: SetupRef) -> Result<Standing, Fault> {
        let kept = self.kept(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let session = self.access.session(&account, &region).await?;
        let connection = match &kept.place.connection_arn {
            Some(arn) => match session.connections().get(arn).await {
                Err(error) if error.not_found() => None,
                answer => self.connection_views(vec![answer.map_err(Fault::from)?], &session).pop(),
            },
            None => None,
        };
        let names = AwsNames::of(&kept.setup);
        let stack = session.stacks().describe(&names.stack).await.map_err(Fault::from)?;
        let stack = stack.filter(|stack| stack.status != "DELETE_COMPLETE");
        let run = match &stack {
            Some(_) => self.newest_run(question).await?,
            None => None,
        };
        let stack = stack.map(|stack| StackView {
            name: stack.name,
            arn: stack.id,
            status: stack.status,
            reason: stack.reason,
        });
        Ok(Standing { connection, stack, run })
    }

    /// Watches the newest run just long enough to see it.
    async fn newest_run(&self, question: SetupRef) -> Result<Option<RunView>, Fault> {
        let job = self.watch_run(question).await?;
        let mut snapshots = self.jobs.watch(&job.id)?;
        let seen = snapshots.wait_for(|job| {
            job.status != JobStatus::Running || job.run.as_ref().is_some_and(|run| !run.status.is_empty())
        });
        let run = seen.await.ok().and_then(|snapshot| snapshot.run.clone());
        self.jobs.cancel(&job.id).await?;
        Ok(run)
    }
}
