//! The rules of a setup. Checking never fails and never changes an answer.

use gangway_catalog::providers::ProviderType;

use crate::document::Setup;
use crate::problem::Problem;

/// What was learned from the account. Unknown means no problem.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Ids of the images of the Region, from `ListCuratedEnvironmentImages`.
    pub images: Option<Vec<String>>,
    /// Connections of the account.
    pub connections: Option<Vec<KnownConnection>>,
    /// The chosen Region.
    pub region: Option<String>,
    /// The connection that was chosen or made.
    pub connection_arn: Option<String>,
}

/// A connection of the account.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownConnection {
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its provider; none for one that this version doesn't know.
    pub provider: Option<ProviderType>,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
}

/// The problems of a setup, in the order of its members.
#[must_use]
pub fn check(setup: &Setup, facts: &Facts) -> Vec<Problem> {
    let _ = facts;
    let mut problems = Vec::new();
    if setup.name.is_empty() {
        problems.push(Problem::error("name", crate::problem::ProblemCode::Missing));
    }
    problems
}
