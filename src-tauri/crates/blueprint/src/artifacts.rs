//! Names of the artifacts that the actions of a pipeline hand to one another.

pub(crate) const SOURCE: &str = "SourceOutput";
pub(crate) const BUILD: &str = "BuildOutput";
