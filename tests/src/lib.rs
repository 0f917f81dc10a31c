//! Drives the whole from outside: the real window, the real terminal program, real clients, real judges.
//!
//! Knows no use case and no rule: it presses buttons, runs programs and looks at what comes out. The subjects stand in
//! `tests/tests/`: `journeys`, `browser`, `kills`, `flows`, `conformance`, `judged`, `state`, `architecture`. Start
//! reading at [`journey`].
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test tool ends with a clear message at the first surprise, and writes and reads what it likes"
)]

#[cfg(target_os = "linux")] // D-Bus and its keychain
pub mod bus;
pub mod busy;
pub mod button;
pub mod company;
#[cfg(target_os = "linux")] // ends whole trees of processes by /proc
pub mod development;
pub mod http;
#[cfg(target_os = "linux")]
pub mod journey;
pub mod measure;
pub mod mfa;
pub mod networks;
pub mod own_server;
pub mod place;
pub mod portal;
pub mod program;
pub mod setups;
pub mod skip;
pub mod state;
#[cfg(target_os = "linux")] // WebDriver: WebKitGTK's; macOS has none
pub mod window;
pub mod world;
