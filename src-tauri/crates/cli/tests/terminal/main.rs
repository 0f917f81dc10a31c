//! The real program, as a script would call it: exit codes, JSON, files, signals.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that meets the unexpected fails")]

mod alone;
mod between;
#[cfg(unix)] // whom a file is for
mod console_session;
mod exits;
mod failures;
mod hosts;
mod moved_repository;
mod practice_accounts;
mod program;
mod sign_in;
mod signing_in;
mod strangers;
mod voyage;
mod weather;
