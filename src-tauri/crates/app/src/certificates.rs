//! The certificates that somebody gives for a server: read, and made fit for a setup.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::quotas::CERTIFICATE_FILE;
use gangway_certificate::{Certificate, read};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::blocking::blocking;
use crate::views::*;
use crate::{App, StatusReader, clock, faults, paths};

impl App {
    /// Looks at certificates. A private key among them is refused, and nothing of it is kept.
    ///
    /// # Errors
    /// [`FaultCode::PathNotFound`] and its like when the file can't be read. What is wrong with what it holds is told in the
    /// answer.
    pub async fn read_certificate(&self, question: ReadCertificate) -> Result<CertificateReading, Fault> {
        given(question, self.user_home()).await
    }
}

impl StatusReader {
    /// Looks at certificates.
    ///
    /// # Errors
    /// As [`App::read_certificate`].
    pub async fn read_certificate(&self, question: ReadCertificate) -> Result<CertificateReading, Fault> {
        given(question, self.user_home()).await
    }
}

async fn given(question: ReadCertificate, home: Option<&Path>) -> Result<CertificateReading, Fault> {
    let ReadCertificate { from, endpoint } = question;
    let given = match from {
        CertificateSource::Text { text } => text.into_bytes(),
        CertificateSource::File { path } => {
            let path = paths::typed(&path, home)?;
            blocking("read_certificate", move || bounded(&path)).await??
        }
    };
    Ok(reading(&given, endpoint.as_deref(), clock::moment()))
}

/// A file, as far as it may be one of certificates, and a little more: so that a larger one is told.
fn bounded(path: &PathBuf) -> Result<Vec<u8>, Fault> {
    let refused = |error: std::io::Error| {
        let code = match error.kind() {
            std::io::ErrorKind::NotFound => FaultCode::PathNotFound,
            _ => FaultCode::PathUnreadable,
        };
        Fault::new(code).with("path", faults::text(path)).with("detail", error.to_string())
    };
    let file = std::fs::File::open(path).map_err(refused)?;
    let most = u64::try_from(CERTIFICATE_FILE.most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}

fn reading(given: &[u8], endpoint: Option<&str>, now: OffsetDateTime) -> CertificateReading {
    match read(given) {
        Ok(chain) => CertificateReading {
            pem: Some(chain.pem()),
            certificates: chain.certificates.iter().map(view).collect(),
            findings: chain.check(endpoint, now),
        },
        Err(problem) => CertificateReading { pem: None, certificates: Vec::new(), findings: vec![problem] },
    }
}

fn view(certificate: &Certificate) -> CertificateView {
    let moment = |moment: OffsetDateTime| moment.format(&Rfc3339).unwrap_or_default();
    CertificateView {
        subject: certificate.subject.clone(),
        issuer: certificate.issuer.clone(),
        names: certificate.hosts.clone(),
        valid_from: moment(certificate.valid_from),
        valid_until: moment(certificate.valid_until),
        fingerprint: certificate.fingerprint(),
        authority: certificate.authority,
        self_signed: certificate.self_signed,
    }
}
