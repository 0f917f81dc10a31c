//! The setups whose files are judged: every choice of the wizard, alone and with the others.

use std::collections::{BTreeMap, BTreeSet};

use gangway_blueprint::Blueprint;
use gangway_catalog::providers::ProviderType;
use gangway_catalog::recipes;
use gangway_export::{File, formats};
use gangway_setup::deploy::cloudformation::CloudFormation;
use gangway_setup::document::{
    Build, BuildNetwork, BuildspecPlace, DeployTarget, Deployment, Environment, HostWish, Machine, Pipeline,
    PullRequestEvent, Roles, ServerNetwork, Setup, Source, SourceFormat, Trigger, Variable, VariableKind,
};
use gangway_setup::target::{HostNetwork, Target};
use gangway_tests::setups;
use gangway_words::{Language, Words};

/// A setup with a name for messages.
pub(crate) struct Sample {
    /// What is special about it.
    pub(crate) name: String,
    /// It.
    pub(crate) setup: Setup,
}

impl Sample {
    /// Its blueprint.
    pub(crate) fn blueprint(&self) -> Blueprint {
        Blueprint::from_setup(&self.setup, &target()).unwrap_or_else(|problems| panic!("{}: {problems:#?}", self.name))
    }

    /// Its files for CloudFormation.
    pub(crate) fn files(&self, language: Language) -> Vec<File> {
        self.files_of("cloudformation", &target(), language)
    }

    /// Its files in a format, for a target.
    pub(crate) fn files_of(&self, format: &str, target: &Target, language: Language) -> Vec<File> {
        let blueprint = Blueprint { target: target.clone(), ..self.blueprint() };
        let format = formats::of(format).expect("the format");
        format
            .files(&blueprint, &Words::new(language))
            .unwrap_or_else(|problems| panic!("{}: {problems:#?}", self.name))
    }

    /// One of its files for CloudFormation.
    pub(crate) fn file(&self, language: Language, path: &str) -> String {
        let file = self.files(language).into_iter().find(|file| file.path == path);
        file.unwrap_or_else(|| panic!("{} has no {path}", self.name)).text
    }
}

/// The account of all samples.
pub(crate) fn target() -> Target {
    Target {
        partition: "aws".to_owned(),
        account: "123456789012".to_owned(),
        region: "eu-central-1".to_owned(),
        connection_arn: Some(
            "arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b2c3d-1111-2222-3333-444455556666"
                .to_owned(),
        ),
        host_arn: None,
        network: Some(HostNetwork {
            vpc: "vpc-0a1b2c3d4e5f60718".to_owned(),
            subnets: vec!["subnet-0a1b2c3d4e5f60718".to_owned(), "subnet-1a2b3c4d".to_owned()],
            security_groups: vec!["sg-0a1b2c3d4e5f60718".to_owned()],
        }),
    }
}

/// The simplest setup.
pub(crate) fn simple() -> Setup {
    let mut setup = Setup { name: "shop".to_owned(), ..Setup::default() };
    setup.repository.provider = Some(ProviderType::GitHub);
    setup.repository.name = "acme/shop".to_owned();
    setup.repository.branch = "main".to_owned();
    setup.connection.name = "shop-conn".to_owned();
    setup.builds = vec![build("build", "node", "npm", "22")];
    setup
}

fn build(name: &str, recipe: &str, package_manager: &str, version: &str) -> Build {
    Build {
        name: name.to_owned(),
        recipe: recipe.to_owned(),
        package_manager: package_manager.to_owned(),
        runtime_version: version.to_owned(),
        machine: Machine { image: "aws/codebuild/amazonlinux-x86_64-standard:6.0".to_owned(), ..Machine::default() },
        ..Build::default()
    }
}

fn triggers() -> Vec<(&'static str, Trigger)> {
    let patterns = |patterns: &[&str]| patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
    vec![
        ("push", Trigger::Push),
        ("manual", Trigger::Manual),
        ("branches", Trigger::branches(patterns(&["main", "release/**"]), patterns(&["release/old*"]))),
        ("any branch", Trigger::branches(patterns(&["**"]), vec![])),
        (
            "pull requests",
            Trigger::pull_requests(patterns(&["main"]), vec![PullRequestEvent::Open, PullRequestEvent::Updated]),
        ),
        ("all pull requests", Trigger::pull_requests(vec![], vec![])),
    ]
}

/// A copy of what was built to a bucket, with or without somebody who approves it.
fn copy(approval: bool) -> Environment {
    Environment::of("build", DeployTarget::S3 {}, approval)
}

pub(crate) fn of_pull_requests(trigger: &Trigger) -> bool {
    matches!(trigger, Trigger::Filters { pull_requests, .. } if !pull_requests.is_empty())
}

