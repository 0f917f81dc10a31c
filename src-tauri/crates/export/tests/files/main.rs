//! The exported files from outside: whole sentences in both languages, and texts that stay where they belong whatever
//! stands in them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;

use gangway_blueprint::Blueprint;
use gangway_blueprint::resource::{BuildspecSource, Kind};
use gangway_blueprint::text::Parameter;
use gangway_catalog::providers::ProviderType;
use gangway_catalog::quotas::TEMPLATE_BODY;
use gangway_catalog::recipes;
use gangway_export::formats::{self, FORMATS};
use gangway_export::{
    CONNECTION_TEMPLATE, File, HOST_TEMPLATE, Language, PIPELINE_TEMPLATE, Words, administrator_documents, buildspec,
    pipeline_template,
};
use gangway_setup::buildspec::{Buildspec, Context, check_text};
use gangway_setup::document::{
    Build, BuildNetwork, BuildspecPlace, DeployTarget, Environment, HostWish, Machine, Pipeline, Repository, Roles,
    ServerNetwork, Setup, SourceFormat, Trigger, Variable, VariableKind,
};
use gangway_setup::names::Names;
use gangway_setup::problem::{Problem, ProblemCode};
use gangway_setup::target::{HostNetwork, Target};
use proptest::prelude::*;
use serde_json::Value;

fn setup() -> Setup {
    let mut setup = Setup { name: "shop".to_owned(), ..Setup::default() };
    setup.repository = Repository {
        provider: Some(ProviderType::GitHub),
        name: "acme/shop".to_owned(),
        branch: "main".to_owned(),
        ..Repository::default()
    };
    setup.connection.name = "shop-conn".to_owned();
    setup.builds = vec![build("build")];
    let trigger = Trigger::branches(vec!["main".to_owned()], vec!["old/*".to_owned()]);
    let environments = vec![Environment::of("build", DeployTarget::S3 {}, true)];
    setup.pipelines = vec![Pipeline { trigger, environments, ..Pipeline::default() }];
    setup.tags.insert("team".to_owned(), "web".to_owned());
    setup
}

/// The same on a private GitLab, with a build in its VPC.
fn own_server() -> Setup {
    let mut setup = setup();
    setup.repository.provider = Some(ProviderType::GitLabSelfManaged);
    setup.host = Some(HostWish {
        name: "gitlab-corp".to_owned(),
        endpoint: "https://gitlab.corp.example:8443".to_owned(),
        network: ServerNetwork::Private,
        certificate: Some("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n".to_owned()),
        ..HostWish::default()
    });
    setup.builds[0].network = Some(BuildNetwork::Host);
    setup
}

fn network() -> HostNetwork {
    HostNetwork {
        vpc: "vpc-1a2b3c4d".to_owned(),
        subnets: vec!["subnet-1a2b3c4d".to_owned(), "subnet-5e6f7a8b".to_owned()],
        security_groups: vec!["sg-1a2b3c4d".to_owned()],
    }
}

fn build(name: &str) -> Build {
    Build {
        name: name.to_owned(),
        recipe: "node".to_owned(),
        package_manager: "npm".to_owned(),
        runtime_version: "22".to_owned(),
        machine: Machine { image: "aws/codebuild/amazonlinux-x86_64-standard:6.0".to_owned(), ..Machine::default() },
        variables: vec![Variable { name: "MODE".to_owned(), kind: VariableKind::Plain, value: "test".to_owned() }],
        buildspec: BuildspecPlace::Project {
            text: Some("version: 0.2\nphases:\n  build:\n    commands:\n      - make\n".to_owned()),
        },
        ..Build::default()
    }
}

