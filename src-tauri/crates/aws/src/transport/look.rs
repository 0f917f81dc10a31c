//! A look at the certificates that a host shows. The SDK's client says that it doesn't trust one, and nothing else of it.
//!
//! The greeting of TLS is begun once more, on the way that the call took, and broken off at the certificates: nothing is
//! sent to whoever showed them.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Matcher;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tower_service::Service as _;

use super::hosts::{host, is_loopback};

/// How long a look may take. The host has just answered the call itself.
const WITHIN: Duration = Duration::from_secs(3);

/// Bytes that are read of an answer, at most: chains have 3 to 10 KB.
const MOST_BYTES: u64 = 128 * 1024;

/// Certificates of a chain that are kept, at most.
const MOST_CERTIFICATES: usize = 10;

/// The certificates that the host of an address shows, its own first. None when that can't be learnt in time.
pub(super) async fn at(address: &str) -> Vec<CertificateDer<'static>> {
    let witness = Arc::new(Witness { algorithms: Arc::new(aws_lc_rs::default_provider()), seen: Mutex::default() });
    let _ = tokio::time::timeout(WITHIN, greet(address, &witness)).await;
    let mut seen = witness.seen.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut seen)
}

/// Greets the host of an address. Ends before anything was agreed on.
async fn greet(address: &str, witness: &Arc<Witness>) -> Option<()> {
    let name = ServerName::try_from(host(address).to_owned()).ok()?;
    let config = ClientConfig::builder_with_provider(Arc::clone(&witness.algorithms));
    let config = config.with_safe_default_protocol_versions().ok()?.dangerous();
    let config = config.with_custom_certificate_verifier(Arc::<Witness>::clone(witness)).with_no_client_auth();
    let (answer, question) = connect(address).await?.into_split();
    let bounded = tokio::io::join(answer.take(MOST_BYTES), question);
    TlsConnector::from(Arc::new(config)).connect(name, bounded).await.ok().map(drop)
}

/// A connection to the host of an address: through the proxy that the call went through, if there is one.
async fn connect(address: &str) -> Option<TcpStream> {
    let target = address.parse().ok()?;
    let mut direct = HttpConnector::new();
    direct.enforce_http(false);
    let proxy = if is_loopback(address) { None } else { Matcher::from_env().intercept(&target) };
    let stream = match proxy {
        None => direct.call(target).await.ok()?,
        // One that is itself reached by TLS may be the very host that isn't trusted: its password isn't sent there.
        Some(proxy) if proxy.uri().scheme_str() != Some("http") => return None,
        Some(proxy) => {
            let tunnel = Tunnel::new(proxy.uri().clone(), direct);
            let mut tunnel = match proxy.basic_auth() {
                Some(password) => tunnel.with_auth(password.clone()),
                None => tunnel,
            };
            tunnel.call(target).await.ok()?
        }
    };
    Some(stream.into_inner())
}

/// Keeps the certificates that are shown to it, and trusts none.
#[derive(Debug)]
struct Witness {
    algorithms: Arc<CryptoProvider>,
    seen: Mutex<Vec<CertificateDer<'static>>>,
}

fn refusal() -> Error {
    Error::General("this was only a look at the certificates".to_owned())
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _revocation: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let shown = std::iter::once(own).chain(others).take(MOST_CERTIFICATES);
        let shown = shown.map(|certificate| certificate.clone().into_owned()).collect();
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = shown;
        Err(refusal())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(refusal())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(refusal())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.signature_verification_algorithms.supported_schemes()
    }
}
