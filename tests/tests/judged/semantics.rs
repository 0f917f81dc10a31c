//! What no judge sees: keys of an action's Configuration, its values, triggers and what goes with them. Sources: the
//! action structure reference of the CodePipeline user guide, and its page on triggers.

use gangway_export::PIPELINE_TEMPLATE;
use gangway_setup::document::{SourceFormat, Trigger};
use gangway_words::Language;
use serde_json::{Map, Value};

use crate::judges::{Documents, Judge};
use crate::samples::{Sample, of_pull_requests, samples};

/// Keys of each action's Configuration: those that must be there, and those that may.
const KEYS: &[(&str, &[&str], &[&str])] = &[
    (
        "CodeStarSourceConnection",
        &["ConnectionArn", "FullRepositoryId", "BranchName"],
        &["OutputArtifactFormat", "DetectChanges"],
    ),
    (
        "CodeBuild",
        &["ProjectName"],
        &["PrimarySource", "BatchEnabled", "CombineArtifacts", "EnvironmentVariables", "BuildspecOverride"],
    ),
    ("Manual", &[], &["NotificationArn", "CustomData", "ExternalEntityLink"]),
    ("S3", &["BucketName", "Extract"], &["ObjectKey", "KMSEncryptionKeyARN", "CannedACL", "CacheControl"]),
    (
        "CloudFormation",
        &["ActionMode", "StackName"],
        &[
            "Capabilities",
            "ChangeSetName",
            "OutputFileName",
            "ParameterOverrides",
            "RoleArn",
            "TemplateConfiguration",
            "TemplatePath",
        ],
    ),
];

/// What each mode of a CloudFormation action asks for beside.
const MODES: &[(&str, &[&str])] = &[
    ("CHANGE_SET_REPLACE", &["ChangeSetName", "RoleArn", "TemplatePath"]),
    ("CHANGE_SET_EXECUTE", &["ChangeSetName"]),
    ("CREATE_UPDATE", &["RoleArn", "TemplatePath"]),
];

const COMPUTE_TYPES: &[&str] = &[
    "BUILD_GENERAL1_SMALL",
    "BUILD_GENERAL1_MEDIUM",
    "BUILD_GENERAL1_LARGE",
    "BUILD_GENERAL1_XLARGE",
    "BUILD_GENERAL1_2XLARGE",
];

#[test]
fn actions_triggers_and_modes() {
    let all = samples();
    let documents: Documents =
        all.iter().map(|sample| (sample.name.clone(), sample.file(Language::En, PIPELINE_TEMPLATE))).collect();
    let Some(read) = Judge::PyYaml.ask("actions_triggers_and_modes", &[], &documents) else { return };
    for sample in &all {
        let resources = read[&sample.name]["Resources"].as_object().unwrap();
        if let Err(why) = check(sample, resources) {
            panic!("{}: {why}", sample.name);
        }
    }
}

fn of_type<'a>(resources: &'a Map<String, Value>, aws_type: &str) -> Vec<&'a Value> {
    resources.values().filter(|resource| resource["Type"] == aws_type).map(|resource| &resource["Properties"]).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn ensure(holds: bool, why: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why.to_owned()) }
}

fn check(sample: &Sample, resources: &Map<String, Value>) -> Result<(), String> {
    let pipelines = of_type(resources, "AWS::CodePipeline::Pipeline");
    ensure(pipelines.len() == sample.setup.pipelines.len(), "a pipeline is missing")?;
    for (wanted, pipeline) in sample.setup.pipelines.iter().zip(pipelines) {
        ensure(pipeline["PipelineType"] == "V2", "triggers and modes need V2")?;
        let actions: Vec<&Value> = list(&pipeline["Stages"]).iter().flat_map(|stage| list(&stage["Actions"])).collect();
        for action in &actions {
            check_action(action)?;
        }
        let source = &actions[0]["Configuration"];
        let format = match wanted.source.format {
            SourceFormat::Zip => "CODE_ZIP",
            SourceFormat::Clone => "CODEBUILD_CLONE_REF",
        };
        ensure(source["OutputArtifactFormat"] == format, "the source comes in another form")?;
        let detects = if wanted.trigger == Trigger::Push { "true" } else { "false" };
        ensure(source["DetectChanges"] == detects, "DetectChanges is the default push, nothing else")?;
        check_trigger(&wanted.trigger, pipeline, actions[0])?;
        let mode = match (wanted.environments.is_empty(), of_pull_requests(&wanted.trigger)) {
            (false, _) => "QUEUED",
            (true, true) => "PARALLEL",
            (true, false) => "SUPERSEDED",
        };
        ensure(pipeline["ExecutionMode"] == mode, "the wrong execution mode")?;
        for stage in list(&pipeline["Stages"]) {
            check_stacks(list(&stage["Actions"]))?;
            let result = &stage["OnFailure"]["Result"];
            ensure(!(mode == "PARALLEL" && result == "ROLLBACK"), "PARALLEL can't be rolled back")?;
            ensure(stage["Name"] != "Source" || result.is_null(), "a source stage has no OnFailure")?;
        }
        ensure(deploys_what_was_built(&actions), "only a build makes what an S3 action can unpack")?;
    }
    for project in of_type(resources, "AWS::CodeBuild::Project") {
        let environment = &project["Environment"];
        ensure(
            environment["ComputeType"].as_str().is_some_and(|it| COMPUTE_TYPES.contains(&it)),
            "unknown compute type",
        )?;
        ensure(environment["Type"] == "LINUX_CONTAINER", "unknown environment type")?;
        ensure(project["Source"]["Type"] == "CODEPIPELINE", "a pipeline's project has its source from it")?;
        ensure(project["Artifacts"]["Type"] == "CODEPIPELINE", "a pipeline's project gives its artifacts to it")?;
    }
    Ok(())
}

