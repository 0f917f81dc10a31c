//! A stack that CloudFormation makes from a template, which lies in the repository or in the files of a build.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::context::TargetContext;
use crate::check::path;
use crate::problem::{Problem, ProblemCode};

/// What the stack is, in its name.
pub(super) const STACK: &str = "app";

const TEMPLATES: &[&str] = &[".yaml", ".yml", ".json", ".template"];
const CONFIGURATIONS: &[&str] = &[".json"];

/// A stack, and how it is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CloudFormation {
    /// Path of the template.
    pub template: String,
    /// Path of a template configuration, which gives parameters their values; none: the template's own.
    pub parameters: Option<String>,
    /// Whether a change set shows what would change, before it is carried out.
    pub change_set: bool,
}

impl Default for CloudFormation {
    fn default() -> Self {
        Self { template: String::new(), parameters: None, change_set: true }
    }
}

impl CloudFormation {
    pub(super) fn check(&self, context: &TargetContext<'_>, problems: &mut Vec<Problem>) {
        file("template", &self.template, TEMPLATES, context, problems);
        if let Some(parameters) = &self.parameters {
            file("parameters", parameters, CONFIGURATIONS, context, problems);
        }
    }
}

fn file(member: &str, path: &str, extensions: &[&str], context: &TargetContext<'_>, problems: &mut Vec<Problem>) {
    let field = context.field(member);
    if path::check_file(&field, path, extensions, problems) && (context.can_hold)(path) == Some(false) {
        problems.push(Problem::error(field, ProblemCode::Combination).with("detail", "deploy-not-handed-on"));
    }
}
