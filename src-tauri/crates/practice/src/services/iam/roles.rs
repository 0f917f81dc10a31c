//! Roles, their inline policies and tags.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::documents::{check_identity, check_trust, encoded, size};
use super::{PROPAGATION, Role, boundary, refuse, role};
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::read::{Read as _, paged, put, texts};
use crate::world::World;

/// IAM's quotas (user guide, "IAM and AWS STS quotas"): all inline policies of a role together and its trust policy, in
/// characters without white space; tags of a role.
const INLINE_QUOTA: usize = 10_240;
const TRUST_QUOTA: usize = 2_048;
const TAG_QUOTA: usize = 50;

/// Answers the calls about roles; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    let name = call.input.text("RoleName");
    Some(match call.operation.as_str() {
        "CreateRole" => create(world, call),
        "GetRole" => role(world, name).map(|role| json!({ "Role": shown(role) })),
        "DeleteRole" => delete(world, name),
        "ListRoles" => list(world, call),
        "UpdateRole" => role(world, name).map(|role| {
            // An empty one takes it away.
            role.description = call.input.given("Description").filter(|text| !text.is_empty()).map(str::to_owned);
            role.max_session = call.input.number("MaxSessionDuration").unwrap_or(role.max_session);
            json!({})
        }),
        "UpdateAssumeRolePolicy" => update_trust(world, call),
        "PutRolePolicy" => put_policy(world, call),
        "GetRolePolicy" => get_policy(world, call),
        "DeleteRolePolicy" => role(world, name).and_then(|role| {
            let policy = call.input.text("PolicyName");
            let removed = role.inline.remove(policy);
            removed.map(|_| json!({})).ok_or_else(|| no_policy(policy))
        }),
        "ListRolePolicies" => role(world, name)
            .map(|role| json!({ "PolicyNames": role.inline.keys().collect::<Vec<_>>(), "IsTruncated": false })),
        "ListInstanceProfilesForRole" => {
            role(world, name).map(|_| json!({ "InstanceProfiles": [], "IsTruncated": false }))
        }
        "TagRole" => role(world, name).and_then(|role| {
            role.tags = tagged(&role.tags, call.input.list("Tags"))?;
            Ok(json!({}))
        }),
        "UntagRole" => role(world, name).map(|role| {
            let keys = texts(call.input.list("TagKeys"));
            role.tags.retain(|tag| !keys.iter().any(|key| key == tag.text("Key")));
            json!({})
        }),
        "ListRoleTags" => role(world, name).map(|role| json!({ "Tags": role.tags, "IsTruncated": false })),
        _ => return None,
    })
}

fn create(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let name = input.text("RoleName");
    if world.services.iam.roles.contains_key(&name.to_lowercase()) {
        return Err(refuse(409, "EntityAlreadyExists", format!("Role with name {name} already exists.")));
    }
    check_size(input.text("AssumeRolePolicyDocument"))?;
    check_trust(input.text("AssumeRolePolicyDocument"))?;
    let tags = tagged(&[], input.list("Tags"))?;
    let path = input.given("Path").unwrap_or("/").to_owned();
    let arn = format!("arn:aws:iam::{}:role{path}{name}", world.account);
    boundary::check(world, "iam:CreateRole", &arn, input.given("PermissionsBoundary"))?;
    let role = Role {
        name: name.to_owned(),
        id: format!("AROA{}", world.ids.upper(17)),
        arn,
        path,
        created: world.now,
        trust: input.text("AssumeRolePolicyDocument").to_owned(),
        description: input.given("Description").map(str::to_owned),
        max_session: input.number("MaxSessionDuration").unwrap_or(3600),
        boundary: input.given("PermissionsBoundary").map(str::to_owned),
        tags,
        inline: BTreeMap::new(),
        attached: Vec::new(),
        assumable: world.now.after_seconds(PROPAGATION),
        other: Other::default(),
    };
    let answer = json!({ "Role": shown(&role) });
    world.services.iam.roles.insert(name.to_lowercase(), role);
    Ok(answer)
}

fn shown(role: &Role) -> Value {
    let mut shown = json!({
        "Path": role.path, "RoleName": role.name, "RoleId": role.id, "Arn": role.arn,
        "CreateDate": role.created.seconds(), "AssumeRolePolicyDocument": encoded(&role.trust),
        "MaxSessionDuration": role.max_session, "RoleLastUsed": {},
    });
    put(&mut shown, "Description", role.description.as_ref().map(|text| json!(text)));
    let boundary =
        |arn: &String| json!({ "PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": arn });
    put(&mut shown, "PermissionsBoundary", role.boundary.as_ref().map(boundary));
    put(&mut shown, "Tags", (!role.tags.is_empty()).then(|| json!(role.tags)));
    shown
}

