//! A small HTTP client: a connection for each request, no redirects followed, no cookies.

use gangway_practice::{Options, Practice};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{HeaderMap, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("a text")).unwrap_or_default()
    }
}

/// A fresh practice account in memory.
pub(crate) async fn practice() -> Practice {
    Practice::start(Options::default()).await.expect("a free port")
}

/// Sends a request; the error when no answer comes.
pub(crate) async fn try_send(
    practice: &Practice,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<Answer, hyper::Error> {
    let authority = practice.endpoint().strip_prefix("http://").expect("http");
    let stream = TcpStream::connect(authority).await.expect("it listens");
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let mut request = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", authority);
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(Bytes::copy_from_slice(body))).expect("a request");
    let answer = async {
        let response = sender.send_request(request).await?;
        let (head, body) = response.into_parts();
        Ok(Answer { status: head.status, headers: head.headers, body: body.collect().await?.to_bytes().to_vec() })
    };
    let answer = answer.await;
    connection.abort();
    answer
}

/// Sends a request.
pub(crate) async fn send(
    practice: &Practice,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    try_send(practice, method, path, headers, body).await.expect("an answer")
}

/// A signature's scope; the rest of it doesn't matter here.
pub(crate) fn signed(service: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/eu-west-1/{service}/aws4_request, SignedHeaders=host, Signature=0"
    )
}

/// A call in awsJson 1.0 to codeconnections; status and body.
pub(crate) async fn call(practice: &Practice, operation: &str, body: &str) -> (u16, serde_json::Value) {
    let target = format!("CodeConnections_20231201.{operation}");
    let authorization = signed("codeconnections");
    let headers = [
        ("authorization", authorization.as_str()),
        ("x-amz-target", target.as_str()),
        ("content-type", "application/x-amz-json-1.0"),
    ];
    let answer = send(practice, "POST", "/", &headers, body.as_bytes()).await;
    (answer.status.as_u16(), serde_json::from_slice(&answer.body).expect("JSON"))
}

/// Makes a connection; its ARN.
pub(crate) async fn pending(practice: &Practice) -> String {
    pending_at(practice, "GitHub").await
}

/// The same, at another provider.
pub(crate) async fn pending_at(practice: &Practice, provider: &str) -> String {
    let input = serde_json::json!({ "ConnectionName": "mine", "ProviderType": provider });
    let (status, body) = call(practice, "CreateConnection", &input.to_string()).await;
    assert_eq!(status, 200, "{body}");
    body["ConnectionArn"].as_str().expect("an ARN").to_owned()
}

/// Where a connection stands.
pub(crate) async fn status(practice: &Practice, arn: &str) -> String {
    let (_, body) = call(practice, "GetConnection", &serde_json::json!({ "ConnectionArn": arn }).to_string()).await;
    body["Connection"]["ConnectionStatus"].as_str().unwrap_or_default().to_owned()
}
