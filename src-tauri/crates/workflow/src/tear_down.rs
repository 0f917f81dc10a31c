//! Takes everything down again: empties the stack's buckets, deletes the stack, and the connection when it is ours.

use std::time::Duration;

use gangway_aws::pacing;
use gangway_aws::session::Session;
use gangway_aws::stacks::{Stack, StackResource};
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::Approved;
use crate::effect::AcceptedRequest;
use crate::job::{FlowError, Job};
use crate::model::{Change, EventCode, Phase, Plan, PlanItem, StepState};
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::proposals::Proposals;
use crate::requests::{TearDownRequest, is_ours};
use crate::resource_types::{BUCKET, CONNECTION, STACK};
use crate::retained::retained;
use crate::stack::{DELETE, EMPTY, StackFollower, busy, deletion_token, is_unheard, show_stack};
use crate::work::{FlowFuture, PlannedRequest};

/// A run that was at work may write into a bucket that was just emptied: the stack is deleted this often, at most.
const TRIES: u32 = 3;

/// A connection that was deleted may still be shown for a moment.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// Plans: which buckets are emptied, what goes with the stack and what outlives it, and whether the connection goes.
///
/// # Errors
/// [`FaultCode::StackNotOurs`]; [`FaultCode::StackBusy`]; what AWS says.
pub async fn plan(session: &Session, request: &TearDownRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

async fn plan_once(session: &Session, request: &TearDownRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let mut items = Vec::new();
    let stack = session.stacks().describe(&request.stack).await?.filter(|stack| stack.status != "DELETE_COMPLETE");
    if let Some(stack) = &stack {
        ours(session, stack, request).await?;
        if busy(&stack.status) {
            return Err(stack_busy(stack));
        }
        let resources = session.stacks().resources(&stack.id).await?;
        let template = if resources.is_empty() { String::new() } else { session.stacks().template(&stack.id).await? };
        let retained = retained(&template);
        let stays = |it: &StackResource| retained.contains(&it.id);
        let goes = resources.iter().filter(|it| it.resource_type == BUCKET && !stays(it));
        items.extend(goes.map(|it| item(Change::Empty, it)));
        let change = |it: &StackResource| if stays(it) { Change::Keep } else { Change::Remove };
        items.extend(resources.iter().rev().map(|it| item(change(it), it)));
        items.push(PlanItem {
            change: Change::Remove,
            resource_type: STACK.to_owned(),
            id: request.stack.clone(),
            name: Some(request.stack.clone()),
            properties: Vec::new(),
        });
    }
    items.extend(connection_item(session, request).await?);
    Ok(Plan::new(&identity.account, session.region(), Some(&request.stack), items, request))
}

fn item(change: Change, resource: &StackResource) -> PlanItem {
    PlanItem {
        change,
        resource_type: resource.resource_type.clone(),
        id: resource.id.clone(),
        name: resource.physical_id.clone(),
        properties: Vec::new(),
    }
}

/// The connection as an item: removed when we made it for this setup, kept when somebody else did.
async fn connection_item(session: &Session, request: &TearDownRequest) -> Result<Option<PlanItem>, Fault> {
    let Some(arn) = &request.connection_arn else { return Ok(None) };
    let connection = match session.connections().get(arn).await {
        Ok(connection) => connection,
        Err(error) if error.not_found() => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let tags = session.connections().tags(arn).await?;
    Ok(Some(PlanItem {
        change: if is_ours(&tags, &request.setup_id) { Change::Remove } else { Change::Keep },
        resource_type: CONNECTION.to_owned(),
        id: connection.name,
        name: Some(arn.clone()),
        properties: Vec::new(),
    }))
}

async fn ours(session: &Session, stack: &Stack, request: &TearDownRequest) -> Result<(), Fault> {
    let ours = match stack.status.as_str() {
        EMPTY => Proposals::on(session, stack, &request.setup_id).await?.own_the_stack(),
        _ => is_ours(&stack.tags, &request.setup_id),
    };
    if ours { Ok(()) } else { Err(Fault::new(FaultCode::StackNotOurs).with("stack", request.stack.as_str())) }
}

fn stack_busy(stack: &Stack) -> Fault {
    Fault::new(FaultCode::StackBusy).with("stack", stack.name.as_str()).with("status", stack.status.as_str())
}

impl PlannedRequest for TearDownRequest {
    fn setup(&self) -> &str {
        &self.setup_id
    }

    fn carry_out<'a>(job: &'a Job, session: &'a Session, approved: &'a Approved<Self>) -> FlowFuture<'a> {
        Box::pin(carry_out(job, session, approved))
    }
}

async fn carry_out(job: &Job, session: &Session, approved: &Approved<TearDownRequest>) -> Result<(), FlowError> {
    let request = approved.request();
    let approved_for = |change: Change, kind: &str| {
        approved.plan().items.iter().any(|item| item.change == change && item.resource_type == kind)
    };

    job.begin(Phase::EmptyBuckets);
    let mut skipped = true;
    if approved_for(Change::Remove, STACK)
        && let Some(stack) = find_stack(job, session, request).await?
    {
        if job.notes().stack_arn.is_none() {
            job.ask("cloudformation:ListChangeSets", || ours(session, &stack, request)).await?;
        }
        skipped = false;
        job.note(|notes| {
            notes.stack_arn.get_or_insert(stack.id.clone());
        })?;
        delete_stack(job, session, approved, stack).await?;
    }
    // AWS said so just now, or when it was planned.
    job.record(Outcome::NoStack { name: request.stack.clone() })?;
    if skipped {
        job.finish(Phase::EmptyBuckets, StepState::Skipped);
        job.finish(Phase::DeleteStack, StepState::Skipped);
    }

    if approved_for(Change::Remove, CONNECTION) {
        if let Some(arn) = &request.connection_arn {
            job.begin(Phase::DeleteConnection);
            delete_connection(job, session, arn).await?;
            job.record(Outcome::ConnectionDeleted { arn: arn.clone() })?;
            job.finish(Phase::DeleteConnection, StepState::Succeeded);
        }
    } else {
        job.finish(Phase::DeleteConnection, StepState::Skipped);
    }
    Ok(())
}

