//! The values that travel beside a code: a sentence in `words` names them, nobody glues text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One value that a sentence may name. Text is untrusted: it is shown as text, never as markup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Fact {
    /// A count, a limit, a number of seconds.
    Number(i32),
    /// Anything else, as it was read.
    Text(String),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(i32::try_from(number).unwrap_or(i32::MAX))
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(i32::try_from(number).unwrap_or(i32::MAX))
    }
}

/// The values of one message, by the name that its sentence uses (camelCase).
pub type FactMap = BTreeMap<String, Fact>;

/// Builds a [`FactMap`]: `facts([("limit", 32.into()), ("name", name.into())])`.
pub fn facts<const N: usize>(pairs: [(&str, Fact); N]) -> FactMap {
    pairs.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect()
}
