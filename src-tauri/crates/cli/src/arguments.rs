//! What can be typed after `gangway-cli`. What each thing is for, `help` takes from the words.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use gangway_app::setup_files::format_ids;
use gangway_practice::control::{PracticeFault, PracticeFaultKind};
use gangway_words::Language;
use url::Url;

/// What `--format` takes for every format at once.
pub(crate) const ALL_FORMATS: &str = "all";

/// Everything that was typed.
#[derive(Debug, Parser)]
#[command(name = "gangway-cli", version, term_width = 80, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[arg(long, global = true, value_parser = address, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
    #[arg(long, global = true, value_parser = NonEmptyStringValueParser::new(), value_name = "NAME")]
    pub(crate) profile: Option<String>,
    #[arg(long, global = true, value_parser = NonEmptyStringValueParser::new(), value_name = "REGION")]
    pub(crate) region: Option<String>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub(crate) language: Option<LanguageArgument>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language of the words.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageArgument {
    En,
    Ja,
}

impl LanguageArgument {
    /// The language that arguments wish for, before they are parsed: the help and the complaints speak it already.
    pub(crate) fn wished(arguments: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let mut arguments = arguments.into_iter().map(|argument| argument.to_string_lossy().into_owned());
        while let Some(argument) = arguments.next() {
            let value = match argument.strip_prefix("--language") {
                Some("") => arguments.next(),
                Some(rest) => rest.strip_prefix('=').map(str::to_owned),
                None => None,
            };
            if let Some(value) = value {
                return Self::from_str(&value, false).ok();
            }
        }
        None
    }
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::En => Self::En,
            LanguageArgument::Ja => Self::Ja,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Detect {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[arg(long, value_name = "FILE")]
        save: Option<PathBuf>,
        #[arg(long)]
        overwrite: bool,
    },
    Check(SetupFile),
    Export {
        #[command(flatten)]
        file: SetupFile,
        #[arg(long, value_parser = PossibleValuesParser::new(formats()), value_name = "FORMAT")]
        format: String,
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[arg(long)]
        overwrite: bool,
    },
    Deploy {
        #[command(flatten)]
        file: SetupFile,
        #[arg(long)]
        yes: bool,
        #[arg(long)]
        wait_for_authorization: bool,
        #[command(flatten)]
        host: HostOptions,
    },
    Approve {
        #[command(flatten)]
        file: SetupFile,
        #[arg(long)]
        reject: bool,
        #[arg(long, default_value = "", value_name = "TEXT")]
        comment: String,
        #[arg(long)]
        yes: bool,
    },
    Cancel(SetupFile),
    #[command(subcommand)]
    Host(Host),
    SignIn {
        #[arg(long)]
        device: bool,
    },
    Status(SetupFile),
    Runs {
        #[command(flatten)]
        file: SetupFile,
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..), value_name = "N")]
        most: u32,
    },
    Log {
        #[command(flatten)]
        file: SetupFile,
        #[arg(id = "execution", long = "run", value_parser = NonEmptyStringValueParser::new(), value_name = "ID")]
        execution: Option<String>,
        #[arg(long, value_parser = NonEmptyStringValueParser::new(), value_name = "ID")]
        build: Option<String>,
        #[arg(id = "destination", long = "save", value_name = "FILE")]
        destination: Option<PathBuf>,
        #[arg(long)]
        overwrite: bool,
    },
    Teardown {
        #[command(flatten)]
        file: SetupFile,
        #[arg(long)]
        yes: bool,
        #[arg(long)]
        connection: bool,
        #[arg(long)]
        with_host: bool,
    },
    Practice(Practice),
}

