//! Makes a folder of state as a person leaves it, for `tests/state/<version>`: see its README.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool at a terminal")]

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(std::path::PathBuf::from) else {
        eprintln!("gangway-state FOLDER");
        return ExitCode::from(2);
    };
    if folder.exists() {
        eprintln!("{} is there already: a record is never changed", folder.display());
        return ExitCode::FAILURE;
    }
    gangway_tests::state::record(&folder);
    println!("{} holds what version {} leaves.", folder.display(), env!("CARGO_PKG_VERSION"));
    ExitCode::SUCCESS
}