/// Deletes the connection, until AWS no longer shows it: an authorization to somebody's repositories isn't left behind.
async fn delete_connection(job: &Job, session: &Session, arn: &str) -> Result<(), FlowError> {
    let connections = session.connections();
    let operation = "codeconnections:DeleteConnection";
    job.change(operation, || connections.delete(arn)).await?;
    let mut accepted = AcceptedRequest::now(operation);
    loop {
        match job.ask_without_end("codeconnections:GetConnection", || connections.get(arn)).await {
            Err(error) if error.not_found() => return Ok(()),
            // Whoever may delete it but not look at it has AWS's word.
            Err(error) if is_refusal(error.fault()) => return Ok(()),
            Err(error) => return Err(error.into()),
            Ok(_) if accepted.is_overdue() => accepted.send_again(job, || connections.delete(arn)).await?,
            Ok(_) => job.pause(BETWEEN_LOOKS).await,
        }
    }
}

fn is_refusal(fault: &Fault) -> bool {
    matches!(fault.code, FaultCode::AccessDenied | FaultCode::DeniedByOrganization)
}

/// The stack that is to go: by ARN once it is known, so that a later one of the same name is never meant.
async fn find_stack(job: &Job, session: &Session, request: &TearDownRequest) -> Result<Option<Stack>, FlowError> {
    let notes = job.notes();
    let name = notes.stack_arn.as_deref().unwrap_or(&request.stack);
    let stack = job.ask("cloudformation:DescribeStacks", || session.stacks().describe(name)).await?;
    // What this very job deleted before the program ended is still shown, not taken for something that never was.
    Ok(stack.filter(|stack| stack.status != "DELETE_COMPLETE" || notes.delete_sent))
}

async fn delete_stack(
    job: &Job,
    session: &Session,
    approved: &Approved<TearDownRequest>,
    stack: Stack,
) -> Result<(), FlowError> {
    let stacks = session.stacks();
    let listed = job.ask("cloudformation:ListStackResources", || stacks.resources(&stack.id)).await?;
    show_stack(job, session, &stack, planned(approved));
    let buckets: Vec<String> = listed
        .iter()
        .filter(|it| it.resource_type == BUCKET)
        // Only what the person saw: a bucket that joined the stack since then is another plan.
        .filter(|it| {
            approved.plan().items.iter().any(|item| item.change == Change::Empty && item.name == it.physical_id)
        })
        .filter_map(|it| it.physical_id.clone())
        .collect();
    let mut stack = stack;
    for attempt in 1..=TRIES {
        if !busy(&stack.status) && stack.status != "DELETE_COMPLETE" {
            for bucket in &buckets {
                empty(job, session, bucket).await?;
            }
            job.finish(Phase::EmptyBuckets, StepState::Succeeded);
            job.begin(Phase::DeleteStack);
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
            job.finish(Phase::EmptyBuckets, StepState::Succeeded);
            job.begin(Phase::DeleteStack);
        }
        let mut follow = StackFollower::after(job.notes().event_before);
        let begun = Instant::now();
        let mut accepted = AcceptedRequest::now(DELETE);
        let ended = loop {
            follow.read(job, session, &stack.id).await?;
            let now = job.ask_without_end("cloudformation:DescribeStacks", || stacks.describe(&stack.id)).await?;
            match now {
                None => break None,
                Some(now) if now.status == "DELETE_COMPLETE" => break None,
                Some(now) if now.status == "DELETE_FAILED" && follow.agrees(&now) => break Some(now),
                Some(now) if is_unheard(&follow, &now) && accepted.is_overdue() => {
                    let token = deletion_token(job);
                    accepted.send_again(job, || stacks.delete(&stack.id, &token)).await?;
                }
                // Deletion has been accepted but doesn't show yet.
                Some(_) if begun.elapsed() < Duration::from_secs(3_600) => {}
                Some(now) => return Err(stack_busy(&now).into()),
            }
            job.pause(pacing::stack(begun.elapsed())).await;
        };
        follow.read(job, session, &stack.id).await?;
        let Some(failed) = ended else {
            job.show(|shown| {
                if let Some(progress) = &mut shown.stack {
                    progress.status = "DELETE_COMPLETE".to_owned();
                }
            });
            job.finish(Phase::DeleteStack, StepState::Succeeded);
            return Ok(());
        };
        let (resource, detail) = follow.first_failure(&failed);
        if attempt == TRIES || !detail.to_ascii_lowercase().contains("empty") {
            let fault = Fault::new(FaultCode::TearDownFailed).with("stack", failed.name.as_str());
            return Err(fault.with("resource", resource).with("detail", detail).into());
        }
        stack = failed;
    }
    Ok(())
}

/// What the person saw going; the list of a stack that is gone already may hold nothing more.
fn planned(approved: &Approved<TearDownRequest>) -> impl Iterator<Item = (String, String)> {
    let gone = approved.plan().items.iter().filter(|item| item.change == Change::Remove);
    let inside = gone.filter(|item| ![STACK, CONNECTION].contains(&item.resource_type.as_str()));
    inside.map(|item| (item.id.clone(), item.resource_type.clone()))
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
