//! What the certificates say that a host showed: who issued them, for whom, and when they are valid. Anybody may have
//! written them, so their texts are made fit to be shown.

use gangway_certificate::names;
use rustls_pki_types::CertificateDer;
use time::OffsetDateTime;
use x509_parser::certificate::X509Certificate;
use x509_parser::parse_x509_certificate;

/// Hosts of a certificate that are named, at most.
const MOST_HOSTS: usize = 3;

/// A chain of certificates, as far as it leads up from the host's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Presented {
    /// Who issued the last of them; empty when it has no name.
    pub(super) issuer: String,
    /// The host's own certificate names itself as its issuer.
    pub(super) self_signed: bool,
    /// The hosts that it is for; empty when it names none.
    pub(super) hosts: String,
    /// The first of them that isn't valid now.
    pub(super) out_of_time: Option<OutOfTime>,
}

/// A certificate that isn't valid now, with the moment that decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutOfTime {
    /// Valid only from this moment on.
    Early(OffsetDateTime),
    /// Valid until this moment.
    Expired(OffsetDateTime),
}

impl Presented {
    /// Reads a chain, the host's own certificate first. `now` is what this computer's clock says.
    pub(super) fn read(chain: &[CertificateDer<'_>], now: OffsetDateTime) -> Option<Self> {
        let parsed = |der| parse_x509_certificate(der).ok().map(|(_, certificate)| certificate);
        let shown: Vec<X509Certificate<'_>> = chain.iter().filter_map(|der| parsed(der.as_ref())).collect();
        let path = path(&shown);
        let (own, last) = (path.first()?, path.last()?);
        Some(Self {
            issuer: names::name(last.issuer()),
            self_signed: own.issuer().as_raw() == own.subject().as_raw(),
            hosts: hosts(own),
            out_of_time: path.iter().find_map(|certificate| out_of_time(certificate, now)),
        })
    }
}

/// From the first certificate up, each with that of its issuer behind it. Servers send them in any order, and some that
/// don't belong to the chain.
fn path<'a, 'b>(shown: &'a [X509Certificate<'b>]) -> Vec<&'a X509Certificate<'b>> {
    let mut path: Vec<&X509Certificate<'_>> = shown.first().into_iter().collect();
    while let Some(last) = path.last() {
        let issues_it = |other: &&X509Certificate<'_>| {
            other.subject().as_raw() == last.issuer().as_raw() && !path.iter().any(|known| std::ptr::eq(*known, *other))
        };
        match shown.iter().find(issues_it) {
            Some(issuer) => path.push(issuer),
            None => break,
        }
    }
    path
}

fn out_of_time(certificate: &X509Certificate<'_>, now: OffsetDateTime) -> Option<OutOfTime> {
    let validity = certificate.validity();
    let (from, until) = (validity.not_before.to_datetime(), validity.not_after.to_datetime());
    if now < from {
        Some(OutOfTime::Early(from))
    } else if now > until {
        Some(OutOfTime::Expired(until))
    } else {
        None
    }
}

/// The hosts that a certificate names. Old ones have a common name instead.
fn hosts(certificate: &X509Certificate<'_>) -> String {
    let mut hosts = names::hosts(certificate);
    if hosts.is_empty() {
        hosts = names::common_names(certificate);
    }
    let more = hosts.len() > MOST_HOSTS;
    hosts.truncate(MOST_HOSTS);
    if more {
        hosts.push("…".to_owned());
    }
    hosts.join(", ")
}
