//! The policies before parliament; and that the administrator's is enough for what the program calls.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gangway_blueprint::administrator;
use gangway_blueprint::resource::Kind;
use gangway_export::{administrator_documents, policy_document};
use gangway_setup::target::Target;
use gangway_tests::place;
use regex::Regex;

use crate::judges::{Documents, Judge};
use crate::samples::{samples, target};

/// What parliament says, and why it stays.
const KNOWN: &[(&str, &str)] = &[
    (
        "RESOURCE_MISMATCH: [{'action': 'codestar-connections:UseConnection'",
        "AWS checks the former action on the ARN as it is, which begins with the present name",
    ),
    ("Unknown action cloudformation:DescribeEvents", "the operation came after parliament's newest list of actions"),
    (
        "RESOURCE_POLICY_PRIVILEGE_ESCALATION",
        "the stack makes bucket policies; whoever may do that could open the bucket",
    ),
    (
        "RESOURCE_STAR: ['codeconnections:ListConnections'",
        "AWS's references differ on whether it knows a resource; `*` works either way",
    ),
    (
        "RESOURCE_STAR: ['ec2:CreateNetworkInterface', ",
        "AWS's guides on hosts and on builds in a VPC have it so: a subnet may belong to another account",
    ),
    (
        "RESOURCE_STAR: ['ec2:DescribeVpcAttribute', 'ec2:GetManagedPrefixListEntries']",
        "they read; a VPC may belong to another account, and which lists its routes name isn't known beforehand",
    ),
];

#[test]
fn parliament_finds_nothing() {
    let mut documents = Documents::new();
    for sample in samples() {
        let blueprint = sample.blueprint();
        for resource in blueprint.resources() {
            let Kind::Role(role) = &resource.kind else { continue };
            documents.insert(format!("{} {}", sample.name, resource.id), policy_document(&blueprint, &role.policy));
        }
        for (place, target) in [("here", target()), ("anywhere", Target::default())] {
            for document in administrator_documents(&sample.setup, &target) {
                let size = document.text.chars().filter(|c| !c.is_whitespace()).count();
                assert!(size <= 6144, "{} is too long for a managed policy", document.name);
                documents.insert(format!("{} {} {place}", sample.name, document.name), document.text);
            }
        }
    }
    check("parliament_finds_nothing", &documents);
}

/// Policies by name.
pub(crate) fn check(test: &str, documents: &Documents) {
    let Some(mut findings) = Judge::Parliament.findings(test, &[], documents) else { return };
    findings.retain(|finding| !KNOWN.iter().any(|(what, _)| finding.contains(what)));
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn parliament_has_teeth() {
    let policy = |action: &str, resource: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}]}}"#
        )
    };
    let documents = Documents::from([
        (
            "unknown action".to_owned(),
            policy("codebuild:StartBuilds", "arn:aws:codebuild:eu-central-1:123456789012:project/x"),
        ),
        ("wrong resource".to_owned(), policy("codebuild:StartBuild", "arn:aws:s3:::bucket")),
    ]);
    let Some(findings) = Judge::Parliament.findings("parliament_has_teeth", &[], &documents) else { return };
    for name in documents.keys() {
        assert!(
            findings.iter().any(|finding| finding.starts_with(name.as_str())),
            "{name} was overlooked: {findings:#?}"
        );
    }
}

/// Calls of S3 that IAM knows by other names.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("s3:HeadBucket", &["s3:ListBucket"]),
    ("s3:ListObjectVersions", &["s3:ListBucketVersions"]),
    ("s3:DeleteObjects", &["s3:DeleteObject", "s3:DeleteObjectVersion"]),
];

/// Calls that ask for the credentials themselves: with none, or with those of another identity, which no policy of this
/// account allows.
const BEFORE_THE_ACCOUNT: &[&str] = &[
    "sso:GetRoleCredentials",
    "ssooidc:CreateToken",
    "ssooidc:RegisterClient",
    "ssooidc:StartDeviceAuthorization",
    "sts:AssumeRole",
    "sts:AssumeRoleWithWebIdentity",
];

/// What the program calls, read from the one room that calls AWS: `codepipeline:GetPipeline`.
fn called() -> BTreeSet<String> {
    let client = Regex::new(r"aws_sdk_([a-z0-9]+)::Client").unwrap();
    let service = Regex::new(r"aws_sdk_([a-z0-9]+)::").unwrap();
    let own = Regex::new(r"(?:client|calls|Client::new\([^)]*\))\s*\.\s*([a-z_]+)\(\)").unwrap();
    // of a client that another file has; whatever else is called so is none of AWS's
    let lent = Regex::new(r"calls\(\)\s*\.\s*([a-z_]+)\(\)").unwrap();
    // EC2 is called without a client of the SDK, by the operation's name
    let by_name = Regex::new(r#""((?:Create|Delete|Describe|Get|Modify)[A-Z][A-Za-z]+)""#).unwrap();
    let mut called = BTreeSet::new();
    for path in sources(&place::repository().join("src-tauri/crates/aws/src")) {
        let source = std::fs::read_to_string(path).unwrap();
        if source.contains(r#"format!("ec2:{operation}")"#) {
            called.extend(by_name.captures_iter(&source).map(|found| format!("ec2:{}", &found[1])));
        }
        let has_client = client.captures(&source);
        let call = if has_client.is_some() { &own } else { &lent };
        let Some(service) = has_client.or_else(|| service.captures(&source)) else { continue };
        let prefix = if &service[1] == "cloudwatchlogs" { "logs" } else { &service[1] };
        let calls = call.captures_iter(&source).filter(|found| &found[1] != "clone");
        called.extend(calls.map(|found| format!("{prefix}:{}", pascal(&found[1]))));
    }
    called
}

/// Every file of Rust below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => sources(&path),
        Some(extension) if extension == "rs" => vec![path],
        _ => Vec::new(),
    };
    paths.flat_map(below).collect()
}

pub(crate) fn pascal(snake: &str) -> String {
    let word = |word: &str| word.chars().next().map(|first| format!("{}{}", first.to_ascii_uppercase(), &word[1..]));
    snake.split('_').filter_map(word).collect()
}

#[test]
fn the_administrators_policy_allows_every_call_of_the_program() {
    // a call is allowed where a setup leads to it
    let policies = samples().into_iter().map(|sample| administrator::policy(&sample.setup, &target()));
    let statements = policies.flat_map(|policy| policy.statements);
    let allowed: BTreeSet<&str> = statements.flat_map(|statement| statement.actions).collect();
    let called = called();
    assert!(called.len() >= 20, "the calls weren't found: {called:?}");
    // they stand in folders of the room: whoever finds them has looked there
    for call in BEFORE_THE_ACCOUNT {
        assert!(called.contains(*call), "{call} isn't called: {called:?}");
    }
    for call in called.iter().filter(|call| !BEFORE_THE_ACCOUNT.contains(&call.as_str())) {
        let actions = OTHER_NAMES.iter().find(|(name, _)| name == call);
        let actions = actions.map_or_else(|| vec![call.as_str()], |(_, actions)| actions.to_vec());
        for action in actions {
            assert!(allowed.contains(action), "{call} needs {action}");
        }
    }
}
