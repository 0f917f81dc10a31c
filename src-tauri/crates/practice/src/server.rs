//! The server on 127.0.0.1: one lock around the world, and the only place that looks at a clock.
//!
//! Each request: let the world's time pass, let the faults strike, let the service answer, save what changed, and only
//! then send the answer. A request that is signed comes from a client of AWS; the others come from a browser or from
//! the controls.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{HeaderMap, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::{Deserialize, Serialize};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::call::{Answer, AwsError};
use crate::control::{PracticeClock, PracticeFaultKind, PracticeWorld};
use crate::pages::Pages;
use crate::persist::Store;
use crate::world::{Moment, World};
use crate::{control, services, wire};

/// Largest request body: a part of an upload to S3.
const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// How long a slow answer takes.
const SLOW: Duration = Duration::from_secs(8);

/// How to start a practice account.
#[derive(Clone, Debug)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one.
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

/// The fastest: a day of ours is less than three thousand years, and AWS's dates end with the year 9999.
pub(crate) const FASTEST: u32 = 1_000_000;

impl Default for Options {
    fn default() -> Self {
        Self { port: 0, home: None, speed: USUAL_SPEED, seed: 1 }
    }
}

/// A running practice account. It ends when it is stopped or dropped.
#[derive(Debug)]
pub struct Practice {
    endpoint: String,
    stop: CancellationToken,
    task: Option<JoinHandle<()>>,
}

impl Practice {
    /// Starts one. Fails when the port is taken, when the folder can't be read or written, or when another practice
    /// account already uses it.
    pub async fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port))).await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let account = Arc::new(Account::open(endpoint.clone(), options)?);
        let stop = CancellationToken::new();
        let task = tokio::spawn(serve(listener, account, stop.clone()));
        Ok(Self { endpoint, stop, task: Some(task) })
    }

    /// Where it answers: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
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

async fn serve(listener: TcpListener, account: Arc<Account>, stop: CancellationToken) {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let accepted = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                connections.spawn(converse(stream, Arc::clone(&account), stop.clone()));
            }
            // Most likely too many open files: the next one may fit again.
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    while connections.join_next().await.is_some() {}
}

