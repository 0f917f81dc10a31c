//! How calls get to AWS and answers back: through proxies and with certificates as AWS's own tools take them. What comes
//! back is looked at: an answer that isn't AWS's, a call that never left, and a certificate that isn't trusted, are told apart
//! here.

mod certificates;
mod delivery;
mod distrust;
mod hosts;
mod look;
mod presented;
#[cfg(test)]
mod tests;
mod whole_xml;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_smithy_http_client::Connector;
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use gangway_catalog::fault::Fault;

use self::delivery::Recipient;
pub(crate) use self::delivery::{AnsweredByAnother, Undelivered, has_request_id};
pub(crate) use self::hosts::{host_and_port, is_loopback};

/// A client for all calls of a session. The file `bundle` holds certificates to trust beside those of the system.
///
/// # Errors
/// When the bundle can't be read or holds no certificate.
pub(crate) fn client(bundle: Option<&Path>) -> Result<SharedHttpClient, Fault> {
    let tls = bundle.map(certificates::trusting).transpose()?.unwrap_or_default();
    Ok(SharedHttpClient::new(Transport { tls, connectors: Mutex::default() }))
}

/// Connectors by their connect and read time-outs, so that calls share connections.
type Connectors = HashMap<(Option<Duration>, Option<Duration>), SharedHttpConnector>;

#[derive(Debug)]
struct Transport {
    tls: TlsContext,
    connectors: Mutex<Connectors>,
}

impl HttpClient for Transport {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let mut connectors = self.connectors.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (settings.connect_timeout(), settings.read_timeout());
        connectors.entry(key).or_insert_with(|| self.connector(settings, components)).clone()
    }
}

impl Transport {
    fn connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let through = |proxies: ProxyConfig| {
            let mut builder = Connector::builder().connector_settings(settings.clone()).proxy_config(proxies);
            builder.set_sleep_impl(components.sleep_impl());
            let tls = Provider::Rustls(CryptoMode::AwsLc);
            SharedHttpConnector::new(builder.tls_provider(tls).tls_context(self.tls.clone()).build())
        };
        SharedHttpConnector::new(Routes {
            outside: through(ProxyConfig::from_env()),
            here: through(ProxyConfig::disabled()),
        })
    }
}

/// The ways out: a proxy never sees what is meant for this computer.
#[derive(Debug)]
struct Routes {
    outside: SharedHttpConnector,
    here: SharedHttpConnector,
}

impl HttpConnector for Routes {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let signed = request.headers().get("authorization").is_some_and(|value| value.starts_with("AWS4-"));
        let recipient = Recipient { address: request.uri().to_owned(), signed };
        let connector = if is_loopback(&recipient.address) { &self.here } else { &self.outside };
        delivery::observed(recipient, connector.call(request))
    }
}
