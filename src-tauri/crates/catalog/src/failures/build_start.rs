//! Of a build action for which no build was started: there is no log.

use super::{Cause, FailureMessage, message};

// sources: AWS's pages on troubleshooting CodeBuild, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    // 0 is a quota that waiting doesn't change
    message(
        Cause::BuildQuotaZero,
        &["cannot have more than 0 builds in queue"],
        "Error calling startBuild: Cannot have more than 0 builds in queue for the account (Service: AWSCodeBuild; Status Code: 400; Error Code: AccountLimitExceededException)",
    ),
    message(
        Cause::BuildQuotaZero,
        &["cannot have more than 0 active builds"],
        "Cannot have more than 0 active builds for the account",
    ),
    message(
        Cause::BuildQueueFull,
        &["cannot have more than", "builds in queue"],
        "Error calling startBuild: Cannot have more than 1 builds in queue for the account (Service: AWSCodeBuild; Status Code: 400; Error Code: AccountLimitExceededException)",
    ),
    message(
        Cause::BuildQueueFull,
        &["cannot have more than", "active builds"],
        "Cannot have more than 1 active builds for the account",
    ),
    message(
        Cause::BuildQueueFull,
        &["accountlimitexceeded"],
        "Error calling startBuild: (Error Code: AccountLimitExceededException)",
    ),
    message(
        Cause::StartBuildDenied,
        &["not authorized to perform: codebuild:startbuild"],
        "Error calling startBuild: User: arn:aws:sts::111122223333:assumed-role/shop-pipeline/1 is not authorized to perform: codebuild:StartBuild on resource: arn:aws:codebuild:us-east-1:111122223333:project/shop",
    ),
    message(
        Cause::BuildProjectGone,
        &["project cannot be found"],
        "Error calling startBuild: Project cannot be found: arn:aws:codebuild:us-east-1:111122223333:project/shop",
    ),
];
