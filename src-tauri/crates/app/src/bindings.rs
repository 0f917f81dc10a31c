//! The types of other rooms that cross to the window, so that a shell names no room but this one.

pub use gangway_catalog::fault::{Fault, FaultCode};
pub use gangway_repository::Suggestion;
pub use gangway_workflow::model::{JobMessage, JobSnapshot, Plan};
