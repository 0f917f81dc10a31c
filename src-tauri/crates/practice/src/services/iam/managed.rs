//! Managed policies: the customer's own, and which are attached to a role.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::documents::{check_identity, encoded, size};
use super::{refuse, role};
use crate::call::{Answer, AwsError, Call};
use crate::moment::Moment;
use crate::other::Other;
use crate::services::read::Read as _;
use crate::world::World;

/// Practice keeps one version of a policy, and plays no call that makes another.
const ONLY_VERSION: &str = "v1";

/// IAM's quotas (user guide, "IAM and AWS STS quotas"): a policy's size in characters without white space, and the
/// policies that are attached to one role.
const SIZE_QUOTA: usize = 6_144;
const ATTACHED_QUOTA: usize = 10;

/// A policy that the customer manages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ManagedPolicy {
    name: String,
    id: String,
    path: String,
    created: Moment,
    document: String,
    #[serde(flatten)]
    other: Other,
}

/// The document behind an ARN. AWS's own policies aren't played: they allow nothing here.
pub(super) fn document<'w>(world: &'w World, arn: &str) -> Option<&'w str> {
    world.services.iam.managed.get(arn).map(|policy| policy.document.as_str())
}

/// Answers the calls about managed policies; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    let arn = call.input.text("PolicyArn");
    Some(match call.operation.as_str() {
        "CreatePolicy" => create(world, call),
        "GetPolicy" => find(world, arn).map(|policy| json!({ "Policy": shown(world, arn, policy) })),
        "GetPolicyVersion" => version(world, call),
        "DeletePolicy" => delete(world, arn),
        "AttachRolePolicy" => attach(world, call),
        "DetachRolePolicy" => role(world, call.input.text("RoleName")).and_then(|role| {
            let before = role.attached.len();
            role.attached.retain(|attached| attached != arn);
            if role.attached.len() == before { Err(unknown(arn)) } else { Ok(json!({})) }
        }),
        "ListAttachedRolePolicies" => role(world, call.input.text("RoleName")).map(|role| {
            let one = |arn: &String| json!({ "PolicyArn": arn, "PolicyName": arn.rsplit('/').next() });
            json!({ "AttachedPolicies": role.attached.iter().map(one).collect::<Vec<_>>(), "IsTruncated": false })
        }),
        _ => return None,
    })
}

fn create(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    if size(input.text("PolicyDocument")) > SIZE_QUOTA {
        return Err(refuse(409, "LimitExceeded", format!("Cannot exceed quota for PolicySize: {SIZE_QUOTA}")));
    }
    check_identity(input.text("PolicyDocument"))?;
    let (name, path) = (input.text("PolicyName"), input.given("Path").unwrap_or("/"));
    let arn = format!("arn:aws:iam::{}:policy{path}{name}", world.account);
    if world.services.iam.managed.contains_key(&arn) {
        return Err(refuse(409, "EntityAlreadyExists", format!("A policy called {name} already exists.")));
    }
    insert(world, arn.clone(), name, path, input.text("PolicyDocument").to_owned());
    find(world, &arn).map(|policy| json!({ "Policy": shown(world, &arn, policy) }))
}

pub(super) fn insert(world: &mut World, arn: String, name: &str, path: &str, document: String) {
    let policy = ManagedPolicy {
        name: name.to_owned(),
        id: format!("ANPA{}", world.ids.upper(17)),
        path: path.to_owned(),
        created: world.now,
        document,
        other: Other::default(),
    };
    world.services.iam.managed.insert(arn, policy);
}

fn shown(world: &World, arn: &str, policy: &ManagedPolicy) -> Value {
    json!({
        "PolicyName": policy.name, "PolicyId": policy.id, "Arn": arn, "Path": policy.path, "DefaultVersionId": ONLY_VERSION,
        "AttachmentCount": users(world, arn), "PermissionsBoundaryUsageCount": bounded(world, arn).count(),
        "IsAttachable": true, "CreateDate": policy.created.seconds(),
        "UpdateDate": policy.created.seconds(),
    })
}

fn version(world: &World, call: &Call) -> Answer {
    let (arn, wanted) = (call.input.text("PolicyArn"), call.input.text("VersionId"));
    let policy = find(world, arn)?;
    if wanted != ONLY_VERSION {
        let message = format!("Policy {arn} version {wanted} does not exist or is not attachable.");
        return Err(refuse(404, "NoSuchEntity", message));
    }
    let version = json!({
        "Document": encoded(&policy.document), "VersionId": ONLY_VERSION, "IsDefaultVersion": true,
        "CreateDate": policy.created.seconds(),
    });
    Ok(json!({ "PolicyVersion": version }))
}

fn users(world: &World, arn: &str) -> usize {
    world.services.iam.roles.values().filter(|role| role.attached.iter().any(|attached| attached == arn)).count()
}

fn bounded<'w>(world: &'w World, arn: &'w str) -> impl Iterator<Item = &'w super::Role> {
    world.services.iam.roles.values().filter(move |role| role.boundary.as_deref() == Some(arn))
}

fn delete(world: &mut World, arn: &str) -> Answer {
    find(world, arn)?;
    if bounded(world, arn).next().is_some() {
        let message = "Cannot delete a policy that is used as a permissions boundary.";
        return Err(refuse(409, "DeleteConflict", message));
    }
    if users(world, arn) > 0 {
        return Err(refuse(409, "DeleteConflict", "Cannot delete a policy attached to entities."));
    }
    world.services.iam.managed.remove(arn);
    Ok(json!({}))
}

fn attach(world: &mut World, call: &Call) -> Answer {
    let arn = call.input.text("PolicyArn");
    if !arn.starts_with("arn:aws:iam::aws:policy/") {
        find(world, arn)?;
    }
    let role = role(world, call.input.text("RoleName"))?;
    if role.attached.iter().any(|attached| attached == arn) {
        return Ok(json!({}));
    }
    if role.attached.len() >= ATTACHED_QUOTA {
        return Err(refuse(409, "LimitExceeded", format!("Cannot exceed quota for PoliciesPerRole: {ATTACHED_QUOTA}")));
    }
    role.attached.push(arn.to_owned());
    Ok(json!({}))
}

fn find<'w>(world: &'w World, arn: &str) -> Result<&'w ManagedPolicy, AwsError> {
    world.services.iam.managed.get(arn).ok_or_else(|| unknown(arn))
}

fn unknown(arn: &str) -> AwsError {
    refuse(404, "NoSuchEntity", format!("Policy {arn} does not exist or is not attachable."))
}
