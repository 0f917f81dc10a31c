//! The authorization code: the browser brings it to a port of this computer, and it is exchanged for a token by whoever
//! knows the proof.

use std::time::Duration;

use gangway_catalog::fault::Fault;
use gangway_profiles::secret::Secret;
use gangway_profiles::tokens::sso::Registration;

use super::loopback::Listener;
use super::page::{PageKind, Pages};
use super::pkce::Proof;
use super::portal::{Grant, PortalClient};
use super::request::PortalAnswer;
use super::target::PortalTarget;
use super::{SECONDS_FOR_A_PERSON, addresses, faults};
use crate::errors::CallError;

/// What the page for a person is called where it says no. It isn't in AWS's API model.
const AUTHORIZE: &str = "sso-oidc:Authorize";

/// A sign-in that waits for the browser.
pub(super) struct CodeSignIn {
    pub(super) address: String,
    client: PortalClient,
    registration: Registration,
    listener: Listener,
    proof: Proof,
}

impl CodeSignIn {
    pub(super) async fn begin(target: &PortalTarget) -> Result<Self, Fault> {
        let client = PortalClient::new(target)?;
        let listener = Listener::bind().await?;
        let registration = client.registration(Grant::AuthorizationCode).await?;
        let proof = Proof::new();
        let (redirect, scopes) = (listener.redirect_uri(), client.scopes().join(" "));
        let query = [
            ("response_type", "code"),
            ("client_id", registration.client.id.as_str()),
            ("redirect_uri", redirect.as_str()),
            ("state", listener.state()),
            ("code_challenge_method", "S256"),
            ("scopes", scopes.as_str()),
            ("code_challenge", proof.challenge.as_str()),
        ];
        let address = addresses::authorize(client.route(), client.portal(), &query).await?;
        Ok(Self { address, client, registration, listener, proof })
    }

    pub(super) async fn end(self, pages: &Pages, second: Duration) -> Result<(), Fault> {
        let arrival = tokio::time::timeout(second * SECONDS_FOR_A_PERSON, self.listener.arrival(pages)).await;
        let arrival = arrival.map_err(|_| faults::timed_out(self.client.profile()))?;
        // what the page says is true when it is shown
        let (kind, outcome) = match &arrival.answer {
            PortalAnswer::Code(code) => match self.exchange(code).await {
                Ok(()) => (PageKind::Done, Ok(())),
                Err(fault) => (PageKind::Failed, Err(fault)),
            },
            PortalAnswer::No { error, .. } if error == "access_denied" => {
                (PageKind::Denied, Err(faults::denied(self.client.profile())))
            }
            PortalAnswer::No { error, description } => (PageKind::Failed, Err(self.refused(error, description))),
        };
        arrival.show(kind, pages).await;
        outcome
    }

    async fn exchange(&self, code: &Secret) -> Result<(), Fault> {
        let call = self.client.token_call(&self.registration).grant_type("authorization_code");
        let call = call.redirect_uri(self.listener.redirect_uri());
        let call = call.code(code.reveal()).code_verifier(self.proof.verifier.reveal());
        let token = self.client.token(call, &self.registration).await.map_err(|error| self.client.refusal(error))?;
        self.client.keep(&token)
    }

    fn refused(&self, error: &str, description: &str) -> Fault {
        if ["invalid_client", "unauthorized_client"].contains(&error) {
            self.client.forget_registration();
        }
        let said: Vec<&str> = [error, description].into_iter().filter(|text| !text.is_empty()).collect();
        CallError::refused(AUTHORIZE, &said.join(": ")).into()
    }
}
