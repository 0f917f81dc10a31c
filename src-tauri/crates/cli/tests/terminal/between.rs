//! What stands between the program and AWS, and what is set for the way there: proxies, certificates, addresses, keys.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use gangway_tests::company::CompanyProxy;
use gangway_tests::portal::answer;

use crate::program::Desk;
use crate::weather::{check, server};

const DENIED: &str = "HTTP/1.1 403 Forbidden\r\nx-amzn-requestid: 1\r\ncontent-type: text/xml\r\nconnection: close\r\n\r\n\
    <ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";

/// A proxy that wants a password, and what it was asked for.
fn proxy() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let noted = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 65_536];
            let length = stream.read(&mut request).unwrap_or_default();
            let text = String::from_utf8_lossy(&request[..length]).into_owned();
            noted.lock().unwrap().push(text.lines().next().unwrap_or_default().to_owned());
            let _ = stream.write_all(
                b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<p>",
            );
        }
    });
    (address, asked)
}

#[test]
fn no_proxy_sees_what_is_meant_for_this_computer() {
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"] {
        for host in ["127.0.0.1", "localhost"] {
            let (proxy, asked) = proxy();
            let mut desk = Desk::new();
            desk.let_variable(variable, &proxy);
            check(&desk, Some(&server(DENIED).replace("127.0.0.1", host)), "access-denied", 5);
            assert_eq!(*asked.lock().unwrap(), Vec::<String>::new(), "{variable} {host}");
        }
    }
}

#[test]
fn a_proxy_is_used_on_the_way_to_everybody_else_and_named_when_it_answers() {
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY"] {
        let (proxy, asked) = proxy();
        let mut desk = Desk::new();
        desk.let_variable(variable, &proxy);
        check(&desk, Some("http://aws.example"), "answered-by-another", 1);
        let asked = asked.lock().unwrap();
        assert!(!asked.is_empty() && asked.iter().all(|line| line.contains("aws.example")), "{variable}: {asked:?}");
    }
}

/// Whoever isn't told the company's certificate is told whose it is, and what was to be sent stays here.
#[tokio::test(flavor = "multi_thread")]
async fn whose_certificate_a_companys_proxy_shows_is_told() {
    for (name, shown) in [
        ("Zscaler Root CA", "Zscaler Root CA"),
        ("社内プロキシ認証局", "社内プロキシ認証局"),
        ("\u{1b}[31mEvil\u{202e} CA”. All is well.", "�[31mEvil� CA�. All is well."),
        (&"Long ".repeat(2000), &format!("{}…", "Long ".repeat(16))),
    ] {
        let denied = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";
        let proxy = CompanyProxy::start(name, move |_| answer(403, "text/xml", "", denied)).await;
        let mut desk = Desk::new();
        for (variable, value) in [
            ("HTTPS_PROXY", proxy.address()),
            ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "hunter2"),
        ] {
            desk.let_variable(variable, value);
        }
        let file = desk.setup("shop");
        let status = ["status", &file, "--json", "--region", "eu-central-1"];
        let told = desk.run(&status).object()["fault"].clone();
        assert_eq!((&told["code"], &told["facts"]["why"]), (&"certificate-untrusted".into(), &"named-issuer".into()));
        assert_eq!(told["facts"]["issuer"], shown, "{told}");
        check(&desk, None, "certificate-untrusted", 1);
        // each time the call itself, and the look at the certificate
        assert_eq!(proxy.tunnels(), ["cloudformation.eu-central-1.amazonaws.com"; 8], "{name}");
        assert!(proxy.heard().is_empty(), "{:?}", proxy.heard());
        let bundle = desk.write("company.pem", proxy.pem());
        desk.let_variable("AWS_CA_BUNDLE", &bundle);
        assert_eq!(desk.run(&status).object()["fault"]["code"], "access-denied");
    }
}

