//! Runs a buildspec on this computer, in a copy of the repository, as CodeBuild would run it.
//!
//! Knows no window, no account and no practice account, and asks nobody for consent: whoever calls it has that. Runs nothing of
//! a repository but the commands of the buildspec, and what they call. Reads no environment and no clock: both are handed in.
//!
//! Start reading at [`LocalBuild`], then [`spec`] (what a buildspec says) and [`Ground`] (what its commands run on).
#![warn(missing_docs)]

mod artifacts;
mod cache;
mod container;
mod engine;
pub mod environment;
pub mod events;
mod fence;
mod files;
mod ground;
pub mod log;
mod os_path;
mod reports;
pub mod spec;
mod tools;

pub use container::{Confinement, Container, ContainerEngine, EngineFinding, EngineKind, Mount, find_engines};
pub use engine::{LocalBuild, Places, Shells};
pub use fence::{Fence, FenceItem, FenceRules, Hold, sandbox_profile};
pub use ground::{Conditions, End, Ground, GroundError, Limits, Program, ThisComputer, supervise_if_asked};
pub use tools::foreign_commands;
