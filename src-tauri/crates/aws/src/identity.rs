//! Who the credentials are.

use aws_config::SdkConfig;
use gangway_catalog::fault::Fault;

use crate::errors::{CallError, CallTarget};

const OPERATION: &str = "sts:GetCallerIdentity";

/// The answer of STS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Twelve digits.
    pub account: String,
    /// ARN of the user or role session.
    pub arn: String,
    /// The ARN's partition, e.g. `aws`.
    pub partition: String,
}

pub(crate) async fn ask(config: &SdkConfig, target: &CallTarget) -> Result<Identity, Fault> {
    let answer = aws_sdk_sts::Client::new(config)
        .get_caller_identity()
        .send()
        .await
        .map_err(|error| target.failed(OPERATION, error))?;
    let (Some(account), Some(arn)) = (answer.account, answer.arn) else {
        return Err(CallError::empty_answer(OPERATION).into());
    };
    let partition = arn.split(':').nth(1).unwrap_or("aws").to_owned();
    Ok(Identity { account, arn, partition })
}
