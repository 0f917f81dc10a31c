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
        ["dunst", "dunstctl", "dbus-daemon", "xdotool"].into_iter().find(|program| !place::in_path(program))
    }

    /// Shows the notifications of this display.
    #[must_use]
    pub fn start(display: &Display) -> Self {
        let variables = display.variables();
        // What it prints into a pipe would else come in blocks of its own size.
        let mut command = Command::new("stdbuf");
        command
            .args(["-oL", "dunst", "-print", "-config", "/dev/null"])
            .envs(variables.iter().cloned())
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut daemon = RunningProgram::start(&mut command);
        let notifier = Self { lines: daemon.lines(), variables, _daemon: daemon };
        until("a desktop that shows notifications", PATIENCE, || notifier.control(&["is-paused"]).then_some(()));
        notifier
    }

    /// Waits until this sentence was told. Answers with the lines that dunst printed before it.
    pub fn told(&self, sentence: &str) -> Vec<String> {
        let mut before = Vec::new();
        until(&format!("the notification \"{sentence}\""), PATIENCE, || {
            self.lines.try_iter().find(|line| {
                before.push(line.clone());
                line.contains(sentence)
            })
        });
        before.pop();
        before
    }

    /// The person looks elsewhere: without a window manager the window below the pointer is the one in front.
    pub fn look_away(&self) {
        self.point("1599", "1199");
    }

    /// The person looks at the window again.
    pub fn look_back(&self) {
        self.point("200", "200");
    }

    fn point(&self, x: &str, y: &str) {
        let mut command = Command::new("xdotool");
        let moved = command.args(["mousemove", x, y]).envs(self.variables.iter().cloned()).status();
        assert!(moved.is_ok_and(|status| status.success()), "the pointer can be moved");
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
