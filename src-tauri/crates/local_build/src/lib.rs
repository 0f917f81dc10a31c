//! Runs a buildspec on this computer, in a copy of the repository, as CodeBuild would run it.
//!
//! Knows no window, no account and no practice account, and asks nobody for consent: whoever calls it has that. Runs nothing of
//! a repository but the commands of the buildspec, and what they call.
#![warn(missing_docs)]

mod container;
mod fence;
mod ground;
mod os_path;
pub mod scratch;

pub use container::{Confinement, Container, ContainerEngine, EngineFinding, EngineKind, Mount, find_engines};
pub use fence::{Fence, FenceItem, FenceRules, Hold, sandbox_profile};
pub use ground::{Conditions, End, Ground, GroundError, Limits, Program, ThisComputer, supervise_if_asked};
