//! The documents for the AWS CLI, before the models by which it reads them; their policies before parliament; and that
//! the README leads through all of them. Who makes something of them is in `conformance`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use gangway_blueprint::administrator;
use gangway_export::File;
use gangway_setup::target::Target;
use gangway_tests::{place, skip};
use gangway_words::Language;
use serde_json::Value;

use crate::judges::{Documents, Judge};
use crate::policies;
use crate::samples::{Sample, samples, target};

/// Everything known, and nothing: then the documents hold placeholders.
fn targets() -> [Target; 2] {
    [target(), Target::default()]
}

fn files(sample: &Sample, target: &Target, language: Language) -> Vec<File> {
    sample.files_of("json", target, language)
}

fn readme(files: &[File]) -> &str {
    &files.iter().find(|file| file.path == "README.md").expect("a README").text
}

/// The commands of the README's blocks of one language, without comments.
fn commands<'a>(files: &'a [File], language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let blocks = readme(files).split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap_or_default());
    blocks.flat_map(str::lines).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// Each document with its service and command, as the README has them: `04-put-bucket-policy.json s3api put-bucket-policy`.
fn called(files: &[File]) -> Vec<(String, &File)> {
    let call = |command: &str| {
        let (call, path) = command.split_once(" --cli-input-json file://")?;
        let words: Vec<&str> = call.split(' ').collect();
        Some((path.to_owned(), format!("{path} {} {}", words[1], words[2])))
    };
    let calls = commands(files, "sh").into_iter().filter_map(call);
    calls.map(|(path, name)| (name, files.iter().find(|file| file.path == path).expect("a document"))).collect()
}

/// The documents of all samples, whose names end with service and command.
fn documents() -> Documents {
    let mut documents = Documents::new();
    for (index, sample) in samples().iter().enumerate() {
        let files = files(sample, &targets()[index % 2], Language::En);
        let named =
            called(&files).into_iter().map(|(name, file)| (format!("{}: {name}", sample.name), file.text.clone()));
        documents.extend(named);
    }
    documents
}

#[test]
fn the_readme_calls_each_document_once_in_its_order() {
    for sample in samples() {
        for target in targets() {
            let files = files(&sample, &target, Language::En);
            let called: Vec<&str> = called(&files).into_iter().map(|(_, file)| file.path.as_str()).collect();
            let there: Vec<&str> =
                files.iter().map(|file| file.path.as_str()).filter(|path| path.ends_with(".json")).collect();
            assert!(there.is_sorted() && called == there, "{}: {called:?}", sample.name);
            let made = usize::from(target.connection_arn.is_none());
            let hosts = made * usize::from(sample.setup.needs_host());
            let first = ["00-create-host.json", "01-create-connection.json"];
            let before = there.iter().filter(|path| first.contains(path)).count();
            assert_eq!((before, there[hosts] == first[1]), (made + hosts, made == 1), "{}", sample.name);
        }
    }
}

