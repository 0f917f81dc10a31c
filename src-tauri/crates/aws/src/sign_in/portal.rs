//! What is asked of a portal's service of tokens, whichever way a person signs in, and the AWS CLI's files of it.

use std::path::PathBuf;

use aws_sdk_ssooidc::operation::create_token::builders::CreateTokenFluentBuilder;
use gangway_catalog::fault::Fault;
use gangway_profiles::secret::Secret;
use gangway_profiles::source::identity_center::Portal;
use gangway_profiles::tokens::sso::{self, Registration, Token};
use time::OffsetDateTime;

use super::target::PortalTarget;
use super::{faults, request};
use crate::clock;
use crate::credentials::portal_tokens::PortalTokens;
use crate::credentials::sign_in_files;
use crate::errors::CallError;
use crate::route::Route;

const REGISTRATION: &str = "sso-oidc:RegisterClient";

/// What a client asks for that names no scopes.
const USUAL_SCOPE: &str = "sso:account:access";
/// As the AWS CLI registers for the authorization code.
const GRANTS: [&str; 2] = ["authorization_code", "refresh_token"];

/// How tokens are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grant {
    AuthorizationCode,
    DeviceCode,
}

/// Calls of one portal.
#[derive(Debug)]
pub(super) struct PortalClient {
    target: PortalTarget,
    route: Route,
    tokens: PortalTokens,
}

impl PortalClient {
    pub(super) fn new(target: &PortalTarget) -> Result<Self, Fault> {
        let route = Route::new(&target.portal.region, &target.settings)?;
        Ok(Self { target: target.clone(), tokens: PortalTokens::new(&route, &target.portal.region), route })
    }

    pub(super) fn portal(&self) -> &Portal {
        &self.target.portal
    }

    pub(super) fn profile(&self) -> &str {
        &self.target.profile
    }

    pub(super) fn route(&self) -> &Route {
        &self.route
    }

    pub(super) fn tokens(&self) -> &PortalTokens {
        &self.tokens
    }

    /// What the client asks for, by authorization code.
    pub(super) fn scopes(&self) -> Vec<String> {
        match &self.portal().scopes[..] {
            [] => vec![USUAL_SCOPE.to_owned()],
            scopes => scopes.to_vec(),
        }
    }

    /// The client's registration: the one that the AWS CLI or this program kept, while it can be used, else a new one.
    pub(super) async fn registration(&self, grant: Grant) -> Result<Registration, Fault> {
        let file = self.file(&sso::registration_file(self.portal()))?;
        let text = sign_in_files::read(Some(&file));
        let kept = text.as_ref().and_then(|text| Registration::read(text.reveal()));
        if let Some(kept) = kept.filter(|kept| kept.usable(grant == Grant::AuthorizationCode, clock::now_utc())) {
            return Ok(kept);
        }
        let new = self.register(grant).await?;
        // before anybody is sent to a browser, whose yes would be lost
        write(&file, &new.write())?;
        Ok(new)
    }

    async fn register(&self, grant: Grant) -> Result<Registration, Fault> {
        let name = self.portal().session.as_deref().unwrap_or("portal");
        let mut call =
            self.tokens.calls().register_client().client_name(format!("gangway-{name}")).client_type("public");
        let (scopes, grant_types) = match grant {
            Grant::AuthorizationCode => (self.scopes(), GRANTS.map(str::to_owned).to_vec()),
            Grant::DeviceCode => (self.portal().scopes.clone(), vec![]),
        };
        if grant == Grant::AuthorizationCode {
            call = call
                .set_grant_types(Some(grant_types.clone()))
                .redirect_uris(format!("http://127.0.0.1{}", request::PATH))
                .issuer_url(&self.portal().start_url);
        }
        let call = call.set_scopes(Some(scopes.clone()).filter(|scopes| !scopes.is_empty()));
        let answer = call.send().await.map_err(|error| self.tokens.failed(REGISTRATION, error))?;
        let end = OffsetDateTime::from_unix_timestamp(answer.client_secret_expires_at()).ok();
        let (Some(id), Some(secret), Some(expires_at)) = (answer.client_id, answer.client_secret, end) else {
            return Err(CallError::empty_answer(REGISTRATION).into());
        };
        Ok(Registration { client: sso::Client { id, secret: Secret::new(secret), expires_at }, scopes, grant_types })
    }

    /// AWS doesn't know the client any more: the next sign-in registers anew.
    pub(super) fn forget_registration(&self) {
        if let Ok(file) = self.file(&sso::registration_file(self.portal())) {
            let _ = std::fs::remove_file(file);
        }
    }

    /// A call that asks for a token as a client.
    pub(super) fn token_call(&self, registration: &Registration) -> CreateTokenFluentBuilder {
        self.tokens.token_call(&registration.client)
    }

    /// Asks for the token.
    pub(super) async fn token(
        &self,
        call: CreateTokenFluentBuilder,
        registration: &Registration,
    ) -> Result<Token, CallError> {
        self.tokens.token(call, &registration.client).await
    }

    /// Writes the token where the AWS CLI looks for it.
    pub(super) fn keep(&self, token: &Token) -> Result<(), Fault> {
        write(&self.file(&sso::token_file(self.portal()))?, &token.write(self.portal()))
    }

    /// What a call for a token says, and nothing else does.
    pub(super) fn refusal(&self, error: CallError) -> Fault {
        match error.code() {
            "AccessDeniedException" => faults::denied(self.profile()),
            // the code has run out
            "ExpiredTokenException" => faults::timed_out(self.profile()),
            "InvalidClientException" | "UnauthorizedClientException" => {
                self.forget_registration();
                error.into()
            }
            _ => error.into(),
        }
    }

    fn file(&self, name: &str) -> Result<PathBuf, Fault> {
        let folder = self.target.folder.as_ref().ok_or_else(|| faults::unwritable(None, ""))?;
        Ok(folder.join(name))
    }
}

fn write(file: &std::path::Path, text: &Secret) -> Result<(), Fault> {
    sign_in_files::write(file, text).map_err(|error| faults::unwritable(Some(file), &error.to_string()))
}
