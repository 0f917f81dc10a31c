//! The CloudFormation action: makes change sets and stacks from a template of an artifact, by the calls that anybody could
//! make.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{ActionType, Configuration, Failure, Outcome, Work, failure, refusal, wait};
use crate::call::AwsError;
use crate::services::read::Read as _;
use crate::services::{self, iam};
use crate::world::World;

/// How often it looks what has become of its work, in milliseconds.
const LOOKS: i64 = 4_000;

const CREATE: &str = "CHANGE_SET_REPLACE";
const EXECUTE: &str = "CHANGE_SET_EXECUTE";
const DEPLOY: &str = "CREATE_UPDATE";

pub(super) static CLOUD_FORMATION: ActionType = ActionType {
    categories: &["Deploy"],
    provider: "CloudFormation",
    required: &["ActionMode", "StackName"],
    optional: &[
        "Capabilities",
        "ChangeSetName",
        "OutputFileName",
        "ParameterOverrides",
        "RoleArn",
        "TemplateConfiguration",
        "TemplatePath",
    ],
    inputs: 0..=10,
    outputs: 0..=1,
    check,
    start,
    look,
    entity: |_, _| None,
    page: |console, id| {
        let (endpoint, region) = (&console.endpoint, &console.region);
        Some(format!("{endpoint}/cloudformation/home?region={region}#/stacks/stackinfo?stackId={id}"))
    },
};

fn check(configuration: &Configuration<'_>) -> Result<(), AwsError> {
    let (action, values) = (configuration.action, configuration.values);
    let mode = values.text("ActionMode");
    if ![CREATE, EXECUTE, DEPLOY].contains(&mode) {
        return Err(refusal(format!("The practice account does not play ActionMode '{mode}' of action '{action}'")));
    }
    for key in ["OutputFileName", "ParameterOverrides"] {
        if values.get(key).is_some() {
            return Err(refusal(format!("The practice account does not play '{key}' of action '{action}'")));
        }
    }
    for key in ["TemplatePath", "TemplateConfiguration"] {
        if values.given(key).is_some_and(|path| !path.contains("::")) {
            let form = "must be the name of an input artifact, two colons and a path";
            return Err(refusal(format!("Action configuration '{key}' of action '{action}' {form}")));
        }
    }
    Ok(())
}

/// A call in the pipeline's name, as far as its role may make it.
fn ask(world: &mut World, work: &Work<'_>, operation: &str, input: Value) -> Result<Value, Failure> {
    let stack = work.configured("StackName");
    let arn = format!("arn:aws:cloudformation:{}:{}:stack/{stack}/*", work.execution.region, world.account);
    work.may(world, &format!("cloudformation:{operation}"), &arn, &[])?;
    services::ask(world, &work.execution.region, "cloudformation", operation, input)
        .map_err(|error| failure(&error.code, error.message))
}

/// What the action's mode asks for beyond the keys that every mode has.
fn needed<'w>(work: &'w Work<'_>, key: &str) -> Result<&'w str, Failure> {
    let empty = || format!("Configuration Property {key} should not be empty in current ActionMode");
    Some(work.configured(key)).filter(|value| !value.is_empty()).ok_or_else(|| failure("ConfigurationError", empty()))
}

/// The text of a file of an input artifact: `Artifact::path`.
fn file(world: &World, work: &Work<'_>, place: &str) -> Result<String, Failure> {
    let (artifact, path) = place.split_once("::").unwrap_or_default();
    if !work.declaration.list("inputArtifacts").iter().any(|input| input.text("name") == artifact) {
        return Err(failure("ConfigurationError", format!("{artifact} is not an input artifact of the action")));
    }
    let missing = || failure("JobFailed", format!("File [{path}] does not exist in artifact [{artifact}]"));
    work.files(world, artifact)?.remove(path).ok_or_else(missing)
}

/// The stack as it is; none when there is none, or nothing in it yet.
fn stack(world: &mut World, work: &Work<'_>) -> Result<Option<Value>, Failure> {
    match ask(world, work, "DescribeStacks", json!({ "StackName": work.configured("StackName") })) {
        Ok(answer) => Ok(answer.list("Stacks").first().filter(|it| status(it) != "REVIEW_IN_PROGRESS").cloned()),
        Err((code, message)) if code == "ValidationError" && message.ends_with("does not exist") => Ok(None),
        Err(error) => Err(error),
    }
}

fn status(stack: &Value) -> &str {
    stack.text("StackStatus")
}

/// What a stack or change set is made from.
fn request(world: &mut World, work: &Work<'_>) -> Result<Value, Failure> {
    let template = file(world, work, needed(work, "TemplatePath")?)?;
    let role = needed(work, "RoleArn")?.to_owned();
    work.may(world, "iam:PassRole", &role, &[("iam:PassedToService", "cloudformation.amazonaws.com")])?;
    let stack = work.configured("StackName");
    let arn = format!("arn:aws:cloudformation:{}:{}:stack/{stack}", work.execution.region, world.account);
    if !iam::assumable(world, &role, "cloudformation:CreateStack", &arn) {
        return Err(failure("ValidationError", format!("Role {role} is invalid or cannot be assumed")));
    }
    let configuration = match work.configured("TemplateConfiguration") {
        "" => Value::Null,
        place => {
            let not_json = |_| failure("JobFailed", format!("{place} is not a template configuration in JSON"));
            serde_json::from_str::<Value>(&file(world, work, place)?).map_err(not_json)?
        }
    };
    let pairs = |member: &str, [key, value]: [&str; 2]| -> Vec<Value> {
        let given = configuration.member(member).as_object().into_iter().flatten();
        given.map(|(name, text)| json!({ key: name, value: text })).collect()
    };
    let capabilities = work.configured("Capabilities").split(',').filter(|one| !one.is_empty());
    let mut request = json!({
        "StackName": work.configured("StackName"),
        "TemplateBody": template,
        "RoleARN": role,
        "Capabilities": capabilities.collect::<Vec<_>>(),
        "Parameters": pairs("Parameters", ["ParameterKey", "ParameterValue"]),
    });
    let tags = pairs("Tags", ["Key", "Value"]);
    if let Some(members) = request.as_object_mut().filter(|_| !tags.is_empty()) {
        members.insert("Tags".to_owned(), Value::Array(tags));
    }
    Ok(request)
}

