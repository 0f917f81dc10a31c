//! The world that moves: all state of the account, and `advance`, which lets time pass.
//!
//! A discrete-event simulation: no threads, no sleeps, no clock of its own. The server asks its clock, calls
//! [`World::advance`], then the service. Every mutation happens in one of these two, so the state can be saved
//! between them and a restarted world catches up by advancing.
//!
//! Services and world name each other on purpose (`tests/tests/architecture/circles.rs`): the world owns what each
//! service remembers, and every service takes the whole world, for AWS's services call each other.

mod agenda;
pub(crate) mod beginning;
pub(crate) mod history;
pub(crate) mod ids;
pub(crate) mod provider;
mod view;

#[cfg(test)]
pub(crate) mod play;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::agenda::{Agenda, Event};
use self::ids::Ids;
use self::provider::Provider;
use crate::blobs::Blobs;
use crate::faults::Faults;
use crate::messages::{PracticeCopy, PracticePullRequest, PracticePush, PracticeSource};
use crate::moment::Moment;
use crate::other::Other;
use crate::played_messages::PlayedMessages;
use crate::services::{self, ServiceName, Services};
use crate::shared::Shared;

/// The account's id, 12 digits.
const ACCOUNT: &str = "111122223333";

/// Everything that the practice account and its provider hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct World {
    /// Until when time has passed.
    pub(crate) now: Moment,
    /// Where every id comes from.
    pub(crate) ids: Ids,
    /// The account's id, 12 digits.
    pub(crate) account: String,
    /// Faults that are switched on.
    pub(crate) faults: Faults,
    /// Messages that wait for their place.
    pub(crate) played: PlayedMessages,
    /// The repositories at the practice provider.
    pub(crate) provider: Shared<Provider>,
    /// What is going to happen.
    pub(crate) agenda: Agenda,
    /// What each service remembers.
    pub(crate) services: Services,
    /// The bytes that it names.
    #[serde(skip)]
    pub(crate) blobs: Blobs,
    #[serde(flatten)]
    other: Other,
}

impl Default for World {
    /// Nothing at all, not even the little world that a fresh account starts with.
    fn default() -> Self {
        Self {
            now: Moment::default(),
            ids: Ids::default(),
            account: ACCOUNT.to_owned(),
            faults: Faults::default(),
            played: PlayedMessages::default(),
            provider: Shared::default(),
            agenda: Agenda::default(),
            services: Services::default(),
            blobs: Blobs::default(),
            other: Other::default(),
        }
    }
}

impl World {
    /// A fresh account with a little world of its own, which keeps its bytes there.
    pub(crate) fn new(seed: u64, now: Moment, blobs: Blobs) -> Self {
        beginning::world(seed, now, blobs)
    }

    /// After it was read: its bytes are here. What the version that wrote it couldn't let happen is tried again.
    pub(crate) fn opened(&mut self, blobs: Blobs) {
        self.agenda.retry();
        self.blobs = blobs;
    }

    /// Lets time pass until `to`, with everything that happens on the way. Time never goes back.
    pub(crate) fn advance(&mut self, to: Moment) {
        while let Some(due) = self.agenda.pop_until(to) {
            self.now = self.now.max(due.at);
            if !services::happen(self, &due.event.service, &due.event.id) {
                self.agenda.wait(due);
            }
        }
        self.now = self.now.max(to);
    }

    /// A new lower-case UUID.
    pub(crate) fn uuid(&mut self) -> String {
        self.ids.uuid()
    }

    /// New lower-case hexadecimal digits, at most 64.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        self.ids.hex(digits)
    }

    /// When the next thing happens, if anything is going to.
    #[cfg(test)]
    pub(crate) fn next_event(&self) -> Option<Moment> {
        self.agenda.next()
    }

    /// Plans that something of a service goes on, by the id that the service gave it.
    pub(crate) fn plan<S: ServiceName>(&mut self, at: Moment, id: impl Into<String>) {
        let event = Event { service: S::NAME.to_owned(), id: id.into(), ..Event::default() };
        self.agenda.add(at.max(self.now), event);
    }

    /// A push: writes the files, then starts the pipelines that listen. Gives the new commit's id.
    pub(crate) fn push(&mut self, push: &PracticePush) -> String {
        let event = self.provider.push(push, &mut self.ids, self.now, &self.blobs);
        services::on_push(self, &event);
        event.commit
    }

    /// Has a copy stand in for a person's own repository.
    pub(crate) fn copy(&mut self, copy: &PracticeCopy) -> PracticeSource {
        self.provider.copy(copy, &mut self.ids, self.now, &self.blobs)
    }

    /// A pull request's event; what is wrong with it when a branch doesn't exist.
    pub(crate) fn pull_request(&mut self, request: &PracticePullRequest) -> Result<(), String> {
        let event = self.provider.pull_request(request)?;
        services::on_pull_request(self, &event);
        Ok(())
    }
}
