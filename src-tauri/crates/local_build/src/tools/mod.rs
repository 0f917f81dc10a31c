//! The tools that a buildspec counts on: which it names and which are here, and commands that only a machine of AWS's takes.
//! Nothing is ever installed.

mod commands;
mod versions;

pub(crate) use commands::calls;
pub use commands::foreign_commands;
pub(crate) use versions::{VersionQuestion, compare, questions};
