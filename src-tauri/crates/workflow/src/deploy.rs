//! Carries a template out as a stack: a change set that the person sees, its execution, and then the pipeline's run.
//!
//! A pipeline that is made while its connection is PENDING never registers its webhook, so the connection comes first.

use std::time::Duration;

use gangway_aws::errors::CallError;
use gangway_aws::pacing;
use gangway_aws::session::{Service, Session};
use gangway_aws::stacks::Stack;
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::Approved;
use crate::change_set::{self, change_set, items, of_stack, same_as_approved};
use crate::deletion::{StackContent, delete_stack};
use crate::effect::AcceptedRequest;
use crate::job::{FlowError, Job};
use crate::model::{Change, ConnectionProgress, Phase, Plan, PlanItem, StepState};
use crate::outcome::Outcome;
use crate::patience::{TransientError, patiently};
use crate::proposals;
use crate::requests::{DeployRequest, is_ours};
use crate::resource_types::{PIPELINE, STACK};
use crate::run::{self, RunChoice};
use crate::stack::{DELETING, EMPTY, StackFollower, busy, show_stack};
use crate::stack_failure;
use crate::work::{FlowFuture, PlannedRequest};

/// How long a stack may take; a pipeline's takes a minute or two.
const STACK_PATIENCE: Duration = Duration::from_secs(3_600);

const EXECUTE: &str = "cloudformation:ExecuteChangeSet";

/// What a stack is fit for.
#[derive(Debug, PartialEq)]
enum StackCondition {
    /// There is none, or only an empty shell that waits for a change set.
    Absent,
    /// A change set can be executed.
    Updatable,
    /// What a failed creation left over: it can only be deleted.
    Leftover,
}

/// Plans by a real change set. Planning the same again adopts it; where nothing would change the plan has no items,
/// unless the pipeline was made before its connection was AVAILABLE: then it is to be sent again.
///
/// # Errors
/// [`FaultCode::StackNotOurs`], [`FaultCode::StackBusy`], [`FaultCode::ChangeSetFailed`],
/// [`FaultCode::ConnectionWouldBeReplaced`]; what AWS says.
pub async fn plan(session: &Session, request: &DeployRequest) -> Result<Plan, Fault> {
    patiently(|| plan_once(session, request)).await
}

/// Takes back what planning left in the account: the plan was closed, and nobody carried it out. Elsewhere, or when it is
/// being carried out, nothing is touched.
///
/// # Errors
/// What AWS says.
pub async fn discard(session: &Session, setup: &str, plan: &Plan) -> Result<(), Fault> {
    let Some(stack) = &plan.stack else { return Ok(()) };
    let identity = session.identity().await?;
    if identity.account != plan.account || session.region() != plan.region {
        return Ok(());
    }
    patiently(|| proposals::clear(session, stack, setup, None)).await
}

async fn plan_once(session: &Session, request: &DeployRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let stack = session.stacks().describe(&request.stack).await?;
    proposals::check_empty(session, stack.as_ref(), &request.setup_id).await?;
    let mut items = match (condition(stack.as_ref(), request)?, &stack) {
        (StackCondition::Leftover, Some(stack)) => after_leftover(&StackContent::of(session, stack).await?, request),
        (condition, _) => changes(session, request, condition == StackCondition::Absent).await?,
    };
    // Whatever else happens to a pipeline sends it again, too.
    let touched = items.iter().any(|item| item.resource_type == PIPELINE);
    for pipeline in request.pipelines.iter().filter(|_| stack.is_some() && !touched) {
        if session.pipelines().sent_too_early(pipeline).await? {
            items.push(PlanItem {
                change: Change::Resubmit,
                resource_type: PIPELINE.to_owned(),
                id: pipeline.clone(),
                name: Some(pipeline.clone()),
                properties: Vec::new(),
            });
        }
    }
    Ok(Plan::new(&identity.account, session.region(), Some(&request.stack), items, request))
}

