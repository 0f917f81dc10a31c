//! The templates before cfn-lint and cloudformation-validate.

use gangway_catalog::regions;
use gangway_export::{CONNECTION_TEMPLATE, HOST_TEMPLATE, PIPELINE_TEMPLATE};
use gangway_words::Language;

use crate::judges::{Documents, Judge};
use crate::samples::{Sample, samples, simple};

const REGIONS: &[&str] = &["eu-central-1", "us-east-1"];

/// Remarks of cloudformation-validate that say how CloudFormation is, not that something is wrong.
const REMARKS: &[(&str, &str)] = &[
    ("I4010", "asks for a description in Metadata: ours stands in comments"),
    ("I9001", "says that a fixed name is replaced when it changes: a new name is a new setup"),
    ("I9040", "asks for tags: the stack's own reach every resource"),
];

/// All templates of all samples.
fn templates() -> Documents {
    let mut documents = Documents::new();
    for sample in samples() {
        for file in sample.files(Language::Ja).into_iter().filter(|file| file.path.ends_with(".yaml")) {
            // Most connections are the same.
            if !documents.values().any(|text| *text == file.text) {
                documents.insert(format!("{} {}", sample.name, file.path), file.text);
            }
        }
    }
    documents
}

fn check(judge: Judge, test: &str, regions: &[&str], documents: &Documents) {
    let Some(mut findings) = judge.findings(test, regions, documents) else { return };
    // The hostile text only looks like a reference: it is meant as it stands, outside of any function.
    findings.retain(|finding| !(finding.starts_with("hostile texts ") && finding.contains(": E1029 ")));
    if judge == Judge::CloudFormationValidate {
        // asks for `!GetAtt BuildRole.Arn` in the place of a Ref, and that is what stands there
        let named =
            |template: &String| template.contains("!GetAtt BuildRole.Arn") && !template.contains("!Ref BuildRole");
        let mistaken = |finding: &String| finding.contains(": E3050 ERROR: Ref to IAM role 'BuildRole' with Path");
        findings.retain(|finding| {
            let template = documents.iter().find(|(name, _)| finding.starts_with(&format!("{name}: ")));
            !(mistaken(finding) && template.is_some_and(|(_, text)| named(text)))
        });
        findings.retain(|finding| !REMARKS.iter().any(|(rule, _)| finding.contains(&format!(": {rule} INFO"))));
    }
    assert!(findings.is_empty(), "{judge:?}:\n{}", findings.join("\n"));
}

#[test]
fn cfn_lint_finds_nothing() {
    check(Judge::CfnLint, "cfn_lint_finds_nothing", REGIONS, &templates());
}

#[test]
fn cfn_lint_finds_nothing_in_any_region() {
    let sample = Sample { name: "simple".to_owned(), setup: simple() };
    let files = sample.files(Language::En).into_iter().filter(|file| file.path.ends_with(".yaml"));
    let documents = files.map(|file| (file.path, file.text)).collect();
    let regions: Vec<&str> = regions::ALL.iter().map(|region| region.id).collect();
    check(Judge::CfnLint, "cfn_lint_finds_nothing_in_any_region", &regions, &documents);
}

#[test]
fn cloudformation_validate_finds_nothing() {
    check(Judge::CloudFormationValidate, "cloudformation_validate_finds_nothing", REGIONS, &templates());
}

/// Defects, each by the text that is replaced, and the beginning of the rule that must catch it.
const DEFECTS: &[(&str, &str, &str, &str)] = &[
    ("an unknown property", "RetentionInDays:", "RetentionDays:", "E3002"),
    ("a reference to nothing", "!GetAtt BuildRole.Arn", "!GetAtt NoRole.Arn", "E1010"),
    ("an unknown enum value", "ExecutionMode: SUPERSEDED", "ExecutionMode: WHENEVER", "E3030"),
    (
        "an artifact that nobody makes",
        "- Name: SourceOutput\n          OnFailure",
        "- Name: NoOutput\n          OnFailure",
        "E3",
    ),
    ("a path that IAM doesn't take", "Path: /teams/shop/", "Path: teams", "E3031"),
    (
        "a boundary that is no ARN",
        "!Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/teams/DeveloperBoundary\"",
        "Boundary",
        "E3033",
    ),
    ("a policy without its version", "Version: \"2012-10-17\"", "Version: \"2012-10-18\"", "E"),
];

#[test]
fn the_judges_of_templates_have_teeth() {
    let sample = Sample { name: "simple".to_owned(), setup: simple() };
    let roles = samples().into_iter().find(|sample| sample.name == "roles").unwrap();
    let good = [&sample, &roles].map(|sample| sample.file(Language::En, PIPELINE_TEMPLATE));
    let spoilt: Documents = DEFECTS
        .iter()
        .map(|(name, from, to, _)| {
            let good = good.iter().find(|template| template.contains(from));
            let good = good.unwrap_or_else(|| panic!("{from} isn't in the templates"));
            ((*name).to_owned(), good.replace(from, to))
        })
        .collect();
    let test = "the_judges_of_templates_have_teeth";
    let Some(findings) = Judge::CfnLint.findings(test, REGIONS, &spoilt) else { return };
    for (name, _, _, rule) in DEFECTS {
        let caught = findings.iter().any(|finding| finding.starts_with(&format!("{name}: {rule}")));
        assert!(caught, "cfn-lint overlooked {name}:\n{}", findings.join("\n"));
    }
    let bad = sample.file(Language::En, CONNECTION_TEMPLATE).replace("ProviderType: GitHub", "Provider: GitHub");
    let own = samples().into_iter().find(|sample| sample.name == "private GitLab").unwrap();
    let host = own.file(Language::En, HOST_TEMPLATE);
    let without_endpoint = host.replace("ProviderEndpoint:", "Endpoint:");
    let certificate = host.replace("TlsCertificate:", "Certificate:");
    assert!(host != without_endpoint && host != certificate);
    for (name, text) in [("no endpoint", without_endpoint), ("another certificate", certificate)] {
        let documents = Documents::from([(name.to_owned(), text)]);
        let findings = Judge::CfnLint.findings(test, REGIONS, &documents).unwrap_or_default();
        assert!(findings.iter().any(|finding| finding.contains(": E300")), "{name} was overlooked: {findings:#?}");
    }
    let documents = Documents::from([("unknown property".to_owned(), bad)]);
    let findings = Judge::CloudFormationValidate.findings(test, REGIONS, &documents).unwrap_or_default();
    assert!(findings.iter().any(|finding| finding.contains("F3002")), "overlooked: {findings:#?}");
}
