//! The server on 127.0.0.1.
//!
//! Each request: let the world's time pass, let the faults strike, let the service answer, save what changed, and only
//! then send the answer. A request that is signed comes from a client of AWS; the others come from a browser or from
//! the controls.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::StatusCode;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::account::{Account, UnreadableWorld};
use crate::call::{Answer, AwsError};
use crate::clock::system_clock;
use crate::messages::PracticeFaultKind;
use crate::pages::Pages;
use crate::received::ReceivedRequest;
use crate::world::World;
use crate::{control, guard, persist, services, wire};

/// Largest request body: a part of an upload to S3.
const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// How long a slow answer takes.
const SLOW: Duration = Duration::from_secs(8);

/// How many times in a row a connection can't be accepted until the listener counts as lost: some seconds.
const LOST: u32 = 100;

/// How long the answers under way may take at the end.
const FAREWELL: Duration = Duration::from_secs(10);

/// How to start a practice account.
#[derive(Clone, Debug)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes the one that `home` remembers, else a free one.
    pub port: u16,
    /// Folder that keeps the world over restarts; none: it ends with the program.
    pub home: Option<PathBuf>,
    /// World seconds for one of ours, 1 to 1,000,000.
    pub speed: u32,
    /// Where the ids of a new world come from: same seed, same ids.
    pub seed: u64,
}

/// World seconds for one of ours, when nobody says otherwise.
pub const USUAL_SPEED: u32 = 10;

/// World seconds for one of ours, for those in a hurry.
pub const FAST_SPEED: u32 = 1000;

impl Default for Options {
    fn default() -> Self {
        Self { port: 0, home: None, speed: USUAL_SPEED, seed: 1 }
    }
}

/// A running practice account. It ends when it is stopped or dropped.
#[derive(Debug)]
pub struct Practice {
    endpoint: String,
    set_aside: Option<UnreadableWorld>,
    stop: CancellationToken,
    task: Option<JoinHandle<()>>,
}

impl Practice {
    /// Starts one. Fails when the port is taken, when the folder can't be read or written, or when another practice
    /// account already uses it.
    pub async fn start(options: Options) -> io::Result<Self> {
        let listener = listen(&options).await?;
        let address = listener.local_addr()?;
        let endpoint = format!("http://{address}");
        let home = options.home.clone();
        let account = Account::open(endpoint.clone(), options.home, options.seed, options.speed, system_clock)?;
        if let Some(home) = home {
            persist::remember_port(&home, address.port());
        }
        let set_aside = account.unreadable_world().cloned();
        let handler = Arc::new(RequestHandler { account, pages: Pages::default() });
        let stop = CancellationToken::new();
        let task = tokio::spawn(serve(listener, handler, stop.clone()));
        Ok(Self { endpoint, set_aside, stop, task: Some(task) })
    }

    /// Where it answers: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The world that couldn't be read when the present one began: whatever was made in it isn't there any more.
    pub fn unreadable_world(&self) -> Option<&UnreadableWorld> {
        self.set_aside.as_ref()
    }

    /// Whether it still answers.
    pub(crate) fn is_running(&self) -> bool {
        self.task.as_ref().is_some_and(|task| !task.is_finished())
    }

    /// Ends as nobody wanted it.
    #[cfg(test)]
    pub(crate) async fn die(&mut self) {
        if let Some(task) = &mut self.task {
            task.abort();
            let _ = task.await;
        }
    }

