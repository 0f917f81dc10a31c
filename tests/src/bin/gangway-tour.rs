//! Walks the first voyage by itself and leaves its pictures and files in the folder that is named.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool at a terminal")]

#[cfg(target_os = "linux")]
const USAGE: &str = "Usage: gangway-tour FOLDER\n\nWalks the first voyage in a window that nobody sees, and leaves its pictures and files in FOLDER.";

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    use gangway_tests::journey::{Language, Stage, walk};

    let asked = ["--help", "-h"].map(std::ffi::OsString::from);
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let folder = match words.as_slice() {
        [word] if asked.contains(word) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [folder] if !folder.as_encoded_bytes().starts_with(b"-") => folder,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
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
