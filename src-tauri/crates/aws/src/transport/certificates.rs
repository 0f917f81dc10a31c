//! Certificates that a person trusts beside those of the system: of a company's proxy that opens TLS, mostly.

use std::io::Read;
use std::path::Path;

use aws_smithy_http_client::tls::{TlsContext, TrustStore};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gangway_catalog::fault::{Fault, FaultCode};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use webpki::anchor_from_trusted_cert;

/// Bytes of a bundle, at most: those of the systems have 200 to 300 KB.
const LARGEST: u64 = 10 * 1024 * 1024;

/// TLS that trusts the certificates of a PEM file, too.
///
/// # Errors
/// [`FaultCode::CertificatesUnusable`] when it can't be read or holds no certificate.
pub(super) fn trusting(path: &Path) -> Result<TlsContext, Fault> {
    let unusable = |detail: String| {
        let path = path.display().to_string();
        Fault::new(FaultCode::CertificatesUnusable).with("path", path).with("detail", detail)
    };
    let certificates = read(path).map_err(unusable)?;
    let store = certificates.iter().fold(TrustStore::default(), |store, der| store.with_pem_certificate(pem(der)));
    TlsContext::builder().with_trust_store(store).build().map_err(|error| unusable(error.to_string()))
}

/// The certificates of a file that can be trusted. Bundles of companies hold expired and odd ones besides, which AWS's
/// own tools pass over as well.
fn read(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    // before it is opened: a pipe would wait for somebody who writes
    if !std::fs::metadata(path).map_err(|error| error.to_string())?.is_file() {
        return Err("this is no file".to_owned());
    }
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    let found: Vec<_> = CertificateDer::pem_slice_iter(&bytes)
        .filter_map(Result::ok)
        .filter(|certificate| anchor_from_trusted_cert(certificate).is_ok())
        .collect();
    if found.is_empty() { Err("no certificate is in it".to_owned()) } else { Ok(found) }
}

fn pem(certificate: &CertificateDer<'_>) -> String {
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(certificate))
}
