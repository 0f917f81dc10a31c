//! The MFA device of the practice account's user. A code is good once, as AWS's are; its successor shows when it was used,
//! and not after thirty seconds: how long somebody types then plays no part.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::call::{AwsError, Call};
use crate::other::Other;
use crate::services::read::Read as _;
use crate::world::World;

/// What the account remembers of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DeviceState {
    /// How many codes were taken.
    used: u64,
    #[serde(flatten)]
    other: Other,
}

/// The ARN that a profile names as `mfa_serial`.
pub(crate) fn serial(account: &str) -> String {
    format!("arn:aws:iam::{account}:mfa/practice")
}

/// The code that the device shows now: six digits.
pub(crate) fn code(world: &World) -> String {
    code_after(&world.account, world.services.sts.used)
}

fn code_after(account: &str, used: u64) -> String {
    let digest = Sha256::digest(format!("{}/{used}", serial(account)));
    let number = digest.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// Whether a call brings a code that is good; a good one is used up.
///
/// # Errors
/// What STS says of a code that isn't, of a device that nobody has, and of one without the other. (The texts are those of
/// public reports; AWS documents none.)
pub(super) fn present(world: &mut World, call: &Call) -> Result<bool, AwsError> {
    let denied = |message: &str| Err(AwsError { status: 403, ..AwsError::new("AccessDenied", message) });
    let (named, brought) = match (call.input.given("SerialNumber"), call.input.given("TokenCode")) {
        (None, None) => return Ok(false),
        (Some(named), Some(brought)) => (named, brought),
        _ => {
            return denied(
                "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
            );
        }
    };
    if named != serial(&world.account) {
        return denied(
            "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is \
             valid and associated with this user.",
        );
    }
    if brought != code(world) {
        return denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }
    world.services.sts.used += 1;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_six_digits_and_is_another() {
        let codes: std::collections::BTreeSet<String> = (0..50).map(|used| code_after("111122223333", used)).collect();
        assert_eq!(codes.len(), 50);
        assert!(
            codes.iter().all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())),
            "{codes:?}"
        );
        assert_ne!(code_after("111122223333", 0), code_after("444455556666", 0));
    }
}
