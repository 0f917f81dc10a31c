//! Builds on this computer, friendly and hostile ones. A program of its own, since a supervisor is started of it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test with a main of its own, which clippy doesn't take for one"
)]

#[cfg(unix)]
mod unix;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = gangway_local_build::supervise_if_asked(std::env::args_os()) {
        return code;
    }
    #[cfg(unix)]
    return unix::main();
    #[cfg(not(unix))]
    ExitCode::SUCCESS
}
