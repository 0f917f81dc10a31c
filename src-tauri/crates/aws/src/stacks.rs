//! Calls about stacks, change sets and their events.

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::types::{
    Capability, ChangeSetType, EventFilter, HookFailureMode, OperationEvent, Parameter, ResourceChange as Change, Tag,
};

use crate::errors::{CallError, CallTarget};
use crate::texts::bounded;
use crate::time;

/// A stack, as DescribeStacks shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack {
    /// The ARN, which CloudFormation calls the id.
    pub id: String,
    /// The `StackName` of the answer.
    pub name: String,
    /// As CloudFormation spells it.
    pub status: String,
    /// CloudFormation's reason, when it gave one.
    pub reason: Option<String>,
    /// Values by their keys.
    pub tags: BTreeMap<String, String>,
}

/// What a change set is to be made from.
#[derive(Clone, Debug)]
pub struct NewChangeSet<'a> {
    /// Name of the stack, which needn't exist.
    pub stack: &'a str,
    /// Its own name, 1..128 `[a-zA-Z][-a-zA-Z0-9]*`.
    pub name: &'a str,
    /// True: the stack isn't there yet.
    pub creates: bool,
    /// The template, at most 51,200 bytes.
    pub template: &'a str,
    /// Values of its parameters.
    pub parameters: &'a BTreeMap<String, String>,
    /// Tags of the stack and all its resources.
    pub tags: &'a BTreeMap<String, String>,
    /// E.g. `CAPABILITY_NAMED_IAM`.
    pub capabilities: &'a [String],
}

/// A change set, as DescribeChangeSet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSet {
    /// The ARN, which CloudFormation calls the id.
    pub id: String,
    /// ARN of its stack.
    pub stack_id: String,
    /// `CREATE_PENDING`, `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `FAILED`, …
    pub status: String,
    /// The `StatusReason`: why it failed.
    pub reason: Option<String>,
    /// `AVAILABLE`, `UNAVAILABLE`, `EXECUTE_IN_PROGRESS`, `OBSOLETE`, …
    pub execution_status: String,
    /// The tags that it would put on the stack.
    pub tags: BTreeMap<String, String>,
    /// What it would change.
    pub changes: Vec<ResourceChange>,
}

/// One change of a change set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceChange {
    /// `Add`, `Modify`, `Remove`, `Import`, `Dynamic`.
    pub action: String,
    /// The logical id in the template.
    pub id: String,
    /// Physical id, of a resource that exists.
    pub physical_id: Option<String>,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// `True`, `False` or `Conditional`; empty for what isn't modified.
    pub replacement: String,
    /// `Delete`, `Retain`, `Snapshot`, … for what leaves the stack; empty for what stays in it.
    pub policy: String,
    /// Names of the properties that change.
    pub properties: Vec<String>,
}

/// Something that happened in a stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackEvent {
    /// The `EventId` of the answer.
    pub id: String,
    /// Logical id; the stack's name for the stack itself.
    pub resource: String,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// Physical id, when it has or was to have one.
    pub physical_id: Option<String>,
    /// As CloudFormation spells it.
    pub status: String,
    /// The `ResourceStatusReason` of the answer.
    pub reason: Option<String>,
    /// When it happened, as RFC 3339.
    pub at: Option<String>,
}

/// Why a resource keeps a change set from being made, as CloudFormation's own check or a hook says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedResource {
    /// Logical id; empty where the check is of the whole template.
    pub resource: String,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// Physical id, where it is said.
    pub physical_id: Option<String>,
    /// The reason, in CloudFormation's words.
    pub reason: String,
}

/// A resource of a stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackResource {
    /// The logical id in the template.
    pub id: String,
    /// Physical id, once there is one.
    pub physical_id: Option<String>,
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// As CloudFormation spells it.
    pub status: String,
}

/// Calls to CloudFormation.
#[derive(Clone, Debug)]
pub struct Stacks {
    client: Client,
    target: CallTarget,
}

impl Stacks {
    pub(crate) fn new(config: &SdkConfig, target: CallTarget) -> Self {
        Self { client: Client::new(config), target }
    }

    /// A stack, by name or, also after its deletion, by ARN; none when there is none.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn describe(&self, stack: &str) -> Result<Option<Stack>, CallError> {
        let answer = self.client.describe_stacks().stack_name(stack).send().await;
        match answer.map_err(|error| self.target.failed("cloudformation:DescribeStacks", error)) {
            Ok(answer) => Ok(answer.stacks.unwrap_or_default().into_iter().next().map(Stack::from)),
            Err(error) if error.not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a change set; on a stack that isn't there it makes an empty one, in `REVIEW_IN_PROGRESS`. One of this name
    /// that exists is left as it is: its name says what it was made from.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn create_change_set(&self, new: &NewChangeSet<'_>) -> Result<(), CallError> {
        let parameters = new
            .parameters
            .iter()
            .map(|(key, value)| Parameter::builder().parameter_key(key).parameter_value(value).build())
            .collect();
        let tags = new.tags.iter().map(|(key, value)| Tag::builder().key(key).value(value).build()).collect();
        let capabilities = new.capabilities.iter().map(|name| Capability::from(name.as_str())).collect();
        let answer = self
            .client
            .create_change_set()
            .stack_name(new.stack)
            .change_set_name(new.name)
            .change_set_type(if new.creates { ChangeSetType::Create } else { ChangeSetType::Update })
            .template_body(new.template)
            .set_parameters(Some(parameters))
            .set_tags(Some(tags))
            .set_capabilities(Some(capabilities))
            .send()
            .await;
        match answer.map_err(|error| self.target.failed("cloudformation:CreateChangeSet", error)) {
            Err(error) if error.code() != "AlreadyExistsException" => Err(error),
            _ => Ok(()),
        }
    }

