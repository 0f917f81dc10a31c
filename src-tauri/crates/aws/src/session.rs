//! A session: credentials, a Region, and the clients made from them, each when it is first needed.

use std::fmt;
use std::sync::{Arc, OnceLock};

use aws_config::SdkConfig;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::{console, regions};
pub use gangway_profiles::endpoints::Service;

use crate::buckets::Buckets;
use crate::builds::Builds;
use crate::configuration::{CallSettings, ConfiguredAccount};
use crate::connections::Connections;
use crate::credentials;
use crate::credentials::mfa::MfaRoles;
use crate::errors::{CallTarget, region_not_enabled};
use crate::hosts::Hosts;
use crate::identity::{self, Identity};
use crate::logs::Logs;
use crate::networks::Networks;
use crate::pipelines::Pipelines;
use crate::route::Route;
use crate::stacks::Stacks;

/// Whose account. Shows no secret when it is printed.
#[derive(Clone)]
pub enum Credentials {
    /// The practice account's keys: it takes any.
    Practice,
    /// Keys that the person typed.
    Keys {
        /// `AKIA…` or `ASIA…`.
        access_key_id: String,
        /// The secret access key.
        secret: String,
        /// Temporary keys have one.
        session_token: Option<String>,
    },
    /// What the person's AWS configuration names: a profile's, or those of variables.
    Configured {
        /// Where they come from.
        account: Box<ConfiguredAccount>,
        /// Whom to ask for the codes of MFA devices.
        codes: MfaRoles,
    },
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Practice => f.write_str("Practice"),
            Self::Keys { .. } => f.write_str("Keys(…)"),
            Self::Configured { account, .. } => write!(f, "Configured({:?})", account.profile),
        }
    }
}

/// Calls of one account in one Region. A copy shares its clients.
#[derive(Clone)]
pub struct Session {
    shared: Arc<Shared>,
}

struct Shared {
    route: Route,
    /// What the session was opened with, to ask the same in another Region.
    opened_with: (Credentials, CallSettings),
    credentials: SharedCredentialsProvider,
    connections: OnceLock<Connections>,
    hosts: OnceLock<Hosts>,
    stacks: OnceLock<Stacks>,
    pipelines: OnceLock<Pipelines>,
    builds: OnceLock<Builds>,
    logs: OnceLock<Logs>,
    buckets: OnceLock<Buckets>,
    networks: OnceLock<Networks>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({})", self.region())
    }
}

impl Session {
    /// Opens a session. Whether the credentials work shows the first call, e.g. [`Session::identity`]: nobody is asked
    /// yet. Only a role with an MFA device is assumed at once, as a person takes longer for a code than a call may. And in
    /// a Region that has to be switched on it is asked whether it is: every call there would blame the keys.
    ///
    /// # Errors
    /// [`FaultCode::RegionWithoutService`] for a Region that can't be one, [`FaultCode::CertificatesUnusable`],
    /// [`FaultCode::MfaCodeWanted`], [`FaultCode::RegionNotEnabled`], and why a role that asks for a code can't be assumed.
    pub async fn open(credentials: Credentials, region: &str, settings: &CallSettings) -> Result<Self, Fault> {
        let session = match Self::opened(credentials.clone(), region, settings).await {
            Err(fault) => return Err(explained(fault, &credentials, region, settings).await),
            Ok(session) => session,
        };
        if regions::of(region).is_some_and(|region| region.isolated)
            && let Err(fault) = session.identity().await
            && fault.code == FaultCode::RegionNotEnabled
        {
            return Err(fault);
        }
        Ok(session)
    }

