//! The service of a portal's tokens: whoever signs in asks it, and whoever renews a token.

use aws_sdk_ssooidc::Client;
use aws_sdk_ssooidc::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ssooidc::operation::create_token::builders::CreateTokenFluentBuilder;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use gangway_profiles::endpoints::Service;
use gangway_profiles::secret::Secret;
use gangway_profiles::tokens::sso::{self, Token};

use crate::clock;
use crate::errors::CallError;
use crate::route::Route;

const TOKEN: &str = "sso-oidc:CreateToken";

/// Calls of the service in one Region.
#[derive(Debug)]
pub(crate) struct PortalTokens {
    calls: Client,
    region: String,
    route: Route,
}

impl PortalTokens {
    pub(crate) fn new(route: &Route, region: &str) -> Self {
        let config = route.config_for_credentials(Service::SsoOidc, region, None);
        Self { calls: Client::new(&config), region: region.to_owned(), route: route.clone() }
    }

    pub(crate) fn calls(&self) -> &Client {
        &self.calls
    }

    /// A call that asks for a token as a client; what it is asked for with is still to be said.
    pub(crate) fn token_call(&self, client: &sso::Client) -> CreateTokenFluentBuilder {
        self.calls.create_token().client_id(&client.id).client_secret(client.secret.reveal())
    }

    /// Asks for the token.
    pub(crate) async fn token(&self, call: CreateTokenFluentBuilder, client: &sso::Client) -> Result<Token, CallError> {
        let answer = call.send().await.map_err(|error| self.failed(TOKEN, error))?;
        let lifetime = time::Duration::seconds(i64::from(answer.expires_in));
        let access_token = answer.access_token.ok_or_else(|| CallError::empty_answer(TOKEN))?;
        Ok(Token {
            access_token: Secret::new(access_token),
            expires_at: clock::now_utc().saturating_add(lifetime),
            refresh_token: answer.refresh_token.map(Secret::new),
            client: Some(client.clone()),
        })
    }

    pub(crate) fn failed<E>(&self, operation: &str, error: SdkError<E, HttpResponse>) -> CallError
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        self.route.target_in(Service::SsoOidc, &self.region).failed(operation, error)
    }
}
