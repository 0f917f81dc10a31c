use std::fmt::Write as _;

use gangway_catalog::providers::ProviderType;
use gangway_catalog::quotas;
use gangway_setup::deploy::cloudformation::CloudFormation;
use gangway_setup::document::{
    Approval, Build, BuildNetwork, BuildspecPlace, DeployTarget, Deployment, Environment, HostWish, Machine, Pipeline,
    PullRequestEvent, Roles, ServerNetwork, Setup, Source, SourceFormat, Trigger, Variable, VariableKind,
};
use gangway_setup::names::Names;
use gangway_setup::target::{HostNetwork, Target};
use proptest::prelude::*;

use super::*;
use crate::policy::{Condition, DENIED_WHOLE, Effect, Policy, Reason, Statement, WITHOUT_RESOURCE, exactly};
use crate::resource::{ExecutionMode, OnFailure, Purpose};
use crate::text::{Parameter, Part, Text, text};

fn setup() -> Setup {
    let mut setup = Setup { name: "shop".to_owned(), ..Setup::default() };
    setup.repository.provider = Some(ProviderType::GitHub);
    setup.repository.name = "acme/shop".to_owned();
    setup.repository.branch = "main".to_owned();
    setup.connection.name = "shop-conn".to_owned();
    setup.builds = vec![build("build")];
    setup
}

fn build(name: &str) -> Build {
    Build {
        name: name.to_owned(),
        recipe: "node".to_owned(),
        package_manager: "npm".to_owned(),
        runtime_version: "22".to_owned(),
        machine: Machine { image: "aws/codebuild/amazonlinux-x86_64-standard:6.0".to_owned(), ..Machine::default() },
        ..Build::default()
    }
}

fn target() -> Target {
    Target {
        partition: "aws".to_owned(),
        account: "123456789012".to_owned(),
        region: "eu-central-1".to_owned(),
        connection_arn: Some("arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b".to_owned()),
        ..Target::default()
    }
}

fn variable(name: &str, kind: VariableKind, value: &str) -> Variable {
    Variable { name: name.to_owned(), kind, value: value.to_owned() }
}