    async fn opened(credentials: Credentials, region: &str, settings: &CallSettings) -> Result<Self, Fault> {
        if !plausible_region(region) {
            return Err(Fault::new(FaultCode::RegionWithoutService).with("region", region));
        }
        let route = Route::new(region, settings)?;
        let opened_with = (credentials.clone(), settings.clone());
        let asks = matches!(&credentials, Credentials::Configured { account, .. } if account.asks_for_a_code());
        let credentials = match credentials {
            Credentials::Practice => credentials::typed("GANGWAYPRACTICE", "practice", None),
            Credentials::Keys { access_key_id, secret, session_token } => {
                credentials::typed(&access_key_id, &secret, session_token)
            }
            Credentials::Configured { account, codes } => credentials::provider(&account, &codes, &route),
        };
        if asks {
            let target = route.target(Service::Sts);
            let found = credentials.provide_credentials().await;
            found.map_err(|error| target.no_credentials("sts:AssumeRole", &error))?;
        }
        let shared = Shared {
            route,
            opened_with,
            credentials,
            connections: OnceLock::new(),
            hosts: OnceLock::new(),
            stacks: OnceLock::new(),
            pipelines: OnceLock::new(),
            builds: OnceLock::new(),
            logs: OnceLock::new(),
            buckets: OnceLock::new(),
            networks: OnceLock::new(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The Region of all calls.
    pub fn region(&self) -> &str {
        self.shared.route.region()
    }

    /// The address of a service, where it isn't AWS's own.
    pub fn endpoint(&self, service: Service) -> Option<&str> {
        self.shared.route.endpoint(service)
    }

    /// Who the credentials are.
    ///
    /// # Errors
    /// [`FaultCode::RegionNotEnabled`]; as every call: see [`crate::errors`].
    pub async fn identity(&self) -> Result<Identity, Fault> {
        match self.ask_identity().await {
            Err(fault) => {
                let (credentials, settings) = &self.shared.opened_with;
                Err(explained(fault, credentials, self.region(), settings).await)
            }
            identity => identity,
        }
    }

    async fn ask_identity(&self) -> Result<Identity, Fault> {
        identity::ask(&self.config(Service::Sts), &self.target(Service::Sts)).await
    }

    /// Calls about connections.
    pub fn connections(&self) -> &Connections {
        let of = Service::CodeConnections;
        self.shared.connections.get_or_init(|| Connections::new(&self.config(of), self.target(of)))
    }

    /// Calls about hosts.
    pub fn hosts(&self) -> &Hosts {
        let of = Service::CodeConnections;
        self.shared.hosts.get_or_init(|| Hosts::new(&self.config(of), self.target(of)))
    }

    /// Calls about stacks and change sets.
    pub fn stacks(&self) -> &Stacks {
        let of = Service::CloudFormation;
        self.shared.stacks.get_or_init(|| Stacks::new(&self.config(of), self.target(of)))
    }

    /// Calls about pipelines and their executions.
    pub fn pipelines(&self) -> &Pipelines {
        let of = Service::CodePipeline;
        self.shared.pipelines.get_or_init(|| Pipelines::new(&self.config(of), self.target(of)))
    }

    /// Calls about builds and their images.
    pub fn builds(&self) -> &Builds {
        let of = Service::CodeBuild;
        self.shared.builds.get_or_init(|| Builds::new(&self.config(of), self.target(of)))
    }

    /// Calls about log lines.
    pub fn logs(&self) -> &Logs {
        let of = Service::CloudWatchLogs;
        self.shared.logs.get_or_init(|| Logs::new(&self.config(of), self.target(of)))
    }

    /// Calls about buckets.
    pub fn buckets(&self) -> &Buckets {
        let of = Service::S3;
        let path_style = self.endpoint(of).is_some();
        self.shared.buckets.get_or_init(|| Buckets::new(&self.config(of), path_style, self.target(of)))
    }

    /// Calls about networks.
    pub fn networks(&self) -> &Networks {
        let (of, credentials) = (Service::Ec2, &self.shared.credentials);
        self.shared.networks.get_or_init(|| Networks::new(&self.config(of), credentials, self.target(of)))
    }

    fn config(&self, service: Service) -> SdkConfig {
        self.shared.route.config(service, &self.shared.credentials)
    }

    fn target(&self, service: Service) -> CallTarget {
        self.shared.route.target(service)
    }
}

/// Where a Region isn't switched on in the account, AWS says there that it doesn't know the keys. Whether it does know
/// them is asked in the Region that every account has.
async fn explained(fault: Fault, credentials: &Credentials, region: &str, settings: &CallSettings) -> Fault {
    let main = regions::partition(region).main_region;
    if fault.code != FaultCode::CredentialsInvalid || region == main {
        return fault;
    }
    let known = match Session::opened(credentials.clone(), main, settings).await {
        Ok(session) => session.ask_identity().await.is_ok(),
        Err(_) => false,
    };
    if known { region_not_enabled(region, "account", console::ACCOUNT_SETTINGS) } else { fault }
}

/// A Region becomes part of a host name, so nothing else may be in it.
fn plausible_region(region: &str) -> bool {
    (3..=32).contains(&region.len())
        && region.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !region.starts_with('-')
        && !region.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_credentials_shows_no_secret() {
        let shown = format!(
            "{:?}",
            Credentials::Keys {
                access_key_id: "AKIDEXAMPLE".to_owned(),
                secret: "hunter2".to_owned(),
                session_token: Some("tok".to_owned())
            }
        );
        assert_eq!(shown, "Keys(…)");
    }

    #[test]
    fn a_region_is_never_more_than_a_label() {
        for bad in ["", "x", "eu-central-1.evil.example/", "eu central", "EU-CENTRAL-1", "-a-1", "é-1", &"a".repeat(33)]
        {
            assert!(!plausible_region(bad), "{bad:?}");
        }
        assert!(plausible_region("eu-central-1"));
        assert!(plausible_region("us-gov-east-1"));
    }
}
