//! The program under test, and a practice account that it runs itself.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use gangway_practice::control::{Client, PlayedMessage, PlayedPlace, PracticePush};
use serde_json::Value;
use tempfile::TempDir;

/// How a call ended.
#[derive(Debug)]
pub(crate) struct CallResult {
    pub(crate) code: Option<i32>,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl CallResult {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The one object of a `--json` answer.
    pub(crate) fn object(&self) -> Value {
        serde_json::from_str(&self.output).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The lines of a `--json` answer of long work.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder to work in, its own home, and perhaps a practice account.
pub(crate) struct Desk {
    folder: TempDir,
    practice: Option<Child>,
    variables: Vec<(String, String)>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), practice: None, variables: Vec::new() }
    }

    /// With a practice account in a process of its own, as any client of AWS would be told of it.
    pub(crate) fn with_practice(arguments: &[&str]) -> Self {
        let mut desk = Self::new();
        desk.start_practice(arguments);
        desk
    }

    /// Starts a practice account in a process of its own, in the place of the one before.
    pub(crate) fn start_practice(&mut self, arguments: &[&str]) {
        self.end_practice();
        let mut child = self.command(&["practice", "--fast", "--for", "10m", "--json"]);
        let mut child =
            child.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        self.practice = Some(child);
        let variables: BTreeMap<String, String> = serde_json::from_str(&line).unwrap();
        self.variables = variables.into_iter().filter(|(name, _)| name.starts_with("AWS_")).collect();
    }

