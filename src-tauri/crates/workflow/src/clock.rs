//! The clock of the jobs. Moments as text are RFC 3339 in UTC.

use std::time::SystemTime;

use gangway_aws::time::utc;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// RFC 3339 in UTC, to the second.
pub(crate) fn now() -> String {
    let now = system();
    now.replace_nanosecond(0).unwrap_or(now).format(&Rfc3339).unwrap_or_default()
}

/// Minutes since a moment that [`now`] wrote.
pub(crate) fn minutes_since(moment: &str) -> u32 {
    let Ok(then) = OffsetDateTime::parse(moment, &Rfc3339) else { return 0 };
    u32::try_from((system() - then).whole_minutes()).unwrap_or(0)
}

/// Milliseconds since 1970.
pub(crate) fn millis() -> i128 {
    system().unix_timestamp_nanos() / 1_000_000
}

#[expect(clippy::disallowed_methods, reason = "the one look at the clock of the jobs")]
fn system() -> OffsetDateTime {
    utc(SystemTime::now())
}
