//! Moments of the world's time.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The end of the year 9999: AWS's dates go no further, and neither does the world.
const LAST: i64 = 253_402_300_799_999;

/// Milliseconds of world time since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Moment(pub(crate) i64);

impl Moment {
    /// Seconds since 1970, as AWS's JSON and CBOR protocols write timestamps.
    pub(crate) fn seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// A moment this many seconds later.
    pub(crate) fn after_seconds(self, seconds: i64) -> Self {
        self.after_millis(seconds.saturating_mul(1000))
    }

    /// A moment this many milliseconds later.
    pub(crate) fn after_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis).min(LAST))
    }

    /// RFC 3339 text.
    pub(crate) fn written(self) -> String {
        let instant = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000);
        instant.ok().and_then(|instant| instant.format(&Rfc3339).ok()).unwrap_or_default()
    }
}