/// All samples.
pub(crate) fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for (trigger_name, trigger) in triggers() {
        for format in [SourceFormat::Zip, SourceFormat::Clone] {
            for (deploy, environments) in
                [("nothing", vec![]), ("S3", vec![copy(false)]), ("S3 approved", vec![copy(true)])]
            {
                if !environments.is_empty() && of_pull_requests(&trigger) {
                    continue;
                }
                let mut setup = simple();
                let name = format!("{trigger_name}, {format:?}, {deploy}");
                let source = Source { format, ..Source::default() };
                setup.pipelines =
                    vec![Pipeline { trigger: trigger.clone(), source, environments, ..Pipeline::default() }];
                samples.push(Sample { name, setup });
            }
        }
    }
    for provider in [ProviderType::Bitbucket, ProviderType::GitLab, ProviderType::AzureDevOps] {
        let mut setup = simple();
        setup.repository.provider = Some(provider);
        if provider == ProviderType::AzureDevOps {
            setup.repository.name = "contoso/店の Müller/web".to_owned();
            setup.pipelines[0].source.format = SourceFormat::Clone;
        }
        samples.push(Sample { name: format!("{provider:?}"), setup });
    }
    for (name, path) in [("hello.gangway.json", setups::hello()), ("full.gangway.json", setups::full())] {
        let setup = serde_json::from_str(&setups::text(&path)).unwrap();
        samples.push(Sample { name: name.to_owned(), setup });
    }
    samples.extend([python(), go(), in_repository(), variables(), several(), hostile(), every_limit()]);
    samples.extend(stacks());
    samples.extend(demanding());
    samples.extend(own_servers());
    samples
}

/// Servers of one's own: reached from the internet, and through a VPC, in which a build runs that clones or is told to.
fn own_servers() -> [Sample; 3] {
    let own = |name: &str, provider, network, certificate: Option<&str>| {
        let mut setup = simple();
        setup.repository.provider = Some(provider);
        setup.host = Some(HostWish {
            name: "git-corp".to_owned(),
            endpoint: "https://git.corp.example:8443".to_owned(),
            network,
            certificate: certificate.map(str::to_owned),
            ..HostWish::default()
        });
        Sample { name: name.to_owned(), setup }
    };
    let [gitlab, github] = [ProviderType::GitLabSelfManaged, ProviderType::GitHubEnterpriseServer];
    let certificate = "-----BEGIN CERTIFICATE-----\nMIIBmzCCAUGgAwIBAgIUEw==\n-----END CERTIFICATE-----\n";
    let mut clones = own("private GitLab", gitlab, ServerNetwork::Private, Some(certificate));
    clones.setup.pipelines[0].source.format = SourceFormat::Clone;
    let mut told = own("private GitHub", github, ServerNetwork::Private, None);
    told.setup.builds[0].network = Some(BuildNetwork::Host);
    [clones, told, own("public GitHub", github, ServerNetwork::Public, None)]
}

/// Each deploy target is a file of `setup`: the judges see each of them.
#[test]
fn every_deploy_target_is_judged() {
    let folder = gangway_tests::place::repository().join("src-tauri/crates/setup/src/deploy");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let stems = files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    let targets: BTreeSet<String> = stems.filter(|stem| !["mod", "context"].contains(&stem.as_str())).collect();
    let deployments = samples().into_iter().flat_map(|sample| sample.setup.pipelines);
    let deployments = deployments.flat_map(|pipeline| pipeline.deployments().cloned().collect::<Vec<_>>());
    let judged = deployments.map(|deployment| serde_json::to_value(&deployment.target).unwrap());
    let judged: BTreeSet<String> = judged.map(|target| target["to"].as_str().unwrap().to_lowercase()).collect();
    assert_eq!(judged, targets);
}

/// Each recipe is a row of `catalog`: the judges see each of them.
#[test]
fn every_recipe_is_judged() {
    let recipes: BTreeSet<&str> = recipes::ALL.iter().map(|recipe| recipe.id).collect();
    let builds: Vec<Build> = samples().into_iter().flat_map(|sample| sample.setup.builds).collect();
    let judged: BTreeSet<&str> = builds.iter().map(|build| build.recipe.as_str()).filter(|id| !id.is_empty()).collect();
    assert_eq!(judged, recipes);
}

/// Stacks from a template: with a change set that somebody approves or nobody does, and without one.
fn stacks() -> [Sample; 3] {
    let stack = |name: &str, from: &str, target: CloudFormation, approval: bool| {
        let mut setup = simple();
        setup.pipelines[0].environments = vec![Environment::of(from, DeployTarget::CloudFormation(target), approval)];
        Sample { name: name.to_owned(), setup }
    };
    let template = || CloudFormation { template: "infra/app.yml".to_owned(), ..CloudFormation::default() };
    let parameters = Some("infra/live.json".to_owned());
    [
        stack("stack approved", Deployment::SOURCE, template(), true),
        stack("stack", Deployment::SOURCE, CloudFormation { parameters: parameters.clone(), ..template() }, false),
        stack("stack at once", "build", CloudFormation { parameters, change_set: false, ..template() }, true),
    ]
}

