//! Which bytes of an object a request wants: clients fetch what is large in pieces, and from one version only.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::{Content, refuse};
use crate::call::AwsError;
use crate::services::read::Read as _;

/// The bytes that a request wants, none for all of them. A header that can't be read is passed over, as HTTP says.
pub(super) fn wanted(input: &Value, content: &Content) -> Result<Option<RangeInclusive<u64>>, AwsError> {
    if input.given("IfMatch").is_some_and(|tag| tag != "*" && tag.trim_matches('"') != content.etag.trim_matches('"')) {
        let message = "At least one of the pre-conditions you specified did not hold";
        return Err(refuse(412, "PreconditionFailed", message));
    }
    let Some((first, last)) = input.given("Range").and_then(read) else { return Ok(None) };
    let end = content.blob.size.saturating_sub(1);
    let range = match (first, last) {
        (Some(first), last) => first..=last.unwrap_or(end).min(end),
        (None, last) => content.blob.size.saturating_sub(last.unwrap_or_default())..=end,
    };
    if range.is_empty() || content.blob.size == 0 {
        return Err(refuse(416, "InvalidRange", "The requested range is not satisfiable"));
    }
    Ok(Some(range))
}

/// `bytes=FIRST-LAST`, where one of them may be left out.
fn read(range: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (first, last) = range.trim().strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    let (first, last) = (number(first)?, number(last)?);
    let sane = match (first, last) {
        (None, None) => false,
        (Some(first), Some(last)) => first <= last,
        _ => true,
    };
    sane.then_some((first, last))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::objects::content;
    use super::*;
    use crate::blobs::Blobs;

    /// First and last byte of ten; `all`, or why not.
    fn check(range: &str) -> String {
        let wanted = wanted(&json!({ "Range": range }), &content(Blobs::default().put(b"0123456789"), "", Value::Null));
        match wanted {
            Ok(Some(range)) => format!("{}-{}", range.start(), range.end()),
            Ok(None) => "all".to_owned(),
            Err(error) => error.code,
        }
    }

    #[test]
    fn ranges_are_read_as_http_says() {
        let cases = [
            ("bytes=0-3", "0-3"),
            ("bytes=8-", "8-9"),
            ("bytes=8-99", "8-9"),
            ("bytes=-3", "7-9"),
            ("bytes=-99", "0-9"),
            ("bytes=9-9", "9-9"),
            ("bytes=10-", "InvalidRange"),
            ("bytes=-0", "InvalidRange"),
            ("bytes=3-1", "all"),
            ("bytes=-", "all"),
            ("lines=1-2", "all"),
            ("bytes=0-1,4-5", "all"),
        ];
        for (range, expected) in cases {
            assert_eq!(check(range), expected, "{range}");
        }
    }
}
