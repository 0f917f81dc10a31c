//! A session: credentials, a Region, and the clients made from them, each when it is first needed.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::identity::IdentityCache;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, Region, SdkConfig};
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use gangway_catalog::fault::{Fault, FaultCode};

use crate::buckets::Buckets;
use crate::builds::Builds;
use crate::connections::Connections;
use crate::errors::CallTarget;
use crate::identity::{self, Identity};
use crate::logs::Logs;
use crate::pipelines::Pipelines;
use crate::stacks::Stacks;
use crate::{accounts, transport};

/// How long credentials may take, as those of a program that hangs: less than an attempt, which would look as if AWS had
/// been asked.
const CREDENTIALS_WITHIN: Duration = Duration::from_secs(if cfg!(test) { 3 } else { 19 });

/// Whose account. Shows no secret when it is printed.
#[derive(Clone)]
pub enum Credentials {
    /// The practice account's keys: it takes any.
    Practice,
    /// A profile of the person's AWS configuration.
    Profile {
        /// The profile's name.
        name: String,
    },
    /// Keys that the person typed.
    Keys {
        /// `AKIA…` or `ASIA…`.
        access_key_id: String,
        /// The secret access key.
        secret: String,
        /// Temporary keys have one.
        session_token: Option<String>,
    },
    /// AWS's own environment variables.
    Environment,
}

impl Credentials {
    fn profile(&self) -> Option<&str> {
        if let Self::Profile { name } = self { Some(name) } else { None }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Practice => f.write_str("Practice"),
            Self::Profile { name } => write!(f, "Profile({name:?})"),
            Self::Keys { .. } => f.write_str("Keys(…)"),
            Self::Environment => f.write_str("Environment"),
        }
    }
}

/// Calls of one account in one Region. A copy shares its clients.
#[derive(Clone)]
pub struct Session {
    shared: Arc<Shared>,
}

struct Shared {
    config: SdkConfig,
    region: String,
    endpoint: Option<String>,
    connections: OnceLock<Connections>,
    stacks: OnceLock<Stacks>,
    pipelines: OnceLock<Pipelines>,
    builds: OnceLock<Builds>,
    logs: OnceLock<Logs>,
    buckets: OnceLock<Buckets>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({})", self.shared.region)
    }
}

impl Session {
    /// Opens a session. Asks nobody yet: whether the credentials work shows the first call, e.g. [`Session::identity`].
    ///
    /// `endpoint` replaces the endpoints of all services: the practice account's, or `--endpoint-url`.
    ///
    /// # Errors
    /// [`FaultCode::RegionWithoutService`] for a Region that can't be one, [`FaultCode::ProfileBroken`] when a profile is
    /// wanted and the configuration can't be read, [`FaultCode::CertificatesUnusable`].
    pub async fn open(credentials: Credentials, region: &str, endpoint: Option<&str>) -> Result<Self, Fault> {
        if !plausible_region(region) {
            return Err(Fault::new(FaultCode::RegionWithoutService).with("region", region));
        }
        if let Credentials::Profile { .. } = credentials {
            accounts::configuration().await?;
        }
        let bundle = match credentials {
            Credentials::Practice => None,
            _ => accounts::certificates(credentials.profile()).await,
        };
        let http = transport::client(bundle.as_deref())?;
        let place = Region::new(region.to_owned());
        let mut loader = aws_config::defaults(BehaviorVersion::v2026_01_12())
            .region(place.clone())
            .timeout_config(
                TimeoutConfig::builder()
                    .connect_timeout(Duration::from_secs(5))
                    .operation_attempt_timeout(Duration::from_secs(20))
                    .operation_timeout(Duration::from_secs(60))
                    .build(),
            )
            .identity_cache(IdentityCache::lazy().load_timeout(CREDENTIALS_WITHIN).build())
            .http_client(http.clone())
            // LimitExceeded counts as throttling here, so a reached quota comes back after these tries too.
            .retry_config(RetryConfig::standard().with_max_attempts(3));
        if let Ok(name) = AppName::new(concat!("gangway-", env!("CARGO_PKG_VERSION"))) {
            loader = loader.app_name(name);
        }
        if let Some(endpoint) = endpoint {
            loader = loader.endpoint_url(endpoint);
        }
        // Each provider is named: the default chain would let a variable of the environment win over a chosen profile.
        loader = match credentials {
            Credentials::Practice => loader.credentials_provider(keys("GANGWAYPRACTICE", "practice", None)),
            Credentials::Keys { access_key_id, secret, session_token } => {
                loader.credentials_provider(Legible(keys(&access_key_id, &secret, session_token)))
            }
            Credentials::Environment => {
                loader.credentials_provider(Legible(EnvironmentVariableCredentialsProvider::new()))
            }
            Credentials::Profile { name } => {
                let surroundings = ProviderConfig::without_region().with_region(Some(place)).with_http_client(http);
                let provider =
                    ProfileFileCredentialsProvider::builder().profile_name(&name).configure(&surroundings).build();
                loader.profile_name(name).credentials_provider(Legible(provider))
            }
        };
        let config = loader.load().await;
        let shared = Shared {
            // a profile can name one, too
            endpoint: config.endpoint_url().map(str::to_owned),
            config,
            region: region.to_owned(),
            connections: OnceLock::new(),
            stacks: OnceLock::new(),
            pipelines: OnceLock::new(),
            builds: OnceLock::new(),
            logs: OnceLock::new(),
            buckets: OnceLock::new(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The Region of all calls.
    pub fn region(&self) -> &str {
        &self.shared.region
    }

    /// The endpoint that replaces AWS's, when there is one.
    pub fn endpoint(&self) -> Option<&str> {
        self.shared.endpoint.as_deref()
    }

    /// Who the credentials are.
    ///
    /// # Errors
    /// As every call: see [`crate::errors`].
    pub async fn identity(&self) -> Result<Identity, Fault> {
        identity::ask(&self.shared.config, &self.target()).await
    }

    /// Calls about connections.
    pub fn connections(&self) -> &Connections {
        self.shared.connections.get_or_init(|| Connections::new(&self.shared.config, self.target()))
    }

    /// Calls about stacks and change sets.
    pub fn stacks(&self) -> &Stacks {
        self.shared.stacks.get_or_init(|| Stacks::new(&self.shared.config, self.target()))
    }

    /// Calls about pipelines and their executions.
    pub fn pipelines(&self) -> &Pipelines {
        self.shared.pipelines.get_or_init(|| Pipelines::new(&self.shared.config, self.target()))
    }

    /// Calls about builds and their images.
    pub fn builds(&self) -> &Builds {
        self.shared.builds.get_or_init(|| Builds::new(&self.shared.config, self.target()))
    }

    /// Calls about log lines.
    pub fn logs(&self) -> &Logs {
        self.shared.logs.get_or_init(|| Logs::new(&self.shared.config, self.target()))
    }

    /// Calls about buckets.
    pub fn buckets(&self) -> &Buckets {
        self.shared
            .buckets
            .get_or_init(|| Buckets::new(&self.shared.config, self.shared.endpoint.is_some(), self.target()))
    }

    fn target(&self) -> CallTarget {
        CallTarget { region: self.shared.region.clone(), endpoint: self.shared.endpoint.clone() }
    }
}

/// Credentials that a request can carry: the SDK ends with a panic where an access key id or a token can't be a header.
#[derive(Debug)]
struct Legible<P>(P);

impl<P: ProvideCredentials> ProvideCredentials for Legible<P> {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            let found = self.0.provide_credentials().await?;
            let parts = [Some(found.access_key_id()), found.session_token()];
            if parts.into_iter().flatten().all(|part| part.bytes().all(|byte| byte.is_ascii_graphic())) {
                return Ok(found);
            }
            let detail = "the access key ID or the session token holds a character that no key has";
            Err(CredentialsError::invalid_configuration(detail))
        })
    }
}

