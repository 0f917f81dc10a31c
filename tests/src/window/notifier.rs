//! What a desktop does with notifications: dunst shows them, says what it was given, and clicks.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::Display;
use crate::place;
use crate::program::{RunningProgram, until};

/// How long a desktop may take to answer, and a program to tell something that has happened.
const PATIENCE: Duration = Duration::from_secs(30);

/// The notifications of a display. They end with this value.
#[derive(Debug)]
pub struct Notifier {
    lines: Receiver<String>,
    variables: Vec<(OsString, OsString)>,
    _daemon: RunningProgram,
}

impl Notifier {
    /// What is missing on this machine.
    #[must_use]
    pub fn missing() -> Option<&'static str> {
        ["dunst", "dunstctl", "dbus-daemon"].into_iter().find(|program| !place::in_path(program))
    }

    /// Shows the notifications of this display.
    #[must_use]
    pub fn start(display: &Display) -> Self {
        let variables = display.variables();
        let mut command = Command::new("dunst");
        command
            .args(["-print", "-config", "/dev/null"])
            .envs(variables.iter().cloned())
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut daemon = RunningProgram::start(&mut command);
        let notifier = Self { lines: daemon.lines(), variables, _daemon: daemon };
        until("a desktop that shows notifications", PATIENCE, || notifier.control(&["is-paused"]).then_some(()));
        notifier
    }

    /// Waits until this sentence was told. Whatever was told before it is forgotten.
    pub fn told(&self, sentence: &str) {
        until(&format!("the notification \"{sentence}\""), PATIENCE, || {
            self.lines.try_iter().any(|line| line.contains(sentence)).then_some(())
        });
    }

    /// Clicks the newest notification.
    pub fn click(&self) {
        assert!(self.control(&["action", "0"]), "the newest notification can be clicked");
    }

    fn control(&self, arguments: &[&str]) -> bool {
        let mut command = Command::new("dunstctl");
        command.args(arguments).envs(self.variables.iter().cloned());
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}
