//! What other rooms answer instead of what was asked for, as faults.

use gangway_catalog::fault::{Fault, FaultCode};
/// A path as a person reads it.
pub(crate) use gangway_catalog::shown_path::shown_path as text;
use gangway_repository::InspectProblem;

/// A clone that can't be read.
pub(crate) fn repository(problem: InspectProblem) -> Fault {
    match problem {
        InspectProblem::NotFound { path } => Fault::new(FaultCode::PathNotFound).with("path", path),
        InspectProblem::Unreadable { path, detail } => {
            Fault::new(FaultCode::PathUnreadable).with("path", path).with("detail", detail)
        }
        InspectProblem::NotARepository { path } => Fault::new(FaultCode::NotARepository).with("path", path),
        InspectProblem::NotUnderstood { text } => Fault::new(FaultCode::RepositoryNotUnderstood).with("text", text),
    }
}

/// What was asked for isn't there any more.
pub(crate) fn gone(what: &str) -> Fault {
    Fault::new(FaultCode::NotFound).with("what", what)
}

/// A defect of ours. `place` names code, never a value.
pub(crate) fn defect(place: &str) -> Fault {
    Fault::new(FaultCode::Internal).with("detail", place)
}