fn check_action(action: &Value) -> Result<(), String> {
    let provider = action["ActionTypeId"]["Provider"].as_str().unwrap_or_default();
    let Some((_, needed, allowed)) = KEYS.iter().find(|(name, ..)| *name == provider) else {
        return Err(format!("unknown action {provider}"));
    };
    let empty = Map::new();
    let configuration = action["Configuration"].as_object().unwrap_or(&empty);
    for key in *needed {
        ensure(configuration.contains_key(*key), &format!("{provider} without {key}"))?;
    }
    for (key, value) in configuration {
        ensure(
            needed.contains(&key.as_str()) || allowed.contains(&key.as_str()),
            &format!("{provider} knows no {key}"),
        )?;
        match value {
            Value::String(text) => {
                ensure((1..=1000).contains(&text.chars().count()), &format!("{key} has no good length"))?;
            }
            Value::Object(_) => {}
            other => return Err(format!("{key} must be text, not {other}")),
        }
    }
    Ok(())
}

/// The CloudFormation actions of a stage: what a change set shows is what is carried out, and a person approves it
/// between.
fn check_stacks(actions: &[Value]) -> Result<(), String> {
    let order = |action: &Value| action["RunOrder"].as_u64().unwrap_or(1);
    let of_provider =
        |provider: &'static str| actions.iter().filter(move |action| action["ActionTypeId"]["Provider"] == provider);
    let mode = |action: &&Value, mode: &str| action["Configuration"]["ActionMode"] == mode;
    for action in of_provider("CloudFormation") {
        let configuration = &action["Configuration"];
        let Some((_, needed)) = MODES.iter().find(|(name, _)| mode(&action, name)) else {
            return Err(format!("unknown mode {}", configuration["ActionMode"]));
        };
        for key in *needed {
            ensure(!configuration[key].is_null(), &format!("{} without {key}", configuration["ActionMode"]))?;
        }
        for path in [&configuration["TemplatePath"], &configuration["TemplateConfiguration"]] {
            let artifact = path.as_str().map(|path| path.split("::").next().unwrap_or_default());
            let reads = |input: &Value| Some(input["Name"].as_str().unwrap_or_default()) == artifact;
            ensure(artifact.is_none() || list(&action["InputArtifacts"]).iter().any(reads), "a file of no input")?;
        }
        if mode(&action, "CHANGE_SET_EXECUTE") {
            let same = |key: &str, other: &Value| other["Configuration"][key] == configuration[key];
            let shown = of_provider("CloudFormation").find(|other| {
                mode(other, "CHANGE_SET_REPLACE") && same("StackName", other) && same("ChangeSetName", other)
            });
            let shown = shown.ok_or("a change set that nobody makes")?;
            ensure(order(shown) < order(action), "a change set is made before it is carried out")?;
            let between = |approval: &Value| (order(shown) + 1..order(action)).contains(&order(approval));
            ensure(of_provider("Manual").all(between), "a change set is approved when it is there")?;
        }
    }
    Ok(())
}

