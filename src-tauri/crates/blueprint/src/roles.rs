//! What roles of several services have in common: whom they trust, and that they read the repository.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;

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

/// So that the stack can make a role and hand it to a service.
pub(crate) fn person_may(names: &Names, service: &'static str) -> [Statement; 2] {
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
    let role = || vec![beginning_with(&names.role_prefix())];
    let pass = Statement::allow("PassRoles", Reason::of("person-pass-roles"), &["iam:PassRole"], role());
    [
        Statement::allow("Roles", Reason::of("person-roles"), &actions, role()),
        pass.when("StringEquals", "iam:PassedToService", vec![text![service]]),
    ]
}

/// So that the stack can give a role a policy that AWS keeps, and no other one.
pub(crate) fn person_may_attach(names: &Names, policy: ManagedPolicy) -> Statement {
    let actions = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"];
    let role = vec![beginning_with(&names.role_prefix())];
    let attach = Statement::allow("AttachPolicies", Reason::of("person-attach-policies"), &actions, role);
    attach.when("ArnEquals", "iam:PolicyARN", vec![policy.arn()])
}

/// All roles of the account whose names begin so.
pub(crate) fn beginning_with(name: &str) -> Text {
    text!["arn:", Part::Partition, ":iam::", Part::Account, ":role/", name, "*"]
}
