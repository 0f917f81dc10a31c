//! What somebody gave as certificates: recognised, and read. A private key is looked for first of all; where there is one,
//! nothing else is said and nothing is kept.

use gangway_catalog::quotas::CERTIFICATE_FILE;
use x509_parser::asn1_rs::{Any, FromDer as _, Tag};
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::pem::Pem;
use x509_parser::x509::SubjectPublicKeyInfo;

use crate::certificate::Certificate;
use crate::chain::CertificateChain;
use crate::finding::{CertificateCode, CertificateFinding, CertificateSeverity};

/// Why nothing could be read.
pub type CertificateProblem = CertificateFinding;

/// Reads certificates: PEM, whatever stands around it, or DER.
///
/// # Errors
/// What was given instead.
pub fn read(given: &[u8]) -> Result<CertificateChain, CertificateProblem> {
    if given.iter().all(u8::is_ascii_whitespace) {
        return Err(problem(CertificateCode::Empty));
    }
    if given.len() > CERTIFICATE_FILE.most {
        return Err(problem(CertificateCode::TooLarge).with("most", CERTIFICATE_FILE.most / 1024));
    }
    let text = text(given);
    if holds_private_key(&text) {
        return Err(problem(CertificateCode::PrivateKey));
    }
    if text.contains("-----BEGIN ") {
        return of_pem(&text);
    }
    // A text may begin with 0x30, too: it is the digit 0.
    let printable = given.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
    if given.first() == Some(&0x30) && !printable {
        return of_der(given);
    }
    // The end alone, or Base64 without its frame: the beginning was left out.
    let code = if text.contains("-----END ") { CertificateCode::Truncated } else { CertificateCode::NotACertificate };
    Err(problem(code).with("number", 1_u32))
}

fn problem(code: CertificateCode) -> CertificateProblem {
    CertificateFinding::new(code, CertificateSeverity::Blocks)
}

/// As text, each line without white space around it, as pasting adds it. Windows's editors save UTF-16, too.
fn text(given: &[u8]) -> String {
    let units = |from: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| from([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match given {
        [0xff, 0xfe, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => units(u16::from_be_bytes, rest),
        _ => String::from_utf8_lossy(given).into_owned(),
    };
    let text = text.trim_start_matches('\u{feff}');
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// Every kind of private key that is written as text: PKCS#1, PKCS#8, SEC 1, OpenSSH, PuTTY.
fn holds_private_key(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.contains("PRIVATE KEY-----") || upper.contains("PUTTY-USER-KEY-FILE") || upper.contains("PRIVATE-LINES:")
}

fn of_pem(text: &str) -> Result<CertificateChain, CertificateProblem> {
    let mut certificates = Vec::new();
    let mut other = None;
    for (number, block) in (1_u32..).zip(Pem::iter_from_buffer(text.as_bytes())) {
        let damaged = || problem(CertificateCode::Truncated).with("number", number);
        let block = block.map_err(|_| damaged())?;
        match block.label.as_str() {
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => {
                certificates.push(Certificate::read(&block.contents).ok_or_else(damaged)?);
            }
            "PKCS7" | "CMS" => other = Some(CertificateCode::Pkcs7),
            "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => other = Some(CertificateCode::Request),
            label if label.contains("PUBLIC KEY") => other = Some(CertificateCode::PublicKey),
            _ => {}
        }
    }
    CertificateChain::of(certificates).ok_or_else(|| problem(other.unwrap_or(CertificateCode::NotACertificate)))
}

fn of_der(given: &[u8]) -> Result<CertificateChain, CertificateProblem> {
    if let Some(certificate) = Certificate::read(given) {
        return CertificateChain::of(vec![certificate]).ok_or_else(|| problem(CertificateCode::NotACertificate));
    }
    Err(problem(kind_of_der(given)).with("number", 1_u32))
}

/// What else begins as a sequence of DER.
fn kind_of_der(given: &[u8]) -> CertificateCode {
    let Ok((_, whole)) = Any::from_der(given) else {
        // the length that it names is longer than what is there
        return CertificateCode::Truncated;
    };
    let members = members(whole.data);
    let first = members.first();
    let number = |any: &Any<'_>| (any.tag() == Tag::Integer).then(|| any.data.last().copied()).flatten();
    match (first.and_then(number), first.map(Any::tag), members.get(1).map(Any::tag)) {
        // PFX: version 3, then contents of PKCS#7
        (Some(3), _, Some(Tag::Sequence)) => CertificateCode::Pkcs12,
        // PKCS#8 (0, algorithm), PKCS#1 (0, modulus), SEC 1 (1, octets)
        (Some(0), _, Some(Tag::Sequence | Tag::Integer)) | (Some(1), _, Some(Tag::OctetString)) => {
            CertificateCode::PrivateKey
        }
        // PKCS#8, encrypted
        (_, Some(Tag::Sequence), Some(Tag::OctetString)) => CertificateCode::PrivateKey,
        (_, Some(Tag::Oid), _) => CertificateCode::Pkcs7,
        _ if X509CertificationRequest::from_der(given).is_ok() => CertificateCode::Request,
        _ if SubjectPublicKeyInfo::from_der(given).is_ok() => CertificateCode::PublicKey,
        _ => CertificateCode::NotACertificate,
    }
}

fn members(mut data: &[u8]) -> Vec<Any<'_>> {
    let mut members = Vec::new();
    while let Ok((rest, member)) = Any::from_der(data) {
        members.push(member);
        if rest.is_empty() || members.len() == 3 {
            break;
        }
        data = rest;
    }
    members
}
