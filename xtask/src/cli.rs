//! `cargo xtask cli …`: the terminal's program, built as everything else is, and called where the person stands.

use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::place;
use crate::process::{cargo, demand};

const BUILD_LIMIT: Duration = Duration::from_secs(3 * 3600);

pub(crate) fn cli(typed: &[&str]) -> ExitCode {
    // With the whole workspace: alone it would get other features of the AWS SDK, and that is built anew for them.
    if let Err(why) = demand(cargo().args(["build", "--quiet", "--workspace", "--bins"]), BUILD_LIMIT) {
        eprintln!("\n{why}");
        return ExitCode::FAILURE;
    }
    // It asks at the terminal and ends when the person ends it, so it keeps our input and has no limit.
    match Command::new(place::program("debug", "gangway-cli")).args(typed).status() {
        Ok(status) => status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from),
        Err(why) => {
            eprintln!("gangway-cli can't be started: {why}");
            ExitCode::FAILURE
        }
    }
}
