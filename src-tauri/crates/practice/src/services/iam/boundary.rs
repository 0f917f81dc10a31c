//! Permissions boundaries: what bounds a role, and a company that demands one of each role.

use serde_json::{Value, json};

use super::policy::{self, Decision, Question};
use super::{Role, managed, refuse, role};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeFaultKind;
use crate::services::read::Read as _;
use crate::world::World;

/// The policy that is demanded of each role, as long as that fault is on.
const DEMANDED: &str = "PracticeBoundary";

/// Answers the calls about boundaries; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "PutRolePermissionsBoundary" => put(world, call),
        "DeleteRolePermissionsBoundary" => delete(world, call),
        _ => return None,
    })
}

fn put(world: &mut World, call: &Call) -> Answer {
    let arn = role(world, call.input.text("RoleName"))?.arn.clone();
    let boundary = call.input.text("PermissionsBoundary");
    check(world, "iam:PutRolePermissionsBoundary", &arn, Some(boundary))?;
    role(world, call.input.text("RoleName"))?.boundary = Some(boundary.to_owned());
    Ok(json!({}))
}

fn delete(world: &mut World, call: &Call) -> Answer {
    let arn = role(world, call.input.text("RoleName"))?.arn.clone();
    check(world, "iam:DeleteRolePermissionsBoundary", &arn, None)?;
    role(world, call.input.text("RoleName"))?.boundary = None;
    Ok(json!({}))
}

/// Whether a role may have this boundary, or none.
pub(super) fn check(world: &mut World, action: &str, role: &str, boundary: Option<&str>) -> Result<(), AwsError> {
    let demanded = demanded(world);
    if boundary != Some(demanded.as_str()) && world.faults.take(PracticeFaultKind::BoundaryDemanded, action) {
        let caller = format!("arn:aws:iam::{}:user/practice", world.account);
        let message = format!(
            "User: {caller} is not authorized to perform: {action} on resource: {role} because no permissions boundary allows the {action} action"
        );
        return Err(refuse(403, "AccessDenied", message));
    }
    match boundary {
        Some(arn) if !of_aws(arn) && managed::document(world, arn).is_none() => {
            Err(refuse(404, "NoSuchEntity", format!("Scope ARN: {arn} does not exist or is not attachable.")))
        }
        _ => Ok(()),
    }
}

/// What a boundary lets through of what the role's own policies say. AWS's own policies aren't played: here they bound
/// nothing.
pub(super) fn bounded(world: &World, role: &Role, question: &Question<'_>, own: Decision) -> Decision {
    let Some(arn) = role.boundary.as_deref().filter(|arn| !of_aws(arn) && own == Decision::Allowed) else { return own };
    let document = managed::document(world, arn).and_then(|text| serde_json::from_str::<Value>(text).ok());
    document.map_or(Decision::ImplicitDeny, |document| policy::decide(&[document], question))
}

/// The policy that is demanded is there as soon as it is, and stays: roles have it.
pub(super) fn provide(world: &mut World) {
    let arn = demanded(world);
    if world.faults.is_on(PracticeFaultKind::BoundaryDemanded) && managed::document(world, &arn).is_none() {
        let all = json!({
            "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }],
        });
        managed::insert(world, arn, DEMANDED, "/", all.to_string());
    }
}

fn demanded(world: &World) -> String {
    format!("arn:aws:iam::{}:policy/{DEMANDED}", world.account)
}

fn of_aws(arn: &str) -> bool {
    arn.starts_with("arn:aws:iam::aws:policy/")
}
