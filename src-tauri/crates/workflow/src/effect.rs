//! Whether a request that was accepted had an effect. What stands between this computer and AWS may say yes in AWS's
//! place, so a yes is believed when the account shows what came of it; until then the same request is sent again.

use std::time::Duration;

use gangway_aws::errors::CallError;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::job::{FlowError, Job};

/// AWS shows what a request began within a second or two.
const SHOWS_WITHIN: Duration = Duration::from_secs(10);

/// How often a request is sent again, at most.
const REPETITIONS: u32 = 4;

/// A request that was accepted, and of which the account shows nothing yet.
#[derive(Debug)]
pub(crate) struct AcceptedRequest {
    operation: &'static str,
    sent: Instant,
    repeated: u32,
}

impl AcceptedRequest {
    pub(crate) fn now(operation: &'static str) -> Self {
        Self { operation, sent: Instant::now(), repeated: 0 }
    }

    /// Whether it should have shown by now.
    pub(crate) fn is_overdue(&self) -> bool {
        self.sent.elapsed() > SHOWS_WITHIN
    }

    /// It shows: from now on only the next look counts.
    pub(crate) fn shows(&mut self) {
        self.sent = Instant::now();
    }

    /// Says that nothing came of it, and sends it again. The request bears a token, or may be repeated without harm.
    pub(crate) async fn send_again<F, A>(&mut self, job: &Job, call: F) -> Result<(), FlowError>
    where
        F: FnMut() -> A,
        A: Future<Output = Result<(), CallError>>,
    {
        let fault = Fault::new(FaultCode::RequestWithoutEffect).with("operation", self.operation);
        if self.repeated == REPETITIONS {
            return Err(fault.into());
        }
        self.repeated += 1;
        job.retrying(self.operation, self.repeated, &fault).await;
        job.change(self.operation, call).await?;
        job.show(|shown| shown.fault = None);
        self.sent = Instant::now();
        Ok(())
    }
}
