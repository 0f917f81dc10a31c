//! What a pipeline's structure must be, beyond what the model can say.

use std::collections::BTreeSet;

use serde_json::Value;

use super::actions::{self, Configuration};
use crate::call::AwsError;
use crate::services::read::Read as _;

fn structure(message: impl Into<String>) -> AwsError {
    AwsError::new("InvalidStructureException", message)
}

/// Checks a declaration.
pub(super) fn check(pipeline: &Value) -> Result<(), AwsError> {
    let stages = pipeline.list("stages");
    if pipeline.get("artifactStore").is_some() == pipeline.get("artifactStores").is_some() {
        return Err(structure("Pipeline should have either an artifactStore or artifactStores, and not both"));
    }
    if stages.len() < 2 {
        return Err(structure("Pipeline has only 1 stage(s). There should be a minimum of 2 stages in a pipeline"));
    }
    if stages.len() > 50 {
        return Err(structure("Pipeline has too many stages. There should be a maximum of 50 stages in a pipeline"));
    }
    if let Some(name) = twice(stages) {
        return Err(AwsError::new("InvalidStageDeclarationException", format!("Stage name must be unique: {name}")));
    }
    let mut produced = BTreeSet::new();
    let mut namespaces = BTreeSet::new();
    for (index, stage) in stages.iter().enumerate() {
        let actions = stage.list("actions");
        let name = stage.text("name");
        if actions.is_empty() {
            return Err(AwsError::new(
                "InvalidStageDeclarationException",
                format!("Stage {name} should have at least one action"),
            ));
        }
        if let Some(twice) = twice(actions) {
            return Err(actions::refusal(format!("Action name {twice} must be unique in stage {name}")));
        }
        let is_source = |action: &Value| action.member("actionTypeId").text("category") == "Source";
        if index == 0 && !actions.iter().all(is_source) {
            return Err(structure("Pipeline should start with a stage that only contains source actions"));
        }
        if index > 0 && actions.iter().any(is_source) {
            return Err(structure(format!("Source actions can only occur in the first stage: {name}")));
        }
        let mut order: Vec<&Value> = actions.iter().collect();
        order.sort_by_key(|action| action.number("runOrder").unwrap_or(1));
        for action in order {
            check_action(action, &mut produced)?;
            if let Some(twice) =
                action.given("namespace").filter(|namespace| !namespaces.insert((*namespace).to_owned()))
            {
                return Err(structure(format!("Namespace {twice} must be unique in the pipeline")));
            }
        }
        check_failure(pipeline, stage, index)?;
    }
    check_triggers(pipeline, stages)
}

fn twice(named: &[Value]) -> Option<&str> {
    let mut seen = BTreeSet::new();
    named.iter().map(|one| one.text("name")).find(|name| !seen.insert(*name))
}

fn check_action(action: &Value, produced: &mut BTreeSet<String>) -> Result<(), AwsError> {
    let kind = action.member("actionTypeId");
    let name = action.text("name");
    let (category, owner, provider) = (kind.text("category"), kind.text("owner"), kind.text("provider"));
    let Some(known) = actions::find(action) else {
        let id = format!(
            "ActionType (Category: '{category}', Provider: '{provider}', Owner: '{owner}', Version: '{}')",
            kind.text("version")
        );
        return Err(actions::refusal(format!("{id} in action '{name}' is not available in the practice account")));
    };
    let given: Vec<&String> =
        action.member("configuration").as_object().into_iter().flatten().map(|(key, _)| key).collect();
    if let Some(missing) = known.required.iter().find(|key| !given.iter().any(|given| given == *key)) {
        return Err(actions::refusal(format!(
            "Action configuration for action '{name}' is missing required configuration '{missing}'"
        )));
    }
    let allowed = |key: &str| known.required.contains(&key) || known.optional.contains(&key);
    if let Some(unknown) = given.iter().find(|key| !allowed(key)) {
        return Err(actions::refusal(format!(
            "Action configuration for action '{name}' contains unknown configuration '{unknown}'"
        )));
    }
    (known.check)(&Configuration { action: name, values: action.member("configuration") })?;
    let (inputs, outputs) = (action.list("inputArtifacts"), action.list("outputArtifacts"));
    if !known.inputs.contains(&inputs.len()) {
        let message = format!(
            "Action {name} has {} input artifact(s); {provider} takes {} to {}",
            inputs.len(),
            known.inputs.start(),
            known.inputs.end()
        );
        return Err(structure(message));
    }
    if !known.outputs.contains(&outputs.len()) {
        let message = format!(
            "Action {name} has {} output artifact(s); {provider} makes {} to {}",
            outputs.len(),
            known.outputs.start(),
            known.outputs.end()
        );
        return Err(structure(message));
    }
    for input in inputs.iter().map(|artifact| artifact.text("name")) {
        if !produced.contains(input) {
            return Err(structure(format!(
                "Input Artifact Bundle {input} in action {name} is not declared as the Output Artifact Bundle \
                 of any of the preceding actions"
            )));
        }
    }
    for output in outputs.iter().map(|artifact| artifact.text("name")) {
        if !produced.insert(output.to_owned()) {
            return Err(structure(format!(
                "UpdatePipeline: Output Artifact Bundle name must be unique within the pipeline: {output}"
            )));
        }
    }
    Ok(())
}