/// The items of the change set. What was planned before goes; what is refused for good goes at once.
async fn changes(session: &Session, request: &DeployRequest, creates: bool) -> Result<Vec<PlanItem>, Fault> {
    let planned = change_set(session, request, creates).await.and_then(|(set, name)| {
        let items = set.map(|set| items(&set)).transpose()?.unwrap_or_default();
        Ok((items, name))
    });
    let name = match &planned {
        Ok((_, name)) => Some(name.as_str()),
        Err(fault) if fault.may_pass() => return Err(fault.clone()),
        Err(_) => None,
    };
    let cleared = proposals::clear(session, &request.stack, &request.setup_id, name).await;
    let (items, _) = planned?;
    cleared?;
    Ok(items)
}

fn condition(stack: Option<&Stack>, request: &DeployRequest) -> Result<StackCondition, Fault> {
    let Some(stack) = stack else { return Ok(StackCondition::Absent) };
    let status = stack.status.as_str();
    if status == "DELETE_COMPLETE" {
        return Ok(StackCondition::Absent);
    }
    // One that is empty says in its change sets whose it is. One that goes may have lost them, and whoever's it was, it goes.
    if !matches!(status, EMPTY | DELETING) && !is_ours(&stack.tags, &request.setup_id) {
        return Err(Fault::new(FaultCode::StackNotOurs).with("stack", request.stack.as_str()));
    }
    match status {
        EMPTY => Ok(StackCondition::Absent),
        "ROLLBACK_COMPLETE" | "ROLLBACK_FAILED" | "CREATE_FAILED" | "DELETE_FAILED" => Ok(StackCondition::Leftover),
        _ if busy(status) || status == "UPDATE_ROLLBACK_FAILED" => {
            Err(Fault::new(FaultCode::StackBusy).with("stack", request.stack.as_str()).with("status", status))
        }
        _ => Ok(StackCondition::Updatable),
    }
}

/// CloudFormation makes no change set on a failed stack, so the plan is: it goes, with what its buckets hold, and the
/// template's resources come.
fn after_leftover(left: &StackContent, request: &DeployRequest) -> Vec<PlanItem> {
    let gone = PlanItem {
        change: Change::Remove,
        resource_type: STACK.to_owned(),
        id: request.stack.clone(),
        name: Some(request.stack.clone()),
        properties: Vec::new(),
    };
    let come = request.resources.iter().map(|resource| PlanItem {
        change: Change::Add,
        resource_type: resource.resource_type.clone(),
        id: resource.id.clone(),
        name: resource.name.clone(),
        properties: Vec::new(),
    });
    left.emptied().chain([gone]).chain(come).collect()
}

impl PlannedRequest for DeployRequest {
    fn setup(&self) -> &str {
        &self.setup_id
    }

    fn carry_out<'a>(job: &'a Job, session: &'a Session, approved: &'a Approved<Self>) -> FlowFuture<'a> {
        Box::pin(carry_out(job, session, approved))
    }
}

