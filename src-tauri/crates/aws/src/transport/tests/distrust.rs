//! What is told of a certificate that isn't trusted: who issued it, for whom, until when.

use std::time::Duration;

use aws_smithy_runtime_api::client::result::ConnectorError;
use gangway_catalog::fault::FaultCode;
use rcgen::DnValue;
use rcgen::string::{BmpString, TeletexString};
use rustls::pki_types::CertificateDer;
use time::OffsetDateTime;
use time::macros::datetime;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpListener;

use super::company::{Chain, EARLY, EXPIRED, VALID, intermediate, root, root_of, server, server_for};
use super::{DENIED, fact, start};
use crate::transport::distrust::Reason;
use crate::transport::look;
use crate::transport::presented::{OutOfTime, Presented};

const NOW: OffsetDateTime = datetime!(2026-11-30 12:00 UTC);

fn read(chain: &Chain) -> Presented {
    Presented::read(&chain.certificates, NOW).unwrap()
}

/// What a call to a server that shows this chain is told.
async fn check(chain: Chain, facts: &[(&str, &str)]) {
    let endpoint = server(chain, DENIED).await;
    let error = start(&endpoint, None).await;
    assert_eq!(error.fault().code, FaultCode::CertificateUntrusted, "{error:?}");
    assert!(!error.outcome_unknown() && !error.transient(), "{error:?}");
    for (name, expected) in facts {
        assert_eq!(fact(error.fault(), name), *expected, "{name} of {error:?}");
    }
    assert!(endpoint.ends_with(fact(error.fault(), "host")), "{error:?}");
}

#[tokio::test]
async fn who_issued_a_certificate_is_named() {
    let company = root("Zscaler Root CA");
    let named = |issuer| [("why", "named-issuer"), ("issuer", issuer)];
    check(Chain::issued(&company, &["localhost"], VALID), &named("Zscaler Root CA")).await;
    // a server may send the certificate of its root along, too
    check(Chain::issued(&company, &["localhost"], VALID).with(&[&company]), &named("Zscaler Root CA")).await;
    let department = intermediate("Proxy of the department", &company);
    check(Chain::issued(&department, &["localhost"], VALID).with(&[&department]), &named("Zscaler Root CA")).await;
    let several = [&root("A stranger"), &company, &department];
    check(Chain::issued(&department, &["localhost"], VALID).with(&several), &named("Zscaler Root CA")).await;
    // the one in between is all that is known of it
    check(Chain::issued(&department, &["localhost"], VALID), &named("Proxy of the department")).await;
    let japanese = root_of("社内プロキシ・ルート", "株式会社サンプル");
    check(Chain::issued(&japanese, &["localhost"], VALID), &named("社内プロキシ・ルート, 株式会社サンプル")).await;
    for issues in [false, true] {
        let self_signed = [("why", "self-signed"), ("issuer", "A lonely server")];
        check(Chain::self_signed("A lonely server", issues), &self_signed).await;
    }
    check(Chain::issued(&root(""), &["localhost"], VALID), &[("why", "issuer"), ("issuer", "")]).await;
}

#[tokio::test]
async fn a_certificate_out_of_time_is_told_with_both_moments() {
    let company = root("A company");
    let expired = [("why", "expired"), ("moment", "2001-01-01 00:00 UTC")];
    check(Chain::issued(&company, &["localhost"], EXPIRED), &expired).await;
    let early = [("why", "early"), ("moment", "2098-01-01 00:00 UTC")];
    check(Chain::issued(&company, &["localhost"], EARLY), &early).await;
}

#[test]
fn a_certificate_is_distrusted_for_a_reason() {
    let check = |text: &str, expected: Option<Reason>| {
        assert_eq!(Reason::of(&ConnectorError::io(text.to_owned().into())), expected, "{text}");
    };
    check("invalid peer certificate: UnknownIssuer", Some(Reason::Issuer));
    check("invalid peer certificate: BadSignature", Some(Reason::Issuer));
    check("invalid peer certificate: certificate expired: verification time 2 (UNIX)", Some(Reason::Time));
    check("invalid peer certificate: certificate not valid yet: verification time 2", Some(Reason::Time));
    check("invalid peer certificate: certificate not valid for name \"x\"", Some(Reason::Host));
    check("invalid peer certificate: NotValidForName", Some(Reason::Host));
    check("invalid peer certificate: BadEncoding", Some(Reason::Other));
    check("invalid peer certificate: Revoked", Some(Reason::Other));
    check("tcp connect error: Connection refused (os error 111)", None);
    check("connection reset by peer", None);
}

