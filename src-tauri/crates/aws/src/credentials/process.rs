//! A program that prints credentials: bounded in time, in what it prints, and with all that it starts. What it prints may
//! be secrets, so nothing of it is ever passed on.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::environment::{Environment, System};
use gangway_profiles::source::process::Process;
#[cfg(unix)]
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};

use crate::errors::CallError;

/// How long it may take: less than credentials may, so that it is known which of all it was.
const WITHIN: Duration = Duration::from_secs(if cfg!(test) { 3 } else { 19 });

/// Bytes that it may print. Credentials have about two thousand.
const LONGEST_OUTPUT: usize = 64 * 1024;

/// Folders where a login shell finds programs, and a program that a desktop starts doesn't. `~` is the home folder.
const OF_LOGIN_SHELLS: &[&str] = &["/opt/homebrew/bin", "/usr/local/bin", "~/.local/bin", "~/bin"];

pub(super) struct CredentialProcess {
    profile: String,
    process: Process,
    system: System,
    /// Where programs are looked for, in this order.
    folders: Vec<PathBuf>,
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
        let folders = folders(environment);
        Self { profile: profile.to_owned(), process: process.clone(), system: environment.system(), folders }
    }

    async fn credentials(&self) -> provider::Result {
        match self.run().await {
            Ok(found) => Ok(found),
            Err(failure) => Err(CallError::of_credentials(self.fault(&failure)).into()),
        }
    }

    async fn run(&self) -> Result<Credentials, Failure> {
        let program = self.program().ok_or(Failure::NotFound)?;
        let mut command = Command::new(program);
        command.args(&self.process.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        // what it starts is found as it is
        if let Ok(path) = std::env::join_paths(&self.folders) {
            command.env("PATH", path);
        }
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.kill_on_drop(true).spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::NotFound,
            _ => Failure::NotStarted(error),
        })?;
        // ends all of them, whatever becomes of this
        let group = ProcessGroup { id: child.id(), over: AtomicBool::new(false) };
        let output = child.stdout.take();
        let ended = async { tokio::try_join!(end(&mut child, &group), printed(output)) };
        let (status, text) = tokio::time::timeout(WITHIN, ended).await.map_err(|_| Failure::Slow)??;
        if !status.success() {
            return Err(Failure::Ended(status));
        }
        read(&text).ok_or(Failure::Unreadable)
    }

    /// A path as it is written; a name where it is first found. A program that isn't found may still be one that only the
    /// system finds, as on Windows beside this one: it isn't started.
    fn program(&self) -> Option<PathBuf> {
        let written = Path::new(&self.process.program);
        if written.components().count() > 1 || written.is_absolute() {
            return Some(written.to_owned());
        }
        let names = match self.system {
            System::Unix => vec![written.to_owned()],
            System::Windows => vec![written.to_owned(), PathBuf::from(format!("{}.exe", self.process.program))],
        };
        let mut places = self.folders.iter().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
        places.find(|place| is_program(place))
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

/// Those of `PATH`, then those that a login shell adds.
fn folders(environment: &Environment) -> Vec<PathBuf> {
    let path = environment.get("PATH").map(OsString::from).unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    if environment.system() == System::Unix {
        let home = environment.get("HOME").map(Path::new);
        let usual = OF_LOGIN_SHELLS.iter().filter_map(|folder| match folder.strip_prefix("~/") {
            Some(below) => home.map(|home| home.join(below)),
            None => Some(PathBuf::from(folder)),
        });
        folders.extend(usual);
    }
    folders
}

fn is_program(path: &Path) -> bool {
    let Ok(about) = std::fs::metadata(path) else { return false };
    #[cfg(unix)]
    let runs = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let runs = true;
    about.is_file() && runs
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

/// A program with all that it starts.
struct ProcessGroup {
    /// Of the program; on Unix, of the group as well.
    id: Option<u32>,
    /// Nothing of it runs any more: its id may be somebody else's by now.
    over: AtomicBool,
}

impl ProcessGroup {
    /// Ends all of it.
    fn end(&self) {
        if !self.over.swap(true, Ordering::Relaxed) {
            self.kill();
        }
    }

    #[cfg(unix)]
    fn end_the_rest(&self) {
        self.end();
    }

    /// Windows has forgotten whose children these were.
    #[cfg(not(unix))]
    fn end_the_rest(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    #[cfg(unix)]
    fn kill(&self) {
        let id = self.id.and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(id) = id {
            // none of them may be left
            let _ = kill_process_group(id, Signal::KILL);
        }
    }

    /// While the program runs, Windows knows its children. Waits for it: the program itself is ended next.
    #[cfg(not(unix))]
    fn kill(&self) {
        let Some(id) = self.id else { return };
        let mut command = std::process::Command::new("taskkill");
        command.args(["/T", "/F", "/PID", &id.to_string()]);
        let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use gangway_catalog::fact::Fact;
    use rustix::process::test_kill_process;

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

    /// M6: a child of the program lived on.
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
