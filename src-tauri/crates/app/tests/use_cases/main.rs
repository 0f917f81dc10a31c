//! The use cases against a practice account, over the wire, as a window would ask them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that meets the unexpected fails")]

mod accounts_changed;
mod any_request;
mod buildspecs;
mod desk;
mod disk;
mod hosts;
mod journey;
mod keys;
mod networks;
mod practice_worlds;
mod records;
mod setups;
mod stand_ins;
mod taken_away;
