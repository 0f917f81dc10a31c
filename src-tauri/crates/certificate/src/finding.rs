//! What is said of certificates: a code, how much it matters, and facts.

use gangway_catalog::fact::{Fact, FactMap};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

/// Everything that can be said of what somebody gave as a certificate. The sentences are `certificate-<code>` in `words`,
/// with `.next`: what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum CertificateCode {
    // why nothing could be read
    /// Nothing is there.
    Empty,
    /// Larger than any chain (`most`, in KB).
    TooLarge,
    /// A private key is in it: nothing of it was kept.
    PrivateKey,
    /// A PKCS#12 file (`.p12`, `.pfx`): it holds a private key behind a password.
    Pkcs12,
    /// A PKCS#7 file (`.p7b`).
    Pkcs7,
    /// A request for a certificate.
    Request,
    /// A public key without a certificate.
    PublicKey,
    /// PEM without its end, or with characters that aren't Base64: cut off, or damaged while copying (`number`).
    Truncated,
    /// Neither PEM nor DER of a certificate.
    NotACertificate,
    // what is wrong with what was read
    /// The text for AWS is longer than it takes (`size`, `most`; in characters).
    TooLong,
    /// A certificate isn't valid any more (`name`, `until`).
    Expired,
    /// A certificate ends soon (`name`, `until`, `days`).
    ExpiresSoon,
    /// A certificate isn't valid yet (`name`, `from`).
    NotYetValid,
    /// The server's certificate is for other names (`host`, `names`).
    NameMismatch,
    /// The server's certificate names no name where clients look today (`host`, `name`).
    NameOnlyInSubject,
    /// The chain ends before an authority that issued itself (`name`, `issuer` that is missing).
    IssuerMissing,
    /// The server's own certificate stands alone, and an authority issued it (`name`, `issuer`).
    LeafAlone,
    /// Whose certificates they are: an authority's, not the server's, so its name couldn't be compared (`name`).
    OnlyAuthorities,
    /// Certificates that don't belong to the chain (`name`).
    Unrelated,
    /// An issuer that isn't an authority (`name`).
    IssuerNotAuthority,
    // what was put right
    /// Certificates stood there more than once; each is sent once (`count`).
    Doubled,
    /// They stood in another order; they are sent from the server's own upward.
    Reordered,
}

impl CertificateCode {
    /// All codes, in the order of this table: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificateSeverity {
    /// It can't be used.
    Blocks,
    /// It can be used, and may disappoint.
    Warns,
    /// Good to know, and nothing is wrong.
    Informs,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateFinding {
    /// What was found.
    pub code: CertificateCode,
    /// How much it matters.
    pub severity: CertificateSeverity,
    /// The values that the sentence names.
    pub facts: FactMap,
}

impl CertificateFinding {
    pub(crate) fn new(code: CertificateCode, severity: CertificateSeverity) -> Self {
        Self { code, severity, facts: FactMap::new() }
    }

    pub(crate) fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}
