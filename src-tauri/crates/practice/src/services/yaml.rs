//! YAML as AWS's own readers see it: version 1.1, where `yes` is a boolean and `3.10` is a number, with
//! CloudFormation's short tags (`!Ref`, `!Sub`) spelled out.

use saphyr::{Scalar, ScalarStyle, Yaml, YamlLoader};
use saphyr_parser::Parser;
use serde_json::{Map, Number, Value, json};

/// How deep a document may be nested. The parser below is recursive, so deeper ones are refused before it sees them.
const DEEPEST: usize = 100;

/// What all aliases of a document may come to: nodes, and bytes when each stands for the whole document.
const ALIASED_NODES: usize = 1_000;
const ALIASED_BYTES: usize = 16 * 1024 * 1024;

/// Whether `*name` may stand for what `&name` marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aliases {
    /// CodeBuild fills them in.
    Allowed,
    /// CloudFormation refuses them.
    Refused,
}

/// Reads the first document.
pub(crate) fn read(text: &str, aliases: Aliases) -> Result<Value, String> {
    if nesting(text) > DEEPEST {
        return Err("nested too deeply".to_owned());
    }
    let mut loader: YamlLoader<'_, Yaml<'_>> = YamlLoader::default();
    loader.early_parse(false);
    let bearable = (ALIASED_BYTES / text.len().max(1)).min(ALIASED_NODES);
    loader.alias_limit(if aliases == Aliases::Allowed { bearable } else { 0 });
    Parser::new_from_str(text).load(&mut loader, true).map_err(|error| error.to_string())?;
    if let Some(error) = loader.error() {
        let refused = aliases == Aliases::Refused;
        return Err(if refused { "YAML aliases are not allowed".to_owned() } else { error.to_string() });
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
        let text = "a: yes\nb: 'yes'\nc: 3.10\nd: 2012-10-17\ne: 0o7\nf: 12\ng: ~\nh: 1.2.3\n";
        let found = read(text, Aliases::Refused);
        let expected =
            json!({ "a": true, "b": "yes", "c": 3.1, "d": "2012-10-17", "e": "0o7", "f": 12, "g": null, "h": "1.2.3" });
        assert_eq!(found, Ok(expected));
    }

    #[test]
    fn short_tags_are_spelled_out() {
        let text = "a: !Ref X\nb: !GetAtt X.Arn\nc: !Sub '${X}'\nd: !If [C, !Ref A, 1]\ne: !Equals [a, b]\n";
        let found = read(text, Aliases::Refused);
        let expected = json!({
            "a": { "Ref": "X" }, "b": { "Fn::GetAtt": ["X", "Arn"] }, "c": { "Fn::Sub": "${X}" },
            "d": { "Fn::If": ["C", { "Ref": "A" }, 1] }, "e": { "Fn::Equals": ["a", "b"] },
        });
        assert_eq!(found, Ok(expected));
    }

    #[test]
    fn deep_documents_are_refused() {
        assert!(read(&"[".repeat(50_000), Aliases::Allowed).is_err());
        assert!(read(&"- ".repeat(20_000), Aliases::Allowed).is_err());
    }

    #[test]
    fn aliases_are_filled_in_where_they_are_allowed_and_never_without_end() {
        let small = "a: &a [1, 2]\nb: *a\n";
        assert_eq!(read(small, Aliases::Allowed), Ok(json!({ "a": [1, 2], "b": [1, 2] })));
        assert_eq!(read(small, Aliases::Refused), Err("YAML aliases are not allowed".to_owned()));
        let mut laughs = "a0: &a0 [x, x]\n".to_owned();
        for level in 1..40 {
            laughs.push_str(&format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1));
        }
        assert!(read(&laughs, Aliases::Allowed).is_err());
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a , ".repeat(1_000));
        assert!(read(&long, Aliases::Allowed).is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-a-z:&*!?{}\\[\\],\"'|> \\n0-9.#%@]{0,200}") {
            let _ = read(&text, Aliases::Allowed);
        }
    }
}
