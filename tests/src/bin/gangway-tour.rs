//! Walks the first voyage by itself and leaves its pictures and files in the folder that is named.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool at a terminal")]

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    use gangway_tests::journey::{Language, Stage, walk};

    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("gangway-tour FOLDER");
        return ExitCode::from(2);
    };
    println!("Walking from a repository to a running pipeline, in a window that nobody sees. It takes a few minutes.");
    let stage = Stage::new(folder.as_ref(), Language::En);
    let found = walk(&stage).await;
    println!("The run succeeded, and everything was taken down again.");
    if found == Default::default() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("The tour needs WebKitWebDriver, which Linux alone has.");
}
