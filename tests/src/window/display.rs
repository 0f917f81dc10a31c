//! A desktop of its own for each test: Xvfb picks a free number and says which, and a session bus belongs to it.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::bus::Bus;
use crate::place;
use crate::program::RunningProgram;

/// A display that ends with this value.
#[derive(Debug)]
pub struct Display {
    name: String,
    bus: Option<Bus>,
    server: RunningProgram,
}

impl Display {
    /// Starts Xvfb, big enough for every size that a journey asks for, and a bus: without one, the libraries below a
    /// window start one that nobody ends.
    #[must_use]
    pub fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = RunningProgram::start(&mut command);
        let number = server.lines().recv_timeout(Duration::from_secs(30)).expect("Xvfb says its display number");
        Self { name: format!(":{}", number.trim()), bus: place::in_path("dbus-daemon").then(Bus::start), server }
    }

    /// With this bus in place of its own.
    #[must_use]
    pub fn with_bus(mut self, bus: Bus) -> Self {
        self.bus = Some(bus);
        self
    }

    /// `:N`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Stops its server, or lets it go on: whoever asks it something waits meanwhile.
    pub fn stop(&self, stopped: bool) {
        let signal = if stopped { "-STOP" } else { "-CONT" };
        let status = Command::new("kill").args([signal, &self.server.id().to_string()]).status();
        assert!(status.is_ok_and(|status| status.success()), "kill {signal}");
    }

    /// What a program needs to be shown on it.
    #[must_use]
    pub fn variables(&self) -> Vec<(OsString, OsString)> {
        let mut variables = vec![("DISPLAY".into(), self.name.clone().into())];
        variables.extend(self.bus.iter().map(Bus::variable));
        variables
    }
}
