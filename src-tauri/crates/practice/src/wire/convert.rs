//! What is written by somebody else's rules becomes the input of an operation, by its shape: CloudFormation spells
//! members in its own case, and takes numbers and switches as texts, and texts as numbers and switches.

use serde_json::{Map, Value, json};

use super::model::{Model, Models, Shape, ShapeKind};

/// The input as the operation's shape has it. Members that it doesn't know are left out; what can't be converted stays as
/// it is, for the service to refuse.
pub(crate) fn convert(models: &'static Models, service: &str, operation: &str, input: Value) -> Value {
    let Some(model) = models.of(service) else { return input };
    let shape = model.operations.get(operation).and_then(|operation| model.input(operation));
    match shape {
        Some(shape) => by_shape(model, shape, input),
        None => input,
    }
}

fn by_shape(model: &Model, shape: &Shape, value: Value) -> Value {
    match (shape.kind, value) {
        (ShapeKind::Structure, Value::Object(given)) => {
            let mut members = Map::new();
            for (name, value) in given {
                let same = || shape.members.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
                let Some((known, member)) = shape.members.get_key_value(&name).or_else(same) else { continue };
                members.insert(known.clone(), by_shape(model, model.shape(member), value));
            }
            Value::Object(members)
        }
        (ShapeKind::List, Value::Array(items)) => match shape.item() {
            Some(item) => items.into_iter().map(|one| by_shape(model, model.shape(item), one)).collect(),
            None => Value::Array(items),
        },
        (ShapeKind::Map, Value::Object(entries)) => match shape.entry() {
            Some((_, item)) => {
                let entries = entries.into_iter().map(|(key, one)| (key, by_shape(model, model.shape(item), one)));
                Value::Object(entries.collect())
            }
            None => Value::Object(entries),
        },
        (ShapeKind::String, value @ (Value::Number(_) | Value::Bool(_))) => json!(value.to_string()),
        (ShapeKind::Boolean, Value::String(text)) => text.parse::<bool>().map_or(json!(text), Value::from),
        (ShapeKind::Integer | ShapeKind::Long, Value::String(text)) => {
            text.parse::<i64>().map_or(json!(text), Value::from)
        }
        (ShapeKind::Float | ShapeKind::Double, Value::String(text)) => {
            text.parse::<f64>().map_or(json!(text), Value::from)
        }
        (_, value) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::MODELS;

    #[track_caller]
    fn check(operation: &str, written: Value, expected: &Value) {
        let (service, operation) = operation.split_once(':').expect("service:Operation");
        assert_eq!(convert(&MODELS, service, operation, written), *expected);
    }

    #[test]
    fn properties_become_what_the_operation_takes() {
        check(
            "codebuild:CreateProject",
            json!({
                "Name": 7, "TimeoutInMinutes": "30", "BadgeEnabled": "true", "Visibility": "PRIVATE",
                "Source": { "Type": "CODEPIPELINE", "BuildSpec": "version: 0.2", "GitCloneDepth": "1" },
                "Environment": { "PrivilegedMode": "false", "EnvironmentVariables": [{ "Name": "A", "Value": 1 }] },
            }),
            &json!({
                "name": "7", "timeoutInMinutes": 30, "badgeEnabled": true,
                "source": { "type": "CODEPIPELINE", "buildspec": "version: 0.2", "gitCloneDepth": 1 },
                "environment": { "privilegedMode": false, "environmentVariables": [{ "name": "A", "value": "1" }] },
            }),
        );
        check(
            "codepipeline:CreatePipeline",
            json!({ "pipeline": { "Stages": [{ "Actions": [{ "RunOrder": "2", "Configuration": { "Extract": true } }] }] } }),
            &json!({ "pipeline": { "stages": [{ "actions": [{ "runOrder": 2, "configuration": { "Extract": "true" } }] }] } }),
        );
        check("logs:PutRetentionPolicy", json!({ "retentionInDays": "many" }), &json!({ "retentionInDays": "many" }));
        check("iam:Nothing", json!({ "a": "1" }), &json!({ "a": "1" }));
    }
}
