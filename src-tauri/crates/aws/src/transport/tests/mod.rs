//! Calls on their way to servers that aren't AWS.
#![allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]

mod company;
mod distrust;

use std::fs;
use std::path::Path;

use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use gangway_catalog::fact::Fact;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use self::company::{Chain, EARLY, EXPIRED, VALID};
use super::client;
use crate::connections::{ConnectionServer, Connections};
use crate::errors::{CallError, CallTarget};
use crate::identity;
use crate::pipelines::Pipelines;

const REGION: &str = "eu-central-1";
const DENIED: &str = "HTTP/1.1 403 Forbidden\r\nx-amzn-requestid: 1\r\ncontent-type: application/x-amz-json-1.1\r\n\
    connection: close\r\n\r\n\
    {\"__type\":\"AccessDeniedException\",\"message\":\"you may not, sorry\"}";

/// Calls of an account at this address.
fn config(endpoint: &str, bundle: Option<&Path>) -> aws_config::SdkConfig {
    let keys = Credentials::new("AKIAIOSFODNN7EXAMPLE", "hunter2", None, None, "test");
    aws_config::SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(REGION))
        .endpoint_url(endpoint)
        .credentials_provider(SharedCredentialsProvider::new(keys))
        .http_client(client(bundle).unwrap())
        .build()
}

fn target(endpoint: &str) -> CallTarget {
    CallTarget { region: REGION.to_owned(), endpoint: Some(endpoint.to_owned()) }
}

/// Makes a connection there: a call that changes something.
async fn create(endpoint: &str, bundle: Option<&Path>) -> CallError {
    let connections = Connections::new(&config(endpoint, bundle), target(endpoint));
    connections.create("shop", ConnectionServer::Cloud { provider: "GitHub" }, &Default::default()).await.unwrap_err()
}

/// Starts a run there: another call that changes something, of a service that speaks JSON.
async fn start(endpoint: &str, bundle: Option<&Path>) -> CallError {
    let pipelines = Pipelines::new(&config(endpoint, bundle), target(endpoint));
    pipelines.start("shop", "token").await.unwrap_err()
}

/// Only looks.
async fn look(endpoint: &str) -> Fault {
    identity::ask(&config(endpoint, None), &target(endpoint)).await.unwrap_err()
}

/// A server that says this to everybody, and nothing when that is empty.
async fn server(answer: String) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 65_536]).await;
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}

fn fact<'a>(fault: &'a Fault, name: &str) -> &'a str {
    match fault.facts.get(name) {
        Some(Fact::Text(text)) => text,
        _ => "",
    }
}

/// What an answer to a call that changes something, and to one that looks, is taken for.
async fn check(status: &str, headers: &str, body: &str, code: FaultCode, outcome_unknown: bool) {
    let length = body.len();
    let answer = format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}");
    let endpoint = server(answer.clone()).await;
    let error = create(&endpoint, None).await;
    assert_eq!((error.fault().code, error.outcome_unknown()), (code, outcome_unknown), "{answer}: {error:?}");
    let looked = look(&endpoint).await;
    assert_eq!(looked.code, code, "{answer}: {looked:?}");
    if let FaultCode::AnsweredByAnother | FaultCode::AnswerUnreadable = code {
        assert!(error.transient(), "{error:?}");
        assert_eq!((fact(error.fault(), "changes"), fact(&looked, "changes")), ("perhaps", "no"), "{answer}");
    }
    if code == FaultCode::AnsweredByAnother {
        assert_eq!(format!("http://{}", fact(&looked, "host")), endpoint);
        assert!(fact(&looked, "answer").starts_with(&status[..3]), "{looked:?}");
    }
}

const HTML: &str = "content-type: text/html\r\n";
const JSON: &str = "content-type: application/json\r\n";
const ID: &str = "x-amzn-requestid: 1\r\n";

