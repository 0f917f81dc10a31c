//! The server: one request is one question.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use gangway_app::bindings::{Fault, JobMessage};
use gangway_app::{App, JobWatch};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE, CACHE_CONTROL, CONTENT_TYPE,
    HeaderValue,
};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use super::answer::Answer;
use super::guard::{Guard, TOKEN};
use super::router::answer;

/// Largest question: a setup with the texts of its buildspecs has room in it many times over.
const LARGEST_BODY: u32 = 8 * 1024 * 1024;
/// How long a client may take to say what it asks, or nothing at all.
const HEAD: Duration = Duration::from_secs(120);
/// Messages of a job that wait for a page that reads slowly.
const WAITING_MESSAGES: usize = 16;

type Content = BoxBody<Bytes, Infallible>;

/// What every request meets.
pub(super) struct Door {
    guard: Guard,
    app: Result<Arc<App>, Fault>,
}

impl Door {
    /// A folder that can't be opened still gets a door: every command then answers why.
    pub(super) fn new(guard: Guard, app: Result<Arc<App>, Fault>) -> Self {
        Self { guard, app }
    }

    async fn respond(&self, request: Request<Incoming>) -> Response<Content> {
        let mut response = match self.guard.admit(request.method(), request.headers()) {
            Ok(()) => self.admitted(request).await,
            Err(status) => bare(status),
        };
        let headers = response.headers_mut();
        if let Ok(page) = HeaderValue::from_str(self.guard.page()) {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, page);
        }
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(TOKEN));
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    async fn admitted(&self, request: Request<Incoming>) -> Response<Content> {
        if request.method() == Method::OPTIONS {
            return bare(StatusCode::NO_CONTENT);
        }
        if request.method() != Method::POST {
            return bare(StatusCode::METHOD_NOT_ALLOWED);
        }
        let (head, body) = request.into_parts();
        if body.size_hint().lower() > u64::from(LARGEST_BODY) {
            return bare(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let Ok(body) = Limited::new(body, LARGEST_BODY as usize).collect().await else {
            return bare(StatusCode::PAYLOAD_TOO_LARGE);
        };
        match head.uri.path().strip_prefix("/ask/") {
            Some(command) => self.ask(command, &body.to_bytes()).await,
            None if head.uri.path() == "/focus" => {
                if let Ok(app) = self.app.clone() {
                    tokio::spawn(async move { app.look_again().await });
                }
                bare(StatusCode::NO_CONTENT)
            }
            None => bare(StatusCode::NOT_FOUND),
        }
    }

    async fn ask(&self, command: &str, question: &[u8]) -> Response<Content> {
        let app = match self.app.clone() {
            Ok(app) => app,
            Err(fault) => return refused(&fault),
        };
        let Ok(question) = serde_json::from_slice::<Value>(question) else { return bare(StatusCode::BAD_REQUEST) };
        let Some(answered) = answer(app, command, Some(question)) else { return bare(StatusCode::NOT_FOUND) };
        match answered.await {
            Ok(Answer::Document(text)) => json(StatusCode::OK, text),
            Ok(Answer::Job(watch)) => Response::new(Messages::of(watch).boxed()),
            Err(fault) => refused(&fault),
        }
    }
}

/// Answers until the program ends.
pub(super) async fn serve(listener: TcpListener, door: Arc<Door>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(converse(stream, Arc::clone(&door)));
            }
            // Most likely too many open files: the next one may fit again.
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn converse(stream: TcpStream, door: Arc<Door>) {
    let service = service_fn(move |request| {
        let door = Arc::clone(&door);
        async move { Ok::<_, Infallible>(door.respond(request).await) }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    // how a connection ends is the client's business
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

fn refused(fault: &Fault) -> Response<Content> {
    serde_json::to_vec(fault)
        .map_or_else(|_| bare(StatusCode::INTERNAL_SERVER_ERROR), |text| json(StatusCode::UNPROCESSABLE_ENTITY, text))
}

fn json(status: StatusCode, text: Vec<u8>) -> Response<Content> {
    let mut response = Response::new(Full::new(Bytes::from(text)).boxed());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn bare(status: StatusCode) -> Response<Content> {
    let mut response = Response::new(Full::default().boxed());
    *response.status_mut() = status;
    response
}

/// The messages of a job, one a line.
struct Messages(mpsc::Receiver<Bytes>);

impl Messages {
    /// Until the job ends, or whoever reads them goes away.
    fn of(mut watch: JobWatch) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING_MESSAGES);
        tokio::spawn(async move {
            loop {
                let message = tokio::select! {
                    message = watch.next() => message,
                    () = sender.closed() => None,
                };
                let Some(line) = message.as_ref().and_then(line) else { break };
                if sender.send(line).await.is_err() {
                    break;
                }
            }
        });
        Self(receiver)
    }
}

fn line(message: &JobMessage) -> Option<Bytes> {
    let mut text = serde_json::to_vec(message).ok()?;
    text.push(b'\n');
    Some(text.into())
}

impl Body for Messages {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use gangway_app::bindings::FaultCode;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    const PAGE: &str = "http://127.0.0.1:5173";

    /// Sends a head and a body to a door whose folder can't be opened, and gives what comes back.
    async fn exchange(request: &str, headers: &[&str], body: &str) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let guard = Guard::new(PAGE, address);
        let headers = headers.join("\r\n").replace("TOKEN", &format!("{TOKEN}: {}", guard.token()));
        let door = Arc::new(Door::new(guard, Err(Fault::new(FaultCode::AlreadyRunning))));
        let server = tokio::spawn(serve(listener, door));
        let mut stream = TcpStream::connect(address).await.unwrap();
        let message = format!("{request} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}\r\n\r\n{body}");
        let mut answer = Vec::new();
        // whoever is refused may not be heard to the end: what came back until then is the answer
        let _ = stream.write_all(message.as_bytes()).await;
        let _ = stream.read_to_end(&mut answer).await;
        server.abort();
        String::from_utf8(answer).unwrap()
    }

    async fn check(request: &str, headers: &[&str], body: &str, expected: u16) {
        let answer = exchange(request, headers, body).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected} ")), "{request}: {answer}");
        assert!(answer.contains(&format!("access-control-allow-origin: {PAGE}\r\n")), "{request}: {answer}");
    }

    #[tokio::test]
    async fn what_is_no_question_of_the_page_is_refused() {
        let no_body = "content-length: 0";
        check("POST /ask/overview", &["content-length: 4"], "null", 401).await;
        check("POST /ask/overview", &["TOKEN", "origin: http://evil.example", "content-length: 4"], "null", 403).await;
        check("OPTIONS /ask/overview", &["origin: http://127.0.0.1:5173"], "", 204).await;
        check("OPTIONS /ask/overview", &["origin: http://evil.example"], "", 403).await;
        check("GET /ask/overview", &["TOKEN"], "", 405).await;
        check("POST /", &["TOKEN", no_body], "", 404).await;
        check("POST /focus", &["TOKEN", no_body], "", 204).await;
        check("POST /ask/overview", &["TOKEN", "content-length: 9000000"], "", 413).await;
    }

    #[tokio::test]
    async fn a_folder_that_cant_be_opened_is_the_answer_to_every_question() {
        let answer = exchange("POST /ask/overview", &["TOKEN", "content-length: 4"], "null").await;
        assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
        assert!(answer.ends_with(r#"{"code":"already-running","facts":{}}"#), "{answer}");
    }

    #[tokio::test]
    async fn more_than_fits_is_refused_also_when_its_length_is_not_said() {
        let chunk = "x".repeat(1024 * 1024);
        let chunks: String = std::iter::repeat_n(format!("100000\r\n{chunk}\r\n"), 9).collect();
        check("POST /ask/overview", &["TOKEN", "transfer-encoding: chunked"], &format!("{chunks}0\r\n\r\n"), 413).await;
    }
}
