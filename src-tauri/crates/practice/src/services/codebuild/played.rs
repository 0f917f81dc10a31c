//! What says that a build is played. Wherever a run is looked at it stands in members that AWS has, too: whoever talks to
//! this account sees no difference but these words.

/// The first line of every build's log.
pub(super) const LOG: &str = "[Practice] This output is played: none of the commands below is run.";

/// The summary of a pipeline's action that builds.
pub(crate) const ACTION: &str = "[Practice] Played: none of this build's commands was run.";

/// The summary of a run with builds, once it is over.
pub(crate) const RUN: &str = "[Practice] Its builds are played: none of their commands was run.";
