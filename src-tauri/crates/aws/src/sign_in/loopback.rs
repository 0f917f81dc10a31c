//! Listens on this computer alone for the browser that comes back from the portal.

use std::net::Ipv4Addr;
use std::time::Duration;

use gangway_catalog::fault::Fault;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::page::{PageKind, Pages};
use super::request::{Callback, PATH, PortalAnswer};
use super::{faults, page, pkce};

/// A portal's answer has some hundred bytes; AWS's codes are long.
const LARGEST_HEAD: usize = 32 * 1024;
/// How long somebody may take to say what they ask.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// Conversations at a time: a browser opens some beforehand and says nothing in them.
const MOST_CONVERSATIONS: usize = 32;

/// A port that waits for one answer. It closes when this is dropped.
#[derive(Debug)]
pub(super) struct Listener {
    listener: TcpListener,
    port: u16,
    state: String,
}

/// The portal's answer, and the browser that brought it and waits for a page.
pub(super) struct Arrival {
    pub(super) answer: PortalAnswer,
    stream: TcpStream,
}

impl Listener {
    /// A port that is free.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::LoopbackUnavailable`]
    pub(super) async fn bind() -> Result<Self, Fault> {
        let bound = async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
            let port = listener.local_addr()?.port();
            Ok(Self { listener, port, state: pkce::state() })
        };
        bound.await.map_err(|error| faults::loopback_unavailable(&error))
    }

    pub(super) fn state(&self) -> &str {
        &self.state
    }

    pub(super) fn redirect_uri(&self) -> String {
        format!("http://127.0.0.1:{}{PATH}", self.port)
    }

    /// Waits for the answer. Whoever asks for something else is answered, and waited on no longer.
    pub(super) async fn arrival(&self, pages: &Pages) -> Arrival {
        let mut conversations = JoinSet::new();
        loop {
            tokio::select! {
                Some(ended) = conversations.join_next() => {
                    if let Ok(Some(arrival)) = ended {
                        return arrival;
                    }
                }
                accepted = self.listener.accept(), if conversations.len() < MOST_CONVERSATIONS => match accepted {
                    Ok((stream, _)) => {
                        conversations.spawn(converse(stream, self.port, self.state.clone(), Pages::clone(pages)));
                    }
                    // most likely too many open files: the next one may fit again
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                },
            }
        }
    }
}

impl Arrival {
    /// Shows the browser a page. A browser that is gone doesn't matter.
    pub(super) async fn show(mut self, kind: PageKind, pages: &Pages) {
        send(&mut self.stream, &page::answer(200, &pages(kind))).await;
    }
}

async fn converse(mut stream: TcpStream, port: u16, state: String, pages: Pages) -> Option<Arrival> {
    let head = tokio::time::timeout(HEAD_WITHIN, head(&mut stream)).await.ok()??;
    match Callback::read(&head, port, &state) {
        Callback::Stray(status) => send(&mut stream, &page::bare(status)).await,
        Callback::OtherState => send(&mut stream, &page::answer(400, &pages(PageKind::OtherState))).await,
        Callback::Answer(answer) => return Some(Arrival { answer, stream }),
    }
    None
}

/// A request's head; none where it ends before, is too long, or no text.
async fn head(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut some = [0; 4096];
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        let count = stream.read(&mut some).await.ok()?;
        if count == 0 || bytes.len() > LARGEST_HEAD {
            return None;
        }
        bytes.extend_from_slice(some.get(..count)?);
    }
    String::from_utf8(bytes).ok()
}

async fn send(stream: &mut TcpStream, answer: &str) {
    let sending = async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await
    };
    let _ = tokio::time::timeout(HEAD_WITHIN, sending).await;
}
