//! Of a change set, and of the events of a stack.

use super::{Cause, FailureMessage, message};

// sources: AWS's pages on troubleshooting CloudFormation, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    message(
        Cause::BucketNotEmpty,
        &["the bucket '", "' is not empty"],
        "The bucket 'shop-artifacts' is not empty. You must either delete all objects in the bucket or set the deletion policy to retain.",
    ),
    message(
        Cause::HookRefused,
        &["the following hook(s)/validation failed"],
        "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.",
    ),
    message(
        Cause::NameOfOtherStack,
        &["already exists in stack"],
        "/aws/codebuild/shop already exists in stack arn:aws:cloudformation:us-east-1:111122223333:stack/other/1",
    ),
    message(
        Cause::LogGroupExists,
        &["resource of type 'aws::logs::loggroup' with identifier '", "already exists"],
        "Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"/aws/codebuild/shop\"}' already exists.",
    ),
    message(
        Cause::RoleExists,
        &["resource of type 'aws::iam::role' with identifier '", "already exists"],
        "Resource of type 'AWS::IAM::Role' with identifier 'shop-pipeline' already exists.",
    ),
    message(
        Cause::NameTaken,
        &["resource of type '", "with identifier '", "already exists"],
        "Resource of type 'AWS::CodeBuild::Project' with identifier 'shop-build' already exists.",
    ),
    message(
        Cause::RoleExists,
        &["role with name", "already exists"],
        "Role with name shop-pipeline already exists. (Service: Iam, Status Code: 409)",
    ),
    message(
        Cause::BucketNameOthers,
        &["the requested bucket name is not available"],
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    ),
    message(
        Cause::NameBusy,
        &["a conflicting conditional operation is currently in progress against this resource"],
        "A conflicting conditional operation is currently in progress against this resource. Please try again.",
    ),
    message(
        Cause::BucketNotEmpty,
        &["the bucket you tried to delete is not empty"],
        "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
    ),
    message(
        Cause::NameRefused,
        &["bucket name should be between 3 and 63"],
        "Bucket name should be between 3 and 63 characters long",
    ),
    message(
        Cause::NameRefused,
        &["name' failed to satisfy constraint", "length less than or equal to"],
        "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ),
    message(
        Cause::PrincipalMissing,
        &["invalid principal in policy"],
        "MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/gone\"",
    ),
    message(
        Cause::PolicyMalformed,
        &["policy has a statement with no principals"],
        "The passed in policy has a statement with no principals!",
    ),
    message(Cause::PolicyMalformed, &["the policy failed legacy parsing"], "The policy failed legacy parsing"),
    message(Cause::PolicyTooLong, &["cannot exceed quota for policysize"], "Cannot exceed quota for PolicySize: 6144"),
    message(
        Cause::BoundaryUnknown,
        &["scope arn:", "does not exist or is not attachable"],
        "Scope ARN: arn:aws:iam::111122223333:policy/DeveloperBoundary does not exist or is not attachable. (Service: Iam, Status Code: 404)",
    ),
    message(
        Cause::RoleInUse,
        &["cannot delete entity, must delete policies first"],
        "Cannot delete entity, must delete policies first. (Service: Iam, Status Code: 409)",
    ),
    message(
        Cause::RoleInUse,
        &["cannot delete entity, must detach all policies first"],
        "Cannot delete entity, must detach all policies first. (Service: Iam, Status Code: 409)",
    ),
    message(
        Cause::WebhookDenied,
        &["failed to call createwebhook", "access denied to connection"],
        "Failed to call CreateWebhook, reason: Access denied to connection arn:aws:codeconnections:us-east-1:111122223333:connection/1",
    ),
    message(
        Cause::PropertyUnknown,
        &["encountered unsupported property"],
        "Encountered unsupported property BucketNames",
    ),
    message(Cause::RateExceeded, &["rate exceeded"], "Rate exceeded (Service: CodeBuild, Status Code: 400)"),
    message(
        Cause::NotStabilized,
        &["failed to stabilize"],
        "Resource of type 'AWS::CodePipeline::Pipeline' with identifier 'shop' did not stabilize: failed to stabilize.",
    ),
    message(
        Cause::NotStabilized,
        &["did not stabilize"],
        "Resource of type 'AWS::CodePipeline::Pipeline' with identifier 'shop' did not stabilize.",
    ),
    message(
        Cause::TerminationProtected,
        &["cannot be deleted while terminationprotection is enabled"],
        "Stack [shop-pipeline] cannot be deleted while TerminationProtection is enabled",
    ),
    message(Cause::NameTaken, &["already exists"], "shop-artifacts already exists"),
];
