//! How the world's time follows ours. What the time is on our side is an input of the account.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::other::Other;

/// The fastest: a day of ours is less than three thousand years, and AWS's dates end with the year 9999.
pub(crate) const FASTEST: u32 = 1_000_000;

/// Tells the time outside of the world, in milliseconds since 1970. [`system_clock`] outside of tests.
pub(crate) type WallClock = fn() -> i64;

/// Where the world's time is, and how fast it goes. What it is asked for needs the time outside, in milliseconds since
/// 1970.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Clock {
    /// Milliseconds since 1970, ours.
    ours: i64,
    /// The world's moment at that time.
    pub(crate) world: Moment,
    /// World seconds for one of ours.
    pub(crate) speed: u32,
    #[serde(flatten)]
    pub(crate) other: Other,
}

impl Clock {
    pub(crate) fn start(ours: i64, speed: u32) -> Self {
        Self { ours, world: Moment(ours), speed: speed.clamp(1, FASTEST), other: Other::default() }
    }

    pub(crate) fn now(&self, ours: i64) -> Moment {
        let passed = ours.saturating_sub(self.ours).max(0);
        self.world.after_millis(passed.saturating_mul(i64::from(self.speed)))
    }

    pub(crate) fn set(&mut self, ours: i64, speed: Option<u32>, skip: u32) {
        self.world = self.now(ours).after_seconds(i64::from(skip));
        self.ours = ours;
        self.speed = speed.unwrap_or(self.speed).clamp(1, FASTEST);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the practice account's one look at the clock; account and world get it as an input"
)]
pub(crate) fn system_clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
