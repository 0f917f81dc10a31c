//! One certificate, read.

use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::ParsedExtension;
use x509_parser::parse_x509_certificate;
use x509_parser::x509::X509Version;

use crate::names;

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// As it was signed.
    pub der: Vec<u8>,
    /// For whom it is, fit to be shown.
    pub subject: String,
    /// Who issued it, fit to be shown.
    pub issuer: String,
    /// The hosts and addresses that it is for.
    pub hosts: Vec<String>,
    /// Where old certificates have their host.
    pub common_names: Vec<String>,
    /// Not valid before.
    pub valid_from: OffsetDateTime,
    /// Not valid after.
    pub valid_until: OffsetDateTime,
    /// It may issue others.
    pub authority: bool,
    /// It names itself as its issuer.
    pub self_signed: bool,
    /// What leads from a certificate to that of its issuer.
    identity: Identity,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    subject: Vec<u8>,
    issuer: Vec<u8>,
    key: Option<Vec<u8>>,
    issuers_key: Option<Vec<u8>>,
}

impl Certificate {
    /// Reads one; none where it isn't one, or something stands behind it.
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let (rest, parsed) = parse_x509_certificate(der).ok()?;
        if !rest.is_empty() {
            return None;
        }
        let self_signed = parsed.issuer().as_raw() == parsed.subject().as_raw();
        let validity = parsed.validity();
        // In their first version, certificates couldn't say what they are.
        let of_first_version = parsed.version() == X509Version::V1 && self_signed;
        let names_subject = !parsed.subject().as_raw().is_empty();
        Some(Self {
            subject: names::name(parsed.subject()),
            issuer: names::name(parsed.issuer()),
            hosts: names::hosts(&parsed),
            common_names: names::common_names(&parsed),
            valid_from: validity.not_before.to_datetime(),
            valid_until: validity.not_after.to_datetime(),
            authority: parsed.is_ca() || of_first_version,
            self_signed: self_signed && names_subject,
            identity: Identity::of(&parsed),
            der: der.to_owned(),
        })
    }

    /// SHA-256 of the whole, in pairs with colons between, as browsers and OpenSSL show it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        Sha256::digest(&self.der).iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
    }

    /// Its subject, or else the first name that it is for.
    pub(crate) fn shown_name(&self) -> &str {
        let hosts = self.hosts.first().map(String::as_str).unwrap_or_default();
        if self.subject.is_empty() { hosts } else { &self.subject }
    }

    /// Whether this one may have issued the other.
    pub(crate) fn may_have_issued(&self, other: &Self) -> bool {
        let keys = match (&self.identity.key, &other.identity.issuers_key) {
            (Some(own), Some(asked)) => own == asked,
            _ => true,
        };
        self.der != other.der && self.identity.subject == other.identity.issuer && keys
    }
}

impl Identity {
    fn of(parsed: &X509Certificate<'_>) -> Self {
        let (mut key, mut issuers_key) = (None, None);
        for extension in parsed.extensions() {
            match extension.parsed_extension() {
                ParsedExtension::SubjectKeyIdentifier(id) => key = Some(id.0.to_owned()),
                ParsedExtension::AuthorityKeyIdentifier(id) => {
                    issuers_key = id.key_identifier.as_ref().map(|id| id.0.to_owned());
                }
                _ => {}
            }
        }
        let (subject, issuer) = (parsed.subject().as_raw().to_owned(), parsed.issuer().as_raw().to_owned());
        Self { subject, issuer, key, issuers_key }
    }
}
