//! Moments as the AWS CLI and its kin wrote and write them.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// RFC 3339, or with the `UTC` that older versions wrote for its `Z`. A moment without a zone is none: botocore fails at it.
pub(super) fn read(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let text = match text.strip_suffix("UTC") {
        Some(moment) => format!("{moment}Z"),
        None => text.replacen(' ', "T", 1),
    };
    OffsetDateTime::parse(&text, &Rfc3339).ok()
}

/// To the second, in UTC: `2026-11-30T17:00:00Z`.
pub(super) fn write(moment: OffsetDateTime) -> String {
    let utc = moment.to_offset(UtcOffset::UTC);
    let (date, time) = (utc.date(), utc.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        date.year(),
        u8::from(date.month()),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_all_ages_are_read() {
        for text in [
            "2026-11-30T17:00:00Z",
            "2026-11-30T17:00:00UTC",
            "2026-11-30T17:00:00.123456Z",
            "2026-11-30 17:00:00+00:00",
            "2026-11-30T18:00:00+01:00",
        ] {
            assert_eq!(read(text).map(write).as_deref(), Some("2026-11-30T17:00:00Z"), "{text}");
        }
        for bad in ["", "tomorrow", "2026-11-30T17:00:00", "2026-13-01T00:00:00Z", "1764522000"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
