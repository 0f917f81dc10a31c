//! Takes everything down again: empties the stack's buckets, deletes the stack, the connection when it is ours, and the
//! host when it is asked for.

use gangway_aws::session::Session;
use gangway_aws::stacks::Stack;
use gangway_catalog::fault::{Fault, FaultCode};

use crate::Approved;
use crate::connection_deletion::{delete_connection, is_refusal};
use crate::deletion::{self, StackContent, item, stack_busy};
use crate::host::last_user;
use crate::job::{FlowError, Job};
use crate::model::{Change, Phase, Plan, PlanItem, StepState};
use crate::outcome::Outcome;
use crate::patience::patiently;
use crate::proposals::{Proposals, StackOwner};
use crate::requests::{TearDownRequest, is_ours};
use crate::resource_types::{CONNECTION, HOST, STACK};
use crate::stack::{DELETING, EMPTY, busy, show_stack};
use crate::work::{FlowFuture, PlannedRequest};

/// Plans: which buckets are emptied, what goes with the stack and what outlives it, which connections go, and whether the
/// host does.
///
/// # Errors
/// [`FaultCode::StackNotOurs`]; [`FaultCode::StackBusy`]; [`FaultCode::HostBusy`]; what AWS says.
pub async fn plan(session: &Session, request: &TearDownRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

async fn plan_once(session: &Session, request: &TearDownRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let mut items = Vec::new();
    let stack = session.stacks().describe(&request.stack).await?.filter(|stack| stack.status != "DELETE_COMPLETE");
    if let Some(stack) = &stack {
        check_owner(session, stack, request).await?;
        if busy(&stack.status) {
            return Err(stack_busy(stack));
        }
        let content = StackContent::of(session, stack).await?;
        items.extend(content.emptied());
        items.extend(content.resources.iter().rev().map(|it| {
            let change = if content.stays(it) { Change::Keep } else { Change::Remove };
            item(change, it)
        }));
        items.push(PlanItem {
            change: Change::Remove,
            resource_type: STACK.to_owned(),
            id: request.stack.clone(),
            name: Some(request.stack.clone()),
            properties: Vec::new(),
        });
    }
    items.extend(connection_items(session, request).await?);
    if let Some(arn) = &request.host_arn {
        items.extend(last_user::host_item(session, arn, &items).await?);
    }
    Ok(Plan::new(&identity.account, session.region(), Some(&request.stack), items, request))
}

/// The connections as items. Those that were made for this setup go, however many they are: a request to create one that
/// was delivered twice makes two. The one that the setup uses stays when somebody else made it.
async fn connection_items(session: &Session, request: &TearDownRequest) -> Result<Vec<PlanItem>, Fault> {
    if !request.connection {
        return Ok(Vec::new());
    }
    let connections = session.connections();
    let mut items = Vec::new();
    let mut refused = None;
    for connection in connections.list().await? {
        let used = Some(&connection.arn) == request.connection_arn.as_ref();
        let change = match connections.tags(&connection.arn).await {
            Ok(tags) if is_ours(&tags, &request.setup_id) => Change::Remove,
            Ok(_) if used => Change::Keep,
            Ok(_) => continue,
            // Deleted since it was listed.
            Err(error) if error.not_found() => continue,
            // Whoever may look only at their own connections may not look at this one.
            Err(error) if !used && is_refusal(error.fault()) => {
                refused = Some(error);
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        items.push(PlanItem {
            change,
            resource_type: CONNECTION.to_owned(),
            id: connection.name,
            name: Some(connection.arn),
            properties: Vec::new(),
        });
    }
    match refused {
        // The refused one may be it: that there is none can't be said.
        Some(error) if items.is_empty() => Err(error.into()),
        _ => Ok(items),
    }
}

async fn check_owner(session: &Session, stack: &Stack, request: &TearDownRequest) -> Result<(), Fault> {
    let owner = match stack.status.as_str() {
        EMPTY => Proposals::on(session, stack, &request.setup_id).await?.owner(),
        DELETING => StackOwner::Setup,
        _ if is_ours(&stack.tags, &request.setup_id) => StackOwner::Setup,
        _ => StackOwner::Other,
    };
    match owner {
        StackOwner::Setup => Ok(()),
        // Ours, too, and somebody else here is just filling it.
        StackOwner::Deployment { status } => Err(stack_busy(&Stack { status, ..stack.clone() })),
        StackOwner::Other => Err(Fault::new(FaultCode::StackNotOurs).with("stack", request.stack.as_str())),
    }
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

    let host = request.host_arn.as_deref().filter(|_| approved_for(Change::Remove, HOST));
    match host {
        // Before anything is deleted: a host that somebody else has come to need is another plan.
        Some(arn) => last_user::check(job, session, arn, approved.plan()).await?,
        None => job.show(|shown| shown.phases.retain(|view| view.phase != Phase::DeleteHost)),
    }
    job.begin(Phase::EmptyBuckets);
    let mut skipped = true;
    if approved_for(Change::Remove, STACK)
        && let Some(stack) = find_stack(job, session, request).await?
    {
        if job.notes().stack_arn.is_none() {
            job.ask("cloudformation:ListChangeSets", || check_owner(session, &stack, request)).await?;
        }
        skipped = false;
        job.note(|notes| {
            notes.stack_arn.get_or_insert(stack.id.clone());
        })?;
        show_stack(job, session, &stack, planned(approved));
        deletion::delete_stack(job, session, approved.plan(), stack, || {
            job.finish(Phase::EmptyBuckets, StepState::Succeeded);
            job.begin(Phase::DeleteStack);
        })
        .await?;
        job.show(|shown| {
            if let Some(progress) = &mut shown.stack {
                progress.status = "DELETE_COMPLETE".to_owned();
            }
        });
        job.finish(Phase::DeleteStack, StepState::Succeeded);
    }
    // AWS said so just now, or when it was planned.
    job.record(Outcome::NoStack { name: request.stack.clone() })?;
    if skipped {
        job.finish(Phase::EmptyBuckets, StepState::Skipped);
        job.finish(Phase::DeleteStack, StepState::Skipped);
    }

    if approved_for(Change::Remove, CONNECTION) {
        job.begin(Phase::DeleteConnection);
        let removed =
            approved.plan().items.iter().filter(|it| it.change == Change::Remove && it.resource_type == CONNECTION);
        for arn in removed.filter_map(|item| item.name.as_deref()) {
            delete_connection(job, session, arn).await?;
            job.record(Outcome::ConnectionDeleted { arn: arn.to_owned() })?;
        }
        job.finish(Phase::DeleteConnection, StepState::Succeeded);
    } else {
        job.finish(Phase::DeleteConnection, StepState::Skipped);
    }
    match host {
        Some(arn) => last_user::delete_host(job, session, approved.plan(), arn).await,
        None => Ok(()),
    }
}

/// The stack that is to go: by ARN once it is known, so that a later one of the same name is never meant.
async fn find_stack(job: &Job, session: &Session, request: &TearDownRequest) -> Result<Option<Stack>, FlowError> {
    let notes = job.notes();
    let name = notes.stack_arn.as_deref().unwrap_or(&request.stack);
    let stack = job.ask("cloudformation:DescribeStacks", || session.stacks().describe(name)).await?;
    // What this very job deleted before the program ended is still shown, not taken for something that never was.
    Ok(stack.filter(|stack| stack.status != "DELETE_COMPLETE" || notes.delete_sent))
}

/// What the person saw going; the list of a stack that is gone already may hold nothing more.
fn planned(approved: &Approved<TearDownRequest>) -> impl Iterator<Item = (String, String)> {
    let gone = approved.plan().items.iter().filter(|item| item.change == Change::Remove);
    let inside = gone.filter(|item| ![STACK, CONNECTION, HOST].contains(&item.resource_type.as_str()));
    inside.map(|item| (item.id.clone(), item.resource_type.clone()))
}
