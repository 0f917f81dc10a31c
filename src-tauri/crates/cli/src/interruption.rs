//! How a person, the system or another program has this one end.

use std::io;

/// Waits for Ctrl-C; on Windows also for Ctrl-Break, which is all that one program can send to another there. Where nobody
/// can listen, the system ends the program itself.
pub(crate) async fn interrupted() {
    tokio::select! {
        Ok(()) = tokio::signal::ctrl_c() => {}
        () = broken_off() => {}
    }
}

/// Listens from now on, also for SIGTERM, or for the console that is closed.
///
/// # Errors
/// When the system lets nobody listen.
#[cfg(unix)]
pub(crate) fn ending() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut pressed, mut terminated) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = pressed.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

#[cfg(windows)]
pub(crate) fn ending() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close};
    let (mut pressed, mut broken_off, mut closed) = (ctrl_c()?, ctrl_break()?, ctrl_close()?);
    Ok(async move {
        tokio::select! {
            _ = pressed.recv() => {}
            _ = broken_off.recv() => {}
            _ = closed.recv() => {}
        }
    })
}

#[cfg(unix)]
async fn broken_off() {
    std::future::pending::<()>().await;
}

#[cfg(windows)]
async fn broken_off() {
    match tokio::signal::windows::ctrl_break() {
        Ok(mut pressed) => drop(pressed.recv().await),
        Err(_) => std::future::pending().await,
    }
}
