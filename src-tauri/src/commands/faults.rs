//! The fault of a program that is to blame itself.

use gangway_app::bindings::{Fault, FaultCode};

/// A defect, told by the name of the command alone.
pub(crate) fn defect(command: &'static str) -> Fault {
    Fault::new(FaultCode::Internal).with("detail", command)
}
