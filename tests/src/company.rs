//! A company's proxy that ends TLS: it shows certificates which the company issued, hears what is said, and answers in the
//! place of whoever was meant.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use time::macros::datetime;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::portal::request;

/// What was heard within a tunnel.
#[derive(Clone, Debug)]
pub struct HeardCall {
    /// Whom it was meant for, e.g. `sts.eu-central-1.amazonaws.com`.
    pub host: String,
    /// Its whole text.
    pub text: String,
}

type Answer = dyn Fn(&HeardCall) -> String + Send + Sync;

struct World {
    root: CertifiedIssuer<'static, KeyPair>,
    answer: Box<Answer>,
    tunnels: Mutex<Vec<String>>,
    heard: Mutex<Vec<HeardCall>>,
}

/// A proxy that answers until this value ends.
pub struct CompanyProxy {
    address: String,
    world: Arc<World>,
    work: JoinHandle<()>,
}

impl Drop for CompanyProxy {
    fn drop(&mut self) {
        self.work.abort();
    }
}

impl CompanyProxy {
    /// Listens on a free port. The certificates are issued under this name; `answer` gives whole HTTP answers.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start(name: &str, answer: impl Fn(&HeardCall) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("a port"));
        let mut parameters = parameters(name, &[]);
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let root = CertifiedIssuer::self_signed(parameters, key).expect("a certificate of the company");
        let (tunnels, heard) = (Mutex::default(), Mutex::default());
        let world = Arc::new(World { root, answer: Box::new(answer), tunnels, heard });
        let shared = Arc::clone(&world);
        let work = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, Arc::clone(&shared)));
            }
        });
        Self { address, world, work }
    }

    /// `http://127.0.0.1:PORT`
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The company's own certificate, as its IT hands it out.
    #[must_use]
    pub fn pem(&self) -> String {
        let text = STANDARD.encode(self.world.root.der());
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }

    /// The hosts to which a way was asked for, in this order.
    #[must_use]
    pub fn tunnels(&self) -> Vec<String> {
        self.world.tunnels.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was said by whoever trusted the company.
    #[must_use]
    pub fn heard(&self) -> Vec<HeardCall> {
        self.world.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn parameters(name: &str, hosts: &[&str]) -> CertificateParams {
    let hosts: Vec<String> = hosts.iter().map(ToString::to_string).collect();
    let mut parameters = CertificateParams::new(hosts).expect("names of hosts");
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters.not_before = datetime!(2000-01-01 0:00 UTC);
    parameters.not_after = datetime!(2099-12-31 0:00 UTC);
    parameters
}

/// One tunnel, and one call in it.
async fn converse(mut stream: TcpStream, world: Arc<World>) -> Option<()> {
    let asked = request(&mut stream).await?;
    let host = asked.strip_prefix("CONNECT ")?.split([' ', ':']).next()?.to_owned();
    world.tunnels.lock().unwrap_or_else(PoisonError::into_inner).push(host.clone());
    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.ok()?;
    let key = KeyPair::generate().expect("a key");
    let certificate = parameters(&host, &[&host]).signed_by(&key, &world.root).expect("a certificate of the host");
    let config = ServerConfig::builder().with_no_client_auth();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = config.with_single_cert(vec![certificate.der().clone()], key.into()).expect("a certificate to show");
    let mut stream = TlsAcceptor::from(Arc::new(config)).accept(stream).await.ok()?;
    let call = HeardCall { host, text: request(&mut stream).await? };
    let answer = (world.answer)(&call);
    world.heard.lock().unwrap_or_else(PoisonError::into_inner).push(call);
    stream.write_all(answer.as_bytes()).await.ok()?;
    stream.shutdown().await.ok()
}
