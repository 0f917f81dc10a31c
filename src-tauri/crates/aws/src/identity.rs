//! Who the credentials are.

use aws_config::SdkConfig;
use gangway_catalog::fault::Fault;

use crate::errors::Calling;

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

pub(crate) async fn ask(config: &SdkConfig, calling: &Calling) -> Result<Identity, Fault> {
    let answer = aws_sdk_sts::Client::new(config)
        .get_caller_identity()
        .send()
        .await
        .map_err(|error| calling.failed("sts:GetCallerIdentity", error))?;
    let arn = answer.arn.unwrap_or_default();
    let partition = arn.split(':').nth(1).unwrap_or("aws").to_owned();
    Ok(Identity { account: answer.account.unwrap_or_default(), arn, partition })
}
