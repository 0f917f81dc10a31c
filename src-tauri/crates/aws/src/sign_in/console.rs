//! The person's own `aws login`: found where a login shell finds it, run without a shell, bounded in time.

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use gangway_catalog::fault::{Fault, FaultCode};
use tokio::process::Command;

use super::SECONDS_FOR_A_PERSON;
use super::target::ConsoleTarget;
use crate::causes::any;
use crate::process_group::ProcessGroup;
use crate::programs::Programs;
use crate::texts::shorten;

const PROGRAM: &str = "aws";

/// How many bytes of its last words are read. An old one lists all its commands.
const LAST_WORDS: u64 = 64 * 1024;

/// What an AWS CLI says that doesn't know the command yet, in a fragment: version 1, and those before 2.32.
const UNKNOWN: &[&str] = &["invalid choice"];

/// An `aws login` that is ready to be run.
pub(super) struct ConsoleLogin {
    target: ConsoleTarget,
    program: PathBuf,
    programs: Programs,
}

enum Failure {
    NotFound,
    NotStarted(io::Error),
    Ended(String),
    Slow,
}

impl ConsoleLogin {
    pub(super) fn begin(target: &ConsoleTarget) -> Result<Self, Fault> {
        let programs = Programs::new(&target.environment);
        let program = programs.find(PROGRAM).ok_or_else(|| fault(target, Failure::NotFound))?;
        Ok(Self { target: target.clone(), program, programs })
    }

    pub(super) async fn end(self, second: Duration) -> Result<(), Fault> {
        let limit = second * SECONDS_FOR_A_PERSON;
        match tokio::time::timeout(limit, self.run()).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(failure)) => Err(fault(&self.target, failure)),
            Err(_) => Err(fault(&self.target, Failure::Slow)),
        }
    }

    /// It opens the browser, which may outlive it and write to what it was given: so that is a file and no pipe.
    async fn run(&self) -> Result<(), Failure> {
        let mut words = tempfile::tempfile().map_err(Failure::NotStarted)?;
        let errors = words.try_clone().map_err(Failure::NotStarted)?;
        let mut command = Command::new(&self.program);
        command.args(["login", "--profile", &self.target.profile]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors);
        if let Some(path) = self.programs.path() {
            command.env("PATH", path);
        }
        let (mut child, group) = ProcessGroup::start(&mut command).map_err(Failure::NotStarted)?;
        let status = child.wait().await.map_err(Failure::NotStarted)?;
        // the browser that it started is the person's
        group.leave();
        if status.success() { Ok(()) } else { Err(Failure::Ended(last_words(&mut words).unwrap_or_default())) }
    }
}

/// What it said at the end.
fn last_words(file: &mut std::fs::File) -> io::Result<String> {
    let end = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(end.saturating_sub(LAST_WORDS)))?;
    let mut bytes = Vec::new();
    file.take(LAST_WORDS).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The last line that isn't empty.
fn last_line(words: &str) -> String {
    words.lines().map(str::trim).rfind(|line| !line.is_empty()).map(shorten).unwrap_or_default()
}

fn fault(target: &ConsoleTarget, failure: Failure) -> Fault {
    let (kind, detail) = match failure {
        Failure::NotFound => ("not-found", String::new()),
        Failure::NotStarted(error) => ("not-started", error.to_string()),
        Failure::Ended(words) if any(&words, UNKNOWN) => ("unknown-command", String::new()),
        Failure::Ended(words) => ("ended", last_line(&words)),
        Failure::Slow => ("slow", String::new()),
    };
    Fault::new(FaultCode::AwsLoginFailed)
        .with("profile", target.profile.as_str())
        .with("command", target.command())
        .with("kind", kind)
        .with("detail", detail)
        .with("minutes", usize::try_from(SECONDS_FOR_A_PERSON / 60).unwrap_or_default())
}
