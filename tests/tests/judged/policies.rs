//! The policies before parliament.

use gangway_blueprint::resource::Kind;
use gangway_export::{administrator_document, policy_document};
use gangway_setup::target::Target;

use crate::judges::{Documents, Judge};
use crate::samples::{samples, target};

/// What parliament says, and why it stays.
const KNOWN: &[(&str, &str)] = &[
    (
        "RESOURCE_MISMATCH: [{'action': 'codestar-connections:UseConnection'",
        "AWS checks the former action on the ARN as it is, which begins with the present name",
    ),
    (
        "RESOURCE_POLICY_PRIVILEGE_ESCALATION",
        "the stack makes bucket policies; whoever may do that could open the bucket",
    ),
    (
        "RESOURCE_STAR: ['codeconnections:ListConnections'",
        "AWS's references differ on whether it knows a resource; `*` works either way",
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
            let document = administrator_document(&sample.setup, &target);
            assert!(document.chars().filter(|c| !c.is_whitespace()).count() <= 6144, "too long for a managed policy");
            documents.insert(format!("{} administrator {place}", sample.name), document);
        }
    }
    let Some(mut findings) = Judge::Parliament.findings("parliament_finds_nothing", &[], &documents) else { return };
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
