//! How much of the past the world remembers.

/// How many ended builds of a project, commits of a repository and deleted stacks the world
/// remembers. AWS keeps them for months; here the whole world is saved at each change, and that mustn't slow with age.
pub(crate) const REMEMBERED: usize = 100;

/// How many ended runs of a pipeline the world remembers. They are smaller than their builds, whose logs go first.
pub(crate) const RUNS: usize = 300;
