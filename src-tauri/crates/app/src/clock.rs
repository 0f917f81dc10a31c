//! The one clock of the use cases.

use std::time::SystemTime;

use gangway_aws::time::utc;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The present moment.
#[expect(clippy::disallowed_methods, reason = "the one look at the clock of the use cases")]
pub(crate) fn moment() -> OffsetDateTime {
    utc(SystemTime::now())
}

/// Now, RFC 3339 in UTC, whole seconds.
pub(crate) fn now() -> String {
    let now = moment();
    now.replace_nanosecond(0).unwrap_or(now).format(&Rfc3339).unwrap_or_default()
}
