//! The Setup document, its rules and problems; the typed buildspec; remote URLs; trigger matching.
//!
//! Knows no account and no file system: does no I/O, reads no clock, and the same input gives the same output.
//! Start reading at [`document`], then [`check`].
#![warn(missing_docs)]

pub mod buildspec;
pub mod check;
pub mod deploy;
pub mod document;
pub mod endpoint;
pub mod file;
mod format;
pub mod names;
pub mod problem;
pub mod references;
pub mod remote;
pub mod secrets;
pub mod suggest;
pub mod target;
pub mod triggers;
