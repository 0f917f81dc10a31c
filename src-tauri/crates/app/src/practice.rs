//! Where the practice account answers. This room knows no more of it: it is an account like any other.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};

/// Starts the practice account, unless it runs, and gives `http://127.0.0.1:PORT`, or why it can't.
pub type StartPractice = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> + Send + Sync>;

/// Where a practice account comes from.
pub enum PracticeSource {
    /// It was started apart, and answers here.
    At(String),
    /// It is started when it is first needed, and again when it has ended.
    Start(StartPractice),
    /// There is none.
    Absent,
}

/// The practice account.
pub(crate) struct Practice {
    source: PracticeSource,
    /// Where it answered last.
    known: Mutex<Option<String>>,
}

impl Practice {
    pub(crate) fn new(source: PracticeSource) -> Self {
        let known = match &source {
            PracticeSource::At(endpoint) => Some(endpoint.trim_end_matches('/').to_owned()),
            _ => None,
        };
        Self { source, known: Mutex::new(known) }
    }

    /// Where it answers; it is started when it isn't running.
    pub(crate) async fn endpoint(&self) -> Result<String, Fault> {
        let PracticeSource::Start(start) = &self.source else {
            return self.known().ok_or_else(|| unreachable(String::new()));
        };
        let endpoint = start().await.map_err(unreachable)?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(endpoint.clone());
        Ok(endpoint)
    }

    /// Where it answers, when that is known already.
    pub(crate) fn known(&self) -> Option<String> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

pub(crate) fn unreachable(detail: String) -> Fault {
    Fault::new(FaultCode::PracticeUnreachable).with("detail", detail)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn it_is_asked_for_anew_each_time() {
        let starts = AtomicU32::new(0);
        let start = move || -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> {
            let answer = match starts.fetch_add(1, Ordering::Relaxed) {
                1 => Err("no port is free".to_owned()),
                n => Ok(format!("http://127.0.0.1:{n}")),
            };
            Box::pin(async move { answer })
        };
        let practice = Practice::new(PracticeSource::Start(Box::new(start)));
        assert_eq!(practice.known(), None);
        assert_eq!(practice.endpoint().await, Ok("http://127.0.0.1:0".to_owned()));
        assert!(practice.endpoint().await.is_err_and(|fault| fault.code == FaultCode::PracticeUnreachable));
        assert_eq!(practice.endpoint().await, Ok("http://127.0.0.1:2".to_owned()));
        assert_eq!(practice.known().as_deref(), Some("http://127.0.0.1:2"));
    }
}
