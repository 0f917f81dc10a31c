//! Change sets: made, shown, executed, deleted.

use serde_json::{Value, json};

use super::stack::{ChangeSet, OperationKind, RefusedCheck};
use super::template::Template;
use super::{changes, engine, find, invalid, parameters, requests};
use crate::call::{Answer, AwsError, Call};
use crate::messages::{PlayedMessage, PlayedPlace};
use crate::other::Other;
use crate::services::cloudformation::CloudFormation;
use crate::services::read::{Read as _, paged, put};
use crate::world::World;

/// How long the service thinks about a change set, in seconds.
const THINKS: i64 = 3;

const NO_CHANGES: &str =
    "The submitted information didn't contain changes. Submit different information to create a change set.";

/// Answers the calls about change sets; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreateChangeSet" => create(world, call),
        "DescribeChangeSet" => locate(world, call).and_then(|place| describe(world, call, &place)),
        "ExecuteChangeSet" => execute(world, call),
        "DeleteChangeSet" => delete(world, call),
        "ListChangeSets" => list(world, call),
        _ => return None,
    })
}

fn create(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let name = input.text("StackName");
    let creates = input.text("ChangeSetType") == "CREATE";
    let there = find(world, &call.region, name).and_then(|id| world.services.cloudformation.get(&id)).cloned();
    if let Some(stack) = &there
        && stack.change_sets.contains_key(input.text("ChangeSetName"))
    {
        let message = format!("ChangeSet {} already exists", input.text("ChangeSetName"));
        return Err(AwsError::new("AlreadyExistsException", message));
    }
    let stack = match (there, creates) {
        (Some(stack), true) if stack.status == "REVIEW_IN_PROGRESS" => Some(stack),
        (Some(_), true) => {
            let message = format!(
                "Stack [{name}] already exists and cannot be created again with the changeSet [{}].",
                input.text("ChangeSetName")
            );
            return Err(invalid(message));
        }
        (Some(stack), false) => {
            requests::check_updatable(&stack)?;
            Some(stack)
        }
        (None, false) => return Err(invalid(format!("Stack [{name}] does not exist"))),
        (None, true) => None,
    };
    if input.text("ChangeSetType") == "IMPORT" {
        return Err(invalid("The practice account does not import resources"));
    }
    let before = stack.as_ref().filter(|_| !creates).map(|stack| stack.source.clone());
    let (template, source) = requests::source(world, input, before.as_ref())?;
    let mut stack = match stack {
        Some(stack) => stack,
        None => {
            requests::check_name(name)?;
            let mut stack = requests::empty(world, &call.region, name, "REVIEW_IN_PROGRESS");
            engine::tell(world, &mut stack, "REVIEW_IN_PROGRESS", Some("User Initiated"), None);
            stack
        }
    };
    let found = changes::list(&template, &source, &stack, &world.account).map_err(invalid)?;
    let nothing = found.is_empty() && source.tags == stack.source.tags;
    let name = input.text("ChangeSetName").to_owned();
    let played = if nothing { None } else { world.played.take(PlayedPlace::ChangeSet) };
    let (played_reason, refused) = played.map(|played| refusal(&found, played)).unwrap_or_default();
    let uuid = world.uuid();
    let id = format!("arn:aws:cloudformation:{}:{}:changeSet/{name}/{uuid}", call.region, world.account);
    let due = world.now.after_seconds(THINKS);
    let set = ChangeSet {
        id: id.clone(),
        name: name.clone(),
        description: input.given("Description").map(str::to_owned),
        created: world.now,
        due,
        status: "CREATE_PENDING".to_owned(),
        execution: "UNAVAILABLE".to_owned(),
        reason: if nothing { Some(NO_CHANGES.to_owned()) } else { played_reason },
        refused,
        source,
        changes: found,
        creates,
        other: Other::default(),
    };
    stack.change_sets.insert(name, set);
    let stack_id = stack.id.clone();
    world.services.cloudformation.stacks.insert(stack_id.clone(), stack.into());
    world.plan::<CloudFormation>(due, &stack_id);
    Ok(json!({ "Id": id, "StackId": stack_id }))
}

