//! The change set of a deployment: made or adopted, read as the items of a plan, and compared with what was approved.

use std::time::Duration;

use gangway_aws::failure_causes::{self, has_cause};
use gangway_aws::pacing;
use gangway_aws::refused_resources::of_refused_resources;
use gangway_aws::session::Session;
use gangway_aws::stacks::{ChangeSet, NewChangeSet, ResourceChange};
use gangway_catalog::fact::Fact;
use gangway_catalog::failures::Cause;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::approval::hex;
use crate::model::{Change, PlanItem};
use crate::requests::{DeployRequest, tagged};
use crate::resource_types::{CONNECTIONS, STACK};
use crate::taken_bucket;

/// How long CloudFormation may think about a change set.
const PATIENCE: Duration = Duration::from_secs(300);

/// How every name begins.
pub(crate) const NAMED: &str = "gangway-";

/// Its name says what it was made from, so that the same inputs find the same change set.
pub(crate) fn name(request: &DeployRequest) -> String {
    let tags = tagged(&request.tags, &request.setup_id);
    let inputs = (&request.template, &request.parameters, tags, &request.capabilities);
    let digest = serde_json::to_vec(&inputs).map(|bytes| hex(&bytes)).unwrap_or_default();
    format!("{NAMED}{}", digest.get(..32).unwrap_or_default())
}

/// Makes or adopts the change set of these inputs. None: nothing would change. Also says its name. One that failed stays
/// where it is what an empty stack is there for: they go together.
pub(crate) async fn change_set(
    session: &Session,
    request: &DeployRequest,
    creates: bool,
) -> Result<(Option<ChangeSet>, String), Fault> {
    let stacks = session.stacks();
    let name = name(request);
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
            if begun.elapsed() > PATIENCE {
                return Err(failed(request, "CREATE_PENDING"));
            }
            tokio::time::sleep(pacing::change_set(begun.elapsed())).await;
            continue;
        };
        match (set.status.as_str(), set.execution_status.as_str()) {
            ("CREATE_COMPLETE", "AVAILABLE") => return Ok((Some(set), name)),
            ("FAILED", _) => {
                let reason = set.reason.as_deref().unwrap_or_default();
                // What the set knows goes with it.
                let failure = if nothing_to_change(reason) { None } else { Some(why(session, request, &set).await?) };
                if !creates {
                    stacks.delete_change_set(&request.stack, &name).await?;
                }
                return failure.map_or(Ok((None, name)), Err);
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
        if begun.elapsed() > PATIENCE {
            return Err(failed(request, &set.status));
        }
        tokio::time::sleep(pacing::change_set(begun.elapsed())).await;
    }
}

/// Why a change set failed. Where its reason only names a check, the resources that this one refuses are asked for; who
/// may not ask is told that.
///
/// # Errors
/// That they can't be asked for at this moment.
async fn why(session: &Session, request: &DeployRequest, set: &ChangeSet) -> Result<Fault, Fault> {
    let failure = failed(request, set.reason.as_deref().unwrap_or_default());
    if !has_cause(&failure, Cause::HookRefused) {
        return Ok(failure);
    }
    let resources = match session.stacks().refused_resources(&set.id).await {
        Ok(resources) => resources,
        Err(error) if error.transient() => return Err(error.into()),
        Err(error) => {
            tracing::info!(%error, "what a check refuses can't be read");
            return Ok(failure);
        }
    };
    let failure = of_refused_resources(failure, &resources);
    let Some(first) = resources.first() else { return Ok(failure) };
    Ok(taken_bucket::told_apart(session, failure, &first.resource_type, first.physical_id.as_deref()).await)
}

