//! Credentials that a request can carry: AWS's SDK ends with a panic where an access key id or a token can't be a header.

use aws_credential_types::provider::{self, ProvideCredentials, future};
use gangway_catalog::fault::{Fault, FaultCode};

use crate::errors::CallError;

/// A provider whose credentials are looked at before they are used.
#[derive(Debug)]
pub(super) struct Sendable<P>(pub(super) P);

impl<P: ProvideCredentials> Sendable<P> {
    async fn credentials(&self) -> provider::Result {
        let found = self.0.provide_credentials().await?;
        let parts = [("aws_access_key_id", Some(found.access_key_id())), ("aws_session_token", found.session_token())];
        let sendable = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        let unsendable = parts.into_iter().find(|(_, part)| part.is_some_and(|part| !sendable(part)));
        let Some(key) = unsendable.map(|(key, _)| key) else { return Ok(found) };
        let fault = Fault::new(FaultCode::CredentialsUnsendable).with("key", key);
        Err(CallError::of_credentials(fault).into())
    }
}

impl<P: ProvideCredentials> ProvideCredentials for Sendable<P> {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