fn start(world: &mut World, work: &mut Work<'_>) -> Outcome {
    let begun = match work.configured("ActionMode") {
        CREATE => create(world, work)?,
        EXECUTE => execute(world, work)?,
        _ => deploy(world, work)?,
    };
    match begun {
        Begun::Stack(id) => {
            work.run.external_id = Some(id);
            wait(world, work, LOOKS)
        }
        Begun::Nothing => Ok(Some("No changes".to_owned())),
    }
}

enum Begun {
    /// CloudFormation is at work on the stack with this id.
    Stack(String),
    /// Nothing would change.
    Nothing,
}

fn create(world: &mut World, work: &Work<'_>) -> Result<Begun, Failure> {
    let mut input = request(world, work)?;
    let exists = stack(world, work)?.is_some();
    let set = json!({ "StackName": work.configured("StackName"), "ChangeSetName": needed(work, "ChangeSetName")? });
    ask(world, work, "DeleteChangeSet", set.clone())?;
    if let (Some(input), Value::Object(set)) = (input.as_object_mut(), set) {
        input.extend(set);
        input.insert("ChangeSetType".to_owned(), json!(if exists { "UPDATE" } else { "CREATE" }));
    }
    let made = ask(world, work, "CreateChangeSet", input)?;
    Ok(Begun::Stack(made.text("StackId").to_owned()))
}

fn execute(world: &mut World, work: &Work<'_>) -> Result<Begun, Failure> {
    let set = json!({ "StackName": work.configured("StackName"), "ChangeSetName": needed(work, "ChangeSetName")? });
    let there = ask(world, work, "DescribeChangeSet", set.clone())?;
    if is_empty(&there) {
        return Ok(Begun::Nothing);
    }
    ask(world, work, "ExecuteChangeSet", set)?;
    Ok(Begun::Stack(there.text("StackId").to_owned()))
}

fn deploy(world: &mut World, work: &Work<'_>) -> Result<Begun, Failure> {
    let input = request(world, work)?;
    let operation = if stack(world, work)?.is_some() { "UpdateStack" } else { "CreateStack" };
    match ask(world, work, operation, input) {
        Ok(made) => Ok(Begun::Stack(made.text("StackId").to_owned())),
        Err((_, message)) if message.starts_with("No updates are to be performed") => Ok(Begun::Nothing),
        Err(error) => Err(error),
    }
}

/// Whether a change set failed for the one reason that is none.
fn is_empty(set: &Value) -> bool {
    set.text("Status") == "FAILED" && set.text("StatusReason").contains("didn't contain changes")
}

fn look(world: &mut World, work: &mut Work<'_>) -> Outcome {
    if !work.is_due(world) {
        return Ok(None);
    }
    if work.configured("ActionMode") == CREATE {
        let set = json!({
            "StackName": work.configured("StackName"), "ChangeSetName": work.configured("ChangeSetName"),
        });
        let set = ask(world, work, "DescribeChangeSet", set)?;
        return match set.text("Status") {
            "CREATE_COMPLETE" => Ok(Some(format!("{} change(s)", set.list("Changes").len()))),
            _ if is_empty(&set) => Ok(Some("No changes".to_owned())),
            "FAILED" => Err(failure("JobFailed", set.text("StatusReason"))),
            _ => wait(world, work, LOOKS),
        };
    }
    let gone = || failure("JobFailed", "The stack no longer exists");
    let stack = stack(world, work)?.ok_or_else(gone)?;
    match status(&stack) {
        "CREATE_COMPLETE" | "UPDATE_COMPLETE" => {
            let outputs = stack.list("Outputs").iter();
            let outputs = outputs.map(|one| (one.text("OutputKey").to_owned(), one.text("OutputValue").to_owned()));
            work.run.variables = outputs.collect::<BTreeMap<_, _>>();
            Ok(Some(status(&stack).to_owned()))
        }
        busy if busy.ends_with("_IN_PROGRESS") => wait(world, work, LOOKS),
        ended => {
            let reason = first_failure(world, work).unwrap_or_else(|| stack.text("StackStatusReason").to_owned());
            Err(failure("JobFailed", format!("The stack is in status {ended}. {reason}")))
        }
    }
}

/// The resource that failed first, where the role may know it.
fn first_failure(world: &mut World, work: &Work<'_>) -> Option<String> {
    let events = ask(world, work, "DescribeStackEvents", json!({ "StackName": work.configured("StackName") })).ok()?;
    let begins = |event: &&Value| {
        let of_stack = event.text("ResourceType") == "AWS::CloudFormation::Stack";
        !(of_stack && event.text("ResourceStatusReason") == "User Initiated")
    };
    // the newest first, back to the beginning of this operation
    let failed = events.list("StackEvents").iter().take_while(begins);
    let failed = failed.filter(|event| event.text("ResourceStatus").ends_with("_FAILED")).last()?;
    let [id, kind, reason] =
        ["LogicalResourceId", "ResourceType", "ResourceStatusReason"].map(|name| failed.text(name));
    Some(format!("{id} ({kind}): {reason}"))
}
