//! AWS Identity and Access Management: roles, their policies, and what those allow.
//!
//! The person's own keys may do everything here; the roles that services take on are really evaluated.

mod boundary;
mod documents;
mod managed;
pub(crate) mod policy;
mod roles;
mod simulate;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::policy::{Context, Decision, Question};
use super::{Service, s3, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::messages::{PracticeFaultKind, PracticeResource};
use crate::moment::Moment;
use crate::other::Other;
use crate::world::World;

/// Seconds until a fresh role, or a changed trust, has reached every service.
const PROPAGATION: i64 = 8;

/// Roles and customer-managed policies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// By lower-cased name: IAM's names are unique whatever their case.
    roles: BTreeMap<String, Role>,
    /// Documents by ARN.
    managed: BTreeMap<String, managed::ManagedPolicy>,
    #[serde(flatten)]
    other: Other,
}

/// A role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Role {
    name: String,
    path: String,
    id: String,
    arn: String,
    created: Moment,
    trust: String,
    description: Option<String>,
    max_session: i64,
    boundary: Option<String>,
    tags: Vec<Value>,
    /// Inline policies by name.
    inline: BTreeMap<String, String>,
    /// ARNs of attached policies.
    attached: Vec<String>,
    /// From when services can assume it.
    assumable: Moment,
    #[serde(flatten)]
    other: Other,
}

/// AWS Identity and Access Management.
pub(crate) struct Iam;

impl Service for Iam {
    type State = State;

    const OPERATIONS: &str = "AttachRolePolicy CreatePolicy CreateRole DeletePolicy DeleteRole DeleteRolePermissionsBoundary \
        DeleteRolePolicy DetachRolePolicy GetPolicy GetPolicyVersion GetRole GetRolePolicy ListAccountAliases ListAttachedRolePolicies \
        ListInstanceProfilesForRole ListRolePolicies ListRoles ListRoleTags PutRolePermissionsBoundary PutRolePolicy \
        SimulatePrincipalPolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole";

    fn call(world: &mut World, call: &Call) -> Answer {
        if let Some(answer) = roles::call(world, call) {
            return answer;
        }
        if let Some(answer) = managed::call(world, call).or_else(|| boundary::call(world, call)) {
            return answer;
        }
        match call.operation.as_str() {
            "SimulatePrincipalPolicy" => simulate::principal(world, call),
            "ListAccountAliases" => Ok(serde_json::json!({ "AccountAliases": [], "IsTruncated": false })),
            _ => Err(unknown_operation(call)),
        }
    }

    fn resources(world: &World) -> Vec<PracticeResource> {
        let resource = |role: &Role| PracticeResource {
            resource_type: "AWS::IAM::Role".to_owned(),
            name: role.name.clone(),
            status: String::new(),
        };
        world.services.iam.roles.values().map(resource).collect()
    }
}

/// Whether the service of an operation (`service:Operation`) can take on this role now, for what it does at `source`.
pub(crate) fn assumable(world: &mut World, role: &str, operation: &str, source: &str) -> bool {
    let service = format!("{}.amazonaws.com", operation.split(':').next().unwrap_or_default());
    let question = Question {
        action: "sts:AssumeRole",
        resource: role,
        context: &[("aws:SourceAccount", &world.account), ("aws:SourceArn", source)],
    };
    let Some(found) = by_arn(world, role) else { return false };
    let trusted = serde_json::from_str(&found.trust).is_ok_and(|trust| policy::trusts(&trust, &service, &question));
    let settled = found.assumable <= world.now;
    trusted && settled && !world.faults.take(PracticeFaultKind::RoleNotAssumable, operation)
}

/// Whether somebody of this account may assume a role, with the code of an MFA device or without one. Nobody has said
/// anything about a role that isn't there.
pub(crate) fn lets_assume(world: &World, role: &str, with_code: bool) -> bool {
    let Some(found) = by_arn(world, role) else { return true };
    // AWS names the key only where a device is there; with long-term keys it is absent
    let context: Context<'_> = if with_code { &[("aws:MultiFactorAuthPresent", "true")] } else { &[] };
    let question = Question { action: "sts:AssumeRole", resource: role, context };
    let trust = serde_json::from_str(&found.trust);
    trust.is_ok_and(|trust| policy::trusts_account(&trust, &world.account, &question))
}

/// What a role may do, with the policy of the bucket when it is about one.
pub(crate) fn decide(world: &World, role: &str, action: &str, resource: &str, context: Context<'_>) -> Decision {
    let Some(role) = by_arn(world, role) else { return Decision::ImplicitDeny };
    let mut all = vec![
        ("aws:SecureTransport", "true"),
        ("aws:ResourceAccount", world.account.as_str()),
        ("aws:PrincipalAccount", world.account.as_str()),
        ("aws:PrincipalArn", role.arn.as_str()),
    ];
    all.extend_from_slice(context);
    let question = Question { action, resource, context: &all };
    let documents = role.inline.values().map(String::as_str);
    let attached = role.attached.iter().filter_map(|arn| managed::document(world, arn));
    let documents: Vec<Value> = documents.chain(attached).filter_map(|text| serde_json::from_str(text).ok()).collect();
    let identity = boundary::bounded(world, role, &question, policy::decide(&documents, &question));
    let bucket = resource.split(":::").nth(1).and_then(|path| path.split('/').next());
    let theirs = bucket.and_then(|bucket| s3::policy(world, bucket)).and_then(|text| serde_json::from_str(text).ok());
    match theirs {
        Some(theirs) if policy::for_principal(&theirs, &role.arn, &question) == Decision::ExplicitDeny => {
            Decision::ExplicitDeny
        }
        _ => identity,
    }
}

/// What is there for a fault that was switched on.
pub(crate) fn provide(world: &mut World) {
    boundary::provide(world);
}

/// Whether a role may do this.
pub(crate) fn allowed(world: &World, role: &str, action: &str, resource: &str, context: Context<'_>) -> bool {
    decide(world, role, action, resource, context) == Decision::Allowed
}

fn by_arn<'w>(world: &'w World, arn: &str) -> Option<&'w Role> {
    world.services.iam.roles.values().find(|role| role.arn == arn)
}

fn role<'w>(world: &'w mut World, name: &str) -> Result<&'w mut Role, AwsError> {
    let unknown = || refuse(404, "NoSuchEntity", format!("The role with name {name} cannot be found."));
    world.services.iam.roles.get_mut(&name.to_lowercase()).ok_or_else(unknown)
}

fn refuse(status: u16, code: &str, message: impl Into<String>) -> AwsError {
    AwsError { code: code.to_owned(), message: message.into(), status }
}
