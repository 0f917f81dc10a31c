//! A stack at work: what its status means, and its events as they come.

use std::collections::HashMap;

use gangway_aws::session::{Service, Session};
use gangway_aws::stacks::{Stack, StackEvent};
use gangway_catalog::console::Console;

use crate::job::{FlowError, Job};
use crate::model::{EventCode, StackProgress, StackResource};
use crate::resource_types::STACK;

/// The status of a stack that holds nothing yet: it was made for a change set, and waits until one is carried out.
pub(crate) const EMPTY: &str = "REVIEW_IN_PROGRESS";

/// The status of a stack that is being deleted. One that was empty has lost everything that says whose it was.
pub(crate) const DELETING: &str = "DELETE_IN_PROGRESS";

/// Whether CloudFormation is at work on it.
pub(crate) fn busy(status: &str) -> bool {
    status.ends_with("_IN_PROGRESS") && status != EMPTY
}

/// Shows a stack with its resources, in the order of the plan.
pub(crate) fn show_stack(
    job: &Job,
    session: &Session,
    stack: &Stack,
    resources: impl Iterator<Item = (String, String)>,
) {
    let console = Console { region: session.region(), endpoint: session.endpoint(Service::CloudFormation) };
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

pub(crate) const DELETE: &str = "cloudformation:DeleteStack";

/// Whether a deletion that was accepted hasn't begun, as far as the stack shows.
pub(crate) fn is_unheard(follow: &StackFollower, stack: &Stack) -> bool {
    follow.is_silent() && !busy(&stack.status)
}

/// A repeated call of one deletion is the same call; the next deletion is another one, also when a stack that couldn't
/// be deleted is deleted again.
pub(crate) fn deletion_token(job: &Job) -> String {
    format!("gangway-{}-delete-{}", job.id, job.notes().deletions)
}

/// What failed first in a stack.
pub(crate) struct FailedResource {
    /// Its logical id; the stack's own name when none is named.
    pub(crate) name: String,
    /// CloudFormation's reason, else its status.
    pub(crate) reason: String,
    pub(crate) resource_type: String,
    pub(crate) physical_id: Option<String>,
}

/// Reads a stack's events as they come and shows them.
pub(crate) struct StackFollower {
    newest: Option<String>,
    /// The stack's own status by its newest event.
    standing: Option<String>,
    failures: Vec<StackEvent>,
}

impl StackFollower {
    /// From the event after this one on.
    pub(crate) fn after(newest: Option<String>) -> Self {
        Self { newest, standing: None, failures: Vec::new() }
    }

    /// Whether the events tell what the description says. Right after a call AWS may still describe how the stack stood
    /// before it, which looks like an end.
    pub(crate) fn agrees(&self, stack: &Stack) -> bool {
        self.standing.as_ref() == Some(&stack.status)
    }

    /// Whether the stack has said nothing since.
    pub(crate) fn is_silent(&self) -> bool {
        self.standing.as_deref().is_none_or(|status| status == EMPTY)
    }

    pub(crate) async fn read(&mut self, job: &Job, session: &Session, stack: &str) -> Result<(), FlowError> {
        let since = self.newest.clone();
        let operation = "cloudformation:DescribeStackEvents";
        let events = job.ask_without_end(operation, || session.stacks().events_since(stack, since.as_deref())).await?;
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
        // A resource may bear the name of its stack.
        let mut latest: HashMap<(bool, &str), &StackEvent> = HashMap::new();
        for event in &events {
            latest.insert((of_stack(event), &event.resource), event);
        }
        job.show(|shown| {
            let Some(progress) = &mut shown.stack else { return };
            if let Some(event) = latest.get(&(true, progress.name.as_str())) {
                progress.status.clone_from(&event.status);
            }
            for resource in &mut progress.resources {
                if let Some(event) = latest.get(&(false, resource.id.as_str())) {
                    resource.status.clone_from(&event.status);
                    resource.reason.clone_from(&event.reason);
                }
            }
        });
        self.take(events);
        Ok(())
    }

    pub(crate) fn take(&mut self, events: Vec<StackEvent>) {
        for event in events {
            self.newest = Some(event.id.clone());
            if of_stack(&event) {
                self.standing = Some(event.status.clone());
            }
            if event.status.ends_with("_FAILED") {
                self.failures.push(event);
            }
        }
    }

    /// The resource that failed first, and why: what came after is only cancelled.
    pub(crate) fn first_failure(&self, stack: &Stack) -> FailedResource {
        let own = self.failures.iter().find(|event| !of_stack(event) && !was_cancelled(event));
        match own.or(self.failures.first()) {
            Some(event) => FailedResource {
                name: event.resource.clone(),
                reason: event.reason.clone().unwrap_or_else(|| event.status.clone()),
                resource_type: event.resource_type.clone(),
                physical_id: event.physical_id.clone(),
            },
            None => FailedResource {
                name: stack.name.clone(),
                reason: stack.reason.clone().unwrap_or_else(|| stack.status.clone()),
                resource_type: STACK.to_owned(),
                physical_id: None,
            },
        }
    }
}

/// Whether something begins to be done to the stack.
pub(crate) fn begins(event: &StackEvent) -> bool {
    of_stack(event) && matches!(event.status.as_str(), "CREATE_IN_PROGRESS" | "UPDATE_IN_PROGRESS" | DELETING)
}

fn of_stack(event: &StackEvent) -> bool {
    event.resource_type == STACK
}

fn was_cancelled(event: &StackEvent) -> bool {
    event.reason.as_deref().is_some_and(|reason| reason.to_ascii_lowercase().contains("cancelled"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::stack;

    #[test]
    fn what_stood_before_is_no_end() {
        let event = |status: &str, resource_type: &str| StackEvent {
            id: format!("{resource_type} {status}"),
            resource: "shop".to_owned(),
            resource_type: resource_type.to_owned(),
            physical_id: None,
            status: status.to_owned(),
            reason: None,
            at: None,
        };
        let described = stack("UPDATE_COMPLETE", Some("s"));
        let mut follow = StackFollower::after(Some("the update before".to_owned()));
        assert!(!follow.agrees(&described));
        follow.take(vec![event("UPDATE_IN_PROGRESS", STACK), event("UPDATE_COMPLETE", "AWS::S3::Bucket")]);
        assert!(!follow.agrees(&described));
        follow.take(vec![event("UPDATE_COMPLETE", STACK)]);
        assert!(follow.agrees(&described));
        assert_eq!(follow.newest.as_deref(), Some("AWS::CloudFormation::Stack UPDATE_COMPLETE"));
    }

    #[test]
    fn the_first_failure_is_the_cause() {
        let event = |resource: &str, reason: &str| StackEvent {
            id: resource.to_owned(),
            resource: resource.to_owned(),
            resource_type: String::new(),
            physical_id: None,
            status: "CREATE_FAILED".to_owned(),
            reason: Some(reason.to_owned()),
            at: None,
        };
        let mut follow = StackFollower::after(None);
        let failed = stack("ROLLBACK_COMPLETE", Some("s"));
        let first = |follow: &StackFollower| {
            let first = follow.first_failure(&failed);
            (first.name, first.reason)
        };
        assert_eq!(first(&follow), ("shop".to_owned(), "ROLLBACK_COMPLETE".to_owned()));
        follow.failures = vec![
            event("Role", "Resource creation cancelled"),
            event("Bucket", "already exists"),
            StackEvent {
                resource_type: STACK.to_owned(),
                ..event("shop", "The following resource(s) failed to create: [Bucket]")
            },
        ];
        assert_eq!(first(&follow), ("Bucket".to_owned(), "already exists".to_owned()));
    }
}