#[tokio::test]
async fn whoever_answers_in_the_place_of_aws_is_named() {
    use FaultCode::AnsweredByAnother;
    for status in ["200 OK", "204 No Content", "301 Moved", "302 Found", "307 Temporary Redirect", "400 Bad Request"] {
        check(status, "", "", AnsweredByAnother, true).await;
        check(status, HTML, if status.starts_with("204") { "" } else { "<p>Sign in</p>" }, AnsweredByAnother, true)
            .await;
    }
    check("401 Unauthorized", HTML, "<p>Sign in</p>", AnsweredByAnother, true).await;
    check("403 Forbidden", HTML, "<p>Blocked</p>", AnsweredByAnother, true).await;
    check("404 Not Found", "content-type: text/plain\r\n", "404 page not found", AnsweredByAnother, true).await;
    check("407 Proxy Authentication Required", HTML, "<p>Who are you?</p>", AnsweredByAnother, true).await;
    check("429 Too Many Requests", "", "", AnsweredByAnother, true).await;
    check("451 Unavailable For Legal Reasons", HTML, "<p>No</p>", AnsweredByAnother, true).await;
    check("503 Service Unavailable", HTML, "<p>Squid</p>", AnsweredByAnother, true).await;
    check("511 Network Authentication Required", HTML, "<p>Sign in</p>", AnsweredByAnother, true).await;
    // In AWS's own language, or with what it left, and yet without its word.
    check("403 Forbidden", JSON, r#"{"error": "blocked by policy"}"#, AnsweredByAnother, true).await;
    check("403 Forbidden", JSON, r#"{"message": "blocked by policy"}"#, AnsweredByAnother, true).await;
    check("400 Bad Request", ID, "junk", AnsweredByAnother, true).await;
}

#[tokio::test]
async fn a_yes_that_cannot_be_read_may_have_been_carried_out() {
    use FaultCode::AnswerUnreadable;
    for (headers, body) in [
        (ID, "junk"),
        (ID, r#"{"ConnectionArn": "arn:aws:codeconn"#),
        (ID, "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws"),
        (JSON, "{]"),
        (ID, "\u{0}\u{0}\u{0}"),
        (ID, "<html>"),
    ] {
        check("200 OK", headers, body, AnswerUnreadable, true).await;
    }
    let endpoint = server(format!("HTTP/1.1 200 OK\r\n{ID}content-length: 1000\r\nconnection: close\r\n\r\n{{")).await;
    let error = create(&endpoint, None).await;
    assert_eq!((error.fault().code, error.outcome_unknown()), (AnswerUnreadable, true), "{error:?}");
    let endpoint = server(format!("HTTP/1.1 200 OK\r\n{ID}content-length: 2\r\nconnection: close\r\n\r\n{{}}")).await;
    let error = create(&endpoint, None).await;
    assert_eq!((error.fault().code, error.outcome_unknown()), (AnswerUnreadable, true), "{error:?}");
}

#[tokio::test]
async fn what_aws_says_is_believed_and_what_never_left_is_told_apart() {
    let xml = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
    let endpoint = server(format!(
        "HTTP/1.1 403 Forbidden\r\ncontent-type: text/xml\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{xml}",
        xml.len()
    ))
    .await;
    assert_eq!(look(&endpoint).await.code, FaultCode::AccessDenied);
    let denied = start(&server(DENIED.to_owned()).await, None).await;
    assert_eq!((denied.fault().code, denied.outcome_unknown()), (FaultCode::AccessDenied, false));
    check("500 Internal Server Error", "", "", FaultCode::AwsUnavailable, true).await;

    let silent = create(&server(String::new()).await, None).await;
    assert_eq!((silent.fault().code, silent.outcome_unknown()), (FaultCode::NoAnswer, true), "{silent:?}");
    let port = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap().port();
    let nobody = create(&format!("http://127.0.0.1:{port}"), None).await;
    assert_eq!((nobody.fault().code, nobody.outcome_unknown()), (FaultCode::NoNetwork, false), "{nobody:?}");
    let nonsense = create("not a url", None).await;
    assert_eq!((nonsense.fault().code, nonsense.outcome_unknown()), (FaultCode::CallNotSent, false), "{nonsense:?}");
}

#[tokio::test]
async fn a_companys_certificate_is_trusted_when_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let issuer = company::root("Example Company Proxy");
    let stranger = company::pem(company::root("A Stranger").der());
    let company = company::pem(issuer.der());
    let broken = company::pem(b"junk");
    let several = [stranger.as_str(), &broken, &company].concat().replace('\n', "\r\n");
    let several = bundle("several.pem", several);
    let company = bundle("company.pem", format!("# Our proxy\n{company}"));
    let stranger = bundle("stranger.pem", stranger);
    let renewed = bundle("renewed.pem", company::pem(company::root("Example Company Proxy").der()));
    let of = |hosts, validity| Chain::issued(&issuer, &[hosts], validity);
    for (chain, bundle, why) in [
        (of("localhost", VALID), Some(&company), None),
        (of("localhost", VALID), Some(&several), None),
        (of("localhost", VALID), None, Some("named-issuer")),
        (of("localhost", VALID), Some(&stranger), Some("named-issuer")),
        (of("localhost", VALID), Some(&renewed), Some("named-issuer")),
        (of("localhost", EXPIRED), Some(&company), Some("expired")),
        (of("localhost", EARLY), Some(&company), Some("early")),
        (of("other.example", VALID), Some(&company), Some("other-host")),
    ] {
        let endpoint = company::server(chain, DENIED).await;
        let error = start(&endpoint, bundle.map(|path| path.as_path())).await;
        let code = if why.is_some() { FaultCode::CertificateUntrusted } else { FaultCode::AccessDenied };
        assert_eq!((error.fault().code, fact(error.fault(), "why")), (code, why.unwrap_or_default()), "{error:?}");
        assert!(!error.outcome_unknown(), "{error:?}");
        let names_the_other = why == Some("other-host");
        assert_eq!(fact(error.fault(), "hosts") == "other.example", names_the_other, "{error:?}");
    }
}

#[test]
fn a_file_without_certificates_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("empty"), "").unwrap();
    fs::write(path("junk"), [0, 159, 146, 150]).unwrap();
    fs::write(path("key"), company::pem(b"junk").replace("CERTIFICATE", "PUBLIC KEY")).unwrap();
    fs::write(path("broken"), company::pem(b"").replace("\n\n", "\nthis is no base64!\n")).unwrap();
    fs::write(path("cut"), company::pem(&company::root("Cut").der()[..100])).unwrap();
    for bundle in ["empty", "junk", "key", "broken", "cut", "missing", "."] {
        let fault = client(Some(&path(bundle))).unwrap_err();
        assert_eq!(fault.code, FaultCode::CertificatesUnusable, "{bundle}");
        assert_eq!(fact(&fault, "path"), path(bundle).display().to_string());
    }
    assert!(client(None).is_ok());
}
