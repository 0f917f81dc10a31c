//! The present moment: credentials run out, and certificates, by this computer's clock.

use std::time::SystemTime;

use time::OffsetDateTime;

use crate::time::utc;

#[expect(
    clippy::disallowed_methods,
    reason = "whether a sign-in or a certificate has run out is a question of the present moment"
)]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}

/// The same as a date in UTC.
pub(crate) fn now_utc() -> OffsetDateTime {
    utc(now())
}
