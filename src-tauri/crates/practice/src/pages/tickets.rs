//! Tokens of forms: each works once, and only for what it was made for.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

/// Most tokens that are remembered; the oldest falls out.
const MOST: usize = 256;

/// The tokens that were handed out.
#[derive(Default)]
pub(super) struct Tickets(Mutex<VecDeque<Ticket>>);

/// What a token is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticket {
    token: String,
    /// The step that it opens.
    pub(super) step: ButtonPress,
    /// What it is about: a connection's or host's ARN, or an approval's own token.
    pub(super) subject: String,
    /// The page to come back to.
    pub(super) page: String,
}

/// The presses of a button that no API has, or that only a person should answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ButtonPress {
    /// "Set up host" in the console.
    SetUp,
    /// What follows it: "Create GitHub App" at the server, or Continue with a token of it.
    Register,
    /// "Update pending connection" in the console.
    Update,
    /// "Authorize" at the provider.
    Consent,
    /// "Connect" in the console, after the provider's yes.
    Connect,
    /// "Review" at a pipeline's approval.
    Approval,
    /// "Release change" of a pipeline.
    Release,
}

impl Tickets {
    /// A new token.
    pub(super) fn issue(&self, step: ButtonPress, subject: &str, page: &str) -> String {
        let token = Uuid::new_v4().simple().to_string();
        let mut tickets = self.lock();
        if tickets.len() >= MOST {
            tickets.pop_front();
        }
        tickets.push_back(Ticket { token: token.clone(), step, subject: subject.to_owned(), page: page.to_owned() });
        token
    }

    /// What a token is for, without using it up.
    pub(super) fn look(&self, step: ButtonPress, token: &str) -> Option<Ticket> {
        self.lock().iter().find(|ticket| ticket.step == step && ticket.token == token).cloned()
    }

    /// Uses a token up.
    pub(super) fn redeem(&self, step: ButtonPress, token: &str) -> Option<Ticket> {
        let mut tickets = self.lock();
        let position = tickets.iter().position(|ticket| ticket.step == step && ticket.token == token)?;
        tickets.remove(position)
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Ticket>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_once_and_only_for_its_step() {
        let tickets = Tickets::default();
        let token = tickets.issue(ButtonPress::Update, "arn", "/page");
        assert_eq!(tickets.redeem(ButtonPress::Consent, &token), None);
        assert_eq!(tickets.look(ButtonPress::Update, &token).map(|ticket| ticket.subject), Some("arn".to_owned()));
        assert!(tickets.redeem(ButtonPress::Update, &token).is_some());
        assert_eq!(tickets.redeem(ButtonPress::Update, &token), None);
        assert_eq!(tickets.redeem(ButtonPress::Update, ""), None);
    }

    #[test]
    fn the_oldest_falls_out() {
        let tickets = Tickets::default();
        let first = tickets.issue(ButtonPress::Update, "arn", "/page");
        for _ in 0..MOST {
            tickets.issue(ButtonPress::Update, "arn", "/page");
        }
        assert_eq!(tickets.look(ButtonPress::Update, &first), None);
        assert_eq!(tickets.lock().len(), MOST);
    }
}
