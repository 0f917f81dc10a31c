//! Answers a manual approval that a run waits for.

use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::quotas;

use crate::job::Job;
use crate::model::EventCode;

/// Answers the approval of this name that the job's run waits for.
pub(crate) async fn answer(
    job: &Job,
    session: &Session,
    action: &str,
    approve: bool,
    comment: &str,
) -> Result<(), Fault> {
    let run = job.snapshot().run;
    let nobody_waits = || Fault::new(FaultCode::NotFound).with("what", action);
    let (pipeline, execution) = run.and_then(|run| Some((run.pipeline, run.execution?))).ok_or_else(nobody_waits)?;
    let waiting = session.pipelines().waiting_approvals(&pipeline).await?;
    let waiting = waiting.into_iter().find(|it| it.action == action && it.execution == execution);
    let waiting = waiting.ok_or_else(nobody_waits)?;
    let comment: String = comment.chars().take(quotas::APPROVAL_SUMMARY.most).collect();
    let operation = "codepipeline:PutApprovalResult";
    job.before(operation)?;
    let outcome = session.pipelines().answer(&pipeline, &waiting, approve, &comment).await;
    job.after(operation, outcome.as_ref().err().map(|error| error.fault()))?;
    outcome?;
    job.event(EventCode::ApprovalAnswered, [("approved", if approve { "yes" } else { "no" }.into())]);
    job.check_now();
    Ok(())
}