/// A setup file.
#[derive(Args, Debug)]
pub(crate) struct SetupFile {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// What to do about hosts.
#[derive(Debug, Subcommand)]
pub(crate) enum Host {
    List,
    Check {
        #[command(flatten)]
        file: SetupFile,
        #[command(flatten)]
        options: HostOptions,
        #[arg(long, value_parser = NonEmptyStringValueParser::new(), value_name = "ADDRESS")]
        address: Option<String>,
    },
    Create {
        #[command(flatten)]
        file: SetupFile,
        #[command(flatten)]
        options: HostOptions,
        #[arg(long)]
        yes: bool,
        #[arg(long)]
        wait_for_authorization: bool,
    },
    Wait(SetupFile),
    Replace {
        #[arg(value_parser = NonEmptyStringValueParser::new(), value_name = "HOST")]
        host: String,
        #[arg(long, value_parser = NonEmptyStringValueParser::new(), value_name = "NAME")]
        name: Option<String>,
        #[arg(long, value_parser = NonEmptyStringValueParser::new(), value_name = "URL")]
        endpoint: Option<String>,
        #[arg(long, conflicts_with_all = ["vpc", "certificate"])]
        public: bool,
        #[command(flatten)]
        options: HostOptions,
        #[arg(long)]
        yes: bool,
        #[arg(long)]
        wait_for_authorization: bool,
    },
    Delete {
        #[arg(value_parser = NonEmptyStringValueParser::new(), value_name = "HOST")]
        host: String,
        #[arg(long)]
        yes: bool,
    },
}

/// Where a new host is to be, which no setup file says: it is one account's.
#[derive(Args, Debug)]
pub(crate) struct HostOptions {
    #[arg(long, requires_all = ["subnets", "security_groups"], value_parser = NonEmptyStringValueParser::new(), value_name = "ID")]
    pub(crate) vpc: Option<String>,
    #[arg(id = "subnets", long = "subnet", requires = "vpc", value_parser = NonEmptyStringValueParser::new(), value_name = "ID")]
    pub(crate) subnets: Vec<String>,
    #[arg(id = "security_groups", long = "security-group", requires = "vpc", value_parser = NonEmptyStringValueParser::new(), value_name = "ID")]
    pub(crate) security_groups: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) certificate: Option<PathBuf>,
}

/// A practice account.
#[derive(Args, Debug)]
pub(crate) struct Practice {
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub(crate) port: u16,
    #[arg(long)]
    pub(crate) fast: bool,
    #[arg(long = "for", value_parser = duration, value_name = "TIME")]
    pub(crate) lasting: Option<Duration>,
    #[arg(long = "fault", value_parser = fault, value_name = "FAULT")]
    pub(crate) faults: Vec<PracticeFault>,
    #[arg(long, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
}

/// Every format, and the word for all of them.
pub(crate) fn formats() -> Vec<&'static str> {
    format_ids().into_iter().chain([ALL_FORMATS]).collect()
}

/// Where something answers, as the SDK can call it.
pub(crate) fn address(text: &str) -> Result<String, String> {
    let read = Url::parse(text).map_err(|error| error.to_string())?;
    let callable = matches!(read.scheme(), "http" | "https") && read.has_host();
    let plain = read.query().is_none() && read.fragment().is_none() && read.username().is_empty();
    if callable && plain { Ok(text.to_owned()) } else { Err("no address".to_owned()) }
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

/// Every kind of fault, as it is typed.
pub(crate) fn fault_kinds() -> Vec<String> {
    PracticeFaultKind::ALL.iter().map(crate::output::code).collect()
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
    fn the_language_is_known_before_the_arguments_are_parsed() {
        let check = |typed: &str, expected: Option<Language>| {
            let found = LanguageArgument::wished(typed.split(' ').map(OsString::from));
            assert_eq!(found.map(Language::from), expected, "{typed}");
        };
        check("gangway-cli --language ja --help", Some(Language::Ja));
        check("gangway-cli check --language=en", Some(Language::En));
        check("gangway-cli --language", None);
        check("gangway-cli --language=tlh", None);
        check("gangway-cli --languages ja", None);
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
    fn every_kind_of_fault_can_be_typed() {
        let told = fault("mischief").unwrap_err();
        assert_eq!(told.matches('`').count() / 2 - 1, fault_kinds().len(), "the reader knows: {told}");
        assert!(fault_kinds().iter().all(|kind| fault(kind).is_ok()));
    }

    #[test]
    fn addresses() {
        for good in ["http://127.0.0.1:4100", "https://vpce-1.example.com/", "http://[::1]:4100"] {
            assert_eq!(address(good).as_deref(), Ok(good));
        }
        for bad in ["", "127.0.0.1:4100", "localhost", "ftp://x", "http://", "http:// x", "http://u:p@x", "http://x?y"]
        {
            assert!(address(bad).is_err(), "{bad}");
        }
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
