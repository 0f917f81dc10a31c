//! Filters: which of the things that are there somebody wants to see.

use regex::Regex;
use serde_json::Value;

use super::description::Description;
use super::errors::invalid_value;
use crate::call::AwsError;
use crate::services::read::{Read as _, texts};

/// Most values of all filters of a request (page "List and filter using the API" of the EC2 developer guide).
const MOST_VALUES: usize = 200;

/// The filters of a request. Several must all agree, of the values of one a single one is enough.
pub(super) struct Filters(Vec<Filter>);

struct Filter {
    /// Where the value stands in what is shown.
    place: Place,
    values: Vec<Regex>,
}

enum Place {
    /// At a dotted path; lists on the way are looked through.
    Member(&'static str),
    /// As the value of the tag with this key.
    Tag(String),
    TagKey,
}

impl Filters {
    /// Those of a request. A filter that the operation doesn't have is refused.
    pub(super) fn read(input: &Value, row: &Description) -> Result<Self, AwsError> {
        let given = input.get("Filters").or(input.get("Filter")).and_then(Value::as_array);
        let filters = given.into_iter().flatten().map(|filter| Filter::read(filter, row));
        let filters = filters.collect::<Result<Vec<_>, _>>()?;
        if filters.iter().map(|filter| filter.values.len()).sum::<usize>() > MOST_VALUES {
            let message = "The maximum number of filter values specified on a single call is 200";
            return Err(AwsError::new("FilterLimitExceeded", message));
        }
        Ok(Self(filters))
    }

    pub(super) fn admit(&self, shown: &Value) -> bool {
        self.0.iter().all(|filter| filter.admits(shown))
    }
}

impl Filter {
    fn read(filter: &Value, row: &Description) -> Result<Self, AwsError> {
        let name = filter.text("Name");
        let known = || row.filters.iter().find(|(known, _)| *known == name);
        let place = match (name.strip_prefix("tag:"), name) {
            (Some(key), _) if row.is_tagged => Place::Tag(key.to_owned()),
            (None, "tag-key") if row.is_tagged => Place::TagKey,
            _ => match known() {
                Some((_, path)) => Place::Member(path),
                None => return Err(invalid_value(format!("The filter '{name}' is invalid"))),
            },
        };
        let values = texts(filter.list("Values"));
        if values.is_empty() {
            return Err(invalid_value(format!("The filter '{name}' has no value")));
        }
        Ok(Self { place, values: values.iter().map(|value| pattern(value)).collect::<Result<_, _>>()? })
    }

    fn admits(&self, shown: &Value) -> bool {
        let tags = || shown.list("Tags").iter().chain(shown.list("TagSet"));
        let found: Vec<String> = match &self.place {
            Place::Member(path) => texts_at(shown, path),
            Place::Tag(key) => {
                tags().filter(|tag| tag.text("Key") == key).map(|tag| tag.text("Value").to_owned()).collect()
            }
            Place::TagKey => tags().map(|tag| tag.text("Key").to_owned()).collect(),
        };
        found.iter().any(|text| self.values.iter().any(|value| value.is_match(text)))
    }
}

/// The texts at a dotted path, through every list on the way; numbers and switches as texts, too.
pub(super) fn texts_at(value: &Value, path: &str) -> Vec<String> {
    if let Value::Array(items) = value {
        return items.iter().flat_map(|item| texts_at(item, path)).collect();
    }
    match (path.split_once('.'), value) {
        (Some((first, rest)), _) => value.get(first).map(|inner| texts_at(inner, rest)).unwrap_or_default(),
        (None, _) if !path.is_empty() => value.get(path).map(|inner| texts_at(inner, "")).unwrap_or_default(),
        (None, Value::String(text)) => vec![text.clone()],
        (None, Value::Number(_) | Value::Bool(_)) => vec![value.to_string()],
        (None, _) => Vec::new(),
    }
}

/// What a filter's value says: `*` stands for any characters, `?` for one, and `\` makes them themselves.
fn pattern(value: &str) -> Result<Regex, AwsError> {
    let mut written = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '*' => written.push_str(".*"),
            '?' => written.push('.'),
            '\\' => written.push_str(&regex::escape(&letters.next().unwrap_or(letter).to_string())),
            letter => written.push_str(&regex::escape(&letter.to_string())),
        }
    }
    Regex::new(&format!(r"(?s)\A{written}\z")).map_err(|_| invalid_value("A filter value is too long"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_may_have_wildcards() {
        for (pattern, text, expected) in [
            ("vpc-1", "vpc-1", true),
            ("vpc-1", "vpc-12", false),
            ("Company*", "Company network", true),
            ("*net*", "Company network", true),
            ("*", "", true),
            ("?", "", false),
            ("10.?.0.0/16", "10.6.0.0/16", true),
            (r"a\*b", "a*b", true),
            (r"a\*b", "axb", false),
            ("日?", "日本", true),
        ] {
            assert_eq!(super::pattern(pattern).is_ok_and(|value| value.is_match(text)), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_path_leads_through_lists() {
        let shown = json!({ "A": [{ "B": "x", "C": true }, { "B": "y", "C": 7 }], "D": ["z"] });
        assert_eq!(texts_at(&shown, "A.B"), ["x", "y"]);
        assert_eq!(texts_at(&shown, "A.C"), ["true", "7"]);
        assert_eq!(texts_at(&shown, "D"), ["z"]);
        assert_eq!(texts_at(&shown, "A.E.F"), Vec::<String>::new());
    }
}
