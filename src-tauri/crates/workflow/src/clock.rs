//! Moments as text: RFC 3339 in UTC.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// RFC 3339 in UTC, to the second.
pub(crate) fn now() -> String {
    let now = OffsetDateTime::now_utc();
    now.replace_nanosecond(0).unwrap_or(now).format(&Rfc3339).unwrap_or_default()
}

/// Minutes since a moment that [`now`] wrote.
pub(crate) fn minutes_since(moment: &str) -> u32 {
    let Ok(then) = OffsetDateTime::parse(moment, &Rfc3339) else { return 0 };
    u32::try_from((OffsetDateTime::now_utc() - then).whole_minutes()).unwrap_or(0)
}
