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

impl Identity {
    /// Whether it is the account's root user: `arn:aws:iam::123456789012:root`.
    pub fn is_root(&self) -> bool {
        self.arn.split(':').skip(2).eq(["iam", "", &self.account, "root"])
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_root_user_is_root() {
        let check = |arn: &str| {
            let partition = "aws".to_owned();
            Identity { account: "123456789012".to_owned(), arn: arn.to_owned(), partition }.is_root()
        };
        assert!(check("arn:aws:iam::123456789012:root"));
        assert!(check("arn:aws-us-gov:iam::123456789012:root"));
        for other in [
            "arn:aws:iam::123456789012:user/root",
            "arn:aws:sts::123456789012:assumed-role/admin/root",
            "arn:aws:iam::123456789012:root:x",
            "arn:aws:sts::123456789012:federated-user/root",
            "",
        ] {
            assert!(!check(other), "{other}");
        }
    }
}
