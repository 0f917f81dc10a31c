//! The flows of `workflow` from end to end, against the practice account in this process: connect, deploy, run, tear
//! down; with lost answers, throttling, and the program ended at any point.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends at the first surprise")]

mod boundary;
mod connect;
mod deploy;
mod failures;
mod failures_apart;
mod host_replaced;
mod hosts;
mod keychain;
mod looks;
mod mfa;
mod pages;
mod plans;
mod runs;
mod signing_in;
mod stacks;
mod stage;
mod tear_down;
mod tear_down_of_host;
mod triggers;
mod voyage;
