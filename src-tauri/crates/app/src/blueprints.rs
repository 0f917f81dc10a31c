//! What a setup means, and what stands in the way of it.

use gangway_blueprint::Blueprint;
use gangway_export::pipeline_template;
use gangway_setup::document::Setup;
use gangway_setup::problem::{Problem, Severity};
use gangway_setup::target::Target;

use crate::views::SetupPlace;

/// The problems of a setup, and where it has no errors, those that only show in the file that is deployed.
pub(crate) fn with_template(setup: &Setup, target: &Target, mut problems: Vec<Problem>) -> Vec<Problem> {
    let template = blueprint(setup, target, &problems).and_then(|blueprint| pipeline_template(&blueprint));
    let more = template.err().unwrap_or_default();
    let new: Vec<_> = more.into_iter().filter(|problem| !problems.contains(problem)).collect();
    problems.extend(new);
    problems
}

/// The graph of a setup, or what stands in the way of it.
pub(crate) fn blueprint(setup: &Setup, target: &Target, problems: &[Problem]) -> Result<Blueprint, Vec<Problem>> {
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(problems.to_vec());
    }
    Blueprint::from_setup(setup, target)
}

/// The place of a setup as the blueprint needs it.
pub(crate) fn target(place: &SetupPlace) -> Target {
    let identity = place.identity.clone();
    Target {
        partition: identity.as_ref().map(|identity| identity.partition.clone()).unwrap_or_default(),
        account: identity.map(|identity| identity.account).unwrap_or_default(),
        region: place.region.clone(),
        connection_arn: place.connection_arn.clone(),
        host_arn: place.host_arn.clone(),
        network: place.network.clone(),
    }
}