/// What a played message makes of a change set: the reason that it shows, and the check that gives it.
fn refusal(changes: &[Value], played: PlayedMessage) -> (Option<String>, Option<RefusedCheck>) {
    if played.code.is_empty() {
        return (Some(played.text), None);
    }
    let check = if played.code == "NAME_CONFLICT_VALIDATION" { "ResourceExistenceCheck" } else { "PropertyValidation" };
    let reason = format!(
        "The following hook(s)/validation failed: [AWS::EarlyValidation::{check}]. To troubleshoot Early Validation \
         errors, use the DescribeEvents API for detailed failure information."
    );
    // "Resource of type 'AWS::S3::Bucket' with identifier 'shop' already exists."
    let quoted = |before: &str| played.text.split_once(before)?.1.split_once('\'').map(|(text, _)| text.to_owned());
    let (kind, physical) = (quoted("of type '").unwrap_or_default(), quoted("identifier '").unwrap_or_default());
    let resources = || changes.iter().map(|change| change.member("ResourceChange"));
    let named = resources().find(|one| one.text("ResourceType") == kind).or_else(|| resources().next());
    let of = |member: &str| named.map(|one| one.text(member).to_owned()).unwrap_or_default();
    let refused = RefusedCheck {
        name: played.code,
        reason: played.text,
        resource: of("LogicalResourceId"),
        kind: of("ResourceType"),
        physical,
        other: Other::default(),
    };
    (Some(reason), Some(refused))
}

/// What DescribeEvents says of a change set: its failures only, whatever is asked for. It is asked by its ARN.
pub(super) fn events(world: &World, call: &Call) -> Answer {
    let wanted = call.input.text("ChangeSetName");
    if !wanted.starts_with("arn:") && call.input.given("StackName").is_none() {
        return Err(invalid("StackName must be specified if ChangeSetName is not specified as an ARN."));
    }
    let (stack, name) = locate(world, call)?;
    let stack = world.services.cloudformation.get(&stack);
    let set = stack.and_then(|stack| stack.change_sets.get(&name)).filter(|set| set.status == "FAILED");
    let one = |set: &ChangeSet| {
        let refused = set.refused.as_ref()?;
        let mut event = json!({
            "EventId": set.id, "StackId": stack.map(|stack| &stack.id), "OperationId": set.id,
            "OperationType": "CREATE_CHANGESET", "OperationStatus": "FAILED", "EventType": "VALIDATION_ERROR",
            "LogicalResourceId": refused.resource, "ResourceType": refused.kind, "Timestamp": set.due.seconds(),
            "ValidationFailureMode": "FAIL", "ValidationName": refused.name, "ValidationStatus": "FAILED",
            "ValidationStatusReason": refused.reason, "ValidationPath": format!("/Resources/{}", refused.resource),
        });
        put(&mut event, "PhysicalResourceId", (!refused.physical.is_empty()).then(|| json!(refused.physical)));
        Some(event)
    };
    let all: Vec<Value> = set.and_then(one).into_iter().collect();
    let bad = || invalid("The next token is not valid");
    paged("OperationEvents", all, ("NextToken", call.input.given("NextToken")), None, 100).ok_or_else(bad)
}

/// Stack id and name of the change set that a request names.
fn locate(world: &World, call: &Call) -> Result<(String, String), AwsError> {
    let wanted = call.input.text("ChangeSetName");
    let unknown = || AwsError::new("ChangeSetNotFound", format!("ChangeSet [{wanted}] does not exist"));
    if wanted.starts_with("arn:") {
        let all = world
            .services
            .cloudformation
            .all()
            .flat_map(|stack| stack.change_sets.values().map(move |set| (stack, set)));
        let found = all.into_iter().find(|(_, set)| set.id == wanted);
        return found.map(|(stack, set)| (stack.id.clone(), set.name.clone())).ok_or_else(unknown);
    }
    let name = call
        .input
        .given("StackName")
        .ok_or_else(|| invalid("StackName must be specified if ChangeSetName is not specified as an ARN."))?;
    let id = find(world, &call.region, name)
        .ok_or_else(|| AwsError::new("ChangeSetNotFound", format!("Stack [{name}] does not exist")))?;
    let known = world.services.cloudformation.get(&id).is_some_and(|stack| stack.change_sets.contains_key(wanted));
    if known { Ok((id, wanted.to_owned())) } else { Err(unknown()) }
}