#[test]
fn a_chain_is_read_from_the_hosts_own_certificate_up() {
    let company = root("A company");
    let presented = read(&Chain::issued(&company, &["localhost"], EXPIRED));
    assert_eq!(presented.out_of_time, Some(OutOfTime::Expired(EXPIRED.1)));
    let presented = read(&Chain::issued(&company, &["localhost"], EARLY));
    assert_eq!(presented.out_of_time, Some(OutOfTime::Early(EARLY.0)));
    assert_eq!(read(&Chain::issued(&company, &["localhost"], VALID)).out_of_time, None);
    let hosts = |hosts: &[&str]| read(&Chain::issued(&company, hosts, VALID)).hosts;
    assert_eq!(hosts(&["a.example", "10.0.0.1", "::1"]), "a.example, 10.0.0.1, ::1");
    assert_eq!(hosts(&["*.a.example", "b", "c", "d", "e"]), "*.a.example, b, c, …");
    assert_eq!(hosts(&[]), "server", "the common name");
    // two that issued each other's certificate
    let one = root("One");
    let other = intermediate("Other", &one);
    let again = intermediate("One", &other);
    assert_eq!(read(&Chain::issued(&one, &["localhost"], VALID).with(&[&other, &again])).issuer, "One");
    for junk in [&[][..], &[0x30, 0x80], b"junk", &[0x30; 60_000]] {
        assert_eq!(Presented::read(&[CertificateDer::from(junk)], NOW), None);
    }
    assert_eq!(Presented::read(&[], NOW), None);
}

#[test]
fn a_hostile_name_is_shown_harmlessly() {
    let name = |name: DnValue| read(&Chain::issued(&root(name), &["localhost"], VALID)).issuer;
    let check = |text: &str, expected: &str| assert_eq!(name(text.into()), expected, "{text:?}");
    check("\u{1b}]0;owned\u{7}\u{1b}[31mred", "�]0;owned��[31mred");
    check("a\r\nb\0c\u{9b}d\u{85}e\u{2028}f", "a��b�c�d�e�f");
    check("\u{202e}nimda\u{202c}\u{2066}x\u{200f}", "�nimda��x�");
    check("a\u{200b}b\u{feff}c\u{e0041}d", "a�b�c�d");
    check("A”. All is well. “B", "A�. All is well. �B");
    check("「よい」", "�よい�");
    check("<b>&amp;{ $host }</b>", "<b>&amp;{ $host }</b>");
    check("   ", "");
    check(&"x".repeat(10_000), &format!("{}…", "x".repeat(80)));
    check(&"漢".repeat(81), &format!("{}…", "漢".repeat(80)));
    assert_eq!(name(DnValue::BmpString(BmpString::try_from("Firma Ä").unwrap())), "Firma Ä");
    assert_eq!(name(DnValue::TeletexString(TeletexString::try_from("Firma").unwrap())), "Firma");
}

#[tokio::test]
async fn who_says_nothing_more_is_not_waited_for() {
    let company = root("A company");
    let endpoint = server_for(1, Chain::issued(&company, &["localhost"], VALID), DENIED).await;
    let told = tokio::time::timeout(Duration::from_secs(30), start(&endpoint, None)).await.unwrap();
    assert_eq!((fact(told.fault(), "why"), fact(told.fault(), "issuer")), ("issuer", ""), "{told:?}");
}

/// Whatever answers instead of a greeting gives no certificate, and has an end.
#[tokio::test]
async fn what_is_no_greeting_has_an_end() {
    for junk in
        [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], &[0; 1024], &[0x16, 3, 3, 0xff, 0xff], &[0x14, 3, 3, 0, 1, 1]]
    {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("https://{}", listener.local_addr().unwrap());
        let endless = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            while stream.write_all(junk).await.is_ok() {}
        });
        assert_eq!(look::at(&address).await, Vec::new(), "{junk:?}");
        tokio::time::timeout(Duration::from_secs(30), endless).await.unwrap().unwrap();
    }
}