fn keys(id: &str, secret: &str, token: Option<String>) -> aws_credential_types::Credentials {
    aws_credential_types::Credentials::new(id, secret, token, None, "gangway")
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

    const SECRET: &str = "hunter2-printed";

    /// Why the credentials of a profile can't be had.
    async fn refused(profile: &str) -> Fault {
        let credentials = Credentials::Profile { name: profile.to_owned() };
        let session = Session::open(credentials, "eu-central-1", Some("http://127.0.0.1:1")).await.unwrap();
        session.identity().await.unwrap_err()
    }

    /// Runs itself again with a configuration of its own: AWS's files are only found by the environment.
    #[cfg(unix)]
    #[tokio::test]
    #[allow(
        clippy::disallowed_methods,
        reason = "a test tells its second run by the environment, and writes its files"
    )]
    async fn profiles_that_give_no_credentials_say_why_and_pass_on_no_secret() {
        const INSIDE: &str = "GANGWAY_TEST_PROFILES";
        if std::env::var_os(INSIDE).is_some() {
            for profile in ["fails", "nonsense", "half", "lost", "gone", "loop"] {
                let fault = refused(profile).await;
                assert_eq!(fault.code, FaultCode::ProfileBroken, "{profile}: {fault}");
                let shown = format!("{fault:?} {fault} {}", serde_json::to_string(&fault).unwrap());
                assert!(!shown.contains(SECRET), "{profile}: {shown}");
                if let "lost" | "gone" = profile {
                    assert!(shown.contains("nowhere") || shown.contains("`gone`"), "{profile}: {shown}");
                }
            }
            let hangs = refused("hangs").await;
            assert_eq!(hangs.code, FaultCode::ProfileBroken, "{hangs:?}");
            assert!(format!("{hangs:?}").contains("AWS wasn't asked for anything"), "{hangs:?}");
            assert_eq!(refused("expired").await, FaultCode::CredentialsExpired.into());
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config");
        let role = "role_arn = arn:aws:iam::111122223333:role/x";
        let text = format!(
            "[profile fails]\ncredential_process = echo {SECRET} >&2; exit 1\n\
             [profile expired]\ncredential_process = echo token {SECRET} has expired >&2; exit 1\n\
             [profile hangs]\ncredential_process = sleep 6\n\
             [profile nonsense]\ncredential_process = echo {SECRET}\n\
             [profile half]\ncredential_process = echo '{{\"Version\":1,\"AccessKeyId\":\"{SECRET}\"}}'\n\
             [profile lost]\n{role}\nsource_profile = nowhere\n\
             [profile loop]\n{role}\nsource_profile = loop2\n[profile loop2]\n{role}\nsource_profile = loop\n"
        );
        std::fs::write(&config, text).unwrap();
        let outcome = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "session::tests::profiles_that_give_no_credentials_say_why_and_pass_on_no_secret"])
            .env(INSIDE, "1")
            .env("AWS_CONFIG_FILE", &config)
            .env("AWS_SHARED_CREDENTIALS_FILE", folder.path().join("none"))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&outcome.stdout);
        assert!(outcome.status.success() && told.contains("1 passed"), "{told}");
    }
}
