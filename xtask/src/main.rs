//! The one command for people and machines: `cargo xtask run | test | campaign | bench | bundle | cli | door | gen`.
//!
//! Without dependencies, so that it compiles in seconds on a machine that has nothing but Rust and Node. It calls Cargo,
//! npm and the programs that these make; it knows none of our rooms, but for the table of the window's commands, which is
//! plain text. Start reading at [`run`] and [`test`].
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a tool at a terminal: it prints, and it reads the environment that called it"
)]

#[macro_use]
#[path = "../../src-tauri/src/table.rs"]
mod table;

mod bench;
mod bundle;
mod campaign;
#[path = "../../src-tauri/src/capabilities.rs"]
mod capabilities;
mod cli;
mod clock;
mod door;
mod generate;
mod install;
mod parts;
mod place;
mod process;
mod run;
mod runners;
mod tally;
mod test;
mod window_page;
mod wine;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run      install what is missing, build, start the window (with no display: walk the tour into target/tour)
cargo xtask test     everything that can be checked here; the last line is `N passed, N failed, N skipped`
cargo xtask campaign what takes too long for every test run; in parts: clocks, state, answers, walks, messages,
                     windows, macos
cargo xtask bench    start, memory, check, export and sizes, beside a bare window
cargo xtask bundle   the installers that this system can make
cargo xtask cli …    gangway-cli, e.g. `cargo xtask cli detect .`
cargo xtask door …   the program that `npm run dev` shows in a browser; it starts this by itself
cargo xtask gen      the generated files: the window's permissions and types, the ids of the sentences, practice's models of AWS";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["run"] => run::run(),
        ["test"] => return test::test(),
        ["campaign", names @ ..] => return campaign::campaign(names),
        ["bench"] => bench::bench(),
        ["bundle"] => bundle::bundle(),
        ["door", page] => door::door(page),
        ["gen"] => generate::generate(),
        ["cli", typed @ ..] => return cli::cli(typed),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}
