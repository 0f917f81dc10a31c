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

/// The change sets of a stack that wait to be carried out.
#[derive(Debug, Default)]
pub(crate) struct Proposals {
    /// Those that planning made for this setup, by name.
    ours: Vec<String>,
    /// Whether somebody else's wait, too.
    others: bool,
}

impl Proposals {
    pub(crate) async fn on(session: &Session, stack: &Stack, setup: &str) -> Result<Self, Fault> {
        let stacks = session.stacks();
        let mut found = Self::default();
        for name in stacks.change_sets(&stack.id).await? {
            match stacks.describe_change_set(&stack.id, &name).await? {
                Some(set) if set.execution_status.starts_with("EXECUTE") => {}
                Some(set) if name.starts_with(NAMED) && is_ours(&set.tags, setup) => found.ours.push(name),
                Some(_) => found.others = true,
                // Deleted since it was listed.
                None => {}
            }
        }
        Ok(found)
    }

    /// Whether an empty stack is there for them alone.
    pub(crate) fn own_the_stack(&self) -> bool {
        !self.others && !self.ours.is_empty()
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
    if stack.status == EMPTY && except.is_none() && found.own_the_stack() {
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
