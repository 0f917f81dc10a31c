//! A display of its own for each test: Xvfb picks a free number and says which.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::program::Running;

/// A display that ends with this value.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts Xvfb, big enough for every size that a journey asks for.
    #[must_use]
    pub fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = Running::start(&mut command);
        let number = server.lines().recv_timeout(Duration::from_secs(30)).expect("Xvfb says its display number");
        Self { name: format!(":{}", number.trim()), _server: server }
    }

    /// `:N`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