async fn carry_out(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<(), FlowError> {
    let request = approved.request();
    job.begin(Phase::CheckConnection);
    check_connection(job, session, approved).await?;
    job.finish(Phase::CheckConnection, StepState::Succeeded);

    let items = &approved.plan().items;
    let changes_stack = items.iter().any(|item| item.change != Change::Resubmit);
    let stack = if !changes_stack {
        // What is there may have been deployed from another computer.
        let stack = describe(job, session, &request.stack).await?;
        stack.filter(|stack| condition(Some(stack), request) == Ok(StackCondition::Updatable))
    } else if job.notes().stack_done {
        show_done(job, session, approved).await?
    } else {
        job.begin(Phase::Stack);
        execute(job, session, approved).await?
    };
    if let Some(stack) = stack {
        job.record(Outcome::Stack {
            name: stack.name,
            arn: stack.id,
            pipelines: request.pipelines.clone(),
            connection_arn: request.connection_arn.clone(),
        })?;
    }
    job.note(|notes| notes.stack_done = changes_stack)?;
    job.finish(Phase::Stack, if changes_stack { StepState::Succeeded } else { StepState::Skipped });

    let resubmitted: Vec<&str> =
        items.iter().filter(|item| item.change == Change::Resubmit).map(|item| item.id.as_str()).collect();
    if !resubmitted.is_empty() {
        if !job.notes().resubmitted {
            job.begin(Phase::Register);
            for pipeline in resubmitted {
                let operation = "codepipeline:UpdatePipeline";
                job.change(operation, || session.pipelines().resubmit(pipeline)).await?;
            }
            job.note(|notes| notes.resubmitted = true)?;
        }
        job.finish(Phase::Register, StepState::Succeeded);
    } else {
        job.finish(Phase::Register, StepState::Skipped);
    }

    let begins = |change: Change| matches!(change, Change::Add | Change::Replace);
    let born = items.iter().any(|item| begins(item.change) && item.resource_type == PIPELINE);
    let begin = match (born, changes_stack) {
        (true, _) => RunChoice::First,
        (false, false) => RunChoice::RunningOrNew,
        (false, true) => RunChoice::New,
    };
    run::follow(job, session, &request.pipelines, Some(&request.connection_arn), begin).await
}

async fn check_connection(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<(), FlowError> {
    let arn = &approved.request().connection_arn;
    let console = Console { region: session.region(), endpoint: session.endpoint(Service::CodeConnections) };
    let asked = job.ask("codeconnections:GetConnection", || session.connections().get(arn)).await;
    let connection = match asked {
        Ok(connection) => connection,
        Err(error) if error.not_found() => {
            return Err(Fault::new(FaultCode::ConnectionGone).with("name", arn.as_str()).into());
        }
        Err(error) => return Err(error.into()),
    };
    job.show(|shown| {
        shown.connection = Some(ConnectionProgress {
            name: connection.name.clone(),
            arn: Some(arn.clone()),
            status: connection.status.clone(),
            address: Some(console.connection(arn)),
            list_address: Some(console.connections()),
            account: approved.plan().account.clone(),
            waiting_since: None,
        });
    });
    match connection.status.as_str() {
        "AVAILABLE" => Ok(()),
        "ERROR" => Err(Fault::new(FaultCode::ConnectionInError).with("name", connection.name).into()),
        status => {
            let fault = Fault::new(FaultCode::ConnectionNotAvailable).with("status", status);
            Err(fault.with("name", connection.name).into())
        }
    }
}

/// Shows the stack that was done before the program ended, and gives it when it is still there. Whatever else happened to
/// it since is no matter of this job.
async fn show_done(
    job: &Job,
    session: &Session,
    approved: &Approved<DeployRequest>,
) -> Result<Option<Stack>, FlowError> {
    let Some(id) = job.notes().stack_arn else { return Ok(None) };
    let Some(stack) = describe(job, session, &id).await? else { return Ok(None) };
    show_stack(job, session, &stack, planned(approved));
    StackFollower::after(job.notes().event_before).read(job, session, &id).await?;
    Ok(Some(stack).filter(|stack| stack.status != "DELETE_COMPLETE"))
}

/// Executes what was approved, or goes on with its execution, whatever of it has happened by now. Gives the stack as it
/// stands then.
async fn execute(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<Option<Stack>, FlowError> {
    let request = approved.request();
    let stacks = session.stacks();
    let mut stack = describe(job, session, &request.stack).await?;
    // The program was killed, or the answer lost: the stack knows whether the call arrived.
    if job.notes().execute_sent
        && let Some(stack) = &stack
        && arrived(job, session, approved, stack).await?
    {
        show_stack(job, session, stack, planned(approved));
        return follow_stack(job, session, request, &stack.id, &change_set::name(request)).await.map(Some);
    }
    if stack.as_ref().is_some_and(|stack| busy(&stack.status)) && job.notes().delete_sent {
        // Our own deletion of a leftover, begun before the program ended.
        delete_leftover(job, session, approved, stack.take()).await?;
    }
    job.ask("cloudformation:ListChangeSets", || proposals::check_empty(session, stack.as_ref(), &request.setup_id))
        .await?;
    match condition(stack.as_ref(), request)? {
        StackCondition::Leftover => {
            if !approved.plan().items.iter().any(|item| item.resource_type == STACK && item.change == Change::Remove) {
                return Err(FaultCode::PlanChanged.into());
            }
            delete_leftover(job, session, approved, stack.take()).await?;
        }
        StackCondition::Absent | StackCondition::Updatable => {}
    }
    let creates = stack.as_ref().is_none_or(|stack| matches!(stack.status.as_str(), EMPTY | "DELETE_COMPLETE"));
    if creates {
        // One that was there is deleted by now: by us as a leftover, or by somebody else.
        job.record(Outcome::NoStack { name: request.stack.clone() })?;
    }
    job.before("cloudformation:CreateChangeSet")?;
    let made = job.ask("cloudformation:CreateChangeSet", || change_set(session, request, creates)).await;
    job.after("cloudformation:CreateChangeSet", made.as_ref().err())?;
    let (set, name) = made?;
    // Nothing left to change: it was carried out before.
    let Some(set) = set else { return Ok(stack) };
    same_as_approved(&items(&set)?, &approved.plan().items)?;

    let newest = job.ask("cloudformation:DescribeStackEvents", || stacks.newest_event(&set.stack_id)).await?;
    job.note(|notes| {
        notes.stack_arn = Some(set.stack_id.clone());
        notes.event_before = newest;
        notes.execute_sent = true;
    })?;
    if let Some(stack) = describe(job, session, &set.stack_id).await? {
        show_stack(job, session, &stack, planned(approved));
    }
    let token = execution_token(job);
    job.before(EXECUTE)?;
    let sent = job.ask(EXECUTE, || stacks.execute(&set.stack_id, &name, &token)).await;
    job.after(EXECUTE, sent.as_ref().err().map(|error| error.fault()))?;
    if let Err(error) = sent {
        // The first answer may have been lost, and the repeated call refused because the change set is at work.
        let stack = describe(job, session, &set.stack_id).await?;
        let at_work = match &stack {
            Some(stack) if !stays_without(&error) => arrived(job, session, approved, stack).await?,
            _ => false,
        };
        if !at_work {
            job.note(|notes| notes.execute_sent = false)?;
            return Err(error.into());
        }
    }
    follow_stack(job, session, request, &set.stack_id, &name).await.map(Some)
}

/// A repeated call of one attempt is the same call.
fn execution_token(job: &Job) -> String {
    format!("gangway-{}-{}", job.id, job.notes().attempt)
}

/// Whether an error says for sure that nothing was begun.
fn stays_without(error: &CallError) -> bool {
    matches!(
        error.fault().code,
        FaultCode::AccessDenied
            | FaultCode::DeniedByOrganization
            | FaultCode::CredentialsExpired
            | FaultCode::CredentialsInvalid
            | FaultCode::CredentialsMissing
            | FaultCode::ClockSkewed
    )
}

async fn describe(job: &Job, session: &Session, stack: &str) -> Result<Option<Stack>, FlowError> {
    Ok(job.ask_without_end("cloudformation:DescribeStacks", || session.stacks().describe(stack)).await?)
}

/// Whether an ExecuteChangeSet that was sent also arrived: then the change set is gone or no longer waits.
async fn arrived(
    job: &Job,
    session: &Session,
    approved: &Approved<DeployRequest>,
    stack: &Stack,
) -> Result<bool, FlowError> {
    if job.notes().stack_arn.as_deref() != Some(stack.id.as_str()) {
        return Ok(false);
    }
    if busy(&stack.status) {
        return Ok(true);
    }
    if stack.status == EMPTY {
        return Ok(false);
    }
    let name = change_set::name(approved.request());
    let operation = "cloudformation:DescribeChangeSet";
    let set = job.ask(operation, || session.stacks().describe_change_set(&stack.id, &name)).await?;
    Ok(set.is_none_or(|set| set.execution_status.starts_with("EXECUTE")))
}

/// Whether a change set still waits to be executed.
async fn waits(job: &Job, session: &Session, stack: &str, set: &str) -> Result<bool, FlowError> {
    let operation = "cloudformation:DescribeChangeSet";
    let set = job.ask_without_end(operation, || session.stacks().describe_change_set(stack, set)).await?;
    Ok(set.is_some_and(|set| set.execution_status == "AVAILABLE"))
}

/// Deletes what a failed creation left over, as the plan said.
async fn delete_leftover(
    job: &Job,
    session: &Session,
    approved: &Approved<DeployRequest>,
    stack: Option<Stack>,
) -> Result<(), FlowError> {
    let Some(stack) = stack else { return Ok(()) };
    delete_stack(job, session, approved.plan(), stack, || {}).await?;
    job.note(|notes| notes.delete_sent = false)?;
    Ok(())
}

fn planned(approved: &Approved<DeployRequest>) -> impl Iterator<Item = (String, String)> {
    let items = approved.plan().items.iter().filter(|item| of_stack(item));
    items.map(|item| (item.id.clone(), item.resource_type.clone()))
}

/// Until the stack stands; gives it.
async fn follow_stack(
    job: &Job,
    session: &Session,
    request: &DeployRequest,
    id: &str,
    set: &str,
) -> Result<Stack, FlowError> {
    let mut follow = StackFollower::after(job.notes().event_before);
    let begun = Instant::now();
    let mut accepted = AcceptedRequest::now(EXECUTE);
    loop {
        follow.read(job, session, id).await?;
        let Some(stack) = describe(job, session, id).await? else {
            return Err(Fault::new(FaultCode::NotFound).with("what", request.stack.as_str()).into());
        };
        match stack.status.as_str() {
            _ if follow.is_silent() && accepted.is_overdue() => {
                if waits(job, session, id, set).await? {
                    let token = execution_token(job);
                    accepted.send_again(job, || session.stacks().execute(id, set, &token)).await?;
                } else {
                    accepted.shows();
                }
                continue;
            }
            status if busy(status) || status == EMPTY || !follow.agrees(&stack) => {}
            "CREATE_COMPLETE" | "UPDATE_COMPLETE" | "IMPORT_COMPLETE" => {
                follow.read(job, session, id).await?;
                return Ok(stack);
            }
            status => {
                follow.read(job, session, id).await?;
                if status == "DELETE_COMPLETE" {
                    // By somebody else, and with everything that may have stood before.
                    job.record(Outcome::NoStack { name: request.stack.clone() })?;
                }
                return Err(stack_failure::of_deployment(session, &stack, &follow).await.into());
            }
        }
        if begun.elapsed() > STACK_PATIENCE {
            let fault = Fault::new(FaultCode::StackBusy).with("stack", request.stack.as_str());
            return Err(fault.with("status", stack.status).into());
        }
        job.pause(pacing::stack(begun.elapsed())).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{request, stack};

    fn check(status: &str, owner: Option<&str>) -> Result<StackCondition, FaultCode> {
        condition(Some(&stack(status, owner)), &request()).map_err(|fault| fault.code)
    }

    #[test]
    fn what_a_stack_is_fit_for() {
        use StackCondition::*;
        for status in ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE"] {
            assert_eq!(check(status, Some("s")), Ok(Updatable), "{status}");
            assert_eq!(check(status, Some("t")), Err(FaultCode::StackNotOurs), "{status}");
            assert_eq!(check(status, None), Err(FaultCode::StackNotOurs), "{status}");
        }
        for status in ["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"] {
            assert_eq!(check(status, Some("s")), Ok(Leftover), "{status}");
        }
        for status in ["CREATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_FAILED"] {
            assert_eq!(check(status, Some("s")), Err(FaultCode::StackBusy), "{status}");
        }
        for owner in [Some("s"), Some("t"), None] {
            assert_eq!(check(DELETING, owner), Err(FaultCode::StackBusy), "{owner:?}");
        }
        for status in ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_FAILED", "ROLLBACK_COMPLETE"] {
            assert_eq!(check(status, None), Err(FaultCode::StackNotOurs), "{status}");
        }
        assert_eq!(check(EMPTY, None), Ok(Absent));
        assert_eq!(check("DELETE_COMPLETE", Some("t")), Ok(Absent));
        assert_eq!(condition(None, &request()), Ok(Absent));
    }
}
