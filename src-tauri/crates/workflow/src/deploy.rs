//! Carries a template out as a stack: a change set that the person sees, its execution, and then the pipeline's run.
//!
//! A pipeline that is made while its connection is PENDING never registers its webhook, so the connection comes first.

use std::collections::HashMap;
use std::time::Duration;

use gangway_aws::errors::CallError;
use gangway_aws::pacing;
use gangway_aws::session::Session;
use gangway_aws::stacks::{ChangeSet, NewChangeSet, ResourceChange, Stack, StackEvent};
use gangway_catalog::console::Console;
use gangway_catalog::fact::Fact;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::Approved;
use crate::approval::hex;
use crate::job::{Job, Stop};
use crate::model::{
    Change, ConnectionProgress, EventCode, Phase, Plan, PlanItem, StackProgress, StackResource, StepState,
};
use crate::requests::{DeployRequest, SETUP_TAG, is_ours, tagged};
use crate::run::{self, Begin};

const STACK_TYPE: &str = "AWS::CloudFormation::Stack";
const PIPELINE_TYPE: &str = "AWS::CodePipeline::Pipeline";
const CONNECTION_TYPES: [&str; 2] = ["AWS::CodeConnections::Connection", "AWS::CodeStarConnections::Connection"];

/// How long CloudFormation may think about a change set.
const CHANGE_SET_PATIENCE: Duration = Duration::from_secs(300);

/// How long a stack may take; a pipeline's takes a minute or two.
const STACK_PATIENCE: Duration = Duration::from_secs(3_600);

/// What a stack is fit for.
#[derive(Debug, PartialEq)]
enum Condition {
    /// There is none, or only an empty shell that waits for a change set.
    Absent,
    /// It can be updated.
    Updatable,
    /// What a failed creation left over: it can only be deleted.
    Leftover,
}

/// Plans by a real change set. Planning the same again adopts it; where nothing would change the plan has no items.
///
/// # Errors
/// [`FaultCode::StackNotOurs`], [`FaultCode::StackBusy`], [`FaultCode::ChangeSetFailed`],
/// [`FaultCode::ConnectionWouldBeReplaced`]; what AWS says.
pub async fn plan(session: &Session, request: &DeployRequest) -> Result<Plan, Fault> {
    let identity = session.identity().await?;
    let stack = session.stacks().describe(&request.stack).await?;
    let items = match condition(stack.as_ref(), request)? {
        Condition::Leftover => after_leftover(request),
        condition => {
            let (set, _) = change_set(session, request, condition == Condition::Absent).await?;
            set.map(|set| items(&set)).transpose()?.unwrap_or_default()
        }
    };
    Ok(Plan::new(&identity.account, session.region(), Some(&request.stack), items, request))
}

/// A stack that only waits for a change set: it holds nothing yet and may carry no tag yet.
pub(crate) fn is_shell(stack: &Stack) -> bool {
    stack.status == "REVIEW_IN_PROGRESS" && !stack.tags.contains_key(SETUP_TAG)
}

fn condition(stack: Option<&Stack>, request: &DeployRequest) -> Result<Condition, Fault> {
    let Some(stack) = stack else { return Ok(Condition::Absent) };
    let status = stack.status.as_str();
    if status == "DELETE_COMPLETE" {
        return Ok(Condition::Absent);
    }
    if !is_shell(stack) && !is_ours(&stack.tags, &request.setup_id) {
        return Err(Fault::new(FaultCode::StackNotOurs).with("stack", request.stack.as_str()));
    }
    match status {
        "REVIEW_IN_PROGRESS" => Ok(Condition::Absent),
        "ROLLBACK_COMPLETE" | "ROLLBACK_FAILED" | "CREATE_FAILED" | "DELETE_FAILED" => Ok(Condition::Leftover),
        _ if busy(status) || status == "UPDATE_ROLLBACK_FAILED" => {
            Err(Fault::new(FaultCode::StackBusy).with("stack", request.stack.as_str()).with("status", status))
        }
        _ => Ok(Condition::Updatable),
    }
}

/// Whether CloudFormation is at work on it.
pub(crate) fn busy(status: &str) -> bool {
    status.ends_with("_IN_PROGRESS") && status != "REVIEW_IN_PROGRESS"
}

