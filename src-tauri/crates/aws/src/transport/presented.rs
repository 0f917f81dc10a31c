//! What the certificates say that a host showed: who issued them, for whom, and when they are valid. Anybody may have
//! written them, so their texts are made fit to be shown.

use rustls_pki_types::CertificateDer;
use time::OffsetDateTime;
use x509_parser::asn1_rs::Tag;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::parse_x509_certificate;
use x509_parser::x509::{AttributeTypeAndValue, X509Name};

/// Characters of a name, at most.
const LONGEST: usize = 80;

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
            issuer: name(last.issuer()),
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

/// A name of X.500 as browsers show it: the common name and the organization, whichever there is.
fn name(name: &X509Name<'_>) -> String {
    let common = name.iter_common_name().last().map(text).unwrap_or_default();
    let unit = || name.iter_organizational_unit().last().map(text).unwrap_or_default();
    let organization = name.iter_organization().last().map(text).unwrap_or_default();
    let first = if common.is_empty() { unit() } else { common };
    let parts = [first.as_str(), organization.as_str()];
    match parts {
        [first, organization] if first.contains(organization) => shown(first),
        ["", organization] => shown(organization),
        [first, organization] => shown(&format!("{first}, {organization}")),
    }
}

/// The hosts that a certificate names. Old ones have a common name instead.
fn hosts(certificate: &X509Certificate<'_>) -> String {
    let named = certificate.subject_alternative_name().ok().flatten();
    let named = named.iter().flat_map(|extension| &extension.value.general_names);
    let mut hosts: Vec<String> = named.filter_map(host).collect();
    if hosts.is_empty() {
        hosts = certificate.subject().iter_common_name().map(|common| shown(&text(common))).collect();
    }
    let more = hosts.len() > MOST_HOSTS;
    hosts.truncate(MOST_HOSTS);
    if more {
        hosts.push("…".to_owned());
    }
    hosts.join(", ")
}

fn host(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(shown(name)),
        GeneralName::IPAddress(bytes) => {
            let v4 = <[u8; 4]>::try_from(*bytes).map(|bytes| std::net::Ipv4Addr::from(bytes).to_string());
            let v6 = || <[u8; 16]>::try_from(*bytes).map(|bytes| std::net::Ipv6Addr::from(bytes).to_string());
            v4.or_else(|_| v6()).ok()
        }
        _ => None,
    }
}

/// The text of a part of a name, in whichever of X.500's alphabets it is written.
fn text(part: &AttributeTypeAndValue<'_>) -> String {
    let (tag, bytes) = (part.attr_value().tag(), part.as_slice());
    match tag {
        Tag::BmpString => {
            let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        Tag::T61String => bytes.iter().copied().map(char::from).collect(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// A text of a certificate, fit to stand between quotation marks: a character that ends them, speaks to a terminal, turns
/// the direction of writing or can't be seen is shown as `�`.
fn shown(text: &str) -> String {
    let is_plain =
        |c: char| c.is_alphanumeric() || c == ' ' || (c.is_ascii_graphic() && c != '"') || "·・–—’".contains(c);
    let mut letters = text.trim().chars();
    let mut shown: String = letters.by_ref().take(LONGEST).map(|c| if is_plain(c) { c } else { '\u{fffd}' }).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}
