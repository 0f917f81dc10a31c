//! The person in the browser: opens the connection's page, presses its button, and agrees at the provider.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Presses "Update pending connection" on the page and "Authorize" at the provider. Gives the page that it ends on.
pub(crate) async fn press(address: &str) -> String {
    let page = get(address).await;
    let token = field(&page, "token");
    let (origin, path) = parts(address);
    let consent = to(&origin, &post(&origin, path, &[("token", &token)]).await);
    let page = get(&consent).await;
    let handshake = field(&page, "handshake");
    let action = between(&page, "id=\"consent-form\"", ">");
    let action = between(&action, "action=\"", "\"");
    let form = [
        ("handshake", handshake.as_str()),
        ("installation", "new"),
        ("account", "gangway-practice"),
        ("repositories", "all"),
        ("decision", "authorize"),
    ];
    let back = to(&origin, &post(&origin, &action, &form).await);
    get(&back).await
}

fn parts(address: &str) -> (String, &str) {
    let rest = address.strip_prefix("http://").unwrap();
    let at = rest.find('/').unwrap();
    (format!("http://{}", &rest[..at]), &rest[at..])
}

/// Where an answer sends the browser.
fn to(origin: &str, answer: &str) -> String {
    let location = answer
        .lines()
        .take_while(|line| !line.is_empty())
        .find_map(|line| line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("location")))
        .unwrap_or_else(|| panic!("the answer leads nowhere:\n{answer}"));
    let location = location.1.trim();
    if location.starts_with('/') { format!("{origin}{location}") } else { location.to_owned() }
}

fn field(page: &str, name: &str) -> String {
    let found = between(page, &format!("name=\"{name}\""), ">");
    between(&found, "value=\"", "\"")
}

fn between(text: &str, from: &str, to: &str) -> String {
    let start = text.find(from).unwrap_or_else(|| panic!("{from} isn't in:\n{text}")) + from.len();
    let end = text[start..].find(to).unwrap() + start;
    text[start..end].to_owned()
}

async fn get(address: &str) -> String {
    let (origin, path) = parts(address);
    send(&origin, &format!("GET {path} HTTP/1.1\r\n"), "").await
}

async fn post(origin: &str, path: &str, form: &[(&str, &str)]) -> String {
    let encoded = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let head =
        format!("POST {path} HTTP/1.1\r\norigin: {origin}\r\ncontent-type: application/x-www-form-urlencoded\r\n");
    send(origin, &head, &body.join("&")).await
}

async fn send(origin: &str, head: &str, body: &str) -> String {
    let host = origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!(
        "{head}host: {host}\r\naccept-language: en\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).replace("\r\n", "\n")
}
