//! What this computer knows of a source that can't be read at AWS: the person's own clone does, without the network.

use std::sync::Arc;

use gangway_aws::failure_causes::{because, has_cause};
use gangway_catalog::fact::Fact;
use gangway_catalog::failures::Cause;
use gangway_catalog::fault::{Fault, FaultCode};

/// What a clone says of a repository or branch that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloneFinding {
    /// One of the causes that `cause-branch-unreadable` names in one breath.
    pub cause: Cause,
    /// The name that the clone knows instead, or names.
    pub known: Option<String>,
}

/// Asks the clone of a setup about a repository and a branch of it.
pub type AskClone = Arc<dyn Fn(&str, &str, &str) -> Option<CloneFinding> + Send + Sync>;

/// The same failure, with what a clone adds where AWS names several causes in one breath.
pub(crate) fn told_apart(failure: Fault, ask: impl FnOnce(&str, &str) -> Option<CloneFinding>) -> Fault {
    if failure.code != FaultCode::SourceNotFound || !has_cause(&failure, Cause::BranchUnreadable) {
        return failure;
    }
    let text = |name: &str| match failure.facts.get(name) {
        Some(Fact::Text(text)) => text.as_str(),
        _ => "",
    };
    let Some(CloneFinding { cause, known }) = ask(text("repository"), text("branch")) else { return failure };
    let failure = because(failure, cause);
    match known {
        Some(known) => failure.with("known", known),
        None => failure,
    }
}