    /// A change set with all its changes; none when there is none.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn describe_change_set(&self, stack: &str, name: &str) -> Result<Option<ChangeSet>, CallError> {
        let mut found: Option<ChangeSet> = None;
        let mut token = None;
        loop {
            let answer = self
                .client
                .describe_change_set()
                .stack_name(stack)
                .change_set_name(name)
                .set_next_token(token.clone())
                .send()
                .await
                .map_err(|error| self.target.failed("cloudformation:DescribeChangeSet", error));
            let mut page = match answer {
                Ok(page) => page,
                Err(error) if error.not_found() => return Ok(None),
                Err(error) => return Err(error),
            };
            let changes = page.changes.take().unwrap_or_default();
            let changes = changes.into_iter().filter_map(|change| change.resource_change).map(ResourceChange::from);
            let set = found.get_or_insert_with(|| ChangeSet {
                id: page.change_set_id.unwrap_or_default(),
                stack_id: page.stack_id.unwrap_or_default(),
                status: page.status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
                reason: page.status_reason,
                execution_status: page.execution_status.map(|it| it.as_str().to_owned()).unwrap_or_default(),
                tags: pairs(page.tags),
                changes: Vec::new(),
            });
            set.changes.extend(changes);
            // The same page again would never end.
            if page.next_token.is_none() || page.next_token == token {
                return Ok(found);
            }
            token = page.next_token;
        }
    }

    /// What keeps a change set that failed from being made: what is refused first, then what is only warned of. Empty where
    /// CloudFormation doesn't say. `change_set` is its ARN: its name alone isn't taken.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn refused_resources(&self, change_set: &str) -> Result<Vec<RefusedResource>, CallError> {
        let failed = EventFilter::builder().failed_events(true).build();
        let asked = self.client.describe_events().change_set_name(change_set).filters(failed);
        let mut pages = asked.into_paginator().send();
        let mut found = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| self.target.failed("cloudformation:DescribeEvents", error))?;
            found.extend(page.operation_events.unwrap_or_default().into_iter().filter_map(refused_resource));
        }
        found.sort_by_key(|(warned, _)| *warned);
        Ok(found.into_iter().map(|(_, resource)| resource).collect())
    }

    /// The names of all change sets of a stack.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn change_sets(&self, stack: &str) -> Result<Vec<String>, CallError> {
        let mut pages = self.client.list_change_sets().stack_name(stack).into_paginator().send();
        let mut names = Vec::new();
        while let Some(page) = pages.next().await {
            let page = match page.map_err(|error| self.target.failed("cloudformation:ListChangeSets", error)) {
                Ok(page) => page,
                Err(error) if error.not_found() => break,
                Err(error) => return Err(error),
            };
            names.extend(page.summaries.unwrap_or_default().into_iter().filter_map(|set| set.change_set_name));
        }
        Ok(names)
    }

    /// Carries a change set out. `token` makes a repeated call the same call.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn execute(&self, stack: &str, change_set: &str, token: &str) -> Result<(), CallError> {
        self.client
            .execute_change_set()
            .stack_name(stack)
            .change_set_name(change_set)
            .client_request_token(token)
            .send()
            .await
            .map_err(|error| self.target.failed("cloudformation:ExecuteChangeSet", error))?;
        Ok(())
    }

    /// Deletes a change set. One that isn't there is fine.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn delete_change_set(&self, stack: &str, name: &str) -> Result<(), CallError> {
        let answer = self.client.delete_change_set().stack_name(stack).change_set_name(name).send().await;
        match answer.map_err(|error| self.target.failed("cloudformation:DeleteChangeSet", error)) {
            Err(error) if !error.not_found() => Err(error),
            _ => Ok(()),
        }
    }

    /// Begins to delete a stack. One that isn't there is fine.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn delete(&self, stack: &str, token: &str) -> Result<(), CallError> {
        let answer = self.client.delete_stack().stack_name(stack).client_request_token(token).send().await;
        match answer.map_err(|error| self.target.failed("cloudformation:DeleteStack", error)) {
            Err(error) if !error.not_found() => Err(error),
            _ => Ok(()),
        }
    }

    /// The events that came after the one with the id `since` (none: all), oldest first.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn events_since(&self, stack: &str, since: Option<&str>) -> Result<Vec<StackEvent>, CallError> {
        let mut events = Vec::new();
        // The service answers with the newest first.
        let mut pages = self.client.describe_stack_events().stack_name(stack).into_paginator().send();
        'pages: while let Some(page) = pages.next().await {
            let page = match page.map_err(|error| self.target.failed("cloudformation:DescribeStackEvents", error)) {
                Ok(page) => page,
                Err(error) if error.not_found() => break,
                Err(error) => return Err(error),
            };
            for event in page.stack_events.unwrap_or_default() {
                let id = event.event_id.unwrap_or_default();
                if since == Some(id.as_str()) {
                    break 'pages;
                }
                events.push(StackEvent {
                    id,
                    resource: event.logical_resource_id.unwrap_or_default(),
                    resource_type: event.resource_type.unwrap_or_default(),
                    physical_id: event.physical_resource_id.filter(|id| !id.is_empty()),
                    status: event.resource_status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
                    reason: event.resource_status_reason.filter(|reason| !reason.is_empty()).map(bounded),
                    at: time::text(event.timestamp.as_ref()),
                });
            }
        }
        events.reverse();
        Ok(events)
    }

    /// The id of the newest event; none when there is none yet.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn newest_event(&self, stack: &str) -> Result<Option<String>, CallError> {
        let answer = self.client.describe_stack_events().stack_name(stack).send().await;
        match answer.map_err(|error| self.target.failed("cloudformation:DescribeStackEvents", error)) {
            Ok(answer) => Ok(answer.stack_events.unwrap_or_default().into_iter().next().and_then(|it| it.event_id)),
            Err(error) if error.not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The template that a stack was made from last, as it was sent.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn template(&self, stack: &str) -> Result<String, CallError> {
        let answer = self.client.get_template().stack_name(stack).send().await;
        let answer = answer.map_err(|error| self.target.failed("cloudformation:GetTemplate", error))?;
        Ok(answer.template_body.unwrap_or_default())
    }

    /// All resources of a stack that aren't deleted.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn resources(&self, stack: &str) -> Result<Vec<StackResource>, CallError> {
        let mut pages = self.client.list_stack_resources().stack_name(stack).into_paginator().send();
        let mut found = Vec::new();
        while let Some(page) = pages.next().await {
            let page = match page.map_err(|error| self.target.failed("cloudformation:ListStackResources", error)) {
                Ok(page) => page,
                Err(error) if error.not_found() => break,
                Err(error) => return Err(error),
            };
            found.extend(
                page.stack_resource_summaries
                    .unwrap_or_default()
                    .into_iter()
                    .map(|resource| StackResource {
                        id: resource.logical_resource_id.unwrap_or_default(),
                        physical_id: resource.physical_resource_id.filter(|id| !id.is_empty()),
                        resource_type: resource.resource_type.unwrap_or_default(),
                        status: resource.resource_status.map(|it| it.as_str().to_owned()).unwrap_or_default(),
                    })
                    .filter(|resource| resource.status != "DELETE_COMPLETE"),
            );
        }
        Ok(found)
    }
}

