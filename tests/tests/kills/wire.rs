//! The wire between the program and the account. It passes on what either says, breaks at one exact call, and spoils
//! answers.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gangway_practice::control::Client;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::point::{Point, Side};
use crate::spoiling::{Answer, Spoiling};

/// A wire to a practice account. Ends with this value.
pub(crate) struct Wire {
    /// `http://127.0.0.1:PORT`, where the program is to ask.
    pub(crate) endpoint: String,
    inside: Arc<WireState>,
    task: JoinHandle<()>,
}

struct WireState {
    account: String,
    world: Client,
    cut: Mutex<WireCut>,
    spoiled: Mutex<SpoiledCalls>,
    /// The call that is delivered twice, once.
    doubled: Mutex<Option<String>>,
    reached: Notify,
}

/// Which answers are spoiled, and how many more; and what was called.
#[derive(Default)]
struct SpoiledCalls {
    next: Option<(String, Spoiling)>,
    left: usize,
    calls: BTreeSet<String>,
}

impl SpoiledCalls {
    /// How the answer to this call is spoiled.
    fn way(&mut self, operation: &str) -> Option<Spoiling> {
        self.calls.insert(operation.to_owned());
        let (_, way) = self.next.as_ref().filter(|(spoiled, _)| spoiled == operation)?;
        self.left = self.left.checked_sub(1)?;
        Some(*way)
    }
}

/// Where it breaks, and whether it did.
#[derive(Default)]
struct WireCut {
    point: Option<Point>,
    seen: usize,
    broken: bool,
}

impl Wire {
    pub(crate) async fn to(account: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port on 127.0.0.1");
        let endpoint = format!("http://{}", listener.local_addr().expect("a bound port"));
        let inside = Arc::new(WireState {
            account: account.strip_prefix("http://").expect("an account on loopback").to_owned(),
            world: Client::new(account),
            cut: Mutex::default(),
            spoiled: Mutex::default(),
            doubled: Mutex::default(),
            reached: Notify::new(),
        });
        let shared = Arc::clone(&inside);
        let task = tokio::spawn(async move {
            while let Ok((program, _)) = listener.accept().await {
                let inside = Arc::clone(&shared);
                // A program that is killed takes its end of the wire with it.
                tokio::spawn(async move { inside.carry(program).await });
            }
        });
        Self { endpoint, inside, task }
    }

    /// Breaks at a point; from then on nothing passes in either direction.
    pub(crate) fn cut(&self, point: Point) {
        *self.inside.cut() = WireCut { point: Some(point), ..WireCut::default() };
    }

    /// Spoils the next answers to a call.
    pub(crate) fn spoil(&self, operation: &str, way: Spoiling) {
        let mut spoiled = self.inside.spoiled();
        spoiled.next = Some((operation.to_owned(), way));
        spoiled.left = way.times;
    }

    /// Delivers the next such call twice.
    pub(crate) fn double(&self, operation: &str) {
        *self.inside.doubled() = Some(operation.to_owned());
    }

