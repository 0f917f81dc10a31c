//! A program that prints credentials: bounded in time, in what it prints, and with all that it starts. What it prints may
//! be secrets, so nothing of it is ever passed on.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::environment::Environment;
use gangway_profiles::source::process::Process;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};

use crate::errors::CallError;
use crate::process_group::ProcessGroup;
use crate::programs::Programs;

/// How long it may take: less than credentials may, so that it is known which of all it was.
const WITHIN: Duration = Duration::from_secs(if cfg!(test) { 3 } else { 19 });

/// Bytes that it may print. Credentials have about two thousand.
const LONGEST_OUTPUT: usize = 64 * 1024;

pub(super) struct CredentialProcess {
    profile: String,
    process: Process,
    programs: Programs,
}

/// Arguments may be secrets.
impl std::fmt::Debug for CredentialProcess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CredentialProcess(…)")
    }
}

/// Why a program gave no credentials.
#[derive(Debug)]
enum Failure {
    NotFound,
    NotStarted(io::Error),
    Ended(ExitStatus),
    Slow,
    Long,
    /// It printed no credentials of version 1.
    Unreadable,
}

impl CredentialProcess {
    pub(super) fn new(profile: &str, process: &Process, environment: &Environment) -> Self {
        Self { profile: profile.to_owned(), process: process.clone(), programs: Programs::new(environment) }
    }

    async fn credentials(&self) -> provider::Result {
        match self.run().await {
            Ok(found) => Ok(found),
            Err(failure) => Err(CallError::of_credentials(self.fault(&failure)).into()),
        }
    }

    async fn run(&self) -> Result<Credentials, Failure> {
        let program = self.programs.find(&self.process.program).ok_or(Failure::NotFound)?;
        let mut command = Command::new(program);
        command.args(&self.process.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        // what it starts is found as it is
        if let Some(path) = self.programs.path() {
            command.env("PATH", path);
        }
        // the group ends all of them, whatever becomes of this
        let (mut child, group) = ProcessGroup::start(&mut command).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::NotFound,
            _ => Failure::NotStarted(error),
        })?;
        let output = child.stdout.take();
        let ended = async { tokio::try_join!(end(&mut child, &group), printed(output)) };
        let (status, text) = tokio::time::timeout(WITHIN, ended).await.map_err(|_| Failure::Slow)??;
        if !status.success() {
            return Err(Failure::Ended(status));
        }
        read(&text).ok_or(Failure::Unreadable)
    }

    fn fault(&self, failure: &Failure) -> Fault {
        let (kind, detail) = match failure {
            Failure::NotFound => ("not-found", String::new()),
            Failure::NotStarted(error) => ("not-started", error.to_string()),
            Failure::Ended(status) => match status.code() {
                Some(code) => ("ended", code.to_string()),
                None => ("killed", String::new()),
            },
            Failure::Slow => ("slow", String::new()),
            Failure::Long => ("long", String::new()),
            Failure::Unreadable => ("unreadable", String::new()),
        };
        Fault::new(FaultCode::CredentialProcessFailed)
            .with("profile", self.profile.as_str())
            .with("program", self.process.program.as_str())
            .with("kind", kind)
            .with("detail", detail)
            .with("seconds", usize::try_from(WITHIN.as_secs()).unwrap_or_default())
            .with("most", LONGEST_OUTPUT / 1024)
    }
}

impl ProvideCredentials for CredentialProcess {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// Waits for the program, then ends what it has left behind: that may hold its output open.
async fn end(child: &mut Child, group: &ProcessGroup) -> Result<ExitStatus, Failure> {
    let status = child.wait().await.map_err(Failure::NotStarted);
    group.end_the_rest();
    status
}

async fn printed(output: Option<impl AsyncRead + Unpin>) -> Result<Vec<u8>, Failure> {
    let Some(output) = output else { return Ok(Vec::new()) };
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST_OUTPUT).unwrap_or(u64::MAX).saturating_add(1);
    output.take(most).read_to_end(&mut bytes).await.map_err(Failure::NotStarted)?;
    if bytes.len() > LONGEST_OUTPUT { Err(Failure::Long) } else { Ok(bytes) }
}