impl From<aws_sdk_cloudformation::types::Stack> for Stack {
    fn from(stack: aws_sdk_cloudformation::types::Stack) -> Self {
        Self {
            id: stack.stack_id.unwrap_or_default(),
            name: stack.stack_name.unwrap_or_default(),
            status: stack.stack_status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
            reason: stack.stack_status_reason.filter(|reason| !reason.is_empty()),
            tags: pairs(stack.tags),
        }
    }
}

/// What an event of a check or a hook says, and whether it only warns; none of any other event.
fn refused_resource(event: OperationEvent) -> Option<(bool, RefusedResource)> {
    let said = |reason: Option<String>| reason.filter(|reason| !reason.is_empty());
    let (mode, reason) = match said(event.validation_status_reason) {
        Some(reason) => (event.validation_failure_mode, reason),
        None => (event.hook_failure_mode, said(event.hook_status_reason)?),
    };
    let resource = RefusedResource {
        resource: event.logical_resource_id.unwrap_or_default(),
        resource_type: event.resource_type.unwrap_or_default(),
        physical_id: event.physical_resource_id.filter(|id| !id.is_empty()),
        reason: bounded(reason),
    };
    Some((mode == Some(HookFailureMode::Warn), resource))
}

fn pairs(tags: Option<Vec<Tag>>) -> BTreeMap<String, String> {
    let pair = |tag: Tag| Some((tag.key?, tag.value.unwrap_or_default()));
    tags.unwrap_or_default().into_iter().filter_map(pair).collect()
}

impl From<Change> for ResourceChange {
    fn from(change: Change) -> Self {
        let mut properties: Vec<String> = change
            .details
            .unwrap_or_default()
            .into_iter()
            .filter_map(|detail| detail.target)
            .filter_map(|target| target.name.or_else(|| Some(target.attribute?.as_str().to_owned())))
            .collect();
        properties.sort();
        properties.dedup();
        Self {
            action: change.action.map(|action| action.as_str().to_owned()).unwrap_or_default(),
            id: change.logical_resource_id.unwrap_or_default(),
            physical_id: change.physical_resource_id.filter(|id| !id.is_empty()),
            resource_type: change.resource_type.unwrap_or_default(),
            replacement: change.replacement.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            policy: change.policy_action.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            properties,
        }
    }
}
