//! ARNs of what the graph doesn't hold.

use crate::text::{Part, Text};

/// In the account and Region of the deployment.
pub(crate) fn here(service: &str, resource: impl IntoIterator<Item = Part>) -> Text {
    let beginning = [
        "arn:".into(),
        Part::Partition,
        format!(":{service}:").into(),
        Part::Region,
        ":".into(),
        Part::Account,
        ":".into(),
    ];
    beginning.into_iter().chain(resource).collect()
}
