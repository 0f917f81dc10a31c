//! `cargo xtask door PAGE`: what `npm run dev` starts. The program without a window, asked by a page in a browser.

use std::process::Command;
use std::time::Duration;

use crate::process::{cargo, demand};
use crate::{install, place};

const BUILD_LIMIT: Duration = Duration::from_secs(3 * 3600);

pub(crate) fn door(page: &str) -> Result<(), String> {
    install::packages(&[install::BUILD])?;
    demand(cargo().args(["build", "--workspace"]), BUILD_LIMIT)?;
    let mut program = Command::new(place::program("debug", "gangway"));
    program.args(["--door", page]);
    // a home of its own: the window's program may be open beside it, and what is tried here stays out of that one's
    if std::env::var_os("GANGWAY_HOME").is_none() {
        program.env("GANGWAY_HOME", place::kept().join("dev"));
    }
    // It keeps our input, whose end is its own, and has no limit.
    match program.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("The program ended with {status}; what it said stands above.")),
        Err(why) => Err(format!("The program can't be started: {why}")),
    }
}