fn check_trigger(wanted: &Trigger, pipeline: &Value, source: &Value) -> Result<(), String> {
    let triggers = list(&pipeline["Triggers"]);
    match wanted {
        Trigger::Push | Trigger::Manual | Trigger::Planned(_) => {
            ensure(triggers.is_empty(), "a trigger that nobody asked for")
        }
        Trigger::Filters { .. } => {
            ensure(triggers.len() == 1, "one source action has one trigger")?;
            let git = &triggers[0]["GitConfiguration"];
            ensure(triggers[0]["ProviderType"] == "CodeStarSourceConnection", "unknown trigger")?;
            ensure(git["SourceActionName"] == source["Name"], "a trigger names its source action")?;
            let (push, pull) = (list(&git["Push"]), list(&git["PullRequest"]));
            ensure(push.len() + pull.len() == 1, "a trigger has filters for push or for pull requests")?;
            for filter in push.iter().chain(pull) {
                for patterns in [&filter["Branches"]["Includes"], &filter["Branches"]["Excludes"]] {
                    ensure(patterns.is_null() || (1..=8).contains(&list(patterns).len()), "1 to 8 patterns")?;
                }
            }
            Ok(())
        }
    }
}

fn deploys_what_was_built(actions: &[&Value]) -> bool {
    let made_by_builds: Vec<&Value> = actions
        .iter()
        .filter(|action| action["ActionTypeId"]["Provider"] == "CodeBuild")
        .flat_map(|action| list(&action["OutputArtifacts"]))
        .collect();
    let deploying = actions.iter().filter(|action| action["ActionTypeId"]["Provider"] == "S3");
    deploying.flat_map(|action| list(&action["InputArtifacts"])).all(|input| made_by_builds.contains(&input))
}

#[test]
fn the_rules_of_stacks_have_teeth() {
    let all = samples();
    let sample = all.iter().find(|sample| sample.name == "stack approved").unwrap();
    let documents = Documents::from([("good".to_owned(), sample.file(Language::En, PIPELINE_TEMPLATE))]);
    let Some(read) = Judge::PyYaml.ask("the_rules_of_stacks_have_teeth", &[], &documents) else { return };
    let good = read["good"]["Resources"].as_object().unwrap();
    assert_eq!(check(sample, good), Ok(()));
    let actions = "/MainPipeline/Properties/Stages/2/Actions";
    for (pointer, value) in [
        ("/0/Configuration/ActionMode", "CREATE".into()),
        ("/0/Configuration/ChangeSetName", "other".into()),
        ("/0/Configuration/StackName", "other".into()),
        ("/0/Configuration/TemplatePath", "BuildOutput::infra/app.yml".into()),
        ("/0/Configuration/RoleArn", Value::Null),
        ("/1/RunOrder", 3.into()),
        ("/1/RunOrder", 1.into()),
        ("/2/RunOrder", 1.into()),
    ] {
        let mut spoilt = Value::Object(good.clone());
        *spoilt.pointer_mut(&format!("{actions}{pointer}")).unwrap_or_else(|| panic!("no {pointer}")) = value;
        assert!(check(sample, spoilt.as_object().unwrap()).is_err(), "{pointer} was overlooked");
    }
}

#[test]
fn the_rules_have_teeth() {
    let all = samples();
    let sample = all.iter().find(|sample| sample.name == "branches, Zip, S3 approved").unwrap();
    let documents = Documents::from([("good".to_owned(), sample.file(Language::En, PIPELINE_TEMPLATE))]);
    let Some(read) = Judge::PyYaml.ask("the_rules_have_teeth", &[], &documents) else { return };
    let good = read["good"]["Resources"].as_object().unwrap();
    assert_eq!(check(sample, good), Ok(()));
    let source = "/MainPipeline/Properties/Stages/0/Actions/0/Configuration";
    for (pointer, value) in [
        (format!("{source}/DetectChanges"), Value::Bool(false)),
        (format!("{source}/OutputArtifactFormat"), "ZIP".into()),
        ("/MainPipeline/Properties/PipelineType".to_owned(), "V1".into()),
        ("/MainPipeline/Properties/ExecutionMode".to_owned(), "PARALLEL".into()),
        ("/MainPipeline/Properties/Triggers/0/GitConfiguration/SourceActionName".to_owned(), "Other".into()),
        ("/MainPipeline/Properties/Stages/3/Actions/0/InputArtifacts/0/Name".to_owned(), "SourceOutput".into()),
        ("/BuildProject/Properties/Environment/ComputeType".to_owned(), "SMALL".into()),
    ] {
        let mut spoilt = Value::Object(good.clone());
        *spoilt.pointer_mut(&pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
        assert!(check(sample, spoilt.as_object().unwrap()).is_err(), "{pointer} was overlooked");
    }
}
