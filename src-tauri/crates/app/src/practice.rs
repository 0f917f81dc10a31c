//! Where the practice account answers. This room knows no more of it: it is an account like any other.

use std::future::Future;
use std::pin::Pin;

use gangway_catalog::fault::{Fault, FaultCode};
use tokio::sync::OnceCell;

/// Starts the practice account and gives `http://127.0.0.1:PORT`, or why it can't.
pub type StartPractice = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> + Send + Sync>;

/// Where a practice account comes from.
pub enum PracticeSource {
    /// It was started apart, and answers here.
    At(String),
    /// It is started when it is first needed.
    Start(StartPractice),
    /// There is none.
    Absent,
}

/// The practice account, started at most once.
pub(crate) struct Practice {
    source: PracticeSource,
    endpoint: OnceCell<String>,
}

impl Practice {
    pub(crate) fn new(source: PracticeSource) -> Self {
        let endpoint = match &source {
            PracticeSource::At(endpoint) => OnceCell::new_with(Some(endpoint.trim_end_matches('/').to_owned())),
            _ => OnceCell::new(),
        };
        Self { source, endpoint }
    }

    /// Where it answers; it is started when it isn't running yet.
    pub(crate) async fn endpoint(&self) -> Result<String, Fault> {
        let start = || async {
            match &self.source {
                PracticeSource::Start(start) => start().await.map_err(unreachable),
                _ => Err(unreachable(String::new())),
            }
        };
        self.endpoint.get_or_try_init(start).await.cloned()
    }

    /// Where it answers, when that is known already.
    pub(crate) fn known(&self) -> Option<String> {
        self.endpoint.get().cloned()
    }
}

pub(crate) fn unreachable(detail: String) -> Fault {
    Fault::new(FaultCode::PracticeUnreachable).with("detail", detail)
}