fn describe(world: &World, call: &Call, (stack, name): &(String, String)) -> Answer {
    let gone = || AwsError::new("ChangeSetNotFound", format!("ChangeSet [{name}] does not exist"));
    let stack = world.services.cloudformation.get(stack).ok_or_else(gone)?;
    let set = stack.change_sets.get(name).ok_or_else(gone)?;
    let ready = set.status == "CREATE_COMPLETE";
    let shown = if ready { set.changes.clone() } else { Vec::new() };
    let token = ("NextToken", call.input.given("NextToken"));
    let bad = || invalid("The next token is not valid");
    let mut answer = paged("Changes", shown, token, None, 100).ok_or_else(bad)?;
    let template = Template::read(&set.source.body).ok();
    let all = [
        ("ChangeSetName", json!(set.name)),
        ("ChangeSetId", json!(set.id)),
        ("StackId", json!(stack.id)),
        ("StackName", json!(stack.name)),
        ("CreationTime", json!(set.created.seconds())),
        ("ExecutionStatus", json!(set.execution)),
        ("Status", json!(set.status)),
        ("Parameters", json!(parameters::shown(template.as_ref(), &set.source.parameters))),
        ("Capabilities", json!(set.source.capabilities)),
        ("Tags", json!(set.source.tags)),
        ("NotificationARNs", json!([])),
        ("RollbackConfiguration", json!({})),
        ("IncludeNestedStacks", json!(false)),
    ];
    for (member, value) in all {
        put(&mut answer, member, value);
    }
    put(&mut answer, "Description", set.description.as_ref().map(|text| json!(text)));
    put(&mut answer, "StatusReason", set.reason.as_ref().filter(|_| set.status == "FAILED").map(|text| json!(text)));
    Ok(answer)
}

fn execute(world: &mut World, call: &Call) -> Answer {
    let (id, name) = locate(world, call)?;
    let gone = || AwsError::new("ChangeSetNotFound", format!("ChangeSet [{name}] does not exist"));
    let mut stack = world.services.cloudformation.get(&id).cloned().ok_or_else(gone)?;
    let mut set = stack.change_sets.get(&name).cloned().ok_or_else(gone)?;
    if requests::known_token(&stack, &call.input) {
        return Ok(json!({}));
    }
    if set.execution != "AVAILABLE" || stack.is_busy() {
        let message = format!("ChangeSet [{}] cannot be executed in its current status of [{}]", set.id, set.status);
        return Err(AwsError::new("InvalidChangeSetStatus", message));
    }
    if call.input.flag("DisableRollback") {
        set.source.on_failure = "DO_NOTHING".to_owned();
    }
    let kind = if set.creates { OperationKind::Create } else { OperationKind::Update };
    let source = set.source.clone();
    set.execution = "EXECUTE_IN_PROGRESS".to_owned();
    stack.change_set = Some(set.id.clone());
    // The others were made against a stack that no longer is.
    stack.change_sets.clear();
    stack.change_sets.insert(name, set);
    engine::begin(world, stack, kind, source, call.input.given("ClientRequestToken"))?;
    Ok(json!({}))
}

fn delete(world: &mut World, call: &Call) -> Answer {
    // Deleting what isn't there is no mistake.
    let Ok((id, name)) = locate(world, call) else { return Ok(json!({})) };
    let Some(stack) = world.services.cloudformation.stacks.get_mut(&id) else { return Ok(json!({})) };
    if stack.change_sets.get(&name).is_some_and(|set| set.execution == "EXECUTE_IN_PROGRESS") {
        let message =
            format!("ChangeSet [{name}] cannot be deleted in its current execution status of [EXECUTE_IN_PROGRESS]");
        return Err(AwsError::new("InvalidChangeSetStatus", message));
    }
    stack.change_sets.remove(&name);
    Ok(json!({}))
}

fn list(world: &mut World, call: &Call) -> Answer {
    let name = call.input.text("StackName");
    let unknown = || invalid(format!("Stack [{name}] does not exist"));
    let id = find(world, &call.region, name).ok_or_else(unknown)?;
    let stack = world.services.cloudformation.get(&id).ok_or_else(unknown)?;
    let one = |set: &ChangeSet| -> Value {
        let mut shown = json!({
            "StackId": stack.id, "StackName": stack.name, "ChangeSetId": set.id, "ChangeSetName": set.name,
            "ExecutionStatus": set.execution, "Status": set.status, "CreationTime": set.created.seconds(),
            "IncludeNestedStacks": false,
        });
        put(&mut shown, "StatusReason", set.reason.as_ref().filter(|_| set.status == "FAILED").map(|text| json!(text)));
        put(&mut shown, "Description", set.description.as_ref().map(|text| json!(text)));
        shown
    };
    let all = stack.change_sets.values().map(one).collect();
    let bad = || invalid("The next token is not valid");
    paged("Summaries", all, ("NextToken", call.input.given("NextToken")), None, 100).ok_or_else(bad)
}
