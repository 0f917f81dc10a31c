//! What planning leaves in an account: change sets that nobody carried out, and the empty stack in which the first one
//! waits. An empty stack shows no tags, so its change sets say whose it is.

use gangway_aws::session::Session;
use gangway_aws::stacks::Stack;
use gangway_catalog::fault::{Fault, FaultCode};
use tokio::time::Instant;

use crate::change_set::NAMED;
use crate::requests::is_ours;
use crate::stack::EMPTY;

/// How long an empty stack may take to go.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

/// A deletion that doesn't show after so long is sent again.
const AGAIN_AFTER: std::time::Duration = std::time::Duration::from_secs(10);

/// The change sets of a stack.
#[derive(Debug, Default)]
pub(crate) struct Proposals {
    /// Those that planning made for this setup and that wait to be carried out, by name.
    ours: Vec<String>,
    /// The execution status of one of this setup that is being carried out, or was.
    begun: Option<String>,
    /// Whether there are somebody else's, too.
    others: bool,
}

/// Whose an empty stack is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StackOwner {
    /// It is there for the plans of this setup alone.
    Setup,
    /// A plan of this setup is just being carried out, and the stack doesn't show it yet.
    Deployment {
        /// The execution status of its change set.
        status: String,
    },
    /// Nothing says that it is this setup's.
    Other,
}

impl Proposals {
    pub(crate) async fn on(session: &Session, stack: &Stack, setup: &str) -> Result<Self, Fault> {
        let stacks = session.stacks();
        let mut found = Self::default();
        for name in stacks.change_sets(&stack.id).await? {
            // None: deleted since it was listed.
            if let Some(set) = stacks.describe_change_set(&stack.id, &name).await? {
                let ours = name.starts_with(NAMED) && is_ours(&set.tags, setup);
                found.add(name, set.execution_status, ours);
            }
        }
        Ok(found)
    }

    fn add(&mut self, name: String, execution_status: String, ours: bool) {
        match (ours, execution_status.starts_with("EXECUTE")) {
            (true, false) => self.ours.push(name),
            (true, true) => self.begun = Some(execution_status),
            (false, _) => self.others = true,
        }
    }

    /// Whose the stack is, while it is empty.
    pub(crate) fn owner(&self) -> StackOwner {
        match &self.begun {
            _ if self.others => StackOwner::Other,
            Some(status) => StackOwner::Deployment { status: status.clone() },
            None if self.ours.is_empty() => StackOwner::Other,
            None => StackOwner::Setup,
        }
    }
}

/// Refuses an empty stack in which somebody else's change set waits.
pub(crate) async fn check_empty(session: &Session, stack: Option<&Stack>, setup: &str) -> Result<(), Fault> {
    match stack.filter(|stack| stack.status == EMPTY) {
        Some(stack) if Proposals::on(session, stack, setup).await?.others => {
            Err(Fault::new(FaultCode::StackNotOurs).with("stack", stack.name.as_str()))
        }
        _ => Ok(()),
    }
}

/// Deletes what planning for this setup left, except the change set of this name; with the last one the empty stack
/// goes, too.
pub(crate) async fn clear(session: &Session, stack: &str, setup: &str, except: Option<&str>) -> Result<(), Fault> {
    let stacks = session.stacks();
    let Some(stack) = stacks.describe(stack).await? else { return Ok(()) };
    if stack.status == "DELETE_COMPLETE" || stack.status != EMPTY && !is_ours(&stack.tags, setup) {
        return Ok(());
    }
    let found = Proposals::on(session, &stack, setup).await?;
    if stack.status == EMPTY && except.is_none() && found.owner() == StackOwner::Setup {
        return delete(session, &stack).await;
    }
    for name in found.ours.iter().filter(|name| Some(name.as_str()) != except) {
        stacks.delete_change_set(&stack.id, name).await?;
    }
    Ok(())
}

/// Deletes an empty stack, until it is gone: the next plan doesn't meet it half-way, and a yes that nothing came of is
/// noticed.
async fn delete(session: &Session, stack: &Stack) -> Result<(), Fault> {
    let stacks = session.stacks();
    let begun = Instant::now();
    let mut sent = None;
    while begun.elapsed() < PATIENCE {
        if sent.is_none_or(|sent: Instant| sent.elapsed() > AGAIN_AFTER) {
            stacks.delete(&stack.id, "gangway-plan-closed").await?;
            sent = Some(Instant::now());
        }
        match stacks.describe(&stack.id).await? {
            Some(now) if now.status == EMPTY => {}
            // It goes, and needs no further word.
            Some(now) if now.status != "DELETE_COMPLETE" => sent = Some(Instant::now()),
            _ => break,
        }
        tokio::time::sleep(gangway_aws::pacing::change_set(begun.elapsed())).await;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each change set as its execution status, and whether it is this setup's.
    fn check(sets: &[(&str, bool)], expected: &StackOwner) {
        let mut found = Proposals::default();
        for (number, (status, ours)) in sets.iter().enumerate() {
            found.add(format!("{NAMED}{number}"), (*status).to_owned(), *ours);
        }
        assert_eq!(&found.owner(), expected, "{sets:?}");
    }

    #[test]
    fn whose_an_empty_stack_is() {
        let deployment = |status: &str| StackOwner::Deployment { status: status.to_owned() };
        check(&[("AVAILABLE", true)], &StackOwner::Setup);
        check(&[("UNAVAILABLE", true), ("OBSOLETE", true)], &StackOwner::Setup);
        check(&[("EXECUTE_IN_PROGRESS", true)], &deployment("EXECUTE_IN_PROGRESS"));
        check(&[("AVAILABLE", true), ("EXECUTE_IN_PROGRESS", true)], &deployment("EXECUTE_IN_PROGRESS"));
        check(&[("EXECUTE_COMPLETE", true)], &deployment("EXECUTE_COMPLETE"));
        check(&[("EXECUTE_IN_PROGRESS", false)], &StackOwner::Other);
        check(&[("AVAILABLE", true), ("AVAILABLE", false)], &StackOwner::Other);
        check(&[("EXECUTE_IN_PROGRESS", true), ("AVAILABLE", false)], &StackOwner::Other);
        check(&[], &StackOwner::Other);
    }
}