    /// What was called since the last time that this was asked.
    pub(crate) fn calls(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.inside.spoiled().calls)
    }

    /// Until it broke.
    pub(crate) async fn broken(&self) {
        self.inside.reached.notified().await;
    }

    /// Whole again, and whole it stays.
    pub(crate) fn mend(&self) {
        *self.inside.cut() = WireCut::default();
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl WireState {
    fn spoiled(&self) -> MutexGuard<'_, SpoiledCalls> {
        self.spoiled.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn doubled(&self) -> MutexGuard<'_, Option<String>> {
        self.doubled.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn cut(&self) -> MutexGuard<'_, WireCut> {
        self.cut.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One call and its answer; the program's client opens a new connection for the next.
    async fn carry(&self, mut program: TcpStream) -> io::Result<()> {
        let Some(call) = Call::read(&mut program).await? else { return Ok(()) };
        let operation = call.operation();
        if self.breaks(Side::Before, &operation).await {
            return silence(program).await;
        }
        let way = self.spoiled().way(&operation);
        if self.doubled().take_if(|doubled| *doubled == operation).is_some() {
            self.deliver(&call).await?;
        }
        let mut answer = Vec::new();
        if way.is_none_or(|way| way.arrives) {
            answer = self.deliver(&call).await?;
        }
        if let Some(way) = way {
            answer = (way.instead)(&Answer::of(&answer));
        }
        if self.breaks(Side::After, &operation).await {
            return silence(program).await;
        }
        program.write_all(&answer).await?;
        program.shutdown().await
    }

    /// Takes a call to the account, and gives its answer.
    async fn deliver(&self, call: &Call) -> io::Result<Vec<u8>> {
        let mut account = TcpStream::connect(&self.account).await?;
        account.write_all(&call.for_account(&self.account)).await?;
        let mut answer = Vec::new();
        account.read_to_end(&mut answer).await?;
        Ok(answer)
    }

    /// Whether it breaks here, or broke already.
    async fn breaks(&self, side: Side, operation: &str) -> bool {
        let point = {
            let cut = self.cut();
            match cut.point {
                _ if cut.broken => return true,
                Some(point) if point.side == side && point.operation == operation => point,
                _ => return false,
            }
        };
        if point.holding.is_some() && !point.fits(&self.world.state().await.expect("the world's state")) {
            return self.cut().broken;
        }
        let mut cut = self.cut();
        cut.seen += 1;
        if cut.seen == point.nth {
            cut.broken = true;
            self.reached.notify_one();
        }
        cut.broken
    }
}

/// No answer, until the program is gone.
async fn silence(mut program: TcpStream) -> io::Result<()> {
    program.read(&mut [0]).await.map(|_| ())
}

/// What a client of AWS sends: a head, and a body of the length that the head says.
struct Call {
    head: String,
    body: Vec<u8>,
}

impl Call {
    async fn read(from: &mut TcpStream) -> io::Result<Option<Self>> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(at) = bytes.windows(4).position(|it| it == b"\r\n\r\n") {
                break at + 4;
            }
            if from.read_buf(&mut bytes).await? == 0 {
                return Ok(None);
            }
        };
        let mut body = bytes.split_off(end);
        let call = Self { head: String::from_utf8_lossy(&bytes).into_owned(), body: Vec::new() };
        assert!(call.header("transfer-encoding").is_none(), "this wire knows only bodies of a known length");
        let length = call.header("content-length").map_or(0, |length| length.parse().expect("a length"));
        while body.len() < length {
            if from.read_buf(&mut body).await? == 0 {
                return Ok(None);
            }
        }
        Ok(Some(Self { body, ..call }))
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(':'));
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// As the account wants it: under its own name, and with the wish that the connection ends after the answer.
    fn for_account(&self, account: &str) -> Vec<u8> {
        let lines = self.head.split_inclusive("\r\n").filter(|line| !line.to_ascii_lowercase().starts_with("host:"));
        let head = lines.collect::<String>();
        let head = head.replacen("\r\n", &format!("\r\nhost: {account}\r\nconnection: close\r\n"), 1);
        [head.as_bytes(), &self.body].concat()
    }

    /// `service:Operation`, in whatever protocol: the service from the signature's scope.
    fn operation(&self) -> String {
        let scope = self.header("authorization").and_then(|it| it.split_once("Credential=")).map_or("", |it| it.1);
        let service = scope.split('/').nth(3).unwrap_or_default();
        let line = self.head.lines().next().unwrap_or_default();
        let (method, path) = line.split_once(' ').unwrap_or_default();
        let path = path.trim_end_matches(" HTTP/1.1");
        let body = String::from_utf8_lossy(&self.body);
        let form = body.split('&').find_map(|pair| pair.strip_prefix("Action="));
        let name = if let Some((_, name)) = path.split_once("/operation/") {
            name
        } else if let Some((_, name)) = self.header("x-amz-target").and_then(|it| it.rsplit_once('.')) {
            name
        } else if let Some(name) = form {
            name
        } else if method == "POST" && path.split_once('?').is_some_and(|(_, query)| query.starts_with("delete")) {
            "DeleteObjects"
        } else {
            method
        };
        format!("{service}:{name}")
    }
}
