//! How the calls of a session get to AWS: Region, addresses, certificates, time limits. Whose calls they are is given
//! apart. Nothing here reads a file or a variable of AWS's: a setting that isn't given doesn't count.

use std::path::Path;
use std::time::Duration;

use aws_config::identity::IdentityCache;
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, Region, SdkConfig};
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use gangway_catalog::fault::Fault;
use gangway_profiles::endpoints::Service;

use crate::configuration::CallSettings;
use crate::endpoints::ServiceEndpoints;
use crate::errors::CallTarget;
use crate::transport;

/// How long credentials may take, as those of a program that hangs: less than an attempt, which would look as if AWS had
/// been asked, and more than a `credential_process` gets.
const CREDENTIALS_WITHIN: Duration = Duration::from_millis(19_500);

/// The way of all calls of a session.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    config: SdkConfig,
    region: String,
    endpoints: ServiceEndpoints,
    http: SharedHttpClient,
    fips: bool,
    dual_stack: bool,
}

impl Route {
    /// Asks nobody.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::CertificatesUnusable`]
    pub(crate) fn new(region: &str, settings: &CallSettings) -> Result<Self, Fault> {
        let CallSettings { endpoints, transport: way } = settings;
        let http = match &way.ca_bundle {
            Some(bundle) => {
                transport::client(Some(Path::new(&bundle.path))).map_err(|fault| fault.with("key", bundle.named_by))?
            }
            None => transport::client(None)?,
        };
        let mut builder = SdkConfig::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new(region.to_owned()))
            .timeout_config(
                TimeoutConfig::builder()
                    .connect_timeout(Duration::from_secs(5))
                    .operation_attempt_timeout(Duration::from_secs(20))
                    .operation_timeout(Duration::from_secs(60))
                    .build(),
            )
            .identity_cache(IdentityCache::lazy().load_timeout(CREDENTIALS_WITHIN).build())
            .http_client(http.clone())
            .use_fips(way.fips)
            .use_dual_stack(way.dual_stack)
            // LimitExceeded counts as throttling here, so a reached quota comes back after these tries too.
            .retry_config(RetryConfig::standard().with_max_attempts(3));
        builder.set_app_name(AppName::new(concat!("gangway-", env!("CARGO_PKG_VERSION"))).ok());
        Ok(Self {
            config: builder.build(),
            region: region.to_owned(),
            endpoints: endpoints.clone(),
            http,
            fips: way.fips,
            dual_stack: way.dual_stack,
        })
    }

    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// Whether AWS is reached at its addresses for FIPS.
    pub(crate) fn fips(&self) -> bool {
        self.fips
    }

    /// Whether AWS is reached at its addresses for IPv6, too.
    pub(crate) fn dual_stack(&self) -> bool {
        self.dual_stack
    }

    /// The address of a service, where it isn't AWS's own.
    pub(crate) fn endpoint(&self, service: Service) -> Option<&str> {
        self.endpoints.of(service)
    }

    /// What a client of a service is made from.
    pub(crate) fn config(&self, service: Service, credentials: &SharedCredentialsProvider) -> SdkConfig {
        let mut builder = self.config.to_builder().credentials_provider(credentials.clone());
        builder.set_endpoint_url(self.endpoint(service).map(str::to_owned));
        builder.build()
    }

    /// What a client is made from that asks for credentials: with those of somebody else, or with none.
    pub(crate) fn config_for_credentials(
        &self,
        service: Service,
        region: &str,
        credentials: Option<&SharedCredentialsProvider>,
    ) -> SdkConfig {
        // those that come of it are kept by whoever asked; a cache within a cache would keep the old ones
        let mut builder = self.config.to_builder().identity_cache(IdentityCache::no_cache());
        builder.set_region(Region::new(region.to_owned()));
        builder.set_endpoint_url(self.endpoint(service).map(str::to_owned));
        builder.set_credentials_provider(credentials.cloned());
        builder.build()
    }

    /// The surroundings of a provider of AWS's own, which asks in its own way.
    pub(crate) fn provider_config(&self) -> ProviderConfig {
        ProviderConfig::without_region()
            .with_region(Some(Region::new(self.region.clone())))
            .with_use_fips(Some(self.fips))
            .with_use_dual_stack(Some(self.dual_stack))
            .with_http_client(self.http.clone())
    }

    pub(crate) fn target(&self, service: Service) -> CallTarget {
        self.target_in(service, &self.region)
    }

    pub(crate) fn target_in(&self, service: Service, region: &str) -> CallTarget {
        CallTarget { region: region.to_owned(), endpoint: self.endpoint(service).map(str::to_owned) }
    }
}
