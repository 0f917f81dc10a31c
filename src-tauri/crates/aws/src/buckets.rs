//! Empties buckets, which CloudFormation doesn't do before it deletes them, and says who holds a bucket's name.

use aws_config::SdkConfig;
use aws_sdk_s3::Client;
use aws_sdk_s3::types::{Delete, ObjectIdentifier};

use crate::errors::{CallError, CallTarget};
use crate::transport::has_request_id;

/// Who has a bucket of some name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BucketHolder {
    /// The very account.
    Account,
    /// Another account, or whoever asks may not see it.
    Hidden,
    /// Nobody.
    Nobody,
}

/// Calls to Amazon S3 about buckets.
#[derive(Clone, Debug)]
pub struct Buckets {
    client: Client,
    target: CallTarget,
}

impl Buckets {
    pub(crate) fn new(config: &SdkConfig, path_style: bool, target: CallTarget) -> Self {
        let config = aws_sdk_s3::config::Builder::from(config).force_path_style(path_style).build();
        Self { client: Client::from_conf(config), target }
    }

    /// Who has a bucket of this name, as seen from an account.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn holder(&self, bucket: &str, account: &str) -> Result<BucketHolder, CallError> {
        let answer = self.client.head_bucket().bucket(bucket).expected_bucket_owner(account).send().await;
        let Err(error) = answer else { return Ok(BucketHolder::Account) };
        // This answer has no content, so its status is all it says.
        let answer = error.raw_response().filter(|answer| has_request_id(answer.headers()));
        match answer.map(|answer| answer.status().as_u16()) {
            Some(404) => Ok(BucketHolder::Nobody),
            Some(301 | 403) => Ok(BucketHolder::Hidden),
            _ => Err(self.target.failed("s3:HeadBucket", error)),
        }
    }

    /// Deletes up to 1,000 versions and delete markers. Says how many went; 0: the bucket is empty or gone.
    ///
    /// # Errors
    /// See [`crate::errors`]; the first object that couldn't be deleted is one.
    pub async fn empty_some(&self, bucket: &str) -> Result<usize, CallError> {
        let answer = self.client.list_object_versions().bucket(bucket).max_keys(1000).send().await;
        let page = match answer.map_err(|error| self.target.failed("s3:ListBucketVersions", error)) {
            // An answer without the bucket's name isn't one of an empty bucket.
            Ok(page) if page.name.is_none() => return Err(CallError::empty_answer("s3:ListBucketVersions")),
            Ok(page) => page,
            Err(error) if error.not_found() => return Ok(0),
            Err(error) => return Err(error),
        };
        let versions = page.versions.unwrap_or_default().into_iter().map(|it| (it.key, it.version_id));
        let markers = page.delete_markers.unwrap_or_default().into_iter().map(|it| (it.key, it.version_id));
        let operation = "s3:DeleteObjectVersion";
        let objects = versions
            .chain(markers)
            .filter_map(|(key, version)| Some((key?, version)))
            .map(|(key, version)| ObjectIdentifier::builder().key(key).set_version_id(version).build())
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| CallError::refused(operation, &error.to_string()))?;
        if objects.is_empty() {
            return Ok(0);
        }
        let count = objects.len();
        let delete = Delete::builder()
            .set_objects(Some(objects))
            .build()
            .map_err(|error| CallError::refused(operation, &error.to_string()))?;
        let answer = self
            .client
            .delete_objects()
            .bucket(bucket)
            .delete(delete)
            .send()
            .await
            .map_err(|error| self.target.failed(operation, error))?;
        match answer.errors.unwrap_or_default().into_iter().next() {
            // An answer that names fewer than were sent isn't a whole one.
            None if answer.deleted.unwrap_or_default().len() < count => Err(CallError::empty_answer(operation)),
            None => Ok(count),
            Some(error) => Err(self.target.refusal(
                operation,
                error.code.as_deref().unwrap_or_default(),
                error.message.as_deref().unwrap_or_default(),
                200,
            )),
        }
    }
}
