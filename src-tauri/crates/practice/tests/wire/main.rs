//! The practice account over real sockets: what a client, a browser and the controls see.
#![allow(clippy::expect_used, clippy::panic, reason = "a test ends at the first surprise")]
#![allow(clippy::disallowed_methods, reason = "a test writes what it likes")]

mod bounds;
mod browser;
mod calls;
mod controls;
mod forms;
mod hosts;
mod http;
mod networks;
mod restarts;