fn blueprint(setup: &Setup) -> Blueprint {
    Blueprint::from_setup(setup, &Target::default()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn files(blueprint: &Blueprint, language: Language) -> Vec<File> {
    files_of("cloudformation", blueprint, language)
}

fn files_of(format: &str, blueprint: &Blueprint, language: Language) -> Vec<File> {
    let format = formats::of(format).unwrap();
    format.files(blueprint, &Words::new(language)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn file(blueprint: &Blueprint, path: &str) -> String {
    files(blueprint, Language::En).into_iter().find(|file| file.path == path).unwrap().text
}

/// The ids that blueprint's sources hold in `{kind}::of("…")`.
fn ids(kind: &str) -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../blueprint/src")];
    let (beginning, mut ids) = (format!("{kind}::of("), BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            for rest in std::fs::read_to_string(&path).unwrap().split(&beginning).skip(1) {
                let id = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
                ids.insert(id.unwrap_or_else(|| panic!("{}: {beginning} with no literal", path.display())).to_owned());
            }
        }
    }
    ids
}

#[test]
fn every_purpose_reason_activity_and_parameter_has_its_sentence() {
    let (purposes, reasons, activities) = (ids("Purpose"), ids("Reason"), ids("Activity"));
    assert!(purposes.contains("deploy-bucket") && reasons.contains("deploy-bucket"), "{purposes:?} {reasons:?}");
    assert!(activities.contains("copy"), "{activities:?}");
    let said = |beginning: &str| -> BTreeSet<String> {
        let ids = gangway_words::table::of(Language::En).unwrap().into_keys().filter(|id| !id.contains('.'));
        ids.filter_map(|id| id.strip_prefix(beginning).map(str::to_owned)).collect()
    };
    assert_eq!(
        (said("resource-"), said("why-"), said("action-")),
        (purposes.clone(), reasons.clone(), activities.clone()),
        "nobody says a sentence, or lacks it"
    );
    for &language in Language::ALL {
        let words = Words::new(language);
        let ids = purposes.iter().map(|id| format!("resource-{id}"));
        let ids = ids.chain(reasons.iter().map(|id| format!("why-{id}")));
        let ids = ids.chain(activities.iter().map(|id| format!("action-{id}")));
        for id in ids.chain(Parameter::ALL.iter().map(|parameter| format!("file-parameter-{}", parameter.id()))) {
            assert!(words.has(&id), "{}: {id}", language.tag());
        }
    }
}

#[test]
fn every_format_has_its_name_and_says_what_it_is() {
    let ids: BTreeSet<String> =
        FORMATS.iter().flat_map(|format| ["", ".name"].map(|end| format!("format-{}{end}", format.id))).collect();
    for &language in Language::ALL {
        let table = gangway_words::table::of(language).unwrap();
        let said = table.into_keys().filter(|id| id.starts_with("format-"));
        assert_eq!(said.collect::<BTreeSet<_>>(), ids, "{}", language.tag());
    }
}

#[test]
fn comments_are_whole_sentences() {
    let mut in_repository = setup();
    in_repository.builds[0].buildspec = BuildspecPlace::Repository { path: "buildspec.yml".to_owned() };
    let mut from_recipe = setup();
    from_recipe.builds[0].buildspec = BuildspecPlace::default();
    for setup in [setup(), in_repository, from_recipe, own_server()] {
        for &language in Language::ALL {
            for file in FORMATS.iter().flat_map(|format| files_of(format.id, &blueprint(&setup), language)) {
                assert!(!file.text.contains('⟦') && !file.text.contains("{$"), "{}:\n{}", file.path, file.text);
                assert!(file.text.ends_with('\n') && !file.text.ends_with("\n\n"), "{}", file.path);
            }
        }
    }
}

/// As a company demands: each format writes both into every role, and names the roles by ARNs with the path.
#[test]
fn every_role_has_its_path_and_boundary_in_every_format() {
    let mut setup = setup();
    let demanded = |boundary: &str| {
        Some(Roles { path: Some("/teams/shop/".to_owned()), boundary: Some(boundary.to_owned()), ..Roles::default() })
    };
    setup.roles = demanded("teams/Bounds");
    let blueprint = Blueprint { target: target(), ..blueprint(&setup) };
    let resources = read(&file(&blueprint, PIPELINE_TEMPLATE))["Resources"].clone();
    let roles = resources.as_object().unwrap().values().filter(|resource| resource["Type"] == "AWS::IAM::Role");
    let roles: Vec<_> = roles.map(|role| &role["Properties"]).collect();
    assert_eq!(roles.len(), 2);
    for role in roles {
        assert_eq!(role["Path"], "/teams/shop/");
        let boundary = &role["PermissionsBoundary"];
        assert_eq!(boundary, "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/teams/Bounds", "by reference");
    }
    let files = files_of("json", &blueprint, Language::En);
    let documents = files.iter().filter(|file| file.path.ends_with("create-role.json"));
    let documents: Vec<Value> = documents.map(|file| serde_json::from_str(&file.text).unwrap()).collect();
    assert_eq!(documents.len(), 2);
    for document in documents {
        assert_eq!(document["Path"], "/teams/shop/");
        assert_eq!(document["PermissionsBoundary"], "arn:aws:iam::123456789012:policy/teams/Bounds");
    }
    let project = files.iter().find(|file| file.path.ends_with("create-project.json")).unwrap();
    let role = "arn:aws:iam::123456789012:role/teams/shop/shop-pipeline-BuildRole-eu-central-1";
    assert_eq!(serde_json::from_str::<Value>(&project.text).unwrap()["serviceRole"], role);
    setup.roles = demanded("aws:PowerUserAccess");
    let template = file(&self::blueprint(&setup), PIPELINE_TEMPLATE);
    assert_eq!(template.matches("\"arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess\"").count(), 2);
}

fn target() -> Target {
    Target {
        partition: "aws".to_owned(),
        account: "123456789012".to_owned(),
        region: "eu-central-1".to_owned(),
        connection_arn: None,
        ..Target::default()
    }
}

/// A tool reads files in the encoding of its system (in a Japanese Windows: cp932), and says the same of them whoever
/// exported them. A buildspec that a person wrote is theirs.
#[test]
fn what_tools_read_is_ascii_and_the_same_in_every_language() {
    let mut setup = setup();
    setup.repository.branch = "機能/α-😀".to_owned();
    setup.builds[0].variables[0].value = "é 日本 \u{fffd}".to_owned();
    setup.tags.insert("チーム".to_owned(), "店".to_owned());
    let written = "version: 0.2\nphases:\n  build:\n    commands:\n      - echo '日本語'\n\n      - make # ビルド\n";
    setup.builds[0].buildspec = BuildspecPlace::Project { text: Some(written.to_owned()) };
    let mut from_recipe = setup.clone();
    from_recipe.builds[0].buildspec = BuildspecPlace::default();
    for setup in [setup, from_recipe] {
        let blueprint = blueprint(&setup);
        for format in FORMATS {
            let [en, ja] = [Language::En, Language::Ja].map(|language| files_of(format.id, &blueprint, language));
            for (en, ja) in en.iter().zip(&ja) {
                if en.path == "README.md" {
                    assert!(ja.text.contains("デプロイ") && ja.text.contains("機能/α-😀"), "{}", ja.text);
                    assert_eq!(commands_typed(&en.text), commands_typed(&ja.text), "{}", format.id);
                } else {
                    let theirs = en.text == written;
                    assert!(en == ja && (theirs || en.text.is_ascii()), "{} {}:\n{}", format.id, en.path, en.text);
                }
            }
        }
        let template = read(&file(&blueprint, PIPELINE_TEMPLATE));
        let properties = |id: &str| &template["Resources"][id]["Properties"];
        let source = &properties("MainPipeline")["Stages"][0]["Actions"][0]["Configuration"];
        assert_eq!(source["BranchName"], setup.repository.branch.as_str());
        let project = properties("BuildProject");
        assert_eq!(project["Environment"]["EnvironmentVariables"][0]["Value"], "é 日本 \u{fffd}");
        if let BuildspecPlace::Project { text: Some(text) } = &setup.builds[0].buildspec {
            assert_eq!(project["Source"]["BuildSpec"], text.as_str());
        }
        assert!(project["Tags"].as_array().unwrap().contains(&serde_json::json!({ "Key": "チーム", "Value": "店" })));
    }
}

/// A README's lines that a person types.
fn commands_typed(readme: &str) -> Vec<&str> {
    readme.lines().filter(|line| ["aws ", "sed ", "Get-"].iter().any(|begin| line.starts_with(begin))).collect()
}

/// Whoever reads the README learns what a reader of the template's comments learns.
#[test]
fn the_readme_explains_all_that_the_templates_comment() {
    check_explained(&blueprint(&setup()), &[CONNECTION_TEMPLATE, PIPELINE_TEMPLATE]);
    check_explained(&blueprint(&own_server()), &[HOST_TEMPLATE, CONNECTION_TEMPLATE, PIPELINE_TEMPLATE]);
}

fn check_explained(blueprint: &Blueprint, templates: &[&str]) {
    let words = |text: &str| text.split_whitespace().filter(|word| *word != "#").map(str::to_owned).collect::<Vec<_>>();
    let readme = file(blueprint, "README.md");
    let explained = words(&readme).join(" ");
    for path in templates {
        let template = file(blueprint, path);
        let (_, body) = template.split_once("AWSTemplateFormatVersion").unwrap();
        let mut comment = Vec::new();
        let mut seen = 0;
        for line in body.lines() {
            match line.trim_start().strip_prefix('#') {
                Some(more) => comment.extend(words(more)),
                None if comment.is_empty() => {}
                None => {
                    let told = format!("{} {}", comment.join(" "), words(line).join(" "));
                    assert!(explained.contains(&told), "{told}\n{readme}");
                    (comment, seen) = (Vec::new(), seen + 1);
                }
            }
        }
        assert!(seen >= 2, "{path}");
    }
    let ja = files(blueprint, Language::Ja).into_iter().find(|file| file.path == "README.md").unwrap();
    assert_eq!(ja.text.matches("Sid: ").count(), readme.matches("Sid: ").count());
}

/// What we write, the buildspec's own rules take.
#[test]
fn every_recipe_becomes_a_good_buildspec() {
    for recipe in recipes::ALL {
        for manager in recipe.package_managers {
            let mut build = build("build");
            build.recipe = recipe.id.to_owned();
            build.package_manager = manager.id.to_owned();
            build.runtime_version =
                recipe.versions(&build.machine.image).last().copied().unwrap_or_default().to_owned();
            let text = buildspec::write(&Buildspec::from_recipe(&build));
            let context = Context { field: "text", image: &build.machine.image, ..Context::default() };
            assert_eq!(check_text(&text, &context), [], "{text}");
            let read = read(&text);
            assert_eq!(read["version"], 0.2, "{text}");
            assert_eq!(read["phases"]["install"]["runtime-versions"][recipe.runtime], build.runtime_version.as_str());
            assert_eq!(read["phases"]["build"]["commands"], serde_json::json!(manager.build), "{text}");
        }
    }
}

/// Who uses an existing connection is told so, and the templates stay those that serve everywhere.
#[test]
fn a_connection_that_is_used_already_stands_in_the_comments() {
    let arn = "arn:aws:codestar-connections:eu-west-1:123456789012:connection/0a1b2c3d-1111-2222-3333-444455556666";
    let target = Target { connection_arn: Some(arn.to_owned()), ..Target::default() };
    let here = Blueprint::from_setup(&setup(), &target).unwrap();
    let anywhere = blueprint(&setup());
    for &language in Language::ALL {
        for (with, without) in files(&here, language).into_iter().zip(files(&anywhere, language)) {
            let told = !with.path.ends_with(".yml");
            assert_eq!(with.text.contains(arn), told, "{}:\n{}", with.path, with.text);
            if with.path.ends_with(".yaml") {
                assert_eq!(read(&with.text), read(&without.text), "{}", with.path);
            }
        }
    }
    let connect = file(&here, CONNECTION_TEMPLATE);
    assert!(connect.contains("You don't need 1-connection.yaml here"), "{connect}");
    assert!(connect.contains("In another account, deploy 1-connection.yaml first:"), "{connect}");
    assert!(file(&anywhere, CONNECTION_TEMPLATE).contains("# Deploy 1-connection.yaml first:"));
    let deploy = file(&here, PIPELINE_TEMPLATE);
    assert!(deploy.contains(&format!("--parameter-overrides ConnectionArn={arn}\n")), "{deploy}");
    for text in [connect, deploy, file(&here, "README.md")] {
        assert!(text.contains("in account 123456789012, Region eu-west-1"), "whose it is: {text}");
    }
}

/// A connection can't be made through a host before somebody has set it up: the two never stand in one template.
#[test]
fn a_server_of_ones_own_has_three_phases() {
    let target = Target { network: Some(network()), ..target() };
    let blueprint = Blueprint { target, ..blueprint(&own_server()) };
    let paths: Vec<_> = files(&blueprint, Language::En).into_iter().map(|file| file.path).collect();
    assert_eq!(paths[..4], ["README.md", HOST_TEMPLATE, CONNECTION_TEMPLATE, PIPELINE_TEMPLATE]);
    let template = |path: &str| read(&file(&blueprint, path));
    let types = |path: &str| -> Vec<String> {
        let resources = template(path)["Resources"].as_object().unwrap().clone();
        resources.values().map(|one| one["Type"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(types(HOST_TEMPLATE), ["AWS::CodeConnections::Host"]);
    assert_eq!(types(CONNECTION_TEMPLATE), ["AWS::CodeConnections::Connection"]);
    assert!(types(PIPELINE_TEMPLATE).iter().all(|one| !one.contains("CodeConnections")));
    let host = &template(HOST_TEMPLATE)["Resources"]["Host"]["Properties"];
    assert_eq!(host["ProviderEndpoint"], "https://gitlab.corp.example:8443");
    let vpc = serde_json::json!({
        "VpcId": "VpcId", "SubnetIds": "SubnetIds", "SecurityGroupIds": "SecurityGroupIds",
        "TlsCertificate": "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n",
    });
    assert_eq!(host["VpcConfiguration"], vpc);
    let connection = &template(CONNECTION_TEMPLATE)["Resources"]["Connection"]["Properties"];
    assert_eq!((&connection["HostArn"], &connection["ProviderType"]), (&"HostArn".into(), &Value::Null));
    let proposed = |path: &str, name: &str| template(path)["Parameters"][name]["Default"].clone();
    for path in [HOST_TEMPLATE, PIPELINE_TEMPLATE] {
        assert_eq!(proposed(path, "SubnetIds"), "subnet-1a2b3c4d,subnet-5e6f7a8b");
    }
    assert_eq!(proposed(CONNECTION_TEMPLATE, "HostArn"), Value::Null);
    let project = &template(PIPELINE_TEMPLATE)["Resources"]["BuildProject"]["Properties"];
    assert_eq!(project["VpcConfig"]["Subnets"], "SubnetIds");
    let command = "--stack-name shop-host --parameter-overrides VpcId=vpc-1a2b3c4d \"SubnetIds=subnet-1a2b3c4d,subnet-5e6f7a8b\" SecurityGroupIds=sg-1a2b3c4d\n";
    assert!(file(&blueprint, HOST_TEMPLATE).contains(command));
}

/// In both formats: a host or a connection that is there already isn't made again.
#[test]
fn a_host_that_is_used_already_is_not_made_again() {
    let arn = "arn:aws:codeconnections:eu-central-1:123456789012:host/gitlab-corp-1a2b3c4d";
    let connection = "arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b";
    let with = |host_arn: Option<&str>, connection_arn: Option<&str>| {
        let [host_arn, connection_arn] = [host_arn, connection_arn].map(|arn| arn.map(str::to_owned));
        Blueprint { target: Target { host_arn, connection_arn, ..target() }, ..blueprint(&own_server()) }
    };
    let documents = |blueprint: &Blueprint| {
        let files = files_of("json", blueprint, Language::En);
        files.into_iter().map(|file| file.path).filter(|path| path.ends_with(".json")).take(2).collect::<Vec<_>>()
    };
    assert_eq!(documents(&with(None, None)), ["00-create-host.json", "01-create-connection.json"]);
    assert_eq!(documents(&with(Some(arn), None)), ["01-create-connection.json", "02-create-bucket.json"]);
    assert_eq!(documents(&with(None, Some(connection)))[0], "01-create-bucket.json");
    for &language in Language::ALL {
        for file in files(&with(Some(arn), None), language) {
            let told = ["README.md", HOST_TEMPLATE, CONNECTION_TEMPLATE].contains(&file.path.as_str());
            assert_eq!(file.text.contains(arn), told, "{}:\n{}", file.path, file.text);
        }
    }
    let known = file(&with(Some(arn), None), HOST_TEMPLATE);
    assert!(known.contains("You don't need 0-host.yaml here"), "{known}");
}

#[test]
fn an_action_that_waits_for_another_says_so() {
    let mut blueprint = blueprint(&setup());
    let run_orders = |blueprint: &Blueprint| {
        let template = read(&file(blueprint, PIPELINE_TEMPLATE));
        let stages = template["Resources"]["MainPipeline"]["Properties"]["Stages"].as_array().unwrap().clone();
        stages.iter().map(|stage| stage["Actions"][0]["RunOrder"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(run_orders(&blueprint), vec![Value::Null; 4], "1 goes without saying");
    for resource in &mut blueprint.pipeline {
        if let Kind::Pipeline(pipeline) = &mut resource.kind {
            pipeline.stages[3].actions[0].run_order = 2;
        }
    }
    assert_eq!(run_orders(&blueprint)[3], 2);
}

#[test]
fn same_in_same_out() {
    for format in FORMATS {
        let [one, other] = [(); 2].map(|()| files_of(format.id, &blueprint(&setup()), Language::Ja));
        assert_eq!(one, other, "{}", format.id);
    }
}

#[test]
fn formats_are_found_by_their_id() {
    for format in FORMATS {
        let same = FORMATS.iter().filter(|other| other.id == format.id).count();
        assert_eq!((same, formats::of(format.id).map(|found| found.id)), (1, Some(format.id)));
        assert!(format.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "a folder is called so");
    }
    assert!(formats::of("punched-cards").is_none());
}

/// A buildspec of about so many bytes.
fn padded(by: usize) -> BuildspecPlace {
    let text = format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\n#{}\n", "x".repeat(by));
    BuildspecPlace::Project { text: Some(text) }
}

/// The template of two builds, whose first has a buildspec of about so many bytes, and whose second a shorter one.
fn template_with(by: usize) -> Result<String, Vec<Problem>> {
    let mut setup = setup();
    // no pipeline runs it: it has a place among the builds, and none in the template
    setup.builds.insert(0, build("unused"));
    setup.builds[1].buildspec = padded(by);
    setup.builds.push(Build { buildspec: padded(15_000), ..build("second") });
    setup.pipelines.push(Pipeline { name: "second".to_owned(), ..Pipeline::of("second") });
    pipeline_template(&blueprint(&setup))
}

/// Comments give way to CloudFormation's limit; what the template says stays.
#[test]
fn a_template_at_the_limit_loses_its_comments() {
    let comments = |template: &str| template.lines().filter(|line| line.trim_start().starts_with('#')).count();
    let small = template_with(1).unwrap();
    let left = TEMPLATE_BODY.most - small.len();
    let commented = template_with(1 + left).unwrap();
    assert_eq!((commented.len(), comments(&commented)), (TEMPLATE_BODY.most, comments(&small)));
    let bare = template_with(2 + left).unwrap();
    assert!(bare.len() < TEMPLATE_BODY.most && comments(&bare) < comments(&commented));
    assert!(bare.contains("51200") && bare.contains("aws cloudformation deploy"), "{bare}");
    let (head, body) = bare.split_once("AWSTemplateFormatVersion").unwrap();
    assert!(!head.contains("Resources:") && comments(body) == 2, "the first lines of two buildspecs: {body}");
    let without_text = |template: &str| {
        let mut read = read(template);
        read["Resources"]["BuildProject"]["Properties"]["Source"].take();
        read
    };
    assert_eq!(without_text(&bare), without_text(&commented));
}

#[test]
fn a_template_that_is_too_large_is_a_problem_of_the_longest_buildspec() {
    let commented = 1 + TEMPLATE_BODY.most - template_with(1).unwrap().len();
    let bare = template_with(commented + 1).unwrap();
    let most = commented + 1 + TEMPLATE_BODY.most - bare.len();
    let size = |by: usize| template_with(by).map(|template| template.len());
    assert_eq!(size(most), Ok(TEMPLATE_BODY.most));
    let problems = size(most + 7).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
    assert_eq!(found, [("builds.1.buildspec.text", ProblemCode::TemplateSize)]);
    let BuildspecPlace::Project { text: Some(fitting) } = padded(most) else { unreachable!() };
    assert_eq!(problems[0].facts["room"], fitting.len().into(), "what just fits");
    assert_eq!(problems[0].facts["size"], (TEMPLATE_BODY.most + 7).into());
}

#[test]
fn a_template_that_no_buildspec_makes_too_large_is_a_problem_of_the_builds() {
    let mut setup = setup();
    setup.builds.extend(["second", "third"].map(build));
    for build in &mut setup.builds {
        build.buildspec = padded(19_000);
        let pipeline = Pipeline { name: format!("p-{}", build.name), ..Pipeline::of(&build.name) };
        setup.pipelines.push(pipeline);
    }
    let problems = pipeline_template(&blueprint(&setup)).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].field.as_str(), problems[0].code), ("builds", ProblemCode::TemplateSize));
    assert_eq!(problems[0].facts["limit"], TEMPLATE_BODY.most.into());
    assert_eq!(problems[0].facts["room"], "none".into());
}

/// With the longest name, in the place with the longest id. White space isn't counted (IAM user guide, quotas).
#[test]
fn the_administrators_policies_fit_managed_policies() {
    let mut setup = setup();
    setup.name = "n".repeat(20);
    let target = Target {
        partition: "aws-us-gov".to_owned(),
        account: "123456789012".to_owned(),
        region: "ap-northeast-1".to_owned(),
        connection_arn: None,
        ..Target::default()
    };
    for document in administrator_documents(&setup, &target) {
        let size = document.text.chars().filter(|c| !c.is_whitespace()).count();
        assert!(size <= 6144, "{}: {size}", document.name);
        let read: Value = serde_json::from_str(&document.text).unwrap();
        assert_eq!(read["Statement"].as_array().unwrap().len(), document.policy.statements.len());
    }
}

/// Puts one text into every place of a blueprint that came from a person; answers how often it stands in the templates.
fn infect(blueprint: &mut Blueprint, text: &str) -> usize {
    let mut count = 0;
    let mut put = |place: &mut String| {
        text.clone_into(place);
        count += 1;
    };
    let Blueprint { host, connection, pipeline, .. } = blueprint;
    for resource in host.iter_mut().chain(connection).chain(pipeline) {
        match &mut resource.kind {
            Kind::Host(host) => {
                put(&mut host.name);
                put(&mut host.endpoint);
                host.certificate.iter_mut().for_each(&mut put);
            }
            Kind::Connection(connection) => put(&mut connection.name),
            Kind::LogGroup(group) => put(&mut group.name),
            Kind::Project(project) => {
                for place in [&mut project.name, &mut project.image, &mut project.environment, &mut project.compute] {
                    put(place);
                }
                for variable in &mut project.variables {
                    put(&mut variable.name);
                    put(&mut variable.value);
                }
                if let BuildspecSource::Written(written) = &mut project.buildspec {
                    put(written);
                }
            }
            Kind::Pipeline(pipeline) => {
                put(&mut pipeline.name);
                for filter in pipeline.trigger.iter_mut().flat_map(|trigger| &mut trigger.push) {
                    filter.branches.include.iter_mut().chain(&mut filter.branches.exclude).for_each(&mut put);
                }
                for action in pipeline.stages.iter_mut().flat_map(|stage| &mut stage.actions) {
                    let typed = |key: &str| matches!(key, "FullRepositoryId" | "BranchName");
                    for (_, value) in action.configuration.iter_mut().filter(|(key, _)| typed(key)) {
                        let mut typed = String::new();
                        put(&mut typed);
                        *value = typed.into();
                    }
                }
                text.clone_into(&mut pipeline.source.repository);
                text.clone_into(&mut pipeline.source.branch);
            }
            Kind::Bucket(_) | Kind::BucketPolicy(_) | Kind::Role(_) => {}
        }
    }
    // a tag stands with every resource that takes tags
    let tagged = blueprint.resources().filter(|resource| !matches!(resource.kind, Kind::BucketPolicy(_))).count();
    for (key, value) in &mut blueprint.tags {
        text.clone_into(key);
        text.clone_into(value);
        count += 2 * tagged;
    }
    blueprint.names = Names::of(&Setup { name: text.to_owned(), ..Setup::default() });
    count
}

fn read(yaml: &str) -> Value {
    serde_saphyr::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"))
}

/// Members and lengths, without the texts.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), shape(value))).collect(),
        Value::Array(values) => values.iter().map(shape).collect(),
        Value::String(_) => "text".into(),
        other => other.clone(),
    }
}

fn count(value: &Value, text: &str) -> usize {
    match value {
        Value::Object(members) => members.values().map(|value| count(value, text)).sum(),
        Value::Array(values) => values.iter().map(|value| count(value, text)).sum(),
        Value::String(there) => usize::from(there == text),
        _ => 0,
    }
}

fn check(text: &str) {
    check_in(&setup(), text);
    check_in(&own_server(), text);
}

fn check_in(setup: &Setup, text: &str) {
    let good = blueprint(setup);
    let mut bad = good.clone();
    let wanted = infect(&mut bad, text);
    let mut found = 0;
    let [good_files, bad_files] = [&good, &bad].map(|blueprint| files(blueprint, Language::En));
    for (good, bad) in good_files.iter().zip(&bad_files).filter(|(good, _)| good.path.ends_with(".yaml")) {
        assert_eq!(good.path, bad.path);
        let [good_file, bad_file] = [good, bad].map(|file| read(&file.text));
        assert_eq!(shape(&bad_file), shape(&good_file), "{} with {text:?}", good.path);
        found += count(&bad_file, text);
    }
    assert_eq!(found, wanted, "{text:?}");
    assert_eq!(commands(&file(&bad, "README.md")), commands(&file(&good, "README.md")), "{text:?}");
    for (good, bad) in files_of("json", &good, Language::En).iter().zip(files_of("json", &bad, Language::En)) {
        assert_eq!(good.path, bad.path);
        if good.path.ends_with(".json") {
            let read = |file: &File| shape(&calmed(serde_json::from_str(&file.text).unwrap(), text));
            assert_eq!(read(&bad), read(good), "{} with {text:?}", good.path);
        } else if good.path.ends_with(".md") {
            assert_eq!(commands(&bad.text), commands(&good.text), "{text:?}");
        }
    }
}

/// With the good setup's tag, whose key is a member of a document, and with policies as values.
fn calmed(value: Value, text: &str) -> Value {
    match value {
        Value::Object(members) => {
            let key = |key: String| if key == text { "team".to_owned() } else { key };
            members.into_iter().map(|(name, value)| (key(name), calmed(value, text))).collect()
        }
        Value::Array(values) => values.into_iter().map(|value| calmed(value, text)).collect(),
        Value::String(policy) if policy.starts_with("{\"Version\"") => serde_json::from_str(&policy).unwrap(),
        other => other,
    }
}

/// The beginnings of a README's lines outside of comments.
fn commands(readme: &str) -> Vec<String> {
    let comment = |line: &str| line.trim_start().starts_with("# ") || line.trim_start() == "#";
    let lines = readme.lines().filter(|line| !comment(line));
    lines.map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn hostile_texts_stay_where_they_belong() {
    for text in [
        "\n# comment\nResources: {}",
        "\"\n  Injected:\n    Type: AWS::IAM::User",
        "!Ref ConnectionArn",
        "${ConnectionArn}",
        "\u{2028}Resources:",
        "\r\nOutputs:\r\n",
        "\u{85}x",
        "\u{202e}txet",
        "'; rm -rf / #",
        "<img src=x onerror=alert(1)>",
        "*alias",
        "&anchor x",
        "\0",
        "two\nlines\n",
    ] {
        check(text);
    }
    check(&"長".repeat(60));
}

/// The good value mostly, else anything.
fn or_anything(good: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![
        20 => Just(good.to_owned()),
        1 => any::<String>(),
        1 => "[ \t\n:#'\"!&*|>%@`{}\\[\\]?<~$\\\\/.a-z0-9-]{0,30}",
    ]
}

fn any_setup() -> impl Strategy<Value = Setup> {
    let names = (or_anything("shop"), or_anything("acme/shop"), or_anything("main"), or_anything("shop-conn"));
    let build = (or_anything("build"), or_anything("node"), or_anything("22"), or_anything("BUILD_GENERAL1_SMALL"));
    let variable = (or_anything("TOKEN"), or_anything("shop/token:key"), or_anything("/shop/url"), or_anything("test"));
    let rest = (or_anything("release/**"), or_anything("team"), or_anything("web"), or_anything("ci/buildspec.yml"));
    (names, build, variable, rest, any::<bool>())
        .prop_map(|(names, in_build, variable, rest, in_repository)| {
            let mut setup = setup();
            (setup.name, setup.repository.name, setup.repository.branch, setup.connection.name) = names;
            let build = &mut setup.builds[0];
            (build.name, build.recipe, build.runtime_version, build.machine.size) = in_build;
            let (name, secret, parameter, plain) = variable;
            let of = |name: &str, kind, value| Variable { name: name.to_owned(), kind, value };
            build.variables = vec![
                of(&name, VariableKind::SecretsManager, secret),
                of("URL", VariableKind::ParameterStore, parameter),
                of("PLAIN", VariableKind::Plain, plain),
            ];
            let (pattern, tag, value, path) = rest;
            if in_repository {
                build.buildspec = BuildspecPlace::Repository { path };
            }
            let environments = vec![Environment::of(&build.name, DeployTarget::S3 {}, true)];
            setup.pipelines[0] = Pipeline { environments, ..Pipeline::of(&build.name) };
            setup.pipelines[0].trigger = Trigger::branches(vec!["main".to_owned(), pattern], vec![]);
            setup.tags.insert(tag, value);
            setup
        })
        .prop_flat_map(|setup| (Just(setup), any_host()).prop_map(|(setup, host)| with_host(setup, host)))
}

/// Mostly none.
fn any_host() -> impl Strategy<Value = Option<HostWish>> {
    let texts = (or_anything("git-corp"), or_anything("https://git.corp.example:8443"), or_anything(""));
    let host = (texts, any::<bool>()).prop_map(|((name, endpoint, certificate), private)| HostWish {
        name,
        endpoint,
        network: if private { ServerNetwork::Private } else { ServerNetwork::Public },
        certificate: Some(certificate),
        ..HostWish::default()
    });
    proptest::option::weighted(0.4, host)
}

fn with_host(mut setup: Setup, host: Option<HostWish>) -> Setup {
    if host.is_some() {
        setup.repository.provider = Some(ProviderType::GitLabSelfManaged);
        setup.pipelines[0].source.format = SourceFormat::Clone;
    }
    Setup { host, ..setup }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    /// Whatever was typed becomes files that can be read, or problems at their fields.
    #[test]
    fn any_setup_becomes_files_or_problems(setup in any_setup()) {
        match Blueprint::from_setup(&setup, &Target::default()) {
            Ok(blueprint) => {
                let good = Blueprint::from_setup(&self::setup(), &Target::default()).unwrap();
                let template = read(&file(&blueprint, PIPELINE_TEMPLATE));
                let kinds = |template: &Value| -> Vec<Value> {
                    template["Resources"].as_object().unwrap().values().map(|it| it["Type"].clone()).collect()
                };
                prop_assert_eq!(kinds(&template), kinds(&read(&file(&good, PIPELINE_TEMPLATE))));
                if setup.host.is_some() {
                    prop_assert_eq!(kinds(&read(&file(&blueprint, HOST_TEMPLATE))), ["AWS::CodeConnections::Host"]);
                }
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| !problem.field.is_empty()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_stays_where_it_belongs(text in prop_oneof![
        any::<String>(),
        "[ \t\n\r:#'\"!&*|>%@`{}\\[\\],?=<~$\\\\\u{85}\u{2028}\u{202e}ab0-]{0,20}",
    ]) {
        // An empty or ordinary text may stand elsewhere as well.
        prop_assume!(text.chars().any(|c| !c.is_ascii_alphanumeric()));
        prop_assume!(text != "*" && text != "**");
        check(&text);
    }
}
