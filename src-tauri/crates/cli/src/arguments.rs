//! What can be typed after `gangway-cli`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use gangway_practice::control::{PracticeFault, PracticeFaultKind};

/// From a repository to an AWS pipeline that a push starts.
#[derive(Debug, Parser)]
#[command(name = "gangway-cli", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "Exit codes: 0 done · 1 failed · 2 usage · 3 problems in the setup, or approval missing · \
    4 waiting for a person · 5 refused by AWS · 130 interrupted")]
pub(crate) struct Arguments {
    /// Where AWS answers, e.g. a practice account
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
    /// Profile of the AWS configuration
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// Region of the pipeline
    #[arg(long, global = true, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// One JSON object as the answer; for long work one a line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of the answers; by default the system's
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub(crate) language: Option<LanguageArgument>,
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language of the words.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageArgument {
    /// English
    En,
    /// Japanese
    Ja,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read a local clone and say what it is
    Detect {
        /// Its folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Check a setup file
    Check(SetupFile),
    /// Write the files of a setup
    Export {
        /// Which setup
        #[command(flatten)]
        file: SetupFile,
        /// Which files
        #[arg(long, value_name = "FORMAT")]
        format: String,
        /// Folder to write to; each format gets its own below
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Replace files that exist
        #[arg(long)]
        overwrite: bool,
    },
    /// Make the connection and the pipeline, and watch the first run
    ///
    /// The same setup is found again, from whatever folder or machine: by its account, Region, name and repository.
    Deploy {
        /// Which setup
        #[command(flatten)]
        file: SetupFile,
        /// Approve what is printed, without asking
        #[arg(long)]
        yes: bool,
        /// Wait until somebody authorized the connection in the browser
        #[arg(long)]
        wait_for_authorization: bool,
    },
    /// Say how the connection, the stack and the newest run stand
    Status(SetupFile),
    /// Delete what deploy made
    Teardown {
        /// Which setup
        #[command(flatten)]
        file: SetupFile,
        /// Approve what is printed, without asking
        #[arg(long)]
        yes: bool,
        /// Delete the connection too
        #[arg(long)]
        connection: bool,
    },
    /// Run a practice account until Ctrl-C
    Practice(Practice),
}

/// A setup file.
#[derive(Args, Debug)]
pub(crate) struct SetupFile {
    /// The setup, e.g. `shop.gangway.json`
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// A practice account.
#[derive(Args, Debug)]
pub(crate) struct Practice {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub(crate) port: u16,
    /// 1000 seconds of the world in one of ours, instead of 10
    #[arg(long)]
    pub(crate) fast: bool,
    /// End by itself after this time: 30s, 10m, 2h
    #[arg(long = "for", value_parser = duration, value_name = "TIME")]
    pub(crate) lasting: Option<Duration>,
    /// Something that goes wrong: KIND[:OPERATION[:TIMES]], e.g. throttling:codeconnections:CreateConnection:2
    #[arg(long = "fault", value_parser = fault, value_name = "FAULT")]
    pub(crate) faults: Vec<PracticeFault>,
    /// Folder that keeps the world; by default nothing outlasts the run
    #[arg(long, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
}

fn duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix(['s', 'm', 'h']) {
        Some(number) => (number, text.chars().last()),
        None => (text, Some('s')),
    };
    let number: u64 = number.parse().map_err(|_| "a number with s, m or h".to_owned())?;
    let seconds = match unit {
        Some('h') => number.checked_mul(3600),
        Some('m') => number.checked_mul(60),
        _ => Some(number),
    };
    seconds.map(Duration::from_secs).ok_or_else(|| "too long".to_owned())
}

/// An operation holds one colon itself: `service:Operation`. A number at the end is how many times.
fn fault(text: &str) -> Result<PracticeFault, String> {
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    let kind: PracticeFaultKind =
        serde_json::from_value(kind.into()).map_err(|error: serde_json::Error| error.to_string())?;
    let (operation, times) = match rest.rsplit_once(':') {
        Some((operation, times)) if times.parse::<u32>().is_ok() => (operation, times.parse().ok()),
        _ => match rest.parse() {
            Ok(times) => ("", Some(times)),
            Err(_) => (rest, None),
        },
    };
    Ok(PracticeFault { kind, operation: operation.to_owned(), times })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }

    #[test]
    fn faults() {
        let check = |text: &str, operation: &str, times: Option<u32>| {
            let read = fault(text).unwrap();
            assert_eq!((read.operation.as_str(), read.times), (operation, times), "{text}");
        };
        check("throttling", "", None);
        check("throttling:3", "", Some(3));
        check("throttling::3", "", Some(3));
        check("lost-answer:codeconnections:CreateConnection", "codeconnections:CreateConnection", None);
        check("lost-answer:codeconnections:CreateConnection:1", "codeconnections:CreateConnection", Some(1));
        assert!(fault("mischief").is_err());
    }

    #[test]
    fn durations() {
        assert_eq!(duration("90"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("10m"), Ok(Duration::from_secs(600)));
        assert_eq!(duration("2h"), Ok(Duration::from_secs(7200)));
        assert!(duration("soon").is_err());
        assert!(duration("99999999999999999999h").is_err());
        assert!(duration("9999999999999999999h").is_err());
    }
}
