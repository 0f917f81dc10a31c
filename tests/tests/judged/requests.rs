//! The security group of the request to the network team, before cfn-lint and cloudformation-validate.

use gangway_export::requests::{Cidr, NETWORK_TEMPLATE, requests};
use gangway_words::{Language, Words};

use crate::judges::{Documents, Judge};
use crate::samples::{samples, target};

/// Of every sample that has one: with no address of the server, with one, and with several of both kinds.
fn templates() -> Documents {
    let servers: [&[&str]; 3] = [&[], &["10.0.4.7"], &["10.0.0.0/16", "fd00::7"]];
    let words = Words::new(Language::Ja);
    let mut documents = Documents::new();
    for sample in samples() {
        for server in servers {
            let addresses: Vec<Cidr> = server.iter().map(|text| text.parse().unwrap()).collect();
            let files = requests(&sample.setup, &target(), &addresses, &words);
            let template = files.into_iter().find(|file| file.path == NETWORK_TEMPLATE);
            documents.extend(template.map(|file| (format!("{} {server:?}", sample.name), file.text)));
        }
    }
    assert_eq!(documents.len(), 6, "two private servers");
    documents
}

#[test]
fn cfn_lint_finds_nothing_in_the_security_group() {
    let test = "cfn_lint_finds_nothing_in_the_security_group";
    let Some(findings) = Judge::CfnLint.findings(test, &["eu-central-1"], &templates()) else { return };
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn cloudformation_validate_finds_nothing_in_the_security_group() {
    let test = "cloudformation_validate_finds_nothing_in_the_security_group";
    let Some(mut findings) = Judge::CloudFormationValidate.findings(test, &["eu-central-1"], &templates()) else {
        return;
    };
    findings.retain(|finding| !finding.contains(" INFO: "));
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// Defects by the text that is replaced.
const DEFECTS: &[(&str, &str, &str)] = &[
    ("a port that is no number", "FromPort: 443", "FromPort: https"),
    ("a rule without its other end", "CidrIp: !Ref ServerCidr", "Cidr: !Ref ServerCidr"),
    ("a group of no VPC's", "VpcId: !Ref VpcId", "VpcId: !Ref Vpc"),
];

#[test]
fn the_judges_of_the_security_group_have_teeth() {
    let good = templates().into_values().next().unwrap();
    for (name, from, to) in DEFECTS {
        assert!(good.contains(from), "{good}");
        let documents = Documents::from([((*name).to_owned(), good.replace(from, to))]);
        let test = "the_judges_of_the_security_group_have_teeth";
        let Some(findings) = Judge::CfnLint.findings(test, &["eu-central-1"], &documents) else { return };
        assert!(findings.iter().any(|finding| finding.contains(": E")), "{name} was overlooked: {findings:#?}");
    }
}
