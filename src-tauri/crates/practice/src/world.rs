//! The world that moves: all state of the account, and `advance`, which lets time pass.
//!
//! A discrete-event simulation: no threads, no sleeps, no clock of its own. The server asks its clock, calls
//! [`World::advance`], then the service. Every mutation happens in one of these two, so the state can be saved
//! between them and a restarted world catches up by advancing.

use serde::{Deserialize, Serialize};

/// Milliseconds of world time since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Moment(pub(crate) i64);

impl Moment {
    /// Seconds since 1970, as AWS's JSON and CBOR protocols write timestamps.
    pub(crate) fn seconds(self) -> f64 {
        let seconds = self.0 as f64 / 1000.0;
        seconds
    }

    /// A moment this many seconds later.
    pub(crate) fn after_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }
}
