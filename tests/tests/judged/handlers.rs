//! CloudFormation works with the caller's rights: the administrator's policy grants each action that the handlers of our
//! resource types declare in CloudFormation's registry, on the very resources of the template.

use std::collections::{BTreeMap, BTreeSet};

use gangway_blueprint::policy::{Effect, Policy};
use gangway_blueprint::resource::Kind;
use gangway_blueprint::text::Part;
use gangway_blueprint::{Blueprint, administrator};
use gangway_words::Language;
use regex::Regex;

use crate::judges::{Documents, Judge};
use crate::samples::{Sample, samples, target};

/// Types from before the registry, which declares no handlers for them, with what their creation, reading, change and
/// deletion call.
const UNDECLARED: &[(&str, &[&str])] = &[(
    "AWS::CodeBuild::Project",
    &[
        "codebuild:CreateProject",
        "codebuild:BatchGetProjects",
        "codebuild:UpdateProject",
        "codebuild:DeleteProject",
        "iam:PassRole",
    ],
)];

/// What is declared for a property that a template of ours doesn't set.
const UNSET: &[(&str, &str, &[&str])] = &[
    (
        "AWS::CodePipeline::Pipeline",
        "DisableInboundStageTransitions",
        &["codepipeline:DisableStageTransition", "codepipeline:EnableStageTransition"],
    ),
    ("AWS::CodePipeline::Pipeline", "RestartExecutionOnUpdate", &["codepipeline:StartPipelineExecution"]),
    (
        "AWS::CodeConnections::Host",
        "VpcConfiguration",
        &[
            "ec2:CreateNetworkInterface",
            "ec2:CreateTags",
            "ec2:CreateVpcEndpoint",
            "ec2:DeleteNetworkInterface",
            "ec2:DeleteVpcEndpoints",
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcEndpoints",
            "ec2:DescribeVpcs",
            "ec2:ModifyVpcEndpoint",
        ],
    ),
    ("AWS::IAM::Role", "ManagedPolicyArns", &["iam:AttachRolePolicy", "iam:DetachRolePolicy"]),
    ("AWS::IAM::Role", "MaxSessionDuration", &["iam:UpdateRole"]),
    ("AWS::IAM::Role", "Description", &["iam:UpdateRoleDescription"]),
    ("AWS::IAM::Role", "PermissionsBoundary", &["iam:PutRolePermissionsBoundary"]),
    ("AWS::Logs::LogGroup", "BearerTokenAuthenticationEnabled", &["logs:PutBearerTokenAuthentication"]),
    (
        "AWS::Logs::LogGroup",
        "DataProtectionPolicy",
        &[
            "logs:PutDataProtectionPolicy",
            "logs:DeleteDataProtectionPolicy",
            // where its findings go
            "logs:CreateLogDelivery",
            "s3:REST.PUT.OBJECT",
            "firehose:TagDeliveryStream",
        ],
    ),
    ("AWS::Logs::LogGroup", "DeletionProtectionEnabled", &["logs:PutLogGroupDeletionProtection"]),
    ("AWS::Logs::LogGroup", "FieldIndexPolicies", &["logs:PutIndexPolicy", "logs:DeleteIndexPolicy"]),
    ("AWS::Logs::LogGroup", "KmsKeyId", &["logs:AssociateKmsKey", "logs:DisassociateKmsKey"]),
    ("AWS::Logs::LogGroup", "ResourcePolicyDocument", &["logs:PutResourcePolicy", "logs:DeleteResourcePolicy"]),
    ("AWS::S3::Bucket", "AbacStatus", &["s3:GetBucketAbac", "s3:PutBucketAbac"]),
    ("AWS::S3::Bucket", "AccelerateConfiguration", &["s3:GetAccelerateConfiguration", "s3:PutAccelerateConfiguration"]),
    ("AWS::S3::Bucket", "AccessControl", &["s3:PutBucketAcl", "s3:PutObjectAcl"]),
    (
        "AWS::S3::Bucket",
        "AnalyticsConfigurations",
        &["s3:GetAnalyticsConfiguration", "s3:PutAnalyticsConfiguration", "s3:DeleteBucketAnalyticsConfiguration"],
    ),
    ("AWS::S3::Bucket", "CorsConfiguration", &["s3:GetBucketCORS", "s3:PutBucketCORS", "s3:DeleteBucketCors"]),
    (
        "AWS::S3::Bucket",
        "IntelligentTieringConfigurations",
        &["s3:GetIntelligentTieringConfiguration", "s3:PutIntelligentTieringConfiguration"],
    ),
    ("AWS::S3::Bucket", "InventoryConfigurations", &["s3:GetInventoryConfiguration", "s3:PutInventoryConfiguration"]),
    ("AWS::S3::Bucket", "LoggingConfiguration", &["s3:GetBucketLogging", "s3:PutBucketLogging"]),
    (
        "AWS::S3::Bucket",
        "MetadataConfiguration",
        &[
            "s3:UpdateBucketMetadataAnnotationTableConfiguration",
            "s3:UpdateBucketMetadataInventoryTableConfiguration",
            "s3:UpdateBucketMetadataJournalTableConfiguration",
        ],
    ),
    (
        "AWS::S3::Bucket",
        "MetadataTableConfiguration",
        &[
            "s3:CreateBucketMetadataTableConfiguration",
            "s3:DeleteBucketMetadataTableConfiguration",
            "s3:GetBucketMetadataTableConfiguration",
            "s3tables:CreateNamespace",
            "s3tables:CreateTable",
            "s3tables:CreateTableBucket",
            "s3tables:GetTable",
            "s3tables:GetTableMetadataLocation",
            "s3tables:PutTableBucketPolicy",
            "s3tables:PutTableEncryption",
            "s3tables:PutTablePolicy",
            "s3tables:UpdateTableMetadataLocation",
        ],
    ),
    (
        "AWS::S3::Bucket",
        "MetricsConfigurations",
        &["s3:GetMetricsConfiguration", "s3:PutMetricsConfiguration", "s3:DeleteBucketMetricsConfiguration"],
    ),
    ("AWS::S3::Bucket", "NotificationConfiguration", &["s3:GetBucketNotification", "s3:PutBucketNotification"]),
    (
        "AWS::S3::Bucket",
        "ObjectLockConfiguration",
        &[
            "s3:GetBucketObjectLockConfiguration",
            "s3:PutBucketObjectLockConfiguration",
            "s3:PutObjectLockConfiguration",
        ],
    ),
    (
        "AWS::S3::Bucket",
        "ReplicationConfiguration",
        &[
            "s3:GetReplicationConfiguration",
            "s3:PutReplicationConfiguration",
            "s3:PutBucketReplication",
            "s3:DeleteBucketReplication",
            "iam:PassRole",
        ],
    ),
    (
        "AWS::S3::Bucket",
        "WebsiteConfiguration",
        &["s3:GetBucketWebsite", "s3:PutBucketWebsite", "s3:DeleteBucketWebsite"],
    ),
];

