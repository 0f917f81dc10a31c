use std::sync::LazyLock;

use gangway_catalog::fact::Fact;
use gangway_catalog::{images, providers, quotas, regions};
use gangway_words::{Language, Value, Words};
use proptest::prelude::*;

use super::*;
use crate::deploy::cloudformation::CloudFormation;
use crate::document::{
    Build, BuildspecPlace, DeployTarget, Deployment, Environment, Pipeline, PullRequestEvent, SourceFormat, Trigger,
    Variable, VariableKind,
};
use crate::problem::{ProblemCode, Severity};
use crate::suggest::{self, RepositoryFacts};

mod host;

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| [Words::new(Language::En), Words::new(Language::Ja)]);

fn said(words: &Words, problem: &Problem) -> String {
    let code = serde_json::to_value(problem.code).unwrap();
    let values: Vec<_> = problem
        .facts
        .iter()
        .map(|(name, fact)| match fact {
            Fact::Text(text) => (name.as_str(), Value::from(text.as_str())),
            Fact::Number(number) => (name.as_str(), Value::from(*number)),
        })
        .collect();
    words.say(&format!("problem-{}", code.as_str().unwrap()), &values)
}

/// A setup without problems.
fn good() -> Setup {
    let mut setup = Setup::default();
    let provider = Some(ProviderType::GitHub);
    suggest::prefill(&mut setup, RepositoryFacts { provider, name: "octo/shop", ..RepositoryFacts::default() });
    setup.repository.branch = "main".to_owned();
    for build in &mut setup.builds {
        suggest::apply_recipe(build, "node", None, None);
    }
    setup
}

/// `field code` of each problem of the good setup after a change.
fn check_with(facts: &Facts, change: impl FnOnce(&mut Setup)) -> Vec<String> {
    let mut setup = good();
    change(&mut setup);
    check(&setup, facts).iter().map(summary).collect()
}

fn check_after(change: impl FnOnce(&mut Setup)) -> Vec<String> {
    check_with(&Facts::default(), change)
}

/// Whatever is told can be said in both languages, with exactly the facts that it has.
fn summary(problem: &Problem) -> String {
    for words in WORDS.iter() {
        let said = said(words, problem);
        assert!(!said.contains(['⟦', '{']), "{said}");
    }
    let code = serde_json::to_value(problem.code).unwrap();
    let mark = if problem.severity == Severity::Warning { "?" } else { "" };
    format!("{} {}{mark}", problem.field, code.as_str().unwrap())
}

fn build(setup: &mut Setup) -> &mut Build {
    setup.builds.first_mut().unwrap()
}

fn pipeline(setup: &mut Setup) -> &mut Pipeline {
    setup.pipelines.first_mut().unwrap()
}

fn build_step(setup: &mut Setup) -> &mut String {
    &mut pipeline(setup).run.first_mut().unwrap().first_mut().unwrap().build
}

/// A copy to a bucket, with or without somebody who approves it.
fn copies(approval: bool) -> Vec<Environment> {
    vec![Environment::of("build", DeployTarget::S3 {}, approval)]
}

fn variable(setup: &mut Setup, name: &str, kind: VariableKind, value: &str) {
    build(setup).variables.push(Variable { name: name.to_owned(), kind, value: value.to_owned() });
}

const NONE: [&str; 0] = [];

#[test]
fn a_good_setup_has_no_problem() {
    assert_eq!(check_after(|_| ()), NONE);
}

#[test]
fn every_problem_has_its_words() {
    for code in ProblemCode::ALL {
        let id = format!("problem-{}", serde_json::to_value(code).unwrap().as_str().unwrap());
        assert!(WORDS.iter().all(|words| words.has(&id)), "{id}");
    }
}

#[test]
fn an_empty_setup_says_what_is_missing() {
    let problems: Vec<_> = check(&Setup::default(), &Facts::default()).iter().map(summary).collect();
    assert_eq!(
        problems,
        [
            "name missing",
            "repository.provider missing",
            "repository.name missing",
            "repository.branch missing",
            "connection.name missing",
            "builds.0.recipe missing",
            "builds.0.machine.image missing",
        ]
    );
}

#[test]
fn name() {
    for (name, expected) in [
        ("ab", None),
        ("a", Some("too-short")),
        ("abcdefghij0123456789", None),
        ("abcdefghij0123456789x", Some("too-long")),
        ("a-b-9", None),
        ("Ab", Some("characters")),
        ("a_b", Some("characters")),
        ("日本", Some("characters")),
        ("a\"${b}", Some("characters")),
        ("<b>x</b>", Some("characters")),
        ("a\u{202e}b", Some("characters")),
        ("9a", Some("name-form")),
        ("-a", Some("name-form")),
        ("a-", Some("name-form")),
        ("a--b", Some("name-form")),
        ("aws-shop", Some("reserved-prefix")),
        ("ssm1", Some("reserved-prefix")),
        ("sthree-x", Some("reserved-prefix")),
        ("sthreex", None),
        ("amzn-s3-demo-x", Some("reserved-prefix")),
    ] {
        let expected: Vec<_> = expected.map(|code| format!("name {code}")).into_iter().collect();
        assert_eq!(check_after(|setup| name.clone_into(&mut setup.name)), expected, "{name}");
    }
    let long = check_after(|setup| setup.name = "<".repeat(10_000));
    assert_eq!(long, ["name too-long", "name characters"]);
}

