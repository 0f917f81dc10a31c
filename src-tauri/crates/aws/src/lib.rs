//! The only code that names `aws_*`: accounts, sessions, typed calls, error codes, pacing.
//!
//! Knows no setup, no job and no sentence. Everything that leaves is a plain struct of ours or a
//! [`Fault`](gangway_catalog::fault::Fault). Start reading at [`session::Session`]; [`errors`] says how AWS's answers become codes.
//! Whose account it is, [`configuration`] reads and [`credentials`] provides: AWS's SDK reads no file of the person's
//! configuration itself.
#![warn(missing_docs)]

pub mod accounts;
mod bounded;
pub mod buckets;
pub mod build_log;
pub mod builds;
mod causes;
mod clock;
pub mod configuration;
pub mod connections;
pub mod credentials;
pub mod diagnosis;
mod ec2_query;
mod endpoints;
pub mod errors;
pub mod executions;
pub mod failure_causes;
pub mod hosts;
pub mod identity;
pub mod logs;
pub mod networks;
pub mod pacing;
pub mod pipelines;
mod process_group;
mod profile_faults;
mod programs;
pub mod refused_resources;
mod route;
pub mod session;
pub mod sign_in;
pub mod stacks;
mod texts;
pub mod time;
mod transport;
mod xml;
