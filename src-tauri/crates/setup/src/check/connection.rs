//! The wish for a connection, and the connection that it became.

use gangway_catalog::{arn, providers, quotas, regions};

use super::{Facts, length, plain, shown};
use crate::document::Setup;
use crate::problem::{Problem, ProblemCode, Severity};

pub(super) fn check(setup: &Setup, facts: &Facts, problems: &mut Vec<Problem>) {
    match facts.connection_arn.as_deref().filter(|arn| !arn.is_empty()) {
        Some(connection_arn) => {
            chosen(setup, connection_arn, facts, problems);
            // Another one may be wished for beside it. What is chosen needs no name, so nothing is in the way.
            if facts.connections.is_some() && !setup.connection.name.is_empty() {
                let wished = new_connection(setup, facts).into_iter();
                problems.extend(wished.map(|problem| Problem { severity: Severity::Warning, ..problem }));
            }
        }
        None => wish(&setup.connection.name, problems),
    }
}

/// What is wrong with the name of the connection that is wished for, whatever is chosen. A name that a connection of the
/// account bears already is that one's: AWS took it.
#[must_use]
pub fn new_connection(setup: &Setup, facts: &Facts) -> Vec<Problem> {
    let name = &setup.connection.name;
    let mut problems = Vec::new();
    if !facts.connections.iter().flatten().any(|connection| connection.name == *name) {
        wish(name, &mut problems);
    }
    problems
}

/// Whether a new connection may be named so.
pub(crate) fn is_name(name: &str) -> bool {
    let mut problems = Vec::new();
    wish(name, &mut problems);
    problems.is_empty()
}

fn wish(name: &str, problems: &mut Vec<Problem>) {
    let field = "connection.name";
    if length(field, name, &quotas::CONNECTION_NAME, problems) {
        plain(field, name, problems);
    }
}

fn chosen(setup: &Setup, connection_arn: &str, facts: &Facts, problems: &mut Vec<Problem>) {
    let field = "connection";
    let Some(parsed) = arn::connection(connection_arn) else {
        problems.push(Problem::error(field, ProblemCode::Unknown).with("value", shown(connection_arn)));
        return;
    };
    if let Some(region) = facts.region.as_deref() {
        // a connection serves every Region of its partition, but not into or out of an opt-in Region
        let isolated = |id: &str| region != parsed.region && regions::of(id).is_some_and(|region| region.isolated);
        let partition = regions::partition(region).id;
        let apart = parsed.partition != partition || regions::partition(parsed.region).id != partition;
        if apart || isolated(region) || isolated(parsed.region) {
            problems.push(
                Problem::error(field, ProblemCode::NotInRegion)
                    .with("value", shown(connection_arn))
                    .with("region", shown(region)),
            );
        }
    }
    let Some(known) = &facts.connections else { return };
    match known.iter().find(|connection| connection.arn == connection_arn) {
        None => {
            problems.push(Problem::warning(field, ProblemCode::DanglingReference).with("name", shown(connection_arn)));
        }
        Some(connection) => {
            let wanted = setup.repository.provider;
            if wanted.is_some() && connection.provider != wanted {
                let provider = connection.provider.map_or("unknown", |provider| providers::of(provider).id);
                problems.push(Problem::error(field, ProblemCode::ConnectionProvider).with("provider", provider));
            }
        }
    }
}
