//! Answers a manual approval that a run waits for.

use gangway_aws::errors::CallError;
use gangway_aws::pipelines::WaitingApproval;
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::quotas;

use crate::job::Job;
use crate::model::{EventCode, RunView};
use crate::patience::patiently;

/// Answers the approval of this name that the job's run waits for.
pub(crate) async fn answer(
    job: &Job,
    session: &Session,
    action: &str,
    approve: bool,
    comment: &str,
) -> Result<(), Fault> {
    fits(comment)?;
    let nobody_waits = || Fault::new(FaultCode::NotFound).with("what", action);
    let (pipeline, execution) = waiting_run(job.snapshot().runs, action).ok_or_else(nobody_waits)?;
    let pipelines = session.pipelines();
    let waiting = patiently(|| async { Ok(pipelines.waiting_approvals(&pipeline).await?) }).await?;
    let waiting = waiting.into_iter().find(|it| it.action == action && it.execution == execution);
    let waiting = waiting.ok_or_else(nobody_waits)?;
    let operation = "codepipeline:PutApprovalResult";
    job.before(operation)?;
    let sent = pipelines.answer(&pipeline, &waiting, approve, comment).await;
    job.after(operation, sent.as_ref().err().map(CallError::fault))?;
    if let Err(error) = sent {
        // The first answer may have been lost, and the repeated call refused because the approval was answered by it.
        let unclear = error.outcome_unknown() || error.code().ends_with("ApprovalAlreadyCompletedException");
        // Where even looking fails, what is known of the answer is told.
        let look = || answered(session, &pipeline, &waiting, approve);
        if !unclear || !patiently(look).await.unwrap_or_default() {
            return Err(error.into());
        }
    }
    job.approval_answered(&waiting.stage, &waiting.action);
    job.event(EventCode::ApprovalAnswered, [("approved", if approve { "yes" } else { "no" }.into())]);
    job.check_now();
    Ok(())
}

/// Pipeline and execution of the run in which this action waits, as far as the job knows; else of the first run that has
/// begun.
fn waiting_run(runs: Vec<RunView>, action: &str) -> Option<(String, String)> {
    let waits = |run: &RunView| {
        run.stages.iter().flat_map(|stage| &stage.actions).any(|it| it.awaits_approval && it.name == action)
    };
    let mut begun: Vec<(bool, String, String)> =
        runs.into_iter().filter_map(|run| Some((!waits(&run), run.pipeline, run.execution?))).collect();
    begun.sort_by_key(|(waits_not, ..)| *waits_not);
    begun.into_iter().next().map(|(_, pipeline, execution)| (pipeline, execution))
}

fn fits(comment: &str) -> Result<(), Fault> {
    let (count, most) = (comment.chars().count(), quotas::APPROVAL_SUMMARY.most);
    if count <= most {
        return Ok(());
    }
    Err(Fault::new(FaultCode::CommentTooLong).with("limit", most).with("count", count))
}

/// Whether the approval was answered in this very way.
async fn answered(session: &Session, pipeline: &str, approval: &WaitingApproval, approve: bool) -> Result<bool, Fault> {
    let wanted = if approve { "Succeeded" } else { "Failed" };
    let tries = session.pipelines().action_runs(pipeline, &approval.execution).await?;
    let newest = tries.iter().rev().find(|it| it.stage == approval.stage && it.action == approval.action);
    Ok(newest.is_some_and(|it| it.status == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_whole_or_not_sent() {
        assert_eq!(fits(&"良".repeat(512)), Ok(()));
        let fault = fits(&"良".repeat(513)).unwrap_err();
        assert_eq!(fault, Fault::new(FaultCode::CommentTooLong).with("limit", 512_usize).with("count", 513_usize));
    }
}
