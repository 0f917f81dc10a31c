//! What any call may be denied for, and by whom: each wants another person to change something.

use super::{Cause, FailureMessage, message};

// sources: AWS's pages on access denied messages of IAM, public threads
/// Somebody forbids it, so no further permission helps: asked before what a place knows of what is missing.
pub(super) const FORBIDDEN: &[FailureMessage] = &[
    message(
        Cause::OrganizationDenies,
        &["explicit deny in a service control policy"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codebuild:CreateProject with an explicit deny in a service control policy",
    ),
    message(
        Cause::OrganizationDenies,
        &["no service control policy allows"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codebuild:CreateProject because no service control policy allows the codebuild:CreateProject action",
    ),
    message(
        Cause::OrganizationDenies,
        &["explicit deny in a resource control policy"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: s3:PutObject with an explicit deny in a resource control policy",
    ),
    // a company's way to demand one of each new role
    message(
        Cause::BoundaryDemanded,
        &["to perform: iam:createrole", "explicit deny in a permissions boundary"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: iam:CreateRole with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/developers",
    ),
    message(
        Cause::BoundaryDemanded,
        &["to perform: iam:createrole", "no permissions boundary allows"],
        "User: arn:aws:sts::111122223333:assumed-role/Dev/me is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/shop-pipeline because no permissions boundary allows the iam:CreateRole action",
    ),
    message(
        Cause::BoundaryDenies,
        &["explicit deny in a permissions boundary"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codebuild:CreateProject with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/developers",
    ),
    message(
        Cause::BoundaryDenies,
        &["no permissions boundary allows"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codebuild:CreateProject because no permissions boundary allows the codebuild:CreateProject action",
    ),
    message(
        Cause::SessionDenies,
        &["explicit deny in a session policy"],
        "User: arn:aws:sts::111122223333:assumed-role/dev/1 is not authorized to perform: iam:CreateRole with an explicit deny in a session policy",
    ),
    message(
        Cause::SessionDenies,
        &["no session policy allows"],
        "User: arn:aws:sts::111122223333:assumed-role/dev/1 is not authorized to perform: iam:CreateRole because no session policy allows the iam:CreateRole action",
    ),
    message(
        Cause::EndpointDenies,
        &["explicit deny in a vpc endpoint policy"],
        "User: arn:aws:sts::111122223333:assumed-role/dev/1 is not authorized to perform: s3:PutObject with an explicit deny in a VPC endpoint policy",
    ),
    message(
        Cause::EndpointDenies,
        &["no vpc endpoint policy allows"],
        "User: arn:aws:sts::111122223333:assumed-role/dev/1 is not authorized to perform: s3:PutObject because no VPC endpoint policy allows the s3:PutObject action",
    ),
    message(
        Cause::ResourceDenies,
        &["explicit deny in a resource-based policy"],
        "User: arn:aws:sts::111122223333:assumed-role/dev/1 is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::shop-artifacts/1\" with an explicit deny in a resource-based policy",
    ),
    message(
        Cause::ResourceDenies,
        &["no resource-based policy allows"],
        "User: arn:aws:sts::111122223333:assumed-role/dev/1 is not authorized to perform: ecr:BatchGetImage because no resource-based policy allows the ecr:BatchGetImage action",
    ),
    message(
        Cause::StsInactive,
        &["sts is not activated in this region"],
        "STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.",
    ),
    message(
        Cause::ExplicitlyDenied,
        &["is not authorized to perform:", "with an explicit deny"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/shop-pipeline with an explicit deny",
    ),
];

/// A permission or a trust that is missing: whoever has the place of its own says more.
pub(super) const MISSING: &[FailureMessage] = &[
    // the pipeline's own role is the one that asks, so it is the action's that doesn't trust it
    message(
        Cause::ActionRoleUnassumable,
        &["arn:aws", "is not authorized to perform assumerole on role"],
        "arn:aws:iam::111122223333:role/shop-pipeline is not authorized to perform AssumeRole on role arn:aws:iam::444455556666:role/action",
    ),
    message(
        Cause::RoleUnassumable,
        &["not authorized to perform assumerole"],
        "CodePipeline is not authorized to perform AssumeRole on role arn:aws:iam::111122223333:role/shop-pipeline",
    ),
    message(
        Cause::RoleUnassumable,
        &["codebuild is not authorized to perform: sts:assumerole"],
        "CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists, 2) its trust policy allows codebuild.amazonaws.com",
    ),
    message(
        Cause::RoleUnassumable,
        &["not authorized to perform: sts:assumerole"],
        "The role cannot be assumed: it is not authorized to perform: sts:AssumeRole",
    ),
    message(
        Cause::RoleUnassumable,
        &["role ", "cannot be assumed"],
        "Role arn:aws:iam::111122223333:role/deploy is invalid or cannot be assumed",
    ),
    message(
        Cause::PermissionMissing,
        &["is not authorized to perform:"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codebuild:CreateProject on resource: arn:aws:codebuild:us-east-1:111122223333:project/shop because no identity-based policy allows the codebuild:CreateProject action",
    ),
];

/// A person's calls about connections: the service has two names, and older policies hold one of them.
pub(super) const CONNECTIONS: &[FailureMessage] = &[
    message(
        Cause::ConnectionCallDenied,
        &["is not authorized to perform: codestar-connections:"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codestar-connections:UseConnection on resource: arn:aws:codestar-connections:us-east-1:111122223333:connection/1 because no identity-based policy allows the codestar-connections:UseConnection action",
    ),
    message(
        Cause::ConnectionCallDenied,
        &["is not authorized to perform: codeconnections:"],
        "User: arn:aws:iam::111122223333:user/newcomer is not authorized to perform: codeconnections:PassConnection on resource: arn:aws:codeconnections:us-east-1:111122223333:connection/1",
    ),
];
