//! The log of a build: lines of text, whatever the commands write.

mod lines;
mod mask;

pub use lines::{LINE_MAX, LineCutter};
pub use mask::Mask;
use time::OffsetDateTime;
use time::macros::format_description;

/// A line as CodeBuild's agent writes it: `[Container] 2026/11/20 04:17:33.123000 Entering phase BUILD`.
pub(crate) fn agent_line(now: OffsetDateTime, text: &str) -> String {
    let format = format_description!("[year]/[month]/[day] [hour]:[minute]:[second].[subsecond digits:6]");
    let clock = now.format(&format).unwrap_or_default();
    format!("[Container] {clock} {text}")
}
