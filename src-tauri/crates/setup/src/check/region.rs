//! The Region, which is the target's: whether connections are there, and what is particular about it.

use gangway_catalog::regions;

use super::{Facts, shown};
use crate::problem::{Problem, ProblemCode};

const FIELD: &str = "region";

pub(super) fn check(facts: &Facts, problems: &mut Vec<Problem>) {
    let Some(region) = facts.region.as_deref().filter(|region| !region.is_empty()) else { return };
    let Some(known) = regions::of(region) else {
        problems.push(
            Problem::error(FIELD, ProblemCode::NotInRegion)
                .with("value", "AWS CodeConnections")
                .with("region", shown(region)),
        );
        return;
    };
    // AWS would only say that it doesn't know the keys
    if facts.partition.as_ref().is_some_and(|partition| partition != known.partition) {
        problems.push(Problem::error(FIELD, ProblemCode::OtherPartition).with("region", known.id));
    } else if known.isolated {
        problems.push(Problem::warning(FIELD, ProblemCode::IsolatedRegion).with("region", known.id));
    }
}