fn blueprint(setup: &Setup) -> Blueprint {
    Blueprint::from_setup(setup, &target()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A copy to a bucket, with or without somebody who approves it.
fn copy(approval: bool) -> Environment {
    Environment::of("build", DeployTarget::S3 {}, approval)
}

/// A stack from the repository's template, with or without a change set and somebody who approves it.
fn stack(change_set: bool, approval: bool) -> Environment {
    let target = CloudFormation { template: "infra/app.yml".to_owned(), parameters: None, change_set };
    Environment::of(Deployment::SOURCE, DeployTarget::CloudFormation(target), approval)
}

/// Everything that the setups below can mean.
fn setups() -> Vec<Setup> {
    let triggers = [
        Trigger::Push,
        Trigger::Manual,
        Trigger::branches(vec!["main".to_owned(), "release/**".to_owned()], vec![]),
        Trigger::pull_requests(vec!["main".to_owned()], vec![PullRequestEvent::Open]),
    ];
    let mut setups = Vec::new();
    for trigger in triggers {
        for format in [SourceFormat::Zip, SourceFormat::Clone] {
            let stacks = [stack(true, true), stack(true, false), stack(false, true), stack(false, false)];
            let environments = [copy(false), copy(true)].into_iter().chain(stacks).map(|one| vec![one]);
            for environments in std::iter::once(vec![]).chain(environments) {
                if format == SourceFormat::Clone && environments.iter().any(|one| one.deploy[0].from == "source") {
                    continue;
                }
                let of_pull_requests = matches!(&trigger, Trigger::Filters { push, .. } if push.is_empty());
                if of_pull_requests && !environments.is_empty() {
                    continue;
                }
                let mut setup = setup();
                let source = Source { format, ..Source::default() };
                setup.pipelines =
                    vec![Pipeline { trigger: trigger.clone(), source, environments, ..Pipeline::default() }];
                setup.builds[0].variables = vec![
                    variable("MODE", VariableKind::Plain, "test"),
                    variable("URL", VariableKind::ParameterStore, "/shop/url"),
                    variable("TOKEN", VariableKind::SecretsManager, "shop/token:key"),
                ];
                setups.push(setup);
            }
        }
    }
    let mut several = setup();
    several.builds = vec![build("build"), build("check")];
    several.builds[1].buildspec = BuildspecPlace::Repository { path: "ci/check.yml".to_owned() };
    several.pipelines = vec![
        Pipeline { environments: vec![copy(true)], ..Pipeline::default() },
        Pipeline {
            name: "pr".to_owned(),
            trigger: Trigger::pull_requests(vec![], vec![]),
            source: Source { format: SourceFormat::Clone, ..Source::default() },
            ..Pipeline::of("check")
        },
    ];
    setups.extend([
        own_server(ServerNetwork::Public, SourceFormat::Clone),
        own_server(ServerNetwork::Private, SourceFormat::Clone),
    ]);
    let mut by_wish = own_server(ServerNetwork::Private, SourceFormat::Zip);
    by_wish.repository.provider = Some(ProviderType::GitHubEnterpriseServer);
    by_wish.builds[0].network = Some(BuildNetwork::Host);
    setups.push(by_wish);
    setups.push(several);
    setups
}

/// With a GitLab of one's own.
fn own_server(network: ServerNetwork, format: SourceFormat) -> Setup {
    let mut setup = setup();
    setup.repository.provider = Some(ProviderType::GitLabSelfManaged);
    let certificate = Some("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n".to_owned());
    setup.host = Some(HostWish {
        name: "gitlab-corp".to_owned(),
        endpoint: "https://GitLab.corp.example:8443/".to_owned(),
        network,
        certificate: certificate.filter(|_| network == ServerNetwork::Private),
        ..HostWish::default()
    });
    setup.pipelines[0].source.format = format;
    setup
}

#[test]
fn a_server_of_ones_own_has_a_host_before_the_connection() {
    let setup = own_server(ServerNetwork::Private, SourceFormat::Clone);
    let network = HostNetwork {
        vpc: "vpc-1a2b3c4d".to_owned(),
        subnets: vec!["subnet-1a2b3c4d".to_owned(), "subnet-5e6f7a8b".to_owned()],
        security_groups: vec!["sg-1a2b3c4d".to_owned()],
    };
    let known = Target { network: Some(network), ..target() };
    let blueprint = Blueprint::from_setup(&setup, &known).unwrap();
    let [Resource { kind: Kind::Host(host), .. }] = blueprint.host.as_slice() else { panic!("{:?}", blueprint.host) };
    assert_eq!((host.name.as_str(), host.endpoint.as_str()), ("gitlab-corp", "https://gitlab.corp.example:8443"));
    assert!(host.vpc.is_some() && host.certificate.is_some());
    let [Resource { kind: Kind::Connection(connection), .. }] = blueprint.connection.as_slice() else { panic!() };
    assert_eq!(connection.host, Some(Parameter::HostArn.into()));
    let vpc = [Parameter::VpcId, Parameter::SubnetIds, Parameter::SecurityGroupIds];
    assert_eq!(blueprint.parameters(Phase::Host), vpc);
    assert_eq!(blueprint.parameters(Phase::Connection), [Parameter::HostArn]);
    assert_eq!(blueprint.parameters(Phase::Pipeline)[1..], vpc);
    let values = vpc.map(|parameter| blueprint.parameter(parameter).unwrap());
    assert_eq!(values, ["vpc-1a2b3c4d", "subnet-1a2b3c4d,subnet-5e6f7a8b", "sg-1a2b3c4d"]);
    assert_eq!(blueprint.parameter(Parameter::HostArn), None);
    let told = statements(&blueprint);
    let condition =
        r#"{"ArnLike":{"ec2:Subnet":["arn:*:ec2:*:*:subnet/subnet-1a2b3c4d","arn:*:ec2:*:*:subnet/subnet-5e6f7a8b"]}}"#;
    assert!(told.contains(condition), "{told}");
    let server = blueprint.drawings().remove(0).server.unwrap();
    assert_eq!((server.host.as_str(), server.vpc.as_deref()), ("gitlab-corp", Some("vpc-1a2b3c4d")));
    assert_eq!(blueprint.plain().first().map(|first| first.purpose), Some("host"));
}

#[test]
fn a_build_runs_in_the_vpc_where_it_clones_from_a_private_server_or_is_told_to() {
    let check = |network, format, wish, expected: bool| {
        let mut setup = own_server(network, format);
        setup.builds[0].network = wish;
        let blueprint = blueprint(&setup);
        let in_vpc =
            blueprint.resources().any(|one| matches!(&one.kind, Kind::Project(project) if project.vpc.is_some()));
        let permitted = statements(&blueprint).contains("ec2:CreateNetworkInterfacePermission");
        let asked = blueprint.parameters(Phase::Pipeline).contains(&Parameter::SubnetIds);
        assert_eq!([in_vpc, permitted, asked], [expected; 3], "{network:?} {format:?} {wish:?}");
    };
    use BuildNetwork::{Host, Public};
    use ServerNetwork::Private;
    use SourceFormat::{Clone, Zip};
    check(Private, Clone, None, true);
    check(Private, Zip, None, false);
    check(Private, Zip, Some(Host), true);
    check(Private, Clone, Some(Public), false);
    check(ServerNetwork::Public, Clone, None, false);
}

/// Whoever has no server of their own is allowed nothing about hosts or networks.
#[test]
fn the_administrators_policy_has_hosts_only_where_there_is_one() {
    let sids = |setup: &Setup| -> Vec<&str> {
        let statements = administrator::policy(setup, &target()).statements;
        let of_hosts = ["HostRegistration", "Hosts", "HostNetwork", "NetworkChecks"];
        statements.iter().map(|one| one.sid).filter(|sid| of_hosts.contains(sid)).collect()
    };
    assert_eq!(sids(&setup()), [""; 0]);
    assert_eq!(sids(&own_server(ServerNetwork::Public, SourceFormat::Zip)), ["HostRegistration", "Hosts"]);
    let private = own_server(ServerNetwork::Private, SourceFormat::Zip);
    assert_eq!(sids(&private).len(), 4);
    assert_eq!(sids(&Setup { host: None, ..private }).len(), 4, "nobody has said yet that it's public");
}

fn resources(blueprint: &Blueprint) -> String {
    blueprint.plain().iter().fold(String::new(), |mut lines, resource| {
        let name = resource.name.as_deref().unwrap_or("-");
        let _ = writeln!(lines, "{} {} {name} [{}]", resource.id, resource.aws_type, resource.purpose);
        lines
    })
}

fn statements(blueprint: &Blueprint) -> String {
    let mut lines = String::new();
    for policy in blueprint.policies() {
        let _ = writeln!(lines, "{}", policy.role);
        for managed in policy.managed {
            let _ = writeln!(lines, "  {} ({})", managed.arn, managed.reason);
        }
        for statement in policy.statements {
            let _ = writeln!(lines, "  {} ({})", statement.actions.join(" "), statement.reason);
            for resource in statement.resources {
                let _ = writeln!(lines, "    on {resource}");
            }
            for condition in statement.conditions {
                let _ = writeln!(lines, "    if {condition}");
            }
        }
    }
    lines
}

#[test]
fn a_small_setup_in_plain_words() {
    let blueprint = blueprint(&setup());
    insta::assert_snapshot!(resources(&blueprint), @r#"
    Connection AWS::CodeConnections::Connection shop-conn [connection]
    ArtifactBucket AWS::S3::Bucket shop-artifacts-123456789012-eu-central-1 [artifact-bucket]
    ArtifactBucketPolicy AWS::S3::BucketPolicy - [artifact-bucket-policy]
    BuildLogs AWS::Logs::LogGroup /aws/codebuild/shop-build [build-logs]
    BuildRole AWS::IAM::Role - [build-role]
    BuildProject AWS::CodeBuild::Project shop-build [build-project]
    MainPipelineRole AWS::IAM::Role - [pipeline-role]
    MainPipeline AWS::CodePipeline::Pipeline shop [pipeline]
    "#);
    insta::assert_snapshot!(statements(&blueprint), @r#"
    BuildRole
      logs:CreateLogStream logs:PutLogEvents (build-log)
        on arn:aws:logs:eu-central-1:123456789012:log-group:/aws/codebuild/shop-build
        on arn:aws:logs:eu-central-1:123456789012:log-group:/aws/codebuild/shop-build:*
      s3:GetObject s3:GetObjectVersion s3:PutObject (build-artifacts)
        on arn:aws:s3:::shop-artifacts-123456789012-eu-central-1/*
      s3:GetBucketAcl s3:GetBucketLocation (build-artifact-bucket)
        on arn:aws:s3:::shop-artifacts-123456789012-eu-central-1
    MainPipelineRole
      s3:GetBucketVersioning s3:GetBucketAcl s3:GetBucketLocation (artifact-bucket)
        on arn:aws:s3:::shop-artifacts-123456789012-eu-central-1
        if {"StringEquals":{"aws:ResourceAccount":"123456789012"}}
      s3:GetObject s3:GetObjectVersion s3:PutObject s3:PutObjectAcl s3:GetObjectTagging s3:GetObjectVersionTagging s3:PutObjectTagging (artifact-objects)
        on arn:aws:s3:::shop-artifacts-123456789012-eu-central-1/*
        if {"StringEquals":{"aws:ResourceAccount":"123456789012"}}
      codeconnections:UseConnection (use-connection)
        on arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b
        if {"ForAllValues:StringEquals":{"codeconnections:FullRepositoryId":"acme/shop"}}
      codestar-connections:UseConnection (use-connection-former)
        on arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b
        if {"ForAllValues:StringEquals":{"codestar-connections:FullRepositoryId":"acme/shop"}}
      codebuild:StartBuild codebuild:BatchGetBuilds (start-build)
        on arn:aws:codebuild:eu-central-1:123456789012:project/shop-build
    "#);
}

#[test]
fn several_builds_and_pipelines() {
    let setup = setups().pop().unwrap();
    let blueprint = blueprint(&setup);
    insta::assert_snapshot!(resources(&blueprint), @r#"
    Connection AWS::CodeConnections::Connection shop-conn [connection]
    ArtifactBucket AWS::S3::Bucket shop-artifacts-123456789012-eu-central-1 [artifact-bucket]
    ArtifactBucketPolicy AWS::S3::BucketPolicy - [artifact-bucket-policy]
    BuildLogs AWS::Logs::LogGroup /aws/codebuild/shop-build [build-logs]
    BuildRole AWS::IAM::Role - [build-role]
    BuildProject AWS::CodeBuild::Project shop-build [build-project]
    CheckLogs AWS::Logs::LogGroup /aws/codebuild/shop-check [build-logs]
    CheckRole AWS::IAM::Role - [build-role]
    CheckProject AWS::CodeBuild::Project shop-check [build-project]
    MainDeployBucket AWS::S3::Bucket shop-files-123456789012-eu-central-1 [deploy-bucket]
    MainDeployBucketPolicy AWS::S3::BucketPolicy - [deploy-bucket-policy]
    MainPipelineRole AWS::IAM::Role - [pipeline-role]
    MainPipeline AWS::CodePipeline::Pipeline shop [pipeline]
    PrPipelineRole AWS::IAM::Role - [pipeline-role]
    PrPipeline AWS::CodePipeline::Pipeline shop-pr [pipeline]
    "#);
    insta::assert_json_snapshot!(blueprint.drawings(), @r#"
    [
      {
        "pipeline": "shop",
        "trigger": "push",
        "branches": [
          "main"
        ],
        "stages": [
          {
            "name": "Source",
            "actions": [
              {
                "name": "Source",
                "activity": "fetch",
                "detail": "acme/shop (main)"
              }
            ]
          },
          {
            "name": "Build",
            "actions": [
              {
                "name": "Build",
                "activity": "build",
                "detail": "shop-build"
              }
            ]
          },
          {
            "name": "Approval",
            "actions": [
              {
                "name": "Approve",
                "activity": "approve",
                "detail": ""
              }
            ]
          },
          {
            "name": "Deploy",
            "actions": [
              {
                "name": "Deploy",
                "activity": "copy",
                "detail": "shop-files-123456789012-eu-central-1"
              }
            ]
          }
        ]
      },
      {
        "pipeline": "shop-pr",
        "trigger": "pullRequests",
        "branches": [],
        "stages": [
          {
            "name": "Source",
            "actions": [
              {
                "name": "Source",
                "activity": "fetch",
                "detail": "acme/shop (main)"
              }
            ]
          },
          {
            "name": "Build",
            "actions": [
              {
                "name": "Build",
                "activity": "build",
                "detail": "shop-check"
              }
            ]
          }
        ]
      }
    ]
    "#);
}

fn actions(blueprint: &Blueprint) -> String {
    let mut lines = String::new();
    for pipeline in blueprint.pipelines() {
        for stage in &pipeline.stages {
            let _ = writeln!(lines, "{} {}, on failure {:?}", pipeline.name, stage.name, stage.on_failure);
            for action in &stage.actions {
                let kind = action.kind;
                let kind = format!("{} {} {}", kind.category, kind.provider, kind.version);
                let _ = writeln!(lines, "  {}. {}: {kind}", action.run_order, action.name);
                for (key, value) in &action.configuration {
                    let _ = writeln!(lines, "       {key} = {}", blueprint.resolve(value));
                }
                let _ = writeln!(lines, "     {:?} to {:?}", action.inputs, action.outputs);
            }
        }
    }
    lines
}

/// Keys of a configuration are those of the action's page in CodePipeline's user guide, "Action structure reference".
#[test]
fn actions_of_a_pipeline() {
    let mut setup = setup();
    setup.pipelines[0].environments = vec![copy(true)];
    insta::assert_snapshot!(actions(&blueprint(&setup)), @r#"
    shop Source, on failure None
      1. Source: Source CodeStarSourceConnection 1
           ConnectionArn = arn:aws:codeconnections:eu-central-1:123456789012:connection/0a1b
           FullRepositoryId = acme/shop
           BranchName = main
           OutputArtifactFormat = CODE_ZIP
           DetectChanges = true
         [] to ["SourceOutput"]
    shop Build, on failure Some(Retry)
      1. Build: Build CodeBuild 1
           ProjectName = shop-build
         ["SourceOutput"] to ["BuildOutput"]
    shop Approval, on failure None
      1. Approve: Approval Manual 1
         [] to []
    shop Deploy, on failure Some(Rollback)
      1. Deploy: Deploy S3 1
           BucketName = shop-files-123456789012-eu-central-1
           Extract = true
         ["BuildOutput"] to []
    "#);
}

/// A blueprint whatever `check` says: it refuses yet what is general here.
fn unchecked(setup: &Setup) -> Blueprint {
    let (names, mut problems, mut graph) = (Names::of(setup), Vec::new(), Graph::default());
    graph.fill(setup, &names, &mut problems);
    assert_eq!(problems, []);
    let connection = connection::resources(setup, &names).unwrap();
    let host = Vec::new();
    Blueprint { names, host, connection, pipeline: graph.resources, tags: Vec::new(), target: target() }
}

#[test]
fn environments_follow_one_another() {
    let mut setup = setup();
    let deployment = |from: &str| Deployment { from: from.to_owned(), target: DeployTarget::S3 {} };
    setup.pipelines[0].environments = vec![
        Environment { name: "staging".to_owned(), deploy: vec![deployment("source")], ..Environment::default() },
        Environment {
            name: "production".to_owned(),
            approval: Some(Approval::default()),
            deploy: vec![deployment("build"), deployment("build")],
            ..Environment::default()
        },
    ];
    let blueprint = unchecked(&setup);
    let stages = actions(&blueprint);
    insta::assert_snapshot!(stages.split_once("shop Deploy").map_or("", |(_, deploys)| deploys), @r#"
    -staging, on failure Some(Rollback)
      1. Deploy: Deploy S3 1
           BucketName = shop-staging-files-123456789012-eu-central-1
           Extract = true
         ["SourceOutput"] to []
    shop Approval-production, on failure None
      1. Approve: Approval Manual 1
         [] to []
    shop Deploy-production, on failure Some(Rollback)
      1. Deploy: Deploy S3 1
           BucketName = shop-production-files-123456789012-eu-central-1
           Extract = true
         ["BuildOutput"] to []
      1. Deploy2: Deploy S3 1
           BucketName = shop-production-files-2-123456789012-eu-central-1
           Extract = true
         ["BuildOutput"] to []
    "#);
    insta::assert_snapshot!(resources(&blueprint), @r#"
    Connection AWS::CodeConnections::Connection shop-conn [connection]
    ArtifactBucket AWS::S3::Bucket shop-artifacts-123456789012-eu-central-1 [artifact-bucket]
    ArtifactBucketPolicy AWS::S3::BucketPolicy - [artifact-bucket-policy]
    BuildLogs AWS::Logs::LogGroup /aws/codebuild/shop-build [build-logs]
    BuildRole AWS::IAM::Role - [build-role]
    BuildProject AWS::CodeBuild::Project shop-build [build-project]
    MainStagingDeployBucket AWS::S3::Bucket shop-staging-files-123456789012-eu-central-1 [deploy-bucket]
    MainStagingDeployBucketPolicy AWS::S3::BucketPolicy - [deploy-bucket-policy]
    MainProductionDeployBucket AWS::S3::Bucket shop-production-files-123456789012-eu-central-1 [deploy-bucket]
    MainProductionDeployBucketPolicy AWS::S3::BucketPolicy - [deploy-bucket-policy]
    MainProductionDeployBucket2 AWS::S3::Bucket shop-production-files-2-123456789012-eu-central-1 [deploy-bucket]
    MainProductionDeployBucket2Policy AWS::S3::BucketPolicy - [deploy-bucket-policy]
    MainPipelineRole AWS::IAM::Role - [pipeline-role]
    MainPipeline AWS::CodePipeline::Pipeline shop [pipeline]
    "#);
    let statements = statements(&blueprint);
    insta::assert_snapshot!(statements.split_once("(start-build)").map_or("", |(_, deploys)| deploys), @r#"
      on arn:aws:codebuild:eu-central-1:123456789012:project/shop-build
    s3:GetBucketVersioning s3:GetBucketAcl s3:GetBucketLocation (deploy-bucket)
      on arn:aws:s3:::shop-staging-files-123456789012-eu-central-1
      on arn:aws:s3:::shop-production-files-123456789012-eu-central-1
      on arn:aws:s3:::shop-production-files-2-123456789012-eu-central-1
      if {"StringEquals":{"aws:ResourceAccount":"123456789012"}}
    s3:PutObject s3:PutObjectAcl s3:PutObjectVersionAcl (deploy-objects)
      on arn:aws:s3:::shop-staging-files-123456789012-eu-central-1/*
      on arn:aws:s3:::shop-production-files-123456789012-eu-central-1/*
      on arn:aws:s3:::shop-production-files-2-123456789012-eu-central-1/*
      if {"StringEquals":{"aws:ResourceAccount":"123456789012"}}
    "#);
}

/// As [`actions_of_a_pipeline`].
#[test]
fn a_change_set_is_seen_before_it_is_approved() {
    let deploys = |environment: Environment| {
        let mut setup = setup();
        setup.pipelines[0].environments = vec![environment];
        let stages = actions(&blueprint(&setup));
        stages.split("shop ").skip(3).collect::<String>()
    };
    insta::assert_snapshot!(deploys(stack(true, true)), @r#"
    Deploy, on failure None
      1. CreateChangeSet: Deploy CloudFormation 1
           ActionMode = CHANGE_SET_REPLACE
           StackName = shop-app
           ChangeSetName = gangway
           RoleArn = arn:aws:iam::123456789012:role/shop-pipeline-*
           Capabilities = CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND
           TemplatePath = SourceOutput::infra/app.yml
         ["SourceOutput"] to []
      2. Approve: Approval Manual 1
         [] to []
      3. ExecuteChangeSet: Deploy CloudFormation 1
           ActionMode = CHANGE_SET_EXECUTE
           StackName = shop-app
           ChangeSetName = gangway
         [] to []
    "#);
    insta::assert_snapshot!(deploys(stack(true, false)), @r#"
    Deploy, on failure None
      1. CreateChangeSet: Deploy CloudFormation 1
           ActionMode = CHANGE_SET_REPLACE
           StackName = shop-app
           ChangeSetName = gangway
           RoleArn = arn:aws:iam::123456789012:role/shop-pipeline-*
           Capabilities = CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND
           TemplatePath = SourceOutput::infra/app.yml
         ["SourceOutput"] to []
      2. ExecuteChangeSet: Deploy CloudFormation 1
           ActionMode = CHANGE_SET_EXECUTE
           StackName = shop-app
           ChangeSetName = gangway
         [] to []
    "#);
    let mut direct = stack(false, true);
    let parameters = Some("infra/production.json".to_owned());
    let target = CloudFormation { template: "app.json".to_owned(), parameters, change_set: false };
    direct.deploy[0] = Deployment { from: "build".to_owned(), target: DeployTarget::CloudFormation(target) };
    insta::assert_snapshot!(deploys(direct), @r#"
    Approval, on failure None
      1. Approve: Approval Manual 1
         [] to []
    Deploy, on failure None
      1. Deploy: Deploy CloudFormation 1
           ActionMode = CREATE_UPDATE
           StackName = shop-app
           RoleArn = arn:aws:iam::123456789012:role/shop-pipeline-*
           Capabilities = CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND
           TemplatePath = BuildOutput::app.json
           TemplateConfiguration = BuildOutput::infra/production.json
         ["BuildOutput"] to []
    "#);
}

/// What a template makes isn't known: its role may much, and nothing of the account's own roles.
#[test]
fn a_stack_has_a_role_of_its_own() {
    let mut setup = setup();
    setup.pipelines[0].environments = vec![stack(true, true)];
    let blueprint = blueprint(&setup);
    insta::assert_snapshot!(resources(&blueprint), @r#"
    Connection AWS::CodeConnections::Connection shop-conn [connection]
    ArtifactBucket AWS::S3::Bucket shop-artifacts-123456789012-eu-central-1 [artifact-bucket]
    ArtifactBucketPolicy AWS::S3::BucketPolicy - [artifact-bucket-policy]
    BuildLogs AWS::Logs::LogGroup /aws/codebuild/shop-build [build-logs]
    BuildRole AWS::IAM::Role - [build-role]
    BuildProject AWS::CodeBuild::Project shop-build [build-project]
    MainCloudFormationRole AWS::IAM::Role - [deploy-role]
    MainPipelineRole AWS::IAM::Role - [pipeline-role]
    MainPipeline AWS::CodePipeline::Pipeline shop [pipeline]
    "#);
    let statements = statements(&blueprint);
    let (_, ours) = statements.split_once("MainCloudFormationRole\n").unwrap();
    let (own, pipeline) = ours.split_once("MainPipelineRole\n").unwrap();
    insta::assert_snapshot!(own, @r#"
    arn:aws:iam::aws:policy/PowerUserAccess (stack-services)
    iam:CreateRole iam:GetRole iam:UpdateRole iam:UpdateRoleDescription iam:UpdateAssumeRolePolicy iam:DeleteRole iam:TagRole iam:UntagRole iam:PutRolePolicy iam:GetRolePolicy iam:DeleteRolePolicy iam:ListRolePolicies iam:AttachRolePolicy iam:DetachRolePolicy iam:ListAttachedRolePolicies iam:PutRolePermissionsBoundary iam:DeleteRolePermissionsBoundary (stack-roles)
      on arn:aws:iam::123456789012:role/shop-app-*
    iam:PassRole (stack-pass-roles)
      on arn:aws:iam::123456789012:role/shop-app-*
    iam:CreateInstanceProfile iam:GetInstanceProfile iam:DeleteInstanceProfile iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile (stack-profiles)
      on arn:aws:iam::123456789012:instance-profile/shop-app-*
    "#);
    let (_, deploys) = pipeline.split_once("(start-build)\n").unwrap();
    insta::assert_snapshot!(deploys, @r#"
      on arn:aws:codebuild:eu-central-1:123456789012:project/shop-build
    cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:ExecuteChangeSet cloudformation:DeleteChangeSet cloudformation:DescribeStacks cloudformation:DescribeStackEvents (deploy-change-set)
      on arn:aws:cloudformation:eu-central-1:123456789012:stack/shop-app/*
    iam:PassRole (deploy-pass-role)
      on arn:aws:iam::123456789012:role/shop-pipeline-*
      if {"StringEquals":{"iam:PassedToService":"cloudformation.amazonaws.com"}}
    "#);
    let role = blueprint.roles().find(|(id, _)| id.as_str() == "MainCloudFormationRole").unwrap().1;
    assert!(role.outlives_stack);
    // CloudFormation doesn't say for which account it takes on a role
    assert!(role.trust.statements.iter().all(|statement| statement.conditions.is_empty()));
}

/// As a company demands of every role.
fn demanding(path: &str, boundary: &str) -> Setup {
    let mut setup = setup();
    setup.pipelines[0].environments = vec![stack(true, true)];
    let [path, boundary] = [path, boundary].map(|text| Some(text.to_owned()));
    setup.roles = Some(Roles { path, boundary, ..Roles::default() });
    setup
}

#[test]
fn every_role_has_the_path_and_the_boundary() {
    let check = |path: &str, boundary: &str, path_of: &str, expected: Option<&str>| {
        let blueprint = blueprint(&demanding(path, boundary));
        assert_eq!(blueprint.roles().count(), 3);
        for (id, role) in blueprint.roles() {
            assert_eq!(role.path, path_of, "{id}");
            let arn = role.boundary.as_ref().map(|arn| blueprint.resolve(arn));
            assert_eq!(arn.as_deref(), expected, "{id}");
            let own = blueprint.resolve(&Part::Arn(id.clone()).into());
            assert_eq!(own, format!("arn:aws:iam::123456789012:role{path_of}shop-pipeline-*"));
        }
        check_granted(&demanding(path, boundary));
    };
    check("", "", "/", None);
    check("/teams/shop/", "", "/teams/shop/", None);
    check("/", "Bounds", "/", Some("arn:aws:iam::123456789012:policy/Bounds"));
    check("/a/", "teams/Bounds", "/a/", Some("arn:aws:iam::123456789012:policy/teams/Bounds"));
    check("", "aws:PowerUserAccess", "/", Some("arn:aws:iam::aws:policy/PowerUserAccess"));
}

/// Whoever could make a role without the boundary, or take it away, would have more than the boundary allows.
#[test]
fn with_a_boundary_nobody_makes_a_role_without_it() {
    let setup = demanding("/teams/shop/", "Bounds");
    let blueprint = blueprint(&setup);
    let statements = statements(&blueprint);
    let (_, own) = statements.split_once("MainCloudFormationRole\n").unwrap();
    let (own, _) = own.split_once("MainPipelineRole\n").unwrap();
    insta::assert_snapshot!(own, @r#"
    arn:aws:iam::aws:policy/PowerUserAccess (stack-services)
    iam:GetRole iam:UpdateRole iam:UpdateRoleDescription iam:UpdateAssumeRolePolicy iam:DeleteRole iam:TagRole iam:UntagRole iam:GetRolePolicy iam:ListRolePolicies iam:ListAttachedRolePolicies (stack-roles)
      on arn:aws:iam::123456789012:role/shop-app-*
      on arn:aws:iam::123456789012:role/teams/shop/shop-app-*
    iam:CreateRole iam:PutRolePolicy iam:DeleteRolePolicy iam:AttachRolePolicy iam:DetachRolePolicy iam:PutRolePermissionsBoundary (stack-bounded-roles)
      on arn:aws:iam::123456789012:role/shop-app-*
      on arn:aws:iam::123456789012:role/teams/shop/shop-app-*
      if {"ArnEquals":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/Bounds"}}
    iam:PassRole (stack-pass-roles)
      on arn:aws:iam::123456789012:role/shop-app-*
      on arn:aws:iam::123456789012:role/teams/shop/shop-app-*
    iam:CreateInstanceProfile iam:GetInstanceProfile iam:DeleteInstanceProfile iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile (stack-profiles)
      on arn:aws:iam::123456789012:instance-profile/shop-app-*
      on arn:aws:iam::123456789012:instance-profile/teams/shop/shop-app-*
    "#);
    let administrator = administrator::policy(&setup, &target());
    let person = blueprint.plain_policy("", &administrator);
    let about_roles =
        person.statements.iter().filter(|one| one.actions.iter().any(|action| action.starts_with("iam:")));
    let about_roles = about_roles.fold(String::new(), |mut lines, one| {
        let _ = writeln!(lines, "{} {} on {}", one.sid, one.actions.join(" "), one.resources.join(" "));
        one.conditions.iter().for_each(|condition| {
            let _ = writeln!(lines, "  if {condition}");
        });
        lines
    });
    insta::assert_snapshot!(about_roles, @r#"
    Roles iam:GetRole iam:UpdateAssumeRolePolicy iam:DeleteRole iam:TagRole iam:UntagRole iam:GetRolePolicy iam:ListRolePolicies iam:ListAttachedRolePolicies on arn:aws:iam::123456789012:role/teams/shop/shop-pipeline-*
    BoundedRoles iam:CreateRole iam:PutRolePolicy iam:DeleteRolePolicy iam:PutRolePermissionsBoundary on arn:aws:iam::123456789012:role/teams/shop/shop-pipeline-*
      if {"ArnEquals":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/Bounds"}}
    PassRoles iam:PassRole on arn:aws:iam::123456789012:role/teams/shop/shop-pipeline-*
      if {"StringEquals":{"iam:PassedToService":["codebuild.amazonaws.com","codepipeline.amazonaws.com"]}}
    AttachPolicies iam:AttachRolePolicy iam:DetachRolePolicy on arn:aws:iam::123456789012:role/teams/shop/shop-pipeline-*
      if {"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/PowerUserAccess"}}
      if {"ArnEquals":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/Bounds"}}
    "#);
    let roles = blueprint.roles().map(|(_, role)| &role.policy).chain([&administrator]);
    for statement in roles.flat_map(|policy| &policy.statements) {
        let acts = |name: &str| statement.actions.contains(&name);
        assert!(!acts("iam:DeleteRolePermissionsBoundary"), "{}", statement.sid);
        if ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"]
            .map(acts)
            .contains(&true)
        {
            let bound = |condition: &Condition| {
                condition.operator == "ArnEquals"
                    && condition.key == "iam:PermissionsBoundary"
                    && condition
                        .values
                        .iter()
                        .map(|arn| blueprint.resolve(arn))
                        .eq(["arn:aws:iam::123456789012:policy/Bounds"])
            };
            assert!(statement.conditions.iter().any(bound), "{}", statement.sid);
        }
    }
}

#[test]
fn a_stage_goes_back_only_where_all_of_it_may() {
    let on_failure = |targets: &[DeployTarget]| {
        let mut setup = setup();
        let deploy = targets.iter().map(|target| Deployment { from: "build".to_owned(), target: target.clone() });
        setup.pipelines[0].environments = vec![Environment { deploy: deploy.collect(), ..Environment::default() }];
        let pipeline = unchecked(&setup).pipelines().next().cloned().unwrap();
        pipeline.stages.last().and_then(|stage| stage.on_failure)
    };
    let stack = || stack(true, false).deploy.remove(0).target;
    assert_eq!(on_failure(&[DeployTarget::S3 {}, DeployTarget::S3 {}]), Some(OnFailure::Rollback));
    assert_eq!(on_failure(&[DeployTarget::S3 {}, stack()]), None);
    assert_eq!(on_failure(&[stack(), DeployTarget::S3 {}]), None);
}

#[test]
fn only_what_is_deployed_is_an_output_of_the_build() {
    let outputs = |from: &str| {
        let mut setup = setup();
        setup.pipelines[0].environments = vec![Environment::of(from, DeployTarget::S3 {}, false)];
        let stages = blueprint(&setup).pipelines().next().map(|pipeline| pipeline.stages.clone()).unwrap();
        [&stages[1].actions[0].outputs, &stages[2].actions[0].inputs].map(|artifacts| artifacts.concat())
    };
    assert_eq!(outputs("build"), ["BuildOutput", "BuildOutput"]);
    assert_eq!(outputs("source"), ["", "SourceOutput"]);
}

#[test]
fn a_build_may_do_what_the_deployments_of_its_files_ask_for() {
    let mut setup = setup();
    setup.builds = vec![build("build"), build("check")];
    setup.pipelines[0].environments = vec![copy(false)];
    setup.pipelines.push(Pipeline { name: "other".to_owned(), ..Pipeline::of("check") });
    let names = Names::of(&setup);
    let push = Statement::allow("Push", Reason::of("deploy-objects"), &["ecr:PutImage"], vec![text!["arn:aws:ecr:x"]]);
    let mut deployments = deploy::of_setup(&setup, &names);
    deployments[0][0][0].build_may.push(push.clone());
    let sids = |build: usize| {
        let (build, names) = (&setup.builds[build], &names.builds[build]);
        let may = deploy::build_may(&setup, &deployments, build);
        let resources = project::resources(&setup, build, names, false, may);
        let role = resources.into_iter().find_map(|resource| match resource.kind {
            Kind::Role(role) => Some(role),
            _ => None,
        });
        role.unwrap().policy.statements.into_iter().map(|statement| statement.sid).collect::<Vec<_>>()
    };
    assert_eq!(sids(0), ["Logs", "ArtifactObjects", "ArtifactBucket", "Push"]);
    assert_eq!(sids(1), ["Logs", "ArtifactObjects", "ArtifactBucket"]);
}

/// Two pipelines whose buckets would have one name, though their ids differ.
#[test]
fn one_name_at_aws_for_two_resources_is_a_problem() {
    let mut setup = setup();
    setup.pipelines = vec![
        Pipeline { environments: vec![Environment { name: "a".to_owned(), ..copy(false) }], ..Pipeline::default() },
        Pipeline { name: "a".to_owned(), environments: vec![copy(false)], ..Pipeline::default() },
    ];
    let problems = Blueprint::from_setup(&setup, &target()).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
    assert_eq!(found, [("pipelines.1.name", ProblemCode::Duplicate)]);
}

#[test]
fn what_is_referenced_is_read_and_nothing_else() {
    let mut setup = setup();
    setup.builds[0].variables = vec![
        variable("PLAIN", VariableKind::Plain, "x"),
        variable("A", VariableKind::ParameterStore, "/shop/a"),
        variable("AGAIN", VariableKind::ParameterStore, "/shop/a"),
        variable("B", VariableKind::ParameterStore, "b:3"),
        variable("S", VariableKind::SecretsManager, "shop/token:key:AWSCURRENT"),
        variable("T", VariableKind::SecretsManager, "shop/token"),
        variable(
            "U",
            VariableKind::SecretsManager,
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf:key",
        ),
    ];
    let text = "version: 0.2\nenv: {parameter-store: {C: /shop/c}}\nphases: {build: {commands: [make]}}\n".to_owned();
    setup.builds[0].buildspec = BuildspecPlace::Project { text: Some(text) };
    let blueprint = blueprint(&setup);
    let policy = blueprint.policies().into_iter().find(|policy| policy.role == "BuildRole").unwrap();
    let read: Vec<&String> = policy
        .statements
        .iter()
        .filter(|statement| matches!(statement.reason, "read-parameters" | "read-secrets"))
        .flat_map(|statement| &statement.resources)
        .collect();
    insta::assert_debug_snapshot!(read, @r#"
    [
        "arn:aws:ssm:eu-central-1:123456789012:parameter/shop/a",
        "arn:aws:ssm:eu-central-1:123456789012:parameter/b",
        "arn:aws:ssm:eu-central-1:123456789012:parameter/shop/c",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/token-??????",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf",
    ]
    "#);
}

#[test]
fn names_are_those_of_the_setup() {
    for setup in setups() {
        let (blueprint, names, target) = (blueprint(&setup), Names::of(&setup), target());
        let named = |purpose: Purpose| {
            let resource = blueprint.resources().find(|resource| resource.purpose == purpose);
            resource.and_then(|resource| resource.kind.name()).map(|name| blueprint.resolve(&name))
        };
        let unique = |name: String| Some(format!("{name}-{}-{}", target.account, target.region));
        assert_eq!(named(Purpose::of("artifact-bucket")), unique(names.artifact_bucket()));
        if named(Purpose::of("deploy-bucket")).is_some() {
            assert_eq!(named(Purpose::of("deploy-bucket")), unique(names.pipelines[0].deployed("files", "", 0)));
        }
        assert_eq!(named(Purpose::of("build-project")).as_deref(), Some(names.project()));
        assert_eq!(named(Purpose::of("pipeline")).as_deref(), Some(names.pipeline()));
        assert_eq!(blueprint.names, names);
    }
}

/// All policies of a blueprint: of roles, their trust, and of buckets.
fn policies(blueprint: &Blueprint) -> Vec<&Policy> {
    blueprint
        .resources()
        .flat_map(|resource| match &resource.kind {
            Kind::Role(role) => vec![&role.trust, &role.policy],
            Kind::BucketPolicy(policy) => vec![&policy.policy],
            _ => vec![],
        })
        .collect()
}

fn check_least_privilege(statement: &Statement) {
    for action in statement.actions.iter().filter(|action| action.contains('*')) {
        let listed = DENIED_WHOLE.iter().any(|(listed, _)| listed == action);
        assert!(listed && statement.effect == Effect::Deny, "{action} has no reason: {statement:?}");
    }
    if statement.effect == Effect::Allow {
        if statement.resources.iter().any(|resource| resource.as_literal() == Some("*")) {
            for action in &statement.actions {
                assert!(WITHOUT_RESOURCE.iter().any(|(listed, _)| listed == action), "{action} knows a resource");
            }
        }
        assert!(!statement.resources.is_empty() || statement.principal.is_some(), "{statement:?}");
    }
}

#[test]
fn no_statement_allows_more_than_it_must() {
    for setup in setups() {
        let blueprint = blueprint(&setup);
        let administrator = administrator::policy(&setup, &target());
        let unknown = administrator::policy(&setup, &Target::default());
        for policy in policies(&blueprint).into_iter().chain([&administrator, &unknown]) {
            let mut sids: Vec<&str> = policy.statements.iter().map(|statement| statement.sid).collect();
            policy.statements.iter().for_each(check_least_privilege);
            sids.sort_unstable();
            let count = sids.len();
            sids.dedup();
            assert_eq!(sids.len(), count, "a Sid twice: {sids:?}");
        }
    }
}

#[test]
#[should_panic(expected = "knows a resource")]
fn a_wide_statement_would_be_noticed() {
    check_least_privilege(&Statement::allow(
        "Wide",
        Reason::of("start-build"),
        &["codebuild:StartBuild"],
        vec![text!["*"]],
    ));
}

/// IAM takes only Latin 1 in a role's policy; projects of Azure DevOps may have any letters.
#[test]
fn a_repository_that_iam_cannot_spell_is_limited_all_the_same() {
    let mut setup = setup();
    setup.repository.provider = Some(ProviderType::AzureDevOps);
    setup.repository.name = "contoso/店の Müller/web".to_owned();
    setup.pipelines[0].source.format = SourceFormat::Clone;
    let blueprint = blueprint(&setup);
    let mut operators = Vec::new();
    for (_, role) in blueprint.roles() {
        let conditions = role.policy.statements.iter().flat_map(|statement| &statement.conditions);
        for condition in conditions.filter(|condition| condition.key.ends_with(":FullRepositoryId")) {
            assert_eq!(condition.values, [Text::from("contoso/?? Müller/web")]);
            operators.push(condition.operator);
        }
    }
    assert_eq!(operators, ["StringLike", "StringLike", "ForAllValues:StringLike", "ForAllValues:StringLike"]);
}

#[test]
#[should_panic(expected = "has no reason")]
fn an_action_with_a_wildcard_would_be_noticed() {
    let wide = Statement::allow("Wide", Reason::of("start-build"), &["s3:*"], vec![text!["arn:aws:s3:::shop-files/*"]]);
    check_least_privilege(&wide);
}

#[test]
fn the_connection_is_used_for_one_repository_under_both_names() {
    for setup in setups() {
        let blueprint = blueprint(&setup);
        let clones = setup.pipelines.iter().any(|pipeline| pipeline.source.format == SourceFormat::Clone);
        let mut uses = Vec::new();
        for policy in blueprint.policies() {
            for statement in policy.statements {
                if let [action] = statement.actions.as_slice()
                    && let Some((service, "UseConnection")) = action.split_once(':')
                {
                    assert_eq!(statement.resources, [target().connection_arn.unwrap()]);
                    let operator = if policy.role == "BuildRole" || policy.role == "CheckRole" {
                        "StringEquals"
                    } else {
                        "ForAllValues:StringEquals"
                    };
                    let condition = format!(r#"{{"{operator}":{{"{service}:FullRepositoryId":"acme/shop"}}}}"#);
                    assert_eq!(statement.conditions, [condition]);
                    uses.push(service);
                }
            }
        }
        let roles = setup.pipelines.len() + usize::from(clones);
        assert_eq!(uses.len(), roles * 2, "{uses:?}");
    }
}

/// Every text with references in a resource.
fn texts(resource: &Resource) -> Vec<Text> {
    let mut texts: Vec<Text> = resource.kind.name().into_iter().collect();
    let name = |id: &Id| text![Part::Name(id.clone())];
    match &resource.kind {
        Kind::Project(project) => texts.extend([name(&project.role), name(&project.logs)]),
        Kind::Pipeline(pipeline) => {
            texts.extend([name(&pipeline.role), name(&pipeline.artifacts)]);
            for action in pipeline.stages.iter().flat_map(|stage| &stage.actions) {
                texts.extend(action.configuration.iter().map(|(_, value)| value.clone()));
                texts.push(action.about.clone());
            }
        }
        Kind::BucketPolicy(policy) => texts.push(name(&policy.bucket)),
        Kind::Connection(connection) => texts.extend(connection.host.clone()),
        Kind::Host(_) | Kind::Bucket(_) | Kind::LogGroup(_) | Kind::Role(_) => {}
    }
    let policies = match &resource.kind {
        Kind::Role(role) => vec![&role.trust, &role.policy],
        Kind::BucketPolicy(policy) => vec![&policy.policy],
        _ => vec![],
    };
    for statement in policies.iter().flat_map(|policy| &policy.statements) {
        texts.extend(statement.resources.iter().cloned());
        texts.extend(statement.conditions.iter().flat_map(|condition| condition.values.clone()));
    }
    texts
}

#[test]
fn references_point_backwards_within_their_phase() {
    for setup in setups() {
        let blueprint = blueprint(&setup);
        for phase in Phase::ALL.iter().map(|phase| blueprint.phase(*phase)) {
            for (index, resource) in phase.iter().enumerate() {
                for part in texts(resource).iter().flat_map(Text::parts) {
                    if let Part::Name(id) | Part::Arn(id) = part {
                        assert!(phase[..index].iter().any(|before| before.id == *id), "{} before {id}", resource.id);
                    }
                }
            }
        }
    }
}

/// What the setup can't say wrongly is right by construction: CodePipeline's limits on stages, actions and artifacts.
#[test]
fn every_pipeline_fits_its_service() {
    for setup in setups() {
        for pipeline in blueprint(&setup).pipelines() {
            assert!(quotas::STAGES.holds(pipeline.stages.len()), "{:?}", pipeline.stages);
            assert!(quotas::PIPELINE_NAME.holds(pipeline.name.len()));
            for action in pipeline.stages.iter().flat_map(|stage| &stage.actions) {
                for (key, value) in &action.configuration {
                    let value = value.resolve(|part| blueprint(&setup).resolve(&part.clone().into()));
                    assert!(
                        key.len() <= 50 && quotas::ACTION_CONFIGURATION_VALUE.holds(value.chars().count()),
                        "{key}"
                    );
                }
            }
        }
    }
    let mut setup = setup();
    setup.builds.clear();
    let found: Vec<_> = Blueprint::from_setup(&setup, &target()).unwrap_err();
    assert!(found.iter().any(|problem| problem.field == "builds" && problem.code == ProblemCode::TooFew), "{found:?}");
}

#[test]
fn runs_that_overlap() {
    let mode = |trigger, environments| {
        let mut setup = setup();
        setup.pipelines = vec![Pipeline { trigger, environments, ..Pipeline::default() }];
        blueprint(&setup).pipelines().next().map(|pipeline| pipeline.mode)
    };
    let pull_requests = Trigger::pull_requests(vec![], vec![]);
    assert_eq!(mode(Trigger::Push, vec![]), Some(ExecutionMode::Superseded));
    assert_eq!(mode(Trigger::Push, vec![copy(false)]), Some(ExecutionMode::Queued));
    assert_eq!(mode(pull_requests, vec![]), Some(ExecutionMode::Parallel));
}

#[test]
fn texts_of_persons_are_no_patterns_of_iam() {
    assert_eq!(exactly("a*b?c${x}"), Part::Literal("a${*}b${?}c${$}{x}".to_owned()));
    assert_eq!(exactly("acme/shop.js_1-2"), Part::from("acme/shop.js_1-2"));
}

#[test]
fn names_that_lead_to_one_id_are_a_problem() {
    let mut setup = setup();
    setup.builds = vec![build("a-1"), build("a1")];
    setup.pipelines = vec![Pipeline::of("a-1"), Pipeline { name: "other".to_owned(), ..Pipeline::of("a1") }];
    let problems = Blueprint::from_setup(&setup, &target()).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
    assert_eq!(found, [("builds.1.name", ProblemCode::Duplicate)]);
}

#[test]
fn a_deploy_bucket_whose_name_would_be_too_long_is_a_problem() {
    let mut setup = setup();
    setup.name = "twenty-letters-name".to_owned();
    let environments = vec![copy(false)];
    setup.pipelines.push(Pipeline { name: "another-long-name".to_owned(), environments, ..Pipeline::default() });
    let problems = Blueprint::from_setup(&setup, &target()).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
    assert_eq!(found, [("pipelines.1.name", ProblemCode::TooLong)]);
}

/// The name is typed for a new connection; who uses an existing one needn't know the rule.
#[test]
fn a_chosen_connection_needs_no_name_of_a_new_one() {
    for (wish, name) in [("shop-conn", "shop-conn"), ("My GitHub", "shop-conn"), ("", "shop-conn"), ("other", "other")]
    {
        let mut setup = setup();
        wish.clone_into(&mut setup.connection.name);
        let blueprint = blueprint(&setup);
        let made = blueprint.connection.iter().find_map(|resource| resource.kind.name());
        assert_eq!(made, Some(name.into()), "{wish}");
        assert_eq!(blueprint.connection_arn(), target().connection_arn.as_deref());
    }
    let mut setup = setup();
    setup.connection.name = "My GitHub".to_owned();
    let nowhere = Blueprint::from_setup(&setup, &Target::default()).unwrap_err();
    assert_eq!(nowhere.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["connection.name"]);
}

#[test]
fn a_setup_with_problems_has_no_blueprint() {
    let problems = Blueprint::from_setup(&Setup::default(), &Target::default()).unwrap_err();
    let provider = problems.iter().filter(|problem| problem.field == "repository.provider").count();
    assert_eq!(provider, 1, "{problems:#?}");
}

/// IAM's wildcard.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, after)) => text.strip_prefix(before).is_some_and(|rest| {
            rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| matches(after, &rest[at..]))
        }),
    }
}

/// CloudFormation's name for a role, with so many random characters at its end. Stack and id share IAM's 64 characters:
/// one that is longer than half is cut, to half or to what the other leaves.
fn generated(stack: &str, id: &str, random: usize) -> String {
    let room = 64 - random - 2;
    let share = |own: &str, other: &str| own.len().min((room / 2).max(room.saturating_sub(other.len())));
    let name = format!("{}-{}-{}", &stack[..share(stack, id)], &id[..share(id, stack)], "X".repeat(random));
    assert!(name.len() <= 64, "{name}");
    name
}

#[test]
fn generated_names_are_those_that_were_seen() {
    // from stacks in real accounts
    for (stack, id, seen) in [
        (
            "OpenReception-CfMonitoring-dev",
            "CustomCrossRegionExportReaderCustomResourceProviderRole10531BBD",
            "OpenReception-CfMonitorin-CustomCrossRegionExportRe-",
        ),
        (
            "OpenReception-Web-dev",
            "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092",
            "OpenReception-Web-dev-CustomS3AutoDeleteObjectsCust-",
        ),
    ] {
        assert_eq!(generated(stack, id, 12), format!("{seen}XXXXXXXXXXXX"));
    }
}

/// Every ARN that a statement about it must match: `(action, ARN)`.
fn made(blueprint: &Blueprint) -> Vec<(&'static str, String)> {
    let place = "eu-central-1:123456789012";
    let mut made = vec![
        ("cloudformation:CreateChangeSet", format!("arn:aws:cloudformation:{place}:stack/{}/1", blueprint.names.stack)),
        (
            "cloudformation:CreateChangeSet",
            format!("arn:aws:cloudformation:{place}:stack/{}/1", blueprint.names.connection_stack),
        ),
    ];
    if !blueprint.host.is_empty() {
        let stack = format!("arn:aws:cloudformation:{place}:stack/{}/1", blueprint.names.host_stack);
        made.push(("cloudformation:CreateChangeSet", stack));
        let host = format!("{place}:host/{}-1a2b3c4d", blueprint.names.host);
        made.push(("codeconnections:DeleteHost", format!("arn:aws:codeconnections:{host}")));
        made.push(("codestar-connections:GetHost", format!("arn:aws:codestar-connections:{host}")));
    }
    for resource in &blueprint.pipeline {
        let name = resource.kind.name().map(|name| blueprint.resolve(&name)).unwrap_or_default();
        match resource.kind {
            Kind::Bucket(_) => {
                assert!(name.len() <= 63, "{name}");
                made.push(("s3:CreateBucket", format!("arn:aws:s3:::{name}")));
                made.push(("s3:DeleteObject", format!("arn:aws:s3:::{name}/a/b")));
            }
            Kind::LogGroup(_) => {
                made.push(("logs:CreateLogGroup", format!("arn:aws:logs:{place}:log-group:{name}")));
                made.push(("logs:GetLogEvents", format!("arn:aws:logs:{place}:log-group:{name}:log-stream:1")));
            }
            Kind::Role(ref made_role) => {
                for random in [12, 13] {
                    let role = &generated(&blueprint.names.stack, resource.id.as_str(), random);
                    let role_arn = |name: &str| format!("arn:aws:iam::123456789012:role{}{name}", made_role.path);
                    made.push(("iam:CreateRole", role_arn(role)));
                    made.push(("iam:PassRole", role_arn(role)));
                    let attached = made_role.managed.iter().map(|_| role_arn(role));
                    made.extend(attached.map(|arn| ("iam:AttachRolePolicy", arn)));
                }
            }
            Kind::Project(_) => {
                made.push(("codebuild:CreateProject", format!("arn:aws:codebuild:{place}:project/{name}")));
            }
            Kind::Pipeline(ref pipeline) => {
                made.push(("codepipeline:CreatePipeline", format!("arn:aws:codepipeline:{place}:{name}")));
                for action in pipeline.stages.iter().flat_map(|stage| &stage.actions) {
                    if action.kind.provider == "CloudFormation" {
                        let stack = blueprint.resolve(&action.about);
                        let arn = format!("arn:aws:cloudformation:{place}:stack/{stack}/1");
                        made.push(("cloudformation:DescribeChangeSet", arn));
                    }
                }
                for stage in &pipeline.stages {
                    for action in stage.actions.iter().filter(|action| action.kind.category == "Approval") {
                        let path = format!("{name}/{}/{}", stage.name, action.name);
                        made.push(("codepipeline:PutApprovalResult", format!("arn:aws:codepipeline:{place}:{path}")));
                    }
                }
            }
            Kind::Host(_) | Kind::Connection(_) | Kind::BucketPolicy(_) => {}
        }
    }
    made
}

/// As [`check_granted`] looks for it.
#[test]
fn approvals_are_answered_where_there_are_any() {
    let mut setup = setup();
    let sids = |setup: &Setup| {
        let policy = administrator::policy(setup, &target());
        policy.statements.iter().map(|statement| statement.sid).collect::<Vec<_>>()
    };
    for environments in [vec![], vec![copy(false)]] {
        setup.pipelines[0].environments = environments;
        assert!(!sids(&setup).contains(&"Approvals"));
    }
    setup.pipelines.push(Pipeline { name: "other".to_owned(), ..setup.pipelines[0].clone() });
    for pipeline in &mut setup.pipelines {
        pipeline.environments = vec![copy(true)];
    }
    assert!(sids(&setup).contains(&"Approvals"));
    assert!(made(&blueprint(&setup)).iter().any(|(action, _)| *action == "codepipeline:PutApprovalResult"));
    check_granted(&setup);
}

/// Nothing is there when the person asks for it: an id would have nothing to stand for.
#[test]
fn the_administrators_policy_needs_no_blueprint() {
    for setup in setups().into_iter().chain([Setup::default(), Setup { builds: vec![], ..setup() }]) {
        for statement in administrator::statements(&setup) {
            let values = statement.conditions.iter().flat_map(|condition| &condition.values);
            for part in statement.resources.iter().chain(values).flat_map(Text::parts) {
                let of_target = matches!(part, Part::Literal(_) | Part::Partition | Part::Region | Part::Account);
                assert!(of_target, "{}: {part:?}", statement.sid);
            }
        }
    }
}

fn check_granted(setup: &Setup) {
    let policy = administrator::policy(setup, &target());
    for (action, arn) in made(&blueprint(setup)) {
        let granted =
            policy.statements.iter().filter(|statement| statement.actions.contains(&action)).any(|statement| {
                statement.resources.iter().any(|pattern| matches(pattern.as_literal().unwrap(), &arn))
            });
        assert!(granted, "{action} on {arn}");
    }
}

proptest! {
    /// Whatever name is allowed, and however long: what it leads to is what the administrator allows.
    #[test]
    fn the_administrators_policy_reaches_every_name(
        name in "[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,7}){0,2}",
        part in "[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}",
    ) {
        let mut setup = setup();
        setup.name = name;
        setup.builds[0].name.clone_from(&part);
        setup.pipelines = vec![Pipeline {
            name: part.clone(),
            environments: vec![Environment::of(&part, DeployTarget::S3 {}, true)],
            ..Pipeline::of(&part)
        }];
        prop_assume!(Blueprint::from_setup(&setup, &target()).is_ok());
        check_granted(&setup);
    }
}

#[test]
fn the_administrators_policy_reaches_the_longest_names() {
    let mut setup = setup();
    for length in 14..=20 {
        setup.name = "n".repeat(length);
        setup.builds[0].name = "b".repeat(24);
        let build = "b".repeat(24);
        for environment in [Environment::of(&build, DeployTarget::S3 {}, true), stack(true, true)] {
            let environments = vec![environment];
            setup.pipelines = vec![Pipeline { name: "p".repeat(24), environments, ..Pipeline::of(&build) }];
            check_granted(&setup);
        }
    }
}