    /// Ends it, after the answers that are under way.
    pub async fn stop(mut self) {
        self.stop.cancel();
        if let Some(task) = self.task.take() {
            let _ = task.await;
        }
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Pages that are open in a browser go on after a restart when the port is the same.
async fn listen(options: &Options) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let remembered = options.home.as_deref().filter(|_| options.port == 0).and_then(persist::remembered_port);
    if let Some(port) = remembered
        && let Ok(listener) = bind(port).await
    {
        return Ok(listener);
    }
    bind(options.port).await
}

async fn serve(listener: TcpListener, handler: Arc<RequestHandler>, stop: CancellationToken) {
    let mut connections = JoinSet::new();
    let mut failures = 0;
    while failures < LOST {
        while connections.try_join_next().is_some() {}
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                failures = 0;
                connections.spawn(converse(stream, Arc::clone(&handler), stop.clone()));
            }
            // Most likely too many open files: the next one may fit again.
            Err(error) => {
                failures += 1;
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    // Answers under way are waited for, but not a client that stopped in the middle of its question.
    let _ = tokio::time::timeout(FAREWELL, async { while connections.join_next().await.is_some() {} }).await;
    connections.shutdown().await;
}

async fn converse(stream: TcpStream, handler: Arc<RequestHandler>, stop: CancellationToken) {
    let service = service_fn(move |request| {
        let handler = Arc::clone(&handler);
        async move { handler.respond(request).await }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(120));
    let connection = http.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // How a connection ends is the client's business; a lost answer ends it from here.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// An answer that shall never arrive: the connection is closed instead.
#[derive(Debug, thiserror::Error)]
#[error("the answer got lost")]
struct LostAnswer;

/// All that answers: the account, and the pages that show it.
struct RequestHandler {
    account: Account,
    pages: Pages,
}

impl RequestHandler {
    async fn respond(&self, request: hyper::Request<Incoming>) -> Result<hyper::Response<Full<Bytes>>, LostAnswer> {
        let (head, body) = request.into_parts();
        let body = Limited::new(body, LARGEST_BODY).collect().await;
        let mut received = ReceivedRequest {
            method: head.method,
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body: Bytes::new(),
        };
        let request_id = Uuid::new_v4().to_string();
        match body {
            Ok(body) => received.body = body.to_bytes(),
            Err(_) => return Ok(finished(wire::too_large(&received.as_wire(), &request_id))),
        }
        if !wire::is_signed(&received.as_wire()) && !wire::looks_like_a_call(&received.as_wire()) {
            return Ok(finished(self.browse(&received)));
        }
        if !guard::may_call(self.account.endpoint(), &received) {
            return Ok(finished(wire::stranger(&received.as_wire(), &request_id)));
        }
        match wire::read(&services::MODELS, &received.as_wire(), self.account.endpoint()) {
            Ok(request) => self.answer(&request, &request_id).await.map(finished),
            Err(rejected) => Ok(finished(rejected.write(&request_id))),
        }
    }

    /// One call of an AWS client.
    async fn answer(&self, request: &wire::DecodedRequest, request_id: &str) -> Result<wire::Response, LostAnswer> {
        let operation = format!("{}:{}", request.call.service, request.call.operation);
        let outcome = self.account.change(|world| {
            let slow = world.faults.take(PracticeFaultKind::SlowAnswer, &operation);
            if let Some(error) = common_error(world, &operation) {
                return CallOutcome { answer: Err(request.common_error(error)), slow, lost: false };
            }
            let answer = services::call(world, &request.call);
            CallOutcome { answer, slow, lost: world.faults.take(PracticeFaultKind::LostAnswer, &operation) }
        });
        let outcome = outcome.unwrap_or_else(|broken| {
            tracing::error!(operation, broken, "the practice account could not answer");
            let error = request.common_error(wire::CommonError::Broken);
            CallOutcome { answer: Err(AwsError { message: broken, ..error }), slow: false, lost: false }
        });
        if outcome.slow {
            tokio::time::sleep(SLOW).await;
        }
        if outcome.lost {
            return Err(LostAnswer);
        }
        Ok(request.write(&outcome.answer, request_id))
    }

    /// What comes without a signature: the controls, or a person's browser.
    fn browse(&self, request: &ReceivedRequest) -> wire::Response {
        match request.path.strip_prefix("/_practice/") {
            Some(control) if control != "style.css" => control::http::answer(&self.account, request, control),
            _ => self.pages.answer(&self.account, request),
        }
    }
}

struct CallOutcome {
    answer: Answer,
    slow: bool,
    lost: bool,
}

/// The fault that strikes this call before the service sees it.
fn common_error(world: &mut World, operation: &str) -> Option<wire::CommonError> {
    const COMMON_ERRORS: [(PracticeFaultKind, wire::CommonError); 4] = [
        (PracticeFaultKind::ExpiredToken, wire::CommonError::Expired),
        (PracticeFaultKind::AccessDenied, wire::CommonError::Denied),
        (PracticeFaultKind::Throttling, wire::CommonError::Throttled),
        (PracticeFaultKind::ServerError, wire::CommonError::Broken),
    ];
    COMMON_ERRORS.into_iter().find(|(kind, _)| world.faults.take(*kind, operation)).map(|(_, error)| error)
}

fn finished(response: wire::Response) -> hyper::Response<Full<Bytes>> {
    let mut finished = hyper::Response::new(Full::new(Bytes::from(response.body)));
    *finished.status_mut() = response.status;
    for (name, value) in response.headers {
        let name = hyper::header::HeaderName::try_from(name);
        let value = hyper::header::HeaderValue::try_from(value.into_bytes());
        match (name, value) {
            (Ok(name), Ok(value)) => {
                finished.headers_mut().append(name, value);
            }
            _ => {
                tracing::error!("a header of an answer can't be written");
                *finished.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            }
        }
    }
    finished
}
