//! Amazon S3: the files are copied to a private bucket that the stack makes.

use super::context::DeploymentContext;
use super::parts::DeploymentParts;
use crate::policy::{Reason, Statement};
use crate::resource::{Action, Activity, Bucket, ExecutionMode, OnFailure, Purpose};
use crate::storage;
use crate::text::{Part, text};

/// Days in which a replaced or deleted file can be fetched back.
const FORMER_DAYS: u32 = 30;

pub(super) fn parts(context: &DeploymentContext<'_>) -> DeploymentParts {
    let id = context.id(&["deploy", "bucket"]);
    let bucket = Bucket {
        name: storage::unique(&context.name()),
        expire_days: None,
        expire_former_days: FORMER_DAYS,
        abort_uploads_days: storage::ABORT_UPLOADS_DAYS,
    };
    let (name, arn) = (text![Part::Name(id.clone())], Part::Arn(id.clone()));
    let action = Action {
        configuration: vec![("BucketName", name.clone()), ("Extract", text!["true"])],
        inputs: vec![context.input()],
        about: name,
        ..Action::of(context.action_name("Deploy"), Activity::of("copy"), "Deploy", "S3")
    };
    let look = Statement::allow(
        "DeployBucket",
        Reason::of("deploy-bucket"),
        &["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
        vec![text![arn.clone()]],
    );
    let write = Statement::allow(
        "DeployObjects",
        Reason::of("deploy-objects"),
        &["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
        vec![text![arn, "/*"]],
    );
    DeploymentParts {
        resources: storage::with_policy(id, bucket, Purpose::of("deploy-bucket"), Purpose::of("deploy-bucket-policy")),
        proposals: vec![],
        actions: vec![action],
        on_failure: Some(OnFailure::Rollback),
        pipeline_may: vec![look.in_own_account(), write.in_own_account()],
        build_may: vec![],
        person_may: storage::person_may(context.names).to_vec(),
        // side by side an older run could overwrite a newer one, and nothing could be rolled back
        mode: ExecutionMode::Queued,
    }
}
