//! A VPC as it was read from an account, and what in it would make a host fail.
//!
//! Knows no AWS call, no setup and no sentence: does no I/O, asks no clock, and the same reading gives the same findings.
//! Start reading at [`reading`], then [`examine`].
#![warn(missing_docs)]

mod destination;
mod examine;
pub mod finding;
pub mod reading;
pub mod rules;
pub mod server;
#[cfg(test)]
mod tests;

pub use crate::examine::{Choice, Way, examine, open_questions, ways};
