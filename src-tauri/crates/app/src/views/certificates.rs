//! The certificates that somebody gives for a server.

use gangway_certificate::finding::CertificateFinding;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Look at certificates. The text travels inwards only: what comes back is public by nature.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadCertificate {
    pub from: CertificateSource,
    /// The server's URL, to compare names; none or unreadable: they aren't compared.
    pub endpoint: Option<String>,
}

/// Where certificates are.
#[derive(Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum CertificateSource {
    File { path: String },
    Text { text: String },
}

/// What somebody gave as certificates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateReading {
    /// The text for the setup, as AWS takes it; none: there is nothing that could be sent.
    pub pem: Option<String>,
    /// From the server's own upward.
    pub certificates: Vec<CertificateView>,
    /// What matters most comes first.
    pub findings: Vec<CertificateFinding>,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// For whom it is, fit to be shown.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// The names and addresses that it is for; an authority's has none.
    pub names: Vec<String>,
    /// RFC 3339, UTC.
    pub valid_from: String,
    pub valid_until: String,
    /// SHA-256, in pairs with colons between.
    pub fingerprint: String,
    /// It may issue others.
    pub authority: bool,
    /// It names itself as its issuer.
    pub self_signed: bool,
}
