//! How a stack is deleted, whoever planned it: its buckets are emptied first, as CloudFormation deletes none that holds
//! anything, and a run that is still at work may fill one again.

use std::time::Duration;

use gangway_aws::pacing;
use gangway_aws::session::Session;
use gangway_aws::stacks::{Stack, StackResource};
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::effect::AcceptedRequest;
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Plan, PlanItem};
use crate::resource_types::BUCKET;
use crate::retained::retained;
use crate::stack::{DELETE, StackFollower, busy, deletion_token, is_unheard};
use crate::stack_failure;

/// A run that was at work may write into a bucket that was just emptied: the stack is deleted this often, at most.
const TRIES: u32 = 3;

/// How long a deletion may take.
const PATIENCE: Duration = Duration::from_secs(3_600);

/// What a stack still holds.
#[derive(Debug)]
pub(crate) struct StackContent {
    /// In the order in which CloudFormation lists them.
    pub(crate) resources: Vec<StackResource>,
    /// The logical ids of those that stay when the stack goes.
    retained: std::collections::BTreeSet<String>,
}

impl StackContent {
    pub(crate) async fn of(session: &Session, stack: &Stack) -> Result<Self, Fault> {
        let mut resources = session.stacks().resources(&stack.id).await?;
        // A stack that failed also lists what it has deleted by then.
        resources.retain(|it| it.status != "DELETE_COMPLETE");
        let template = if resources.is_empty() { String::new() } else { session.stacks().template(&stack.id).await? };
        Ok(Self { resources, retained: retained(&template) })
    }

    pub(crate) fn stays(&self, resource: &StackResource) -> bool {
        self.retained.contains(&resource.id)
    }

    /// The buckets that are emptied before the stack can go.
    pub(crate) fn emptied(&self) -> impl Iterator<Item = PlanItem> {
        let goes = self.resources.iter().filter(|it| it.resource_type == BUCKET && !self.stays(it));
        goes.map(|it| item(Change::Empty, it))
    }
}

pub(crate) fn item(change: Change, resource: &StackResource) -> PlanItem {
    PlanItem {
        change,
        resource_type: resource.resource_type.clone(),
        id: resource.id.clone(),
        name: resource.physical_id.clone(),
        properties: Vec::new(),
    }
}

/// CloudFormation is at work on a stack that was to be deleted.
pub(crate) fn stack_busy(stack: &Stack) -> Fault {
    Fault::new(FaultCode::StackBusy).with("stack", stack.name.as_str()).with("status", stack.status.as_str())
}

/// Deletes a stack with the buckets that the person saw, or goes on with a deletion that this job began, until it is gone.
/// `emptied` is called each time that nothing is left in the buckets.
pub(crate) async fn delete_stack(
    job: &Job,
    session: &Session,
    plan: &Plan,
    stack: Stack,
    emptied: impl Fn(),
) -> Result<(), FlowError> {
    let stacks = session.stacks();
    let buckets = approved_buckets(job, session, plan, &stack).await?;
    let mut stack = stack;
    for attempt in 1..=TRIES {
        if !busy(&stack.status) && stack.status != "DELETE_COMPLETE" {
            for bucket in &buckets {
                empty(job, session, bucket).await?;
            }
            emptied();
            let newest = job.ask("cloudformation:DescribeStackEvents", || stacks.newest_event(&stack.id)).await?;
            job.note(|notes| {
                notes.event_before = newest;
                notes.delete_sent = true;
                notes.deletions += 1;
            })?;
            let token = deletion_token(job);
            job.change(DELETE, || stacks.delete(&stack.id, &token)).await?;
        } else if !job.notes().delete_sent || !stack.status.starts_with("DELETE") {
            return Err(stack_busy(&stack).into());
        } else {
            emptied();
        }
        let mut follow = StackFollower::after(job.notes().event_before);
        let Some(failed) = followed(job, session, &stack, &mut follow).await? else { return Ok(()) };
        let fills = follow.first_failure(&failed).reason.to_ascii_lowercase().contains("empty");
        if attempt == TRIES || !fills {
            return Err(stack_failure::of_deletion(&failed, &follow).into());
        }
        stack = failed;
    }
    Ok(())
}

/// Follows a deletion to its end. Gives the stack if it couldn't be deleted.
async fn followed(
    job: &Job,
    session: &Session,
    stack: &Stack,
    follow: &mut StackFollower,
) -> Result<Option<Stack>, FlowError> {
    let stacks = session.stacks();
    let begun = Instant::now();
    let mut accepted = AcceptedRequest::now(DELETE);
    let ended = loop {
        follow.read(job, session, &stack.id).await?;
        match job.ask_without_end("cloudformation:DescribeStacks", || stacks.describe(&stack.id)).await? {
            None => break None,
            Some(now) if now.status == "DELETE_COMPLETE" => break None,
            Some(now) if now.status == "DELETE_FAILED" && follow.agrees(&now) => break Some(now),
            Some(now) if is_unheard(follow, &now) && accepted.is_overdue() => {
                let token = deletion_token(job);
                accepted.send_again(job, || stacks.delete(&stack.id, &token)).await?;
            }
            // Deletion has been accepted but doesn't show yet.
            Some(_) if begun.elapsed() < PATIENCE => {}
            Some(now) => return Err(stack_busy(&now).into()),
        }
        job.pause(pacing::stack(begun.elapsed())).await;
    };
    follow.read(job, session, &stack.id).await?;
    Ok(ended)
}

/// The buckets of a stack that the person saw: one that joined it since then is another plan.
async fn approved_buckets(job: &Job, session: &Session, plan: &Plan, stack: &Stack) -> Result<Vec<String>, FlowError> {
    let listed = job.ask("cloudformation:ListStackResources", || session.stacks().resources(&stack.id)).await?;
    let seen =
        |it: &StackResource| plan.items.iter().any(|item| item.change == Change::Empty && item.name == it.physical_id);
    let buckets = listed.into_iter().filter(|it| it.resource_type == BUCKET && seen(it));
    Ok(buckets.filter_map(|it| it.physical_id).collect())
}

async fn empty(job: &Job, session: &Session, bucket: &str) -> Result<(), FlowError> {
    let mut count = 0;
    loop {
        let gone = job.change("s3:DeleteObjects", || session.buckets().empty_some(bucket)).await?;
        if gone == 0 {
            break;
        }
        count += gone;
    }
    if count > 0 {
        job.event(EventCode::BucketEmptied, [("bucket", bucket.into()), ("count", count.into())]);
    }
    Ok(())
}
