//! The types of other rooms that cross to the window and the terminal, so that a shell names no room but this one.

pub use gangway_catalog::fact::{Fact, FactMap};
pub use gangway_catalog::failures::MessagePlace;
pub use gangway_catalog::fault::{Fault, FaultCode};
pub use gangway_repository::Suggestion;
pub use gangway_setup::problem::{Problem, ProblemCode, Severity};
pub use gangway_workflow::model::{
    Change, EventCode, JobEvent, JobKind, JobMessage, JobSnapshot, JobStatus, NextStep, Plan, PlanItem, RunView,
    StackProgress, StepState,
};
