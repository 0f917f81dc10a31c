//! The way to the judges: a Python environment that `tests/judged/install.sh` makes.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use gangway_tests::{place, skip};
use serde_json::{Value, json};

/// One of the judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judge {
    /// AWS's linter of templates.
    CfnLint,
    /// AWS's own schemas and rules.
    CloudFormationValidate,
    /// A linter of IAM policies.
    Parliament,
    /// A linter of YAML.
    Yamllint,
    /// A reader of YAML 1.1.
    PyYaml,
    /// The models by which the AWS CLI reads its inputs.
    Botocore,
    /// What CloudFormation's registry says of resource types.
    Registry,
}

/// Documents by name.
pub(crate) type Documents = BTreeMap<String, String>;

impl Judge {
    fn name(self) -> &'static str {
        match self {
            Self::CfnLint => "cfn-lint",
            Self::CloudFormationValidate => "cloudformation-validate",
            Self::Parliament => "parliament",
            Self::Yamllint => "yamllint",
            Self::PyYaml => "pyyaml",
            Self::Botocore => "botocore",
            Self::Registry => "registry",
        }
    }

    /// What the judge says of each document; none: it isn't installed here, and the test was counted as skipped.
    pub(crate) fn ask(self, test: &str, regions: &[&str], documents: &Documents) -> Option<BTreeMap<String, Value>> {
        let Some(python) = python() else {
            skip::skip(test, "the judges aren't installed: run tests/judged/install.sh");
            return None;
        };
        let mut judge = Command::new(python)
            .args(["-W", "ignore"])
            .arg(place::repository().join("tests/judged/judges.py"))
            .arg(self.name())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let question = json!({ "regions": regions, "documents": documents }).to_string();
        judge.stdin.take().unwrap().write_all(question.as_bytes()).unwrap();
        let answer = judge.wait_with_output().unwrap();
        assert!(answer.status.success(), "{} came to no judgement", self.name());
        Some(serde_json::from_slice(&answer.stdout).unwrap())
    }

    /// The findings, one a line, with the document's name before each.
    pub(crate) fn findings(self, test: &str, regions: &[&str], documents: &Documents) -> Option<Vec<String>> {
        let judged = self.ask(test, regions, documents)?;
        assert_eq!(judged.len(), documents.len(), "{} left documents out", self.name());
        let lines = judged.iter().flat_map(|(document, findings)| {
            let findings = findings.as_array().unwrap().iter();
            findings.map(move |finding| format!("{document}: {}", finding.as_str().unwrap()))
        });
        Some(lines.collect())
    }
}

fn python() -> Option<PathBuf> {
    let judges = place::kept().join("judges");
    let python =
        ["bin/python", "Scripts/python.exe"].map(|path| judges.join(path)).into_iter().find(|path| path.is_file());
    // Without its stamp the installation isn't whole.
    python.filter(|_| judges.join("stamp").is_file())
}
