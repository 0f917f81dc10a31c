//! Of any action that takes over what another one left in the pipeline's bucket.

use super::{Cause, FailureMessage, message};

// sources: AWS's pages on troubleshooting CodePipeline, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    message(
        Cause::ArtifactUnreadable,
        &["unable to access the artifact with amazon s3 object key"],
        "Unable to access the artifact with Amazon S3 object key 'shop/source/1' located in the Amazon S3 artifact bucket 'shop-artifacts'. The provided role does not have sufficient permissions.",
    ),
    message(
        Cause::ArtifactGone,
        &["either the artifact or the amazon s3 bucket could not be found"],
        "The action failed because either the artifact or the Amazon S3 bucket could not be found. Name of artifact bucket: shop-artifacts. Verify that this bucket exists.",
    ),
];
