//! AWS::IAM::Role with its inline policies, and AWS::IAM::Policy.

use serde_json::{Value, json};

use super::handler::{Attributes, HandlerError, HandlerRequest, NewResource, ResourceType, ask, name, refused};
use super::tags::{Tagging, retag, tags};
use crate::services::read::{Read as _, put, texts};
use crate::world::World;

pub(super) static ROLE: ResourceType = ResourceType {
    name: "AWS::IAM::Role",
    imitated: true,
    properties: &[
        "AssumeRolePolicyDocument",
        "Description",
        "ManagedPolicyArns",
        "MaxSessionDuration",
        "Path",
        "PermissionsBoundary",
        "Policies",
        "RoleName",
        "Tags",
    ],
    required: &["AssumeRolePolicyDocument"],
    create_only: &["RoleName", "Path"],
    attributes: &["Arn", "RoleId"],
    tagged: true,
    seconds: 16,
    create: create_role,
    update: update_role,
    delete: delete_role,
};

pub(super) static POLICY: ResourceType = ResourceType {
    name: "AWS::IAM::Policy",
    imitated: true,
    properties: &["PolicyName", "PolicyDocument", "Roles", "Groups", "Users"],
    required: &["PolicyName", "PolicyDocument"],
    create_only: &[],
    attributes: &["Id"],
    tagged: false,
    seconds: 14,
    create: |world, request, properties| {
        let physical: String = format!("{}-{}", request.stack.chars().take(5).collect::<String>(), world.ids.upper(13));
        put_policy(world, request, properties)?;
        Ok((physical, Attributes::new()))
    },
    update: |world, request, _, properties| put_policy(world, request, properties).map(|()| Attributes::new()),
    delete: |world, request, _, properties| {
        for role in texts(properties.list("Roles")) {
            let input = json!({ "RoleName": role, "PolicyName": properties.member("PolicyName") });
            call(world, request, "DeleteRolePolicy", input)?;
        }
        Ok(())
    },
};

const TAGGING: Tagging =
    Tagging { operations: ["ListRoleTags", "TagRole", "UntagRole"], members: ["RoleName", "Tags", "TagKeys"] };

fn call(world: &mut World, request: &HandlerRequest, operation: &str, input: Value) -> Result<Value, HandlerError> {
    ask(world, request, "iam", operation, input).map_err(|error| refused(&error))
}

fn put_policy(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<(), HandlerError> {
    if properties.list("Roles").is_empty()
        && properties.list("Users").is_empty()
        && properties.list("Groups").is_empty()
    {
        let reason = "At least one of [Groups,Roles,Users] must be non-empty.".to_owned();
        return Err(HandlerError { reason, passes: false, missing: false });
    }
    for role in texts(properties.list("Roles")) {
        let document = properties.member("PolicyDocument").to_string();
        let input =
            json!({ "RoleName": role, "PolicyName": properties.member("PolicyName"), "PolicyDocument": document });
        call(world, request, "PutRolePolicy", input)?;
    }
    Ok(())
}

fn create_role(world: &mut World, request: &HandlerRequest, properties: &Value) -> Result<NewResource, HandlerError> {
    let name = name(world, request, properties, "RoleName", 64);
    let mut input = json!({
        "RoleName": name,
        "AssumeRolePolicyDocument": properties.member("AssumeRolePolicyDocument").to_string(),
        "Tags": tags(request, properties, true),
    });
    for member in ["Description", "Path", "PermissionsBoundary", "MaxSessionDuration"] {
        put(&mut input, member, properties.get(member).cloned());
    }
    let made = call(world, request, "CreateRole", input)?;
    let attributes = attributes(&made);
    let filled = policies(world, request, &name, properties);
    if let Err(refusal) = filled {
        // What was half made is taken back, as the service's own handler does.
        delete_role(world, request, &name, properties)?;
        return Err(refusal);
    }
    Ok((name, attributes))
}

fn attributes(answer: &Value) -> Attributes {
    let role = answer.member("Role");
    [("Arn", "Arn"), ("RoleId", "RoleId")].map(|(name, member)| (name.to_owned(), role.text(member).to_owned())).into()
}

/// Brings the inline and attached policies to what is wanted.
fn policies(world: &mut World, request: &HandlerRequest, role: &str, properties: &Value) -> Result<(), HandlerError> {
    let wanted = properties.list("Policies");
    let there = call(world, request, "ListRolePolicies", json!({ "RoleName": role }))?;
    for old in texts(there.list("PolicyNames")) {
        if !wanted.iter().any(|policy| policy.text("PolicyName") == old) {
            call(world, request, "DeleteRolePolicy", json!({ "RoleName": role, "PolicyName": old }))?;
        }
    }
    for policy in wanted {
        let document = policy.member("PolicyDocument").to_string();
        let input = json!({ "RoleName": role, "PolicyName": policy.member("PolicyName"), "PolicyDocument": document });
        call(world, request, "PutRolePolicy", input)?;
    }
    let wanted = texts(properties.list("ManagedPolicyArns"));
    for old in attached(world, request, role)? {
        if !wanted.contains(&old) {
            call(world, request, "DetachRolePolicy", json!({ "RoleName": role, "PolicyArn": old }))?;
        }
    }
    for arn in wanted {
        call(world, request, "AttachRolePolicy", json!({ "RoleName": role, "PolicyArn": arn }))?;
    }
    Ok(())
}

fn attached(world: &mut World, request: &HandlerRequest, role: &str) -> Result<Vec<String>, HandlerError> {
    let there = call(world, request, "ListAttachedRolePolicies", json!({ "RoleName": role }))?;
    Ok(there.list("AttachedPolicies").iter().map(|policy| policy.text("PolicyArn").to_owned()).collect())
}

fn update_role(
    world: &mut World,
    request: &HandlerRequest,
    role: &str,
    properties: &Value,
) -> Result<Attributes, HandlerError> {
    let before = call(world, request, "GetRole", json!({ "RoleName": role }))?;
    let trust = properties.member("AssumeRolePolicyDocument").to_string();
    let now = percent_encoding::percent_decode_str(before.member("Role").text("AssumeRolePolicyDocument"))
        .decode_utf8_lossy()
        .into_owned();
    if now != trust {
        call(world, request, "UpdateAssumeRolePolicy", json!({ "RoleName": role, "PolicyDocument": trust }))?;
    }
    let description = properties.text("Description");
    call(world, request, "UpdateRole", json!({ "RoleName": role, "Description": description }))?;
    let boundary = before.member("Role").member("PermissionsBoundary").given("PermissionsBoundaryArn");
    match properties.given("PermissionsBoundary") {
        Some(wanted) if boundary != Some(wanted) => {
            let input = json!({ "RoleName": role, "PermissionsBoundary": wanted });
            call(world, request, "PutRolePermissionsBoundary", input)?;
        }
        None if boundary.is_some() => {
            call(world, request, "DeleteRolePermissionsBoundary", json!({ "RoleName": role }))?;
        }
        _ => {}
    }
    retag(world, request, "iam", &TAGGING, role, &tags(request, properties, true).into())?;
    policies(world, request, role, properties)?;
    Ok(attributes(&before))
}

fn delete_role(world: &mut World, request: &HandlerRequest, role: &str, _: &Value) -> Result<(), HandlerError> {
    policies(world, request, role, &json!({}))?;
    call(world, request, "DeleteRole", json!({ "RoleName": role })).map(|_| ())
}