fn check_failure(pipeline: &Value, stage: &Value, index: usize) -> Result<(), AwsError> {
    let result = stage.member("onFailure").text("result");
    let v2 = pipeline.text("pipelineType") == "V2";
    if stage.get("onFailure").is_some() && !v2 {
        return Err(structure("onFailure can only be used with pipeline type V2"));
    }
    if result == "ROLLBACK" && index == 0 {
        return Err(structure("The first stage of a pipeline can't be rolled back"));
    }
    if result == "ROLLBACK" && pipeline.text("executionMode") == "PARALLEL" {
        return Err(structure("Rollback can't be used in execution mode PARALLEL"));
    }
    for slot in ["beforeEntry", "onSuccess"] {
        if stage.get(slot).is_some() {
            return Err(structure(format!("The practice account does not play {slot} conditions")));
        }
    }
    Ok(())
}

fn check_triggers(pipeline: &Value, stages: &[Value]) -> Result<(), AwsError> {
    let v2 = pipeline.text("pipelineType") == "V2";
    let triggers = pipeline.list("triggers");
    if !v2 && (!triggers.is_empty() || !pipeline.list("variables").is_empty()) {
        return Err(structure("Triggers and variables can only be used with pipeline type V2"));
    }
    if !v2 && matches!(pipeline.text("executionMode"), "QUEUED" | "PARALLEL") {
        return Err(structure("Execution modes QUEUED and PARALLEL can only be used with pipeline type V2"));
    }
    let sources: Vec<&str> = stages
        .first()
        .map(|stage| stage.list("actions"))
        .unwrap_or_default()
        .iter()
        .map(|action| action.text("name"))
        .collect();
    let mut seen = BTreeSet::new();
    for trigger in triggers {
        let git = trigger.member("gitConfiguration");
        let action = git.text("sourceActionName");
        if !sources.contains(&action) {
            return Err(structure(format!("Trigger refers to source action {action}, which is not in the pipeline")));
        }
        if !seen.insert(action) {
            return Err(structure(format!("Source action {action} has more than one trigger")));
        }
        let (push, pull) = (git.list("push"), git.list("pullRequest"));
        if push.is_empty() == pull.is_empty() {
            return Err(structure("A trigger should have either push or pullRequest, and not both"));
        }
        for filter in push {
            let (tags, branches, paths) =
                (filter.get("tags").is_some(), filter.get("branches").is_some(), filter.get("filePaths").is_some());
            let fits = match (tags, branches, paths) {
                (true, branches, paths) => !branches && !paths,
                (false, branches, paths) => branches || !paths,
            };
            if !fits {
                return Err(structure("A push filter has tags alone, branches alone, or branches with filePaths"));
            }
        }
        if pull.iter().any(|filter| filter.get("filePaths").is_some() && filter.get("branches").is_none()) {
            return Err(structure("A pull request filter with filePaths needs branches"));
        }
    }
    Ok(())
}
