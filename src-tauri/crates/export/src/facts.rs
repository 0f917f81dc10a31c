//! Facts as the values that a sentence names.

use gangway_catalog::fact::{Fact, FactMap};
use gangway_words::Value;

pub(crate) fn fact_values(facts: &FactMap) -> Vec<(&str, Value)> {
    let value = |fact: &Fact| match fact {
        Fact::Number(number) => Value::from(*number),
        Fact::Text(text) => Value::from(text.as_str()),
    };
    facts.iter().map(|(name, fact)| (name.as_str(), value(fact))).collect()
}
