//! One HTTP exchange on loopback, as bare as it is on the wire: for pages and calls whose every byte a test wants to see.

use std::fmt::Write as _;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Sends a request (`GET /path`) to an origin (`http://127.0.0.1:PORT`). Gives the whole answer, its head included, with
/// plain line ends.
///
/// # Panics
/// When nobody answers.
pub async fn exchange(origin: &str, request: &str, headers: &[(&str, &str)], body: &str) -> String {
    let host = origin.strip_prefix("http://").expect("an origin on loopback");
    let mut head = format!("{request} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        write!(head, "{name}: {value}\r\n").expect("text takes text");
    }
    let message = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
    let mut stream = TcpStream::connect(host).await.unwrap_or_else(|why| panic!("{origin} doesn't answer: {why}"));
    stream.write_all(message.as_bytes()).await.expect("a request on loopback is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer on loopback arrives");
    String::from_utf8_lossy(&answer).replace("\r\n", "\n")
}
