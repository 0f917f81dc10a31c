//! The variables of a build. Whoever may see the project sees plain values, so secrets go by reference only.

use std::collections::BTreeSet;

use gangway_catalog::quotas;

use super::duplicate;
use super::{entries, length};
use crate::document::{Variable, VariableKind};
use crate::problem::{Problem, ProblemCode};
use crate::{references, secrets};

/// Set by CodeBuild itself: "Environment variables in build environments".
const RESERVED: &str = "CODEBUILD_";
/// Read by every AWS tool in the build: setting one changes whose rights the build has, or where it looks.
const AWS: &str = "AWS_";

pub(super) fn check(field: &str, variables: &[Variable], problems: &mut Vec<Problem>) {
    entries(field, variables.len(), &quotas::VARIABLES, problems);
    let mut names = BTreeSet::new();
    for (index, variable) in variables.iter().enumerate() {
        let name_field = format!("{field}.{index}.name");
        name(&name_field, &variable.name, problems);
        if !variable.name.is_empty() && !names.insert(&variable.name) {
            problems.push(duplicate(name_field, &variable.name));
        }
        value(format!("{field}.{index}.value"), variable, problems);
    }
}

fn name(field: &str, name: &str, problems: &mut Vec<Problem>) {
    if !length(field, name, &quotas::VARIABLE_NAME, problems) {
        return;
    }
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if !name.bytes().all(word) || name.starts_with(|first: char| first.is_ascii_digit()) {
        problems.push(Problem::error(field, ProblemCode::VariableName));
    } else if name.starts_with(RESERVED) {
        problems.push(Problem::error(field, ProblemCode::ReservedPrefix).with("prefix", RESERVED));
    } else if name.starts_with(AWS) {
        problems.push(Problem::warning(field, ProblemCode::ReservedPrefix).with("prefix", AWS));
    }
}

fn value(field: String, variable: &Variable, problems: &mut Vec<Problem>) {
    let value = variable.value.as_str();
    match variable.kind {
        VariableKind::Plain => {
            length(&field, value, &quotas::VARIABLE_VALUE, problems);
            if value.contains('\0') {
                problems.push(Problem::error(field, ProblemCode::Characters).with("allowed", "Unicode"));
            } else if let Some(kind) = secrets::kind(value) {
                problems.push(Problem::error(field, ProblemCode::LooksLikeSecret).with("kind", kind));
            } else if !value.is_empty() && secrets::is_secret_name(&variable.name) {
                problems.push(Problem::warning(field, ProblemCode::LooksLikeSecret).with("kind", "name"));
            }
        }
        VariableKind::ParameterStore | VariableKind::SecretsManager if value.is_empty() => {
            problems.push(Problem::error(field, ProblemCode::Missing));
        }
        VariableKind::ParameterStore => {
            if references::parameter(value).is_none() {
                problems.push(Problem::error(field, ProblemCode::ParameterForm));
            }
        }
        VariableKind::SecretsManager => {
            if references::secret(value).is_none() {
                problems.push(Problem::error(field, ProblemCode::SecretForm));
            }
        }
    }
}