#[test]
fn the_models_of_the_aws_cli_take_every_document() {
    let test = "the_models_of_the_aws_cli_take_every_document";
    let Some(findings) = Judge::Botocore.findings(test, &[], &documents()) else { return };
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// Defects, each in the first document of a command, by the text that is replaced, and what must be said of it.
const DEFECTS: &[(&str, &str, &str, &str)] = &[
    ("create-project", "\"buildspec\"", "\"buildSpec\"", "Unknown parameter in source: \"buildSpec\""),
    ("create-pipeline", "\"roleArn\"", "\"role\"", "Missing required parameter in pipeline: \"roleArn\""),
    ("create-pipeline", "\"QUEUED\"", "\"SOMETIMES\"", ".pipeline.executionMode is outside of its enum"),
    ("create-pipeline", "\"name\": \"Build\"", "\"name\": \"My build\"", ".name doesn't match"),
    ("put-retention-policy", "30", "\"30\"", "Invalid type for parameter retentionInDays"),
    ("put-bucket-encryption", "AES256", "AES", "SSEAlgorithm is outside of its enum"),
    (
        "create-host",
        "\"ProviderEndpoint\"",
        "\"Endpoint\"",
        "Missing required parameter in input: \"ProviderEndpoint\"",
    ),
    (
        "create-host",
        "\"SubnetIds\": [",
        "\"SubnetIds\": [1, ",
        "Invalid type for parameter VpcConfiguration.SubnetIds[0]",
    ),
    ("create-connection", "\"HostArn\"", "\"Host\"", "Unknown parameter in input: \"Host\""),
    ("create-role", "shop-pipeline-", "shop-pipeline-of-the-longest-name-in-the-world-and-beyond-", ".RoleName has"),
    ("put-role-policy", "\"PolicyName\"", "\"Name\"", "Unknown parameter in input: \"Name\""),
];

#[test]
fn the_models_of_the_aws_cli_have_teeth() {
    let sample = samples().into_iter().find(|sample| sample.name == "push, Zip, S3 approved").expect("a sample");
    let own = samples().into_iter().find(|sample| sample.name == "private GitLab").expect("a sample");
    let unconnected = Target { connection_arn: None, ..target() };
    let [files, own] = [files(&sample, &target(), Language::En), files(&own, &unconnected, Language::En)];
    let mut spoilt = Documents::new();
    for (index, (command, from, to, _)) in DEFECTS.iter().enumerate() {
        let called: Vec<_> = called(&files).into_iter().chain(called(&own)).collect();
        let (name, file) = called.iter().find(|(name, _)| name.ends_with(command)).expect("a document");
        assert!(file.text.contains(from), "{name} has no {from}");
        spoilt.insert(format!("{index} {name}"), file.text.replace(from, to));
    }
    let test = "the_models_of_the_aws_cli_have_teeth";
    let Some(findings) = Judge::Botocore.findings(test, &[], &spoilt) else { return };
    for (index, (.., what)) in DEFECTS.iter().enumerate() {
        let said = |finding: &&String| finding.starts_with(&format!("{index} ")) && finding.contains(what);
        assert!(findings.iter().any(|finding| said(&finding)), "{what}: {findings:#?}");
    }
}

#[test]
fn parliament_finds_nothing_in_the_documents_policies() {
    let mut policies = Documents::new();
    for (name, text) in documents() {
        let document: Value = serde_json::from_str(&text).unwrap();
        if let Some(policy) = document["PolicyDocument"].as_str() {
            policies.insert(name, policy.to_owned());
        }
    }
    assert!(policies.len() > samples().len(), "each has two roles at least");
    policies::check("parliament_finds_nothing_in_the_documents_policies", &policies);
}

/// Nothing is left open, and the AWS CLI reads the same in every encoding.
#[test]
fn documents_are_whole_and_ascii() {
    for sample in samples() {
        for target in targets() {
            let [en, ja] = [Language::En, Language::Ja].map(|language| files(&sample, &target, language));
            for (file, other) in en.iter().zip(&ja).filter(|(file, _)| file.path.ends_with(".json")) {
                assert_eq!(file, other, "{}: the language changed a document", sample.name);
                assert!(file.text.is_ascii(), "{} {}", sample.name, file.path);
                // an ARN of which a part is unknown: our stars stand at the end of ARNs that AWS completes
                // but for subnets, whose owner nobody knows
                let text = file.text.replace("arn:*:ec2:*:*:subnet/", "");
                for open in ["arn:*", ":*:", "::connection", "-pipeline-*", "connection/*"] {
                    assert!(!text.contains(open), "{} {}: {open}", sample.name, file.path);
                }
            }
            for language in ["sh", "powershell"] {
                assert_eq!(commands(&en, language), commands(&ja, language), "{}", sample.name);
            }
        }
    }
}

/// What IAM calls the actions of commands whose names differ.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
    ("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
    ("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
];

/// Whoever has the administrator's policy can run the README.
#[test]
fn the_administrators_policy_allows_every_command() {
    let mut lacking = BTreeSet::new();
    for sample in samples() {
        let policy = administrator::policy(&sample.setup, &target());
        let allowed: BTreeSet<&str> = policy.statements.iter().flat_map(|one| one.actions.iter().copied()).collect();
        let files = files(&sample, &Target { connection_arn: None, ..target() }, Language::En);
        for command in commands(&files, "sh").into_iter().filter(|command| command.starts_with("aws ")) {
            let words: Vec<&str> = command.split(' ').collect();
            let service = if words[1] == "s3api" { "s3" } else { words[1] };
            let action = format!("{service}:{}", policies::pascal(&words[2].replace('-', "_")));
            let named = OTHER_NAMES.iter().find(|(api, _)| *api == action).map_or(action.as_str(), |(_, iam)| iam);
            if !allowed.contains(named) {
                lacking.insert(named.to_owned());
            }
        }
    }
    assert_eq!(lacking, BTreeSet::new());
}

/// The one command makes the documents those of the account and connection that are typed into it.
#[test]
fn the_command_replaces_every_placeholder() {
    let test = "the_command_replaces_every_placeholder";
    if !(place::in_path("sh") && place::in_path("sed")) {
        return skip::skip(test, "there is no sed");
    }
    let known = Target { account: "210987654321".to_owned(), ..target() };
    let arn = known.connection_arn.clone().expect("an ARN");
    let network = known.network.clone().expect("a network");
    let typed = [
        ("HOST_ARN", "arn:aws:codeconnections:eu-central-1:210987654321:host/git-corp-1a2b3c4d"),
        ("VPC_ID", &network.vpc),
        ("SUBNET_ID_1", &network.subnets[0]),
        ("SUBNET_ID_2", &network.subnets[1]),
        ("SECURITY_GROUP_ID", &network.security_groups[0]),
    ];
    let without_number = |files: Vec<(String, String)>| -> Vec<(String, String)> {
        files.into_iter().map(|(path, text)| (path[3..].to_owned(), text)).collect()
    };
    for sample in samples() {
        let folder = tempfile::tempdir().expect("a folder");
        let region = Target { region: known.region.clone(), ..Target::default() };
        let open = files(&sample, &region, Language::En);
        for file in &open {
            std::fs::write(folder.path().join(&file.path), &file.text).expect("a file");
        }
        // each rewrites the README, too, and with it the ones that follow
        let count = commands(&open, "sh").into_iter().filter(|command| command.starts_with("sed ")).count();
        for index in 0..count {
            let readme = std::fs::read_to_string(folder.path().join("README.md")).expect("the README");
            let now = [File { path: "README.md".to_owned(), text: readme }];
            let command = commands(&now, "sh").into_iter().filter(|command| command.starts_with("sed ")).nth(index);
            let command = command.expect("the command").replace("CONNECTION_ARN", &arn);
            let command = command.replace("|ACCOUNT|", &format!("|{}|", known.account));
            let command = typed.iter().fold(command, |command, (word, value)| command.replace(word, value));
            let done = Command::new("sh").args(["-ec", &command]).current_dir(folder.path()).status().expect("a shell");
            assert!(done.success(), "{command}");
        }
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(folder.path()).expect("a folder") {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            texts.insert(name, std::fs::read_to_string(path).expect("a text"));
        }
        for placeholder in ["111122223333", "00000000-0000", "server-00000000", "-0000000000000000"] {
            let left: Vec<_> =
                texts.iter().filter(|(_, text)| text.contains(placeholder)).map(|(name, _)| name).collect();
            assert_eq!(left, Vec::<&String>::new(), "{}: {placeholder}", sample.name);
        }
        assert_eq!(texts.len(), open.len(), "nothing else is left there");
        let before = 1 + usize::from(sample.setup.needs_host());
        let made: Vec<_> = texts.into_iter().filter(|(path, _)| path.ends_with(".json")).skip(before).collect();
        let wanted = files(&sample, &known, Language::En).into_iter().filter(|file| file.path.ends_with(".json"));
        let wanted = wanted.map(|file| (file.path, file.text)).collect();
        assert_eq!(without_number(made), without_number(wanted), "{}", sample.name);
    }
}
