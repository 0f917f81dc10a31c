//! The names in certificates. Anybody may have written them, so they are made fit to be shown.

use std::net::{Ipv4Addr, Ipv6Addr};

use x509_parser::asn1_rs::Tag;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::GeneralName;
use x509_parser::x509::{AttributeTypeAndValue, X509Name};

/// Characters of a name, at most.
const LONGEST: usize = 80;

/// A name of X.500 as browsers show it: the common name and the organization, whichever there is.
#[must_use]
pub fn name(name: &X509Name<'_>) -> String {
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

/// The hosts and addresses that a certificate names as those that it is for.
#[must_use]
pub fn hosts(certificate: &X509Certificate<'_>) -> Vec<String> {
    let named = certificate.subject_alternative_name().ok().flatten();
    named.iter().flat_map(|extension| &extension.value.general_names).filter_map(host).collect()
}

/// The common names, where old certificates have their hosts.
#[must_use]
pub fn common_names(certificate: &X509Certificate<'_>) -> Vec<String> {
    certificate.subject().iter_common_name().map(|common| shown(&text(common))).collect()
}

fn host(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some(shown(name)),
        GeneralName::IPAddress(bytes) => {
            let v4 = <[u8; 4]>::try_from(*bytes).map(|bytes| Ipv4Addr::from(bytes).to_string());
            let v6 = || <[u8; 16]>::try_from(*bytes).map(|bytes| Ipv6Addr::from(bytes).to_string());
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
