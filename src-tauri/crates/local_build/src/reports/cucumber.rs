//! Cucumber's JSON: features, their scenarios, and the steps of each.

use std::io::BufRead;

use serde::Deserialize;

use crate::events::TestCounts;

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    elements: Vec<Scenario>,
}

#[derive(Deserialize)]
struct Scenario {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    steps: Vec<Step>,
    #[serde(default)]
    before: Vec<Step>,
    #[serde(default)]
    after: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    #[serde(default)]
    result: StepResult,
}

#[derive(Default, Deserialize)]
struct StepResult {
    #[serde(default)]
    status: String,
}

/// A scenario failed when a step did, and is skipped when one wasn't run.
pub(super) fn read(text: &mut dyn BufRead) -> Result<TestCounts, String> {
    let features: Vec<Feature> = serde_json::from_reader(text).map_err(|error| error.to_string())?;
    let mut counts = TestCounts::default();
    // a background belongs to each scenario that follows, and is none itself
    for scenario in features.iter().flat_map(|one| &one.elements).filter(|scenario| scenario.kind != "background") {
        let all = scenario.before.iter().chain(&scenario.steps).chain(&scenario.after);
        let statuses: Vec<&str> = all.map(|step| step.result.status.as_str()).collect();
        if statuses.iter().any(|status| matches!(*status, "failed" | "ambiguous")) {
            counts.failed += 1;
        } else if statuses.iter().any(|status| *status != "passed") {
            counts.skipped += 1;
        } else {
            counts.passed += 1;
        }
    }
    Ok(counts)
}