/// What a company demands of every role, with a role that has AWS's policy, and as long as it may be.
fn demanding() -> [Sample; 3] {
    let [_, stack, _] = stacks();
    let demanding = |name: &str, path: &str, boundary: &str| {
        let roles = Roles { path: Some(path.to_owned()), boundary: Some(boundary.to_owned()), ..Roles::default() };
        Sample { name: name.to_owned(), setup: Setup { roles: Some(roles), ..stack.setup.clone() } }
    };
    let longest = format!("/{}/", "p".repeat(510));
    [
        demanding("roles", "/teams/shop/", "teams/DeveloperBoundary"),
        demanding("roles bound by AWS", "", "aws:PowerUserAccess"),
        demanding("roles of the longest path", &longest, &"b".repeat(128)),
    ]
}

fn python() -> Sample {
    let mut setup = simple();
    setup.builds = vec![build("build", "python", "uv", "3.10")];
    setup.builds[0].machine.size = "BUILD_GENERAL1_LARGE".to_owned();
    Sample { name: "python".to_owned(), setup }
}

fn go() -> Sample {
    let mut setup = simple();
    setup.builds = vec![build("build", "go", "go", "1.26")];
    Sample { name: "go".to_owned(), setup }
}

fn in_repository() -> Sample {
    let mut setup = simple();
    setup.builds[0].buildspec = BuildspecPlace::Repository { path: "ci/buildspec.yml".to_owned() };
    Sample { name: "buildspec in the repository".to_owned(), setup }
}

fn variable(name: &str, kind: VariableKind, value: &str) -> Variable {
    Variable { name: name.to_owned(), kind, value: value.to_owned() }
}

fn variables() -> Sample {
    let mut setup = simple();
    setup.builds[0].variables = vec![
        variable("ANSWER", VariableKind::Plain, "no"),
        variable("VERSION", VariableKind::Plain, "3.10"),
        variable("URL", VariableKind::ParameterStore, "/shop/test/url"),
        variable("TOKEN", VariableKind::SecretsManager, "shop/token:key:AWSCURRENT"),
    ];
    setup.tags =
        BTreeMap::from([("team".to_owned(), "web shop".to_owned()), ("cost".to_owned(), "12:30:45".to_owned())]);
    Sample { name: "variables and tags".to_owned(), setup }
}

fn several() -> Sample {
    let mut setup = simple();
    setup.builds.push(build("check", "python", "pip", "3.13"));
    setup.pipelines[0].environments = vec![copy(true)];
    setup.pipelines.push(Pipeline {
        name: "pr".to_owned(),
        trigger: Trigger::pull_requests(vec![], vec![PullRequestEvent::Open]),
        ..Pipeline::of("check")
    });
    Sample { name: "several builds and pipelines".to_owned(), setup }
}

/// Texts that the rules let through, and that a writer could stumble over.
fn hostile() -> Sample {
    let mut setup = simple();
    setup.repository.branch = "feature/'\"$(id)`${AWS__Region}-#1-日本".to_owned();
    setup.pipelines[0].trigger = Trigger::branches(vec!["**".to_owned(), "'\"#-$(x)日本/*".to_owned()], vec![]);
    setup.builds[0].variables = vec![
        variable("A", VariableKind::Plain, "${AWS::AccountId} $(id) `id` <b>&amp;</b> \"quoted\" 'single' \\ # : -"),
        variable("B", VariableKind::Plain, "two\nlines\n"),
        variable("C", VariableKind::Plain, "日本語 \u{202e}evil\u{85}\u{2028}end"),
        variable("D", VariableKind::Plain, "!Ref ArtifactBucket"),
        variable("E", VariableKind::Plain, "- a\n- b: c\n---\nResources: {}\n"),
    ];
    let text = "version: 0.2\nphases:\n  build:\n    commands:\n      - echo \"${HOME} 日本語 $(date)\"\n      - |\n        if true; then\n          echo ok\n        fi\n\n      - echo end";
    setup.builds[0].buildspec = BuildspecPlace::Project { text: Some(text.to_owned()) };
    setup.tags = BTreeMap::from([("a:b".to_owned(), "= + @ / _".to_owned())]);
    Sample { name: "hostile texts".to_owned(), setup }
}

/// Everything as long as it may be.
fn every_limit() -> Sample {
    let mut setup = simple();
    setup.name = "a".repeat(20);
    setup.connection.name = "c".repeat(32);
    setup.repository.branch = "b".repeat(200);
    setup.builds[0].timeout_minutes = 2160;
    setup.pipelines[0].environments = vec![copy(true)];
    let patterns = |letter: &str| (0..8).map(|number| format!("{}{number}/**", letter.repeat(250))).collect::<Vec<_>>();
    let include = std::iter::once("**".to_owned()).chain(patterns("i").into_iter().take(7)).collect();
    setup.pipelines[0].trigger = Trigger::branches(include, patterns("e"));
    Sample { name: "every limit".to_owned(), setup }
}
