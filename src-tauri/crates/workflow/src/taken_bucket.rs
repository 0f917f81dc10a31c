//! A bucket's name that is taken: whose it is decides what helps, and S3 says that.

use gangway_aws::buckets::BucketHolder;
use gangway_aws::failure_causes::{because, has_cause};
use gangway_aws::session::Session;
use gangway_catalog::failures::Cause;
use gangway_catalog::fault::Fault;

use crate::resource_types::BUCKET;

/// The same failure, with who has the name. Whoever can't ask leaves it as it is.
pub(crate) async fn told_apart(
    session: &Session,
    failure: Fault,
    resource_type: &str,
    physical_id: Option<&str>,
) -> Fault {
    let (Some(bucket), true) = (physical_id, resource_type == BUCKET && has_cause(&failure, Cause::NameTaken)) else {
        return failure;
    };
    let Ok(identity) = session.identity().await else { return failure };
    match session.buckets().holder(bucket, &identity.account).await {
        Ok(BucketHolder::Account) => because(failure, Cause::BucketNameYours),
        Ok(BucketHolder::Hidden) => because(failure, Cause::BucketNameOthers),
        // it was freed since
        Ok(BucketHolder::Nobody) => because(failure, Cause::NameBusy),
        Err(error) => {
            tracing::info!(%error, "nobody says whose the bucket is");
            failure
        }
    }
}
