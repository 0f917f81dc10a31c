//! The server on 127.0.0.1.
//!
//! From the outside in: `listener` takes connections, `slots` bounds how many there are, `handler` answers their requests,
//! `body` reads what comes with them.

mod body;
mod handler;
mod listener;
mod slots;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use self::handler::RequestHandler;
use crate::account::{Account, UnreadableWorld};
use crate::clock::system_clock;
use crate::persist;

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
    obstacle: watch::Receiver<Option<String>>,
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
        let (told, obstacle) = watch::channel(None);
        let stop = CancellationToken::new();
        let task = tokio::spawn(listener::serve(listener, Arc::new(RequestHandler::new(account)), told, stop.clone()));
        Ok(Self { endpoint, set_aside, obstacle, stop, task: Some(task) })
    }

    /// Where it answers: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The world that couldn't be read when the present one began: whatever was made in it isn't there any more.
    pub fn unreadable_world(&self) -> Option<&UnreadableWorld> {
        self.set_aside.as_ref()
    }

    /// What keeps new connections out at the moment, as the system says it; none: nothing does. It goes on trying.
    pub fn obstacle(&self) -> watch::Receiver<Option<String>> {
        self.obstacle.clone()
    }

    /// Waits until it has ended, although nobody stopped it.
    pub async fn ended(&mut self) {
        if let Some(task) = &mut self.task {
            let _ = task.await;
        }
        self.task = None;
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
