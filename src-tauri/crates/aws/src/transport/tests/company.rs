//! A company that issues certificates, and servers that show them: valid from 2000 to 2099.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, DnValue, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use time::OffsetDateTime;
use time::macros::datetime;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

pub(super) type Issuer = CertifiedIssuer<'static, KeyPair>;
pub(super) type Validity = (OffsetDateTime, OffsetDateTime);

pub(super) const VALID: Validity = (datetime!(2000-01-01 0:00 UTC), datetime!(2099-12-31 0:00 UTC));
pub(super) const EXPIRED: Validity = (VALID.0, datetime!(2001-01-01 0:00 UTC));
pub(super) const EARLY: Validity = (datetime!(2098-01-01 0:00 UTC), VALID.1);

fn parameters(name: impl Into<DnValue>, hosts: &[&str], (from, until): Validity) -> CertificateParams {
    let mut parameters = CertificateParams::new(hosts.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap();
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, name);
    (parameters.not_before, parameters.not_after) = (from, until);
    parameters
}

fn of_issuer(name: impl Into<DnValue>) -> CertificateParams {
    let mut parameters = parameters(name, &[], VALID);
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    parameters
}

/// Who issues certificates under a name.
pub(super) fn root(name: impl Into<DnValue>) -> Issuer {
    CertifiedIssuer::self_signed(of_issuer(name), KeyPair::generate().unwrap()).unwrap()
}

/// The same, of an organization.
pub(super) fn root_of(name: &str, organization: &str) -> Issuer {
    let mut parameters = of_issuer(name);
    parameters.distinguished_name.push(DnType::OrganizationName, organization);
    CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap()
}

/// Who issues certificates in the name of a root.
pub(super) fn intermediate(name: &str, root: &Issuer) -> Issuer {
    CertifiedIssuer::signed_by(of_issuer(name), KeyPair::generate().unwrap(), root).unwrap()
}

/// What a server shows, its own certificate first.
pub(super) struct Chain {
    pub(super) certificates: Vec<CertificateDer<'static>>,
    key: KeyPair,
}

impl Chain {
    /// Of these hosts.
    pub(super) fn issued(issuer: &Issuer, hosts: &[&str], validity: Validity) -> Self {
        let key = KeyPair::generate().unwrap();
        let own = parameters("server", hosts, validity).signed_by(&key, issuer).unwrap();
        Self { certificates: vec![own.der().clone()], key }
    }

    /// Of `localhost`, issued by itself; it may say that it issues others, as OpenSSL's do.
    pub(super) fn self_signed(name: &str, issues: bool) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut parameters = parameters(name, &["localhost"], VALID);
        if issues {
            parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        }
        let own = parameters.self_signed(&key).unwrap();
        Self { certificates: vec![own.der().clone()], key }
    }

    /// With the certificates of these sent along.
    pub(super) fn with(mut self, others: &[&Issuer]) -> Self {
        self.certificates.extend(others.iter().map(|issuer| issuer.der().clone()));
        self
    }

    /// Takes what comes on a connection, and says this to whoever trusts the chain.
    pub(super) async fn greet(&self, stream: TcpStream, answer: &str) {
        let key = PrivatePkcs8KeyDer::from(self.key.serialize_der());
        let config = ServerConfig::builder().with_no_client_auth();
        let config = config.with_single_cert(self.certificates.clone(), key.into()).unwrap();
        let Ok(mut stream) = TlsAcceptor::from(Arc::new(config)).accept(stream).await else { return };
        let _ = stream.read(&mut [0; 65_536]).await;
        let _ = stream.write_all(answer.as_bytes()).await;
        let _ = stream.shutdown().await;
    }
}

pub(super) fn pem(certificate: &[u8]) -> String {
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(certificate))
}

/// A server that shows a chain so often, and then takes connections without a word. Gives its address.
pub(super) async fn server_for(times: usize, chain: Chain, answer: &'static str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        let mut silent = Vec::new();
        for time in 0.. {
            let Ok((stream, _)) = listener.accept().await else { break };
            if time < times { chain.greet(stream, answer).await } else { silent.push(stream) }
        }
    });
    address
}

/// A server that shows a chain to everybody, and says this to whoever trusts it.
pub(super) async fn server(chain: Chain, answer: &'static str) -> String {
    server_for(usize::MAX, chain, answer).await
}
