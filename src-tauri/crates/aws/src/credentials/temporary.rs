//! Credentials that STS gave for a time.

use std::time::SystemTime;

use aws_credential_types::Credentials;

use crate::errors::CallError;

/// What STS answered to `operation`.
pub(super) fn credentials(
    found: Option<aws_sdk_sts::types::Credentials>,
    operation: &str,
) -> Result<Credentials, CallError> {
    let found = found.ok_or_else(|| CallError::empty_answer(operation))?;
    let end = SystemTime::try_from(found.expiration).map_err(|_| CallError::empty_answer(operation))?;
    let token = Some(found.session_token);
    Ok(Credentials::new(found.access_key_id, found.secret_access_key, token, Some(end), "sts"))
}