#[test]
fn what_is_too_long_for_a_name_makes_no_long_ones() {
    let long = "a".repeat(100_000);
    let mut setup = good();
    setup.name.clone_from(&long);
    build(&mut setup).name.clone_from(&long);
    setup.pipelines.push(Pipeline { name: long.clone(), ..Pipeline::default() });
    setup.connection.name.clone_from(&long);
    let names = format!("{:?}", crate::names::Names::of(&setup));
    assert!(names.len() < 2_000 && names.contains('…'), "{names}");
    for problem in check(&setup, &Facts::default()) {
        assert!(serde_json::to_string(&problem).unwrap().len() < 500, "{problem:?}");
    }
}

#[test]
fn every_derived_name_fits_its_service() {
    let longest = "a".repeat(quotas::PART_NAME.most);
    let mut setup = good();
    setup.name = "n".repeat(quotas::SETUP_NAME.most);
    build(&mut setup).name.clone_from(&longest);
    *build_step(&mut setup) = longest.clone();
    setup.pipelines.push(Pipeline { name: longest, ..setup.pipelines.first().unwrap().clone() });
    assert_eq!(check(&setup, &Facts::default()), []);
    let names = crate::names::Names::of(&setup);
    assert!(quotas::STACK_NAME.holds(names.stack.len()) && quotas::STACK_NAME.holds(names.connection_stack.len()));
    let main = names.pipelines.first().unwrap();
    for bucket in [names.artifact_bucket(), main.deployed(DeployTarget::S3 {}.brings().unwrap(), "", 0)] {
        assert!(quotas::BUCKET_NAME.holds(bucket.len() + crate::deploy::s3::BUCKET_END.len()), "{bucket}");
    }
    let longest = regions::ALL.iter().map(|region| region.id.len()).max();
    assert_eq!(longest.map(|region| region + "-123456789012-".len()), Some(crate::deploy::s3::BUCKET_END.len()));
    for build in &names.builds {
        assert!(quotas::PROJECT_NAME.holds(build.project.len()));
        assert!(quotas::LOG_GROUP_NAME.holds(build.log_group.len()));
    }
    for pipeline in &names.pipelines {
        assert!(quotas::PIPELINE_NAME.holds(pipeline.pipeline.len()));
    }
    let too_long = "a".repeat(quotas::PART_NAME.most + 1);
    let after = check_after(|setup| {
        build(setup).name.clone_from(&too_long);
        *build_step(setup) = too_long;
    });
    assert_eq!(after, ["builds.0.name too-long"]);
}

#[test]
fn names_may_not_meet() {
    let two_builds = check_after(|setup| setup.builds.push(setup.builds.first().unwrap().clone()));
    assert_eq!(two_builds, ["builds.1.name duplicate"]);
    let same_in_template = check_after(|setup| {
        build(setup).name = "a-1".to_owned();
        *build_step(setup) = "a-1".to_owned();
        setup.builds.push(Build { name: "a1".to_owned(), ..setup.builds.first().unwrap().clone() });
        setup.builds.push(Build { name: "a-b".to_owned(), ..setup.builds.first().unwrap().clone() });
        setup.builds.push(Build { name: "ab".to_owned(), ..setup.builds.first().unwrap().clone() });
    });
    assert_eq!(same_in_template, ["builds.1.name duplicate"]);
    let meets_role = check_after(|setup| {
        build(setup).name = "main-pipeline".to_owned();
        *build_step(setup) = "main-pipeline".to_owned();
    });
    assert_eq!(meets_role, ["pipelines.0.name duplicate"]);
    let same = check_after(|setup| {
        for _ in 0..2 {
            setup.pipelines.push(Pipeline { name: "checks".to_owned(), ..Pipeline::default() });
        }
    });
    assert_eq!(same, ["pipelines.2.name duplicate"]);
}

