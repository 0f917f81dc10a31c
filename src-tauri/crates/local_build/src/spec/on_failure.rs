//! `on-failure`.

use serde::{Deserialize, Serialize};

/// What follows a phase whose command failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OnFailure {
    /// The build ends.
    Abort,
    /// The next phase follows.
    Continue,
    /// The phase is run again, as long as its error matches; after that it is as if nothing were said.
    Retry {
        /// At most so many times.
        count: u32,
        /// A regular expression; `.*` where there is none.
        pattern: String,
    },
}

/// Without a number, and the greatest number (source: "Build specification reference", `on-failure`).
const RETRIES: u32 = 3;
const RETRIES_MAX: u32 = 100;

impl OnFailure {
    /// Reads `ABORT`, `CONTINUE`, `RETRY`, `RETRY-4`, `RETRY-.*timed out.*`, `RETRY-3-.*timed out.*`; none when it is
    /// something else, or an expression that can't be read.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("ABORT") {
            return Some(Self::Abort);
        }
        if text.eq_ignore_ascii_case("CONTINUE") {
            return Some(Self::Continue);
        }
        let (head, rest) = text.split_at_checked("RETRY".len())?;
        if !head.eq_ignore_ascii_case("RETRY") {
            return None;
        }
        if rest.is_empty() {
            return Some(Self::Retry { count: RETRIES, pattern: ".*".to_owned() });
        }
        let rest = rest.strip_prefix('-')?;
        let (number, pattern) = rest.split_once('-').unwrap_or((rest, ""));
        let count = if number.is_empty() { None } else { number.parse::<u32>().ok() };
        let (count, pattern) = match count {
            Some(count) => (count, if pattern.is_empty() { ".*" } else { pattern }),
            None => (RETRIES, rest),
        };
        let reads = regex::Regex::new(pattern).is_ok();
        (count <= RETRIES_MAX && reads).then(|| Self::Retry { count, pattern: pattern.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_form_is_read() {
        let retry = |count, pattern: &str| Some(OnFailure::Retry { count, pattern: pattern.to_owned() });
        for (text, expected) in [
            ("ABORT", Some(OnFailure::Abort)),
            ("CONTINUE", Some(OnFailure::Continue)),
            ("continue", Some(OnFailure::Continue)),
            ("RETRY", retry(3, ".*")),
            ("RETRY-4", retry(4, ".*")),
            ("RETRY-0", retry(0, ".*")),
            ("RETRY-101", None),
            ("Retry-.*Error: Unable to connect.*", retry(3, ".*Error: Unable to connect.*")),
            ("RETRY-invalid+", retry(3, "invalid+")),
            ("RETRY-8-invalid+", retry(8, "invalid+")),
            ("RETRY-3-.*connection timed-out.*", retry(3, ".*connection timed-out.*")),
            ("RETRY-(", None),
            ("RETRY4", None),
            ("STOP", None),
            ("", None),
        ] {
            assert_eq!(OnFailure::of(text), expected, "{text}");
        }
    }
}
