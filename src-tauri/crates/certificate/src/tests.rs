//! What somebody may give as a certificate, each wrong in exactly one way: exactly that is said. Right ones: silence.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gangway_catalog::quotas::{CERTIFICATE_FILE, HOST_CERTIFICATE};
use gangway_words::{Language, table};
use proptest::prelude::*;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, IsCa, Issuer, KeyPair,
    PublicKeyData as _,
};
use serde::Serialize;
use time::OffsetDateTime;
use time::macros::datetime;

use crate::finding::{CertificateCode, CertificateFinding, CertificateSeverity};
use crate::{CertificateChain, read};

const NOW: OffsetDateTime = datetime!(2026-06-01 0:00 UTC);
const ENDPOINT: &str = "https://git.corp.example";

/// An authority, one below it, and a server's certificate.
struct Company {
    root: CertifiedIssuer<'static, KeyPair>,
    middle: CertifiedIssuer<'static, KeyPair>,
    server: Certificate,
    key: KeyPair,
}

fn parameters(name: &str, hosts: &[&str]) -> CertificateParams {
    let mut parameters = CertificateParams::new(hosts.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap();
    parameters.distinguished_name = rcgen::DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters.not_before = datetime!(2026-01-01 0:00 UTC);
    parameters.not_after = datetime!(2028-01-01 0:00 UTC);
    parameters
}

fn authority(name: &str) -> CertificateParams {
    let mut parameters = parameters(name, &[]);
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    parameters
}

/// As PEM, which rcgen writes only with a feature more.
fn pem(label: &str, der: &[u8]) -> String {
    let encoded = STANDARD.encode(der);
    let lines: Vec<&str> = encoded.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

fn certificate(certificate: &Certificate) -> String {
    pem("CERTIFICATE", certificate.der())
}

fn self_signed(parameters: &CertificateParams) -> String {
    certificate(&parameters.self_signed(&KeyPair::generate().unwrap()).unwrap())
}

impl Company {
    fn new() -> Self {
        Self::with(&parameters("git", &["git.corp.example"]))
    }

    fn with(of_server: &CertificateParams) -> Self {
        let root = CertifiedIssuer::self_signed(authority("Corp Root"), KeyPair::generate().unwrap()).unwrap();
        let below = KeyPair::generate().unwrap();
        let middle = CertifiedIssuer::signed_by(authority("Corp Issuing"), below, &root).unwrap();
        let key = KeyPair::generate().unwrap();
        let server = of_server.signed_by(&key, &middle).unwrap();
        Self { root, middle, server, key }
    }

    fn chain(&self) -> String {
        format!("{}{}{}", certificate(&self.server), certificate(self.middle.as_ref()), certificate(self.root.as_ref()))
    }
}

fn check(given: impl AsRef<[u8]>, endpoint: &str) -> Vec<CertificateFinding> {
    match read(given.as_ref()) {
        Ok(chain) => chain.check(Some(endpoint), NOW),
        Err(problem) => vec![problem],
    }
}

fn server(hosts: &[&str]) -> CertificateParams {
    parameters("git", hosts)
}

/// `length` bytes of DER behind a tag.
fn der(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = u8::try_from(content.len()).ok().filter(|length| *length < 128);
    let mut whole = vec![tag];
    match length {
        Some(length) => whole.push(length),
        None => whole.extend([0x82, (content.len() >> 8) as u8, content.len() as u8]),
    }
    whole.extend(content);
    whole
}

/// What is given, and what is said of it.
fn wrong() -> Vec<(&'static str, Vec<u8>, CertificateCode)> {
    use CertificateCode as Code;
    let company = Company::new();
    let chain = company.chain();
    let (leaf, middle, root) =
        (certificate(&company.server), certificate(company.middle.as_ref()), certificate(company.root.as_ref()));
    let key = pem("PRIVATE KEY", &company.key.serialize_der());
    let changed = |change: fn(&mut CertificateParams)| {
        let mut parameters = server(&["git.corp.example"]);
        change(&mut parameters);
        Company::with(&parameters).chain()
    };
    let longest = {
        let names: Vec<String> = (0..900).map(|number| format!("server-{number}.corp.example")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).chain(["git.corp.example"]).collect();
        self_signed(&server(&names))
    };
    let pfx = der(0x30, &[&[2, 1, 3], &der(0x30, &[&der(6, &[&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1]])])]);
    let encrypted =
        der(0x30, &[&der(0x30, &[&der(6, &[&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13]])]), &[4, 2, 1, 2]]);
    let sec1 = der(0x30, &[&[2, 1, 1], &[4, 2, 1, 2]]);
    let signed_data = der(0x30, &[&der(6, &[&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2]]), &der(0xa0, &[&[5, 0]])]);
    let request = server(&["git.corp.example"]).serialize_request(&company.key).unwrap();
    let no_authority = {
        let issuer_key = KeyPair::generate().unwrap();
        let not_one = parameters("Not an authority", &[]);
        let issuer_pem = certificate(&not_one.self_signed(&issuer_key).unwrap());
        let leaf = server(&["git.corp.example"]);
        let leaf = leaf.signed_by(&KeyPair::generate().unwrap(), &Issuer::from_params(&not_one, issuer_key)).unwrap();
        format!("{}{issuer_pem}", certificate(&leaf))
    };
    let stranger = self_signed(&authority("Somebody else"));
    let of = |text: &str| text.as_bytes().to_vec();
    vec![
        ("nothing", of(""), Code::Empty),
        ("white space", of(" \r\n\t"), Code::Empty),
        ("one megabyte", vec![b'a'; 1024 * 1024], Code::TooLarge),
        ("one megabyte of certificates", of(&chain.repeat(1024 * 1024 / chain.len())), Code::TooLarge),
        ("a key", of(&key), Code::PrivateKey),
        ("a key beside the certificate", of(&format!("{chain}{key}")), Code::PrivateKey),
        (
            "a key before a certificate that is cut off",
            of(&format!("{key}{}", &leaf[..leaf.len() / 2])),
            Code::PrivateKey,
        ),
        (
            "a key of OpenSSH",
            of("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbg==\n-----END OPENSSH PRIVATE KEY-----"),
            Code::PrivateKey,
        ),
        ("a key of PuTTY", of("PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none"), Code::PrivateKey),
        ("a key as DER", company.key.serialize_der(), Code::PrivateKey),
        ("an encrypted key as DER", encrypted, Code::PrivateKey),
        ("a key of SEC 1 as DER", sec1, Code::PrivateKey),
        ("PKCS#12", pfx, Code::Pkcs12),
        ("PKCS#7 as DER", signed_data, Code::Pkcs7),
        ("PKCS#7 as PEM", of("-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----"), Code::Pkcs7),
        ("a request", of(&pem("CERTIFICATE REQUEST", request.der())), Code::Request),
        ("a request as DER", request.der().to_vec(), Code::Request),
        ("a public key", of(&pem("PUBLIC KEY", &company.key.subject_public_key_info())), Code::PublicKey),
        ("a public key as DER", company.key.subject_public_key_info(), Code::PublicKey),
        ("cut off", of(&leaf[..leaf.len() - 40]), Code::Truncated),
        ("the second one is cut off", of(&chain[..leaf.len() + 300]), Code::Truncated),
        ("without its beginning", of(&leaf[60..]), Code::Truncated),
        ("without its beginning, at a 0", of(&format!("0{}", &leaf[60..])), Code::Truncated),
        ("Base64 without its frame, at a 0", of("0LKc8AbC"), Code::NotACertificate),
        (
            "a line is missing",
            of(&leaf
                .lines()
                .enumerate()
                .filter(|(at, _)| *at != 3)
                .map(|(_, line)| format!("{line}\n"))
                .collect::<String>()),
            Code::Truncated,
        ),
        ("a strange character", of(&leaf.replacen('M', "é", 2)), Code::Truncated),
        ("DER, cut off", company.server.der()[..200].to_vec(), Code::Truncated),
        ("prose", of("Please find the certificate attached."), Code::NotACertificate),
        ("a picture", vec![0x89, b'P', b'N', b'G', 0, 1, 2], Code::NotACertificate),
        ("a certificate that is too long", of(&longest), Code::TooLong),
        ("expired", of(&changed(|it| it.not_after = datetime!(2026-05-31 0:00 UTC))), Code::Expired),
        ("expires in a week", of(&changed(|it| it.not_after = datetime!(2026-06-08 0:00 UTC))), Code::ExpiresSoon),
        ("from next year on", of(&changed(|it| it.not_before = datetime!(2027-01-01 0:00 UTC))), Code::NotYetValid),
        ("for another host", of(&Company::with(&server(&["other.corp.example"])).chain()), Code::NameMismatch),
        ("for all hosts of another domain", of(&Company::with(&server(&["*.example"])).chain()), Code::NameMismatch),
        ("for the domain below", of(&Company::with(&server(&["*.git.corp.example"])).chain()), Code::NameMismatch),
        ("for an address", of(&Company::with(&server(&["10.0.0.1"])).chain()), Code::NameMismatch),
        (
            "the host is only in the subject",
            of(&Company::with(&parameters("git.corp.example", &[])).chain()),
            Code::NameOnlyInSubject,
        ),
        ("the server's own alone", of(&leaf), Code::LeafAlone),
        ("without the root", of(&format!("{leaf}{middle}")), Code::IssuerMissing),
        ("without the one between", of(&format!("{leaf}{root}")), Code::IssuerMissing),
        ("the root alone", of(&root), Code::OnlyAuthorities),
        ("with a stranger's", of(&format!("{chain}{stranger}")), Code::Unrelated),
        ("issued by no authority", of(&no_authority), Code::IssuerNotAuthority),
        ("doubled", of(&chain.repeat(2)), Code::Doubled),
        ("the root first", of(&format!("{root}{middle}{leaf}")), Code::Reordered),
    ]
}

