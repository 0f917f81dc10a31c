//! Measures for `cargo xtask bench`: how long the program takes to a usable Home and what it holds in memory, beside a
//! bare Tauri window; how long the pure parts take, and what an account with many networks
//! and a pipeline with many runs and a long log cost. Prints one line a measure.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool at a terminal")]

fn main() -> std::process::ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    gangway_tests::measure::pure();
    if let [ours, ..] = arguments.as_slice() {
        gangway_tests::measure::networks(ours.as_ref());
        gangway_tests::measure::busy(ours.as_ref());
    }
    if let [ours, bare] = arguments.as_slice() {
        gangway_tests::measure::windows(ours.as_ref(), bare.as_ref());
    }
    std::process::ExitCode::SUCCESS
}
