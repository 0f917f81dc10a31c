//! ARNs of what the graph doesn't hold.

use gangway_setup::document::Boundary;

use crate::text::{Part, Text, text};

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

/// The ARN of a policy that bounds roles.
pub(crate) fn boundary(policy: Boundary<'_>) -> Text {
    let owner = if policy.of_aws { Part::from("aws") } else { Part::Account };
    text!["arn:", Part::Partition, ":iam::", owner, ":policy/", policy.name]
}
