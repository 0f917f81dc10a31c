//! The practice account in a process of its own, so that killing a program doesn't kill the world.

use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use gangway_practice::control::Client;

use crate::place;
use crate::program::RunningProgram;

/// A practice account that outlives the programs which use it; it can be asked and pushed to as a [`Client`].
#[derive(Debug)]
pub struct World {
    /// What it printed for a shell: `AWS_ENDPOINT_URL`, the keys, the Region.
    pub variables: Vec<(String, String)>,
    client: Client,
    process: RunningProgram,
}

impl World {
    /// Starts `gangway-cli practice` on a free port with its state in `home`, and with further arguments.
    #[must_use]
    pub fn start(home: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(place::program("gangway-cli"));
        command.arg("practice").arg("--home").arg(home).args(arguments).stdout(Stdio::piped());
        let mut process = RunningProgram::start(&mut command);
        let lines = process.lines();
        let mut variables: Vec<(String, String)> = Vec::new();
        let named = |variables: &[(String, String)], name: &str| {
            variables.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
        };
        let endpoint = loop {
            let line = lines.recv_timeout(Duration::from_secs(20)).expect("the practice account says where it answers");
            if let Some((name, value)) = line.trim_start_matches("export ").split_once('=') {
                variables.push((name.to_owned(), value.trim_matches(['"', '\'']).to_owned()));
            }
            // The Region is the last of them.
            if let (Some(endpoint), Some(_)) = (named(&variables, "AWS_ENDPOINT_URL"), named(&variables, "AWS_REGION"))
            {
                break endpoint;
            }
        };
        Self { variables, client: Client::new(&endpoint), process }
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        let found = self.variables.iter().find(|(name, _)| name == "AWS_ENDPOINT_URL");
        found.map(|(_, value)| value.as_str()).expect("the practice account said where it answers")
    }

    /// Ends the account without a farewell, as a crash would.
    pub fn kill(&mut self) {
        self.process.kill();
    }
}

impl Deref for World {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}