#[test]
fn certificates_that_cannot_be_used_are_named_wherever_they_are_set() {
    let junk = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (name, content) in [("empty.pem", Some("")), ("junk.pem", Some(junk)), ("missing.pem", None)] {
        let desk = |variable: bool| {
            let mut desk = Desk::new();
            let path = content.map(|content| desk.write(name, content));
            let path = path.unwrap_or_else(|| desk.path(name).display().to_string());
            if variable {
                desk.let_variable("AWS_CA_BUNDLE", &path);
            } else {
                std::fs::create_dir_all(desk.path(".aws")).unwrap();
                desk.write(".aws/config", format!("[default]\nca_bundle = ~/{name}\n"));
            }
            desk
        };
        for variable in [true, false] {
            check(&desk(variable), Some(&server(DENIED)), "certificates-unusable", 1);
        }
    }
}

#[test]
fn keys_that_no_request_can_carry_are_refused_with_a_sentence() {
    for (variable, value) in [
        ("AWS_ACCESS_KEY_ID", "AKI\u{7}AEXAMPLE"),
        ("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE\r"),
        ("AWS_ACCESS_KEY_ID", "AKI AEXAMPLE"),
        ("AWS_ACCESS_KEY_ID", "AKÍAEXAMPLE"),
        ("AWS_ACCESS_KEY_ID", "AKI\u{202e}AEXAMPLE"),
        ("AWS_SESSION_TOKEN", "first\nsecond"),
        ("AWS_SESSION_TOKEN", "\u{7f}token"),
    ] {
        refused(variable, &format!("{variable}={value:?}"), |desk| desk.let_variable(variable, value));
        let key = variable.to_ascii_lowercase();
        // a file ends a value at the end of its line, and drops white space there
        if !value.contains(['\n', '\r']) {
            let other = if key == "aws_access_key_id" { "" } else { "aws_access_key_id = AKIAEXAMPLE\n" };
            let file = format!("[default]\n{other}aws_secret_access_key = hunter2\n{key} = {value}\n");
            refused("", &file, |desk| {
                std::fs::create_dir_all(desk.path(".aws")).unwrap();
                desk.write(".aws/credentials", &file);
            });
        }
    }
}

/// Asks for the status with keys that are set so.
fn refused(variable: &str, name: &str, set: impl Fn(&mut Desk)) {
    let mut desk = Desk::new();
    if !variable.is_empty() {
        desk.let_variable("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        desk.let_variable("AWS_SECRET_ACCESS_KEY", "hunter2");
    }
    set(&mut desk);
    let file = desk.setup("shop");
    let endpoint = server(DENIED);
    let told = desk.run(&["status", &file, "--json", "--region", "eu-central-1", "--endpoint-url", &endpoint]);
    assert_eq!(told.code, Some(1), "{name}: {told:?}");
    assert_eq!(told.object()["fault"]["code"], "credentials-unsendable", "{name}: {told:?}");
    assert!(!told.errors.contains("panicked") && !format!("{told:?}").contains("hunter2"), "{name}: {told:?}");
}

#[test]
fn what_cannot_be_sent_was_not_sent() {
    for (variable, value) in [
        ("AWS_ENDPOINT_URL_CLOUDFORMATION", "not a url"),
        ("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://"),
        ("AWS_ENDPOINT_URL_CLOUDFORMATION", "127.0.0.1:9"),
        ("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://[::1"),
        ("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://a b/"),
    ] {
        let mut desk = Desk::new();
        desk.let_variable("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        desk.let_variable("AWS_SECRET_ACCESS_KEY", "hunter2");
        desk.let_variable(variable, value);
        let file = desk.setup("shop");
        let told = desk.run(&["status", &file, "--json", "--region", "eu-central-1"]);
        assert_eq!(told.object()["fault"]["code"], "endpoint-unusable", "{variable}={value}: {told:?}");
        assert_eq!(told.code, Some(1), "{told:?}");
    }
}
