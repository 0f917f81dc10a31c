//! Which failures may be gone in a while, and asking again until they are.

use std::future::Future;

use gangway_aws::errors::CallError;
use gangway_aws::pacing;
use gangway_catalog::fault::{Fault, FaultCode};

/// How often a plan is tried again, at most: half a minute in all, for somebody sits before it.
const TRIES_OF_A_PLAN: u32 = 4;

/// A failure that may be gone in a while.
pub(crate) trait TransientError {
    /// Whether the same question may be answered then.
    fn may_pass(&self) -> bool;
    /// What is shown meanwhile.
    fn why(&self) -> &Fault;
}

impl TransientError for CallError {
    fn may_pass(&self) -> bool {
        self.transient()
    }

    fn why(&self) -> &Fault {
        self.fault()
    }
}

/// For several calls in a row, of which one failed.
impl TransientError for Fault {
    fn may_pass(&self) -> bool {
        use FaultCode::{AnswerUnreadable, AnsweredByAnother, AwsUnavailable, NoAnswer, NoNetwork, Throttled};
        matches!(self.code, AnswerUnreadable | AnsweredByAnother | AwsUnavailable | NoAnswer | NoNetwork | Throttled)
    }

    fn why(&self) -> &Fault {
        self
    }
}

/// Asks outside a job, patiently where AWS is busy. Without a network, or where something else answers in AWS's place, the
/// person hears of it at once.
pub(crate) async fn patiently<T, F, A>(mut question: F) -> Result<T, Fault>
where
    F: FnMut() -> A,
    A: Future<Output = Result<T, Fault>>,
{
    let mut attempt = 0;
    loop {
        match question().await {
            Err(fault) if fault.may_pass() && !is_of_the_network(&fault) && attempt < TRIES_OF_A_PLAN => {
                attempt += 1;
                tokio::time::sleep(pacing::retry(attempt)).await;
            }
            answer => return answer,
        }
    }
}

fn is_of_the_network(fault: &Fault) -> bool {
    matches!(fault.code, FaultCode::NoNetwork | FaultCode::AnsweredByAnother)
}