/// What is declared and isn't needed for another reason.
const NEEDLESS: &[(&str, &str, &str)] = &[
    (
        "AWS::IAM::Role",
        "iam:DeleteRolePermissionsBoundary",
        "whoever may take a boundary away isn't bound by it: who demands one also takes it away",
    ),
    ("AWS::Logs::LogGroup", "logs:DeleteRetentionPolicy", "a log group of ours always says how long it keeps lines"),
    (
        "AWS::S3::Bucket",
        "s3:DeleteBucketEncryption",
        "IAM knows no such action: s3:PutEncryptionConfiguration is asked for",
    ),
    (
        "AWS::S3::Bucket",
        "s3:DeleteBucketLifecycle",
        "IAM knows no such action: s3:PutLifecycleConfiguration is asked for",
    ),
];

/// What the handlers of each type declare for creating, reading, changing and deleting.
type Declared = BTreeMap<String, BTreeSet<String>>;

/// The properties that the templates of a sample set, by type.
type Properties = BTreeMap<String, BTreeSet<String>>;

fn declared(test: &str, types: impl Iterator<Item = String>) -> Option<Declared> {
    let documents: Documents = types.map(|aws_type| (aws_type, String::new())).collect();
    let read = Judge::Registry.ask(test, &[&target().region], &documents)?;
    let mut declared = Declared::new();
    for (aws_type, handlers) in read {
        let before = UNDECLARED.iter().find(|(name, _)| *name == aws_type);
        let mut actions: BTreeSet<String> =
            before.iter().flat_map(|(_, actions)| *actions).map(|&a| a.into()).collect();
        assert_eq!(before.is_some(), handlers.as_object().unwrap().is_empty(), "{aws_type} declares what it calls");
        for handler in ["create", "read", "update", "delete"] {
            let permissions = handlers[handler].as_array().into_iter().flatten();
            actions.extend(permissions.map(|action| action.as_str().unwrap().to_owned()));
        }
        declared.insert(aws_type, actions);
    }
    Some(declared)
}

/// By sample.
fn properties(test: &str) -> Option<BTreeMap<String, Properties>> {
    let mut documents = Documents::new();
    let key = |sample: &Sample, path: &str| format!("{} {path}", sample.name);
    for sample in samples() {
        for file in sample.files(Language::En).into_iter().filter(|file| file.path.ends_with(".yaml")) {
            documents.insert(key(&sample, &file.path), file.text);
        }
    }
    let read = Judge::PyYaml.ask(test, &[], &documents)?;
    let mut properties = BTreeMap::new();
    for sample in samples() {
        let mut set = Properties::new();
        let of_sample = read.iter().filter(|(name, _)| name.starts_with(&key(&sample, "")));
        for (_, template) in of_sample {
            for resource in template["Resources"].as_object().unwrap().values() {
                let of_type = set.entry(resource["Type"].as_str().unwrap().to_owned()).or_default();
                of_type.extend(resource["Properties"].as_object().unwrap().keys().cloned());
            }
        }
        properties.insert(sample.name, set);
    }
    Some(properties)
}

fn types(properties: &BTreeMap<String, Properties>) -> BTreeSet<String> {
    properties.values().flat_map(|set| set.keys().cloned()).collect()
}