async fn converse(stream: TcpStream, account: Arc<Account>, stop: CancellationToken) {
    let service = service_fn(move |request| {
        let account = Arc::clone(&account);
        async move { account.respond(request).await }
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
struct Lost;

/// How the world's time follows ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Clock {
    /// Milliseconds since 1970, ours.
    ours: i64,
    /// The world's moment at that time.
    world: Moment,
    /// World seconds for one of ours.
    speed: u32,
}

impl Clock {
    fn start(speed: u32) -> Self {
        let ours = wall_clock();
        Self { ours, world: Moment(ours), speed: speed.clamp(1, FASTEST) }
    }

    fn now(&self) -> Moment {
        let passed = wall_clock().saturating_sub(self.ours).max(0);
        self.world.after_millis(passed.saturating_mul(i64::from(self.speed)))
    }

    fn set(&mut self, speed: Option<u32>, skip: u32) {
        let world = self.now().after_seconds(i64::from(skip));
        *self = Self { ours: wall_clock(), world, speed: speed.unwrap_or(self.speed).clamp(1, FASTEST) };
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the practice account's one look at the clock; the world gets it as an input"
)]
fn wall_clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The account behind the server.
pub(crate) struct Account {
    endpoint: String,
    store: Store,
    seed: u64,
    pages: Pages,
    state: Mutex<State>,
}

struct State {
    clock: Clock,
    world: World,
}

/// A request whose body has been read.
pub(crate) struct Received {
    pub(crate) method: hyper::Method,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    fn as_wire(&self) -> wire::Request<'_> {
        wire::Request {
            method: self.method.as_str(),
            path: &self.path,
            query: &self.query,
            headers: &self.headers,
            body: &self.body,
        }
    }

    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

impl Account {
    fn open(endpoint: String, options: Options) -> io::Result<Self> {
        let store = Store::open(options.home)?;
        let (clock, world) = match store.load()? {
            Some((mut clock, world)) => {
                clock.set(Some(options.speed), 0);
                (clock, world)
            }
            None => {
                let clock = Clock::start(options.speed);
                let world = World::new(options.seed, clock.world);
                store.save(&clock, &world)?;
                (clock, world)
            }
        };
        Ok(Self {
            endpoint,
            store,
            seed: options.seed,
            pages: Pages::default(),
            state: Mutex::new(State { clock, world }),
        })
    }

    /// Where it answers.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    async fn respond(&self, request: hyper::Request<Incoming>) -> Result<hyper::Response<Full<Bytes>>, Lost> {
        let (head, body) = request.into_parts();
        let body = Limited::new(body, LARGEST_BODY).collect().await;
        let mut received = Received {
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
        match wire::read(&received.as_wire(), &self.endpoint) {
            Ok(asked) => self.answer(&asked, &request_id).await.map(finished),
            Err(refused) => Ok(finished(refused.write(&request_id))),
        }
    }

    /// One call of an AWS client.
    async fn answer(&self, asked: &wire::Asked, request_id: &str) -> Result<wire::Response, Lost> {
        let operation = format!("{}:{}", asked.call.service, asked.call.operation);
        let worked = self.change(|world| {
            let slow = world.faults.take(PracticeFaultKind::SlowAnswer, &operation);
            if let Some(trouble) = trouble(world, &operation) {
                return Worked { answer: Err(asked.trouble(trouble)), slow, lost: false };
            }
            let answer = services::call(world, &asked.call);
            Worked { answer, slow, lost: world.faults.take(PracticeFaultKind::LostAnswer, &operation) }
        });
        let worked = worked.unwrap_or_else(|broken| {
            tracing::error!(operation, broken, "the practice account could not answer");
            let error = asked.trouble(wire::Trouble::Broken);
            Worked { answer: Err(AwsError { message: broken, ..error }), slow: false, lost: false }
        });
        if worked.slow {
            tokio::time::sleep(SLOW).await;
        }
        if worked.lost {
            return Err(Lost);
        }
        Ok(asked.write(&worked.answer, request_id))
    }

    /// What comes without a signature: the controls, or a person's browser.
    fn browse(&self, request: &Received) -> wire::Response {
        match request.path.strip_prefix("/_practice/") {
            Some(control) if control != "style.css" => control::http::answer(self, request, control),
            _ => self.pages.answer(self, request),
        }
    }

    /// Lets time pass, changes the world, and keeps the change. When that fails, nothing has happened.
    pub(crate) fn change<T>(&self, work: impl FnOnce(&mut World) -> T) -> Result<T, String> {
        let mut state = self.lock();
        let mut before = state.world.clone();
        let now = state.clock.now();
        // A panic would be a mistake of ours; the world must not stay half changed, nor the client without an answer.
        let worked = catch_unwind(AssertUnwindSafe(|| {
            state.world.advance(now);
            revoke(&mut state.world);
            work(&mut state.world)
        }));
        let kept = worked.map_err(|_| "Defect of the practice account: it panicked.".to_owned()).and_then(|value| {
            // That time has passed is no change: a world that is read again catches up.
            let then = std::mem::replace(&mut before.now, state.world.now);
            let changed = before != state.world;
            before.now = then;
            if changed { self.keep(&state.clock, &state.world).map(|()| value) } else { Ok(value) }
        });
        if kept.is_err() {
            state.world = before;
        }
        kept
    }

    /// What the Practice screen sees.
    pub(crate) fn view(&self) -> Result<PracticeWorld, String> {
        let speed = self.lock().clock.speed;
        self.change(|world| PracticeWorld {
            endpoint: self.endpoint.clone(),
            account: world.account.clone(),
            now: control::written(world.now),
            speed,
            repositories: world.repositories(),
            resources: world.resources(),
            faults: world.faults.all().to_vec(),
        })
    }

    /// Another speed, or a leap.
    pub(crate) fn set_clock(&self, clock: &PracticeClock) -> Result<(), String> {
        let mut state = self.lock();
        state.clock.set(clock.speed, clock.skip);
        self.keep(&state.clock, &state.world)
    }

    /// The world as it was in the beginning. Its speed stays.
    pub(crate) fn reset(&self) -> Result<(), String> {
        let mut state = self.lock();
        let clock = Clock::start(state.clock.speed);
        let world = World::new(self.seed, clock.world);
        self.keep(&clock, &world)?;
        *state = State { clock, world };
        Ok(())
    }

    fn keep(&self, clock: &Clock, world: &World) -> Result<(), String> {
        self.store.save(clock, world).map_err(|error| format!("The practice world can't be saved: {error}"))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Worked {
    answer: Answer,
    slow: bool,
    lost: bool,
}

/// The fault that strikes this call before the service sees it.
fn trouble(world: &mut World, operation: &str) -> Option<wire::Trouble> {
    const TROUBLES: [(PracticeFaultKind, wire::Trouble); 4] = [
        (PracticeFaultKind::ExpiredToken, wire::Trouble::Expired),
        (PracticeFaultKind::AccessDenied, wire::Trouble::Denied),
        (PracticeFaultKind::Throttling, wire::Trouble::Throttled),
        (PracticeFaultKind::ServerError, wire::Trouble::Broken),
    ];
    TROUBLES.into_iter().find(|(kind, _)| world.faults.take(*kind, operation)).map(|(_, trouble)| trouble)
}

/// The provider takes the authorizations back as long as that fault is on.
fn revoke(world: &mut World) {
    let kind = PracticeFaultKind::ProviderRevoked;
    if world.faults.is_on(kind) && world.connections.revoke() {
        world.faults.take_any(kind);
    }
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
