//! Where the program's own notes go: one file a day below the home folder, the newest seven.
//!
//! Secrets stay out by construction: the filter is fixed, so no variable can turn on the wire logs of the AWS SDK,
//! our own rooms log codes and never values that a person typed, and a panic is noted by its place alone.

use std::path::Path;

use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Our rooms say what they do; libraries only what went wrong.
fn filter() -> Targets {
    Targets::new().with_default(LevelFilter::WARN).with_target("gangway", LevelFilter::INFO)
}

/// Starts the log. Without a writable folder the program runs without one.
pub(crate) fn start(home: &Path) {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a defect ended a piece of work");
    }));
    let folder = home.join("logs");
    if std::fs::create_dir_all(&folder).is_err() {
        return;
    }
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("gangway")
        .filename_suffix("log")
        .max_log_files(7)
        .build(folder);
    if let Ok(appender) = appender {
        let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(std::sync::Mutex::new(appender));
        tracing_subscriber::registry().with(lines).with(filter()).init();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sdks_wire_logs_stay_off() {
        for target in ["aws_smithy_runtime", "aws_config", "hyper", "rustls"] {
            assert!(!filter().would_enable(target, &tracing::Level::DEBUG), "{target}");
        }
        assert!(filter().would_enable("gangway_app", &tracing::Level::INFO));
    }
}