/// Whether the templates need what is declared.
fn needed(aws_type: &str, action: &str, properties: &Properties) -> bool {
    let unset = |(name, property, actions): &(&str, &str, &[&str])| {
        *name == aws_type && actions.contains(&action) && !properties[aws_type].contains(*property)
    };
    let needless = |(name, listed, _): &(&str, &str, &str)| *name == aws_type && *listed == action;
    !UNSET.iter().any(unset) && !NEEDLESS.iter().any(needless)
}

/// What the policy doesn't grant of it: `type action resource`.
fn missing(blueprint: &Blueprint, policy: &Policy, declared: &Declared, properties: &Properties) -> Vec<String> {
    let mut missing = Vec::new();
    for resource in blueprint.resources() {
        let aws_type = resource.kind.aws_type();
        let own = match &resource.kind {
            Kind::BucketPolicy(policy) => &policy.bucket,
            _ => &resource.id,
        };
        let arn = |id| blueprint.resolve(&Part::Arn(id).into());
        for action in declared[aws_type].iter().filter(|action| needed(aws_type, action, properties)) {
            let arns: Vec<String> = match action.split_once(':').unwrap() {
                ("iam", _) => blueprint.roles().map(|(role, _)| arn(role.clone())).collect(),
                ("codeconnections" | "codestar-connections", call)
                    if call.ends_with("Host") || call.ends_with("Hosts") =>
                {
                    vec![arn(own.clone())]
                }
                ("codestar-connections", _) => target().connection_arn.into_iter().collect(),
                ("s3", call) if call.contains("Object") => vec![format!("{}/object", arn(own.clone()))],
                _ => vec![arn(own.clone())],
            };
            let refused = arns.iter().filter(|arn| !grants(policy, action, arn));
            missing.extend(refused.map(|arn| format!("{aws_type} {action} {arn}")));
        }
    }
    missing
}

fn grants(policy: &Policy, action: &str, arn: &str) -> bool {
    policy.statements.iter().filter(|statement| statement.effect == Effect::Allow).any(|statement| {
        let resources = || statement.resources.iter().map(|resource| resource.as_literal().unwrap());
        statement.actions.contains(&action) && resources().any(|pattern| matches(pattern, arn))
    })
}

/// IAM's wildcard.
fn matches(pattern: &str, arn: &str) -> bool {
    Regex::new(&format!("^{}$", regex::escape(pattern).replace(r"\*", ".*"))).unwrap().is_match(arn)
}

#[test]
fn the_administrators_policy_allows_what_cloudformation_does_for_the_person() {
    let test = "the_administrators_policy_allows_what_cloudformation_does_for_the_person";
    let Some(properties) = properties(test) else { return };
    let Some(declared) = declared(test, types(&properties).into_iter()) else { return };
    let mut found = BTreeSet::new();
    for sample in samples() {
        let policy = administrator::policy(&sample.setup, &target());
        found.extend(missing(&sample.blueprint(), &policy, &declared, &properties[&sample.name]));
    }
    assert!(found.is_empty(), "not granted:\n{}", Vec::from_iter(found).join("\n"));
    // an exception that nobody declares any more, or whose property is always set by now, goes
    for (aws_type, property, actions) in UNSET {
        let sets = |set: &Properties| set.get(*aws_type).is_none_or(|of_type| of_type.contains(*property));
        assert!(!properties.values().all(sets), "{aws_type} sets {property}");
        assert!(actions.iter().all(|action| declared[*aws_type].contains(*action)), "{property}: {actions:?}");
    }
    assert!(NEEDLESS.iter().all(|(aws_type, action, _)| declared[*aws_type].contains(*action)));
}

#[test]
fn an_action_that_is_not_granted_would_be_noticed() {
    let test = "an_action_that_is_not_granted_would_be_noticed";
    let Some(properties) = properties(test) else { return };
    let Some(declared) = declared(test, types(&properties).into_iter()) else { return };
    let sample = samples().swap_remove(0);
    let properties = &properties[&sample.name];
    let spoil = |change: &dyn Fn(&mut Policy)| {
        let mut policy = administrator::policy(&sample.setup, &target());
        change(&mut policy);
        missing(&sample.blueprint(), &policy, &declared, properties)
    };
    let without = spoil(&|policy| {
        policy
            .statements
            .iter_mut()
            .for_each(|statement| statement.actions.retain(|action| *action != "s3:TagResource"));
    });
    assert_eq!(without, ["AWS::S3::Bucket s3:TagResource arn:aws:s3:::shop-artifacts-123456789012-eu-central-1"]);
    let elsewhere = administrator::policy(
        &gangway_setup::document::Setup { name: "other".into(), ..sample.setup.clone() },
        &target(),
    );
    let found = missing(&sample.blueprint(), &elsewhere, &declared, properties);
    for aws_type in ["AWS::S3::Bucket", "AWS::Logs::LogGroup", "AWS::IAM::Role", "AWS::CodePipeline::Pipeline"] {
        assert!(found.iter().any(|line| line.starts_with(aws_type)), "{aws_type}: {found:#?}");
    }
}
