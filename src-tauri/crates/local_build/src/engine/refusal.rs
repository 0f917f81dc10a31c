//! What CodeBuild says of a buildspec that it doesn't take. Its words, where they are known from public reports.

use gangway_catalog::fact::Fact;
use gangway_setup::problem::{Problem, ProblemCode, Severity};

/// The message of the phase that ends with it.
pub(super) fn message(problems: &[Problem]) -> String {
    let first = problems.iter().find(|problem| problem.severity == Severity::Error);
    let fact = |name: &str| match first.and_then(|problem| problem.facts.get(name)) {
        Some(Fact::Text(text)) => text.clone(),
        Some(Fact::Number(number)) => number.to_string(),
        None => String::new(),
    };
    let (line, name, values) = (fact("line"), fact("name"), fact("values"));
    match first.map(|problem| problem.code) {
        Some(ProblemCode::YamlSyntax) => format!("yaml: line {line}: {}", fact("detail")),
        Some(ProblemCode::BuildspecShape) if fact("expected") == "quoted-text" => format!(
            "Expected Commands[0] to be of string type: found subkeys instead at line {line}, value of the key tag on \
             line {line} might be empty"
        ),
        Some(ProblemCode::BuildspecUnknownKey) if values.contains("pre_build") => {
            format!("Invalid buildspec phase name: {name}. Expecting: {}", values.replace(", ", ","))
        }
        Some(ProblemCode::BuildspecUnknownKey) => {
            format!("Unknown runtime named '{name}'. This build image has the following runtimes: {values}")
        }
        Some(ProblemCode::NoCommands) => "wrong number of container tags, expected 1".to_owned(),
        _ => format!("invalid buildspec `{name}` specified at line {line}, see documentation"),
    }
}
