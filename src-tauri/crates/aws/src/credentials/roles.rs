//! A role, assumed with the credentials of somebody else. AWS's own provider knows no MFA device.

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use aws_sdk_sts::Client;
use aws_sdk_sts::error::ProvideErrorMetadata;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::endpoints::Service;
use gangway_profiles::source::role::RoleStep;

use super::mfa::{MfaQuestion, MfaRoles, is_code};
use super::temporary;
use crate::causes::any;
use crate::clock;
use crate::errors::CallError;
use crate::route::Route;

const OPERATION: &str = "sts:AssumeRole";

/// The session's name where the profile gives none.
const SESSION_NAME: &str = "gangway";

/// How often a code may be mistyped before the call ends.
const TRIES: usize = 3;

/// One AssumeRole.
#[derive(Debug)]
pub(super) struct AssumedRole {
    step: RoleStep,
    /// Under which its credentials are kept, when a code was given for them.
    name: String,
    from: SharedCredentialsProvider,
    codes: MfaRoles,
    route: Route,
}

/// Why a role couldn't be assumed.
enum Refusal {
    /// The code of the MFA device.
    Code,
    Other(CallError),
}

impl AssumedRole {
    pub(super) fn new(
        step: &RoleStep,
        name: String,
        from: SharedCredentialsProvider,
        codes: &MfaRoles,
        route: &Route,
    ) -> Self {
        Self { step: step.clone(), name, from, codes: codes.clone(), route: route.clone() }
    }

    async fn credentials(&self) -> provider::Result {
        let found = match &self.step.mfa_serial {
            Some(serial) => self.with_code(serial).await,
            None => self.assume(None).await.map_err(|refusal| match refusal {
                Refusal::Other(error) => error,
                Refusal::Code => self.code_wanted("", true),
            }),
        };
        Ok(found?)
    }

    async fn with_code(&self, serial: &str) -> Result<Credentials, CallError> {
        if let Some(kept) = self.codes.find(&self.name, clock::now()) {
            return Ok(kept);
        }
        let mut question = MfaQuestion {
            profile: self.step.profile.clone(),
            role_arn: self.step.role_arn.clone(),
            serial: serial.to_owned(),
            refused: false,
        };
        for _ in 0..TRIES {
            let Some(code) = self.codes.ask(&question).await else { break };
            let code = code.reveal().trim();
            question.refused = true;
            if !is_code(code) {
                continue;
            }
            match self.assume(Some((serial, code))).await {
                Ok(found) => {
                    self.codes.keep(&self.name, &found);
                    return Ok(found);
                }
                Err(Refusal::Code) => {}
                Err(Refusal::Other(error)) => return Err(error),
            }
        }
        Err(self.code_wanted(serial, question.refused))
    }

    async fn assume(&self, code: Option<(&str, &str)>) -> Result<Credentials, Refusal> {
        let config = self.route.config_for_credentials(Service::Sts, self.route.region(), Some(&self.from));
        let step = &self.step;
        let answer = Client::new(&config)
            .assume_role()
            .role_arn(&step.role_arn)
            .role_session_name(step.session_name.as_deref().unwrap_or(SESSION_NAME))
            .set_external_id(step.external_id.clone())
            .set_duration_seconds(step.duration_seconds.and_then(|seconds| i32::try_from(seconds).ok()))
            .set_serial_number(code.map(|(serial, _)| serial.to_owned()))
            .set_token_code(code.map(|(_, code)| code.to_owned()))
            .send()
            .await
            .map_err(|error| {
                let said = error.as_service_error().and_then(|error| error.message()).unwrap_or_default();
                // "MultiFactorAuthentication failed with invalid MFA one time pass code."
                if code.is_some() && any(said, &["multifactorauthentication failed"]) {
                    return Refusal::Code;
                }
                let refused = self.route.target(Service::Sts).failed(OPERATION, error);
                Refusal::Other(if refused.fault().code == FaultCode::AccessDenied { self.denied() } else { refused })
            })?;
        temporary::credentials(answer.credentials, OPERATION).map_err(Refusal::Other)
    }

    fn denied(&self) -> CallError {
        let fault = Fault::new(FaultCode::RoleDenied).with("profile", self.step.profile.as_str());
        CallError::of_credentials(fault.with("role", self.step.role_arn.as_str()))
    }

    fn code_wanted(&self, serial: &str, refused: bool) -> CallError {
        let fault = Fault::new(FaultCode::MfaCodeWanted)
            .with("profile", self.step.profile.as_str())
            .with("role", self.step.role_arn.as_str())
            .with("serial", serial)
            .with("kind", if refused { "refused" } else { "first" });
        CallError::of_credentials(fault)
    }
}

impl ProvideCredentials for AssumedRole {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
