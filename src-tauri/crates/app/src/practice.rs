//! Where the practice account answers. This room knows no more of it: it is an account like any other.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};

/// Starts the practice account, unless it runs; says else why it can't.
pub type StartPractice =
    Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<RunningPractice, String>> + Send>> + Send + Sync>;

/// A practice account that runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunningPractice {
    /// `http://127.0.0.1:PORT`.
    pub endpoint: String,
    /// Path of the world that couldn't be read when the present one began, if that has happened.
    pub set_aside: Option<String>,
}

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
    /// As it was found last.
    known: Mutex<Option<RunningPractice>>,
}

impl Practice {
    pub(crate) fn new(source: PracticeSource) -> Self {
        let known = match &source {
            PracticeSource::At(endpoint) => {
                let endpoint = without_password(endpoint.trim_end_matches('/'));
                Some(RunningPractice { endpoint, ..RunningPractice::default() })
            }
            _ => None,
        };
        Self { source, known: Mutex::new(known) }
    }

    /// Where it answers; it is started when it isn't running.
    pub(crate) async fn endpoint(&self) -> Result<String, Fault> {
        let PracticeSource::Start(start) = &self.source else {
            return self.known().ok_or_else(|| unreachable(String::new()));
        };
        let running = start().await.map_err(unreachable)?;
        let endpoint = running.endpoint.clone();
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(running);
        Ok(endpoint)
    }

    /// Where it answers, when that is known already.
    pub(crate) fn known(&self) -> Option<String> {
        self.running().map(|running| running.endpoint)
    }

    /// Path of the world that couldn't be read when the present one began, as far as that is known.
    pub(crate) fn set_aside(&self) -> Option<String> {
        self.running().and_then(|running| running.set_aside)
    }

    fn running(&self) -> Option<RunningPractice> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The practice account takes no user and no password, and its address is told in sentences and logs.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").map_or(("http", address), |(scheme, rest)| (scheme, rest));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    format!("{scheme}://{rest}")
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
        let start = move || -> Pin<Box<dyn Future<Output = Result<RunningPractice, String>> + Send>> {
            let answer = match starts.fetch_add(1, Ordering::Relaxed) {
                1 => Err("no port is free".to_owned()),
                n => Ok(RunningPractice { endpoint: format!("http://127.0.0.1:{n}"), ..RunningPractice::default() }),
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

    #[test]
    fn a_password_in_its_address_goes_no_further() {
        for (given, kept) in [
            ("http://u:hunter2@127.0.0.1:4100/", "http://127.0.0.1:4100"),
            ("http://hunter2@localhost:1", "http://localhost:1"),
            ("http://u:hun@ter2@127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://u:hun/hunter2@127.0.0.1:1", "http://127.0.0.1:1"),
            ("u:hunter2@127.0.0.1:1", "http://127.0.0.1:1"),
            ("http://[::1]:4100", "http://[::1]:4100"),
        ] {
            let practice = Practice::new(PracticeSource::At(given.to_owned()));
            assert_eq!(practice.known().as_deref(), Some(kept));
        }
    }
}