fn delete(world: &mut World, name: &str) -> Answer {
    let role = role(world, name)?;
    let conflict = |message| Err(refuse(409, "DeleteConflict", message));
    if !role.inline.is_empty() {
        return conflict("Cannot delete entity, must delete policies first.");
    }
    if !role.attached.is_empty() {
        return conflict("Cannot delete entity, must detach all policies first.");
    }
    world.services.iam.roles.remove(&name.to_lowercase());
    Ok(json!({}))
}

fn list(world: &World, call: &Call) -> Answer {
    let prefix = call.input.given("PathPrefix").unwrap_or("/");
    let listed = |role: &Role| {
        let mut role = shown(role);
        // a list has less of each (IAM API, ListRoles)
        if let Value::Object(members) = &mut role {
            members.retain(|name, _| !["PermissionsBoundary", "RoleLastUsed", "Tags"].contains(&name.as_str()));
        }
        role
    };
    let roles = world.services.iam.roles.values().filter(|role| role.path.starts_with(prefix)).map(listed).collect();
    let token = ("Marker", call.input.given("Marker"));
    let bad = || refuse(400, "InvalidInput", "The marker is not valid.");
    let mut answer = paged("Roles", roles, token, call.input.number("MaxItems"), 100).ok_or_else(bad)?;
    let more = answer.get("Marker").is_some();
    put(&mut answer, "IsTruncated", json!(more));
    Ok(answer)
}

fn update_trust(world: &mut World, call: &Call) -> Answer {
    check_size(call.input.text("PolicyDocument"))?;
    check_trust(call.input.text("PolicyDocument"))?;
    let assumable = world.now.after_seconds(PROPAGATION);
    let role = role(world, call.input.text("RoleName"))?;
    role.trust = call.input.text("PolicyDocument").to_owned();
    role.assumable = assumable;
    Ok(json!({}))
}

fn put_policy(world: &mut World, call: &Call) -> Answer {
    let input = &call.input;
    let document = input.text("PolicyDocument");
    check_identity(document)?;
    let role = role(world, input.text("RoleName"))?;
    let policy = input.text("PolicyName");
    let others = role.inline.iter().filter(|(name, _)| *name != policy).map(|(_, text)| text.as_str());
    if others.chain([document]).map(size).sum::<usize>() > INLINE_QUOTA {
        let message = format!("Maximum policy size of {INLINE_QUOTA} bytes exceeded for role {}", role.name);
        return Err(refuse(409, "LimitExceeded", message));
    }
    role.inline.insert(policy.to_owned(), document.to_owned());
    Ok(json!({}))
}

fn get_policy(world: &mut World, call: &Call) -> Answer {
    let policy = call.input.text("PolicyName");
    let role = role(world, call.input.text("RoleName"))?;
    let document = role.inline.get(policy).ok_or_else(|| no_policy(policy))?;
    Ok(json!({ "RoleName": role.name, "PolicyName": policy, "PolicyDocument": encoded(document) }))
}

fn no_policy(name: &str) -> AwsError {
    refuse(404, "NoSuchEntity", format!("The role policy with name {name} cannot be found."))
}

fn check_size(trust: &str) -> Result<(), AwsError> {
    if size(trust) <= TRUST_QUOTA {
        return Ok(());
    }
    Err(refuse(409, "LimitExceeded", format!("Cannot exceed quota for ACLSizePerRole: {TRUST_QUOTA}")))
}

/// The tags with these new ones; a name's case makes no other tag of it.
fn tagged(tags: &[Value], new: &[Value]) -> Result<Vec<Value>, AwsError> {
    let same = |one: &Value, other: &Value| one.text("Key").to_lowercase() == other.text("Key").to_lowercase();
    if new.iter().enumerate().any(|(at, one)| new.iter().take(at).any(|before| same(before, one))) {
        let message = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
        return Err(refuse(400, "InvalidInput", message));
    }
    let kept = tags.iter().filter(|tag| !new.iter().any(|one| same(tag, one)));
    let tags: Vec<Value> = kept.chain(new).cloned().collect();
    if tags.len() > TAG_QUOTA {
        return Err(refuse(409, "LimitExceeded", format!("Cannot exceed quota for TagsPerRole: {TAG_QUOTA}")));
    }
    Ok(tags)
}
