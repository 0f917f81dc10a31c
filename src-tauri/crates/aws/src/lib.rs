//! The only code that names `aws_*`: accounts, sessions, typed calls, error codes, pacing.
//!
//! Knows no setup, no job and no sentence. Everything that leaves is a plain struct of ours or a
//! [`Fault`](gangway_catalog::fault::Fault). Start reading at [`session::Session`]; [`errors`] says how AWS's answers become codes.
#![warn(missing_docs)]

pub mod accounts;
pub mod buckets;
pub mod builds;
mod causes;
pub mod connections;
pub mod diagnosis;
pub mod errors;
pub mod identity;
pub mod logs;
pub mod pacing;
pub mod pipelines;
pub mod session;
pub mod stacks;
mod time;
mod transport;
