//! What `aws login` keeps: AWS's own provider reads it, renews it and writes it. Of addresses it takes `AWS_ENDPOINT_URL` and
//! `AWS_ENDPOINT_URL_SIGNIN` alone, and those itself.

use std::path::PathBuf;
use std::sync::Arc;

use aws_config::login::LoginCredentialsProvider;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::command::Remedy;
use gangway_profiles::environment::System;
use gangway_profiles::places::Places;
use gangway_profiles::secret::Secret;
use gangway_profiles::source::base::LoginSession;
use gangway_profiles::tokens::login;

use super::sign_in_files;
use crate::causes::{any, chain, find};
use crate::clock;
use crate::errors::CallError;
use crate::profile_faults;
use crate::route::Route;
use crate::transport::{AnsweredByAnother, Undelivered};

/// What AWS's provider says where the person's own permissions don't let it renew, in a fragment: it has no code for it.
const NOT_ALLOWED: &[&str] = &["insufficient permissions"];
/// The same where the sign-in service is at fault, or asks for fewer calls: signing in again would help nobody.
const UNAVAILABLE: &[&str] = &["internalserver", "unhandled error"];
const THROTTLED: &[&str] = &["toomanyrequests"];
const RENEWAL: &str = "signin:CreateOAuth2Token";

#[derive(Debug)]
pub(super) struct ConsoleSignIn {
    profile: String,
    file: Option<PathBuf>,
    system: System,
    provider: Arc<LoginCredentialsProvider>,
}

impl ConsoleSignIn {
    pub(super) fn new(profile: &str, session: &LoginSession, places: &Places, system: System, route: &Route) -> Self {
        let provider = LoginCredentialsProvider::builder(&session.session).configure(&route.provider_config()).build();
        Self {
            profile: profile.to_owned(),
            file: sign_in_files::path(places.login_cache.as_deref(), &login::session_file(session)),
            system,
            provider: Arc::new(provider),
        }
    }

    async fn credentials(&self) -> provider::Result {
        // first what the file tells: AWS's provider says of each of these that a file can't be read
        let text = sign_in_files::read(self.file.as_deref());
        let path = self.file.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let text = text.as_ref().map(Secret::reveal);
        if let Err(fault) = login::current(&self.profile, &path, text, clock::now_utc()) {
            return Err(CallError::of_credentials(profile_faults::fault(&fault, self.system)).into());
        }
        let provider = Arc::clone(&self.provider);
        // in a task of its own: it ends with a panic where the clock was set back between two renewals
        let renewed = tokio::spawn(async move { provider.provide_credentials().await }).await;
        match renewed {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => Err(self.refusal(error)),
            Err(_) => Err(CallError::of_credentials(FaultCode::ClockSkewed.into()).into()),
        }
    }

    /// AWS's provider shows what it read, so none of its words are passed on.
    fn refusal(&self, error: CredentialsError) -> CredentialsError {
        let text = chain(&error);
        let unanswered = find::<AnsweredByAnother>(&error).is_some() || find::<Undelivered>(&error).is_some();
        if unanswered || any(&text, &["timed out", "timeout"]) {
            return error;
        }
        if any(&text, NOT_ALLOWED) {
            let fault = Fault::new(FaultCode::AccessDenied).with("operation", RENEWAL).with("action", RENEWAL);
            return CallError::of_credentials(fault).into();
        }
        if any(&text, THROTTLED) {
            return CallError::of_credentials(FaultCode::Throttled.into()).into();
        }
        if any(&text, UNAVAILABLE) {
            return CallError::of_credentials(FaultCode::AwsUnavailable.into()).into();
        }
        self.expired()
    }

    fn expired(&self) -> CredentialsError {
        CallError::of_credentials(profile_faults::sign_in_ended(&self.profile, Remedy::Login, self.system)).into()
    }
}

impl ProvideCredentials for ConsoleSignIn {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
