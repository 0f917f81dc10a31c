//! The use cases, which are opened while the window is made.

use std::sync::Arc;

use gangway_app::App;
use gangway_app::bindings::Fault;
use tokio::sync::watch;

use super::faults::defect;

type Opened = Result<Arc<App>, Fault>;

/// The use cases as they are being opened. Whoever asks for them waits; clones wait for the same.
#[derive(Clone)]
pub(crate) struct Opening(watch::Receiver<Option<Opened>>);

impl Opening {
    pub(crate) fn begin(opening: impl Future<Output = Opened> + Send + 'static) -> Self {
        let (sender, receiver) = watch::channel(None);
        tauri::async_runtime::spawn(async move { sender.send_replace(Some(opening.await)) });
        Self(receiver)
    }

    /// What came of it.
    pub(crate) async fn end(&self) -> Opened {
        let mut opened = self.0.clone();
        let opened = opened.wait_for(Option::is_some).await;
        // without an answer it ended in a panic
        opened.ok().and_then(|opened| opened.clone()).unwrap_or_else(|| Err(defect("open")))
    }

    /// The same without waiting; none before it has come, or where it came to nothing.
    pub(crate) fn so_far(&self) -> Option<Arc<App>> {
        self.0.borrow().as_ref()?.as_ref().ok().cloned()
    }
}

#[cfg(test)]
mod tests {
    use gangway_app::bindings::FaultCode;
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn all_wait_for_the_same_and_hear_the_same() {
        let (refuse, refused) = oneshot::channel();
        let opening = Opening::begin(async { Err(refused.await.unwrap()) });
        let early = tokio::spawn({
            let opening = opening.clone();
            async move { opening.end().await.err() }
        });
        assert!(opening.so_far().is_none());
        let fault = Fault::new(FaultCode::AlreadyRunning);
        refuse.send(fault.clone()).unwrap();
        assert_eq!(early.await.unwrap(), Some(fault.clone()));
        assert_eq!(opening.end().await.err(), Some(fault));
        assert!(opening.so_far().is_none());
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        let opening = Opening::begin(async { panic!("hunter2") });
        assert_eq!(opening.end().await.err(), Some(Fault::new(FaultCode::Internal).with("detail", "open")));
    }
}
