//! Members that hold several values, of which version 0.1.0 wrote one or none: a name, an object or null.

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrSeveral<T> {
    Several(Vec<T>),
    One(T),
    None,
}

/// For `#[serde(deserialize_with)]`.
pub(crate) fn one_or_several<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(match OneOrSeveral::deserialize(from)? {
        OneOrSeveral::Several(values) => values,
        OneOrSeveral::One(value) => vec![value],
        OneOrSeveral::None => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holds {
        #[serde(default, alias = "name", deserialize_with = "one_or_several")]
        names: Vec<String>,
    }

    #[test]
    fn one_none_and_several_are_read() {
        let check = |text: &str, names: &[&str]| {
            let holds: Holds = serde_json::from_str(text).unwrap();
            assert_eq!(holds.names, names, "{text}");
        };
        check(r#"{"name": "a"}"#, &["a"]);
        check(r#"{"name": null}"#, &[]);
        check(r#"{}"#, &[]);
        check(r#"{"names": ["a", "b"]}"#, &["a", "b"]);
        assert!(serde_json::from_str::<Holds>(r#"{"names": 7}"#).is_err());
    }
}
