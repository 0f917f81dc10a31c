//! What a web developer works with: `npm run dev`, and the program that its page asks.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::place;
use crate::program::RunningProgram;

/// How long vite, or the program, may take to say where it answers on a busy machine.
const START: Duration = Duration::from_secs(60);

/// `npm run dev`, with the program that is built already, in a home of its own.
#[derive(Debug)]
pub struct DevelopmentServer {
    address: String,
    process: RunningProgram,
    _home: TempDir,
}

impl DevelopmentServer {
    /// Why it can't be started here, if it can't.
    #[must_use]
    pub fn missing() -> Option<&'static str> {
        let packages = place::repository().join("ui/node_modules/vite").is_dir();
        if !place::in_path("npm") {
            Some("npm isn't installed")
        } else if !packages {
            Some("the page's packages aren't installed: `npm ci` in ui")
        } else {
            None
        }
    }

    /// Starts it.
    #[must_use]
    pub fn start() -> Self {
        let home = tempfile::tempdir().expect("a home folder");
        let mut command = Command::new("npm");
        command
            .args(["run", "dev"])
            .current_dir(place::repository().join("ui"))
            .env("GANGWAY_PROGRAM", place::program("gangway"))
            .envs(person(home.path(), "en_US.UTF-8"))
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped());
        let mut process = RunningProgram::start(&mut command);
        let address = line(&process.lines(), |line| Some(line.split_once("Gangway: ")?.1.trim().to_owned()));
        Self { address, process, _home: home }
    }

    /// The address that it prints, with which its page finds its program.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where the page comes from, e.g. `http://127.0.0.1:5173`.
    #[must_use]
    pub fn page(&self) -> &str {
        self.address.split("/#").next().unwrap_or_default()
    }
}

impl Drop for DevelopmentServer {
    fn drop(&mut self) {
        self.process.kill_all();
    }
}

/// The program without a window, asked by a page.
#[derive(Debug)]
pub struct Door {
    page: String,
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    /// What each request must bring.
    pub token: String,
    /// The program. It ends when its standard input does.
    pub process: RunningProgram,
}

impl Door {
    /// Opens one for a page that comes from there, for a person with this home folder and locale.
    #[must_use]
    pub fn open(page: &str, home: &Path, locale: &str) -> Self {
        let mut command = Command::new(place::program("gangway"));
        command.args(["--door", page]).envs(person(home, locale)).stdout(Stdio::piped());
        let mut process = RunningProgram::start_with_input(&mut command);
        let told = line(&process.lines(), |line| serde_json::from_str::<Value>(line).ok());
        let text = |name: &str| told[name].as_str().unwrap_or_else(|| panic!("the door says its {name}")).to_owned();
        Self { page: page.to_owned(), address: text("address"), token: text("token"), process }
    }

    /// The page's address that leads here.
    #[must_use]
    pub fn of_page(&self) -> String {
        let port = self.address.rsplit(':').next().unwrap_or_default();
        format!("{}/#{port}.{}", self.page, self.token)
    }
}

/// A person's environment that knows nothing of this machine's.
fn person<'a>(home: &'a Path, locale: &'a str) -> [(&'static str, &'a OsStr); 6] {
    [
        ("HOME", home.as_os_str()),
        ("GANGWAY_HOME", home.as_os_str()),
        ("LANG", locale.as_ref()),
        ("LC_ALL", locale.as_ref()),
        ("LANGUAGE", locale.as_ref()),
        ("AWS_EC2_METADATA_DISABLED", "true".as_ref()),
    ]
}

/// What the first line gives that gives something.
fn line<T>(lines: &Receiver<String>, find: impl Fn(&str) -> Option<T>) -> T {
    loop {
        let line = lines.recv_timeout(START).expect("the program says where it answers");
        if let Some(found) = find(&line) {
            return found;
        }
    }
}
