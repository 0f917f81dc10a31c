//! The device code: the portal is asked again and again whether the person said yes, as RFC 8628 wants it.

use std::time::Duration;

use aws_sdk_ssooidc::operation::start_device_authorization::StartDeviceAuthorizationOutput;
use gangway_catalog::fault::Fault;
use gangway_profiles::secret::Secret;
use gangway_profiles::tokens::sso::Registration;
use tokio::time::Instant;

use super::portal::{Grant, PortalClient};
use super::target::PortalTarget;
use super::{addresses, faults};
use crate::errors::CallError;

const AUTHORIZATION: &str = "sso-oidc:StartDeviceAuthorization";
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Seconds between two questions where the portal names none, and how many more it gets when it asks for fewer: RFC 8628.
const USUAL_INTERVAL: u32 = 5;
/// What the portal may wish for, so that an answer which isn't AWS's neither hurries nor stops anything.
const INTERVALS: (u32, u32) = (1, 60);
const LIFETIMES: (u32, u32) = (1, 3600);

/// A sign-in that waits for a person at any computer.
pub(super) struct DeviceSignIn {
    pub(super) address: String,
    pub(super) user_code: String,
    device_code: Secret,
    client: PortalClient,
    registration: Registration,
    /// In seconds.
    interval: u32,
    /// In seconds.
    lifetime: u32,
}

impl DeviceSignIn {
    pub(super) async fn begin(target: &PortalTarget) -> Result<Self, Fault> {
        let client = PortalClient::new(target)?;
        let mut registration = client.registration(Grant::DeviceCode).await?;
        let mut answer = ask(&client, &registration).await;
        if answer.as_ref().is_err_and(|error| error.code() == "InvalidClientException") {
            // a kept one that AWS doesn't know any more
            client.forget_registration();
            registration = client.registration(Grant::DeviceCode).await?;
            answer = ask(&client, &registration).await;
        }
        let answer = answer.map_err(|error| client.refusal(error))?;
        let seconds = |number: i32, (least, most): (u32, u32)| u32::try_from(number).unwrap_or(0).clamp(least, most);
        let whole = answer.verification_uri_complete.as_deref().or(answer.verification_uri.as_deref());
        let (Some(address), Some(user_code), Some(device_code)) = (whole, &answer.user_code, &answer.device_code)
        else {
            return Err(CallError::empty_answer(AUTHORIZATION).into());
        };
        Ok(Self {
            address: addresses::of_device(address, client.route(), client.portal())?.to_owned(),
            user_code: user_code.clone(),
            device_code: Secret::new(device_code.as_str()),
            interval: if answer.interval > 0 { seconds(answer.interval, INTERVALS) } else { USUAL_INTERVAL },
            lifetime: seconds(answer.expires_in, LIFETIMES),
            client,
            registration,
        })
    }

    pub(super) async fn end(self, second: Duration) -> Result<(), Fault> {
        let deadline = Instant::now() + second * self.lifetime;
        let mut interval = self.interval;
        // a question that fails ends nothing; it is what is told if none is answered any more
        let mut unanswered = None;
        loop {
            let next = Instant::now() + second * interval;
            if next >= deadline {
                tokio::time::sleep_until(deadline).await;
                return Err(unanswered.unwrap_or_else(|| faults::timed_out(self.client.profile())));
            }
            tokio::time::sleep_until(next).await;
            let call = self.client.token_call(&self.registration).grant_type(GRANT);
            let call = call.device_code(self.device_code.reveal());
            match self.client.token(call, &self.registration).await {
                Ok(token) => return self.client.keep(&token),
                Err(error) => match error.code() {
                    "AuthorizationPendingException" => unanswered = None,
                    "SlowDownException" => {
                        interval += USUAL_INTERVAL;
                        unanswered = None;
                    }
                    _ if error.transient() => unanswered = Some(error.into()),
                    _ => return Err(self.client.refusal(error)),
                },
            }
        }
    }
}

async fn ask(client: &PortalClient, registration: &Registration) -> Result<StartDeviceAuthorizationOutput, CallError> {
    let known = &registration.client;
    let call =
        client.tokens().calls().start_device_authorization().client_id(&known.id).client_secret(known.secret.reveal());
    let call = call.start_url(&client.portal().start_url);
    call.send().await.map_err(|error| client.tokens().failed(AUTHORIZATION, error))
}
