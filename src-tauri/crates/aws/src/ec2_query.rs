//! EC2's query protocol: a form goes to the one address of the service, signed, repeated and limited as the SDK does it for
//! every other service, and an answer in XML comes back. The SDK's crate for EC2 isn't used: the manifest says why.

use std::fmt;

use aws_config::SdkConfig;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::classifiers::{HttpStatusCodeClassifier, TransientErrorClassifier};
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::SigningName;
use aws_types::region::SigningRegion;

use crate::errors::CallTarget;
use crate::xml::Element;

/// A call to EC2: a form in, the text of the answer out.
pub(crate) type Query = Operation<String, String, Refusal>;

/// EC2 said no.
#[derive(Debug)]
pub(crate) struct Refusal(ErrorMetadata);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refusal {}

impl ProvideErrorMetadata for Refusal {
    fn meta(&self) -> &ErrorMetadata {
        &self.0
    }
}

/// Whatever is called: a form to the one address, the answer as text.
pub(crate) fn query(config: &SdkConfig, credentials: &SharedCredentialsProvider, address: &str) -> Query {
    let mut settings = Layer::new("ec2");
    settings.store_put(AuthSchemeOptionResolverParams::new(()));
    settings.store_put(SigningName::from_static("ec2"));
    settings.store_or_unset(config.region().cloned().map(SigningRegion::from));
    settings
        .store_put(SigV4OperationSigningConfig { signing_options: SigningOptions::default(), ..Default::default() });
    let by_signature = StaticAuthSchemeOptionResolver::new(vec![SCHEME_ID]);
    let components = RuntimeComponentsBuilder::new("ec2")
        .with_auth_scheme(SigV4AuthScheme::new())
        .with_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(by_signature)))
        .with_identity_resolver(SCHEME_ID, credentials.clone())
        .with_identity_cache(config.identity_cache())
        .with_http_client(config.http_client());
    let mut builder = Operation::builder()
        .service_name("EC2")
        .operation_name("query")
        .endpoint_url(address)
        .retry_classifier(TransientErrorClassifier::<Refusal>::new())
        .retry_classifier(AwsErrorCodeClassifier::<Refusal>::new())
        .retry_classifier(HttpStatusCodeClassifier::default());
    if let Some(version) = config.behavior_version() {
        builder = builder.behavior_version(version);
    }
    if let Some(retries) = config.retry_config() {
        builder = builder.standard_retry(retries);
    }
    if let Some(limits) = config.timeout_config() {
        builder = builder.timeout_config(limits.clone());
    }
    let plugin = StaticRuntimePlugin::new().with_config(settings.freeze()).with_runtime_components(components);
    let builder = builder.runtime_plugin(plugin).with_connection_poisoning();
    builder.serializer(request).deserializer(answer).build()
}

fn request(form: String) -> Result<HttpRequest, Box<dyn std::error::Error + Send + Sync>> {
    let mut request = HttpRequest::new(SdkBody::from(form));
    request.set_method("POST")?;
    request.headers_mut().insert("content-type", "application/x-www-form-urlencoded");
    Ok(request)
}

fn answer(response: &HttpResponse) -> Result<String, OrchestratorError<Refusal>> {
    let text = String::from_utf8_lossy(response.body().bytes().unwrap_or_default()).into_owned();
    if response.status().is_success() {
        return Ok(text);
    }
    let error = Element::read(&text).and_then(|root| root.descendant("Error").cloned()).unwrap_or_default();
    let metadata = ErrorMetadata::builder().code(error.text_of("Code")).message(error.text_of("Message")).build();
    Err(OrchestratorError::operation(Refusal(metadata)))
}

/// AWS's own address, by the rules of its endpoints for EC2.
pub(crate) fn own_address(config: &SdkConfig, target: &CallTarget) -> String {
    let region = target.region.as_str();
    let partition = gangway_catalog::regions::partition(region);
    let (fips, dual) = (config.use_fips() == Some(true), config.use_dual_stack() == Some(true));
    let suffix = match (dual, partition.dns_suffix) {
        (false, suffix) => suffix,
        (true, "amazonaws.com.cn") => "api.amazonwebservices.com.cn",
        (true, _) => "api.aws",
    };
    // GovCloud's usual addresses are those for FIPS.
    let service = if fips && (dual || !region.starts_with("us-gov-")) { "ec2-fips" } else { "ec2" };
    format!("https://{service}.{region}.{suffix}")
}
