//! The absences of ARCHITECTURE.md as checks over the source tree, `cargo metadata` and `cargo tree`. Each check is a
//! function over given data, so that a seeded defect shows that it has teeth.
//!
//! Three absences are shown elsewhere, where they are closest to what they guard: that the command table, the handlers,
//! the permissions and the window's types agree (`src-tauri`), that both languages have the same sentences (`words`),
//! and that only `Plan::approve` gives an `Approved` (`workflow`, by privacy).
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test: it may ask where Cargo is, and ends at a surprise"
)]

mod arrows;
mod circles;
mod code;
mod door;
mod features;
mod limits;
mod names;
mod purity;
mod recipes;
mod secrets;
mod targets;
mod words;
