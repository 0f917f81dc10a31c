//! Texts that CloudFormation wouldn't leave as they are.
//!
//! `{{resolve:ssm:…}}` and its like are replaced by a parameter's or a secret's value at deployment, wherever they stand
//! in a template; there is no way to write such a text literally (CloudFormation user guide, "Using dynamic references").

use serde_json::Value;

use crate::document::Setup;
use crate::problem::{Problem, ProblemCode};

const BEGINNING: &str = "{{resolve:";

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    if let Ok(value) = serde_json::to_value(setup) {
        look("", &value, problems);
    }
}

fn look(field: &str, value: &Value, problems: &mut Vec<Problem>) {
    let below = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    match value {
        Value::String(text) if text.contains(BEGINNING) => {
            problems.push(Problem::error(field, ProblemCode::DynamicReference));
        }
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| look(&below(&index.to_string()), value, problems));
        }
        Value::Object(members) => {
            for (name, value) in members {
                if name.contains(BEGINNING) {
                    problems.push(Problem::error(field, ProblemCode::DynamicReference));
                }
                look(&below(name), value, problems);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BuildspecPlace, Variable};

    #[test]
    fn it_is_found_wherever_it_stands() {
        let mut setup = Setup::default();
        let text = "x {{resolve:secretsmanager:shop:SecretString:key}} y".to_owned();
        setup.builds[0].variables = vec![Variable { value: text.clone(), ..Variable::default() }];
        setup.builds[0].buildspec = BuildspecPlace::Project { text: Some(text.clone()) };
        setup.tags.insert("team".to_owned(), text.clone());
        setup.tags.insert(text, "web".to_owned());
        let mut problems = Vec::new();
        check(&setup, &mut problems);
        let mut fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["builds.0.buildspec.text", "builds.0.variables.0.value", "tags", "tags.team"]);
        setup = Setup::default();
        setup.builds[0].variables =
            vec![Variable { value: "{{ resolve }} ${resolve:x} {resolve:".to_owned(), ..Variable::default() }];
        problems.clear();
        check(&setup, &mut problems);
        assert_eq!(problems, []);
    }
}
