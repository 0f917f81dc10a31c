//! What roles of several services have in common: whom they trust, and that they read the repository.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;

use crate::arn;
use crate::policy::{Effect, Policy, Principal, Reason, Statement, exactly};
use crate::resource::ManagedPolicy;
use crate::text::{Parameter, Part, Text, text};

/// The trust policy of a service's role, limited to this account: no other account can borrow the role through the
/// service.
pub(crate) fn trust(service: &'static str, reason: Reason) -> Policy {
    let statement = Statement {
        effect: Effect::Allow,
        principal: Some(Principal::Service(service)),
        ..Statement::allow("Trust", reason, &["sts:AssumeRole"], vec![])
    };
    Policy { statements: vec![statement.when("StringEquals", "aws:SourceAccount", vec![text![Part::Account]])] }
}

/// The service was renamed in 2024 and AWS checks either name, whatever the connection's ARN begins with. A condition
/// key belongs to one name, hence two statements.
pub(crate) fn use_connection(setup: &Setup, presence: KeyPresence, [present, former]: [Reason; 2]) -> [Statement; 2] {
    // IAM takes no character above U+00FF in a role's policy (iam 2010-05-08, policyDocumentType): any one stands for it
    let name = &setup.repository.name;
    let latin = name.chars().all(|c| c <= '\u{ff}');
    let value = text![match latin {
        true => exactly(name),
        false => Part::from(name.replace(|c| c > '\u{ff}', "?")),
    }];
    let operator = match (presence, latin) {
        (KeyPresence::Always, true) => "StringEquals",
        (KeyPresence::Always, false) => "StringLike",
        (KeyPresence::Sometimes, true) => "ForAllValues:StringEquals",
        (KeyPresence::Sometimes, false) => "ForAllValues:StringLike",
    };
    let statement = |sid, reason, action: &'static str, key| {
        let connection = vec![text![Parameter::ConnectionArn]];
        Statement::allow(sid, reason, &[action], connection).when(operator, key, vec![value.clone()])
    };
    [
        statement("UseConnection", present, "codeconnections:UseConnection", "codeconnections:FullRepositoryId"),
        statement(
            "UseConnectionFormer",
            former,
            "codestar-connections:UseConnection",
            "codestar-connections:FullRepositoryId",
        ),
    ]
}

/// Whether a service's calls bring the condition key `FullRepositoryId`.
#[derive(Clone, Copy)]
pub(crate) enum KeyPresence {
    /// As CodeBuild's guide has it: "Troubleshooting, Add connection permissions for a full clone".
    Always,
    /// Not documented of CodePipeline's calls: `ForAllValues` holds without it, too.
    Sometimes,
}

/// What can give a role more than its boundary allows, and is therefore bound to it where there is one (IAM user guide,
/// "Permissions boundaries for IAM entities, Delegating responsibility to others using permissions boundaries").
const BOUNDED: &[&str] =
    &["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy"];

/// The statements that let somebody make roles with these actions. With a boundary, only such as have it, and nobody
/// takes it away again: not even CloudFormation, when it rolls back the update that gave it.
pub(crate) fn making(
    setup: &Setup,
    [sid, bounded_sid]: [&'static str; 2],
    [reason, bounded_reason]: [Reason; 2],
    actions: &[&'static str],
    roles: &[Text],
) -> Vec<Statement> {
    let allow = |sid, reason, actions: &[&'static str]| Statement::allow(sid, reason, actions, roles.to_vec());
    let Some(policy) = setup.boundary() else { return vec![allow(sid, reason, actions)] };
    let (mut bounded, free): (Vec<_>, Vec<_>) = actions.iter().partition(|action| BOUNDED.contains(*action));
    bounded.push("iam:PutRolePermissionsBoundary");
    let has_it = |statement: Statement| statement.when("ArnEquals", KEY, vec![arn::boundary(policy)]);
    vec![allow(sid, reason, &free), has_it(allow(bounded_sid, bounded_reason, &bounded))]
}

/// The key of a condition that holds the ARN of the boundary of the role that is made or changed. It is compared as an ARN:
/// then a `*` stands for an account that isn't known yet.
const KEY: &str = "iam:PermissionsBoundary";

/// So that the stack can make a role and hand it to a service.
pub(crate) fn person_may(setup: &Setup, names: &Names, service: &'static str) -> Vec<Statement> {
    let actions = [
        "iam:CreateRole",
        "iam:GetRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:DeleteRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:PutRolePolicy",
        "iam:GetRolePolicy",
        "iam:DeleteRolePolicy",
        "iam:ListRolePolicies",
        "iam:ListAttachedRolePolicies",
    ];
    let roles = [beginning_with(&names.role_path, &names.role_prefix())];
    let reasons = [Reason::of("person-roles"), Reason::of("person-bounded-roles")];
    let mut statements = making(setup, ["Roles", "BoundedRoles"], reasons, &actions, &roles);
    let pass = Statement::allow("PassRoles", Reason::of("person-pass-roles"), &["iam:PassRole"], roles.to_vec());
    statements.push(pass.when("StringEquals", "iam:PassedToService", vec![text![service]]));
    statements
}

/// So that the stack can give a role a policy that AWS keeps, and no other one.
pub(crate) fn person_may_attach(setup: &Setup, names: &Names, policy: ManagedPolicy) -> Statement {
    let actions = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"];
    let role = vec![beginning_with(&names.role_path, &names.role_prefix())];
    let attach = Statement::allow("AttachPolicies", Reason::of("person-attach-policies"), &actions, role);
    let attach = attach.when("ArnEquals", "iam:PolicyARN", vec![policy.arn()]);
    match setup.boundary() {
        Some(policy) => attach.when("ArnEquals", KEY, vec![arn::boundary(policy)]),
        None => attach,
    }
}

/// All roles of the account with this path whose names begin so.
pub(crate) fn beginning_with(path: &str, name: &str) -> Text {
    text!["arn:", Part::Partition, ":iam::", Part::Account, ":role", path, name, "*"]
}