/// CloudFormation makes no change set on a failed stack, so the plan is: it goes, and the template's resources come.
fn after_leftover(request: &DeployRequest) -> Vec<PlanItem> {
    let gone = PlanItem {
        change: Change::Remove,
        resource_type: STACK_TYPE.to_owned(),
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
    std::iter::once(gone).chain(come).collect()
}

/// Its name says what it was made from, so that the same inputs find the same change set.
fn change_set_name(request: &DeployRequest) -> String {
    let tags = tagged(&request.tags, &request.setup_id);
    let inputs = (&request.template, &request.parameters, tags, &request.capabilities);
    let digest = serde_json::to_vec(&inputs).map(|bytes| hex(&bytes)).unwrap_or_default();
    format!("gangway-{}", digest.get(..32).unwrap_or_default())
}

/// Makes or adopts the change set of these inputs. None: nothing would change. Also says its name.
async fn change_set(
    session: &Session,
    request: &DeployRequest,
    creates: bool,
) -> Result<(Option<ChangeSet>, String), Fault> {
    let stacks = session.stacks();
    let name = change_set_name(request);
    let tags = tagged(&request.tags, &request.setup_id);
    let new = NewChangeSet {
        stack: &request.stack,
        name: &name,
        creates,
        template: &request.template,
        parameters: &request.parameters,
        tags: &tags,
        capabilities: &request.capabilities,
    };
    let begun = Instant::now();
    loop {
        let Some(set) = stacks.describe_change_set(&request.stack, &name).await? else {
            stacks.create_change_set(&new).await.map_err(|error| refused(request, error.into()))?;
            if begun.elapsed() > CHANGE_SET_PATIENCE {
                return Err(failed(request, "CREATE_PENDING"));
            }
            tokio::time::sleep(pacing::change_set(begun.elapsed())).await;
            continue;
        };
        match (set.status.as_str(), set.execution_status.as_str()) {
            ("CREATE_COMPLETE", "AVAILABLE") => return Ok((Some(set), name)),
            ("FAILED", _) => {
                let reason = set.reason.unwrap_or_default();
                stacks.delete_change_set(&request.stack, &name).await?;
                return if nothing_to_change(&reason) { Ok((None, name)) } else { Err(failed(request, &reason)) };
            }
            // The stack was changed since, or it was carried out before: one of the same name takes its place.
            ("CREATE_COMPLETE", "OBSOLETE" | "UNAVAILABLE" | "EXECUTE_COMPLETE" | "EXECUTE_FAILED") => {
                stacks.delete_change_set(&request.stack, &name).await?;
            }
            ("CREATE_COMPLETE", status) if status.starts_with("EXECUTE") => {
                return Err(Fault::new(FaultCode::StackBusy)
                    .with("stack", request.stack.as_str())
                    .with("status", status));
            }
            _ => {}
        }
        if begun.elapsed() > CHANGE_SET_PATIENCE {
            return Err(failed(request, &set.status));
        }
        tokio::time::sleep(pacing::change_set(begun.elapsed())).await;
    }
}

fn failed(request: &DeployRequest, detail: &str) -> Fault {
    Fault::new(FaultCode::ChangeSetFailed).with("stack", request.stack.as_str()).with("detail", detail)
}

/// What CloudFormation says of a template or its parameters is about the change set, not about the call.
fn refused(request: &DeployRequest, fault: Fault) -> Fault {
    match (fault.code, fault.facts.get("detail")) {
        (FaultCode::RefusedByAws, Some(Fact::Text(detail))) => failed(request, detail),
        _ => fault,
    }
}

fn nothing_to_change(reason: &str) -> bool {
    let reason = reason.to_ascii_lowercase();
    reason.contains("didn't contain changes") || reason.contains("no updates are to be performed")
}

/// The changes as items; refused where a connection would lose its authorization.
fn items(set: &ChangeSet) -> Result<Vec<PlanItem>, Fault> {
    set.changes
        .iter()
        .map(|change| {
            let item = PlanItem {
                change: kind(change),
                resource_type: change.resource_type.clone(),
                id: change.id.clone(),
                name: change.physical_id.clone(),
                properties: change.properties.clone(),
            };
            let lost = matches!(item.change, Change::Replace | Change::MayReplace | Change::Remove);
            if lost && CONNECTION_TYPES.contains(&item.resource_type.as_str()) {
                return Err(Fault::new(FaultCode::ConnectionWouldBeReplaced).with("resource", item.id));
            }
            Ok(item)
        })
        .collect()
}

fn kind(change: &ResourceChange) -> Change {
    match (change.action.as_str(), change.replacement.as_str()) {
        ("Add", _) => Change::Add,
        ("Import", _) => Change::Adopt,
        ("Remove", _) => Change::Remove,
        (_, "True") => Change::Replace,
        (_, "Conditional") => Change::MayReplace,
        ("Dynamic", _) => Change::MayReplace,
        _ => Change::Modify,
    }
}

pub(crate) async fn carry_out(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<(), Stop> {
    let request = approved.request();
    job.begin(Phase::CheckConnection);
    check_connection(job, session, approved).await?;
    job.finish(Phase::CheckConnection, StepState::Succeeded);

    let items = &approved.plan().items;
    if items.is_empty() {
        job.finish(Phase::Stack, StepState::Skipped);
    } else {
        if job.notes().stack_done {
            show_done(job, session, approved).await?;
        } else {
            job.begin(Phase::Stack);
            execute(job, session, approved).await?;
            job.note(|notes| notes.stack_done = true)?;
        }
        job.finish(Phase::Stack, StepState::Succeeded);
    }

    let begins = |change: Change| matches!(change, Change::Add | Change::Replace);
    let born = items.iter().any(|item| begins(item.change) && item.resource_type == PIPELINE_TYPE);
    let begin = match (born, items.is_empty()) {
        _ if job.notes().attempt > 1 => Begin::RunningOrNew,
        (true, _) => Begin::First,
        (false, true) => Begin::RunningOrNew,
        (false, false) => Begin::New,
    };
    run::follow(job, session, &request.pipeline, Some(&request.connection_arn), begin).await
}

async fn check_connection(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<(), Stop> {
    let arn = &approved.request().connection_arn;
    let console = Console { region: session.region(), endpoint: session.endpoint() };
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

/// Shows the stack that was done before the program ended. Whatever happened to it since is no matter of this job.
async fn show_done(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<(), Stop> {
    let Some(id) = job.notes().stack_arn else { return Ok(()) };
    if let Some(stack) = describe(job, session, &id).await? {
        show_stack(job, session, &stack, planned(approved));
        Follow::after(job.notes().event_before).read(job, session, &id).await?;
    }
    Ok(())
}

/// Executes what was approved, or goes on with its execution, whatever of it has happened by now.
async fn execute(job: &Job, session: &Session, approved: &Approved<DeployRequest>) -> Result<(), Stop> {
    let request = approved.request();
    let stacks = session.stacks();
    let mut stack = describe(job, session, &request.stack).await?;
    // The program was killed, or the answer lost: the stack knows whether the call arrived.
    if job.notes().execute_sent
        && let Some(stack) = &stack
        && arrived(job, session, approved, stack).await?
    {
        show_stack(job, session, stack, planned(approved));
        return follow_stack(job, session, request, &stack.id).await;
    }
    if stack.as_ref().is_some_and(|stack| busy(&stack.status)) && job.notes().delete_sent {
        // Our own deletion of a leftover, begun before the program ended.
        delete_leftover(job, session, stack.take(), false).await?;
    }
    match condition(stack.as_ref(), request)? {
        Condition::Leftover => {
            if !approved
                .plan()
                .items
                .iter()
                .any(|item| item.resource_type == STACK_TYPE && item.change == Change::Remove)
            {
                return Err(FaultCode::PlanChanged.into());
            }
            delete_leftover(job, session, stack.take(), true).await?;
        }
        Condition::Absent | Condition::Updatable => {}
    }
    let creates = stack.is_none_or(|stack| matches!(stack.status.as_str(), "REVIEW_IN_PROGRESS" | "DELETE_COMPLETE"));
    job.before("cloudformation:CreateChangeSet")?;
    let made = job.ask("cloudformation:CreateChangeSet", || change_set(session, request, creates)).await;
    job.after("cloudformation:CreateChangeSet", made.as_ref().err())?;
    let (set, name) = made?;
    // Nothing left to change: it was carried out before.
    let Some(set) = set else { return Ok(()) };
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
    let token = format!("gangway-{}-{}", job.id, job.notes().attempt);
    let operation = "cloudformation:ExecuteChangeSet";
    job.before(operation)?;
    let sent = job.ask(operation, || stacks.execute(&set.stack_id, &name, &token)).await;
    job.after(operation, sent.as_ref().err().map(|error| error.fault()))?;
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
    follow_stack(job, session, request, &set.stack_id).await
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

async fn describe(job: &Job, session: &Session, stack: &str) -> Result<Option<Stack>, Stop> {
    Ok(job.ask("cloudformation:DescribeStacks", || session.stacks().describe(stack)).await?)
}

/// Whether an ExecuteChangeSet that was sent also arrived: then the change set is gone or no longer waits.
async fn arrived(
    job: &Job,
    session: &Session,
    approved: &Approved<DeployRequest>,
    stack: &Stack,
) -> Result<bool, Stop> {
    if job.notes().stack_arn.as_deref() != Some(stack.id.as_str()) {
        return Ok(false);
    }
    if busy(&stack.status) {
        return Ok(true);
    }
    if stack.status == "REVIEW_IN_PROGRESS" {
        return Ok(false);
    }
    let name = change_set_name(approved.request());
    let operation = "cloudformation:DescribeChangeSet";
    let set = job.ask(operation, || session.stacks().describe_change_set(&stack.id, &name)).await?;
    Ok(set.is_none_or(|set| set.execution_status.starts_with("EXECUTE")))
}

/// Deletes what a failed creation left over, as the plan said.
async fn delete_leftover(job: &Job, session: &Session, stack: Option<Stack>, send: bool) -> Result<(), Stop> {
    let Some(stack) = stack else { return Ok(()) };
    if send {
        job.note(|notes| notes.delete_sent = true)?;
        let token = format!("gangway-{}-left-{}", job.id, job.notes().attempt);
        job.change("cloudformation:DeleteStack", || session.stacks().delete(&stack.id, &token)).await?;
    }
    let begun = Instant::now();
    loop {
        match describe(job, session, &stack.id).await? {
            None => break,
            Some(now) if now.status == "DELETE_COMPLETE" => break,
            Some(now) if now.status == "DELETE_FAILED" || begun.elapsed() > STACK_PATIENCE => {
                let fault = Fault::new(FaultCode::TearDownFailed).with("stack", now.name);
                return Err(fault.with("resource", "").with("detail", now.reason.unwrap_or(now.status)).into());
            }
            Some(_) => job.pause(pacing::stack(begun.elapsed())).await,
        }
    }
    job.note(|notes| notes.delete_sent = false)?;
    Ok(())
}

/// What would be carried out now must be what the person saw. The deletion of a leftover is done by now, and physical
/// names and properties that only CloudFormation knows aren't compared where the plan was made without it.
fn same_as_approved(now: &[PlanItem], approved: &[PlanItem]) -> Result<(), Fault> {
    fn sorted<'a>(items: impl Iterator<Item = &'a PlanItem>) -> Vec<(&'a str, &'a str, Change)> {
        let mut items: Vec<_> = items.map(|it| (it.id.as_str(), it.resource_type.as_str(), it.change)).collect();
        items.sort_by_key(|(id, kind, _)| (*id, *kind));
        items
    }
    let seen = sorted(approved.iter().filter(|item| item.resource_type != STACK_TYPE));
    if sorted(now.iter()) == seen { Ok(()) } else { Err(FaultCode::PlanChanged.into()) }
}

fn planned(approved: &Approved<DeployRequest>) -> impl Iterator<Item = (String, String)> {
    let items = approved.plan().items.iter().filter(|item| item.resource_type != STACK_TYPE);
    items.map(|item| (item.id.clone(), item.resource_type.clone()))
}

async fn follow_stack(job: &Job, session: &Session, request: &DeployRequest, id: &str) -> Result<(), Stop> {
    let mut follow = Follow::after(job.notes().event_before);
    let begun = Instant::now();
    loop {
        follow.read(job, session, id).await?;
        let Some(stack) = describe(job, session, id).await? else {
            return Err(Fault::new(FaultCode::NotFound).with("what", request.stack.as_str()).into());
        };
        match stack.status.as_str() {
            status if busy(status) || status == "REVIEW_IN_PROGRESS" => {}
            "CREATE_COMPLETE" | "UPDATE_COMPLETE" | "IMPORT_COMPLETE" => {
                follow.read(job, session, id).await?;
                return Ok(());
            }
            _ => {
                follow.read(job, session, id).await?;
                let (resource, detail) = follow.first_failure(&stack);
                let fault = Fault::new(FaultCode::StackFailed).with("stack", request.stack.as_str());
                return Err(fault.with("resource", resource).with("detail", detail).into());
            }
        }
        if begun.elapsed() > STACK_PATIENCE {
            let fault = Fault::new(FaultCode::StackBusy).with("stack", request.stack.as_str());
            return Err(fault.with("status", stack.status).into());
        }
        job.pause(pacing::stack(begun.elapsed())).await;
    }
}

/// Shows a stack with its resources, in the order of the plan.
pub(crate) fn show_stack(
    job: &Job,
    session: &Session,
    stack: &Stack,
    resources: impl Iterator<Item = (String, String)>,
) {
    let console = Console { region: session.region(), endpoint: session.endpoint() };
    let resources = resources
        .map(|(id, resource_type)| StackResource { id, resource_type, status: String::new(), reason: None })
        .collect();
    let progress = StackProgress {
        name: stack.name.clone(),
        arn: Some(stack.id.clone()),
        status: stack.status.clone(),
        address: Some(console.stack(&stack.id)),
        resources,
    };
    job.show(|shown| shown.stack = Some(progress));
}

/// Reads a stack's events as they come and shows them.
pub(crate) struct Follow {
    newest: Option<String>,
    failures: Vec<StackEvent>,
}

impl Follow {
    /// From the event after this one on.
    pub(crate) fn after(newest: Option<String>) -> Self {
        Self { newest, failures: Vec::new() }
    }

    pub(crate) async fn read(&mut self, job: &Job, session: &Session, stack: &str) -> Result<(), Stop> {
        let since = self.newest.clone();
        let operation = "cloudformation:DescribeStackEvents";
        let events = job.ask(operation, || session.stacks().events_since(stack, since.as_deref())).await?;
        let Some(last) = events.last() else { return Ok(()) };
        self.newest = Some(last.id.clone());
        for event in &events {
            job.event_once(
                EventCode::StackResource,
                [
                    ("event", event.id.as_str().into()),
                    ("id", event.resource.as_str().into()),
                    ("type", event.resource_type.as_str().into()),
                    ("status", event.status.as_str().into()),
                    ("reason", event.reason.clone().unwrap_or_default().into()),
                ],
            );
        }
        let mut latest: HashMap<&str, &StackEvent> = HashMap::new();
        for event in &events {
            latest.insert(&event.resource, event);
        }
        job.show(|shown| {
            let Some(progress) = &mut shown.stack else { return };
            if let Some(event) = latest.get(progress.name.as_str()) {
                progress.status.clone_from(&event.status);
            }
            for resource in &mut progress.resources {
                if let Some(event) = latest.get(resource.id.as_str()) {
                    resource.status.clone_from(&event.status);
                    resource.reason.clone_from(&event.reason);
                }
            }
        });
        self.failures.extend(events.into_iter().filter(|event| event.status.ends_with("_FAILED")));
        Ok(())
    }

    /// The resource that failed first, and why: what came after is only cancelled.
    pub(crate) fn first_failure(&self, stack: &Stack) -> (String, String) {
        let own = self.failures.iter().find(|event| event.resource != stack.name && !was_cancelled(event));
        match own.or(self.failures.first()) {
            Some(event) => (event.resource.clone(), event.reason.clone().unwrap_or_else(|| event.status.clone())),
            None => (stack.name.clone(), stack.reason.clone().unwrap_or_else(|| stack.status.clone())),
        }
    }
}

fn was_cancelled(event: &StackEvent) -> bool {
    event.reason.as_deref().is_some_and(|reason| reason.to_ascii_lowercase().contains("cancelled"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> DeployRequest {
        DeployRequest {
            setup_id: "s".to_owned(),
            stack: "shop".to_owned(),
            template: "Resources: {}".to_owned(),
            parameters: Default::default(),
            tags: Default::default(),
            capabilities: Vec::new(),
            connection_arn: "arn".to_owned(),
            pipeline: "shop".to_owned(),
            resources: Vec::new(),
        }
    }

    fn stack(status: &str, owner: Option<&str>) -> Stack {
        Stack {
            id: "arn".to_owned(),
            name: "shop".to_owned(),
            status: status.to_owned(),
            reason: None,
            tags: owner.map(|owner| (SETUP_TAG.to_owned(), owner.to_owned())).into_iter().collect(),
        }
    }

    fn check(status: &str, owner: Option<&str>) -> Result<Condition, FaultCode> {
        condition(Some(&stack(status, owner)), &request()).map_err(|fault| fault.code)
    }

    #[test]
    fn what_a_stack_is_fit_for() {
        use Condition::*;
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
        assert_eq!(check("REVIEW_IN_PROGRESS", None), Ok(Absent));
        assert_eq!(check("REVIEW_IN_PROGRESS", Some("t")), Err(FaultCode::StackNotOurs));
        assert_eq!(check("DELETE_COMPLETE", Some("t")), Ok(Absent));
        assert_eq!(condition(None, &request()), Ok(Absent));
    }

    fn change(action: &str, replacement: &str, resource_type: &str) -> ResourceChange {
        ResourceChange {
            action: action.to_owned(),
            id: "It".to_owned(),
            physical_id: None,
            resource_type: resource_type.to_owned(),
            replacement: replacement.to_owned(),
            properties: Vec::new(),
        }
    }

    fn one(change: ResourceChange) -> Result<Change, FaultCode> {
        let set = ChangeSet {
            id: String::new(),
            stack_id: String::new(),
            status: String::new(),
            reason: None,
            execution_status: String::new(),
            changes: vec![change],
        };
        items(&set).map(|items| items[0].change).map_err(|fault| fault.code)
    }

    #[test]
    fn changes_as_cloudformation_calls_them() {
        let bucket = "AWS::S3::Bucket";
        let table = [
            ("Add", "", Change::Add),
            ("Modify", "False", Change::Modify),
            ("Modify", "True", Change::Replace),
            ("Modify", "Conditional", Change::MayReplace),
            ("Dynamic", "", Change::MayReplace),
            ("Remove", "", Change::Remove),
            ("Import", "", Change::Adopt),
        ];
        for (action, replacement, expected) in table {
            assert_eq!(one(change(action, replacement, bucket)), Ok(expected), "{action} {replacement}");
        }
    }

    #[test]
    fn no_change_costs_a_connection_its_authorization() {
        for connection in CONNECTION_TYPES {
            for (action, replacement) in [("Modify", "True"), ("Modify", "Conditional"), ("Remove", "")] {
                let refused = one(change(action, replacement, connection));
                assert_eq!(refused, Err(FaultCode::ConnectionWouldBeReplaced), "{action} {replacement}");
            }
            assert_eq!(one(change("Add", "", connection)), Ok(Change::Add));
            assert_eq!(one(change("Modify", "False", connection)), Ok(Change::Modify));
        }
    }

    #[test]
    fn the_name_of_a_change_set_says_what_it_was_made_from() {
        let name = change_set_name(&request());
        assert_eq!(name, change_set_name(&request()));
        assert!(name.len() <= 128 && name.starts_with("gangway-"));
        let others = [
            DeployRequest { template: "x".to_owned(), ..request() },
            DeployRequest { setup_id: "t".to_owned(), ..request() },
            DeployRequest { parameters: [("a".to_owned(), "b".to_owned())].into(), ..request() },
            DeployRequest { capabilities: vec!["CAPABILITY_IAM".to_owned()], ..request() },
        ];
        for other in others {
            assert_ne!(name, change_set_name(&other));
        }
    }

    #[test]
    fn only_what_was_seen_is_carried_out() {
        let item = |id: &str, change: Change, resource_type: &str| PlanItem {
            change,
            resource_type: resource_type.to_owned(),
            id: id.to_owned(),
            name: None,
            properties: Vec::new(),
        };
        let seen = [item("shop", Change::Remove, STACK_TYPE), item("A", Change::Add, "T"), item("B", Change::Add, "T")];
        let now = [item("B", Change::Add, "T"), item("A", Change::Add, "T")];
        assert_eq!(same_as_approved(&now, &seen), Ok(()));
        assert!(same_as_approved(&now[..1], &seen).is_err());
        let replaced = [item("B", Change::Replace, "T"), item("A", Change::Add, "T")];
        assert!(same_as_approved(&replaced, &seen).is_err());
    }

    #[test]
    fn the_first_failure_is_the_cause() {
        let event = |resource: &str, reason: &str| StackEvent {
            id: resource.to_owned(),
            resource: resource.to_owned(),
            resource_type: String::new(),
            status: "CREATE_FAILED".to_owned(),
            reason: Some(reason.to_owned()),
            at: None,
        };
        let mut follow = Follow::after(None);
        let failed = stack("ROLLBACK_COMPLETE", Some("s"));
        assert_eq!(follow.first_failure(&failed), ("shop".to_owned(), "ROLLBACK_COMPLETE".to_owned()));
        follow.failures = vec![
            event("Role", "Resource creation cancelled"),
            event("Bucket", "already exists"),
            event("shop", "The following resource(s) failed to create: [Bucket]"),
        ];
        assert_eq!(follow.first_failure(&failed), ("Bucket".to_owned(), "already exists".to_owned()));
    }
}
