//! Blueprint to files: typed trees and writers, never text templates. Pure.
//!
//! Knows no setup's rules and no account. A format is a file that reads the [`Blueprint`] and nothing else, and a row
//! in [`Format::ALL`]; what a syntax must quote is known by its one writer ([`yaml`], [`json`]). Start reading at
//! [`export`].
#![warn(missing_docs)]

pub mod buildspec;
pub mod json;
pub mod tree;
pub mod yaml;

mod administrator;
mod cloudformation;
mod policy;

pub use self::administrator::{PolicyDocument, administrator_documents};
use gangway_blueprint::Blueprint;
use gangway_blueprint::policy::Policy;
use gangway_catalog::fact::{Fact, FactMap};
use gangway_setup::problem::Problem;
use gangway_words::Value;
/// The language of the comments: whoever asks for files says which, and needs no other word.
pub use gangway_words::{Language, Words};

/// A set of files that holds everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Templates of AWS CloudFormation.
    CloudFormation,
}

impl Format {
    /// All formats, in the order in which they are shown.
    pub const ALL: &[Format] = &[Format::CloudFormation];

    /// Its id and folder.
    pub fn id(self) -> &'static str {
        match self {
            Self::CloudFormation => "cloudformation",
        }
    }

    /// The format with this id.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the format's folder; components parted by `/`.
    pub path: String,
    /// Its text, ending with a line end.
    pub text: String,
}

/// The template of phase 1: the connection.
pub const CONNECTION_TEMPLATE: &str = "1-connection.yaml";

/// The template of phase 2, which the program deploys as it stands.
pub const PIPELINE_TEMPLATE: &str = "2-pipeline.yaml";

/// What whoever deploys it must acknowledge: it makes roles, and names none of them.
pub const CAPABILITIES: &[&str] = &["CAPABILITY_IAM"];

/// The files of a format, commented in the language of the words.
///
/// # Errors
/// Problems that only show in the files: a template that is larger than CloudFormation takes.
pub fn export(blueprint: &Blueprint, format: Format, words: &Words) -> Result<Vec<File>, Vec<Problem>> {
    match format {
        Format::CloudFormation => cloudformation::files(blueprint, words),
    }
}

/// A policy of the blueprint as JSON text, its references resolved for the target.
pub fn policy_document(blueprint: &Blueprint, policy: &Policy) -> String {
    json::write(&policy::document(policy, &|text| blueprint.resolve(text).into(), &|_| None))
}

/// Facts as the values that a sentence names.
fn fact_values(facts: &FactMap) -> Vec<(&str, Value)> {
    let value = |fact: &Fact| match fact {
        Fact::Number(number) => Value::from(*number),
        Fact::Text(text) => Value::from(text.as_str()),
    };
    facts.iter().map(|(name, fact)| (name.as_str(), value(fact))).collect()
}