    pub(crate) fn end_practice(&mut self) {
        if let Some(child) = &mut self.practice {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Sets a variable of the environment.
    pub(crate) fn let_variable(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// From now on the program is told that its account is one to practice in.
    pub(crate) fn that_practices(mut self) -> Self {
        self.practices();
        self
    }

    /// From now on no variable tells of the practice account. Gives its address.
    pub(crate) fn take_variables(&mut self) -> String {
        let variables = std::mem::take(&mut self.variables);
        variables.into_iter().find(|(name, _)| name == "AWS_ENDPOINT_URL").unwrap().1
    }

    fn practices(&mut self) -> String {
        let endpoint = self.take_variables();
        self.variables = vec![("GANGWAY_PRACTICE_URL".to_owned(), endpoint.clone())];
        endpoint
    }

    /// From now on the program practises in this practice account, which keeps its world in a folder or nothing. Gives
    /// its address.
    pub(crate) fn practices_in(&mut self, folder: Option<&str>, port: &str) -> String {
        let home = folder.map(|folder| self.path(folder).display().to_string());
        let kept: Vec<&str> = home.iter().flat_map(|home| ["--home", home.as_str()]).collect();
        self.start_practice(&[&["--port", port], &kept[..]].concat());
        self.practices()
    }

    /// A clone of `gangway-practice/shop`, which the connection that is ready may read, with an npm package and nothing
    /// installed.
    pub(crate) fn clone_of_shop(&self) -> String {
        let clone = self.path("clone");
        std::fs::create_dir_all(clone.join(".git")).unwrap();
        self.write("clone/.git/config", "[remote \"origin\"]\n\turl = git@github.com:gangway-practice/shop.git\n");
        self.write("clone/.git/HEAD", "ref: refs/heads/main\n");
        self.write("clone/package.json", r#"{"name": "shop", "scripts": {"test": "node --test"}}"#);
        self.write("clone/package-lock.json", r#"{"name": "shop", "lockfileVersion": 3, "packages": {}}"#);
        clone.display().to_string()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file as somebody else would leave it.
    #[expect(clippy::disallowed_methods, reason = "a test's own folder: nothing is lost there")]
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// A setup of the practice world's Node repository.
    pub(crate) fn setup(&self, connection: &str) -> String {
        self.setup_that_deploys(connection, &serde_json::json!([]))
    }

    /// Like [`Desk::setup`], with an approval before what was built is copied.
    pub(crate) fn setup_with_approval(&self, connection: &str) -> String {
        let environment = serde_json::json!({ "approval": {}, "deploy": [{ "to": "s3", "from": "build" }] });
        self.setup_that_deploys(connection, &serde_json::json!([environment]))
    }

    fn setup_that_deploys(&self, connection: &str, environments: &Value) -> String {
        let setup = serde_json::json!({
            "gangway": 2,
            "name": "shop",
            "repository": { "provider": "GitHub", "name": "gangway-practice/hello-node", "branch": "main" },
            "connection": { "name": connection },
            "builds": [{
                "name": "build", "recipe": "node", "packageManager": "npm", "runtimeVersion": "22",
                "machine": { "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0" },
            }],
            "pipelines": [{ "name": "main", "run": [[{ "build": "build" }]], "environments": environments }],
        });
        self.write("shop.gangway.json", setup.to_string())
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.command_in("en", arguments)
    }

    pub(crate) fn command_in(&self, language: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangway-cli"));
        let kept =
            ["PATH", "SystemRoot", "LLVM_PROFILE_FILE", "TZ", "LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC"];
        #[expect(
            clippy::disallowed_methods,
            reason = "a child gets nothing of the machine's but where its tools are, and its clock"
        )]
        let inherited = std::env::vars().filter(|(name, _)| kept.contains(&name.as_str()));
        command.env_clear().envs(inherited.collect::<Vec<_>>());
        #[cfg(windows)]
        std::os::windows::process::CommandExt::creation_flags(&mut command, interruption::OF_ITS_OWN_GROUP);
        command.env("HOME", self.folder.path()).env("GANGWAY_HOME", self.path("home"));
        // Windows has its own home, and a machine at AWS its own credentials
        command.env("USERPROFILE", self.folder.path()).env("AWS_EC2_METADATA_DISABLED", "true");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.args(["--language", language]).args(arguments);
        command
    }

    /// The practice world says this in its place, so many times.
    pub(crate) fn play(&self, place: PlayedPlace, code: &str, text: &str, times: u32) {
        let endpoint = &self.variables.iter().find(|(name, _)| name == "AWS_ENDPOINT_URL").unwrap().1;
        let played = PlayedMessage { place, code: code.to_owned(), text: text.to_owned(), times };
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(Client::new(endpoint).play(&played)).unwrap();
    }

    /// Somebody pushes to the practice world's Node repository.
    pub(crate) fn push(&self, message: &str) {
        let endpoint = &self.variables.iter().find(|(name, _)| name == "AWS_ENDPOINT_URL").unwrap().1;
        let push = PracticePush {
            repository: "gangway-practice/hello-node".to_owned(),
            branch: "main".to_owned(),
            message: message.to_owned(),
            files: Vec::new(),
        };
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(Client::new(endpoint).push(&push)).unwrap();
    }

    /// Runs it to its end, without a terminal.
    pub(crate) fn run(&self, arguments: &[&str]) -> CallResult {
        CallResult::of(self.command(arguments).stdin(Stdio::null()).output().unwrap())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.end_practice();
    }
}

/// Ends a program with a signal and says how it went. Windows has no signals.
#[cfg(unix)]
pub(crate) fn signal(child: Child, signal: &str) -> Option<i32> {
    let status = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
    end(child)
}

/// How a program that was interrupted went, or why it couldn't be.
pub(crate) type Interruption = Result<Option<i32>, String>;

/// Interrupts a program as a person, or another program, does, and says how it went.
///
/// # Errors
/// Why nobody can be interrupted here: Wine has no Ctrl-Break.
pub(crate) fn interrupt(child: Child) -> Interruption {
    #[cfg(unix)]
    return Ok(signal(child, "-INT"));
    #[cfg(windows)]
    match interruption::break_off(child.id()) {
        Ok(()) => Ok(end(child)),
        Err(why) => {
            let mut child = child;
            child.kill().unwrap();
            child.wait().unwrap();
            Err(format!("Ctrl-Break can't be sent: {why}"))
        }
    }
}

fn end(mut child: Child) -> Option<i32> {
    let mut rest = String::new();
    if let Some(output) = &mut child.stdout {
        let _ = output.read_to_string(&mut rest);
    }
    child.wait().unwrap().code()
}

/// Ctrl-Break, which is all that one program can send to another on Windows.
#[cfg(windows)]
#[expect(unsafe_code, reason = "the standard library sends no events; this one takes two numbers and no pointer")]
mod interruption {
    /// What reaches a program with all that it starts reaches nothing else.
    pub(super) const OF_ITS_OWN_GROUP: u32 = 0x200;

    const CTRL_BREAK: u32 = 1;

    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GenerateConsoleCtrlEvent(event: u32, group: u32) -> i32;
    }

    pub(super) fn break_off(group: u32) -> std::io::Result<()> {
        let sent = unsafe { GenerateConsoleCtrlEvent(CTRL_BREAK, group) } != 0;
        if sent { Ok(()) } else { Err(std::io::Error::last_os_error()) }
    }
}

/// Every file below a folder, relative and sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|path| format!("{name}/{path}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}