fn failed(request: &DeployRequest, detail: &str) -> Fault {
    failure_causes::of_stack(Fault::new(FaultCode::ChangeSetFailed).with("stack", request.stack.as_str()), detail)
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
pub(crate) fn items(set: &ChangeSet) -> Result<Vec<PlanItem>, Fault> {
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
            if lost && CONNECTIONS.contains(&item.resource_type.as_str()) {
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
        ("Remove", _) if change.policy == "Retain" => Change::Keep,
        ("Remove", _) => Change::Remove,
        (_, "True") => Change::Replace,
        (_, "Conditional") => Change::MayReplace,
        ("Modify", _) => Change::Modify,
        // `Dynamic`, and whatever CloudFormation may call things one day.
        _ => Change::MayReplace,
    }
}

/// Whether an item of a plan is a change that the change set makes, too.
pub(crate) fn of_stack(item: &PlanItem) -> bool {
    item.resource_type != STACK && !matches!(item.change, Change::Resubmit | Change::Empty)
}

/// What would be carried out now must be what the person saw. The deletion of a leftover is done by now, and physical
/// names and properties that only CloudFormation knows aren't compared where the plan was made without it.
pub(crate) fn same_as_approved(now: &[PlanItem], approved: &[PlanItem]) -> Result<(), Fault> {
    fn sorted<'a>(items: impl Iterator<Item = &'a PlanItem>) -> Vec<(&'a str, &'a str, Change)> {
        let mut items: Vec<_> = items.map(|it| (it.id.as_str(), it.resource_type.as_str(), it.change)).collect();
        items.sort_by_key(|(id, kind, _)| (*id, *kind));
        items
    }
    let seen = sorted(approved.iter().filter(|item| of_stack(item)));
    if sorted(now.iter()) == seen { Ok(()) } else { Err(FaultCode::PlanChanged.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::request;

    /// `more`: whether it would be replaced, or what becomes of it outside of its stack.
    fn change(action: &str, more: &str, resource_type: &str) -> ResourceChange {
        let (replacement, policy) = if action == "Remove" { ("", more) } else { (more, "") };
        ResourceChange {
            action: action.to_owned(),
            id: "It".to_owned(),
            physical_id: None,
            resource_type: resource_type.to_owned(),
            replacement: replacement.to_owned(),
            policy: policy.to_owned(),
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
            tags: Default::default(),
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
            ("SomethingNew", "", Change::MayReplace),
            ("Remove", "", Change::Remove),
            ("Remove", "Delete", Change::Remove),
            ("Remove", "Retain", Change::Keep),
            ("Import", "", Change::Adopt),
        ];
        for (action, more, expected) in table {
            assert_eq!(one(change(action, more, bucket)), Ok(expected), "{action} {more}");
        }
    }

    #[test]
    fn no_change_costs_a_connection_its_authorization() {
        for connection in CONNECTIONS {
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
        let first = name(&request());
        assert_eq!(first, name(&request()));
        assert!(first.len() <= 128 && first.starts_with("gangway-"));
        let others = [
            DeployRequest { template: "x".to_owned(), ..request() },
            DeployRequest { setup_id: "t".to_owned(), ..request() },
            DeployRequest { parameters: [("a".to_owned(), "b".to_owned())].into(), ..request() },
            DeployRequest { capabilities: vec!["CAPABILITY_IAM".to_owned()], ..request() },
        ];
        for other in others {
            assert_ne!(first, name(&other));
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
        let seen = [item("shop", Change::Remove, STACK), item("A", Change::Add, "T"), item("B", Change::Add, "T")];
        let now = [item("B", Change::Add, "T"), item("A", Change::Add, "T")];
        assert_eq!(same_as_approved(&now, &seen), Ok(()));
        assert!(same_as_approved(&now[..1], &seen).is_err());
        let more = [seen.as_slice(), &[item("P", Change::Resubmit, "T"), item("A", Change::Empty, "T")]].concat();
        assert_eq!(same_as_approved(&now, &more), Ok(()));
        let replaced = [item("B", Change::Replace, "T"), item("A", Change::Add, "T")];
        assert!(same_as_approved(&replaced, &seen).is_err());
    }
}
