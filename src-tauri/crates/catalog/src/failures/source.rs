//! Of a source action. Most begin with the provider in brackets, which says nothing here.

use super::{Cause, FailureMessage, coded, message};

// sources: AWS's pages on troubleshooting connections and pipelines, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    // the bucket before the connection: both speak of what a role isn't authorized to perform
    message(
        Cause::ArtifactKeyDenied,
        &["upload to s3 failed", "kms:"],
        "[GitHub] Upload to S3 failed with the following error: User: arn:aws:sts::111122223333:assumed-role/shop-pipeline/1 is not authorized to perform: kms:GenerateDataKey on the resource associated with this ciphertext (Service: S3, Status Code: 403)",
    ),
    message(
        Cause::ArtifactBucketDenied,
        &["upload to s3 failed", "not authorized to perform: s3:"],
        "[GitHub] Upload to S3 failed with the following error: User: arn:aws:sts::111122223333:assumed-role/shop-pipeline/1 is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::shop-artifacts/shop/source/1\"",
    ),
    message(
        Cause::ArtifactBucketDenied,
        &["upload to s3 failed", "access denied"],
        "[GitHub] Upload to S3 failed with the following error: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)",
    ),
    message(
        Cause::ArtifactBucketDenied,
        &["is getting s3 access denied for the s3 bucket"],
        "CodePipeline service role \"arn:aws:iam::111122223333:role/shop-pipeline\" is getting S3 access denied for the S3 bucket \"shop-artifacts\"",
    ),
    message(
        Cause::ArtifactBucketDenied,
        &["does not have permissions to perform this action", "amazon s3"],
        "The provided role does not have permissions to perform this action. Underlying error: Access Denied (Service: Amazon S3; Status Code: 403)",
    ),
    message(
        Cause::BranchUnreadable,
        &["no branch [", "found for fullrepositoryname"],
        "[GitHub] No Branch [main] found for FullRepositoryName [newcomer/shop]",
    ),
    message(
        Cause::RepositoryIdMalformed,
        &["repository id must be in the format"],
        "[GitHub] A repository Id must be in the format <account>/<repository-name>",
    ),
    message(
        Cause::BranchUnreadable,
        &["unauthorized to access this repository"],
        "[Bitbucket] Unauthorized to access this repository",
    ),
    message(
        Cause::BranchUnreadable,
        &["could not find repository"],
        "[GitLab] Could not find repository newcomer/shop",
    ),
    message(Cause::BranchUnreadable, &["repository not found"], "[GitLab] Repository not found: newcomer/shop"),
    message(
        Cause::OldGitHubSource,
        &["unable to connect to the github repository"],
        "Unable to connect to the GitHub repository 'newcomer/shop'. Use the console to reconnect your pipeline to GitHub.",
    ),
    message(
        Cause::OldGitHubSource,
        &["the github repository", "or branch", "does not exist"],
        "The GitHub repository \"newcomer/shop\" or branch \"main\" does not exist.",
    ),
    message(
        Cause::ProviderAccessLost,
        &["unable to use connection", "ensure your source provider account has access"],
        "[GitLab] Unable to use Connection: arn:aws:codeconnections:us-east-1:111122223333:connection/1. Ensure your source provider account has access to the repository.",
    ),
    message(
        Cause::ConnectionDenied,
        &["unable to use connection", "does not have sufficient permissions"],
        "Unable to use Connection: arn:aws:codeconnections:us-east-1:111122223333:connection/1 The provided role does not have sufficient permissions.",
    ),
    message(
        Cause::ConnectionDenied,
        &["not authorized to perform: codestar-connections:"],
        "User: arn:aws:sts::111122223333:assumed-role/shop-pipeline/1 is not authorized to perform: codestar-connections:UseConnection on resource: arn:aws:codestar-connections:us-east-1:111122223333:connection/1",
    ),
    message(
        Cause::ConnectionDenied,
        &["not authorized to perform: codeconnections:"],
        "User: arn:aws:sts::111122223333:assumed-role/shop-pipeline/1 is not authorized to perform: codeconnections:UseConnection on resource: arn:aws:codeconnections:us-east-1:111122223333:connection/1",
    ),
    message(
        Cause::ConnectionDenied,
        &["access denied to connection"],
        "Failed to get access token from arn:aws:codeconnections:us-east-1:111122223333:connection/1: Access denied to connection",
    ),
    message(
        Cause::ConnectionUnusable,
        &["connection", "not in available state"],
        "Connection arn:aws:codeconnections:us-east-1:111122223333:connection/1 is not in AVAILABLE state",
    ),
    message(Cause::ConnectionUnusable, &["connection", "is not available"], "The connection shop is not available"),
    message(Cause::ConnectionUnusable, &["connection", "is not ready"], "The connection shop is not ready"),
    message(Cause::ConnectionUnusable, &["connection", "pending"], "Connection shop is in PENDING state"),
    message(
        Cause::ConnectionUnusable,
        &["connection", "not found"],
        "Connection arn:aws:codeconnections:us-east-1:111122223333:connection/1 not found",
    ),
    coded(Cause::AwsInternal, "JobFailed", &["internalerror"], "InternalError"),
];
