//! Of the actions that deploy: to a bucket, and by CloudFormation.

use super::{Cause, FailureMessage, message};

// sources: AWS's pages on troubleshooting CodePipeline and CloudFormation, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    message(
        Cause::DeployBucketDenied,
        &["do not have sufficient permissions to call s3.putobject for the deployment bucket"],
        "You do not have sufficient permissions to call s3.putObject for the deployment bucket shop-site. Verify the role of the pipeline.",
    ),
    message(
        Cause::StackLeftover,
        &["is in rollback_complete state and can not be updated"],
        "Stack:arn:aws:cloudformation:us-east-1:111122223333:stack/shop-app/1 is in ROLLBACK_COMPLETE state and can not be updated.",
    ),
    message(
        Cause::StackStuck,
        &["is in update_rollback_failed state and can not be updated"],
        "Stack:arn:aws:cloudformation:us-east-1:111122223333:stack/shop-app/1 is in UPDATE_ROLLBACK_FAILED state and can not be updated.",
    ),
];