#[test]
fn what_is_wrong_in_one_way_is_told_by_one_code() {
    let wrong = wrong();
    for (name, given, code) in &wrong {
        let findings = check(given, ENDPOINT);
        println!("{name:<46} {code:?}");
        assert!(!findings.is_empty(), "{name}: silence");
        assert!(findings.iter().all(|one| one.code == *code), "{name}: {findings:#?}");
    }
    println!("{} wrong certificates", wrong.len());
    let shown = |code: &&CertificateCode| wrong.iter().any(|(_, _, known)| known == *code);
    let missing: Vec<_> = CertificateCode::ALL.iter().filter(|code| !shown(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_right_is_told_by_silence() {
    let company = Company::new();
    let chain = company.chain();
    let own = self_signed(&server(&["git.corp.example"]));
    let mut as_openssl_makes_it = authority("git.corp.example");
    as_openssl_makes_it.subject_alt_names = server(&["git.corp.example"]).subject_alt_names;
    let of = |text: &str| text.as_bytes().to_vec();
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16).chain(chain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let right = [
        ("a whole chain", of(&chain), ENDPOINT),
        ("one that signed itself", of(&own), ENDPOINT),
        ("one that signed itself, as DER", CertificateChain::of_pem(&own).der(), ENDPOINT),
        ("as OpenSSL makes it: an authority with the server's name", of(&self_signed(&as_openssl_makes_it)), ENDPOINT),
        ("for all hosts of the domain", of(&self_signed(&server(&["*.corp.example"]))), ENDPOINT),
        ("upper case, a port and a path", of(&chain), "https://GIT.corp.example:8443/gitlab"),
        ("an address", of(&self_signed(&server(&["10.20.0.5"]))), "https://10.20.0.5"),
        ("an address of IPv6", of(&self_signed(&server(&["fd00::5"]))), "https://[fd00::5]:443"),
        ("a unicode host", of(&self_signed(&server(&["xn--bcher-kva.example"]))), "https://bücher.example"),
        (
            "with prose around, indented, with CR",
            of(&format!("Subject: x\n{}\nbye", chain.replace('\n', "\r\n   "))),
            ENDPOINT,
        ),
        ("UTF-16, as Windows saves it", utf16, ENDPOINT),
        ("a URL that can't be read is compared with nothing", of(&chain), "git corp"),
    ];
    for (name, given, endpoint) in &right {
        println!("{name:<60} silence");
        assert_eq!(check(given, endpoint), [], "{name}");
    }
    println!("{} right certificates", right.len());
}

impl CertificateChain {
    fn of_pem(text: &str) -> Self {
        read(text.as_bytes()).unwrap()
    }

    fn der(&self) -> Vec<u8> {
        self.certificates[0].der.clone()
    }
}

/// Whatever stood around them: what is sent is the certificates, in order, and reads as the same again.
#[test]
fn the_text_for_aws_is_the_certificates_alone() {
    let company = Company::new();
    let (leaf, middle, root) =
        (certificate(&company.server), certificate(company.middle.as_ref()), certificate(company.root.as_ref()));
    let given = format!("Bag Attributes\n friendlyName: x\n{root}\n{leaf}{leaf}\ns:/CN=x\n{middle}");
    let chain = read(given.as_bytes()).unwrap();
    let expected = [leaf, middle, root].concat();
    assert_eq!(chain.pem(), expected);
    assert_eq!(read(chain.pem().as_bytes()).unwrap().pem(), expected);
    assert!(expected.len() < HOST_CERTIFICATE.most);
}

#[test]
fn the_fingerprint_is_that_of_the_whole_certificate() {
    use sha2::{Digest as _, Sha256};
    let company = Company::new();
    let chain = CertificateChain::of_pem(&certificate(&company.server));
    let expected: Vec<String> = Sha256::digest(company.server.der()).iter().map(|byte| format!("{byte:02X}")).collect();
    assert_eq!(chain.certificates[0].fingerprint(), expected.join(":"));
    assert_eq!(chain.certificates[0].issuer, "Corp Issuing");
}

/// Nothing of a key is in what is said of it.
#[test]
fn nothing_of_a_key_is_kept() {
    let company = Company::new();
    let key = pem("PRIVATE KEY", &company.key.serialize_der());
    let problem = read(format!("{}{key}", company.chain()).as_bytes()).unwrap_err();
    let said = format!("{problem:?}");
    for line in key.lines().filter(|line| line.len() > 8 && !line.starts_with("-----")) {
        assert!(!said.contains(&line[..8]));
    }
    assert!(problem.facts.is_empty());
}

fn name(code: impl Serialize) -> String {
    serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()
}

/// A sentence names nothing that its finding doesn't bring.
#[test]
fn everything_is_told_in_both_languages() {
    let wrong = wrong();
    for language in Language::ALL {
        let known = table::of(*language).unwrap();
        for (what, given, _) in &wrong {
            for finding in check(given, ENDPOINT) {
                let id = format!("certificate-{}", name(finding.code));
                for id in [format!("{id}.next"), id] {
                    let facts = known.get(&id).unwrap_or_else(|| panic!("{id} in {language:?}"));
                    let missing: Vec<_> = facts.iter().filter(|fact| !finding.facts.contains_key(*fact)).collect();
                    assert!(missing.is_empty(), "{what}: {id} names {missing:?}");
                }
            }
        }
    }
}

#[test]
fn only_what_can_be_used_has_no_blocking_finding() {
    for (name, given, _) in wrong() {
        if read(&given).is_err() {
            assert!(check(&given, ENDPOINT).iter().all(|one| one.severity == CertificateSeverity::Blocks), "{name}");
        }
    }
    const { assert!(CERTIFICATE_FILE.most > HOST_CERTIFICATE.most) };
}

proptest! {
    #[test]
    fn any_bytes_are_certificates_or_a_problem(given: Vec<u8>) {
        let _ = check(&given, ENDPOINT);
    }

    #[test]
    fn any_damage_of_der_is_a_problem_or_another_certificate(at in 0_usize..300, byte: u8) {
        let company = Company::new();
        let mut der = company.server.der().to_vec();
        if let Some(one) = der.get_mut(at) {
            *one = byte;
        }
        let _ = check(&der, ENDPOINT);
    }

    /// Wherever it is cut off, nobody takes half a chain for a whole one.
    #[test]
    fn half_a_chain_is_never_fine(end in 1_usize..2000) {
        let chain = Company::new().chain();
        // without the last hyphens it is whole nevertheless
        let end = end.min(chain.rfind("-----END ").unwrap() + 8);
        prop_assert!(!check(&chain.as_bytes()[..end], ENDPOINT).is_empty());
    }
}
