//! What EC2 refuses, in its words.

use super::description::Description;
use crate::call::AwsError;

pub(super) fn invalid_value(message: impl Into<String>) -> AwsError {
    AwsError::new("InvalidParameterValue", message)
}

/// A well-formed id of nothing that is there.
pub(super) fn absent(row: &Description, id: &str) -> AwsError {
    AwsError::new(row.absent, format!("The {} '{id}' does not exist", row.noun))
}

/// An id that no such thing could have.
pub(super) fn malformed(row: &Description, id: &str) -> AwsError {
    AwsError::new(row.malformed, format!("Invalid id: \"{id}\" (expecting \"{}-...\")", row.prefix))
}