#[test]
fn repository_name() {
    let long = |size: usize| format!("o/{}", "n".repeat(size - 2));
    for (provider, name, expected) in [
        (ProviderType::GitHub, "octo/shop.js".to_owned(), None),
        (ProviderType::GitHub, "a/b/c".to_owned(), Some("repository-form")),
        (ProviderType::GitLab, "a/b/c".to_owned(), None),
        (ProviderType::GitLab, vec!["g"; 21].join("/"), None),
        (ProviderType::GitLab, vec!["g"; 22].join("/"), Some("repository-form")),
        (ProviderType::Bitbucket, "team/shop".to_owned(), None),
        (ProviderType::AzureDevOps, "contoso/My Shop/web".to_owned(), None),
        (ProviderType::AzureDevOps, "Shop/web".to_owned(), None),
        (ProviderType::AzureDevOps, "a/b/c/d".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/shop.git".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "https://github.com/octo/shop".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/*".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/${aws:username}".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/$(id)".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/a\nb".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, "octo/..".to_owned(), Some("repository-form")),
        (ProviderType::GitHub, String::new(), Some("missing")),
        (ProviderType::GitHub, long(1000), None),
        (ProviderType::GitHub, long(1001), Some("too-long")),
    ] {
        let expected: Vec<_> = expected.map(|code| format!("repository.name {code}")).into_iter().collect();
        let problems = check_after(|setup| {
            setup.repository.provider = Some(provider);
            setup.repository.name.clone_from(&name);
        });
        assert_eq!(problems, expected, "{name}");
    }
}

#[test]
fn what_the_repository_told() {
    let known = |provider, branches: Option<&[&str]>| Facts {
        repository: Some(KnownRepository {
            provider,
            branches: branches.map(|branches| branches.iter().map(ToString::to_string).collect()),
        }),
        ..Facts::default()
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(check_with(&known(Some(ProviderType::GitHub), Some(&["main"])), |_| {}), none);
    assert_eq!(check_with(&known(None, None), |_| {}), none);
    let another = check_with(&known(Some(ProviderType::GitLab), Some(&["main"])), |_| {});
    assert_eq!(another, ["repository.provider provider-not-of-address?"]);
    assert_eq!(check_with(&known(None, Some(&["dev"])), |_| {}), ["repository.branch branch-not-in-clone?"]);
    assert_eq!(check_with(&known(None, Some(&[])), |_| {}), none, "no list to compare with");
    let pattern = |setup: &mut Setup| setup.repository.branch = "release/*".to_owned();
    assert_eq!(check_with(&known(None, Some(&["dev"])), pattern), ["repository.branch branch-is-pattern"]);
}

#[test]
fn branch() {
    for (branch, expected) in [
        ("main".to_owned(), None),
        ("feature/a#1+b".to_owned(), None),
        ("日本語".to_owned(), None),
        (String::new(), Some("missing")),
        ("release/*".to_owned(), Some("branch-is-pattern")),
        ("v?".to_owned(), Some("branch-is-pattern")),
        ("[ab]".to_owned(), Some("branch-is-pattern")),
        ("#{codepipeline.PipelineExecutionId}".to_owned(), Some("pipeline-variable")),
        ("#{SourceVariables.BranchName}".to_owned(), Some("pipeline-variable")),
        ("release/#{variables.V}".to_owned(), Some("pipeline-variable")),
        ("a#{b".to_owned(), Some("pipeline-variable")),
        ("fix#{*}".to_owned(), Some("pipeline-variable")),
        ("##{a}".to_owned(), Some("pipeline-variable")),
        ("a#b".to_owned(), None),
        ("a{b}".to_owned(), None),
        ("${a}".to_owned(), None),
        ("a b".to_owned(), Some("branch-form")),
        ("a..b".to_owned(), Some("branch-form")),
        ("/a".to_owned(), Some("branch-form")),
        ("a/".to_owned(), Some("branch-form")),
        ("a//b".to_owned(), Some("branch-form")),
        (".a".to_owned(), Some("branch-form")),
        ("a/.b".to_owned(), Some("branch-form")),
        ("a.lock".to_owned(), Some("branch-form")),
        ("a.".to_owned(), Some("branch-form")),
        ("-a".to_owned(), Some("branch-form")),
        ("@".to_owned(), Some("branch-form")),
        ("a@{b".to_owned(), Some("branch-form")),
        ("a~b".to_owned(), Some("branch-form")),
        ("a\nb".to_owned(), Some("branch-form")),
        ("HEAD".to_owned(), Some("branch-form")),
        ("refs/heads/main".to_owned(), Some("branch-form")),
        ("b".repeat(255), None),
        ("b".repeat(256), Some("too-long")),
    ] {
        let expected: Vec<_> = expected.map(|code| format!("repository.branch {code}")).into_iter().collect();
        assert_eq!(check_after(|setup| setup.repository.branch.clone_from(&branch)), expected, "{branch}");
    }
}

const ARN: &str = "arn:aws:codeconnections:eu-west-1:123456789012:connection/1";

fn known(arn: &str, provider: ProviderType) -> KnownConnection {
    KnownConnection {
        arn: arn.to_owned(),
        name: "c".to_owned(),
        provider: Some(provider),
        status: "AVAILABLE".to_owned(),
    }
}

#[test]
fn region() {
    for (region, partition, expected) in [
        ("eu-west-1", None, None),
        ("eu-west-1", Some("aws"), None),
        ("eu-west-1", Some("aws-us-gov"), Some("other-partition")),
        ("us-gov-east-1", Some("aws"), Some("other-partition")),
        ("us-gov-east-1", Some("aws-us-gov"), None),
        ("eu-west-1", Some("aws-cn"), Some("other-partition")),
        ("cn-north-1", Some("aws-cn"), Some("not-in-region")),
        ("eu-south-1", Some("aws"), Some("isolated-region?")),
        ("", Some("aws"), None),
    ] {
        let facts =
            Facts { region: Some(region.to_owned()), partition: partition.map(str::to_owned), ..Facts::default() };
        let expected: Vec<_> = expected.map(|code| format!("region {code}")).into_iter().collect();
        assert_eq!(check_with(&facts, |_| ()), expected, "{region} {partition:?}");
    }
}

#[test]
fn connection() {
    for (name, expected) in [
        ("c".repeat(32), None),
        ("c".repeat(33), Some("too-long")),
        (String::new(), Some("missing")),
        ("A.b_c-1".to_owned(), None),
        ("a b".to_owned(), Some("characters")),
        ("a\"b".to_owned(), Some("characters")),
    ] {
        let expected: Vec<_> = expected.map(|code| format!("connection.name {code}")).into_iter().collect();
        assert_eq!(check_after(|setup| setup.connection.name.clone_from(&name)), expected, "{name}");
    }
    let check_chosen = |arn: &str, region: &str, connections: Option<Vec<KnownConnection>>| {
        let facts = Facts {
            connection_arn: Some(arn.to_owned()),
            region: Some(region.to_owned()),
            connections,
            ..Facts::default()
        };
        check_with(&facts, |setup| setup.connection.name.clear())
    };
    assert_eq!(check_chosen(ARN, "eu-west-1", None), NONE);
    assert_eq!(check_chosen(ARN, "us-east-1", Some(vec![known(ARN, ProviderType::GitHub)])), NONE);
    assert_eq!(
        check_chosen(ARN, "eu-west-1", Some(vec![known(ARN, ProviderType::GitLab)])),
        ["connection connection-provider"]
    );
    assert_eq!(check_chosen(ARN, "eu-west-1", Some(vec![])), ["connection dangling-reference?"]);
    let isolated = ["region isolated-region?", "connection not-in-region"];
    assert_eq!(check_chosen(ARN, "eu-south-1", None), isolated);
    let elsewhere = ARN.replace("arn:aws:", "arn:aws-us-gov:");
    assert_eq!(check_chosen(&elsewhere, "eu-west-1", None), ["connection not-in-region"]);
    assert_eq!(check_chosen(ARN, "us-gov-east-1", None), ["connection not-in-region"]);
    assert_eq!(check_chosen("arn:aws:s3:::x", "eu-west-1", None), ["connection unknown"]);
    let known = KnownConnection { name: "One of AWS's console".to_owned(), ..known(ARN, ProviderType::GitHub) };
    for (name, problem) in [
        ("One of AWS's console", None),
        ("", None),
        ("new", None),
        ("a b", Some("characters")),
        (&"c".repeat(33), Some("too-long")),
    ] {
        let facts =
            Facts { connection_arn: Some(ARN.to_owned()), connections: Some(vec![known.clone()]), ..Facts::default() };
        // nothing is in the way of what is chosen …
        let warned: Vec<_> = problem.map(|code| format!("connection.name {code}?")).into_iter().collect();
        assert_eq!(check_with(&facts, |setup| name.clone_into(&mut setup.connection.name)), warned, "{name}");
        // … but no bad name becomes a new connection's
        let mut setup = good();
        name.clone_into(&mut setup.connection.name);
        let code = if name.is_empty() { Some("missing") } else { problem };
        let refused: Vec<_> = code.map(|code| format!("connection.name {code}")).into_iter().collect();
        assert_eq!(new_connection(&setup, &facts).iter().map(summary).collect::<Vec<_>>(), refused, "{name}");
    }
    assert_eq!(check_chosen(ARN, "ap-east-1", None), ["region not-in-region"]);
}

#[test]
fn build_members() {
    let set = |change: fn(&mut Build)| check_after(|setup| change(build(setup)));
    assert_eq!(set(|b| b.recipe = "cobol".to_owned()), ["builds.0.recipe unknown"]);
    assert_eq!(set(|b| b.recipe.clear()), ["builds.0.recipe missing"]);
    let values = |change: fn(&mut Build)| {
        let mut setup = good();
        change(build(&mut setup));
        let found = check(&setup, &Facts::default());
        match found.first().and_then(|problem| problem.facts.get("values")) {
            Some(Fact::Text(values)) => values.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(values(|b| b.recipe = "maven".to_owned()), "node, python, go");
    assert_eq!(values(|b| b.recipe.clear()), "node, python, go");
    assert_eq!(values(|b| b.package_manager.clear()), "npm, pnpm, yarn");
    assert_eq!(values(|b| b.machine.environment = "WINDOWS".to_owned()), "LINUX_CONTAINER, ARM_CONTAINER");
    assert!(values(|b| b.machine.size.clear()).starts_with("BUILD_GENERAL1_SMALL, "));
    assert!(values(|b| b.machine.image = "x".to_owned()).contains("aws/codebuild/standard:8.0, "));
    assert_eq!(set(|b| b.package_manager = "bower".to_owned()), ["builds.0.packageManager unknown"]);
    assert_eq!(set(|b| b.package_manager.clear()), ["builds.0.packageManager missing"]);
    for version in ["20", "26", "18.19.0", "3.9", "20.x", "latest"] {
        let found = check_after(|setup| version.clone_into(&mut build(setup).runtime_version));
        assert_eq!(found, ["builds.0.runtimeVersion runtime-version?"], "{version}: the image fetches it");
    }
    for version in
        ["v20", "lts/*", "20 ", "20\n", "2..0", "x", ".x", "x.2", "20;id", "$(id)", "1.2.3.4.5", "99999999999"]
    {
        let found = check_after(|setup| version.clone_into(&mut build(setup).runtime_version));
        assert_eq!(found, ["builds.0.runtimeVersion unknown"], "{version}");
    }
    assert_eq!(set(|b| b.runtime_version.clear()), ["builds.0.runtimeVersion missing"]);
    assert_eq!(set(|b| b.machine.image.clear()), ["builds.0.machine.image missing"]);
    assert_eq!(set(|b| b.machine.image = "alpine:3".to_owned()), ["builds.0.machine.image unknown"]);
    assert_eq!(set(|b| b.machine.image = "aws/codebuild/standard:99.0".to_owned()), NONE, "what is newer isn't wrong");
    assert_eq!(
        set(|b| b.machine.image = "aws/codebuild/amazonlinux-aarch64-standard:4.0".to_owned()),
        ["builds.0.machine.type combination"]
    );
    assert_eq!(set(|b| b.machine.environment = "WINDOWS_CONTAINER".to_owned()), ["builds.0.machine.type unknown"]);
    assert_eq!(set(|b| b.machine.environment.clear()), ["builds.0.machine.type missing"]);
    assert_eq!(set(|b| b.machine.size = "BUILD_LAMBDA_1GB".to_owned()), ["builds.0.machine.size unknown"]);
    assert_eq!(set(|b| b.machine.size.clear()), ["builds.0.machine.size missing"]);
    for (minutes, good) in [(4, false), (5, true), (2160, true), (2161, false)] {
        let problems = check_after(|setup| build(setup).timeout_minutes = minutes);
        assert_eq!(problems, if good { vec![] } else { vec!["builds.0.timeoutMinutes out-of-range"] }, "{minutes}");
    }
    assert_eq!(
        check_after(|setup| setup.builds.clear()),
        ["builds too-few", "pipelines.0.run.0.0.build dangling-reference"]
    );
}

#[test]
fn image_in_region() {
    let facts = |images: &[&str]| Facts {
        images: Some(images.iter().map(|id| (*id).to_owned()).collect()),
        region: Some("eu-west-1".to_owned()),
        ..Facts::default()
    };
    assert_eq!(check_with(&facts(&[images::DEFAULT]), |_| ()), NONE);
    assert_eq!(check_with(&facts(&["aws/codebuild/amazonlinux-x86_64-standard:6.0-26.04.09"]), |_| ()), NONE);
    assert_eq!(check_with(&facts(&["aws/codebuild/standard:7.0"]), |_| ()), ["builds.0.machine.image not-in-region"]);
}

/// What the clone's own buildspec does is told like that of the project, at the path that leads to it.
#[test]
fn the_repositorys_own_buildspec() {
    let text = "version: 0.2
env: {secrets-manager: {PASSWORD: 'prod/db:password'}}
phases: {deploy: {commands: [make]}, build: {commands: make}}
";
    let buildspecs = BTreeMap::from([("ci/b.yml".to_owned(), Some(text.to_owned())), ("gone.yml".to_owned(), None)]);
    let facts = Facts { buildspecs, ..Facts::default() };
    let at = |place: BuildspecPlace, variables: Vec<Variable>| {
        check_with(&facts, |setup| {
            let build = build(setup);
            build.buildspec = place;
            build.variables = variables;
        })
    };
    let path = |path: &str| BuildspecPlace::Repository { path: path.to_owned() };
    let refused = "builds.0.buildspec.path buildspec-unknown-key";
    let tolerated = "builds.0.buildspec.path buildspec-departure?";
    let secret = "builds.0.buildspec.path reference-not-listed?";
    assert_eq!(at(path("ci/b.yml"), vec![]), [secret, refused, tolerated]);
    let rights = crate::buildspec::missing_rights(text, &[]);
    assert_eq!(at(path("ci/b.yml"), rights), [refused, tolerated]);
    assert_eq!(at(path("gone.yml"), vec![]), ["builds.0.buildspec.path buildspec-not-in-clone?"]);
    // one that wasn't read, and one that isn't used
    assert_eq!(at(path("buildspec.yml"), vec![]), NONE);
    assert_eq!(at(BuildspecPlace::Project { text: None }, vec![]), NONE);
}

#[test]
fn buildspec_place() {
    let place = |place: BuildspecPlace| {
        check_after(|setup| {
            build(setup).buildspec = place;
            build(setup).recipe.clear();
        })
    };
    let path = |path: &str| place(BuildspecPlace::Repository { path: path.to_owned() });
    assert_eq!(path("buildspec.yml"), NONE);
    assert_eq!(path("ci/日本.yml"), NONE);
    assert_eq!(path(""), ["builds.0.buildspec.path missing"]);
    for bad in [
        "/etc/passwd",
        "../x.yml",
        "a/../b",
        "a//b",
        "a\\b",
        "arn:aws:s3:::b/x",
        "a\nversion",
        "./x",
        "a/ ",
        "$x",
        "`x`",
        "a\"b",
    ] {
        assert_eq!(path(bad), ["builds.0.buildspec.path path-form"], "{bad}");
    }
    assert_eq!(path(&"p".repeat(255)), NONE);
    assert_eq!(path(&"p".repeat(256)), ["builds.0.buildspec.path too-long"]);
    let text = |text: &str| place(BuildspecPlace::Project { text: Some(text.to_owned()) });
    assert_eq!(text("version: 0.2\nphases: {build: {commands: [make]}}"), NONE);
    assert_eq!(text(""), ["builds.0.buildspec.text no-commands"]);
    assert_eq!(text("a: ["), ["builds.0.buildspec.text yaml-syntax"]);
}

#[test]
fn variables() {
    let one = |name: &str, kind: VariableKind, value: &str| check_after(|setup| variable(setup, name, kind, value));
    let plain = |name: &str, value: &str| one(name, VariableKind::Plain, value);
    assert_eq!(plain("NODE_ENV", "production"), NONE);
    assert_eq!(plain("_a1", ""), NONE);
    for bad in ["1A", "A-B", "A B", "Ä", "A=B", "$(id)"] {
        assert_eq!(plain(bad, "x"), ["builds.0.variables.0.name variable-name"], "{bad}");
    }
    assert_eq!(plain("", "x"), ["builds.0.variables.0.name missing"]);
    assert_eq!(plain(&"A".repeat(128), "x"), NONE);
    assert_eq!(plain(&"A".repeat(129), "x"), ["builds.0.variables.0.name too-long"]);
    assert_eq!(plain("CODEBUILD_X", "x"), ["builds.0.variables.0.name reserved-prefix"]);
    assert_eq!(plain("AWS_REGION", "x"), ["builds.0.variables.0.name reserved-prefix?"]);
    assert_eq!(plain("V", &"v".repeat(2000)), NONE);
    assert_eq!(plain("V", &"v".repeat(2001)), ["builds.0.variables.0.value too-long"]);
    assert_eq!(plain("V", "a\0b"), ["builds.0.variables.0.value characters"]);
    assert_eq!(plain("V", "AKIAIOSFODNN7EXAMPLE"), ["builds.0.variables.0.value looks-like-secret"]);
    assert_eq!(plain("DB_PASSWORD", "x"), ["builds.0.variables.0.value looks-like-secret?"]);
    assert_eq!(one("DB_PASSWORD", VariableKind::ParameterStore, "/shop/db"), NONE);
    assert_eq!(one("V", VariableKind::ParameterStore, "shop/db"), ["builds.0.variables.0.value parameter-form"]);
    assert_eq!(one("V", VariableKind::ParameterStore, ""), ["builds.0.variables.0.value missing"]);
    assert_eq!(one("V", VariableKind::SecretsManager, "shop:key"), NONE);
    assert_eq!(one("V", VariableKind::SecretsManager, "a b"), ["builds.0.variables.0.value secret-form"]);
    let count = |count: usize| {
        check_after(|setup| {
            (0..count).for_each(|index| variable(setup, &format!("V{index}"), VariableKind::Plain, "x"));
        })
    };
    assert_eq!(count(quotas::VARIABLES.most), NONE);
    assert_eq!(count(quotas::VARIABLES.most + 1), ["builds.0.variables too-many"]);
    let twice = check_after(|setup| (0..2).for_each(|_| variable(setup, "V", VariableKind::Plain, "x")));
    assert_eq!(twice, ["builds.0.variables.1.name duplicate"]);
}

#[test]
fn triggers() {
    let list = |patterns: &[&str]| patterns.iter().map(|pattern| (*pattern).to_owned()).collect::<Vec<_>>();
    let include =
        |patterns: Vec<String>| check_after(|setup| pipeline(setup).trigger = Trigger::branches(patterns, vec![]));
    assert_eq!(include(list(&["main", "release/**"])), NONE);
    assert_eq!(include(vec![]), ["pipelines.0.trigger.push.0.branches.include too-few"]);
    let numbered = |count: usize| (1..count).map(|index| format!("b{index}")).chain(["main".to_owned()]).collect();
    assert_eq!(include(numbered(8)), NONE);
    assert_eq!(include(numbered(9)), ["pipelines.0.trigger.push.0.branches.include too-many"]);
    assert_eq!(include(vec!["main".to_owned(), "p".repeat(255)]), NONE);
    assert_eq!(
        include(vec!["p".repeat(256), "main".to_owned()]),
        ["pipelines.0.trigger.push.0.branches.include.0 too-long"]
    );
    assert_eq!(include(list(&["main", ""])), ["pipelines.0.trigger.push.0.branches.include.1 missing"]);
    assert_eq!(include(list(&["main", "a["])), ["pipelines.0.trigger.push.0.branches.include.1 pattern-form"]);
    assert_eq!(include(list(&["main", "a b"])), ["pipelines.0.trigger.push.0.branches.include.1 pattern-form"]);
    assert_eq!(include(list(&["main", "main"])), ["pipelines.0.trigger.push.0.branches.include.1 duplicate"]);
    assert_eq!(include(list(&["dev"])), ["pipelines.0.trigger.push.0.branches.include branch-not-matched?"]);
    let exclude = |patterns: Vec<String>| {
        check_after(|setup| {
            pipeline(setup).trigger = Trigger::branches(list(&["main"]), patterns);
        })
    };
    let others = |count: usize| (0..count).map(|index| format!("b{index}")).collect::<Vec<_>>();
    assert_eq!(exclude(others(8)), NONE);
    assert_eq!(exclude(others(9)), ["pipelines.0.trigger.push.0.branches.exclude too-many"]);
    assert_eq!(exclude(vec!["p".repeat(255)]), NONE);
    assert_eq!(exclude(vec!["p".repeat(256)]), ["pipelines.0.trigger.push.0.branches.exclude.0 too-long"]);
    let excluded = check_after(|setup| {
        pipeline(setup).trigger = Trigger::branches(list(&["**"]), list(&["main"]));
    });
    assert_eq!(excluded, ["pipelines.0.trigger.push.0.branches.include branch-not-matched?"]);
    let requests = |environments: Vec<Environment>, events: Vec<PullRequestEvent>, count: usize| {
        check_after(|setup| {
            let branches = (0..count).map(|index| format!("b{index}")).collect();
            pipeline(setup).trigger = Trigger::pull_requests(branches, events);
            pipeline(setup).environments = environments;
        })
    };
    use PullRequestEvent::{Closed, Open, Updated};
    assert_eq!(requests(vec![], vec![], 0), NONE);
    assert_eq!(requests(vec![], vec![Open, Updated, Closed], 8), NONE);
    assert_eq!(requests(vec![], vec![], 9), ["pipelines.0.trigger.pullRequests.0.branches.include too-many"]);
    let target = |pattern: String| {
        check_after(|setup| {
            pipeline(setup).trigger = Trigger::pull_requests(vec![pattern], vec![]);
        })
    };
    assert_eq!(target("p".repeat(255)), NONE);
    assert_eq!(target("p".repeat(256)), ["pipelines.0.trigger.pullRequests.0.branches.include.0 too-long"]);
    assert_eq!(requests(vec![], vec![Open, Open], 0), ["pipelines.0.trigger.pullRequests.0.events.1 duplicate"]);
    assert_eq!(requests(copies(false), vec![], 0), ["pipelines.0.environments.0 combination?"]);
    assert_eq!(requests(copies(true), vec![], 0), NONE, "somebody looks at it first");
    let azure = check_after(|setup| {
        setup.repository.provider = Some(ProviderType::AzureDevOps);
        pipeline(setup).trigger = Trigger::pull_requests(vec![], vec![]);
    });
    assert_eq!(azure, ["pipelines.0.trigger combination?"]);
}

#[test]
fn pipelines() {
    assert_eq!(check_after(|setup| setup.pipelines.clear()), ["pipelines too-few"]);
    assert_eq!(check_after(|setup| build_step(setup).clear()), ["pipelines.0.run.0.0.build missing"]);
    assert_eq!(
        check_after(|setup| *build_step(setup) = "x".to_owned()),
        ["pipelines.0.run.0.0.build dangling-reference"]
    );
    assert_eq!(check_after(|setup| pipeline(setup).name = "A".to_owned()), ["pipelines.0.name characters"]);
    let clone = check_after(|setup| {
        pipeline(setup).source.format = SourceFormat::Clone;
        pipeline(setup).environments = copies(false);
    });
    assert_eq!(clone, NONE, "what is deployed comes from the build");
    let many = |count: usize| {
        check_after(|setup| {
            setup.pipelines =
                (0..count).map(|index| Pipeline { name: format!("p{index}"), ..Pipeline::default() }).collect();
        })
    };
    assert_eq!(many(quotas::PIPELINES.most), NONE);
    assert_eq!(many(quotas::PIPELINES.most + 1), ["pipelines too-many"]);
}

#[test]
fn environments() {
    let with = |environments: Vec<Environment>| check_after(|setup| pipeline(setup).environments = environments);
    let named = |name: &str| Environment { name: name.to_owned(), ..copies(false).pop().unwrap() };
    assert_eq!(with(vec![named("")]), NONE);
    assert_eq!(with(vec![named("staging")]), NONE);
    assert_eq!(with(vec![named("A")]), ["pipelines.0.environments.0.name characters"]);
    let second = "pipelines.0.environments.1 not-made-yet";
    assert_eq!(with(vec![named("staging"), named("production")]), [second]);
    assert_eq!(
        with(vec![named(""), named("production")]),
        ["pipelines.0.environments.0.name missing", second],
        "stages are told apart by it"
    );
    assert_eq!(with(vec![named("staging"), named("staging")]), ["pipelines.0.environments.1.name duplicate", second]);
}

#[test]
fn deployments() {
    let from = |from: &str, format: SourceFormat| {
        check_after(|setup| {
            pipeline(setup).source.format = format;
            pipeline(setup).environments = vec![Environment::of(from, DeployTarget::S3 {}, false)];
        })
    };
    let at = |code: &str| vec![format!("pipelines.0.environments.0.deploy.0.from {code}")];
    assert_eq!(from("build", SourceFormat::Clone), NONE);
    assert_eq!(from("source", SourceFormat::Zip), NONE);
    assert_eq!(from("source", SourceFormat::Clone), at("combination"), "a reference that only a build can follow");
    assert_eq!(from("", SourceFormat::Zip), at("missing"));
    assert_eq!(from("other", SourceFormat::Zip), at("dangling-reference"));
    let build_of_that_name = check_after(|setup| {
        build(setup).name = "source".to_owned();
        *build_step(setup) = "source".to_owned();
        pipeline(setup).source.format = SourceFormat::Clone;
        pipeline(setup).environments = vec![Environment::of("source", DeployTarget::S3 {}, false)];
    });
    assert_eq!(build_of_that_name, NONE);
}

#[test]
fn a_deploy_bucket_needs_a_name_that_s3_takes() {
    let with = |pipelines: usize, name: &str, environment: &str| {
        check_after(|setup| {
            setup.name = "n".repeat(quotas::SETUP_NAME.most);
            let environment = Environment { name: environment.to_owned(), ..copies(false).pop().unwrap() };
            let deploying = Pipeline { name: name.to_owned(), environments: vec![environment], ..Pipeline::default() };
            setup.pipelines.resize(pipelines, Pipeline::default());
            setup.pipelines.push(deploying);
        })
    };
    assert_eq!(with(0, "any-name-of-the-main-one", ""), NONE);
    assert_eq!(with(0, "main", "eight-ab"), NONE);
    assert_eq!(with(0, "main", "nine-abcd"), ["pipelines.0.environments.0.name too-long"]);
    assert_eq!(with(1, "eight-ab", ""), NONE);
    assert_eq!(with(1, "nine-abcd", ""), ["pipelines.1.name too-long"]);
    assert_eq!(with(1, "nine-abcd", "dev"), ["pipelines.1.name too-long"]);
    assert_eq!(with(1, "abc", "staging"), ["pipelines.1.environments.0.name too-long"]);
}

/// With a stack whose template comes from there, after a change.
fn with_stack(from: &str, change: impl FnOnce(&mut Setup, &mut CloudFormation)) -> Vec<String> {
    check_after(|setup| {
        let mut stack = CloudFormation { template: "infra/app.yml".to_owned(), ..CloudFormation::default() };
        change(setup, &mut stack);
        pipeline(setup).environments = vec![Environment::of(from, DeployTarget::CloudFormation(stack), false)];
    })
}

#[test]
fn a_stack_needs_a_template() {
    let template = |path: &str| with_stack(Deployment::SOURCE, |_, stack| path.clone_into(&mut stack.template));
    let parameters = |path: &str| with_stack(Deployment::SOURCE, |_, stack| stack.parameters = Some(path.to_owned()));
    let at = |member: &str, code: &str| vec![format!("pipelines.0.environments.0.deploy.0.{member} {code}")];
    for path in ["app.yml", "infra/app.yaml", "a b/c.json", "infra/店.template"] {
        assert_eq!(template(path), NONE, "{path}");
    }
    assert_eq!(template(""), at("template", "missing"));
    for path in ["/app.yml", "../app.yml", "infra/../app.yml", "Source::app.yml", "infra\\app.yml", "#{a.b}.yml"] {
        assert_eq!(template(path), at("template", "path-form"), "{path}");
    }
    assert_eq!(template(&format!("{}.yml", "a".repeat(252))), at("template", "too-long"));
    for path in ["infra", "app.ym", "yml", "app.yml/x", "app.YML"] {
        assert_eq!(template(path), at("template", "file-extension"), "{path}");
    }
    assert_eq!(parameters("infra/production.json"), NONE);
    assert_eq!(parameters(""), at("parameters", "missing"));
    assert_eq!(parameters("infra/production.yml"), at("parameters", "file-extension"));
}

#[test]
fn a_template_of_a_build_is_among_its_files() {
    let of_build = |artifacts: &str| {
        with_stack("build", |setup, stack| {
            let text = format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\n{artifacts}\n");
            build(setup).buildspec = BuildspecPlace::Project { text: Some(text) };
            stack.parameters = Some("infra/production.json".to_owned());
        })
    };
    let at = |member: &str| format!("pipelines.0.environments.0.deploy.0.{member} combination");
    assert_eq!(of_build("artifacts: {files: ['**/*']}"), NONE);
    assert_eq!(of_build("artifacts: {files: [infra/app.yml]}"), [at("parameters")]);
    assert_eq!(of_build("artifacts: {files: ['dist/**']}"), [at("template"), at("parameters")]);
    assert_eq!(of_build(""), [at("template"), at("parameters")]);
    assert_eq!(of_build("artifacts: {files: ['$OUT']}"), NONE, "only the build knows");
}

#[test]
fn two_deployments_have_two_stacks() {
    let stacks = |environment: &str, second: &str| {
        check_after(|setup| {
            let stack = CloudFormation { template: "app.yml".to_owned(), ..CloudFormation::default() };
            let stacks = Environment::of(Deployment::SOURCE, DeployTarget::CloudFormation(stack), true);
            let named = Environment { name: environment.to_owned(), ..stacks.clone() };
            pipeline(setup).environments = vec![named];
            let second = Pipeline { name: second.to_owned(), environments: vec![stacks], ..Pipeline::default() };
            setup.pipelines.push(second);
        })
    };
    assert_eq!(stacks("", "other"), NONE);
    assert_eq!(stacks("live", "other"), NONE);
    assert_eq!(stacks("live", "live"), ["pipelines.1.name duplicate"], "shop-live-app");
}

#[test]
fn tags() {
    let tag = |key: &str, value: &str| check_after(|setup| drop(setup.tags.insert(key.to_owned(), value.to_owned())));
    assert_eq!(tag("team", "shop"), NONE);
    assert_eq!(tag("チーム", "店 1"), NONE);
    assert_eq!(tag("", "x"), ["tags. missing"]);
    assert_eq!(tag("AWS:x", "x"), ["tags.AWS:x reserved-prefix"]);
    assert_eq!(tag("gangway:setup", "x"), ["tags.gangway:setup reserved-prefix"]);
    assert_eq!(tag("a<b", "x"), ["tags.a<b tag-form"]);
    assert_eq!(tag("a", "x\ny"), ["tags.a tag-form"]);
    assert_eq!(tag("a", ""), ["tags.a missing"]);
    assert_eq!(tag("a", "v"), NONE);
    assert_eq!(tag("a", &"v".repeat(255)), NONE);
    assert_eq!(tag("a", &"v".repeat(256)), ["tags.a too-long"]);
    assert_eq!(tag(&"k".repeat(127), "x"), NONE);
    assert_eq!(tag(&"k".repeat(10_000), "x"), [format!("tags.{} too-long", "k".repeat(10_000))]);
    assert_eq!(tag(&"k".repeat(128), "x").len(), 1);
    assert_eq!(tag("a", "AKIAIOSFODNN7EXAMPLE"), ["tags.a looks-like-secret"]);
    let count = |count: usize| {
        check_after(|setup| setup.tags = (0..count).map(|index| (format!("k{index}"), "v".to_owned())).collect())
    };
    assert_eq!(count(49), NONE);
    assert_eq!(count(50), ["tags too-many"]);
    let case = check_after(|setup| {
        setup.tags = [("Team", "a"), ("team", "b")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    });
    assert_eq!(case, ["tags.team duplicate"]);
}

proptest! {
    #[test]
    fn no_answer_makes_it_panic(texts in prop::collection::vec(any::<String>(), 12), number in any::<u32>(), kind in 0..3u8) {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        let mut setup = good();
        setup.name = text();
        setup.repository.name = text();
        setup.repository.branch = text();
        setup.connection.name = text();
        setup.tags.insert(text(), text());
        build(&mut setup).timeout_minutes = number;
        build(&mut setup).machine.image = text();
        build(&mut setup).recipe = text();
        let kind = [VariableKind::Plain, VariableKind::ParameterStore, VariableKind::SecretsManager][usize::from(kind)];
        variable(&mut setup, &text(), kind, &text());
        pipeline(&mut setup).trigger = Trigger::branches(vec![text()], vec![text()]);
        for problem in check(&setup, &Facts::default()) {
            // what was typed never makes a message long
            prop_assert!(problem.facts.values().all(|fact| serde_json::to_string(fact).unwrap().len() < 800));
        }
    }
}
