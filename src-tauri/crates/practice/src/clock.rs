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

    /// After a break, since which nobody has looked at the world: what was at work then is still at work. Meanwhile time
    /// passed as ours did, so that a night is no week in which an approval runs out; and a world that was ahead of us has
    /// waited. `then` is the moment at which it was looked at last.
    pub(crate) fn resume(&mut self, ours: i64, speed: u32, then: Moment) {
        let looked_at = self.ours.saturating_add(then.0.saturating_sub(self.world.0) / i64::from(self.speed.max(1)));
        let passed = ours.saturating_sub(looked_at).max(0);
        self.world = then.max(then.after_millis(passed).min(Moment(ours)));
        self.ours = ours;
        self.speed = speed.clamp(1, FASTEST);
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

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    /// A world ten times as fast that began at hour 100, was looked at last after some hours of its own, and is opened
    /// again at an hour of ours: its hour then.
    fn resumed(began: i64, looked_after: i64, opened: i64) -> i64 {
        let mut clock = Clock { world: Moment(began * HOUR), ..Clock::start(100 * HOUR, 10) };
        clock.resume(opened * HOUR, 1000, Moment((began + looked_after) * HOUR));
        assert_eq!((clock.ours, clock.speed), (opened * HOUR, 1000));
        assert_eq!(clock.now(opened * HOUR).0, clock.world.0, "no time has passed since");
        clock.world.0 / HOUR
    }

    #[test]
    fn a_break_is_as_long_as_it_is_for_us() {
        assert_eq!(resumed(100, 10, 101), 110, "opened at once, nine hours ahead");
        assert_eq!(resumed(100, 10, 105), 110, "four hours later it still waits for us");
        assert_eq!(resumed(100, 10, 113), 113, "after a night it is now, not next week");
        assert_eq!(resumed(100, 0, 124), 124, "nobody ever looked at it");
        assert_eq!(resumed(50, 10, 104), 63, "one of the past goes on there");
        assert_eq!(resumed(900, 10, 104), 910, "one of the future waits");
        assert_eq!(resumed(100, 10, 90), 110, "our clock was put back");
    }

    #[test]
    fn any_clock_can_be_resumed() {
        for (ours, world, speed) in
            [(i64::MAX, 0, 1), (i64::MIN, 0, 1), (0, i64::MAX, 10), (0, 0, 0), (-1, -1, u32::MAX)]
        {
            let mut clock = Clock { ours, world: Moment(world), speed, other: Other::default() };
            clock.resume(0, 10, Moment(world));
            assert!(clock.world.0 >= world, "time never goes back: {ours} {world} {speed}");
        }
    }
}
