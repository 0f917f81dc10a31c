//! Connections: taken as long as the account runs, whatever the system says meanwhile.

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::handler::RequestHandler;
use super::slots::{ConnectionSlot, ConnectionSlots};

/// The rests between two tries when no connection can be taken: the first, and the longest.
const REST: Duration = Duration::from_millis(50);
const LONGEST_REST: Duration = Duration::from_secs(1);

/// How long a client may take to send the head of a request, also the next one: longer than AWS's SDKs keep an idle
/// connection, which else would find theirs closed when they need it.
const HEAD_PATIENCE: Duration = Duration::from_secs(120);

/// How long the answers under way may take at the end.
const FAREWELL: Duration = Duration::from_secs(10);

/// Takes connections until it is stopped. `obstacle` hears what keeps them out, when something does.
pub(super) async fn serve(
    listener: TcpListener,
    handler: Arc<RequestHandler>,
    obstacle: watch::Sender<Option<String>>,
    stop: CancellationToken,
) {
    let mut connections = JoinSet::new();
    tokio::select! {
        () = stop.cancelled() => {}
        () = take(&listener, &handler, &obstacle, &stop, &mut connections) => {}
    }
    // Answers under way are waited for, but not a client that stopped in the middle of its question.
    let _ = tokio::time::timeout(FAREWELL, async { while connections.join_next().await.is_some() {} }).await;
    connections.shutdown().await;
}

async fn take(
    listener: &TcpListener,
    handler: &Arc<RequestHandler>,
    obstacle: &watch::Sender<Option<String>>,
    stop: &CancellationToken,
    connections: &mut JoinSet<()>,
) {
    let slots = Arc::new(ConnectionSlots::default());
    let mut rest = REST;
    loop {
        while connections.try_join_next().is_some() {}
        match listener.accept().await {
            Ok((stream, _)) => {
                rest = REST;
                obstacle.send_if_modified(|known| known.take().is_some());
                let slot = slots.take().await;
                connections.spawn(converse(stream, slot, Arc::clone(handler), stop.clone()));
            }
            // One client that went away.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(error) => {
                tell(obstacle, &error);
                // Most likely too many open files: each connection is one.
                slots.dismiss();
                tokio::time::sleep(rest).await;
                rest = LONGEST_REST.min(rest * 2);
            }
        }
    }
}

fn tell(obstacle: &watch::Sender<Option<String>>, error: &io::Error) {
    let first = obstacle.send_if_modified(|known| {
        let first = known.is_none();
        known.get_or_insert_with(|| error.to_string());
        first
    });
    if first {
        tracing::warn!(%error, "the practice account can't take connections; it goes on trying");
    }
}

async fn converse(stream: TcpStream, slot: ConnectionSlot, handler: Arc<RequestHandler>, stop: CancellationToken) {
    let slot = Arc::new(slot);
    let of_requests = Arc::clone(&slot);
    let service = service_fn(move |request| {
        let (handler, slot) = (Arc::clone(&handler), Arc::clone(&of_requests));
        async move { handler.respond(request, &slot).await }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_PATIENCE);
    let connection = http.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // How a connection ends is the client's business; a lost answer ends it from here.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = slot.dismissed() => {}
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
