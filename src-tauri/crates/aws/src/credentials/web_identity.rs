//! A role that is assumed with a token of another identity provider, which lies in a file.

use std::path::Path;

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use aws_sdk_sts::Client;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::endpoints::Service;
use gangway_profiles::source::web_identity::WebIdentity;

use super::temporary;
use crate::bounded;
use crate::errors::CallError;
use crate::route::Route;

const OPERATION: &str = "sts:AssumeRoleWithWebIdentity";
const SESSION_NAME: &str = "gangway";

/// What STS takes for a token, in characters:
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
const LONGEST_TOKEN: usize = 20_000;

#[derive(Debug)]
pub(super) struct WebIdentityRole {
    role: WebIdentity,
    route: Route,
}

impl WebIdentityRole {
    pub(super) fn new(role: &WebIdentity, route: &Route) -> Self {
        Self { role: role.clone(), route: route.clone() }
    }

    async fn credentials(&self) -> Result<Credentials, CallError> {
        let token = self.token().map_err(CallError::of_credentials)?;
        // no signature is asked for: the token is the proof
        let config = self.route.config_for_credentials(Service::Sts, self.route.region(), None);
        let answer = Client::new(&config)
            .assume_role_with_web_identity()
            .role_arn(&self.role.role_arn)
            .role_session_name(self.role.session_name.as_deref().unwrap_or(SESSION_NAME))
            .web_identity_token(token)
            .send()
            .await
            .map_err(|error| self.route.target(Service::Sts).failed(OPERATION, error))?;
        temporary::credentials(answer.credentials, OPERATION)
    }

    /// Read anew each time: whoever writes the file renews it.
    fn token(&self) -> Result<String, Fault> {
        let unusable = |kind: &str| {
            let path = self.role.token_file.as_str();
            Fault::new(FaultCode::AwsFileUnreadable).with("path", path).with("kind", kind).with("detail", "")
        };
        let bytes = bounded::read(Path::new(&self.role.token_file), LONGEST_TOKEN)?;
        let bytes = bytes.ok_or_else(|| unusable("missing"))?;
        let token = String::from_utf8(bytes).ok().filter(|token| token.len() <= LONGEST_TOKEN && !token.is_empty());
        token.ok_or_else(|| unusable("no-token"))
    }
}

impl ProvideCredentials for WebIdentityRole {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async move { provider::Result::Ok(self.credentials().await?) })
    }
}
