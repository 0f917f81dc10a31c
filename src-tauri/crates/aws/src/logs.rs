//! Log lines of builds.

use aws_config::SdkConfig;
use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::types::OutputLogEvent;

use crate::errors::{CallError, CallTarget};
use crate::time;

/// Some lines and where the next ones begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogPage {
    /// When, and what, without line ends.
    pub lines: Vec<(String, String)>,
    /// To pass on next time. The same as before: that was all for now. Another one without lines: there may be more.
    pub next: Option<String>,
    /// Whether the group and the stream are there.
    pub there: bool,
}

/// Calls to CloudWatch Logs.
#[derive(Clone, Debug)]
pub struct Logs {
    client: Client,
    target: CallTarget,
}

impl Logs {
    pub(crate) fn new(config: &SdkConfig, target: CallTarget) -> Self {
        Self { client: Client::new(config), target }
    }

    /// The lines after `since` (none: from the beginning), at most what one answer holds (1 MiB, 10,000 lines).
    /// A group or stream that isn't there yet has no lines.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn lines(&self, group: &str, stream: &str, since: Option<&str>) -> Result<LogPage, CallError> {
        let answer = self
            .client
            .get_log_events()
            .log_group_name(group)
            .log_stream_name(stream)
            .start_from_head(true)
            .set_next_token(since.map(str::to_owned))
            .send()
            .await;
        match answer.map_err(|error| self.target.failed("logs:GetLogEvents", error)) {
            Ok(answer) => Ok(LogPage {
                lines: answer.events.unwrap_or_default().into_iter().flat_map(lines_of).collect(),
                next: answer.next_forward_token.or_else(|| since.map(str::to_owned)),
                there: true,
            }),
            Err(error) if error.not_found() => {
                Ok(LogPage { lines: Vec::new(), next: since.map(str::to_owned), there: false })
            }
            Err(error) => Err(error),
        }
    }
}

/// The lines of an event: who writes several at once may leave them in one.
fn lines_of(event: OutputLogEvent) -> Vec<(String, String)> {
    let at = event.timestamp.and_then(time::from_millis).unwrap_or_default();
    let text = event.message.unwrap_or_default();
    let text = text.trim_end_matches(['\n', '\r']);
    text.split('\n').map(|line| (at.clone(), line.trim_end_matches('\r').to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_may_hold_several_lines() {
        let check = |message: &str, expected: &[&str]| {
            let event = OutputLogEvent::builder().timestamp(0).message(message).build();
            let texts: Vec<String> = lines_of(event).into_iter().map(|(_, text)| text).collect();
            assert_eq!(texts, expected, "{message:?}");
        };
        check("one\n", &["one"]);
        check("", &[""]);
        check("\r\n", &[""]);
        check("one\r\ntwo\n\nthree\r\n", &["one", "two", "", "three"]);
        check("10%\r20%\r\n", &["10%\r20%"]);
    }
}
