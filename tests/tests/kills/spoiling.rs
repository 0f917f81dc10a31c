//! Ways in which what stands between a program and AWS spoils an answer.

/// A way of spoiling an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoiling {
    pub(crate) name: &'static str,
    /// Whether the account gets the call at all.
    pub(crate) arrives: bool,
    /// How many answers in a row are spoiled: more than the SDK repeats by itself, but for a yes, which nobody repeats.
    pub(crate) times: usize,
    /// What the program gets instead of this answer.
    pub(crate) instead: fn(&Answer) -> Vec<u8>,
}

const PORTAL: &str = "<!DOCTYPE html><html><head><title>Welcome to the Wi-Fi</title></head><body>Sign in</body></html>";
const HTML: &str = "content-type: text/html; charset=utf-8\r\n";
const ID: &str = "x-amzn-requestid: 5b0f6d5e-3c0f-4e5c-9a63-0d0f1d7f6a11\r\n";

/// After so many the SDK has given up and the program has tried again.
const SEVERAL: usize = 4;

const fn lost(name: &'static str, instead: fn(&Answer) -> Vec<u8>) -> Spoiling {
    Spoiling { name, arrives: false, times: SEVERAL, instead }
}

const fn carried_out(name: &'static str, instead: fn(&Answer) -> Vec<u8>) -> Spoiling {
    Spoiling { arrives: true, ..lost(name, instead) }
}

pub(crate) const ALL: &[Spoiling] = &[
    lost("a sign-in page instead of the call", |_| said("200 OK", HTML, PORTAL)),
    carried_out("a page instead of the answer", |_| said("200 OK", HTML, PORTAL)),
    lost("a redirect to a sign-in page", |_| said("302 Found", "location: http://portal.example/\r\n", "")),
    lost("a redirect without a word", |_| said("301 Moved Permanently", "", "")),
    lost("too many calls, without a word", |_| said("429 Too Many Requests", "", "")),
    lost("a proxy that wants a password", |_| said("407 Proxy Authentication Required", HTML, PORTAL)),
    lost("a proxy that forbids", |_| said("403 Forbidden", HTML, PORTAL)),
    carried_out("not found, as a page", |_| said("404 Not Found", HTML, PORTAL)),
    carried_out("a bad request, as junk", |_| said("400 Bad Request", ID, "\u{1}\u{2}junk")),
    carried_out("a proxy's blocking, as JSON", |_| said("403 Forbidden", "content-type: application/json\r\n", "{}")),
    carried_out("an error of a gateway", |_| said("502 Bad Gateway", HTML, PORTAL)),
    carried_out("an error without a word", |_| said("500 Internal Server Error", "", "")),
    carried_out("an empty yes", |_| said("200 OK", "", "")),
    carried_out("an empty yes with AWS's id", |answer| answer.with("")),
    Spoiling { times: 2, ..lost("a yes of somebody else's", |_| said("204 No Content", "", "")) },
    Spoiling { times: 2, ..lost("a yes of somebody else's with AWS's id", |_| said("204 No Content", ID, "")) },
    carried_out("half an answer", |answer| answer.with(answer.body.get(..answer.body.len() / 2).unwrap_or_default())),
    carried_out("an answer that breaks off", |answer| {
        let whole = answer.with(&answer.body);
        whole.get(..whole.len() - answer.body.len().div_ceil(2)).unwrap_or_default().to_vec()
    }),
    carried_out("a long answer of junk", |answer| answer.with(&"\u{0}junk}>".repeat(100_000))),
    carried_out("no answer", |_| Vec::new()),
];

fn said(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}").into_bytes()
}

/// What the account answered.
pub(crate) struct Answer {
    /// `200 OK`.
    status: String,
    /// Lines with their ends, without those about the body's length.
    headers: String,
    body: String,
}

impl Answer {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let (line, headers) = head.split_once("\r\n").unwrap_or((head, ""));
        let own = ["content-length", "connection", "transfer-encoding"];
        let about = |line: &&str| !own.iter().any(|name| line.to_ascii_lowercase().starts_with(name));
        Self {
            status: line.split_once(' ').unwrap_or_default().1.to_owned(),
            headers: headers.lines().filter(about).map(|line| format!("{line}\r\n")).collect(),
            body: body.to_owned(),
        }
    }

    /// The same with another body.
    fn with(&self, body: &str) -> Vec<u8> {
        said(&self.status, &self.headers, body)
    }
}
