//! A D-Bus session of its own, with a keychain when one is wished for, as a desktop has them.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::place;
use crate::program::{RunningProgram, until};

/// A session bus that ends with this value.
#[derive(Debug)]
pub struct Bus {
    address: String,
    _daemon: RunningProgram,
    _keychain: Option<RunningProgram>,
}

impl Bus {
    /// What is missing on this machine for a bus with a keychain.
    #[must_use]
    pub fn missing() -> Option<&'static str> {
        ["dbus-daemon", "dbus-send", "gnome-keyring-daemon"].into_iter().find(|program| !place::in_path(program))
    }

    /// A bus.
    #[must_use]
    pub fn start() -> Self {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = RunningProgram::start(&mut command);
        let address = daemon.lines().recv_timeout(Duration::from_secs(20)).expect("the bus says where it is");
        Self { address: address.trim().to_owned(), _daemon: daemon, _keychain: None }
    }

    /// A bus with a keychain that is unlocked, and keeps what it holds in a folder.
    #[must_use]
    pub fn with_keychain(folder: &Path) -> Self {
        let mut bus = Self::start();
        let password = folder.join("password");
        std::fs::write(&password, "x").expect("the keychain's password");
        let mut command = Command::new("sh");
        command
            .args(["-c", "exec gnome-keyring-daemon --foreground --unlock --components=secrets < \"$0\""])
            .arg(&password)
            .envs([bus.variable()])
            .env("HOME", folder)
            .env("XDG_RUNTIME_DIR", folder)
            .env_remove("XDG_DATA_HOME")
            .stderr(Stdio::null());
        bus._keychain = Some(RunningProgram::start(&mut command));
        until("a keychain on the bus", Duration::from_secs(20), || bus.has("org.freedesktop.secrets").then_some(()));
        bus
    }

    /// Whether somebody answers to a name.
    fn has(&self, name: &str) -> bool {
        let mut command = Command::new("dbus-send");
        command
            .args(["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"])
            .args(["org.freedesktop.DBus.NameHasOwner", &format!("string:{name}")])
            .envs([self.variable()]);
        command.output().is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains("true"))
    }

    /// What a program needs to find it.
    #[must_use]
    pub fn variable(&self) -> (OsString, OsString) {
        ("DBUS_SESSION_BUS_ADDRESS".into(), self.address.clone().into())
    }
}
