//! How much of the past the world remembers.

/// How many ended runs of a pipeline, ended builds of a project, commits of a repository and deleted stacks the world
/// remembers. AWS keeps them for months; here the whole world is saved at each change, and that mustn't slow with age.
pub(crate) const REMEMBERED: usize = 100;
