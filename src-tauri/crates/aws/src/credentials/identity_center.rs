//! A role behind a portal of IAM Identity Center: the token comes from the AWS CLI's file, is renewed where it can be, and
//! is exchanged for the role's credentials.
//!
//! AWS's own provider isn't used: its addresses can't be set, it looks for the file in another place on Windows, and it
//! doesn't tell an ended sign-in from a role that isn't there.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use aws_sdk_sts::error::ProvideErrorMetadata;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::command::{Command, Remedy};
use gangway_profiles::endpoints::Service;
use gangway_profiles::environment::System;
use gangway_profiles::fault::ProfileFault;
use gangway_profiles::places::Places;
use gangway_profiles::secret::Secret;
use gangway_profiles::source::identity_center::IdentityCenter;
use gangway_profiles::tokens::SignIn;
use gangway_profiles::tokens::sso::{self, Token};

use super::portal_tokens::PortalTokens;
use super::sign_in_files;
use crate::clock;
use crate::errors::CallError;
use crate::profile_faults;
use crate::route::Route;

const ROLE: &str = "sso:GetRoleCredentials";

#[derive(Debug)]
pub(super) struct PortalRole {
    profile: String,
    center: IdentityCenter,
    file: Option<PathBuf>,
    system: System,
    route: Route,
}

impl PortalRole {
    pub(super) fn new(profile: &str, center: &IdentityCenter, places: &Places, system: System, route: &Route) -> Self {
        let file = sign_in_files::path(places.sso_cache.as_deref(), &sso::token_file(&center.portal));
        Self { profile: profile.to_owned(), center: center.clone(), file, system, route: route.clone() }
    }

    async fn credentials(&self) -> Result<Credentials, CallError> {
        let token = self.token().await?;
        let region = &self.center.portal.region;
        let config = self.route.config_for_credentials(Service::Sso, region, None);
        let answer = aws_sdk_sso::Client::new(&config)
            .get_role_credentials()
            .account_id(&self.center.account_id)
            .role_name(&self.center.role_name)
            .access_token(token.access_token.reveal())
            .send()
            .await
            .map_err(|error| match error.as_service_error().and_then(|error| error.code()).unwrap_or_default() {
                // The token's file knows nothing of it: the sign-in was ended at AWS.
                "UnauthorizedException" => self.expired(),
                "ForbiddenException" | "ResourceNotFoundException" => self.role_missing(),
                _ => self.route.target_in(Service::Sso, region).failed(ROLE, error),
            })?;
        let found = answer.role_credentials.ok_or_else(|| CallError::empty_answer(ROLE))?;
        let (Some(id), Some(secret), Some(token)) = (found.access_key_id, found.secret_access_key, found.session_token)
        else {
            return Err(CallError::empty_answer(ROLE));
        };
        let millis = u64::try_from(found.expiration).unwrap_or_default();
        let end = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis));
        Ok(Credentials::new(id, secret, Some(token), end, "sso"))
    }

    /// The token of the file, renewed where it is about to run out.
    async fn token(&self) -> Result<Token, CallError> {
        let text = sign_in_files::read(self.file.as_deref());
        let path = self.file.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let now = clock::now_utc();
        let text = text.as_ref().map(Secret::reveal);
        let token = sso::current(&self.profile, &self.center.portal, &path, text, now);
        let token = token.map_err(|fault| self.failed(&fault))?;
        if token.standing(&self.center.portal, now) != SignIn::Renewable {
            return Ok(token);
        }
        match self.renewed(&token).await {
            Ok(new) => Ok(new),
            // it is good for some minutes more
            Err(_) if token.expires_at > now => Ok(token),
            Err(error) => Err(error),
        }
    }

    async fn renewed(&self, token: &Token) -> Result<Token, CallError> {
        let (Some(client), Some(refresh_token)) = (&token.client, &token.refresh_token) else {
            return Err(self.expired());
        };
        let tokens = PortalTokens::new(&self.route, &self.center.portal.region);
        let call = tokens.token_call(client).grant_type("refresh_token").refresh_token(refresh_token.reveal());
        let mut new = tokens.token(call, client).await.map_err(|error| match error.code() {
            "InvalidGrantException"
            | "ExpiredTokenException"
            | "InvalidClientException"
            | "UnauthorizedClientException"
            | "AccessDeniedException" => self.expired(),
            _ => error,
        })?;
        new.refresh_token = new.refresh_token.or_else(|| token.refresh_token.clone());
        if let Some(file) = &self.file {
            // A file that can't be written leaves the old one, and the next renewal says that it has run out.
            let _ = sign_in_files::write(file, &new.write(&self.center.portal));
        }
        Ok(new)
    }

    fn failed(&self, fault: &ProfileFault) -> CallError {
        CallError::of_credentials(profile_faults::fault(fault, self.system))
    }

    fn command(&self, remedy: Remedy) -> String {
        profile_faults::typed(&Command { remedy, profile: self.profile.clone() }, self.system)
    }

    fn expired(&self) -> CallError {
        CallError::of_credentials(profile_faults::sign_in_ended(&self.profile, Remedy::SsoLogin, self.system))
    }

    fn role_missing(&self) -> CallError {
        let fault = Fault::new(FaultCode::RoleNotInPortal)
            .with("profile", self.profile.as_str())
            .with("account", self.center.account_id.as_str())
            .with("role", self.center.role_name.as_str())
            .with("command", self.command(Remedy::ConfigureSso));
        CallError::of_credentials(fault)
    }
}

impl ProvideCredentials for PortalRole {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async move { provider::Result::Ok(self.credentials().await?) })
    }
}
