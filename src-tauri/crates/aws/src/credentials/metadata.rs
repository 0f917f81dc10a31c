//! Credentials of the container or of the EC2 instance that the program runs in, asked with AWS's own providers.

use std::time::Duration;

use aws_config::ecs::EcsCredentialsProvider;
use aws_config::imds;
use aws_config::imds::credentials::ImdsCredentialsProvider;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use gangway_catalog::fault::FaultCode;
use gangway_profiles::environment::Environment;

use crate::errors::CallError;
use crate::route::Route;

/// botocore's `metadata_service_timeout`: on most computers nobody answers.
const WITHIN: Duration = Duration::from_secs(1);

const ADDRESS: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html>
const USUAL_ADDRESS: &str = "http://169.254.169.254";

/// By the container's variables.
pub(super) fn container(route: &Route) -> EcsCredentialsProvider {
    EcsCredentialsProvider::builder().configure(&route.provider_config()).build()
}

/// Of the instance, because a profile says so.
pub(super) fn instance(environment: &Environment, route: &Route) -> ImdsCredentialsProvider {
    let surroundings = route.provider_config();
    let named = environment.get(ADDRESS);
    // botocore's `metadata_service_num_attempts`
    let client = imds::Client::builder().configure(&surroundings).max_attempts(1);
    let client = client.connect_timeout(WITHIN).read_timeout(WITHIN);
    // without an address it reads the configuration file itself
    let client = match client.clone().endpoint(named.unwrap_or(USUAL_ADDRESS)) {
        Ok(client) => client,
        Err(_) => client,
    };
    ImdsCredentialsProvider::builder().configure(&surroundings).imds_client(client.build()).build()
}

/// Of the instance, as nothing else names any: where there is none, there are no credentials.
#[derive(Debug)]
pub(super) struct PerhapsInstance(ImdsCredentialsProvider);

impl PerhapsInstance {
    pub(super) fn new(environment: &Environment, route: &Route) -> Self {
        Self(instance(environment, route))
    }

    async fn credentials(&self) -> provider::Result {
        let found = self.0.provide_credentials().await;
        found.map_err(|_| CallError::of_credentials(FaultCode::CredentialsMissing.into()).into())
    }
}

impl ProvideCredentials for PerhapsInstance {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
