//! Moments: AWS's timestamps as RFC 3339 text in UTC, and this computer's clock as a date.

use std::time::SystemTime;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use time::{OffsetDateTime, PrimitiveDateTime};

/// What the clock says as a date in UTC. A clock beyond the year 9999 says its last moment, one before 1970 that year's
/// first.
#[must_use]
pub fn utc(clock: SystemTime) -> OffsetDateTime {
    let since = clock.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let nanoseconds = i128::try_from(since.as_nanos()).unwrap_or(i128::MAX);
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).unwrap_or(PrimitiveDateTime::MAX.assume_utc())
}

pub(crate) fn text(moment: Option<&DateTime>) -> Option<String> {
    moment?.fmt(Format::DateTime).ok()
}

/// CloudWatch Logs counts milliseconds since 1970.
pub(crate) fn from_millis(millis: i64) -> Option<String> {
    text(Some(&DateTime::from_millis(millis)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_clock_says_a_date() {
        let check = |seconds: u64, expected: &str| {
            let said = utc(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
            let said = (said.date().to_string(), said.hour(), said.minute(), said.second());
            assert_eq!(format!("{} {:02}:{:02}:{:02}", said.0, said.1, said.2, said.3), expected, "{seconds}");
        };
        check(0, "1970-01-01 00:00:00");
        check(1_764_540_000, "2025-11-30 22:00:00");
        check(253_402_300_799, "9999-12-31 23:59:59");
        check(253_402_300_800, "9999-12-31 23:59:59");
        check(1_000_000_000_000, "9999-12-31 23:59:59");
        check(i64::MAX as u64 / 2, "9999-12-31 23:59:59");
        assert_eq!(utc(SystemTime::UNIX_EPOCH - Duration::from_secs(1)).year(), 1970);
    }
}
