//! YAML as AWS's own readers see it: version 1.1, where `yes` is a boolean and `3.10` is a number, with
//! CloudFormation's short tags (`!Ref`, `!Sub`) spelled out.

use saphyr::{Scalar, ScalarStyle, Yaml, YamlLoader};
use saphyr_parser::Parser;
use serde_json::{Map, Number, Value, json};

/// How deep a document may be nested. The parser below is recursive, so deeper ones are refused before it sees them.
const DEEPEST: usize = 100;

/// Reads the first document.
pub(crate) fn read(text: &str) -> Result<Value, String> {
    if nesting(text) > DEEPEST {
        return Err("nested too deeply".to_owned());
    }
    let mut loader: YamlLoader<'_, Yaml<'_>> = YamlLoader::default();
    loader.early_parse(false);
    Parser::new_from_str(text).load(&mut loader, true).map_err(|error| error.to_string())?;
    if let Some(error) = loader.error() {
        return Err(error.to_string());
    }
    loader.into_documents().first().map_or(Ok(Value::Null), value)
}

/// An upper bound of the nesting: open brackets, or the columns before a line's first text.
fn nesting(text: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for line in text.lines() {
        let indented = line.chars().take_while(|c| matches!(c, ' ' | '-' | '?' | ':' | '\t')).count();
        deepest = deepest.max(indented / 2);
        for c in line.chars() {
            match c {
                '[' | '{' => open += 1,
                ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(open);
        }
    }
    deepest
}

fn value(node: &Yaml<'_>) -> Result<Value, String> {
    Ok(match node {
        Yaml::Representation(text, style, tag) => {
            let scalar = match (style, tag) {
                (ScalarStyle::Plain, None) => plain(text),
                _ => json!(text),
            };
            match tag {
                Some(tag) if tag.handle == "!" => intrinsic(&tag.suffix, scalar),
                _ => scalar,
            }
        }
        Yaml::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(flag) => json!(flag),
            Scalar::Integer(number) => json!(number),
            Scalar::FloatingPoint(number) => json!(f64::from(*number)),
            Scalar::String(text) => json!(text),
        },
        Yaml::Sequence(items) => Value::Array(items.iter().map(value).collect::<Result<_, _>>()?),
        Yaml::Mapping(members) => {
            let mut object = Map::new();
            for (key, member) in members {
                let key = match value(key)? {
                    Value::String(key) => key,
                    other @ (Value::Number(_) | Value::Bool(_)) => other.to_string(),
                    _ => return Err("a key must be a text".to_owned()),
                };
                object.insert(key, value(member)?);
            }
            Value::Object(object)
        }
        Yaml::Tagged(tag, inner) => intrinsic(&tag.suffix, value(inner)?),
        Yaml::Alias(_) | Yaml::BadValue => return Err("cannot be read".to_owned()),
    })
}

/// `!GetAtt a.b` means `{"Fn::GetAtt": ["a", "b"]}`.
fn intrinsic(name: &str, inner: Value) -> Value {
    let full = match name {
        "Ref" | "Condition" => name.to_owned(),
        _ => format!("Fn::{name}"),
    };
    let inner = match (name, inner.as_str().and_then(|text| text.split_once('.'))) {
        ("GetAtt", Some((resource, attribute))) => json!([resource, attribute]),
        _ => inner,
    };
    json!({ full: inner })
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Value::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let decimal =
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    if !decimal {
        return json!(text);
    }
    let octal = digits.len() > 1 && digits.starts_with('0') && !digits.contains('.');
    let number = if octal { i64::from_str_radix(digits, 8).ok() } else { text.parse::<i64>().ok() };
    if let Some(number) = number {
        return json!(number);
    }
    let float = text.parse::<f64>().ok().and_then(Number::from_f64);
    float.map_or_else(|| json!(text), Value::Number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scalars_are_those_of_version_1_1() {
        let found = read("a: yes\nb: 'yes'\nc: 3.10\nd: 2012-10-17\ne: 0o7\nf: 12\ng: ~\nh: 1.2.3\n");
        let expected =
            json!({ "a": true, "b": "yes", "c": 3.1, "d": "2012-10-17", "e": "0o7", "f": 12, "g": null, "h": "1.2.3" });
        assert_eq!(found, Ok(expected));
    }

    #[test]
    fn short_tags_are_spelled_out() {
        let found = read("a: !Ref X\nb: !GetAtt X.Arn\nc: !Sub '${X}'\nd: !If [C, !Ref A, 1]\ne: !Equals [a, b]\n");
        let expected = json!({
            "a": { "Ref": "X" }, "b": { "Fn::GetAtt": ["X", "Arn"] }, "c": { "Fn::Sub": "${X}" },
            "d": { "Fn::If": ["C", { "Ref": "A" }, 1] }, "e": { "Fn::Equals": ["a", "b"] },
        });
        assert_eq!(found, Ok(expected));
    }

    #[test]
    fn deep_documents_are_refused() {
        assert!(read(&"[".repeat(50_000)).is_err());
        assert!(read(&"- ".repeat(20_000)).is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-a-z:&*!?{}\\[\\],\"'|> \\n0-9.#%@]{0,200}") {
            let _ = read(&text);
        }
    }
}
