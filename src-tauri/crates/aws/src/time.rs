//! AWS's timestamps as RFC 3339 text in UTC.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

pub(crate) fn text(moment: Option<&DateTime>) -> Option<String> {
    moment?.fmt(Format::DateTime).ok()
}

/// CloudWatch Logs counts milliseconds since 1970.
pub(crate) fn from_millis(millis: i64) -> Option<String> {
    text(Some(&DateTime::from_millis(millis)))
}
