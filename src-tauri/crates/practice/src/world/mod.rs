//! The world that moves: all state of the account, and `advance`, which lets time pass.
//!
//! A discrete-event simulation: no threads, no sleeps, no clock of its own. The server asks its clock, calls
//! [`World::advance`], then the service. Every mutation happens in one of these two, so the state can be saved
//! between them and a restarted world catches up by advancing.
//!
//! A circle on purpose: the world owns what each service remembers, and every service takes the whole world, for
//! AWS's services call each other. Everything else of this room goes one way.

pub(crate) mod agenda;
pub(crate) mod beginning;
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
use crate::faults::Faults;
use crate::messages::{PracticePullRequest, PracticePush};
use crate::moment::Moment;
use crate::services::{cloudformation, codebuild, codeconnections, codepipeline, iam, logs, s3};

/// How many ended runs of a pipeline, ended builds of a project, commits of a repository and deleted stacks the world
/// remembers. AWS keeps them for months; here the whole world is saved at each change, and that mustn't slow with age.
pub(crate) const REMEMBERED: usize = 100;

/// Everything that the practice account and its provider hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct World {
    /// Until when time has passed.
    pub(crate) now: Moment,
    /// Where every id comes from.
    pub(crate) ids: Ids,
    /// The account's id, 12 digits.
    pub(crate) account: String,
    /// Faults that are switched on.
    pub(crate) faults: Faults,
    /// The repositories.
    pub(crate) provider: Provider,
    /// What is going to happen.
    pub(crate) agenda: Agenda,
    /// Connections and hosts.
    pub(crate) connections: codeconnections::State,
    /// Stacks and change sets.
    pub(crate) stacks: cloudformation::State,
    /// Pipelines and their executions.
    pub(crate) pipelines: codepipeline::State,
    /// Projects and builds.
    pub(crate) builds: codebuild::State,
    /// Roles.
    pub(crate) roles: iam::State,
    /// Buckets and objects.
    pub(crate) buckets: s3::State,
    /// Log groups.
    pub(crate) logs: logs::State,
}

impl World {
    /// A fresh account with a little world of its own.
    pub(crate) fn new(seed: u64, now: Moment) -> Self {
        beginning::world(seed, now)
    }

    /// Lets time pass until `to`, with everything that happens on the way. Time never goes back.
    pub(crate) fn advance(&mut self, to: Moment) {
        while let Some(due) = self.agenda.pop_until(to) {
            self.now = self.now.max(due.at);
            self.happen(due.event);
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

    /// Plans an event.
    pub(crate) fn plan(&mut self, at: Moment, event: Event) {
        self.agenda.add(at.max(self.now), event);
    }

    /// A push: writes the files, then starts the pipelines that listen. Gives the new commit's id.
    pub(crate) fn push(&mut self, push: &PracticePush) -> String {
        let pushed = self.provider.push(push, &mut self.ids, self.now);
        codepipeline::pushed(self, &pushed);
        pushed.commit
    }

    /// A pull request's event; what is wrong with it when a branch doesn't exist.
    pub(crate) fn pull_request(&mut self, request: &PracticePullRequest) -> Result<(), String> {
        let opened = self.provider.pull_request(request)?;
        codepipeline::pull_request(self, &opened);
        Ok(())
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Stack { stack } => cloudformation::happen(self, &stack),
            Event::Build { build } => codebuild::happen(self, &build),
            Event::Execution { execution } => codepipeline::happen(self, &execution),
        }
    }
}
