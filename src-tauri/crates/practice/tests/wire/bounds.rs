//! What clients may take of the account: bytes, time and connections.

use std::time::Duration;

use gangway_practice::Practice;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::http::{call, practice, signed};

/// Long enough for an answer, and much shorter than a body may take.
const AT_ONCE: Duration = Duration::from_secs(10);

fn authority(practice: &Practice) -> &str {
    practice.endpoint().strip_prefix("http://").expect("http")
}

/// A connection that has sent this much.
async fn begun(practice: &Practice, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(authority(practice)).await.expect("it listens");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

/// The first line that a connection gets; empty when it is closed.
async fn first_line(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    let mut bytes = [0; 1024];
    let reading = async {
        while !text.contains(&b'\n') {
            match stream.read(&mut bytes).await {
                Ok(0) | Err(_) => break,
                Ok(read) => text.extend_from_slice(&bytes[..read]),
            }
        }
    };
    tokio::time::timeout(AT_ONCE, reading).await.expect("an answer, or an end");
    String::from_utf8_lossy(&text).lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_stranger_is_refused_before_the_body_comes() {
    let practice = practice().await;
    let (own, s3, connections) = (authority(&practice), signed("s3"), signed("codeconnections"));
    let host = |host: &str| format!("host: {host}\r\n");
    let evil = format!("{}origin: http://evil.example\r\n", host(own));
    for (line, headers) in [
        ("PUT /some-bucket/key", format!("{evil}authorization: {s3}\r\n")),
        ("PUT /some-bucket/key", format!("{}authorization: {s3}\r\n", host("evil.example"))),
        ("PUT /some-bucket/key", format!("authorization: {s3}\r\n")),
        ("PUT /some-bucket/key", format!("{}sec-fetch-site: cross-site\r\nauthorization: {s3}\r\n", host(own))),
        ("POST /", format!("{evil}authorization: {connections}\r\nx-amz-target: CodeConnections_20231201.X\r\n")),
        ("POST /?X-Amz-Credential=a%2Fb%2Fc%2Fsts%2Faws4_request", evil.clone()),
        ("POST /_practice/reset", evil.clone()),
        ("POST /_practice/push", host("evil.example")),
        ("POST /_provider/github/consent", evil.clone()),
        ("POST /codesuite/settings/1/2/3/connections/4", format!("{}origin: null\r\n", host(own))),
    ] {
        for length in ["content-length: 60000000", "transfer-encoding: chunked"] {
            let request = format!("{line} HTTP/1.1\r\n{headers}{length}\r\n\r\n");
            let answer = first_line(begun(&practice, &request).await).await;
            assert!(answer.starts_with("HTTP/1.1 403 "), "{request}{answer}");
        }
    }
    practice.stop().await;
}

#[tokio::test]
async fn what_is_said_to_be_too_large_is_not_waited_for() {
    let practice = practice().await;
    let own = authority(&practice);
    let authorized = |service: &str| format!("authorization: {}\r\n", signed(service));
    for (line, headers, length, refused) in [
        ("PUT /some-bucket/key", authorized("s3"), 67_108_865, "400"),
        ("POST /", authorized("cloudformation"), 8_388_609, "413"),
        (
            "POST /",
            authorized("codepipeline") + "x-amz-target: CodePipeline_20150709.GetPipeline\r\n",
            8_388_609,
            "413",
        ),
        ("POST /_practice/push", "content-type: application/json\r\n".to_owned(), 4_194_305, "413"),
        ("POST /_provider/github/consent", String::new(), 262_145, "413"),
    ] {
        let request = format!("{line} HTTP/1.1\r\nhost: {own}\r\n{headers}content-length: {length}\r\n\r\n");
        let answer = first_line(begun(&practice, &request).await).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {refused} ")), "{request}{answer}");
    }
    practice.stop().await;
}

/// Half a head, nothing at all, half a body, and one that was answered and says nothing more.
#[tokio::test]
async fn more_connections_than_it_has_room_for_keep_nobody_out() {
    let practice = practice().await;
    let own = authority(&practice);
    let halves = [
        "GET /_practice/state HTTP/1.1\r\nhost:".to_owned(),
        String::new(),
        format!("POST /_practice/reset HTTP/1.1\r\nhost: {own}\r\ncontent-length: 9\r\n\r\n{{"),
        format!("GET /_practice/style.css HTTP/1.1\r\nhost: {own}\r\n\r\n"),
        format!(
            "PUT /a/b HTTP/1.1\r\nhost: {own}\r\nauthorization: {}\r\ncontent-length: 60000000\r\n\r\n.",
            signed("s3")
        ),
    ];
    let mut held = Vec::new();
    for number in 0..300 {
        held.push(begun(&practice, &halves[number % halves.len()]).await);
        if number % 50 == 49 {
            let answered = tokio::time::timeout(AT_ONCE, call(&practice, "ListConnections", "{}")).await;
            assert_eq!(answered.expect("an answer at once").0, 200, "{number}");
        }
    }
    assert_eq!(first_line(held.swap_remove(0)).await, "", "the first had to go");
    practice.stop().await;
}
