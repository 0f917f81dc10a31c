//! Starts the window.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    #[cfg(debug_assertions)]
    if let Some(page) = gangway::door::asked_for(std::env::args()) {
        return gangway::door::run(&page);
    }
    gangway::run()
}