/// What it prints, by <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>.
fn read(output: &[u8]) -> Option<Credentials> {
    let found: Value = serde_json::from_slice(output).ok()?;
    if found.get("Version")?.as_i64()? != 1 {
        return None;
    }
    let text = |name: &str| found.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    let end = match text("Expiration") {
        Some(end) => Some(SystemTime::try_from(DateTime::from_str(&end, Format::DateTimeWithOffset).ok()?).ok()?),
        None => None,
    };
    let (id, secret) = (text("AccessKeyId")?, text("SecretAccessKey")?);
    Some(Credentials::new(id, secret, text("SessionToken"), end, "process"))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use gangway_catalog::fact::Fact;
    use gangway_profiles::environment::System;
    use rustix::process::{Pid, test_kill_process};

    use super::*;
    use crate::causes::find;

    const SECRET: &str = "hunter2-printed";
    const KEYS: &str = r#"echo '{"Version":1,"AccessKeyId":"AKIAX","SecretAccessKey":"s"}'"#;

    async fn run(program: &str, script: &str, variables: &[(&str, &str)]) -> Result<Credentials, Fault> {
        let environment = Environment::new(System::Unix, variables.iter().copied().chain([("PATH", "/usr/bin:/bin")]));
        let arguments = ["-c", script, SECRET].map(str::to_owned).into();
        let process = Process { program: program.to_owned(), arguments };
        let provider = CredentialProcess::new("p", &process, &environment);
        assert!(!format!("{provider:?}").contains(SECRET));
        provider.provide_credentials().await.map_err(|error| find::<CallError>(&error).unwrap().fault().clone())
    }

    fn kind(outcome: Result<Credentials, Fault>) -> String {
        let fault = outcome.unwrap_err();
        assert_eq!(fault.code, FaultCode::CredentialProcessFailed, "{fault}");
        assert!(!format!("{fault:?}").contains(SECRET), "{fault:?}");
        match fault.facts.get("kind") {
            Some(Fact::Text(kind)) => kind.clone(),
            _ => String::new(),
        }
    }

    async fn check(script: &str, expected: &str) {
        assert_eq!(kind(run("sh", script, &[]).await), expected, "{script}");
    }

    #[tokio::test]
    async fn what_it_prints_is_read() {
        let script = r#"echo '{"Version":1,"AccessKeyId":"ASIAX","SecretAccessKey":"s","SessionToken":"t",
                        "Expiration":"2100-01-01T00:00:00+00:00"}'"#;
        let found = run("/bin/sh", script, &[]).await.unwrap();
        assert_eq!((found.access_key_id(), found.session_token()), ("ASIAX", Some("t")));
        assert!(found.expiry().is_some());
        assert!(run("sh", KEYS, &[]).await.unwrap().expiry().is_none());
    }

    #[tokio::test]
    async fn each_way_to_fail_is_told_and_nothing_of_its_output() {
        check(&format!("echo {SECRET} >&2; exit 3"), "ended").await;
        check("kill -9 $$", "killed").await;
        check(&format!("echo {SECRET}"), "unreadable").await;
        check("true", "unreadable").await;
        check(&format!("echo '{{\"Version\":1,\"AccessKeyId\":\"{SECRET}\"}}'"), "unreadable").await;
        check(&KEYS.replace(":1", ":2"), "unreadable").await;
        check(&KEYS.replace(":1,", ":1,\"Expiration\":\"tomorrow\","), "unreadable").await;
        check("yes", "long").await;
        check("exec sleep 60", "slow").await;
        for program in ["no-such-program-anywhere", "/no/such/program"] {
            assert_eq!(kind(run(program, "", &[]).await), "not-found", "{program}");
        }
    }

    /// A child of the program lived on.
    #[tokio::test]
    async fn what_it_starts_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("child");
        for rest in ["wait", "true"] {
            let script = format!("sleep 600 & echo $! > '{}'; {rest}", note.display());
            run("sh", &script, &[]).await.unwrap_err();
            let child = std::fs::read_to_string(&note).unwrap();
            let child = Pid::from_raw(child.trim().parse().unwrap()).unwrap();
            let gone = async {
                while test_kill_process(child).is_ok() && !is_dead(child) {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), gone).await.expect("it has ended");
        }
    }

    /// Killed, and not yet noticed by whoever is its parent now.
    fn is_dead(process: Pid) -> bool {
        let state = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero()));
        state.is_ok_and(|state| state.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z')))
    }

    /// A desktop gives its programs a shorter PATH than a login shell has.
    #[tokio::test]
    async fn it_is_found_where_a_login_shell_finds_it() {
        for place in [".local/bin", "bin"] {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join(place);
            std::fs::create_dir_all(&folder).unwrap();
            std::os::unix::fs::symlink("/bin/sh", folder.join("print-keys")).unwrap();
            let home = [("HOME", home.path().to_str().unwrap())];
            // what it starts finds its own programs there, too
            let script = format!("print-keys -c '{}'", KEYS.replace('\'', r"'\''"));
            assert_eq!(run("print-keys", &script, &home).await.unwrap().access_key_id(), "AKIAX", "{place}");
            assert_eq!(kind(run("print-keys", &script, &[]).await), "not-found");
        }
    }
}
