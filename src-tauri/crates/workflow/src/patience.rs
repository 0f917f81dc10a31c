//! Which failures may be gone in a while, and asking again until they are.

use gangway_aws::errors::CallError;
use gangway_catalog::fault::{Fault, FaultCode};

/// A failure that may be gone in a while.
pub(crate) trait Passing {
    /// Whether the same question may be answered then.
    fn may_pass(&self) -> bool;
    /// What is shown meanwhile.
    fn why(&self) -> &Fault;
}

impl Passing for CallError {
    fn may_pass(&self) -> bool {
        self.transient()
    }

    fn why(&self) -> &Fault {
        self.fault()
    }
}

/// For several calls in a row, of which one failed.
impl Passing for Fault {
    fn may_pass(&self) -> bool {
        use FaultCode::{AwsUnavailable, NoAnswer, NoNetwork, Throttled};
        matches!(self.code, AwsUnavailable | NoAnswer | NoNetwork | Throttled)
    }

    fn why(&self) -> &Fault {
        self
    }
}
