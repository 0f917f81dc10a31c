//! Logical ids, by which resources refer to one another.

use std::fmt;

/// Logical id: letters and digits, once in its phase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// From the names that lead to it: `["build", "project"]` becomes `BuildProject`. What is neither a letter nor a
    /// digit of ASCII only parts words.
    pub fn of(words: &[&str]) -> Self {
        let mut id = String::new();
        for word in words.iter().flat_map(|words| words.split(|c: char| !c.is_ascii_alphanumeric())) {
            let mut characters = word.chars();
            id.extend(characters.next().map(|first| first.to_ascii_uppercase()));
            id.push_str(characters.as_str());
        }
        Self(id)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub(crate) fn host() -> Id {
    Id::of(&["host"])
}

pub(crate) fn artifact_bucket() -> Id {
    Id::of(&["artifact", "bucket"])
}

pub(crate) fn project(build: &str) -> Id {
    Id::of(&[build, "project"])
}

pub(crate) fn build_role(build: &str) -> Id {
    Id::of(&[build, "role"])
}

pub(crate) fn build_logs(build: &str) -> Id {
    Id::of(&[build, "logs"])
}

pub(crate) fn pipeline(pipeline: &str) -> Id {
    Id::of(&[pipeline, "pipeline"])
}

pub(crate) fn pipeline_role(pipeline: &str) -> Id {
    Id::of(&[pipeline, "pipeline", "role"])
}
